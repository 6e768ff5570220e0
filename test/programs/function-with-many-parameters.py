def many(a, b, c, d, e, f, g, h, i, j):
    return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 + j * 10

print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), many(1, 1, 1, 1, 1, j=0, i=0, h=0, g=0, f=0))
print(many(many(0, 0, 0, 0, 0, 0, 0, 0, 0, 1), 0, 0, 0, 0, 0, 0, 0, many(1, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1))
