# What the runtime does in a short way most of the time, and where the short way ends.


# ── calls: defaults, keyword-only parameters, *args ──
def plain(a, b=2, c=3):
    return a, b, c


def named(a, b=2, *, c=3, d):
    return a, b, c, d


def named_defaults(a, *, b=2, c=3):
    return a, b, c


def rest(a, *others):
    return a, others


def rest_only(*others):
    return others


def rest_and_named(a, *others, c=1):
    return a, others, c


def everything(a, b=1, *others, c=2, **named):
    return a, b, others, c, named


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as error:
        print("TypeError:", error)


print(plain(1), plain(1, 5), plain(1, 5, 6), plain(1, c=9), plain(c=1, a=2))
print(named(1, d=4), named(1, 7, d=4, c=5), named(d=1, a=2), named_defaults(1), named_defaults(1, c=5))
print(rest(1), rest(1, 2), rest(1, 2, 3), rest_only(), rest_only(1, [2]), rest_and_named(1, 2, 3, c=4), rest_and_named(1))
print(everything(1), everything(1, 2, 3, 4, c=5, e=6), everything(a=1, x=2))
for f in (plain, named, named_defaults, rest, rest_and_named, everything):
    attempt(f)
    attempt(f, 1, 2, 3, 4, 5)
    attempt(f, 1, a=2)
    attempt(f, 1, nothing=2)
plain.__defaults__ = (7, 8, 9, 10)
attempt(plain)
plain.__defaults__ = (5,)
attempt(plain, 1)
attempt(plain, 1, 2)
plain.__defaults__ = None
attempt(plain, 1, 2)
named_defaults.__kwdefaults__ = {"b": 4}
attempt(named_defaults, 1)
attempt(named_defaults, 1, c=2)


class Holder:
    def __init__(self, value=[]):
        self.value = value

    def get(self, default=None, *more):
        return self.value or default, more


for i in range(3):
    print(Holder().get(), Holder([i]).get(1), Holder().get(i, 2, 3))


# ── lists taken apart ──
def take(values):
    try:
        a, b, c = values
        return a, b, c
    except ValueError as error:
        return str(error)


def taken_into_itself():
    a = [1, [2, 3]]
    a, b = a
    b, c = b
    return a, b, c


class Loud:
    def __init__(self, name, target):
        self.name = name
        self.target = target

    def __del__(self):
        print("gone", self.name)
        self.target.clear()


def taken_while_it_changes():
    values = [1, 2, 3]
    a = Loud("a", values)
    a, b, c = values
    return a, b, c, values


for values in ([1, 2, 3], (1, 2, 3), [1, 2], [1, 2, 3, 4], [], "abc", "ab", range(3), {1: 2}):
    print(take(values))
print(taken_into_itself(), taken_while_it_changes())

# ── iterators over lists that change ──
values = [1, 2, 3]
walk = iter(values)
print(next(walk))
values.append(4)
print(list(walk))
values.append(5)
print(list(walk), next(walk, "ended"))
values = [1, 2, 3, 4]
pairs = []
for a, b in zip(values, values):
    pairs.append((a, b))
    if len(values) < 6:
        values.append(a)
    elif values:
        values.pop()
print(pairs, values)
for i, x in enumerate(values):
    if i == 1:
        values.clear()
print(i, values)
keep = [pair for pair in zip([1, 2, 3], "abc")]
print(keep, list(zip([1], [])), list(enumerate([])), list(zip()))

# ── text ──
for text in ("", " ", "a", " a", "a ", "a b", "  a  b  ", "a\tb\nc\r\nd", "\x1ca\x1db\x1ee\x1ff", "a\x85b\xa0c", "é è", "日 本　語"):
    print([part for part in text.split()], text.split(None, 1), text.split(" "), text.split(" ", 1), text.strip() == text.lstrip().rstrip())
long = "abcdefgh" * 5
for i in range(20):
    text = "." * i + "x" + "." * (23 - i)
    print(text.find("x"), text.find("x", i), text.find("x", i + 1), text.find(".x"), text.rfind("x"), text.index("x"), end=" ")
print()
print("a,b,,c".split(","), ",".split(","), "abc".split("b", 0), "日,本".split(","), "aéb".split("é"), "abc".split("é"), "a日b".split("日"))
print("hello".replace("l", "L"), "hello".replace("l", "L", 1), "hello".replace("l", "L", 0), "hello".replace("l", "é"), "hellé".replace("é", "o"))
print("a".replace("a", "b"), "x".replace("y", "z"), "aaa".replace("a", "b", -1), "aaa".replace("a", "b", 2), "日日".replace("日", "a"))
words = ["", "a", "b", "ab", "abc", "abd", "abcdefg", "abcdefgh", "abcdefgi", "abcdefghi", "abcdefghij", "abcdefghik", "é", "日", "abé", "ab日"]
print(sorted(words), sorted(reversed(words), reverse=True))
print([a < b for a in words for b in words].count(True), [a == b[:] + "" for a in words for b in words].count(True))
counts = {}
for a in words:
    for b in words:
        counts[a + b] = counts.get(a + b, 0) + 1
print(len(counts), counts["ab"], counts["abc"], counts[""], "abcdefghabcdefg" in counts, "abcdefghabcdefx" in counts)
for length in range(18):
    text = "0123456789abcdefghi"[:length]
    print({text: length}[text + ""], ("x" + text)[1:] == text, text + "y" == "x" + text, end=" ")
print()
for n in (0, 1, 9, 10, -1, -9, -10, 99, 100, 4294967295, 4294967296, -4294967296, 10**13, 2**47 - 1, -(2**47), 2**47, 2**64, -(10**20)):
    print(str(n), f"{n}", len(str(n)), "%d" % n, "{}".format(n))


class Shown:
    def __init__(self, what):
        self.what = what

    def __str__(self):
        if self.what is None:
            raise ValueError("not shown")
        return self.what


print(str(Shown("x")), f"{Shown('y')}", "%s" % Shown("z"), Shown("same").what is str(Shown("same")))
for what in (1, None):
    try:
        print(str(Shown(what)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# ── displays ──
print({"a": 1, "b": 2, "a": 3}, {1: "x", True: "y", 1.0: "z"}, {(1, 2): 3, (1, 2): 4}, {**{"a": 1}, "a": 2})
try:
    print({[]: 1})
except TypeError as error:
    print(error)
nested = [[[] for _ in range(3)] for _ in range(40)]
print(sum(len(part) for part in nested), [1, 2] + [3], [[1], 2][0] + [], ([0] * 3)[1:], (1, (2, [3]))[1][1])
