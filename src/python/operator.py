"""Operators as functions."""

from _collections import dotted as _dotted
from _operator import abs, add, and_, contains, delitem, eq, floordiv, ge, getitem, gt, iadd, iand, ifloordiv, ilshift, imod
from _operator import imul, index, inv, invert, ior, ipow, irshift, is_, is_none, is_not, is_not_none, isub, itruediv, ixor, le, lshift
from _operator import lt, mod, mul, ne, neg, not_, or_, pos, pow, rshift, setitem, sub, truediv, truth, xor

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq", "floordiv", "ge", "getitem", "gt",
    "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow",
    "irshift", "is_", "is_none", "is_not", "is_not_none", "isub", "itemgetter", "itruediv", "ixor", "le", "length_hint", "lshift", "lt",
    "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv", "truth",
    "xor",
]


def _matmul(a, b, names, sign):
    for name in names:
        left, right = (b, a) if name == "__rmatmul__" else (a, b)
        method = getattr(type(left), name, None)
        if method is not None:
            result = method(left, right)
            if result is not NotImplemented:
                return result
    raise TypeError(f"unsupported operand type(s) for {sign}: '{type(a).__name__}' and '{type(b).__name__}'")


def matmul(a, b, /):
    """Same as a @ b."""
    return _matmul(a, b, ("__matmul__", "__rmatmul__"), "@")


def imatmul(a, b, /):
    """Same as a @= b."""
    return _matmul(a, b, ("__imatmul__", "__matmul__", "__rmatmul__"), "@=")


def concat(a, b, /):
    """Same as a + b, for a and b sequences."""
    if not (isinstance(a, (list, tuple, str, bytes, bytearray)) or hasattr(a, "__getitem__")):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def iconcat(a, b, /):
    """Same as a += b, for a and b sequences."""
    if not (isinstance(a, (list, tuple, str, bytes, bytearray)) or hasattr(a, "__getitem__")):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


def countOf(a, b, /):
    """Return the number of items in a which are, or which equal, b."""
    count = 0
    for i in a:
        if i is b or i == b:
            count += 1
    return count


def indexOf(a, b, /):
    """Return the first index of b in a."""
    for i, j in enumerate(a):
        if j is b or j == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0, /):
    """Return an estimate of the number of items in obj."""
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    try:
        hint = type(obj).__length_hint__
    except AttributeError:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(value).__name__}")
    if value < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return value


def call(obj, /, *args, **kwargs):
    """Same as obj(*args, **kwargs)."""
    return obj(*args, **kwargs)


@_dotted
class itemgetter:
    """Return a callable object that fetches the given item(s) from its operand."""

    __slots__ = ("_item", "_items")

    def __init__(self, /, *items):
        if not items:
            raise TypeError("itemgetter expected 1 argument, got 0")
        self._item = items[0]
        self._items = items if len(items) > 1 else None

    def __call__(self, /, *args, **kwargs):
        if kwargs:
            raise TypeError("itemgetter() takes no keyword arguments")
        if len(args) != 1:
            raise TypeError(f"itemgetter expected 1 argument, got {len(args)}")
        obj = args[0]
        if self._items is None:
            return obj[self._item]
        return tuple([obj[item] for item in self._items])

    def __repr__(self):
        items = self._items
        if items is None:
            return f"operator.itemgetter({self._item!r})"
        return f"operator.itemgetter({', '.join([repr(item) for item in items])})"


@_dotted
class attrgetter:
    """Return a callable object that fetches the given attribute(s) from its operand."""

    __slots__ = ("_paths", "_names")

    def __init__(self, /, *attrs):
        if not attrs:
            raise TypeError("attrgetter expected 1 argument, got 0")
        for name in attrs:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        self._names = attrs
        self._paths = tuple([tuple(name.split(".")) for name in attrs])

    def __call__(self, /, *args, **kwargs):
        if kwargs:
            raise TypeError("attrgetter() takes no keyword arguments")
        if len(args) != 1:
            raise TypeError(f"attrgetter expected 1 argument, got {len(args)}")
        if len(self._paths) == 1:
            return _reach(args[0], self._paths[0])
        return tuple([_reach(args[0], path) for path in self._paths])

    def __repr__(self):
        return f"operator.attrgetter({', '.join([repr(name) for name in self._names])})"


def _reach(obj, path):
    for name in path:
        obj = getattr(obj, name)
    return obj


@_dotted
class methodcaller:
    """Return a callable object that calls the given method on its operand."""

    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, /, *args, **kwargs):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        if not isinstance(args[0], str):
            raise TypeError("method name must be a string")
        self._name = args[0]
        self._args = args[1:]
        self._kwargs = kwargs

    def __call__(self, /, *args, **kwargs):
        if kwargs:
            raise TypeError("methodcaller() takes no keyword arguments")
        if len(args) != 1:
            raise TypeError(f"methodcaller expected 1 argument, got {len(args)}")
        return getattr(args[0], self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name)]
        parts += [repr(arg) for arg in self._args]
        parts += [f"{name}={value!r}" for name, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(parts)})"


# As CPython has them, too.
__abs__ = abs
__add__ = add
__and__ = and_
__concat__ = concat
__contains__ = contains
__delitem__ = delitem
__eq__ = eq
__floordiv__ = floordiv
__ge__ = ge
__getitem__ = getitem
__gt__ = gt
__iadd__ = iadd
__iand__ = iand
__iconcat__ = iconcat
__ifloordiv__ = ifloordiv
__ilshift__ = ilshift
__imatmul__ = imatmul
__imod__ = imod
__imul__ = imul
__index__ = index
__inv__ = inv
__invert__ = invert
__ior__ = ior
__ipow__ = ipow
__irshift__ = irshift
__isub__ = isub
__itruediv__ = itruediv
__ixor__ = ixor
__le__ = le
__lshift__ = lshift
__lt__ = lt
__matmul__ = matmul
__mod__ = mod
__mul__ = mul
__ne__ = ne
__neg__ = neg
__not__ = not_
__or__ = or_
__pos__ = pos
__pow__ = pow
__rshift__ = rshift
__setitem__ = setitem
__sub__ = sub
__truediv__ = truediv
__xor__ = xor
__call__ = call
