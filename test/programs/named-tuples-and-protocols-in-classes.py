# NamedTuple's classes say what they are and refuse what they must; protocols with data are not asked about classes.
from collections import namedtuple
from typing import NamedTuple, Protocol, runtime_checkable


class Point(NamedTuple):
    x: int
    y: float = 0.5


class Documented(NamedTuple):
    """Has words."""

    x: int


Pair = NamedTuple("Pair", [("left", int), ("right", "str")])
Old = namedtuple("Old", "a b")
print(Point.__doc__, Documented.__doc__, Pair.__doc__, Pair.__module__, Pair.__annotations__["left"], Point.x.__doc__, Pair(1, "b"))
for made, name in ((Point(1), "x"), (Pair(1, "b"), "left"), (Old(1, 2), "b")):
    for change in (lambda: setattr(made, name, 3), lambda: delattr(made, name)):
        try:
            change()
        except AttributeError as error:
            print(error)
try:

    class Late(NamedTuple):
        a: int = 1
        b: int

except TypeError as error:
    print(error)
try:

    class Hidden(NamedTuple):
        _a: int

except ValueError as error:
    print(error)
total = 0
for turn in range(700):
    point = Point(turn, turn / 2)
    total += point.x + point.y
print(total)


@runtime_checkable
class HasArea(Protocol):
    area: float

    def unit(self): ...


@runtime_checkable
class HasUnit(Protocol):
    def unit(self): ...


class Square:
    area = 4.0

    def unit(self):
        return self


class Declared(HasArea):
    area = 2.0


print(isinstance(Square(), HasArea), isinstance(3, HasArea), isinstance(Declared(), HasArea), issubclass(Square, HasUnit), issubclass(int, HasUnit))
for cls in (Square, Declared, int):
    try:
        print(issubclass(cls, HasArea))
    except TypeError as error:
        print(error)
