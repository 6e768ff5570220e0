# What @dataclass makes: calls of all kinds, defaults, factories, frozen ones, inheritance, comparison, hashing.
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass
class Named(Point):
    name: str = "none"
    tags: list = field(default_factory=list)
    more: dict = field(default_factory=lambda: {"k": 1})


@dataclass(frozen=True, order=True)
class Key:
    a: int
    b: str = "b"
    c: tuple = field(default_factory=tuple)


@dataclass
class After:
    n: int
    total: int = 5

    def __post_init__(self):
        self.total += self.n


@dataclass(eq=False)
class Plain:
    x: object


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 2


@dataclass
class Sets:
    x: int

    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)


@dataclass
class Empty:
    pass


print(Point(1), Point(1, 2), Point(x=3), Point(y=4, x=5), Point(*[1, 2]), Point(**{"x": 7}))
a, b = Named(1), Named(1)
a.tags.append("t")
print(a, b, a.tags is b.tags, Named(1, 2, "n", [3], {}), Named(1, tags=(1,)))
print(After(1), After(2, 10), Slotted(1), Sets(3), Empty(), Empty() == Empty())
for f in (
    lambda: Point(),
    lambda: Point(1, 2, 3),
    lambda: Point(1, x=2),
    lambda: Point(1, z=2),
    lambda: Named(),
    lambda: Named(1, 2, "n", [], {}, 6),
    lambda: Key(),
    lambda: After(),
    lambda: Empty(1),
    lambda: After("s"),
    lambda: setattr(Key(1), "a", 2),
    lambda: setattr(Key(1), "zzz", 2),
    lambda: delattr(Key(1), "a"),
    lambda: Key(1) < Point(1),
    lambda: hash(Point(1)),
    lambda: Slotted(1).__dict__,
):
    try:
        print(f())
    except FrozenInstanceError as e:
        print("Frozen", e)
    except Exception as e:
        print(type(e).__name__, e)
k = [Key(2), Key(1, "z"), Key(1), Key(1, "b", (1,))]
print(sorted(k), max(k), Key(1) <= Key(1), Key(1) == Key(1), Key(1) != Key(2), Key(1) == 1)
print(len({Key(1), Key(1), Key(2)}), hash(Key(1)) == hash((1, "b", ())), {Key(3): 4}[Key(3)])
print(Point(1, 2) == Point(1, 2), Point(1) == Named(1), Point(1) != Point(2), Point(float("nan")) == Point(float("nan")))
p = Plain([])
print(p == p, p == Plain([]), p != p)
print(asdict(a), astuple(b), replace(a, x=9), [f.name for f in fields(Named)])
print(Point.__init__.__name__, Point.__init__.__qualname__, Point.__eq__.__qualname__)


class Child(Point):
    def __init__(self, x):
        super().__init__(x, x * 2)
        self.z = 1


print(Child(4), Child(4).z, Child(4) == Child(4))


class Loud:
    def __eq__(self, other):
        print("eq")
        return []


print(Plain.__init__(p, 5), p.x, Point(Loud()) == Point(Loud()))
total = 0
for i in range(300):
    q = Named(i, i + 1)
    q.x += q.y
    total += q.x + len(q.tags) + len(q.more) + (q == Named(i)) + Key(i).a + After(i).total
    if i == 150:
        Point.y = 7
print(total, Point(1))
