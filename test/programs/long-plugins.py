"""Abstract classes, protocols, registries by decorator and by __init_subclass__, descriptors, dispatch: how frameworks are built."""
from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum, IntFlag, StrEnum, auto, unique
from functools import cached_property, lru_cache, partial, singledispatch, singledispatchmethod, total_ordering, wraps
from typing import Any, ClassVar, Generic, Protocol, TypeVar, overload, runtime_checkable

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


@runtime_checkable
class Renders(Protocol):
    def render(self, indent: int = 0) -> str: ...


class Typed(Generic[T]):
    """A descriptor that checks."""

    def __init__(self, kind: type[T], *, default: T | None = None, check: Callable[[T], bool] = lambda value: True):
        self.kind, self.default, self.check = kind, default, check

    def __set_name__(self, owner: type, name: str) -> None:
        self.public, self.private = name, f"_{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> Typed[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.private, self.default)

    def __set__(self, instance, value: T) -> None:
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.public} must be {self.kind.__name__}, not {type(value).__name__}")
        if not self.check(value):
            raise ValueError(f"{self.public} cannot be {value!r}")
        setattr(instance, self.private, value)


class Widget(ABC):
    registry: ClassVar[dict[str, type[Widget]]] = {}
    width = Typed(int, default=10, check=lambda n: n > 0)
    title = Typed(str, default="")

    def __init_subclass__(cls, /, tag: str | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if tag is not None:
            if tag in Widget.registry:
                raise ValueError(f"tag {tag!r} is taken by {Widget.registry[tag].__qualname__}")
            Widget.registry[cls.tag if (found := cls.__dict__.get("tag")) else tag] = cls
            cls.tag = tag

    def __init__(self, **options: Any) -> None:
        for name, value in options.items():
            setattr(self, name, value)

    @abstractmethod
    def render(self, indent: int = 0) -> str:
        return " " * indent

    @classmethod
    def build(cls, description: Mapping[str, Any]) -> Widget:
        match description:
            case {"tag": str(tag), "children": [*children], **options}:
                return cls.registry[tag](children=[cls.build(child) for child in children], **options)
            case {"tag": str(tag), **options} if tag in cls.registry:
                return cls.registry[tag](**options)
            case {"tag": unknown}:
                raise LookupError(f"no widget {unknown!r}; there are {', '.join(sorted(cls.registry))}")
            case _:
                raise TypeError(f"cannot build from {type(description).__name__}")


class Label(Widget, tag="label"):
    def render(self, indent: int = 0) -> str:
        return super().render(indent) + f"[{self.title:^{self.width}}]"


class Box(Widget, tag="box"):
    children: Sequence[Widget] = ()

    def render(self, indent: int = 0) -> str:
        head = super().render(indent) + f"<{self.title or type(self).__name__.lower()}>"
        return "\n".join([head, *(child.render(indent + 2) for child in self.children)])


class Registry(MutableMapping[K, V]):
    """A mapping with listeners, case does not matter in its keys."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._data: dict[Any, V] = {}
        self.changes: list[tuple[str, Any]] = []
        self.update(*args, **kwargs)

    def __getitem__(self, key: K) -> V:
        return self._data[self._key(key)]

    def __setitem__(self, key: K, value: V) -> None:
        self.changes.append(("set", key))
        self._data[self._key(key)] = value

    def __delitem__(self, key: K) -> None:
        del self._data[self._key(key)]
        self.changes.append(("del", key))

    def __iter__(self) -> Iterator[K]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    @staticmethod
    def _key(key):
        return key.lower() if isinstance(key, str) else key

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._data})"


@unique
class Level(StrEnum):
    LOW = auto()
    HIGH = "high!"


class Mode(IntFlag):
    READ, WRITE, RUN = 4, 2, 1


@total_ordering
@dataclass(eq=False, slots=True)
class Version:
    major: int
    minor: int = 0
    labels: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    @lru_cache(maxsize=8)
    def parse(cls, text: str) -> Version:
        number, *labels = text.split("-")
        return cls(*map(int, number.split(".")), labels=tuple(labels))

    def __eq__(self, other: object) -> bool:
        return (self.major, self.minor) == (other.major, other.minor) if isinstance(other, Version) else NotImplemented

    def __lt__(self, other: Version) -> bool:
        return (self.major, self.minor) < (other.major, other.minor)


@singledispatch
def encode(value: Any) -> Any:
    raise TypeError(f"cannot encode {type(value).__name__}")


@encode.register(int)
@encode.register(str)
@encode.register(type(None))
def _(value):
    return value


@encode.register
def _(value: Enum) -> str:
    return value.name


@encode.register(Mapping)
def _(value) -> dict:
    return {str(key): encode(item) for key, item in value.items()}


@encode.register(list)
@encode.register(tuple)
def _(value) -> list:
    return [encode(item) for item in value]


@encode.register
def _(value: Version):
    return {f.name: encode(getattr(value, f.name)) for f in fields(value)}


class Printer:
    def __init__(self) -> None:
        self.lines: list[str] = []

    @singledispatchmethod
    def show(self, value) -> None:
        self.lines.append(f"? {value!r}")

    @show.register
    def _(self, value: float) -> None:
        self.lines.append(f"{value:.2f}")

    @show.register
    def _(self, value: list) -> None:
        for item in value:
            self.show(item)

    @cached_property
    def text(self) -> str:
        print("joined once")
        return " / ".join(self.lines)


def traced(function=None, /, *, prefix="call"):
    if function is None:
        return partial(traced, prefix=prefix)

    @wraps(function)
    def wrapper(*args, **kwargs):
        shown = [*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())]
        try:
            result = function(*args, **kwargs)
        except Exception as error:
            print(f"{prefix} {function.__name__}({', '.join(shown)}) raised {error!r}")
            raise
        print(f"{prefix} {function.__name__}({', '.join(shown)}) -> {result!r}")
        return result

    return wrapper


@traced(prefix="→")
def scale(n: int, /, by: int = 2, *more: int) -> int:
    """Multiplies."""
    for factor in (by, *more):
        n *= factor
    return n


def attempt(action: Callable[[], Any]) -> None:
    try:
        print("fine:", action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def main() -> None:
    tree = {"tag": "box", "title": "main", "children": [{"tag": "label", "title": "hi", "width": 6}, {"tag": "box", "children": [{"tag": "label"}]}]}
    print(Widget.build(tree).render())
    print(isinstance(Label(), Renders), isinstance(3, Renders), issubclass(Box, Widget), Label().width, Widget.registry.keys())
    attempt(lambda: Widget.build({"tag": "slider"}))
    attempt(lambda: Widget.build([1]))
    attempt(Widget)
    attempt(lambda: Label(width="7"))
    attempt(lambda: Label(width=-1))
    attempt(lambda: type("Twice", (Widget,), {}, tag="box"))
    registry = Registry({"One": 1}, two=2)
    registry["ONE"] += 10
    print(registry, "oNe" in registry, registry.pop("TWO"), registry.get("x", "none"), registry.changes, registry == {"one": 11})
    print(isinstance(registry, Mapping), isinstance(registry, Iterable), [*registry.items()], registry.setdefault("q", 5), registry.popitem())
    attempt(lambda: registry["nope"])
    print(sorted([Version.parse("2.1"), Version.parse("1.10-beta-x"), Version(2)]), max(Version(3), Version(3, 1)) >= Version(3), Version.parse("2.1") is Version.parse("2.1"))
    attempt(lambda: Version(1) < 3)
    attempt(lambda: setattr(Version(1), "other", 1))
    print(json.dumps(encode({"v": Version(1, 2, ("a",)), "mode": [Mode.READ, None], 3: registry, "level": Level.HIGH})))
    attempt(lambda: encode({1.5}))
    print(Level.LOW, f"{Level.HIGH:>8}", Level("low") is Level.LOW, Mode.READ | Mode.RUN, repr(Mode(3)), Mode.WRITE in Mode(6), int(Mode(7)))
    printer = Printer()
    printer.show([1.005, "x", [2.5, None]])
    print(printer.text, printer.text, "text" in printer.__dict__)
    print(scale(2), scale(3, by=5), scale.__name__, scale.__doc__, scale.__wrapped__(2, 3, 4))
    attempt(lambda: scale("a", "b"))
    attempt(lambda: scale())
    print(is_dataclass(Version), [f.name for f in fields(Version)], Version.parse.__func__.cache_info() if hasattr(Version.parse, "__func__") else "")


if __name__ == "__main__":
    main()
