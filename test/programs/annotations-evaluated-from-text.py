# Annotations that are texts, evaluated by typing.get_type_hints and get_annotations(eval_str=True).
from __future__ import annotations

import annotationlib
import typing
from dataclasses import dataclass, fields


class Tree:
    left: Tree | None
    values: list[int]
    kind: typing.ClassVar[str] = "tree"

    def insert(self, value: int, *rest: str, where: Tree | None = None, **more: dict[str, Tree]) -> typing.Optional[Tree]:
        return None


class Leaf(Tree):
    size: float


@dataclass
class Point:
    x: int
    y: float = 0.0
    label: str | None = None


def named(a: "int", b: "unknown_name" = None) -> None: ...


print(typing.get_type_hints(Tree, globals()))
print(typing.get_type_hints(Leaf, globals()))
print(typing.get_type_hints(Tree.insert))
print(Tree.__annotations__, Tree.insert.__annotations__["return"])
print(typing.get_type_hints(Point, globals()), [(f.name, f.type) for f in fields(Point)], Point(1))
for action in (lambda: typing.get_type_hints(named), lambda: typing.get_type_hints(named, {"unknown_name": bytes}), lambda: annotationlib.get_annotations(named)):
    try:
        print(action())
    except NameError as error:
        print("NameError", error)
print(annotationlib.get_annotations(Tree.insert, eval_str=True))
print(annotationlib.get_annotations(Point, globals=globals(), eval_str=True))
