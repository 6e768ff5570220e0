"""References stand for the names in annotations that have no value yet, not for the annotations around them."""
from annotationlib import Format, get_annotations
from typing import Callable, Dict, NotRequired, Optional, Required, TypedDict, Union


class A:
    a: list[Later]
    b: Later | None
    c: dict[str, Later]
    d: Optional[Later]
    e: Later.x
    f: Later[int]
    g: Callable[[Later], int]
    h: int
    i: tuple[Later, ...]
    j: Later(1)
    k: (Later, 2)
    l: None | Later
    m: Dict[str, list[Later]]
    n: type[Later] | None
    o: len(Later)
    p: Union[Later, int]


for name, value in get_annotations(A, format=Format.FORWARDREF).items():
    print(name, value)
reference = get_annotations(A, format=Format.FORWARDREF)["a"].__args__[0]
print(type(reference).__name__, reference.__forward_arg__)
try:
    reference.evaluate()
except NameError as error:
    print(error)


class Later:
    x = 5

    def __class_getitem__(cls, item):
        return item


print(reference.evaluate() is Later, get_annotations(A, format=Format.FORWARDREF)["a"])


def outer():
    T = 5

    def f(a: list[T], b: list[T, Nope]):
        pass

    return f


print(str(get_annotations(outer(), format=Format.FORWARDREF)).partition(", owner")[0])


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class More(Movie, total=False):
    length: int
    rating: Required[float]


print(sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), sorted(More.__required_keys__), sorted(More.__optional_keys__), Movie(title="x"), More.__total__)
try:
    isinstance({}, Movie)
except TypeError as error:
    print(error)
