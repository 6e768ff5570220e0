def horner(x, n):
    s = 0
    i = 0
    while i < n:
        s = (s * x + 7) % 1000003
        s = (3 + x * s) % 999983
        s = (5 * i + s) % 1000003
        i += 1
    return s


print(horner(31, 3000), horner(-17, 3000))
