import sys, contextlib, functools, types
def t(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e, "|", repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
# generators
def g(n):
    try:
        x = yield n
        while True:
            try:
                x = yield x * 2
            except KeyError as e:
                x = yield f"caught {e}"
            else:
                if x is None: return "done"
    finally:
        print("final")
def drive():
    it = g(1)
    out = [next(it), it.send(3), it.throw(KeyError("k")), it.send(4), it.send(5)]
    try:
        it.send(None)
    except StopIteration as e:
        out.append(e.value)
    return out
t(drive)
def outer():
    r = yield from g(7)
    yield r
it = outer()
print(next(it), it.send(2))
t(it.throw, ValueError("thrown"))
t(next, it)
it = g(0)
next(it)
it.close()
t(it.send, 1)
t(lambda: g(0).send(1))
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn(); next(s)
t(s.close)
def rs():
    raise StopIteration(3)
    yield
t(next, rs())
def ret_close():
    try:
        yield
    except GeneratorExit:
        return 42
r = ret_close(); next(r)
t(r.close)
def busy():
    next(me)
    yield
me = busy()
t(next, me)
# finally overriding
def f1():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
def f2():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            break
        finally:
            print("fin")
    return "after"
def f3():
    try:
        raise ValueError(1)
    except ValueError as e:
        raise KeyError(2) from e
    finally:
        print("f3")
def f4():
    try:
        try:
            raise ValueError("a")
        finally:
            raise TypeError("b")
    except TypeError as e:
        return repr(e.__context__)
def f5():
    try:
        raise ValueError
    except (TypeError, ValueError) as e:
        e2 = e
    try:
        e
    except UnboundLocalError as x:
        return str(x), e2
def f6():
    try:
        raise Exception("x") from None
    except Exception as e:
        raise
for f in (f2, f3, f4, f5, f6): t(f)
# context managers
class CM:
    def __init__(self, n, swallow=False, fail=None): self.n, self.s, self.f = n, swallow, fail
    def __enter__(self):
        print("enter", self.n)
        if self.f == "enter": raise RuntimeError("enter " + self.n)
        return self.n
    def __exit__(self, et, e, tb):
        print("exit", self.n, et and et.__name__, tb is not None)
        if self.f == "exit": raise RuntimeError("exit " + self.n)
        return self.s
def w1():
    with CM("a"), CM("b", True) as b, CM("c"):
        raise ValueError(b)
    return "ok"
def w2():
    with (CM("a", fail="exit") as x, CM("b", fail="enter") as y,):
        print("never")
def w3():
    with contextlib.ExitStack() as st:
        st.enter_context(CM("p"))
        st.push(lambda *a: print("pushed", a[0]) or True)
        st.callback(print, "cb", sep="!")
        raise KeyError("z")
    return "swallowed"
def w4():
    @contextlib.contextmanager
    def cm(x):
        try:
            yield x
        except ValueError as e:
            print("cm got", e)
            raise LookupError("conv") from e
    with cm(3) as v:
        raise ValueError(v)
@contextlib.contextmanager
def no_yield():
    if False: yield
@contextlib.contextmanager
def two():
    yield 1
    yield 2
def w5():
    with no_yield(): pass
def w6():
    with two(): pass
def w7():
    with contextlib.suppress(KeyError, IndexError):
        [][1]
    with contextlib.suppress(KeyError):
        {}[1]
    with contextlib.nullcontext(5) as n: return n
for f in (w1, w2, w3, w4, w5, w6, w7): t(f)
# closures
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter(); inc(); inc(5); print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
x = "global"
class Scope:
    x = "class"
    y = [x for _ in range(1)]
    z = (lambda: x)()
    def m(self): return x
print(Scope.y, Scope.z, Scope().m())
def unbound():
    print(zz)
    zz = 1
t(unbound)
def delit():
    a = 1
    del a
    return a
t(delit)
def nested():
    def inner(): return free
    t(inner)
    free = 1
    return inner()
t(nested)
# call errors
def sig(a, b=2, /, c=3, *d, e, f=6, **g): return a, b, c, d, e, f, g
for args, kw in (((1,), {"e": 5}), ((1, 2, 3, 4), {"e": 5, "z": 1}), ((), {"e": 1}), ((1,), {}), ((1,), {"a": 2, "e": 3}), ((1, 2, 3), {"c": 4, "e": 1})):
    t(lambda: sig(*args, **kw))
t(lambda: sig(1, **{"e": 1}, **{"e": 2}))
t(lambda: sig(1, **{1: 2}))
t(lambda: sig(*3))
t(lambda: sig(**3))
t(lambda: (lambda a, b: 0)(1, 2, 3))
t(lambda: (lambda *, k: 0)())
t(lambda: (lambda a, b, c: 0)(b=1))
t(lambda: "".join(1, 2))
t(lambda: [].append())
t(lambda: len())
t(lambda: print(end=3))
t(lambda: sorted([1], 2))
t(lambda: max())
t(lambda: max(1))
t(lambda: max([], default=3))
t(lambda: min([1, "a"]))
t(lambda: sum(["a"]))
t(lambda: sum(["a"], ""))
t(lambda: pow(2, -1, 7))
t(lambda: pow(2, -1, 4))
t(lambda: pow(0, -1))
t(lambda: divmod(-7, 2) + divmod(7, -2) + divmod(-7.5, 2))
t(lambda: round(2.5) + round(3.5) + round(-0.5))
t(lambda: (round(2.675, 2), round(1234, -2), round(1e300, 2), round(5, 3)))
t(lambda: int("1_000") + int(" 12 ") + int("0x1f", 16) + int("0b11", 0))
t(lambda: int("1__0"))
t(lambda: int("0x", 16))
t(lambda: int("z", 36))
t(lambda: int("1", 40))
t(lambda: int(1e20))
t(lambda: int("٣"))
t(lambda: float("1_0.5e-3"))
t(lambda: float("infinity") - float("inf"))
t(lambda: 1 << -1)
t(lambda: 1 << 100 >> 98)
t(lambda: -5 // 2 * 2 + -5 % 2)
t(lambda: 5 % -3.0)
t(lambda: 0.1 + 0.2)
t(lambda: 1e308 * 10)
t(lambda: 2 ** 0.5)
t(lambda: (-8) ** (1 / 3))
t(lambda: 10 ** -2)
t(lambda: complex("1+2j") * 2j)
t(lambda: 1j ** 2)
t(lambda: abs(3 + 4j))
t(lambda: {1: "a", 1.0: "b", True: "c"})
t(lambda: {0, False, 0.0, -0.0})
t(lambda: [1, 2, 3][::0])
t(lambda: "abc"["a"])
t(lambda: [1, 2][1.0])
t(lambda: {}[[]])
t(lambda: {[]: 1})
t(lambda: (1, 2) + [3])
t(lambda: [1] + (2,))
t(lambda: "a" * -1 + "b" * 2)
t(lambda: [[]] * 2)
t(lambda: "abc" < 3)
t(lambda: 3 in "abc")
t(lambda: 3 in 4)
t(lambda: None + 1)
t(lambda: -"a")

t(lambda: "%d" % "a")
t(lambda: "%s %s" % 1)
t(lambda: "%s" % (1, 2))
t(lambda: "%(a)d" % {"b": 1})
t(lambda: "{} {1}".format(1, 2))
t(lambda: "{a.b}".format(a=1))
t(lambda: "{0[x]}".format([1]))
t(lambda: "{:d}".format("a"))
t(lambda: "{:>{w}}".format(1, w=5))
t(lambda: "{!z}".format(1))
t(lambda: "{".format())
t(lambda: format(1.5, "d"))
t(lambda: format("a", "=5"))
t(lambda: f"{1:,_}" if False else format(1, ",_"))
a, *b, c = range(5); print(a, b, c)
(a, b), [c, *d] = (1, 2), "xyz"; print(a, b, c, d)
def up():
    a, b = 1, 2, 3
t(up)
def up2():
    a, *b, c = [1]
t(up2)
def up3():
    a, b = 5
t(up3)
i = 0
lst = [0, 0, 0]
i, lst[i] = 1, 9
print(i, lst)
lst[lst.index(9)] += (i := 5)
print(lst, i, [y := 1, y ** 2], [last := k for k in range(3)], last)
print([*range(2), *"ab"], {**{"a": 1}, "b": 2, **{"a": 3}}, (*[], 1), {*(), 1})
print(1 < 2 < 3 != 4 is not None, 1 == 1.0 == True, "a" "b" f"{1}" 'c', (1,), ((),), ...)
print(__name__, __debug__)
for i in []: pass
else: print("else", i)
while False: pass
else: print("welse")
try: pass
except: pass
else: print("telse")
finally: print("tfin")
