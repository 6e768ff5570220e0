def three(n):
    a = 0
    for i in range(n):
        a += i
    b = 0.0
    while b < n:
        b += 1.5
    c = []
    for i in range(n):
        c.append(a - i)
    d = 0
    for item in c:
        d += item % 7
    return a, b, len(c), d, i, item

print(three(4000), three(10))
