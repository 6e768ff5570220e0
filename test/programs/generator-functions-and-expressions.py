def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
for x in count(3):
    print(x)
g = count(2)
print(next(g), next(g), next(g, "end"), next(g, "end"))
print(list(count(5)), sum(count(10)), tuple(count(3)))
def echo():
    got = yield "start"
    while got is not None:
        got = yield got * 2
    return "done"
e = echo()
print(next(e), e.send(5), e.send("ab"))
try:
    e.send(None)
except StopIteration as s:
    print("stopped", s.value, s.args)
def inner():
    x = yield 1
    print("inner got", x)
    y = yield 2
    print("inner got", y)
    return "inner result"
def outer():
    r = yield from inner()
    print("result", r)
    z = yield from [7, 8]
    print("z", z)
    yield from ()
    yield "last"
o = outer()
print(next(o), o.send("A"), o.send("B"), next(o), next(o))
try:
    next(o)
except StopIteration as s:
    print("end", s.value)
class_gen = (x * x for x in range(5) if x % 2 == 0)
print(list(class_gen), list(class_gen))
print(sum(x * y for x in range(4) for y in range(x)))
def tree(n):
    if n > 0:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)))
def deep(n):
    if n == 0:
        yield "bottom"
    else:
        yield from deep(n - 1)
print(list(deep(400)))
def cleanup():
    try:
        yield 1
        yield 2
    except ValueError as v:
        print("caught", v)
        yield "recovered"
    finally:
        print("finally")
c = cleanup()
print(next(c))
print(c.throw(ValueError("boo")))
print(next(c, "over"))
c = cleanup()
next(c)
c.close()
c.close()
print(next(c, "closed"))
c = cleanup()
try:
    c.throw(KeyError("k"))
except KeyError as k:
    print("unstarted", k)
def ignoring():
    try:
        yield 1
    except GeneratorExit:
        print("ignored")
        yield 2
i = ignoring()
next(i)
try:
    i.close()
except RuntimeError as r:
    print(r)
def stops():
    yield 1
    raise StopIteration("x")
s = stops()
next(s)
try:
    next(s)
except RuntimeError as r:
    print(r, f"{r.__cause__!r} {r.__context__!r}")
def selfish():
    yield next(me)
me = selfish()
try:
    next(me)
except ValueError as v:
    print(v)
try:
    count(3).send(1)
except TypeError as t:
    print(t)
def delegated():
    try:
        yield from cleanup()
    except KeyError as k:
        print("outer caught", k)
        yield "outer"
d = delegated()
print(next(d), d.throw(ValueError("in")), next(d, "gone"))
d = delegated()
next(d)
print(d.throw(KeyError("q")))
d = delegated()
next(d)
d.close()
def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"
r = returns_on_close()
next(r)
print(r.close(), r.close())
def cells(n):
    def f():
        return n + k
    for k in range(3):
        yield f()
print(list(cells(10)))
gens = [count(3), (c for c in "ab")]
for gg in gens:
    for v in gg:
        print(v)
def total(n):
    t = 0
    for v in count(n):
        t += v
    return t
print(total(20000))
def kw(*a, k=0):
    yield a
    yield k
print(list(kw(1, 2, k=3)))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for f in fib():
    if f > 100: break
    print(f)
def zipped():
    yield from zip(count(3), "abc")
print(list(zipped()))
print(list(map(lambda v: v + 1, count(3))), max(count(4)), any(count(3)))
a, b, *rest = count(5)
print(a, b, rest)
print([*count(3), *count(2)], 2 in count(3))
lam = lambda: (yield 5)
print(list(lam()))
def early():
    for x in count(10):
        if x == 2:
            return x
        yield x
print(list(early()))
def inner():
    yield 1
    yield 1 / 0
def g():
    yield from inner()
def f():
    for x in g():
        print(x)



try:
    f()
except ZeroDivisionError as problem:
    print("caught", problem)
f()
