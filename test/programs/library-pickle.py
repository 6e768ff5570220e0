import pickle, io, copy, enum, collections, datetime, decimal, fractions, types
from dataclasses import dataclass, field

def hexed(o, p=None):
    return pickle.dumps(o, p).hex()

for o in [None, True, False, 0, 255, 256, 65535, 65536, -1, -2**31, 2**31, 2**63, -2**63, -128, -32768, -2**40, 10**30, -10**30, 1.5, "", "abc", "é€😀", "x" * 300, b"", b"ab", b"y" * 300, bytearray(b"q"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], [[], [[]]], {}, {"a": 1}, {"a": 1, "b": [2]}, set(), {1}, frozenset(), frozenset([7]), int, len, print, dict, range(1, 10, 2), slice(1, 2), complex(1, -2), Ellipsis]:
    h = hexed(o)
    print(h[:120], len(h), pickle.loads(pickle.dumps(o)) == o, hexed(o, 4)[:60])
s = "shared"
l = [s, s, (s, s)]
l.append(l)
r = pickle.loads(pickle.dumps(l))
print(hexed(l), r[3] is r, r[0] is r[1])
big = list(range(2500))
print(len(pickle.dumps(big)), pickle.loads(pickle.dumps(big)) == big, len(pickle.dumps(dict.fromkeys(big))), len(pickle.dumps(set(big))), len(pickle.dumps(["v%d" % i for i in range(20000)])))
t = ([],)
t[0].append(t)
u = pickle.loads(pickle.dumps(t))
print(u[0][0] is u, hexed(t))


class Color(enum.Enum):
    RED = 1
    BLUE = "b"


class Plain:
    kind = "k"

    def __init__(self, x):
        self.x = x
        self.me = self


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


class Stateful:
    def __init__(self):
        self.n, self.lock = 5, (i for i in ())

    def __getstate__(self):
        s = self.__dict__.copy()
        del s["lock"]
        return s

    def __setstate__(self, s):
        self.__dict__.update(s)
        self.lock = "restored"


class Reduced:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return Reduced, (self.a, self.b)


class WithArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class MyList(list):
    pass


class MyDict(dict):
    def __init__(self, *a):
        super().__init__(*a)
        self.extra = 1


class MyError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


@dataclass
class Node:
    name: str
    kids: list = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pt:
    x: int
    y: int = 0


Named = collections.namedtuple("Named", "p q")
import sys
main = sys.modules["__main__"]
is_apart = not hasattr(main, "Plain")
if is_apart:
    # The oracle's program is not its module __main__.
    for cls in (Plain, Slots, Stateful, Reduced, WithArgs, MyList, MyDict, MyError, Node, Pt, Named, Color):
        setattr(main, cls.__name__, cls)
p = pickle.loads(pickle.dumps(Plain(3)))
print(p.x, p.me is p, hexed(Plain(3)), hexed(Color.RED), pickle.loads(pickle.dumps(Color.BLUE)) is Color.BLUE)
sl = pickle.loads(pickle.dumps(Slots()))
print(sl.a, hasattr(sl, "b"), hexed(Slots()))
st = pickle.loads(pickle.dumps(Stateful()))
print(st.n, st.lock, hexed(Stateful()))
rd = pickle.loads(pickle.dumps(Reduced(1, [2])))
print(rd.a, rd.b, hexed(Reduced(1, 2)))
print(pickle.loads(pickle.dumps(WithArgs(1, 2))), hexed(WithArgs(1, 2)))
m = MyList([1, 2])
m.tag = "t"
m2 = pickle.loads(pickle.dumps(m))
print(m2, m2.tag, type(m2).__name__, hexed(m))
d2 = pickle.loads(pickle.dumps(MyDict({"a": 1})))
print(d2, d2.extra, hexed(MyDict({"a": 1})))
e = pickle.loads(pickle.dumps(MyError(7)))
print(repr(e), e.code, hexed(ValueError("x", 1)))
n = Node("r", [Node("a"), Node("b", [Node("c")])])
print(pickle.loads(pickle.dumps(n)) == n, len(pickle.dumps(n)), hexed(Node("z")))
print(pickle.loads(pickle.dumps(Pt(1, 2))), pickle.loads(pickle.dumps(Named(1, q="z"))), hexed(Named(1, 2)))
for o in [collections.deque([1, 2], 5), collections.deque("ab"), collections.Counter("aab"), collections.defaultdict(list, {"a": [1]}), collections.OrderedDict(b=1, a=2), datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 2, 3, 4), datetime.timedelta(1, 2), decimal.Decimal("1.50"), fractions.Fraction(1, 3)]:
    b = pickle.loads(pickle.dumps(o))
    print(b, b == o, type(b) is type(o), hexed(o)[:200] if not isinstance(o, (datetime.date, datetime.timedelta)) else "")


def outer():
    def inner(): pass
    return inner


for bad in [lambda: 0, outer(), (i for i in ()), type("Hidden", (), {})(), [1, lambda: 0], types]:
    try:
        pickle.loads(pickle.dumps(bad))
        print("ok", bad)
    except (pickle.PicklingError, TypeError, AttributeError) as err:
        print(type(err).__name__, str(err).split(" at 0x")[0].split("<")[0])
for bad in [b"", b"\x80\x05", b"junk", b"\x80\x05\x95\x04", b"\x80\x05K\x01", b"\x80\x05\x8c\x05ab."]:
    try:
        print(pickle.loads(bad))
    except (EOFError, pickle.UnpicklingError, ValueError) as err:
        print(type(err).__name__, err)
f = io.BytesIO()
pickle.dump([1, 2], f)
pickle.dump({"k": outer.__name__}, f, protocol=pickle.HIGHEST_PROTOCOL)
f.seek(0)
print(pickle.load(f), pickle.load(f), pickle.DEFAULT_PROTOCOL)
try:
    pickle.load(f)
except EOFError as err:
    print(err)
if is_apart:
    for cls in (Plain, Slots, Stateful, Reduced, WithArgs, MyList, MyDict, MyError, Node, Pt, Named, Color):
        delattr(main, cls.__name__)
import re
pattern = re.compile(r"a(b+)", re.I)
again = pickle.loads(pickle.dumps(pattern))
print(again, again == pattern, again.match("Abb")[1], pickle.dumps(pattern))
