"""Names of the types that the language makes itself."""

__all__ = [
    "BuiltinFunctionType", "BuiltinMethodType", "GenericAlias", "UnionType", "CellType", "CodeType", "EllipsisType", "FunctionType", "GeneratorType", "LambdaType",
    "MappingProxyType", "MethodType", "ModuleType", "NoneType", "NotImplementedType", "SimpleNamespace", "TracebackType", "get_original_bases", "new_class",
]

import sys as _sys

from _collections import dotted as _dotted
from _mappingproxy import MappingProxyType


def _generator():
    yield


FunctionType = type(_generator)
LambdaType = type(lambda: None)
GeneratorType = type(_generator())
CodeType = type(_generator.__code__)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
ModuleType = type(_sys)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(Ellipsis)
GenericAlias = type(list[int])
UnionType = type(int | str)


class _Class:
    def method(self):
        pass


MethodType = type(_Class().method)


class _Tracebacks(type):
    """The type cannot be had here: no frame of the library is in a traceback."""

    def __instancecheck__(cls, instance):
        return type(instance).__name__ == "traceback" and type(instance).__module__ == "builtins"

    def __repr__(cls):
        return "<class 'traceback'>"


class TracebackType(metaclass=_Tracebacks):
    pass


def _cell(value=None):
    return lambda: value


CellType = type(_cell().__closure__[0])


@_dotted
class SimpleNamespace:
    """A simple attribute-based namespace."""

    __hash__ = None

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        for name, value in dict(mapping_or_iterable).items():
            if not isinstance(name, str):
                raise TypeError("keywords must be strings")
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _open:
            return f"{name}(...)"
        _open.add(id(self))
        try:
            return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"
        finally:
            _open.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __replace__(self, /, **kwargs):
        made = type(self)(**self.__dict__)
        for name, value in kwargs.items():
            setattr(made, name, value)
        return made


SimpleNamespace.__module__ = "types"
_open = set()


def get_original_bases(cls, /):
    """The bases of a class before __mro_entries__ took their places."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Create a class object dynamically using the appropriate metaclass."""
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, bases, namespace)
