import enum, functools, operator, copy, collections, typing, dataclasses, abc, types, numbers
from fractions import Fraction as F
from decimal import Decimal as D
def t(f, *a):
    try:
        print(f(*a))
    except BaseException as e:
        print(type(e).__name__, e)
class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    @property
    def nice(self): return self.name.title()
    @classmethod
    def parse(cls, s): return cls[s.upper()]
    def __str__(self): return f"<{self.name}>"
print(list(Color), Color.CRIMSON is Color.RED, Color.RED.nice, str(Color.GREEN), repr(Color.RED), f"{Color.RED}", Color.parse("green"), Color(2), Color.__members__, Color.RED in Color, 1 in Color, 9 in Color)
t(lambda: Color["x"]); t(lambda: Color(3)); t(lambda: Color.RED < Color.GREEN); t(lambda: setattr(Color, "RED", 3)); t(lambda: Color.RED.GREEN); t(lambda: delattr(Color, "RED"))
class Planet(enum.Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)
    def __init__(self, m, r): self.m, self.r = m, r
    @functools.cached_property
    def g(self): return round(self.m / self.r ** 2, 4)
print(Planet.EARTH.g, Planet((0.6, 3.4)), Planet.MARS.value, [p.name for p in Planet])
class Perm(enum.Flag):
    R = 4; W = 2; X = 1
    RW = R | W
print(Perm.R | Perm.X, Perm.RW, Perm(7), ~Perm.R, Perm.R in Perm.RW, [*Perm(6)], Perm.R ^ Perm.RW, bool(Perm(0)), Perm(0), Perm["RW"].value, len(Perm.RW), repr(Perm.R & Perm.W))
class Sh(enum.StrEnum):
    A = enum.auto(); B = "bee"
class N(enum.IntEnum):
    ONE = 1; TWO = enum.auto()
print(Sh.A + "x", Sh.B.upper(), N.TWO + 1, N.ONE < N.TWO, f"{N.TWO:03d} {Sh.B:>5}", {N.ONE: "a"}[1], N(2).bit_length(), isinstance(N.ONE, int), repr(N.ONE), str(N.ONE))
@enum.unique
class U(enum.Enum):
    A = 1
t(lambda: enum.unique(Color))
t(lambda: enum.Enum("Dyn", "A B C").B.value)
t(lambda: enum.Enum("Dyn", {"X": 10}).X)
class Auto(enum.Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    @classmethod
    def _missing_(cls, v): return cls.P if v == "?" else None
    P = enum.auto(); Q = enum.auto()
    _ignore_ = ["zz"]
    zz = 3
    mem = enum.member(5); non = enum.nonmember(6)
print([a.value for a in Auto], Auto("?"), Auto.non, Auto.mem)
t(lambda: Auto("!"))
# mro & super
class A:
    def f(self): return ["A"]
    def __init_subclass__(cls, /, **kw): cls.kw = kw; super().__init_subclass__()
class B(A, x=1):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D_(B, C, y=2):
    def f(self): return ["D"] + super().f()
print(D_().f(), [c.__name__ for c in D_.__mro__], B.kw, D_.kw, super(B, D_()).f(), super(D_, D_).f(D_()))
t(lambda: type("Bad", (A, B), {})); t(lambda: type("Bad2", (int, str), {})); t(lambda: type("T", (bool,), {})); t(lambda: super().f())
class Meta(type):
    def __call__(cls, *a):
        print("call", cls.__name__, a)
        return super().__call__(*a)
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __eq__(cls, o): return NotImplemented
    def __hash__(cls): return 1
    def __add__(cls, o): return "added"
    @property
    def prop(cls): return "meta prop"
class M(metaclass=Meta):
    def __new__(cls, *a): print("new", a); return super().__new__(cls)
    def __init__(self, *a): print("init", a)
    def __class_getitem__(cls, k): return "never"
m = M(1, 2); print(M[3], M + 1, M.prop, M == M, M != int)
t(lambda: m.prop)
class Single:
    inst = None
    def __new__(cls, *a, **k):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
    def __init__(self, v=0): self.v = v
print(Single(1) is Single(2), Single().v)
class NotSame:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(NotSame())
class S:
    __slots__ = ("a", "__b")
    def __init__(self): self.a = 1; self.__b = 2
    def get(self): return self.__b
s = S(); print(s.a, s.get(), S.a, s._S__b)
t(lambda: setattr(s, "c", 1)); t(lambda: s.__dict__); t(lambda: type("X", (S,), {"__slots__": ("a", "a")}))
del s.a
t(lambda: s.a)
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o): return Num(self.v + (o.v if isinstance(o, Num) else o))
    __radd__ = lambda self, o: Num(o + self.v)
    def __iadd__(self, o): self.v += 100; return self
    def __repr__(self): return f"Num({self.v})"
    def __neg__(self): return Num(-self.v)
    def __pos__(self): return self
    def __invert__(self): return Num(~self.v)
    def __lt__(self, o): return self.v < o.v
    def __eq__(self, o): return isinstance(o, Num) and self.v == o.v
    def __bool__(self): return self.v != 0
    def __call__(self, *a, **k): return a, k
    def __len__(self): return 3
    def __getitem__(self, i):
        if isinstance(i, slice): return (i.start, i.stop, i.step)
        if i > 3: raise IndexError(i)
        return i * self.v
    def __contains__(self, x): return x == "in"
    def __reversed__(self): return iter("rev")
    def __int__(self): return self.v
    def __float__(self): return self.v + .5
    def __complex__(self): return complex(self.v, 1)
    def __index__(self): return self.v
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __divmod__(self, o): return "dm"
    def __rpow__(self, o, mod=None): return ("rpow", o)
    def __pow__(self, o, mod=None): return ("pow", o, mod)
    def __matmul__(self, o): return "mm"
    def __format__(self, s): return f"fmt<{s}>"
    def __del__(self): pass
n = Num(2)
import math
print(n + 1, 1 + n, -n, +n, ~n, sorted([Num(3), Num(1)]), n == Num(2), n != Num(3), bool(Num(0)), n(1, a=2), len(n), n[1:2], n[::2], list(n), "in" in n, 5 in n, list(reversed(n)), int(n), float(n), complex(n), hex(n), [1, 2, 3][n], round(n), round(n, 1), math.floor(n), math.ceil(n), math.trunc(n), divmod(n, 1), 2 ** n, n ** 2, pow(n, 2, 3), n @ 1, f"{n:>3}", f"{n!r:>8}", sum([n, n]), max(n, Num(9)), "%d %s %r" % (n, n, n), bytes(Num(2)), range(n), "ab" * n, n and "t", not n)
n += 1; print(n)
t(lambda: hash(n)); t(lambda: {n}); t(lambda: n > 3); t(lambda: n >= n); t(lambda: n - 1); t(lambda: "x" + n); t(lambda: n & 1); t(lambda: n[5]); t(lambda: n["a"]); t(lambda: next(n)); t(lambda: n.zip); t(lambda: del_item(n))
def del_item(n): del n[0]
t(del_item, n)
t(lambda: Num.__add__(1, 2))
class P:
    def __init__(self): self._x = 0
    x = property(lambda s: s._x, doc="the x")
    @x.setter
    def x(self, v): self._x = v
    ro = property(lambda s: 1)
p = P(); p.x = 5; print(p.x, P.x.__doc__)
t(lambda: setattr(p, "ro", 1)); t(lambda: delattr(p, "x")); t(lambda: P.ro.fset)
class DataD:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o): return self if i is None else ("get", self.n, i.__dict__.get(self.n))
    def __set__(self, i, v): i.__dict__[self.n] = v * 2
class NonD:
    def __get__(self, i, o): return "nondata"
class Host: d = DataD(); nd = NonD()
h = Host(); h.d = 4; h.__dict__["nd"] = "own"; print(h.d, h.nd, Host.nd, Host.d.n)
print(copy.copy([1, [2]]), copy.deepcopy({"a": [1]}), copy.copy(p).x, copy.deepcopy((1, [2], p))[2].x)
print(F(3, 4) + D("0.5") if False else F(3, 4) + 1, F("0.125"), F(1.5), round(F(7, 2)), F(-7, 2) // 1, F(1, 3) ** -2, F(10, 4).limit_denominator(2), f"{F(1, 3):.3f}", F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), divmod(F(7, 2), 2))
print(D("1.1") + 2, D("1") / D("3"), D("2").sqrt(), D("1.2345").quantize(D("0.01")), D("-1.5").to_integral_value(), D(10) ** -2, D("1e2"), D("123.4500").normalize(), D("0.1") == 0.1, D(0.1).quantize(D("1e-5")), int(D("3.9")), D("3").compare(D("4")), abs(D("-2")), max(D(1), D("1.5")), D("12").adjusted(), D("1.5").as_tuple(), D("1.5").as_integer_ratio())
match {"type": "circle", "r": 2, "extra": [1, 2, 3]}:
    case {"type": "square"}: print("no")
    case {"type": "circle", "r": int(r) | float(r), **rest} if r > 1: print("circle", r, rest)
def m_(x):
    match x:
        case 0 | 1: return "01"
        case -1.5: return "neg"
        case "a" | b"a": return "a"
        case None | True: return "const"
        case [1, [2, *y], *z]: return y, z
        case (a, b): return "pair", a, b
        case Num(v=3): return "num3"
        case str() as s if s.isupper(): return s.lower()
        case {}: return "map"
print([m_(x) for x in (0, True, -1.5, b"a", None, [1, [2, 3], 4], (5, 6), Num(3), "ABC", {1: 2}, range(2), {1}, [1, (2,)])])
TD = typing.TypedDict("TD", {"a": int}); print(TD(a=1), typing.get_type_hints(TD), typing.get_args(dict[str, int]), typing.get_origin(list[int]), int | None, typing.Optional[int], typing.Union[int, str], list[int] | None, typing.Callable[[int], str])
def gen[T](x: T, *a: int, k: "str" = "d") -> list[T]: return [x]
print(gen.__annotations__, gen.__type_params__, gen(3)); type Al[K] = dict[K, int]; print(Al, Al.__value__, Al[str])
class G[T]:
    def m(self, x: T) -> T: return x
print(G[int], G[int]().m(3), G.__parameters__, G.__orig_bases__)
nt = collections.namedtuple("nt", "a b", defaults=[5]); q = nt(1); print(q, q._replace(a=2), q._asdict(), nt._fields, nt._field_defaults, q == (1, 5), q[0:1], nt._make([7, 8]), hash(q) == hash((1, 5)))
t(lambda: nt()); t(lambda: nt(1, 2, 3)); t(lambda: setattr(q, "a", 1)); t(lambda: collections.namedtuple("x", "a a")); t(lambda: collections.namedtuple("x", "def"))
