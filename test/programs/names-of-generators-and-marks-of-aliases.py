"""A generator is called as its function was when it was called; what a generic alias makes knows the alias."""
import datetime
import functools
import numbers
from decimal import Decimal
from fractions import Fraction


def logged(function):
    @functools.wraps(function)
    def inner(*args):
        result = yield from function(*args)
        return result

    return inner


@logged
def count(n):
    for i in range(n):
        yield i


generator = count(3)
print(generator.__name__, generator.__qualname__, repr(generator).split(" at ")[0], generator.gi_code.co_name)
print(list(generator), generator.__name__)


def plain():
    yield 1


before = plain()
plain.__name__ = "renamed"
plain.__qualname__ = "Some.renamed"
after = plain()
print(before.__name__, before.__qualname__, after.__name__, after.__qualname__, repr(after).split(" at ")[0])
after.__name__ = "again"
print(after.__name__, after.__qualname__, list(after), after.__name__)
for name, value in (("__name__", 5), ("__qualname__", None), ("other", 1)):
    try:
        setattr(before, name, value)
    except (TypeError, AttributeError) as error:
        print(error)


class Box[T]:
    def __init__(self, item):
        self.item = item


class Slotted[T]:
    __slots__ = ("item",)


made = Box[int](5)
print(made.__orig_class__, vars(made), vars(Box(1)), hasattr(Slotted[int](), "__orig_class__"))


class Fixed[T]:
    def __setattr__(self, name, value):
        raise AttributeError(name)


print(vars(Fixed[str]()), [type(each).__name__ for each in (list[int](), dict[str, int](a=1))])


# A bound method has the attributes of what it binds, also of an object that can be called.
class Counted:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

    def __get__(self, instance, owner=None):
        return self if instance is None else type(logged.__get__(1))(self, instance)


class Calculator:
    @Counted
    def double(self, x):
        "Doubles."
        return 2 * x


calculator = Calculator()
print(calculator.double(4), calculator.double.__doc__, calculator.double.calls, calculator.double.__name__, calculator.double.function is Calculator.double.function)


# print writes what it has before it asks the next object for its text.
class Noisy:
    def __str__(self):
        print("asked")
        return "noisy"


class Broken:
    def __repr__(self):
        raise ValueError("no text")


print("a", Noisy(), "b", Noisy(), sep="-")
try:
    print("first", 2, [Broken()], "never")
except ValueError as error:
    print("|", error)
try:
    print(Noisy(), Broken())
except ValueError as error:
    print("|", error)

print(isinstance(Fraction(1, 2), numbers.Rational), isinstance(Decimal(1), numbers.Number), isinstance(Decimal(1), numbers.Real))
print([isinstance(x, numbers.Number) for x in (1, 2.0, 3j, Fraction(1), Decimal(1), "1")])
for text in ("2024-13-01", "2024-02-30", "2024-1-1", "nope"):
    try:
        print(datetime.date.fromisoformat(text))
    except ValueError as error:
        print(error)
for call in (lambda: datetime.datetime.fromisoformat("2024-01-01T25:00:00"), lambda: datetime.time.fromisoformat("12:61"), lambda: datetime.timedelta(days=10**10), lambda: datetime.timedelta(days=10**9), lambda: property(1, 2, 3, 4, 5), lambda: complex(1, 2, 3), lambda: super(1, 2, 3)):
    try:
        print(call())
    except (ValueError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
try:
    import os.nope
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import json.nope
except ModuleNotFoundError as error:
    print(error, error.name)
