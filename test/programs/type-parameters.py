from dataclasses import dataclass
from typing import Protocol, TypeVar, Generic, Callable, Iterable, overload, Literal, Final, ClassVar, NamedTuple, TypedDict, Self, override, Any, Optional, Union
type Pair[T] = tuple[T, T]
type Num = int | float
type Tree = dict[str, "Tree"] | int

class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, item: T) -> None:
        self.items.append(item)
    def pop(self) -> T:
        return self.items.pop()
    def map[U](self, f: Callable[[T], U]) -> "Stack[U]":
        r = Stack[U]()
        for i in self.items:
            r.push(f(i))
        return r
    def __repr__(self):
        return f"Stack({self.items})"

def first[T](xs: Iterable[T]) -> T:
    for x in xs:
        return x
    raise ValueError("empty")

def clamp[N: (int, float)](x: N, lo: N, hi: N) -> N:
    return max(lo, min(x, hi))

class Box[K: str, *Ts, **P]:
    pass

s = Stack[int]()
s.push(1); s.push(2)
print(s, s.map(lambda x: x * 2.5), s.pop())
print(first("abc"), clamp(10, 0, 5))
print(Num, Num.__name__, Num.__value__)
print(Pair, Pair.__type_params__)
print(Stack.__type_params__, first.__type_params__, Box.__type_params__)
print(Stack[int], Stack.__mro__)
print(Stack.__orig_bases__)
T = TypeVar("T")
class Old(Generic[T]):
    def __init__(self, v: T):
        self.v = v
print(Old[int](3).v, Old[str])
class P(NamedTuple):
    x: int
    y: int = 0
print(P(1), P(1, 2)._asdict())
class TD(TypedDict, total=False):
    a: int
    b: str
d: TD = {"a": 1}
print(d, TD.__annotations__)
@dataclass(frozen=True, order=True)
class Item[T]:
    value: T
    n: int = 0
print(Item(1, 2), Item(1) < Item(2), Item[int](5))
class Shape(Protocol):
    def area(self) -> float: ...
class Sq:
    def area(self) -> float:
        return 2.0
def show(s: Shape) -> None:
    print(s.area())
show(Sq())
class Builder:
    def set(self, **kw) -> Self:
        self.__dict__.update(kw)
        return self
print(vars(Builder().set(a=1)))
print(Optional[int], Union[int, str], list[int], dict[str, int], Callable[[int], str], Literal["a", 1])
class WithDefault[T = int]:
    pass
print(WithDefault.__type_params__[0].__default__)
print(type(Num))
def outer[T](x: T):
    class Inner:
        def f(self, y: T) -> T:
            return y
    def g[U](a: T, b: U) -> tuple[T, U]:
        return a, b
    return Inner, g
I, g = outer(1)
print(g(1, 2), I().f(3), g.__type_params__)
print(clamp.__type_params__[0].__constraints__, Box.__type_params__[0].__bound__)
