def a(x, y, /, z, w=4, *rest, k, m=7):
    return (x, y, z, w, rest, k, m)
print(a(1, 2, 3, k=5))
print(a(1, 2, z=3, k=5))
print(a(1, 2, 3, 9, 10, 11, m=1, k=5))
def b(*args): return args
print(b(), b(1), b(1, 2, [3]))
def c(*, q, r=2): return (q, r)
print(c(q=1), c(r=5, q=3))
def d(n, *xs):
    t = n
    for x in xs: t += x
    return t
print(d(1), d(1, 2, 3))
def e(p, q=2, /): return p, q
print(e(1), e(1, 5))
i = 0
s = 0
while i < 3000:
    s += d(i, 1, i) + c(q=i)[0]
    i += 1
print(s)
f = lambda *v, key=3: (v, key)
print(f(1, 2), f(key=9), f())
def dflt(x, l=[]):
    l.append(x)
    return l
print(dflt(1), dflt(2))
def g(a, b, c=[1], *, d=[2]):
    c.append(a); d.append(b)
    return c, d
print(g(1, 2)); print(g(b=3, a=4))


def missing(a, b=2, *, key, other=4):
    return a, b, key, other


print(missing(1, key=3))
print(missing(1, 2, 3, key=5))
