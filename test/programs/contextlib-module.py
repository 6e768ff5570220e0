# The module contextlib: managers from generators, stacks of managers, what they do with exceptions.
import contextlib
from contextlib import *
@contextmanager
def tag(name):
    """Doc."""
    print("<", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(">", name)
with tag("a") as x: print(x)
with tag("b"): raise ValueError("v")
try:
    with tag("c"): raise KeyError("k")
except KeyError as e: print("out", e)
print(tag.__name__, tag.__doc__, tag.__wrapped__ is not None)
@tag("deco")
def f(x): return x * 2
print(f(3), f(4), f.__name__)
@contextmanager
def bad():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def swallow():
    try: yield
    except BaseException: pass
    yield
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
def a1():
    with bad(): pass
def a2():
    with twice(): pass
def a3():
    with swallow(): raise ValueError(1)
def a4():
    with tag("s"): raise StopIteration("x")
@contextmanager
def other():
    try: yield
    except ValueError as e: raise TypeError("new") from e
def a5():
    with other(): raise ValueError("old")
for g in (a1, a2, a3, a4, a5): t(g)
class Res:
    def __init__(self, n): self.n = n
    def close(self): print("close", self.n)
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, *exc): print("exit", self.n, exc[0] and exc[0].__name__); return self.n == 2
with closing(Res(1)) as r: print(r.n)
with suppress(KeyError, IndexError): [][1]
with suppress(): print("x")
try:
    with suppress(KeyError): 1/0
except ZeroDivisionError: print("zd")
with nullcontext(5) as n: print(n)
with ExitStack() as stack:
    for i in range(3): stack.enter_context(Res(i))
    stack.callback(print, "cb", 1, sep="-")
    stack.push(lambda *e: print("pushed", e))
    print("body")
try:
    with ExitStack() as stack:
        stack.enter_context(Res(2))
        stack.enter_context(Res(5))
        raise ValueError("in body")
    print("swallowed")
except ValueError: print("not")
def fail(): raise KeyError("from callback")
def a6():
    with ExitStack() as s:
        s.callback(fail)
        raise ValueError("orig")
t(a6)
s = ExitStack()
s.callback(print, "later")
m = s.pop_all()
s.close(); print("closed"); m.close()
t(lambda: ExitStack().enter_context(5))
class D(ContextDecorator):
    def __enter__(self): print("D in"); return self
    def __exit__(self, *e): print("D out"); return False
@D()
def g(a, b=1): "gdoc"; return a + b
print(g(1), g(1, b=5), g.__doc__)
