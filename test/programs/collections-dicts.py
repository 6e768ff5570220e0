# defaultdict, OrderedDict and Counter of collections.
from collections import Counter, OrderedDict, defaultdict
import collections
import copy


def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)


d = defaultdict(list)
d["a"].append(1); d["b"].append(2); d["a"].append(3)
print(d, d["zz"], len(d), "q" in d, d.get("q"), dict(d), d.default_factory, isinstance(d, dict))
n = defaultdict(int, {"x": 1}, y=2)
for c in "hello": n[c] += 1
print(n, sorted(n.items()), n.pop("x"), n.setdefault("new", 5), list(n), n.copy(), type(n.copy()).__name__)
print(defaultdict(), defaultdict(None, [(1, 2)]), defaultdict(lambda: defaultdict(int))["a"]["b"], n | {"k": 1}, {"k": 1} | n, n == dict(n))
t(lambda: defaultdict(None)["k"]); t(lambda: defaultdict(5)); t(lambda: defaultdict(int)[[]]); t(lambda: defaultdict(int).foo)
tree = defaultdict(lambda: defaultdict(list)); tree["x"]["y"].append(1); print({k: dict(v) for k, v in tree.items()})
class DD(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
e = DD(); print(e[4], e["a"], e, DD(int)["q"])
r = defaultdict(list); r["r"].append(r); print(r)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(o, list(o)); o.move_to_end("c", last=False); print(o, o.popitem(), o.popitem(last=False), o)
t(lambda: OrderedDict().popitem()); t(lambda: o.move_to_end("zz")); t(lambda: o["nope"])
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(), OrderedDict.fromkeys("ab", 0), list(reversed(OrderedDict(x=1, y=2))))
o["z"] = 1; o.update(q=2); del o["z"]; print(o, o.copy(), type(o.copy()).__name__, o | {"w": 1}, len(o), o.pop("q"), o.setdefault("s"), list(o.keys()), list(o.items()), list(o.values()), repr(OrderedDict([(1, OrderedDict())])))
class LRU(OrderedDict):
    def __init__(self, size): super().__init__(); self.size = size
    def __getitem__(self, k): v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.size: self.popitem(last=False)
l = LRU(2); l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3; print(l, list(l))
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()), len(c), c.most_common(), c.most_common(1), c.most_common(0))
c.update("aaa"); c.subtract({"b": 5}); print(c, c["b"], +c, -c); del c["nothing"]; del c["b"]; print(c, "b" in c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a == b, a <= b, a < a + b, a >= b, a != b, Counter(a=1, b=0) == Counter(a=1))
a += b; print(a); a -= Counter(a=10); print(a); a |= Counter(z=4); print(a); a &= Counter(z=1, b=9); print(a)
print(Counter([1, 2, 1]), Counter({"x": 2}), Counter(), Counter(a=1).copy(), Counter([("k", 1)]), dict(Counter("ab")), Counter(x for x in "aab"), type(Counter("a") + Counter("b")).__name__)
t(lambda: Counter(5)); t(lambda: Counter([[]])); t(lambda: Counter.fromkeys("a")); t(lambda: Counter("a") + 1); t(lambda: Counter(a="x", b=1)); t(lambda: Counter(a=1) < 5)
words = "the cat the dog the end".split(); cw = Counter(); 
for w in words: cw[w] += 1
print(cw.most_common(1), max(cw, key=cw.get), sum(cw.values()), cw.items(), isinstance(cw, dict))
print(copy.deepcopy(d), copy.copy(c) == c, copy.deepcopy(o), type(copy.deepcopy(Counter("a"))).__name__)
print(collections.Counter, collections.OrderedDict, collections.defaultdict)
