# Many locals, some dead at the loop's header, some only written, read after a late exit.
def busy(n, stop):
    a = 1
    b = 2.0
    c = "c"
    d = None
    e = [0]
    unused = 0
    t = 0
    for i in range(n):
        t = i + a
        u = t * b
        v = u - i
        w = t
        if i == stop:
            d = c + "!"
            e.append(d)
            break
        a = w - i
        unused = v
        e[0] = t
    return a, b, c, d, e, t, u, v, w, unused, i

print(busy(5000, 4800))
print(busy(5000, 6000))
print(busy(10, 3))
