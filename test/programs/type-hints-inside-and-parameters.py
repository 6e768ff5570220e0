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
