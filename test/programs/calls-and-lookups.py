# Calls with keywords, properties, dict.get, isinstance, int of texts, comparisons: each in a loop, so that it specialises.
from collections import namedtuple, defaultdict, Counter, OrderedDict
def three(a, b=2, c=3): return a, b, c
def only(a, /, b, *, c=9): return a, b, c
def star(a, *r, k=1, **kw): return a, r, k, kw
def calls():
    for i in range(3):
        print(three(i, b=5, c=6), three(i, c=6, b=5), three(c=1, b=2, a=3), three(a=i), three(i, c=7), three(1, 2, c=8))
        print(only(1, b=2), only(1, 2, c=3), only(1, c=4, b=5), star(1, k=2), star(1, 2, 3, z=4, k=5), star(a=1, y=2))
        for f in (lambda: three(1, a=2), lambda: three(b=1), lambda: three(1, d=2), lambda: only(a=1, b=2), lambda: three(1, 2, 3, c=4), lambda: three(b=1, c=2), lambda: three(**{"a": 1, "x" + "y": 2})):
            try: print(f())
            except TypeError as e: print(e)
        name = "".join(["b"])
        print(three(i, **{name: [i]}), three(**{"c": 1, "a": 2}))
calls()
class P:
    def __init__(self, x): self._x = x
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
    @property
    def bad(self): raise AttributeError("inner")
    @property
    def far(self): return self.x + self.missing
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
    def __lt__(self, o): return self._x < o._x if isinstance(o, P) else NotImplemented
    def __hash__(self): return hash(self._x)
class Q(P):
    @property
    def x(self): return super().x * 10
    def __getattr__(self, name): return "asked " + name
class R(Q):
    def __getattribute__(self, name): return ("all", name)
class S: x = 5
def props():
    for i in range(4):
        for o in (P(i), Q(i), S(), P(2), R(1), Q(3)):
            try: print(o.x, end=" ")
            except Exception as e: print(type(e), e, end=" ")
            try: print(o.bad, end=" ")
            except AttributeError as e: print(e, end=" ")
        print()
    p = P(1); p.x = [7]; print(p.x)
    try: print(p.far)
    except AttributeError as e: print(e)
    P.x = property(lambda self: "changed")
    for o in (P(1), Q(1)): print(o.x)
    P.x = 12
    print(P(1).x)
props()
def gets(d, k): return d.get(k), d.get(k, 0), d.get(k, [k])
class D(dict):
    def get(self, k, o=None): return "mine"
class E(dict): pass
def dicts():
    for d in ({"a": 1, 2: [3]}, D(a=1), E(a=4), defaultdict(int, a=2), Counter("aab"), OrderedDict(a=8), {}):
        for k in ("a", 2, "b", (1, 2), 1.0, True, None): print(gets(d, k), end=" ")
        print(len(d))
    for bad in (lambda: {}.get([]), lambda: {}.get(), lambda: {}.get(1, 2, 3)):
        try: print(bad())
        except TypeError as e: print(e)
    f = {"a": 3}.get
    for i in range(3): print(f("a"), f("b", i), dict.get({1: 2}, 1), dict.get({}, 1, i))
    words = {}
    for w in "the cat and the dog and the end".split(): words[w] = words.get(w, 0) + 1
    print(words, sorted(words, key=words.get), max(words, key=words.get))
dicts()
class Meta(type):
    def __instancecheck__(cls, o): return o == 42
class M(metaclass=Meta): pass
def checks():
    for i in range(3):
        for o in (1, True, 1.5, "s", None, [], P(1), Q(1), P, int, 42, 10**20):
            print(*[int(isinstance(o, c)) for c in (int, bool, float, str, object, list, P, Q, type, M, (int, str), int | None)], sep="", end=" ")
        print()
    for bad in (lambda: isinstance(1, 2), lambda: isinstance(1), lambda: isinstance(1, list[int])):
        try: print(bad())
        except TypeError as e: print(e)
checks()
def ints():
    for t in ("0", "-0", "7", "-12", "+5", " 42 ", "1_000", "99999999999999", "123456789012345", "-99999999999999", "0x1", "", "-", "--1", "1.5", "٣", "1٣", "００", "1" * 30, "12a"):
        try: print(int(t), end=" ")
        except ValueError as e: print(e)
    print(int("11", 2), int("-z", 36), int("0b11", 0))
ints()
def compares():
    items = [1, 2.5, True, "a", "b", (1, 2), (1, "x"), [1], [1, 2], None, 10**20, -10**20, float("nan"), P(1), P(2)]
    for a in items:
        row = ""
        for b in items:
            row += "=" if a == b else "!"
            try: row += "<" if a < b else "."
            except TypeError: row += "T"
        print(row)
    x = float("nan")
    print([x] == [x], (x,) == (x,), x in [x], [1, x].index(x), [[1, 2], [3]] < [[1, 2], [4]], sorted([(2, "b"), (1, "z"), (2, "a")]))
    for v in (3, "3", 3.0, None): print([1, 2, 3, "3"].count(v), v in (1, "3", 3))
compares()
T = namedtuple("T", "a b c d e f g h i j")
t = T(*range(10))
def fields(t): return t.a, t.b, t.c, t.d, t.e, t.f, t.g, t.h, t.i, t.j
for i in range(3): print(fields(t), fields(T(*"abcdefghij")))
try: t.a = 1
except AttributeError as e: print(e)
def gen(n):
    for i in range(n):
        got = yield i
        if got: print("got", got)
def delegating(n):
    yield from gen(n); r = yield from [7, 8]; print(r)
def gens():
    print(sum(gen(5)), list(delegating(3)), max(gen(4)), any(x > 2 for x in gen(9)), all(x < 2 for x in gen(9)), "".join(str(x) for x in gen(3)))
    g = gen(3); next(g); print(g.send("hi"), next(g))
    try: next(g)
    except StopIteration as e: print("stop", e.value)
    def own():
        try: yield next(it)
        except ValueError as e: yield str(e)
    it = own(); print(list(it))
    print(sorted(range(10), key=lambda v: -v), min([3, 1, 2], key=lambda v: v % 3), list(map(lambda v: v * 2, gen(3))), list(filter(lambda v: v % 2, gen(6))))
gens()
print("a  b\tc\u2003d\xa0e".split(), " x ".split(), "".split(), "a,b,,c".split(","), "ab".join(["x", "y", "é", "€"]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].__len__(), "a b c d e f g h i j k l m n o p".split())


def tuple_keys():
    nan = float("nan")
    d = {}
    for k in ((1, 2), (1, 2.0), (True, 2), ("a", "b"), ("a", ("b", 1)), (), (nan, 1), (None, "x"), (1, 2, 3), (10**20, 1), (P(3), 1), (b"a", 1), ("é", -1), (-1, "é")):
        d[k] = d.get(k, 0) + 1
        d["".join(map(str, k)) if len(k) == 3 else k] = len(d)
    print(len(d), list(d.values()), d[(1.0, True + 1)], d["a", "".join("b")], d["a", ("b", 1.0)], d[nan, 1])
    print(d[10**20, 1.0], d[P(3), 1], (P(4), 1) in d, d[bytes([97]), True], d[()], d[None, "x"], (None, "y") in d, (1,) in d, ("a", 1) in d)
    s = {(i % 3, str(i % 2)) for i in range(20)}
    print(sorted(s), (0, "1") in s, (0, 1) in s, ((0,), "1") in s)
    counts = {}
    before = ""
    for w in ("x y x y z x y " * 5).split():
        counts[before, w] = counts.get((before, w), 0) + 1
        before = w
    print(counts, counts.pop(("x", "y")), ("x", "y") in counts)
    try: d[[], 1]
    except TypeError as e: print(e)
for i in range(2): tuple_keys()
