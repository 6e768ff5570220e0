"""types.MappingProxyType, which is also what a class's __dict__ is."""

from _system import names_of_class as _names


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
MappingProxyType.__module__ = "builtins"


def class_names(cls):
    """A class's __dict__, or a view's mapping, which is a dict: what the runtime calls."""
    return MappingProxyType(_ClassNames(cls) if isinstance(cls, type) else cls)


class _ClassNames:
    """The names of a class as they are whenever they are looked at."""

    __slots__ = ("_class",)

    def __init__(self, cls):
        self._class = cls

    def __getitem__(self, name):
        return _names(self._class)[name]

    def __len__(self):
        return len(_names(self._class))

    def __iter__(self):
        return iter(_names(self._class))

    def __reversed__(self):
        return reversed(_names(self._class))

    def __contains__(self, name):
        return name in _names(self._class)

    def __or__(self, other):
        return _names(self._class) | other

    def __ror__(self, other):
        return other | _names(self._class)

    def __eq__(self, other):
        return _names(self._class) == (_names(other._class) if isinstance(other, _ClassNames) else other)

    def __hash__(self):
        return hash(_names(self._class))

    def __repr__(self):
        return repr(_names(self._class))

    def get(self, name, default=None):
        return _names(self._class).get(name, default)

    def keys(self):
        return _names(self._class).keys()

    def values(self):
        return _names(self._class).values()

    def items(self):
        return _names(self._class).items()

    def copy(self):
        return _names(self._class)
