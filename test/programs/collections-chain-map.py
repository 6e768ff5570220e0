# ChainMap, UserDict, UserList of collections.
from collections import ChainMap, UserDict, UserList
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
c = ChainMap(a, b)
print(c, c["y"], c["z"], len(c), list(c), "z" in c, "q" in c, c.get("q"), c.get("z"), c.maps, dict(c), bool(ChainMap()))
c["z"] = 9; del c["x"]; print(a, b, c, list(c.items()), list(c.keys()), list(c.values()), c.keys())
d = c.new_child({"n": 1}); print(d, d.parents, d["n"], c.new_child(), c.new_child(k=1))
t(lambda: c["nope"]); t(lambda: c.pop("nope")); t(lambda: c.pop("y")); t(lambda: c.popitem()); t(lambda: ChainMap().popitem())
def dele(): del c["zz"]
t(dele)
print(c | {"w": 1}, {"w": 1, "z": 5} | c, c == {"y": 3, "z": 4}, c == ChainMap(b), ChainMap.fromkeys("ab", 0), c.copy(), c.setdefault("s", 1), c)
c.update(u=1); c.update({"v": 2}); print(c.maps[0], len(c)); c.clear(); print(c)
u = UserDict(a=1); u["b"] = 2; print(u, len(u), "a" in u, u.get("q", 5), list(u.items()), u.data, u == {"a": 1, "b": 2}, u.pop("a"), u | {"z": 1}, u.copy())
t(lambda: u["q"])
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def __missing__(self, k): return "m"
print(U(a=1, b=2), U({"c": 3})["nope"])
l = UserList([3, 1]); l.append(2); l.sort(); print(l, l[0], l[1:], type(l[1:]).__name__, len(l), 2 in l, l + [5], [0] + l, l * 2, l == [1, 2, 3], l.index(2), list(l))
