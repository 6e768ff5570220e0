"""What containers know of identity, of changes under their iterators, and of themselves."""

import copy
import math
from collections import OrderedDict, defaultdict

nan = float("nan")
other = float("nan")
print(nan in [nan], nan in [other], [nan] == [nan], [nan] == [other], (1, nan) == (1, nan), {nan} == {nan}, {1: nan} == {1: nan})
known = {nan: "one", other: "two"}
print(len(known), known[nan], known[other], known.get(float("nan")), [nan, other].index(other), [other, nan].count(nan))
print(nan == nan, nan != nan, nan is nan, nan is other, math.isnan(nan + 1), len({nan, nan, other}), [math.nan] == [math.nan])
print(struct_bytes if (struct_bytes := repr(nan)) == "nan" else "?", -nan, abs(other), max(nan, 1.0), min(1.0, nan), sorted([3.0, 1.0]))


def changed(how):
    ordered = OrderedDict(a=1, b=2, c=3)
    seen = []
    try:
        for key in ordered:
            seen.append(key)
            how(ordered, key)
        print("finished", seen, list(ordered))
    except (RuntimeError, KeyError) as error:
        print(type(error).__name__, error, seen, list(ordered))


changed(lambda ordered, key: ordered.__setitem__("new", 1))
changed(lambda ordered, key: ordered.pop(key))
changed(lambda ordered, key: ordered.move_to_end(key))
changed(lambda ordered, key: ordered.clear())
changed(lambda ordered, key: ordered.__setitem__(key, 0))
changed(lambda ordered, key: key == "c" and ordered.__setitem__("d", 4))


class Own(OrderedDict):
    pass


own = Own(x=1, y=2)
try:
    for key, value in own.items():
        own.move_to_end(key)
except RuntimeError as error:
    print(error)
plain = dict(own)
print(list(reversed(own)), [*own.values()], plain, list(own.copy()))

factory = defaultdict(None)
factory.default_factory = factory.copy
print(defaultdict(list, a=[1]), defaultdict(defaultdict(int).copy)["k"])


class Elements(set):
    pass


nested = {frozenset({1, 2}), frozenset()}
print({1, 2} in nested, Elements({1, 2}) in nested, Elements() in nested, Elements({3}) in nested)
nested.discard(Elements({1, 2}))
print(nested)
try:
    nested.add(Elements())
except TypeError as error:
    print(error)


def inner():
    yield 1
    yield 2


def outer():
    yield 0
    yield from inner()
    yield from [3, 4]


generator = outer()
waits = []
for item in generator:
    waits.append(type(generator.gi_yieldfrom).__name__)
print(waits, generator.gi_yieldfrom)
try:
    inner().throw(5)
except TypeError as error:
    print(error)


class Unheld:
    __contains__ = None
    __iter__ = None


try:
    print(1 in Unheld())
except TypeError as error:
    print(error)


class Animal:
    def self(self):
        return super()

    def name(self):
        return type(self).__name__


animal = Animal()
method = copy.deepcopy(animal.name)
print(repr(animal.self()), method(), method.__self__ is not animal, copy.copy(2j), copy.deepcopy([1j]))
max = min
print(max(1, 2))
del max
print(max(1, 2))
