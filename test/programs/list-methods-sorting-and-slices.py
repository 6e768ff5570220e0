xs = [5, 3, 9, 1]
xs.sort()
print(xs)
xs.sort(reverse=True)
print(xs)
def second(p):
    return p[1]
ps = [(1, "b"), (2, "a"), (3, "b"), (4, "a"), (5, "c")]
print(sorted(ps, key=second), sorted(ps, key=second, reverse=True))
print(sorted("hello world"), sorted((3, 1, 2), reverse=True), sorted([2.5, 1, True, 0.5]))
def lcg(n):
    out = []
    x = 12345
    for i in range(n):
        x = (x * 1103515 + 12345) % 1000003
        out.append(x)
    return out
big = lcg(5000)
s = sorted(big)
ok = True
for i in range(1, len(s)):
    if s[i - 1] > s[i]:
        ok = False
print(ok, sum(s) == sum(big), len(s), s[:5], s[-3:])
pairs = [(v % 10, i) for i, v in enumerate(big)]
st = sorted(pairs, key=lambda p: p[0])
bad = 0
for a, b in zip(st, st[1:]):
    if not (a[0] < b[0] or (a[0] == b[0] and a[1] < b[1])):
        bad += 1
print(bad)
st = sorted(pairs, key=lambda p: p[0], reverse=True)
for a, b in zip(st, st[1:]):
    if not (a[0] > b[0] or (a[0] == b[0] and a[1] < b[1])):
        bad += 1
print(bad, sorted(pairs)[:4], sorted(range(200, 0, -1))[:5], sorted([1] * 70 + [0] * 70)[68:72])
print(sorted(list(range(100)) + list(range(50)) + list(range(100, 0, -1)))[::25])
ys = ["pear", "fig", "apple", "kiwi"]
ys.sort(key=len)
print(ys)
ys.insert(0, "zero"); ys.insert(-1, "x"); ys.insert(100, "end"); ys.insert(-100, "start")
print(ys, ys.index("fig"), ys.count("x"), ys.index("x", 2), ys.index("x", -3, 100))
ys.remove("x"); ys.reverse(); print(ys)
zs = ys.copy(); zs.clear(); print(zs, len(ys)); zs.extend("abc"); zs.extend(zs); zs.extend(range(2)); zs.extend((7, 8)); print(zs)
print((1, 2, 1).count(1), (1, 2, 3).index(3), range(10).index(4), range(0, 10, 3).count(9), range(5).count("a"))
r = range(2, 20, 3)
print(r.start, r.stop, r.step, r[1:3], r[::-1], len(r), r == range(2, 19, 3), 5 in r)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(5), slice(-1, None, -1).indices(4))
print([1, 2, 3][s], "abcdefghijkl"[s])
f = xs.append
f(3)
print(xs, list.count(xs, 3))
log = []
def keyed(x):
    log.append(x)
    return -x
print(sorted([3, 1, 2], key=keyed), log)
a = [1, 3, 2, 4]
a.sort(key=lambda v: len(a))
print(a)
m = [[0] * 3 for _ in range(2)]
m[0][1] += 5
print(m, [1, 2] < [1, 3], (1, 2) == (1, 2), [1] * 3 + [2], (0,) * 2 + (1,), [[1, 2], [3]] > [[1, 2]])
l = [1]; l.append(l); print(l, (l,))
nested = [3, [1, 2], "x", (4, [5])]
b, [c, *d], *e = nested
print(b, c, d, e)
