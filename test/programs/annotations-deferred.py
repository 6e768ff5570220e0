def f(a: int, *b: str, k: float = 1.0, c: "Later" = 3, **kw: dict) -> list: ...
print(f.__annotations__, f.__annotations__ is f.__annotations__)
print(f.__annotate__.__name__, f.__annotate__.__qualname__, f.__annotate__.__doc__, f.__annotate__.__code__.co_varnames)
for x in (1, 2, 3, 4, "a"):
    try: print(f.__annotate__(x))
    except BaseException as e: print(type(e).__name__, e)
try: f.__annotate__()
except TypeError as e: print(e)
class C:
    x: int = 1
    y: "str"
    z: list
    def m(self, q: int): pass
print(C.__annotate__.__qualname__, C.m.__annotate__.__qualname__, C.m.__annotations__)
print(C.__annotations__, C.__annotations__ is C.__annotations__)
try: print(C().__annotations__)
except Exception as e: print(type(e).__name__, e)
class E:
    T = int
    a: T
    b: Undefined
    def k(self, x: T, y: "T" = None) -> T: pass
    def g(self, x: E): pass
    if T is int:
        cond: T
    else:
        never: T
    for i in range(2):
        loop: str = "a"
    def int(self): pass
    w: int
print(E.k.__annotations__, E.g.__annotations__)
for i in range(2):
    try: print(E.__annotations__)
    except NameError as e: print(e)
Undefined = 5
print(list(E.__annotations__), E.__annotations__["b"], E.__annotations__["w"].__name__)
class D(E): pass
print(D.__annotations__, D.__annotate__)
def g(): pass
print(g.__annotate__, g.__annotations__, g.__annotations__ is g.__annotations__)
def outer(t):
    class L:
        p: t
        q: list[t] if False else dict
        def m(self, r: t, s: L) -> None: pass
    def fn(u: t = 3): return u
    return L, fn
L, fn = outer(str)
print(L.__annotations__, L.m.__annotations__["r"], L.m.__annotations__["s"] is L, fn.__annotations__)
try: f.__annotations__ = 3
except TypeError as e: print(e)
f.__annotations__ = {"q": 1}
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda format: {"made": format}
print(f.__annotations__)
f.__annotate__ = lambda format: 3
try: f.__annotations__
except TypeError as e: print(e)
del f.__annotations__
print(f.__annotations__)
C.__annotations__ = {"n": 1}
print(C.__annotations__, C.__annotate__)
C.__annotate__ = lambda format: {"c": format}
print(C.__annotations__)
del C.__annotations__
print(C.__annotations__, C.__annotate__)
try: C.__annotate__ = 4
except TypeError as e: print(e)
try: int.__annotations__
except AttributeError as e: print(e)
v: int = 3
if v == 3:
    w: str = "a"
else:
    u: str
try:
    tt: float
finally: pass
import sys
import annotationlib
from annotationlib import Format, get_annotations, ForwardRef
class F:
    a: int
    b: Nowhere
    c: "Some"
print(get_annotations(F, format=Format.FORWARDREF))
print(get_annotations(F, format=Format.STRING))
try: get_annotations(F)
except NameError as e: print(e)
def h(c: Zed, d: "Zed", e: x.y.z(1), g: dict[str, Zed.a], i: int | None = None, j: {1: 2} = 3): pass
print(get_annotations(h, format=Format.STRING))
fw = get_annotations(h, format=Format.FORWARDREF)
print(fw["c"].__forward_arg__, fw["d"], type(fw["e"]).__name__)
try: fw["c"].evaluate()
except NameError as e: print(e)
Zed = int
print(fw["c"].evaluate())
print(repr(Format.VALUE), Format.STRING == 4, Format.FORWARDREF.name)
print(ForwardRef("A"), ForwardRef("A") == ForwardRef("A"), get_annotations(print))
try: get_annotations(3)
except TypeError as e: print(e)
def trace(p: Missing): pass
trace.__annotations__
