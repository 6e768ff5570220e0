"""Generators in functions that call themselves, asked and sent to by loops, with closures and keyword arguments."""

def below(n, depth):
    for i in range(n):
        yield i + (walk(i, depth - 1) if depth > 0 and i % 3 == 0 else 0)

def walk(n, depth):
    total = 1
    for value in below(n, depth):
        total += value
        if depth > 1 and value % 4 == 1:
            total += walk(n - 1, depth - 2)
        if total > 10**9:
            total %= 1000003
    return total

print([walk(n, 5) for n in range(9)])

def leaves(node):
    if isinstance(node, list):
        for item in node:
            for leaf in leaves(item):
                yield leaf
    else:
        yield node

def depth_sum(node, level):
    result = 0
    for leaf in leaves(node):
        result += leaf * level
    if isinstance(node, list):
        for item in node:
            result += depth_sum(item, level + 1)
    return result

tree = 1
for i in range(7):
    tree = [tree, i, [i, tree]]
print(sum(depth_sum(tree, 1) for _ in range(10)))

def deep(n):
    if n == 0:
        raise ValueError("bottom")
    for x in range(2):
        for y in deep(n - 1):
            yield y
        yield x

def forever(n):
    for v in forever(n + 1):
        return v
    yield n
def attempt():
    out = []
    for k in range(300):
        try:
            for v in deep(k % 7):
                out.append(v)
        except ValueError as e:
            out.append(str(e))
    try:
        for v in forever(0):
            pass
    except RecursionError as e:
        out.append(str(e))
    return len(out), out[-1]
print(attempt())

def send_like():
    got = None
    while True:
        got = yield got
        if got is not None:
            got = got * 2
g = send_like()
next(g)
c = 0
for i in range(3000):
    for v in g:
        c += v is None
        if c % 2: break
    c += g.send(i)
print(c)

def clos(k):
    base = k
    def inner(n):
        for i in range(n):
            yield base + i
    return inner
t = 0
f = clos(3)
for rep in range(2000):
    for v in f(4):
        t += v
    for v in (a * b for a in range(3) for b in f(2) if a != b):
        t += v
print(t)
def kw(n, *args, **kws):
    for a in args:
        for i in range(n):
            yield a, kws.get("x", i)
t = 0
for rep in range(1500):
    for a, b in kw(3, 1, 2, x=rep):
        t += a * b
    for a, b in kw(2, 5):
        t += a * b
print(t)
