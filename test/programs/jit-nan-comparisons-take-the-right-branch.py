def count(n, x):
    lt = le = gt = ge = eq = ne = 0
    for i in range(n):
        if x < i:
            lt += 1
        if x <= i:
            le += 1
        if x > i:
            gt += 1
        if x >= i:
            ge += 1
        if x == i:
            eq += 1
        if x != i:
            ne += 1
        while not x < i:
            break
        else:
            lt += 100000
    return lt, le, gt, ge, eq, ne

print(count(4000, float("nan")))
print(count(4000, 100.5))
print(count(4000, 100))
print(count(4000, -0.0))
