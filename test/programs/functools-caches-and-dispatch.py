# Caches, wraps and single dispatch of functools.
from functools import *
import functools
@lru_cache(maxsize=None)
def fib(n):
    "Fib."
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info(), fib.__name__, fib.__doc__, fib.__wrapped__(5), fib.cache_parameters())
fib.cache_clear(); print(fib.cache_info())
@cache
def g(*a, **k): print("call", a, k); return len(a)
g(1, 2); g(1, 2); g(1, x=2); g(1, x=2); g(1.0); g(1); print(g.cache_info())
@lru_cache(2)
def sq(x): print("sq", x); return x * x
sq(1); sq(2); sq(1); sq(3); sq(2); sq(1); print(sq.cache_info())
@lru_cache
def h(x): return x
h(1); h(1); print(h.cache_info(), h.cache_info().hits, h.cache_info()[1])
@lru_cache(typed=True)
def ty(x): return type(x)
print(ty(1), ty(1.0), ty(True), ty.cache_info())
@lru_cache(maxsize=0)
def no(x): return x
no(1); no(1); print(no.cache_info())
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
t(lambda: h([]))
t(lambda: fib([]))
t(lambda: lru_cache("x"))
class C:
    @lru_cache(maxsize=None)
    def m(self, x): return (type(self).__name__, x)
    @cache
    def n(self): return 5
c = C(); print(c.m(1), c.m(1), C.m.cache_info(), c.n())
def deco(f):
    @wraps(f)
    def w(*a, **k):
        "wdoc"
        return f(*a, **k)
    return w
@deco
def orig(a: int) -> str:
    "odoc"
    return a
orig.extra = 1
print(orig.__name__, orig.__doc__, orig.__qualname__, orig.__module__, orig(3), orig.__wrapped__.__name__)
@singledispatch
def show(x, n=0):
    "show doc"
    return f"obj {x!r}"
@show.register(int)
def _(x, n=0): return f"int {x} {n}"
@show.register(list)
@show.register(tuple)
def seq(x, n=0): return f"seq {len(x)}"
print(show(1), show(True, 5), show("s"), show([1, 2]), show((1,)), show(None), show.__name__, show.__doc__, seq([1]))
print(show.dispatch(bool) is show.dispatch(int), show.dispatch(str) is show.registry[object], len(show.registry))
show.register(float, lambda x, n=0: "float")
print(show(2.5))
t(lambda: show())
class B: pass
class E2(B): pass
show.register(B, lambda x: "B"); print(show(E2()), show(B()))
class M:
    @singledispatchmethod
    def f(self, a): return ("default", a)
    @f.register(int)
    def _(self, a): return ("int", a)
    @f.register(str)
    def _s(self, a): return ("str", a)
print(M().f(1), M().f("x"), M().f(2.5))
def fails(n):
    raise ValueError(n)
cf = cache(fails)
t(lambda: cf(1)); print(cf.cache_info())
