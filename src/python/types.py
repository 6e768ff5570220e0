"""Names of the types that the language makes itself."""

__all__ = [
    "BuiltinFunctionType", "BuiltinMethodType", "GenericAlias", "UnionType", "CodeType", "EllipsisType", "FunctionType", "GeneratorType", "LambdaType",
    "MappingProxyType", "MethodType", "ModuleType", "NoneType", "NotImplementedType", "SimpleNamespace", "TracebackType", "new_class",
]

import sys as _sys

from _collections import dotted as _dotted


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

try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)


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


class MappingProxyType:
    """Read-only proxy of a mapping."""

    __slots__ = ("_mapping",)

    def __init__(self, mapping, /):
        if isinstance(mapping, (list, tuple)) or not hasattr(mapping, "__getitem__") and not isinstance(mapping, dict):
            raise TypeError(f"mappingproxy() argument must be a mapping, not {type(mapping).__name__}")
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def get(self, key, default=None, /):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, MappingProxyType) else other)

    def __ror__(self, other):
        return other | self._mapping

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

    def __hash__(self):
        return hash(self._mapping)

    def __str__(self):
        return str(self._mapping)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"


MappingProxyType.__name__ = MappingProxyType.__qualname__ = "mappingproxy"


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Create a class object dynamically using the appropriate metaclass."""
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    return type(name, bases, namespace)
