# Up to the last small int and back, in hot code.
def climb(start, step, n):
    x = start
    for i in range(n):
        x += step
    return x

print(climb(140737488345327, 1, 10000), climb(140737488355327, -1, 10000), climb(-140737488345328, -1, 10000))
def products(n):
    total = 0
    for i in range(n):
        total = 11863283 * (11863283 - i) - 11863283 * i
    return total

print(products(10000))
def shifts(n):
    total = 0
    for i in range(n):
        total = (1 << 46) + ((1 << 46) - 1) - (i >> 2) * (1 << 30)
    return total

print(shifts(10000))
