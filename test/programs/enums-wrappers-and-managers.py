# Enumerations, wrappers of functions, context managers, user strings.
import enum, functools, contextlib
from enum import *
class E(Enum):
    first = 1
    def __str__(self): return "first is " + self.name
print([str(e) for e in E], [f"{e}" for e in E], "%s" % E.first)
class F(IntEnum):
    A = 1
    def __str__(self): return "FIRST"
print(str(F.A), f"{F.A}", "{}".format(F.A), format(F.A), F.A + 1, repr(F.A))
class G(str, Enum):
    A = "a"
    def __str__(self): return "G" + self.value
print(str(G.A), f"{G.A}", "%s" % G.A, G.A == "a")
class H(int, Enum):
    A = 1
print(str(H.A), f"{H.A}", "{:>5}".format(H.A), format(H.A), H.A)
class S(StrEnum):
    A = "a"
    def __format__(self, spec): return "fmt"
print(f"{S.A}", S.A)
print([m for m in dir(E) if not m.startswith("__")], [m for m in dir(E.first) if not m.startswith("__")])
print(E.first.__class__, E._member_names_, E._value2member_map_, E.__members__)
class Base(Enum):
    def hello(self): return "hi " + self.name
class Sub(Base): X = 1; Y = X
print(Sub.X.hello(), Sub.Y, list(Sub), Sub.__members__)
try:
    class Sub2(Sub): Z = 2
except TypeError as e: print(e)
try: E.first = 2
except AttributeError as e: print(e)
try: E.nope
except AttributeError as e: print(e)
try: E.first.nope
except AttributeError as e: print(e)
try:
    class D(Enum): a = 1; a = 2
except TypeError as e: print(e)
@unique
class U(Enum): a = 1
try:
    @unique
    class U2(Enum): a = 1; b = 1
except ValueError as e: print(e)
class Fl(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
print(Fl.RW, Fl(0), ~Fl.R, list(Fl.RW), Fl.R | Fl.X, Fl.R in Fl.RW, len(Fl.RW), bool(Fl(0)), Fl.RW & Fl.R, Fl.RW ^ Fl.R, repr(Fl.R | Fl.X))
try: Fl(8)
except ValueError as e: print(e)
print(Enum("An", "ANT BEE"), list(Enum("An", "ANT BEE")), Enum("An", {"x": 1}).x, IntEnum("I", ["a", "b"]).b)
class P(Enum):
    EARTH = (5.9, 6.3)
    def __init__(self, m, r): self.m = m; self.r = r
    @property
    def g(self): return round(self.m / self.r, 3)
    @classmethod
    def find(cls, m): return next(p for p in cls if p.m == m)
    @staticmethod
    def st(): return 1
    @functools.cached_property
    def cp(self): return "cp"
print(P.EARTH.g, P.find(5.9), P.EARTH.cp, P.EARTH.value, P((5.9, 6.3)))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "a" else None
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name
    B = auto()
print(Miss("a"), Miss.B.value)
try: Miss(9)
except ValueError as e: print(e)
print(hash(E.first) == hash(E.first), E.first in {E.first: 1}, E.first is E(1), E["first"], len(E), E.first < 1 if False else "")
try: E.first < E.first
except TypeError as e: print(e)
def w(f):
    @functools.wraps(f)
    def g(*a): return f(*a)
    return g
def ff(x: int) -> str: "doc"; return str(x)
ff.attr = 1
g = w(ff); print(g.attr, g.__annotations__, g.__doc__, g.__module__, g.__qualname__, g.__wrapped__ is ff)
part = functools.partial(ff, 1); print(part(), part.func.__name__, part.args, part.keywords, repr(part)[:25])
class K:
    def m(self, a, b=2): return (a, b)
    pm = functools.partialmethod(m, 5)
    @functools.singledispatchmethod
    def sd(self, x): return "obj"
    @sd.register
    def _(self, x: int): return "int"
    @sd.register(str)
    def _(self, x): return "str"
print(K().pm(), K().pm(b=7), K().sd(1), K().sd("s"), K().sd(None))
with contextlib.ExitStack() as s:
    s.callback(print, "cb", 1, sep="|"); s.push(lambda *a: print("push", a[0])); s.enter_context(contextlib.nullcontext(3))
    r = s.pop_all()
r.close()
with contextlib.suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1)])
print("ok")
class CM(contextlib.ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *e): print("out", e[0]); return False
@CM()
def deco(): print("body")
deco()
@contextlib.contextmanager
def cm():
    yield
    yield
try:
    with cm(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def cm0():
    if False: yield
try:
    with cm0(): pass
except RuntimeError as e: print(e)
from collections import UserString, UserDict, UserList
print(UserString("abc").upper() + "d", UserDict(a=1), UserList([1]) + [2])
try:
    class D(Enum):
        a = 1
        a = 2
except TypeError as e: print(e)
try:
    class D(Enum):
        a = 1
        def a(self): pass
except TypeError as e: print(e)
try:
    class D(Enum):
        def a(self): pass
        a = 1
except TypeError as e: print(str(e)[:22])
try:
    class Late(Enum):
        X = auto()
        def _generate_next_value_(name, start, count, last): return name
except TypeError as e: print(e)
class Early(Enum):
    def _generate_next_value_(name, start, count, last): return name
    X = auto(), 3
print(Early.X.value)
