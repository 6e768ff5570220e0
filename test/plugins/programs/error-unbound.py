def f(x, y, n):
    s = 0.0
    i = 0
    while i < n:
        s = x * y + s
        if i == n - 1:
            if i < 0:
                late = 1.0
            s = x * y + late
        i += 1
    return s


f(0.5, 1.5, 2000)
