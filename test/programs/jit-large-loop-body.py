def run(n):
    a = b = c = d = e = f = g = h = 0
    for i in range(n):
        a = a + i
        b = b + a % 3
        c = c + b % 5 - a % 7
        d = d ^ c
        e = e + (d & 1023)
        f = f + e * 0.5
        g = g + (f > 1000.0)
        h = h + (a - b) // (i + 1)
        if i % 2 == 0:
            a -= 1
        else:
            b += 1
        if c > 500:
            c -= 400
        elif c < -500:
            c += 450
        if h > 1000000:
            h %= 1000
        if g > 100 and a % 11 == 3:
            g -= 1
        d, e = e % 4096, d % 4096
    return a, b, c, d, e, f, g, h

print(run(4000))
