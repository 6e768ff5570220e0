import enum
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique
def attempt(f, *args):
    try: print(repr(f(*args)))
    except Exception as e: print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = "g"
    BLUE = auto() if False else 3
    CRIMSON = 1
    def describe(self): return f"{self.name} is {self.value}"
    @classmethod
    def default(cls): return cls.RED
    @property
    def low(self): return self.name.lower()
print(Color.RED, repr(Color.GREEN), Color, list(Color), len(Color), Color(1), Color["BLUE"], Color.CRIMSON, Color.CRIMSON is Color.RED)
print(Color.RED.name, Color.RED.value, Color.RED.describe(), Color.default(), Color.BLUE.low, type(Color.RED), type(Color), isinstance(Color.RED, Color))
print(list(Color.__members__), list(Color.__members__.items()), Color.RED in Color, 1 in Color, 7 in Color, "g" in Color, list(reversed(Color)))
attempt(Color, 7); attempt(lambda: Color["X"]); attempt(lambda: Color.PURPLE); attempt(Color, [1]); attempt(Color)
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.GREEN, hash(Color.RED) == hash("RED"), {Color.RED: 1}[Color(1)], bool(Color.RED), bool(Color))
attempt(lambda: Color.RED < Color.GREEN)
print(f"{Color.RED} {Color.RED!r} {Color.RED:>12}|", "%s" % Color.RED, str(Color.RED))
def set_it(): Color.RED = 5
def set_value(): Color.RED.value = 5
def set_name(): Color.RED.name = 5
def del_it(): del Color.RED
for f in (set_it, set_value, set_name, del_it): attempt(f)
Color.extra = 5; print(Color.extra, len(Color))
def extend():
    class More(Color): BLACK = 9
def sunder():
    class S(Enum): _odd_ = 1
attempt(extend); attempt(sunder)
class Num(IntEnum):
    ONE = 1
    TWO = auto()
    FIVE = 5
    SIX = auto()
print(list(Num), Num.ONE, repr(Num.TWO), Num.ONE + 1, Num.TWO * 2.5, Num.ONE < Num.TWO, Num.ONE == 1, sorted([Num.SIX, Num.ONE]), f"{Num.TWO} {Num.TWO:03d} {Num.TWO!r}", Num(2), int(Num.SIX), [10, 20, 30][Num.TWO], max(Num), sum(Num), Num.ONE in (1, 2), hash(Num.ONE) == hash(1), str(Num.FIVE), isinstance(Num.ONE, int), Num.SIX.name, Num.ONE.value)
class S(StrEnum):
    A = auto()
    LONG_NAME = auto()
    C = "see"
print(list(S), S.A, repr(S.A), S.C + "!", S.C.upper(), f"{S.A:>5}|", S("see"), S.A == "a", {"a": 1}[S.A], "-".join(S), len(S.C), isinstance(S.A, str), sorted(S))
def bad_str():
    class T(StrEnum): A = 1
attempt(bad_str)
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0
print(list(Perm), Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, repr(Perm.RW), Perm(0), repr(Perm(0)), Perm(7), ~Perm.R, Perm.RW & Perm.W, Perm.RW ^ Perm.W, Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm.NONE), list(Perm.RW), len(Perm.RW), Perm.RW.name, (Perm.R | Perm.X).name, (Perm.R | Perm.X).value, Perm(3) is Perm.RW, len(Perm), list(Perm.__members__))
attempt(Perm, 8); attempt(Perm, -1); attempt(lambda: Perm.R | 1); attempt(lambda: 1 in Perm.R); attempt(Perm, "x")
class Mode(IntFlag):
    A = 1
    B = 2
    D = 8
print(list(Mode), Mode.A | Mode.B, repr(Mode.A | Mode.B), Mode.A | 4, repr(Mode.A | 4), repr(Mode(16)), ~Mode.A, repr(~Mode.A), Mode.A + 1, Mode.A & 3, repr(Mode(0)), f"{Mode.A|Mode.D}", Mode.A == 1, repr(Mode(-1)), 3 & Mode.B, repr(1 | Mode.B))
@unique
class U(Enum):
    A = 1
    B = 2
def dup():
    @unique
    class D(Enum):
        A = 1
        B = 1
        C = 2
        D = 2
attempt(dup)
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self): return 6.67300E-11 * self.mass / (self.radius * self.radius)
print(Planet.EARTH, repr(Planet.EARTH), Planet.EARTH.gravity, Planet.EARTH.value, Planet((3.303e+23, 2.4397e6)), Planet(5.976e+24, 6.37814e6))
class Coord(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj
    PX = (0, "P.X", "km")
    PY = (1, "P.Y", "km")
print(Coord.PX, Coord.PY.label, Coord(1), Coord.PY.unit, Coord.PY[0])
class Auto(Enum):
    def _generate_next_value_(name, start, count, last_values): return f"{name}-{count}-{len(last_values)}"
    NORTH = auto()
    SOUTH = auto()
print(list(Auto))
Animal = Enum("Animal", "ANT BEE CAT")
print(Animal, list(Animal), Animal.BEE, Enum("Z", ["A", "B"], start=5)(6), list(Enum("Y", {"P": 1, "Q": 2})), list(IntEnum("W", [("G", 3), ("H", 4)])), list(Flag("F", "A B C")), list(StrEnum("SS", "Xx Yy")))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value):
        if value == "one": return cls.A
        if value == "bad": return 5
        if value == "err": raise KeyError(value)
        return None
attempt(Miss, "one"); attempt(Miss, "bad"); attempt(Miss, "two"); attempt(Miss, "err")
class Base(Enum):
    def hello(self): return "hello " + self.name
class Derived(Base):
    A = 1
    B = [1, 2]
print(Derived.A.hello(), Derived([1, 2]), repr(Derived.B), [1, 2] in Derived, [3] in Derived)
class Shape(str, Enum):
    SQ = "square"
    CI = "circle"
print(Shape.SQ, repr(Shape.SQ), Shape.SQ == "square", Shape("circle"), f"{Shape.SQ}", Shape.SQ.upper(), "%s" % Shape.SQ)
class FloatE(float, Enum):
    HALF = 0.5
print(FloatE.HALF + 1, repr(FloatE.HALF), str(FloatE.HALF))
class Tup(tuple, Enum):
    A = (1, 2)
print(Tup.A[1], repr(Tup.A), Tup((1, 2)), len(Tup.A))
match Color.RED:
    case Color.GREEN: print("green")
    case Color.RED: print("matched red")
class Weekday(Enum):
    MON = 1
    TUE = 2
    class Inner: x = 1
    _private = 5
    lam = lambda self: self.value * 2
print(list(Weekday), Weekday.Inner.x, Weekday._private, Weekday.MON.lam())
print({c.name: c.value for c in Color}, sorted(Color, key=lambda c: str(c.value)), [c for c in Color if c is not Color.RED])
attempt(lambda: Color.RED.RED)
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
class NonMem(Enum):
    A = 1
    B = enum.nonmember(2)
    C = enum.member(lambda: 3)
print(list(NonMem)[:1], NonMem.B, NonMem.C.name, NonMem.C.value())
class Neg(Enum):
    A = -1
    B = auto()
    C = auto()
print(list(Neg))
