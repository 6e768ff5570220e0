def t(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e), e)


d = {1: 2}
s = {1}
t(lambda: d[[]])
t(lambda: [] in d)
t(lambda: d.get([]))
t(lambda: d.setdefault([]))
t(lambda: d.pop([]))
t(lambda: {}.pop([]))
t(lambda: d[([],)])
t(lambda: {1, []})
t(lambda: [] in {1})
t(lambda: {1}.add([]))
t(lambda: {1}.remove([]))
t(lambda: {1}.discard([]))
t(lambda: set([[]]))
t(lambda: {**5})
t(lambda: {*5})
t(lambda: d.update(5))
t(lambda: d.update([5]))
t(lambda: d.update([(1, 2, 3)]))
t(lambda: d.update([(1, 2), "abc"]))
t(lambda: dict(5))
t(lambda: dict([[]]))
t(lambda: dict([[[], 1]]))
t(lambda: dict.fromkeys([[]]))
t(lambda: d.pop(3))
t(lambda: {}.popitem())
t(lambda: set().pop())
t(lambda: hash([]))
t(lambda: hash(([],)))
t(lambda: hash({}))
t(lambda: hash(set()))
t(lambda: hash({}.keys()))
t(lambda: set() in {frozenset()})
t(lambda: {} | 5)
t(lambda: {1} | 5)
t(lambda: {1} - [1])
t(lambda: {1} + {2})
t(lambda: {1}.remove(2))
t(lambda: {1}.union(5))
t(lambda: {1}.intersection([[]]))
t(lambda: {1}.difference([[]]))
t(lambda: {1}.issubset(5))
t(lambda: {1}.isdisjoint([[]]))
t(lambda: {1} < 5)
t(lambda: {} < {})
t(lambda: {1: 2}.keys() < 5)
t(lambda: {}.get())
t(lambda: {}.get(1, 2, 3))
t(lambda: {}.get(key=1))
t(lambda: {}.keys() | 5)
t(lambda: {}.fromkeys())
t(lambda: {}.copy(1))
t(lambda: {}.setdefault())
t(lambda: {}.pop())
t(lambda: {}.update(1, 2))
t(lambda: {}.popitem(1))
t(lambda: dict(1, 2))
t(lambda: set(1, 2))
t(lambda: set(a=2))
t(lambda: frozenset(1, 2))
t(lambda: {1}.add())
t(lambda: {1}.update(1))
t(lambda: frozenset([1]).add(1))
t(lambda: hash(1, 2))
t(lambda: {}[1])
t(lambda: {}["a"])
t(lambda: {}[(1, "b")])
t(lambda: {}.nothing)
t(lambda: len({1: 1}.items()))
t(lambda: list(reversed({1: 1, 2: 2})))
t(lambda: list(reversed({1: 1, 2: 2}.items())))
t(lambda: reversed({1}))
t(lambda: list({1: 2, 3: 4}), )
t(lambda: sorted({3, 1, 2}))
t(lambda: max({3: 1, 9: 2}))
t(lambda: sum({1, 2, 3}))
t(lambda: [*{1: 2}, *{3}])
t(lambda: tuple({1: 2}.values()))
t(lambda: dict(zip("abc", range(3))))
t(lambda: {k: v for v, k in enumerate("abc")})
t(lambda: next(iter({5: 6})))
t(lambda: {2 ** 70: 1}[2 ** 70])
t(lambda: {2 ** 60: 1}[2.0 ** 60])
t(lambda: 2.0 ** 70 in {2 ** 70})
t(lambda: {(1, 2.0): 1}[(1.0, 2)])


def size_change(kind):
    d = {1: 1, 2: 2, 3: 3}
    s = {1, 2, 3}
    try:
        if kind == 0:
            for k in d:
                d[k + 10] = 1
        elif kind == 1:
            for k in d:
                del d[k]
        elif kind == 2:
            for k, v in d.items():
                d.pop(k)
                d[k + 100] = v
        elif kind == 3:
            for x in s:
                s.add(x + 10)
        elif kind == 4:
            for x in s:
                s.discard(x)
        elif kind == 5:
            for k in d:
                d[k] = 5
            print("fine", d)
    except RuntimeError as e:
        print(kind, e)


for kind in range(6):
    size_change(kind)
d = {1: 2, 3: 4, 5: 6}
del d[3]
print(d)
try:
    del d[3]
except KeyError as e:
    print(repr(e))
try:
    del s[0]
except TypeError as e:
    print(e)
try:
    s[0] = 5
except TypeError as e:
    print(e)
it = iter({1: 2, 3: 4})
print(next(it), next(it), next(it, "end"), next(it, "end"))
a, b = {1: 2, 3: 4}
print(a, b)
first, *rest = {7, 8, 9}
print(first, rest)
counts = {}
for word in "the cat and the dog and the bird".split():
    counts[word] = counts.get(word, 0) + 1
print(counts)
groups = {}
for n in range(20):
    groups.setdefault(n % 3, []).append(n)
print(groups)
x = {}
for i in range(1000):
    x[i % 37] = x.get(i % 37, 0) + i
print(x[36], len(x))
for i in range(30):
    x.popitem()
print(x)
for i in range(50):
    x["k" + str(i)] = i
for i in range(0, 50, 2):
    del x["k" + str(i)]
print(x)
while x:
    x.popitem()
print(x)
m = {"a": {"b": [1, {2: {3}}]}}
print(m, m["a"]["b"][1][2])
m["a"]["b"][1][2].add(4)
m["a"]["c"] = m
print(m)
l = [1]
l.append({"l": l})
print(l)
print("%(a)s %(b)d" % {"a": 1, "b": 2}, "{a[x]}".format(a={"x": 5}))
print({1, 2} == {2, 1}, {1: {2}} == {1: {2}}, {1: [1]} == {1: (1,)}, {frozenset([1]): 2} == {frozenset([1]): 2})
print({1: 2}.items() == {(1, 2)}, {1: 2}.items() == {1: 2}.items(), {1: 2}.values() == {1: 2}.values())
