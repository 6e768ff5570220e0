import enum
import typing as t

T = t.TypeVar("T")
U = t.TypeVar("U")


class Node[K]:
    pass


class Stack(t.Generic[T]):
    def push(self, x: T) -> "Stack[T]": ...


class Ints(Stack[int], t.Generic[U]):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print("made", cls.__name__)


class More(Ints[U]):
    pass


class Proto(t.Protocol[T]):
    x: T


for cls in (Node, Stack, Ints, More, Proto):
    print(cls.__name__, cls.__parameters__)


def hinted(a: list["Node"], b: dict[str, "list[T]"], c: "t.Optional[Node]", d: t.List["Node"], e: t.Literal["Node", 1], f: t.Any, g: t.Callable[["Node"], "int"]) -> "Node": ...


for name, hint in t.get_type_hints(hinted).items():
    print(name, hint)
print(t.get_type_hints(Stack.push), t.Any, t.Dict[str, t.Any])
try:
    isinstance(1, t.Any)
except TypeError as e:
    print(e)
try:
    class Late(enum.Enum):
        A = enum.auto()

        def _generate_next_value_(name, start, count, last):
            return name
except TypeError as e:
    print(e)


import dataclasses
import inspect


@dataclasses.dataclass
class Plain:
    x: int
    y: list[int] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True)
class Mixed:
    a: int
    b: dataclasses.InitVar[str]
    c: float = 1.5
    d: list = dataclasses.field(default_factory=list, kw_only=True)
    e: int = dataclasses.field(init=False, default=7)
    f: str = dataclasses.field(kw_only=True)


for cls in (Plain, Mixed):
    print(cls.__name__, inspect.signature(cls), inspect.signature(cls.__init__), cls.__init__.__annotations__)
print(t.get_type_hints(Plain.__init__), Mixed(1, "b", f="f"), inspect.signature(Mixed).parameters["f"].kind)
print((int | None) == t.Optional[int], t.Optional[int] == (int | None), t.Union[int, str] == (str | int), t.Union[int, str] == (int | None))
