def special(n, start, factor):
    x = start
    less = 0
    equal = 0
    for i in range(n):
        x = x * factor
        if x < 1.0:
            less += 1
        if x == x:
            equal += 1
        if not x >= 0.0:
            less += 1000000
    return x, less, equal

infinity = float("inf")
print(special(5000, 1.0, 2.0))
print(special(5000, -1.0, 0.5))
print(special(5000, 0.0, -1.0))
print(special(5001, 0.0, -1.0))
print(special(5000, infinity, 0.0))
print(special(5000, -infinity, 1.0))
