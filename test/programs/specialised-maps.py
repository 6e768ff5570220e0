# Dicts, sets, strings and tuples where instructions are specialised, and then other kinds of operands come.
def counts(words):
    d = {}
    for w in words:
        if w in d:
            d[w] += 1
        else:
            d[w] = 1
    return d


print(counts(["a", "b", "a", "c" * 1, "".join(["a"]), 1, 1.0, True, 2**70, 2**70, (1, 2), (1, 2), None, -1, -2, -1]))
print(counts("abracadabra"))
print(counts([]))


def get(d, k):
    try:
        return d[k]
    except (KeyError, IndexError, TypeError) as error:
        return type(error).__name__ + str(error)


class Odd:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, Odd) and self.n == other.n or other == 7

    def __repr__(self):
        return "Odd" + str(self.n)

    def __getitem__(self, k):
        return ("item", k)

    def __setitem__(self, k, v):
        print("set", k, v)

    def __contains__(self, k):
        return k == 1


class Own(dict):
    pass


for container in ({"x": 1, 2: 3}, [1, 2, 3], {"x": 5}, "text", (1, 2, 3), Odd(1), Own(x=1), {7: "seven"}, b"ab", range(9)):
    for k in ("x", 2, -1, 7, Odd(1), 1.0, True, [1]):
        print(get(container, k), end="; ")
    print()


def has(c, k):
    try:
        return (k in c, k not in c)
    except TypeError as error:
        return str(error)


for container in ({"x": 1}, {"x", 3}, ["x"], {"y": 2}, frozenset([3]), "xyz", Odd(1), {3}, (3,)):
    for k in ("x", 3, 1.0, Odd(1), [1], 2**80):
        print(has(container, k), end="; ")
    print()


def put(c, k, v):
    try:
        c[k] = v
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
    return c if not isinstance(c, Odd) else "odd"


for container in ({}, [1, 2, 3], {"a": 1}, (1, 2), Odd(2), {}, bytearray(b"abc"), "no"):
    for k in ("a", 1, 1.0, (1,), [1], None):
        put(container, k, 9)
    print(put(container, 0, 7))


def same(a, b):
    out = []
    for x, y in zip(a, b):
        if x == y:
            out.append("eq")
        if x != y:
            out.append("ne")
        out.append(x == "é")
    return out


print(same(["a", "ab", "é", "e\u0301", "日本", "日本", "x" * 40, 1, None, "", Odd(1)], ["a", "b" + "a", "\xe9", "é", "日" + "本", "日木", "x" * 39 + "y", "1", "", "", Odd(1)]))


def characters(s):
    out = []
    for c in s:
        out.append(c)
    for i in range(-len(s), len(s)):
        out.append(s[i])
    return out


for s in ("", "a", "héllo", "日本x", "\U0001f600a", [1, "b"], (None, 2), (1,)):
    print(characters(s))
try:
    "abc"[3]
except IndexError as error:
    print(error)


def walk(x):
    total = []
    for item in x:
        total.append(item)
    return total


for x in ((1, "b", [3]), {"k": 1}.items(), enumerate("ab"), zip([1, 2], "ab"), {1: 2}, {5}, iter([7, 8]), map(str, (1, 2)), "st", (c for c in "gen"), reversed([1, 2])):
    print(walk(x))


def pairs(values):
    out = []
    for v in values:
        try:
            a, b = v
            out.append((b, a))
        except (ValueError, TypeError) as error:
            out.append(str(error))
        try:
            a, b, c = v
            out.append((c, b, a))
        except (ValueError, TypeError) as error:
            out.append(str(error))
    return out


print(pairs([(1, 2), ("a", ["b"]), (1, 2, 3), [4, 5], "xy", "xyz", {1: 2, 3: 4}, (1,), 5, (x for x in (1, 2)), ()]))
for i in range(3):
    x = (i, "s")
    x, y = x
    print(x, y)


def growing():
    d = {}
    for i in range(50):
        d[i % 7] = i
        d["k" + str(i % 5)] = d[i % 7]
        if i == 20:
            del d[3]
        if i == 30:
            d.clear()
    return d


print(growing())
d = {i: str(i) for i in range(5)}
try:
    for k in d:
        d[k + 10] = 1
except RuntimeError as error:
    print(error)
objects = [Odd(i) for i in range(3)]
held = {}
for o in objects * 2:
    held["last"] = o
    held[0] = held["last"].n
print(held[0], len(held))


# a loop that ran over built-in iterators and then runs over generators: frames are pushed out of stitched code
for x in ({i: i for i in range(300)}.items(), (c for c in range(300)), (c for c in "st" * 200), zip(range(300), range(300))):
    print(len(walk(x)))
