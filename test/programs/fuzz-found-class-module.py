# A class belongs to the module that __name__ names when it is made.
__name__ = "elsewhere"


class First:
    pass


class Lost(ValueError):
    pass


print(First.__module__, Lost.__module__, str(First), repr(Lost))


class Meta(type):
    pass


class Second(metaclass=Meta):
    pass


print(Second.__module__, Second)


def make():
    class Inner:
        pass

    return Inner


__name__ = "there"
print(make(), make().__module__, First.__module__)
from collections import namedtuple


def mix(*args, **kw):
    return args, kw


print(mix.__module__, namedtuple("Pair", "a b").__module__)
for call in (lambda: mix(a=1, **{"a": 2}), lambda: mix(*5), lambda: mix(**5), lambda: mix(**{1: 2})):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(type("Made", (), {}), type("Made", (), {"__module__": "given"}))
try:
    raise Lost("here")
except ValueError as error:
    print(repr(error), type(error))
raise Lost("uncaught")
