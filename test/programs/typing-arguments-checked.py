"""Arguments of generic types are counted and looked at; what contexts keep of decimal; braces in f-strings."""

import contextvars
import decimal
from contextlib import AbstractContextManager, nullcontext
from collections.abc import AsyncIterable, AsyncIterator
from typing import Any, Generic, List, Literal, Optional, TypedDict, TypeVar, Union, get_overloads, overload

T = TypeVar("T")
K = TypeVar("K", bound=int)


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Stack(Generic[T]):
    pass


class Pair(Generic[K, T]):
    pass


attempt(lambda: Stack[int])
attempt(lambda: Stack[int, str])
attempt(lambda: Pair[int])
attempt(lambda: Pair[int, T][str])
attempt(lambda: Pair[int, str][int])
attempt(lambda: Optional[1, 2])
attempt(lambda: Optional[int])
attempt(lambda: TypeVar("X", int))
attempt(lambda: TypeVar("X", int, str, bound=int))
attempt(lambda: Generic[int])
attempt(lambda: Generic[T, T])
attempt(lambda: isinstance([], List[int]))
attempt(lambda: issubclass(list, Stack[int]))
attempt(lambda: isinstance(5, Union[int, str]))
attempt(lambda: Literal[1]())

Movie = TypedDict("Movie", {"in": int, "name": str})
print(Movie.__annotations__, sorted(Movie.__required_keys__), Movie.__total__, Movie(name="x"))
Part = TypedDict("Part", {"a": int}, total=False)
print(Part.__optional_keys__, Part.__total__)


@overload
def either(x: int) -> int: ...
@overload
def either(x: str) -> str: ...
def either(x: Any) -> Any:
    return x


print(len(get_overloads(either)), either(3))
attempt(lambda: get_overloads(either)[0](1))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None


class Half(AbstractContextManager):
    pass


class Source:
    def __aiter__(self):
        return self


print(issubclass(Manager, AbstractContextManager), isinstance(nullcontext(), AbstractContextManager), isinstance(3, AbstractContextManager))
attempt(Half)
print(isinstance(Source(), AsyncIterable), isinstance(Source(), AsyncIterator))


def third():
    return decimal.Decimal(1) / 3


def change():
    decimal.setcontext(decimal.Context(prec=3))
    return third()


decimal.getcontext().prec = 6
print(third(), contextvars.copy_context().run(change), third())
context = contextvars.copy_context()
with decimal.localcontext() as inner:
    inner.prec = 4
    print(third(), context.run(third), contextvars.Context().run(third))
print(context.run(change), context.run(third), third(), [variable.name for variable in context if variable.name == "decimal_context"])

path, name = "P", "n"
print(rf"\{path}", rf"\d{name}\{{x}}", f"{path}}}{{{name}", f"""{path
}}}""")
del path, ; del (name),
attempt(lambda: path)
