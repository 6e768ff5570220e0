# sys.path, flags and int_info; names annotated in parentheses; unpacking a dict says how many there were; views of an OrderedDict.
import inspect
import sys
import types
from collections import OrderedDict

print(type(sys.path), sys.flags.optimize, sys.flags.debug, sys.int_info.bits_per_digit, sys.float_repr_style)
print(sys.getfilesystemencoding(), sys.is_finalizing(), sys.gettrace(), sys.getprofile(), type(sys.orig_argv))
print(callable(sys.excepthook), callable(sys.__excepthook__))
sys.path.insert(0, "/nowhere")
print(sys.path[0])


def total():
    (x): int = 5
    y: int = 3
    return x + y


class Fields:
    a: int
    (b): int = 2
    (
        c
    ): str = "c"


print(total(), Fields.__annotations__, Fields.b, Fields.c)
for given in ({1: 1}, {1: 1, 2: 2}, {1: 1, 2: 2, 3: 3}):
    try:
        a, b = given
        print(a, b)
    except ValueError as error:
        print(error)
ordered = OrderedDict(a=1)
print(ordered.keys(), ordered.items(), ordered.values(), {}.keys())


def taken(a, *, b):
    pass


def optional(a, b=1, /, *rest, c):
    pass


for function in taken, optional:
    for args, kwargs in [((), {}), ((1,), {}), ((), {"a": 1}), ((1, 2), {}), ((1,), {"c": 1})]:
        try:
            print(inspect.signature(function).bind(*args, **kwargs).arguments)
        except TypeError as error:
            print(error)


class Odd:
    def __complex__(self):
        return 1


try:
    complex(Odd())
except TypeError as error:
    print(error)


class Plain(OrderedDict):
    pass


print(types.get_original_bases(Plain), types.get_original_bases(Odd), isinstance(taken, types.FunctionType))
print(types.CellType.__name__, types.TracebackType)
try:
    1 / 0
except ZeroDivisionError as error:
    print([isinstance(each, types.TracebackType) for each in (error.__traceback__, error, None)])
