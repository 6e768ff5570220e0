def escape(cr, ci, limit):
    zr = 0.0
    zi = 0.0
    n = 0
    while n < limit and zr * zr + zi * zi <= 4.0:
        zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
        n += 1
    return n

for y in range(-6, 7):
    for x in range(-20, 10):
        depth = escape(x / 12, y / 6, 300)
        if depth == 300:
            print("#", end="")
        elif depth > 8:
            print("+", end="")
        else:
            print(".", end="")
    print()
