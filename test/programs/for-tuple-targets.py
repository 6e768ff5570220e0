pairs = [(1, "a"), (2, "b"), [3, "c"]]
for number, letter in pairs:
    print(number, letter)
for i, (x, y) in [(0, (1, 2)), (1, (3, 4))]:
    print(i, x + y)
items = [0, 0]
for items[0] in range(3):
    pass
for items[1], k in [(7, 8)]:
    pass
print(items, k, number, letter)
total = 0
for a, b in [(1, 2.5), (3, 4)] * 1500:
    total += a * b
print(total)
