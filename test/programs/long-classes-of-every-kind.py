"""Elevator/inventory/parking simulations: dataclasses with every option, properties, comparisons, ABC, iteration protocol."""
import copy
import itertools
import operator
import random
from collections import Counter, defaultdict, deque, namedtuple
from collections.abc import Iterator, Sequence, Mapping, MutableSequence, Set, Hashable, Callable
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields, make_dataclass, replace
from functools import total_ordering, reduce, cached_property
from typing import ClassVar


@dataclass(kw_only=True)
class Money:
    amount: int
    currency: str = "EUR"
    RATES: ClassVar[dict] = {"EUR": 100, "USD": 90}

    def __post_init__(self):
        if self.currency not in self.RATES:
            raise ValueError(f"unknown currency {self.currency!r}")

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        if other.currency != self.currency:
            other = other.to(self.currency)
        return replace(self, amount=self.amount + other.amount)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def to(self, c): return Money(amount=self.amount * self.RATES[self.currency] // self.RATES[c], currency=c)
    def __format__(self, spec): return f"{self.amount / 100:{spec or '.2f'}} {self.currency}"


@dataclass
class Item:
    name: str
    price: Money
    qty: int = 1
    _: KW_ONLY
    tags: list[str] = field(default_factory=list, hash=False)
    discount: InitVar[float] = 0.0
    total: Money = field(init=False, repr=False)
    serial: int = field(default_factory=itertools.count(1).__next__, compare=False)

    def __post_init__(self, discount):
        self.total = Money(amount=int(self.price.amount * self.qty * (1 - discount)))


@dataclass(frozen=True, order=True, unsafe_hash=False)
class Version:
    major: int
    minor: int = 0
    patch: int = field(default=0)
    label: str = field(default="", compare=False)

    @classmethod
    def parse(cls, s):
        head, _, label = s.partition("-")
        return cls(*map(int, head.split(".")), label=label)

    def __str__(self): return ".".join(map(str, (self.major, self.minor, self.patch))) + (f"-{self.label}" if self.label else "")


a, b = Item("pen", Money(amount=120), 3, tags=["x"], discount=0.5), Item("ink", Money(amount=500, currency="USD"))
print(a, b, a.total, f"{a.total} {a.price:8.1f}", sum([a.price, b.price]), a == Item("pen", Money(amount=120), 3, tags=["x"], discount=0.5), [f.name for f in fields(a)], sep="\n")
for bad in (lambda: Money(5), lambda: Money(amount=1, currency="XX"), lambda: a.price + 3, lambda: Item("a"), lambda: Item("a", 1, 2, ["t"]), lambda: setattr(Version(1), "major", 2), lambda: hash(a), lambda: Version(1) < 3, lambda: Version.parse("a.b"), lambda: replace(a, nope=1), lambda: Version(1, 2, 3, "x", 5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
vs = sorted(map(Version.parse, "1.10.0 1.2.0-rc1 1.2.0 0.9 2".split()))
print(*vs, max(vs), Version(1, 2) in vs, len(set(vs)), repr(vs[0]), Version(1) == Version(1, label="q"), hash(Version(1)) == hash(Version(1, label="z")))
P = make_dataclass("P", [("x", int), ("y", int, field(default=5))], namespace={"sum": lambda self: self.x + self.y})
print(P(1), P(1).sum(), P.__name__)
try:
    @dataclass
    class Wrong:
        x: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Wrong2:
        x: int = 1
        y: int
except TypeError as e:
    print(e)


class Deck(MutableSequence):
    def __init__(self, cards=()): self._c = list(cards)
    def __len__(self): return len(self._c)
    def __getitem__(self, i): return Deck(self._c[i]) if isinstance(i, slice) else self._c[i]
    def __setitem__(self, i, v): self._c[i] = v
    def __delitem__(self, i): del self._c[i]
    def insert(self, i, v): self._c.insert(i, v)
    def __repr__(self): return f"Deck({self._c})"


d = Deck(f"{r}{s}" for s in "SH" for r in "A23")
random.Random(3).shuffle(d)
d.append("J"); d += ["K", "Q"]; d.reverse(); d.remove("J")
print(d, d[1:3], d.pop(), d.index("Q"), d.count("A"), "K" in d, list(reversed(d))[:2], d[-1], isinstance(d, Sequence))
d.extend(d[:1]); d[0] = "zero"; del d[1:3]; print(d, len(d))


class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
    def __length_hint__(self): return self.n


print(list(Countdown(3)), sum(Countdown(4)), *zip(Countdown(2), "ab"), operator.length_hint(Countdown(9)), isinstance(Countdown(1), Iterator), max(Countdown(3)), 2 in Countdown(3))


class OldSeq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10


print(list(OldSeq()), 20 in OldSeq(), [*reversed([*OldSeq()])], dict(enumerate(OldSeq())), tuple(iter(OldSeq())))


class FSet(Set, Hashable):
    def __init__(self, it=()): self._d = dict.fromkeys(it)
    def __contains__(self, x): return x in self._d
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def __hash__(self): return self._hash()
    def __repr__(self): return f"FSet({list(self)})"


s, t = FSet("abc"), FSet("bcd")
print(s & t, s | t, s - t, s ^ t, s <= t, s.isdisjoint("xyz"), FSet("ab") < s, {s: 1}[FSet("cba")], s == {"a", "b", "c"})


class Temp:
    def __init__(self, c=0.0): self.celsius = c
    @property
    def fahrenheit(self):
        """in F"""
        return self.celsius * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f): self.celsius = (f - 32) * 5 / 9
    @fahrenheit.deleter
    def fahrenheit(self): self.celsius = 0.0


t = Temp(100); print(t.fahrenheit); t.fahrenheit = 32; print(t.celsius); del t.fahrenheit; print(vars(t), Temp.fahrenheit.__doc__, Temp.fahrenheit.fset is not None)


class Vec:
    __slots__ = ("x", "y", "__weakref__")
    def __init__(self, x, y): self.x, self.y = x, y
    def __iter__(self): yield self.x; yield self.y
    def __eq__(self, o): return tuple(self) == tuple(o) if isinstance(o, Vec) else NotImplemented
    def __hash__(self): return hash(tuple(self))
    def __getattr__(self, n):
        if len(n) > 1 and set(n) <= set("xy"): return tuple(getattr(self, c) for c in n)
        raise AttributeError(f"no {n}")
    def __bool__(self): return any(self)
    def __complex__(self): return complex(self.x, self.y)
    def __index__(self): return self.x
    def __lshift__(self, k): return Vec(self.x << k, self.y << k)
    def __rlshift__(self, k): return "r", k
    def __divmod__(self, k): return Vec(self.x // k, self.y // k), Vec(self.x % k, self.y % k)
    def __call__(self, *a, **k): return a, k
    def __contains__(self, v): return v in (self.x, self.y)
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __copy__(self): print("copying"); return Vec(self.x, self.y)
    def __deepcopy__(self, memo): print("deep"); return Vec(copy.deepcopy(self.x, memo), self.y)


v = Vec(3, 4)
x, y = v
print(v.yx, v.xxy, x, y, v << 1, 5 << v, divmod(v, 2), v(1, k=2), 4 in v, bool(Vec(0, 0)), complex(v), [10, 20, 30, 40][v], hex(v), copy.copy(v) == v, copy.deepcopy([v, v])[0] is v, {v: 1}[Vec(3, 4)], range(10)[v])
for bad in (lambda: v.zz, lambda: v + v, lambda: v < v, lambda: v[0], lambda: setattr(v, "z", 1), lambda: -v, lambda: float(v), lambda: len(v), lambda: del_x(v)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def del_x(o): del o.x


del_x(v)
try:
    v.x
except AttributeError as e:
    print(e)
