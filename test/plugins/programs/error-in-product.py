def f(x, y, z, n):
    s = 0.0
    for i in range(n):
        if i == n - 1:
            x = None
        s = s + x * y
        s = x * y + z
    return s


f(0.5, 1.5, 2.5, 2000)
