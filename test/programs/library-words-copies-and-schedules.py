import copy, datetime as dt, random, shlex, sched, keyword, reprlib, html, getopt
from dataclasses import dataclass, asdict, field
import typing as t

class R:
    def __init__(self, a, b=2): self.a, self.b = a, b
    def __reduce__(self): return R, (self.a,), {"b": [self.b]}
class R2(list):
    def __reduce_ex__(self, n): return R2, (), None, iter([1, [2]])
r = R([1]); q = copy.deepcopy(r); print(q.a, q.b, q.a is r.a, copy.copy(r).a is r.a, copy.deepcopy(R2()))
@dataclass
class D:
    when: dt.date; at: dt.datetime; gap: dt.timedelta = dt.timedelta(1, 2, 3); zone: dt.timezone = dt.timezone.utc; tm: dt.time = dt.time(1, 2, fold=1)
d = D(dt.date(2020, 1, 2), dt.datetime(2020, 1, 2, 3, 4, 5, 6, dt.timezone(dt.timedelta(hours=2)), fold=1))
e = asdict(d); print(e, copy.deepcopy(d) == d, copy.copy(d.at) is d.at, copy.deepcopy(d.at).fold, e["zone"] is dt.timezone.utc)
rng = random.Random(3)
print([rng.binomialvariate(n, p) for n, p in [(10, .3), (1, .5), (1000, .4), (500, .9), (5, 0.0), (5, 1.0), (100, .1)] for _ in range(3)], random.Random(1).binomialvariate())
for s in ["a 'b c' d\\ e \"f\\\"g\\h\" ''x # no", "a#b # c", "", "x=\"1 2\"'3'", "'a", 'b "', "c\\", "a\nb\tc"]:
    for c in (False, True):
        try: print(shlex.split(s, comments=c))
        except ValueError as e: print(e)
print(shlex.quote("it's"), shlex.quote(""), shlex.quote("a/b-c"), shlex.join(["a b", "c", "$x"]))
print(keyword.iskeyword("for"), keyword.issoftkeyword("match"), len(keyword.kwlist), keyword.kwlist[:4], keyword.softkwlist)
print(html.escape("<a href=\"x\">'&</a>"), html.escape("'\"", quote=False))
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: str(i) for i in range(9)}), reprlib.repr(10 ** 80), reprlib.repr((1,)), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(set("abcdefghij")), reprlib.repr({}), reprlib.repr(frozenset()), reprlib.repr(frozenset([3, 1])), reprlib.repr("it's\n" * 20))
class L:
    def __init__(self): self.x = [self]
    @reprlib.recursive_repr()
    def __repr__(self): return f"L({self.x})"
print(L(), L.__repr__.__name__)
print(getopt.getopt("-a -bval --long=3 --flag x y".split(), "ab:", ["long=", "flag", "flow"]), getopt.gnu_getopt("x -a y --lo 3".split(), "a", ["long="]))
for a, s, l in [(["-z"], "a", []), (["-b"], "b:", []), (["--q"], "", ["qa", "qb"]), (["--f=1"], "", ["f"]), (["--l"], "", ["l="]), (["--n"], "", ["l="])]:
    try: print(getopt.getopt(a, s, l))
    except getopt.GetoptError as e: print(e, e.opt, e.msg)
now = [0.0]
log = []
s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
e1 = s.enter(5, 1, log.append, ("five",)); s.enter(2, 2, log.append, argument=("two-b",)); s.enter(2, 1, log.append, ("two-a",)); s.enterabs(3, 1, lambda *, k: log.append(k), kwargs={"k": "kw"})
x = s.enter(4, 1, log.append, ("never",)); s.cancel(x)
print(len(s.queue), s.queue[0].time, s.queue[0].priority, s.queue[0].argument, s.empty()); print(s.run(blocking=False)); s.run(); print(log, now, s.empty())
try: s.cancel(x)
except ValueError as e: print("ValueError")
print(t.Any, t.List[t.Any], list[t.Any], t.Dict[str, t.Any])
try: isinstance(3, t.Any)
except TypeError as e: print(e)
class Mock(t.Any): pass
print(Mock, isinstance(Mock(), Mock))


class Outer:
    __qualname__ = "Renamed"

    def method(self):
        pass


print(Outer, Outer.__name__, Outer.__qualname__, Outer.method.__qualname__)
try:
    class Bad:
        __qualname__ = 3
except TypeError as e:
    print(e)
