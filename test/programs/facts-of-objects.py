# Small facts of objects, descriptors, conversions and comprehensions, one a line.
import asyncio, builtins, sys, types
def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
def f(a, b=2): return (a, b)
class C:
    @property
    def p(self): return 7
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(): return "sm"
    def m(self): return "m"
    __slots__ = ("x",)
c = C()
t(lambda: f.__get__(5)())
t(lambda: f.__call__(1, b=3))
t(lambda: hasattr(f, "__call__"))
t(lambda: hasattr(len, "__call__"), )
t(lambda: hasattr(c, "__call__"))
t(lambda: C.__dict__["p"].__get__(c))
t(lambda: C.__dict__["p"].__get__(None, C) is C.__dict__["p"])
t(lambda: C.__dict__["cm"].__get__(None, C)())
t(lambda: C.__dict__["sm"].__get__(None, C)())
t(lambda: C.m.__get__(c, C)())
t(lambda: c.m.__call__())
t(lambda: int(b"10")); t(lambda: int(b"ff", 16)); t(lambda: float(b" 1.5 ")); t(lambda: int(bytearray(b"12")))
t(lambda: int(b"1\x00")); t(lambda: float(b"x"))
class B:
    def __bool__(self): return 3
class L:
    def __len__(self): return -1
class Lf:
    def __len__(self): return 1.5
t(lambda: bool(B())); t(lambda: bool(L())); t(lambda: len(L())); t(lambda: bool(Lf())); t(lambda: len(Lf()))
t(lambda: not B())
def iff(x):
    if x: return 1
    return 0
t(iff, B()); t(iff, L())
t(lambda: slice(0, 10) == slice(0, 10)); t(lambda: slice(1) != slice(1)); t(lambda: slice(1) < slice(2)); t(lambda: hash(slice(1)) == hash(slice(1)))
t(lambda: slice(1, 5, 2).indices(4)); t(lambda: {slice(1): 2}[slice(1)])
class D:
    def __set__(self, obj, v): obj.__dict__["d"] = v
class E: d = D()
e = E(); t(lambda: e.d.__class__.__name__); e.d = 4; t(lambda: e.d)
def g(): yield 1
x = g(); 
t(lambda: types.MethodType(f, 3)()); t(lambda: type(c.m)(f, 3)())
class P(float):
    def __new__(cls, a, newarg=None):
        u = super().__new__(cls, a); u.newarg = newarg; return u
t(lambda: P(2.5, newarg=3).newarg)
t(lambda: isinstance(c, (int, C))); t(lambda: isinstance(c, int | C)); t(lambda: isinstance(1, "int"))
class Proxy:
    def __init__(self, o): self.o = o
    @property
    def __class__(self): return self.o.__class__
t(lambda: isinstance(Proxy(c), C)); t(lambda: type(Proxy(c)).__name__)
class Doc:
    "text"
t(lambda: isinstance(sys.argv, list)); t(lambda: sys.byteorder); t(lambda: sys.maxunicode);
t(lambda: (lambda *a, **k: (a, k)).__call__(1, z=2))
def star(*args, **kw): return args, kw
star.__defaults__ = (1, 2)
t(star); t(star, 5)
def one(a): return a
one.__defaults__ = (1, 2, 3)
t(one); t(one, 9); t(lambda: one(a=4))
t(lambda: sys.implementation.name); t(lambda: __debug__)
t(lambda: builtins.len([1])); t(lambda: builtins.int is int); t(lambda: list(n for n in globals() if n in ("C", "c", "t")))
async def agen(n):
    for i in range(n):
        yield i
async def pairs():
    for i in range(4):
        yield (i, i * i)
async def main():
    print({x async for x in agen(3)}, {k: v async for k, v in pairs()}, {k: v async for (k, v) in pairs() if k % 2})
    print([x async for x in agen(3)], {x: x + 1 async for x in agen(4) if x}, sorted({(a, b) async for a in agen(2) for b in range(2)}))
    print({x + y for x in range(2) async for y in agen(2)})
asyncio.run(main())
def double(cls):
    cls.twice = True
    return cls
@(lambda f: f)
@kept := double
class Marked: pass
print(Marked.twice, kept is double)
import random
from collections import defaultdict
r = random.Random(5)
print(r.sample("abcdef", 3), r.sample(["a", "b"], counts=[3, 2], k=4), r.sample(range(1000), 3))
for bad in (lambda: r.sample({1, 2}, 1), lambda: r.sample([1], 2), lambda: r.sample([1, 2], counts=[1], k=1), lambda: r.sample({1: 2}, 1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
d = defaultdict(list, {1: [2]})
print(d, d.copy(), defaultdict(None, {}), type(d[3]))
