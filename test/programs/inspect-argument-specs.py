# inspect.getfullargspec of functions, methods, classes and what is none.
from inspect import getfullargspec


def everything(a, b: int = 2, /, c="c", *rest, d, e: str = "e", **named) -> bool:
    return True


class Shape:
    def __init__(self, width, height=1):
        self.area = width * height

    def scale(self, by: float):
        self.area *= by


spec = getfullargspec(everything)
print(spec)
print(spec.args, spec.varargs, spec.varkw, spec.defaults, spec.kwonlyargs, spec.kwonlydefaults, spec.annotations["return"])
print(getfullargspec(Shape), getfullargspec(Shape.scale), getfullargspec(Shape(2).scale).args, getfullargspec(lambda: 0))
try:
    getfullargspec(3)
except TypeError as error:
    print(error)
