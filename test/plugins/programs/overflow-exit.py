def f(x, n):
    s = 1
    for i in range(n):
        s = s * 3 + x
        if s > 100000000:
            s = s % 1000
    return s


print(f(1, 3000), f(2.5, 3000))
