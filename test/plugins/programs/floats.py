def poly(x, n):
    s = 0.0
    i = 0
    while i < n:
        s = s * x + 0.75
        s = 0.25 + x * s
        s = x * 0.5 + s
        s = s + 0.125 * x
        s = 2.5 * x + s * 0.25
        i += 1
    return s


print(poly(0.5, 3000), poly(-0.25, 3000))
