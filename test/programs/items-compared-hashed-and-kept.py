# Pairs that an iterator over items gives, one tuple or many; lists compared, items looked for; special methods that classes
# gain, lose and inherit while they are used; texts quoted.
d = {"a": 1, "b": [2], "c": (3,)}
for key, value in d.items():
    print(key, value)
kept = []
for pair in d.items():
    kept.append(pair)
print(kept, [*d.items()], list(reversed(d.items())))
it = iter(d.items())
first = next(it)
second = next(it)
print(first, second, next(it), first is second, next(it, None))
last = None
for pair in d.items():
    if last is None:
        last = pair
print(last, hash(last) == hash(("a", 1)))
print(dict(d.items()) == d, sorted((value, key) for key, value in {"x": 2, "y": 1}.items()))
try:
    for key, value in d.items():
        d[key + "!"] = value
except RuntimeError as error:
    print(error)


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


loud = {i: Loud(i) for i in range(3)}
for key, value in loud.items():
    print("at", key)
    loud[key] = None
    value = None
print("end")

nan = float("nan")
big = 10**30
print([1, 2, 3] == [1, 2, 3], [1, 2] == [1, 2, 3], [1, 2] != [1, 2, 3], [1, 2] < [1, 2, 3], [1, 3] < [1, 2, 3])
print([nan] == [nan], [1, True, 1.0] == [True, 1.0, 1], ["a", "b"] == ["a", "b"], ["a"] == [97])
print([big] == [10**30], (1, "a", None) == (1, "a", None), (1, "a") == (1, "b"), (1, "a") < (1, "b"), (1, 2) == (1.0, 2))
print(2 in [1, 2], 2.0 in [1, 2], True in (0, 1), "b" in ["a", "b"], "c" in ("a", "b"), nan in [nan], None in [0, None], big in [1, 10**30], "a" in [97, b"a"])


class Odd:
    def __init__(self, items=None):
        self.items = items

    def __eq__(self, other):
        if self.items is not None:
            self.items.clear()
        return NotImplemented if other == "refuse" else other == 1


odd = Odd()
print(1 in [odd], odd in [1], 2 in [3, odd, 4], [odd] == [1], [2, odd] == [2, 3], "refuse" in [odd], [odd] != [1, 2])
items = [7, 8, 9]
items.insert(1, Odd(items))
print(9 in items, items)


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    def __len__(self):
        return self.value


class Sub(Key):
    def __lt__(self, other):
        print("sub")
        return super().__lt__(other)

    def __gt__(self, other):
        print("reflected")
        return self.value > other.value


table = {Key(i): i for i in range(4)}
print(table[Key(2)], Key(3) in table, Key(9) in table, [key.value for key in sorted(table)], max(table).value, min(Key(2), Sub(1)).value)
print(bool(Key(0)), bool(Key(1)), [len(key) for key in table])
Key.__hash__ = lambda self: 5
print(hash(Key(1)), {Key(1): 1}[Key(1)])
Key.__hash__ = lambda self: "no"
try:
    hash(Key(1))
except TypeError as error:
    print(error)
Key.__hash__ = lambda self: 1 // 0
try:
    {Key(1)}
except ZeroDivisionError as error:
    print(error)
Key.__hash__ = None
try:
    hash(Key(1))
except TypeError as error:
    print(error)
del Key.__hash__
print(isinstance(hash(Key(1)), int))
del Key.__lt__
try:
    sorted([Key(1), Key(2)])
except TypeError as error:
    print(error)
print([key.value for key in sorted([Sub(1), Key(2)], key=len)])
for text in ("plain", "it's", 'say "so"', "both ' and \"", "back\\slash", "tab\t", "\x7f", "é", "", "~ ", "\n"):
    print(repr(text), [text], ascii(text))
print([list(x) for x in (range(3), range(0), range(5, 0, -2), {1: 2}, {3}, frozenset([4]), (), "ab", d.keys())])
