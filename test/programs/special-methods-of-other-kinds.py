# `__call__` that is no function: what a descriptor gives, a static or class method, something that is called as it is.
from functools import partial, partialmethod


class Getter:
    def __get__(self, instance, owner):
        return lambda *args: (instance is not None, owner.__name__, args)


class Plain:
    def __call__(self, *args, **kwargs):
        return args, kwargs


class Partial:
    def step(self, a, b, *, c=0):
        return a, b, c

    __call__ = partialmethod(step, 1, c=5)


class Described:
    __call__ = Getter()
    __len__ = Getter()


class Static:
    __call__ = staticmethod(lambda *args: args)


class Class:
    @classmethod
    def __call__(cls, *args):
        return cls.__name__, args


class Held:
    __call__ = Plain()


class Bound:
    __call__ = [3, 1, 2].count


class Typed:
    __call__ = int


class Read:
    @property
    def __call__(self):
        return partial(max, 5)


def calls(turns):
    for _ in range(turns):
        found = [Partial()(2), Described()(3), Static()(4, 5), Class()(6), Held()(7, k=8), Bound()(3), Typed()("12"), Read()(9)]
    return found


print(calls(300))
print(list(map(Partial(), "ab")), list(map(Static(), "ab")), sorted([3, 1], key=Class()), list(map(Held(), [1])), callable(Bound()))
try:
    Described()[0]
except TypeError as error:
    print(error)
