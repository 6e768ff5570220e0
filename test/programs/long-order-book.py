"""An order book, a bloom filter, an interval tree, LZ77 and base64 by hand, an elevator: a user's mixed program."""
import bisect, heapq, itertools, json, math, random, string, sys, textwrap
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, MutableSequence, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import KW_ONLY, asdict, astuple, dataclass, field, fields, replace
from decimal import ROUND_HALF_EVEN, Decimal, getcontext, localcontext
from enum import Enum, IntFlag, StrEnum, auto, unique
from fractions import Fraction
from functools import cache, cached_property, partial, reduce, singledispatchmethod, total_ordering, wraps
from operator import attrgetter, itemgetter, methodcaller
from typing import Any, Callable, ClassVar, Generic, NamedTuple, Protocol, Self, TypeVar, runtime_checkable

class Side(StrEnum):
    BUY = auto()
    SELL = auto()
    @property
    def other(self): return Side.SELL if self is Side.BUY else Side.BUY

@total_ordering
@dataclass(slots=True)
class Order:
    side: Side
    price: Decimal
    quantity: int
    owner: str = "anon"
    _: KW_ONLY
    number: int = field(default_factory=itertools.count(1).__next__)
    tags: frozenset[str] = frozenset()
    def __post_init__(self):
        if self.quantity <= 0: raise ValueError(f"{self.quantity=} must be positive")
        self.price = Decimal(self.price).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    def __lt__(self, other: Order) -> bool:
        sign = -1 if self.side is Side.BUY else 1
        return (sign * self.price, self.number) < (sign * other.price, other.number)

class Trade(NamedTuple):
    price: Decimal
    quantity: int
    buyer: str
    seller: str
    def __str__(self): return f"{self.buyer:>5} <- {self.seller:<5} {self.quantity:>4} @ {self.price:>8,.2f}"

class Book:
    def __init__(self):
        self.sides: dict[Side, list[Order]] = {side: [] for side in Side}
        self.trades: list[Trade] = []
        self.listeners: list[Callable[[Trade], None]] = []
    def __iadd__(self, order: Order) -> Self:
        rivals = self.sides[order.side.other]
        while order.quantity and rivals and self.crosses(order, best := rivals[0]):
            size = min(order.quantity, best.quantity)
            pair = (order, best) if order.side is Side.BUY else (best, order)
            trade = Trade(best.price, size, *map(attrgetter("owner"), pair))
            self.trades.append(trade)
            for listener in self.listeners: listener(trade)
            order.quantity -= size
            best.quantity -= size
            if not best.quantity: heapq.heappop(rivals)
        if order.quantity: heapq.heappush(self.sides[order.side], order)
        return self
    @staticmethod
    def crosses(a, b): return a.price >= b.price if a.side is Side.BUY else a.price <= b.price
    def __format__(self, spec):
        depth = int(spec or 3)
        rows = itertools.zip_longest(*(heapq.nsmallest(depth, self.sides[side]) for side in Side))
        return "\n".join(" | ".join(f"{o.quantity:4}@{o.price:<7}" if o else " " * 12 for o in row) for row in rows)

book = Book()
volume = Counter()
book.listeners.append(lambda t: volume.update({t.buyer: t.quantity, t.seller: t.quantity}))
rng = random.Random(7)
for _ in range(60):
    book += Order(rng.choice(list(Side)), Decimal(rng.randint(9500, 10500)) / 100, rng.randint(1, 50), rng.choice(["ann", "bob", "cy", "dee"]))
print(len(book.trades), *book.trades[:4], sep="\n")
print(f"{book:4}")
print(volume.most_common(), sum(t.price * t.quantity for t in book.trades), max(book.trades, key=itemgetter(1)))
try: Order(Side.BUY, "1", 0)
except ValueError as e: print(e)
o = Order(Side.SELL, "99.995", 5, tags=frozenset("ab")); print(o.price, hasattr(o, "__dict__"), [f.name for f in fields(o)], replace(o, quantity=9, number=0) <= o, sorted(o.tags))

class Bloom:
    def __init__(self, bits=256, hashes=3): self.bits, self.hashes, self.map = bits, hashes, 0
    def _places(self, item):
        h = 14695981039346656037
        for byte in str(item).encode(): h = ((h ^ byte) * 1099511628211) & (1 << 64) - 1
        for i in range(self.hashes): yield (h >> 16 * i) % self.bits
    def add(self, item): self.map |= sum({1 << p for p in self._places(item)})
    def __contains__(self, item): return all(self.map >> p & 1 for p in self._places(item))
    def __or__(self, other):
        made = Bloom(self.bits, self.hashes); made.map = self.map | other.map; return made
b = Bloom(); [b.add(w) for w in "the quick brown fox jumps over the lazy dog".split()]
print("fox" in b, "cat" in b, b.map.bit_count(), sum(str(i) in b for i in range(1000)), hex((b | Bloom()).map)[:20])

@dataclass(order=True)
class Node:
    low: int; high: int; name: str = field(compare=False)
    left: Node | None = field(default=None, repr=False, compare=False); right: Node | None = field(default=None, repr=False, compare=False); most: int = field(default=0, repr=False, compare=False)
class Intervals:
    root: Node | None = None
    def add(self, *args):
        def into(node):
            if node is None: return replace(new, most=new.high)
            if new < node: node.left = into(node.left)
            else: node.right = into(node.right)
            node.most = max(node.most, new.high); return node
        new = Node(*args); self.root = into(self.root); return self
    def __getitem__(self, key):
        low, high = (key.start, key.stop) if isinstance(key, slice) else (key, key)
        def find(node):
            if node is None or node.most < low: return
            yield from find(node.left)
            if node.low <= high and low <= node.high: yield node
            if node.low <= high: yield from find(node.right)
        return list(find(self.root))
tree = Intervals()
for i, (lo, hi) in enumerate([(15, 20), (10, 30), (17, 19), (5, 20), (12, 15), (30, 40)]): tree.add(lo, hi, chr(97 + i))
print(tree[14:16], [n.name for n in tree[30]], tree[41:50], tree.root.most)

def lz77(data: bytes, window=32):
    at = 0
    while at < len(data):
        best = (0, 0)
        for start in range(max(0, at - window), at):
            length = 0
            while at + length < len(data) - 1 and data[start + length] == data[at + length] and length < 15: length += 1
            if length > best[1]: best = (at - start, length)
        at += best[1]
        yield *best, data[at]
        at += 1
def unlz(triples):
    out = bytearray()
    for back, length, byte in triples:
        for _ in range(length): out.append(out[-back])
        out.append(byte)
    return bytes(out)
text = b"abracadabra abracadabra, rhubarb rhubarb!"
packed = list(lz77(text)); print(len(text), len(packed), packed[-3:], unlz(packed) == text)
ALPHABET = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
def b64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]; word = int.from_bytes(chunk.ljust(3, b"\0"), "big")
        out += [ALPHABET[word >> s & 63] for s in (18, 12, 6, 0)][:len(chunk) + 1] + ["="] * (3 - len(chunk))
    return "".join(out)
import base64; print(b64(text[:7]), all(b64(text[:n]) == base64.b64encode(text[:n]).decode() for n in range(20)))

class Elevator:
    class State(Enum):
        IDLE, UP, DOWN = range(3)
        def __bool__(self): return self is not type(self).IDLE
    def __init__(self, floors): self.floor, self.state, self.stops, self.log, self.floors = 0, self.State.IDLE, set(), [], range(floors)
    def call(self, *stops):
        if bad := [s for s in stops if s not in self.floors]: raise ExceptionGroup("no such floors", [LookupError(s) for s in bad])
        self.stops |= set(stops)
    def __iter__(self): return self
    def __next__(self):
        if not self.stops: self.state = self.State.IDLE; raise StopIteration
        match self.state, min(self.stops), max(self.stops):
            case (self.State.UP, _, top) if top > self.floor: self.floor += 1
            case (self.State.DOWN, low, _) if low < self.floor: self.floor -= 1
            case (_, low, top): self.state = self.State.UP if top > self.floor else self.State.DOWN
        if self.floor in self.stops: self.stops.discard(self.floor); self.log.append((self.floor, self.state.name))
        return self.floor, self.state
e = Elevator(10); e.call(3, 7, 0); path = []
for step, (floor, state) in enumerate(e):
    path.append(f"{floor}{state.name[0]}")
    if step == 5: e.call(1, 9)
print(" ".join(path), e.log, bool(e.state), e.State(2))
try: e.call(3, 11, 12)
except* LookupError as g: print(g.exceptions, g)
with localcontext() as c:
    c.prec = 30; print(Decimal(2).sqrt(), sum(Fraction(1, n) for n in range(1, 12)), Decimal(1) / 7, getcontext().prec)
print(getcontext().prec, json.dumps(asdict(tree.root.right), indent=None)[:90], textwrap.fill("the quick brown fox " * 4, 30, initial_indent="* ", subsequent_indent="  "), sep="\n")
