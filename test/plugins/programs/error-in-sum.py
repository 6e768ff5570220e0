def f(x, y, z, n):
    s = 0.0
    i = 0
    while i < n:
        if i == n - 1:
            z = "text"
        s = x * y + z
        i += 1
    return s


print("begin")
f(0.5, 1.5, 2.5, 2000)
