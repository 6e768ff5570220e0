def sums(n):
    a = 0
    for i in range(n):
        a += i
    b = 0
    for i in range(n, 0, -1):
        b += i
    c = 0
    for i in range(3, n, 7):
        c += i
    d = 0
    for i in range(-n, n):
        d += i
    return a, b, c, d, i

print(sums(5000))
print(sums(0 + 1))
