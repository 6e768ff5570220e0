# dataclasses: every parameter, fields, errors, inheritance, functions.
import dataclasses
from dataclasses import dataclass, field, fields, asdict, astuple, replace, InitVar, KW_ONLY, FrozenInstanceError, is_dataclass, make_dataclass, MISSING
from typing import ClassVar
def attempt(f, *args, **kw):
    try: print(repr(f(*args, **kw)))
    except Exception as e: print(type(e).__name__, e)
@dataclass
class Point:
    x: int
    y: int = 0
p = Point(1, 2)
print(p, Point(3), Point(y=5, x=4), p == Point(1, 2), p != Point(1), p == (1, 2), Point.__match_args__, Point.y, Point.__doc__, Point.__hash__)
attempt(Point); attempt(Point, 1, 2, 3); attempt(Point, 1, x=2); attempt(Point, z=1); attempt(lambda: hash(p)); attempt(lambda: p < p); attempt(lambda: Point.x)
p.x = 10; p.extra = 1; print(p, p.__dict__, Point.__init__.__qualname__, Point.__eq__.__name__)
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tags: tuple = ()
a, b = Version(1, 2), Version(1, 10)
print(a < b, a > b, a <= a, sorted([b, a]), {a: 1}[Version(1, 2)], hash(a) == hash((1, 2, ())), max(a, b), a == b)
def set_it(): a.major = 5
def set_new(): a.other = 5
def del_it(): del a.major
for f in (set_it, set_new, del_it): attempt(f)
print(issubclass(FrozenInstanceError, AttributeError)); attempt(lambda: a < 5)
@dataclass
class Inventory:
    name: str
    items: list = field(default_factory=list)
    _cache: dict = field(default_factory=dict, repr=False, compare=False)
    count: ClassVar[int] = 0
    total: int = field(init=False, default=0)
    size: int = field(init=False)
    scale: InitVar[int] = 2
    def __post_init__(self, scale):
        self.size = len(self.items) * scale
        Inventory.count += 1
i, j = Inventory("a"), Inventory("b", [1, 2], scale=5)
i.items.append(1); print(i, j, i == j, Inventory.count, i.items is j.items, [f.name for f in fields(i)], asdict(j), astuple(j), Inventory.__doc__)
attempt(Inventory); attempt(Inventory, "x", total=1); print(replace(j, name="c", scale=1)); attempt(replace, j, total=4); attempt(replace, 5)
@dataclass
class Base:
    a: int
    b: str = "b"
@dataclass
class Child(Base):
    c: float = 1.5
    a: int = 7
print(Child(), Child(1, "x", 2.0), Base(1) == Child(1), fields(Child)[0].default, isinstance(Child(), Base))
@dataclass
class Kw:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int
print(Kw(1, c=3), Kw.__match_args__, Kw.__doc__); attempt(Kw, 1); attempt(Kw, 1, 2, c=3); attempt(Kw, 1, 2)
@dataclass(kw_only=True)
class AllKw:
    a: int = 1
    b: int
print(AllKw(b=2)); attempt(AllKw, 1); attempt(AllKw)
@dataclass(eq=False, repr=False)
class Plain:
    v: int
print(Plain(1) == Plain(1), Plain(2).v, hash(Plain(1)) is not None, "Plain object" in repr(Plain(1)))
@dataclass(unsafe_hash=True)
class H:
    v: int
    w: int = field(default=0, hash=False)
print(hash(H(1)) == hash(H(1, 5)), hash(H(3)) == hash((3,)))
@dataclass(init=False)
class NoInit:
    v: int = 3
    def __init__(self, w): self.w = w
print(NoInit(1), NoInit(2).w)
def bad1():
    @dataclass
    class B:
        x: list = []
def bad2():
    @dataclass
    class B:
        x: int = 1
        y: int
def bad3(): field(default=1, default_factory=list)
def bad4():
    @dataclass
    class B:
        x = field(default=1)
def bad5():
    @dataclass
    class B(Version): z: int = 0
def bad6():
    @dataclass(frozen=True)
    class B(Point): z: int = 0
def bad7():
    @dataclass(order=True)
    class B:
        x: int
        def __lt__(self, other): return True
def bad8():
    @dataclass(order=True, eq=False)
    class B: x: int
for f in (bad1, bad2, bad3, bad4, bad5, bad6, bad7, bad8): attempt(f)
attempt(fields, 5); attempt(asdict, 5); attempt(astuple, Point)
print(is_dataclass(Point), is_dataclass(p), is_dataclass(5), is_dataclass(int))
@dataclass
class Node:
    value: int
    next: "Node" = None
    kids: list = field(default_factory=list)
n = Node(1, Node(2), [Node(3), (Node(4), {"k": Node(5)})]); print(n, asdict(n), astuple(n)); n.next.next = n; print(n)
@dataclass
class Custom:
    x: int
    def __repr__(self): return "custom"
    def __eq__(self, other): return True
print(Custom(1), Custom(1) == Custom(2))
match p:
    case Point(x=10, y=yy): print("kw", yy)
match p:
    case Point(xx, yy): print("pos", xx, yy)
print(fields(Point)[1].name, fields(Point)[1].type, fields(Point)[1].default, fields(Point)[0].default is MISSING, field(metadata={"a": 1}).metadata["a"])
@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 5
    def both(self): return self.x + self.y
s = Slotted(1); print(s, s.both(), Slotted.__slots__, hasattr(s, "__dict__"))
def set_slot(): s.z = 1
attempt(set_slot)
M = make_dataclass("M", ["a", ("b", int), ("c", int, field(default=3))], namespace={"sum": lambda self: self.b + self.c}); m = M(1, 2); print(m, m.sum())
@dataclass
class Shape:
    name: str = field(default="s", metadata={"unit": "cm"})
    def area(self): raise NotImplementedError
@dataclass
class Square(Shape):
    side: float = 1.0
    def area(self): return self.side ** 2
    @property
    def double(self): return Square(self.name, self.side * 2)
    @classmethod
    def unit(cls): return cls("unit")
print(Square.unit(), Square.unit().double.area(), Square("q", 3.0).area(), sorted([Version(2), Version(1, 5)], reverse=True))
