# What a class statement refuses, what an object's class can become, and what a class's own namespace lets itself be asked.
import collections.abc
import math
import re
import types


class Closed:
    def state(self):
        return "closed"


class Open:
    def state(self):
        return f"open {self.name}"


def machine(n):
    door = Closed()
    door.name = "front"
    seen = []
    for i in range(n):
        door.__class__ = Open if i % 3 == 0 else Closed
        seen.append(door.state())
    return seen, door


seen, door = machine(60)
print(seen[:4], len(seen), type(door), isinstance(door, Closed), door.__dict__)
door.__class__ = Open
print(door.state(), vars(door))
door.colour = "red"
print(door.colour, type(door).__name__)


class Pair(list):
    pass


class Triple(list):
    pass


class Slotted:
    __slots__ = ("a",)


class Same:
    __slots__ = ("a",)


pair = Pair([1, 2])
pair.__class__ = Triple
print(type(pair), pair, len(pair))
slotted = Slotted()
slotted.a = 5
slotted.__class__ = Same
print(type(slotted), slotted.a)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def assign(value, cls):
    value.__class__ = cls


def forget(value):
    del value.__class__


for value, cls in ((door, int), (door, 5), (5, Open), (pair, Open), (slotted, Open), (door, Slotted)):
    attempt(lambda: assign(value, cls))
attempt(lambda: forget(door))


class Base:
    def __init_subclass__(cls, tag=None, **rest):
        super().__init_subclass__(**rest)
        cls.tag = tag


class Tagged(Base, tag="t"):
    pass


def unknown_keyword():
    class Bad(Base, nope=1):
        pass


def conflict():
    class Conflict:
        __slots__ = ("x", "y")
        x = 1


def layouts():
    class One:
        __slots__ = ("p",)

    class Two:
        __slots__ = ("q",)

    class Both(One, Two):
        pass


def related():
    class One:
        __slots__ = ("p",)

    class Empty:
        __slots__ = ()

    class Three(Empty, One):
        __slots__ = ("r",)

    class Both(Three, One):
        __slots__ = ("s",)

    return [cls.__name__ for cls in Both.__mro__]


print(Tagged.tag)
for action in (unknown_keyword, conflict, layouts, related):
    attempt(action)

namespace = Tagged.__dict__
print(type(namespace), isinstance(namespace, dict), isinstance(namespace, types.MappingProxyType), namespace["tag"])
Tagged.later = 3
print("later" in namespace, namespace.get("later"), vars(Tagged)["later"], "nothing" in namespace)
attempt(lambda: namespace.__setitem__("later", 4))


def store():
    Tagged.__dict__["later"] = 5


def delete():
    del Tagged.__dict__["later"]


attempt(store)
attempt(delete)
print(sorted(name for name in Closed.__dict__ if not name.startswith("__")), Closed.__dict__["state"] is Closed.state)
print(isinstance({}.keys(), collections.abc.Reversible), issubclass(type({}.items()), collections.abc.Reversible))


class Wrong:
    def __iter__(self):
        return 5


attempt(lambda: 3 in Wrong())
attempt(lambda: list(Wrong()))
base, exponent = -8, 1 / 3
print((-8) ** (1 / 3), base**exponent, pow(-2.0, 0.5), [x**0.5 for x in (-1, 4)], (base**exponent) ** 3 == -8)
print(math.sumprod([0.1] * 10, [3] * 10), math.sumprod([1e100, 1.0, -1e100], [1.0, 1.0, 1.0]), math.sumprod([1, 2], [3, 4]))
print(math.sumprod([10**20, 0.5], [3, 4]), math.sumprod([True, 2.5], [0.1, 0.2]), math.sumprod([], []))
print(re.findall("a*?", "aa"), re.sub("a*?", "-", "aab"), re.split("x*?", "axb"), re.findall("(?:a|b)??", "ab"), re.sub(r"\b|x", ".", "ax b"))


class Documented:
    __slots__ = {"a": "what a is", "b": "what b is"}


class Generated:
    __slots__ = (name for name in ("c", "d"))


documented, generated = Documented(), Generated()
documented.a = generated.c = 1
print(documented.a, generated.c, Documented.__slots__)
attempt(lambda: setattr(documented, "c", 1))
attempt(lambda: setattr(generated, "a", 1))

try:
    from collections import NoSuchClass
except ImportError:
    NoSuchClass = dict
print(NoSuchClass)
