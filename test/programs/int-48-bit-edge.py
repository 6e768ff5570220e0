# The largest and smallest small ints, reached by every operation without leaving them.
top = 140737488355327
bottom = -140737488355328
print(top, bottom, top - 1, bottom + 1, top + 0, bottom - 0, top * 1, bottom * -0)
print(top + bottom, -top, top // -1, top % 10, bottom % 10, bottom // 2 * 2 == bottom)
print(70368744177663 + 70368744177664, -70368744177664 - 70368744177664, -70368744177664 * 2)
print(top / bottom, bottom / top, top > bottom, top == top + 0, bottom < 0)
print(11863283 * 11863283, 11863283 * -11863283, 2 ** 46 + (2 ** 46 - 1), -(2 ** 46) * 2)
print(top & bottom, top | bottom, top ^ bottom, ~top, ~bottom == top, top >> 46, bottom >> 46)

# Sums of many machine ints outgrow 64 bits.
print(sum([2**47 - 1] * 70000), sum([-(2**47)] * 65535, -(2**47)), sum([-(2**47)] * 65537))
print(sum([2**47 - 1] * 65535, 2**47 - 1), sum([1.5] + [2**47 - 1] * 70000))
