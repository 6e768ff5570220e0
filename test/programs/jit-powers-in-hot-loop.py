"""Roots and squares by `**` in hot loops are what pow gives, to the last bit, for any float; errors and complex results are CPython's."""
import math


def compare(count, seed, spread):
    different = 0
    total = 0.0
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        x = (seed / 2147483648.0 + 1.0) * spread
        root = x**0.5
        square = x**2.0
        whole = x**2
        if root != math.pow(x, 0.5) or square != math.pow(x, 2.0) or whole != square:
            different += 1
        total += root - square / x
    return different, total


for spread in [1.0, 2.0, 0.1, 3e10, 7e-20, 1e150, 1e-150, 5e-324, 1e-160, 1e153]:
    print(spread, compare(900, int(spread) % 1000 + 17, spread))


def extremes(values):
    out = []
    for _ in range(150):
        out = []
        for x in values:
            out.append((x**0.5, x**2.0))
    return out


print(extremes([0.0, -0.0, 1.0, 4.0, 2.25, float("inf"), float("nan"), 5e-324, 1e-308, 1.7e154 / 2]))


def squares_of_roots(limit):
    wrong = 0
    for number in range(limit):
        x = number * 1.0
        if x**2.0 != number * number or (x * x) ** 0.5 != x:
            wrong += 1
    return wrong


print(squares_of_roots(3000))


def until_it_fails(x, exponent_first):
    turns = 0
    try:
        for _ in range(4000):
            x = x * 1.3
            if exponent_first:
                y = x**2.0
            else:
                y = (x * x) ** 0.5
            turns += 1
    except OverflowError as error:
        return turns, type(error).__name__, x
    return turns, y, x


print(until_it_fails(1.5, True))
print(until_it_fails(1e-300, False))


def negative(values):
    found = []
    for _ in range(200):
        found = []
        for x in values:
            y = x**2.0
            found.append(y)
    return found


print(negative([-1.5, 2.5, -3.25, -1e-170, 1e-200, -0.0]))
