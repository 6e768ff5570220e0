# namedtuple of collections: what its classes and objects do.
from collections import namedtuple
import copy


def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)


P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], len(p), tuple(p), p == (1, 2), hash(p) == hash((1, 2)), p._fields, P._fields, p._asdict(), p._replace(x=9), P._make([3, 4]), P.__name__, P.__doc__, P.__module__, P, type(p))
x, y = p; print(x, y, [*p], p + (3,), p[::-1], max(P(1, 2), P(1, 3)), sorted([P(2, 1), P(1, 5)]), p in [P(1, 2)], {p: 1}[(1, 2)], "%s-%s" % p, f"{p}", p.count(1), p.index(2), isinstance(p, tuple), p < (2,))
D = namedtuple("D", ["a", "b", "c"], defaults=[10, 20]); print(D(1), D(1, 2), D(1, c=5), D._field_defaults)
t(lambda: P(1)); t(lambda: P(1, 2, 3)); t(lambda: P()); t(lambda: P(1, x=2)); t(lambda: P(1, z=2)); t(lambda: D()); t(lambda: D(1, 2, 3, 4)); t(lambda: P._make([1])); t(lambda: p._replace(q=1)); t(lambda: p.z)
def s(): p.x = 5
t(s)
t(lambda: namedtuple("Q", "a a")); t(lambda: namedtuple("Q", "class")); t(lambda: namedtuple("Q", "_a")); t(lambda: namedtuple("1Q", "a")); t(lambda: namedtuple("Q", "a", defaults=[1, 2]))
print(namedtuple("R", "a class _b a", rename=True)._fields, namedtuple("E", [])(), namedtuple("S", "a, b")(1, 2))
class Pt(namedtuple("Pt", "x y")):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)
    def __str__(self): return f"<{self.x},{self.y}>"
q = Pt(3, 4); print(q, repr(q), q.norm, q + q, q._replace(y=0), isinstance(q, tuple), type(q + q).__name__)
class W(namedtuple("W", "a b")):
    def __new__(cls, a, b=7): return super().__new__(cls, a * 2, b)
print(W(1), W(1, 2), W(1).a)
match p:
    case P(x=1, y=v): print("matched", v)
match p:
    case P(u, v): print("positional", u, v)
print(copy.copy(p), copy.deepcopy(p), copy.replace(p, x=0), namedtuple.__name__)
