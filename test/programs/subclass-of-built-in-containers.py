def show(label, f):
    try:
        r = f()
        print(label, repr(r), type(r).__name__)
    except Exception as e:
        print(label, type(e).__name__, e)

class D(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.log = []
    def __setitem__(self, key, value):
        self.log.append(key)
        super().__setitem__(key, value)
    def __missing__(self, key):
        return ("missing", key)

d = D(a=1)
d["b"] = 2
print(d, d.log, len(d), d["zz"], d.get("zz"), "a" in d, list(d), d.keys(), d.items(), d.__dict__)
d.update(c=3)
d.setdefault("d", 4)
print(d.pop("d"), d.pop("x", None), dict(d), {**d}, d == {"a": 1, "b": 2, "c": 3}, d | {"q": 1}, type(d | {}).__name__)
d |= {"z": 26}
print(type(d).__name__, d, d.log, bool(d), bool(D()), isinstance(d, dict), D.__mro__)
print(d.copy(), type(d.copy()).__name__, list(reversed(d)), sorted(d.values()))
show("hash", lambda: hash(d))
show("del", lambda: d.__delitem__("z"))
del d["b"]
print(d)
class Plain(dict): pass
p = Plain([(1, 2)], x=3)
p.attr = 5
show("keyerr", lambda: p["nope"])
print(p, p.attr, p.fromkeys([1, 2], 0), Plain.fromkeys("ab", 1), type(Plain.fromkeys("ab")).__name__)
class Count(dict):
    def __missing__(self, k): return 0
c = Count()
for ch in "abracadabra": c[ch] += 1
print(c)
class Auto(dict):
    def __missing__(self, k):
        v = self[k] = Auto()
        return v
a = Auto(); a["x"]["y"]["z"] = 1
print(a, super(Auto, a).__getitem__("x"))

class L(list):
    def __init__(self, items=()):
        super().__init__(items)
        self.name = "L"
    def append(self, x):
        super().append(x * 2)
    def __getitem__(self, i):
        if isinstance(i, slice): return L(super().__getitem__(i))
        return super().__getitem__(i)
l = L([1, 2, 3])
l.append(4)
print(l, l.name, l[0], l[1:], type(l[1:]).__name__, len(l), list(l), sum(l), max(l), l == [1, 2, 3, 8], [1, 2, 3, 8] == l, l < [2])
l2 = l
l2 += [5]
print(l2 is l, l, l + [1], type(l + [1]).__name__, [0] + l, l * 2, type(l * 2).__name__, 8 in l, l.index(8), l.count(5), l.__dict__)
l.sort(reverse=True); print(l, l.pop(), list(reversed(l)), sorted(l), bool(L()), l.copy(), type(l.copy()).__name__)
l[0] = 100; del l[1]; l.insert(0, 7); l.extend((1, 2)); print(l, *l)
x, *y = l
print(x, y)
l[:] = [3, 4]; print(l, l.__len__(), list.__len__(l), l.__contains__(3), l.__add__([1]))
show("hash", lambda: hash(l))
show("+", lambda: l + 5)
show("idx", lambda: l["a"])

class T(tuple):
    def __new__(cls, *items):
        self = super().__new__(cls, items)
        self.extra = len(items)
        return self
    @property
    def first(self): return self[0]
t = T(1, 2, 3)
print(t, t.extra, t.first, t == (1, 2, 3), hash(t) == hash((1, 2, 3)), t + (4,), t[1:], type(t[1:]).__name__, {t: 1}[(1, 2, 3)], t.index(2), t < (2,), len(t), isinstance(t, tuple))
a, b, c = t
print(a, b, c, "%s-%s-%s" % t, "{} {}".format(*t), (lambda *a: a)(*t), tuple(t), type(tuple(t)).__name__, tuple(t) is t)

class S(str):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
    def shout(self): return self.upper() + "!"
s = S("hello", tag=7)
print(s, repr(s), s.tag, s.shout(), s == "hello", hash(s) == hash("hello"), {"hello": 1}[s], s + " w", type(s + "w").__name__, s[1], s * 2, "ell" in s, s in "say hello", len(s), f"{s:>8}|", "%s" % s, s.join(["a", "b"]), ",".join([s, S("x")]), "hello".startswith(S("he")), "a,b".split(S(",")), s.replace(S("l"), S("L")), str(s), type(str(s)).__name__, isinstance(s, str), s < "i", sorted([S("b"), "a"]), s.encode(), int(S("42")), float(S("1.5")), ord(S("a")))
class R(str):
    def __repr__(self): return "R!"
    def __eq__(self, o): return True
    __hash__ = str.__hash__
print(R("x"), [R("x")], R("x") == "y", R("a") != "b", f"{R('q')}", str(R("z")))
class St(str):
    def __str__(self): return "custom"
print(St("x"), f"{St('x')}", "%s" % St("x"), St("x") + "y", repr(St("x")), "".join([St("p")]))
