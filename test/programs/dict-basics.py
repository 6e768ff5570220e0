d = {}
print(d, len(d), {1: 2}, {"a": 1, "b": [1, 2], 3.5: None, (1, 2): True})
d["x"] = 1
d["y"] = 2
d["x"] = 3
print(d, d["x"], "x" in d, "z" in d, "z" not in d)
for i in range(100):
    d[i] = i * i
print(len(d), d[50], d[99])
s = 0
for k in d:
    s += 1
print(s)
print({**d}["x"], len({**d, "x": 9}), {**{1: 2}, 1: 3, 2: 4, **{5: 6}})
d2 = {1: "int"}
d2[1.0] = "float"
d2[True] = "bool"
print(d2)
d2[0.0] = "zero"
d2[-0.0] = "neg"
d2[False] = "false"
print(d2)
e = {1: 2}
e["self"] = e
print(e)
print({1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 3}, {1: 2} != {1: 2}, {} == {}, {1: 1} == {1.0: True})
d = {"a": 1, "b": 2, "c": 3}
print(d.keys(), d.values(), d.items())
print(len(d.keys()), "a" in d.keys(), 2 in d.values(), ("a", 1) in d.items(), ("a", 2) in d.items())
for k, v in d.items():
    print(k, v)
for v in d.values():
    print(v)
print(d.get("a"), d.get("zz"), d.get("zz", 5))
print(d.setdefault("a", 9), d.setdefault("q"), d.setdefault("r", 7), d)
print(d.pop("a"), d.pop("nope", 4), d.popitem(), d.popitem(), d)
d.update({"b": 20, "n": 1})
d.update([("m", 2), ["k", 3], "xy"])
d.update(z=5, y=6)
print(d)
c = d.copy()
c["new"] = 1
print(len(c), len(d), dict(d) == d, dict(a=1, b=2), dict([(1, 2)], c=3), dict({1: 2}), dict())
d.clear()
print(d, len(d), bool(d), bool({1: 1}))
print(dict.fromkeys([1, 2, 3]), dict.fromkeys("abc", 0), {}.fromkeys((1, 1, 2), 5))
print({1: 2} | {1: 3, 4: 5}, {1: 2}.keys() | {3}, {1: 2, 5: 6}.keys() & [5, 7], {1: 2, 5: 6}.keys() - {5}, {1: 2}.keys() ^ {1, 2})
m = {1: 2}
m |= {3: 4}
m |= [(5, 6)]
print(m)
print({1: 2}.keys() == {1}, {1: 2}.keys() <= {1, 2}, {1, 2} > {1: 2}.keys(), {1: 2}.keys().isdisjoint([2]), {1: 2}.keys().isdisjoint([1]))
print({i: i * i for i in range(5)}, {c for c in "a"}, {i % 3 for i in range(10)})
