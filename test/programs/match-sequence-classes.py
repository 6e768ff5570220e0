"""Sequence and mapping patterns look into subclasses of lists and tuples, deques, and classes that say they are such."""
import random
from collections import ChainMap, OrderedDict, UserDict, UserList, deque, namedtuple
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Stack(list):
    pass


class Point(NamedTuple):
    x: int
    y: int


Pair = namedtuple("Pair", "left right")


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return self.n - i


class Settings(Mapping):
    def __getitem__(self, key):
        return {"a": 1, "b": 2}[key]

    def __iter__(self):
        return iter("ab")

    def __len__(self):
        return 2


class Plain:
    def __getitem__(self, i):
        return i

    def __len__(self):
        return 2


Registered = type("Registered", (Plain,), {"__iter__": lambda self: iter((7, 8))})
Sequence.register(Registered)


def kind(value):
    match value:
        case []:
            return "empty"
        case [a, b]:
            return f"two: {a!r} {b!r}"
        case [first, *middle, last]:
            return f"{first!r} … {last!r} around {middle!r}"
        case {"a": int(a), **rest}:
            return f"mapping with a={a} and {sorted(rest.items())}"
        case {}:
            return "some mapping"
        case _:
            return f"none: {type(value).__name__}"


values = [Stack(), Stack([1, 2]), Point(3, 4), Pair(1, Pair(2, 3)), deque([1, 2, 3]), deque("ab", maxlen=2), range(4), Countdown(2), Countdown(4)]
values += [Settings(), Plain(), Registered(), "ab", b"ab", bytearray(b"ab"), {1, 2}, OrderedDict(a=5, z=1), ChainMap({"a": 1}, {"b": 2})]
values += [UserDict(a=9), UserList([1, 2, 3, 4]), (i for i in range(2)), UserDict(), None, dict(a="x")]
for value in values:
    print(kind(value))
match Pair(1, deque([2, Stack([3, 4])])):
    case [x, [y, [z, w]]]:
        print(x, y, z, w)
random.seed(11)
print([round(f(2.0, 1.5), 9) for f in (random.gammavariate, random.betavariate, random.vonmisesvariate)], random.gammavariate(0.5, 1.0))
state = random.getstate()
first = [random.random(), random.randint(1, 6)]
random.setstate(state)
print(first == [random.random(), random.randint(1, 6)])
