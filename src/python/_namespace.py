"""What globals() gives: the names of a module as a dict that reaches through to them."""

from _system import names as _names
from _system import put as _put

_made = {}


def module_names(module):
    """The namespace of a module, as it is now."""
    namespace = _made.get(module.__name__)
    if namespace is None:
        namespace = _made.setdefault(module.__name__, _Namespace(module))
    namespace._refresh()
    return namespace


class _Namespace(dict):
    """Reads and changes go to the module; what it has no place for stays here."""

    def __init__(self, module):
        self._module = module
        self._further = {}

    def _refresh(self):
        found = _names(self._module)
        if self._further:
            found = found | self._further
        own = list(dict.keys(self))
        if own != list(found):
            for name in own:
                if name not in found:
                    dict.__delitem__(self, name)
        dict.update(self, found)

    def __getitem__(self, name):
        self._refresh()
        return dict.__getitem__(self, name)

    def __setitem__(self, name, value):
        if not isinstance(name, str) or not _put(self._module, name, value):
            self._further[name] = value
        dict.__setitem__(self, name, value)

    def __delitem__(self, name):
        self._refresh()
        dict.__delitem__(self, name)
        if name in self._further:
            del self._further[name]
        else:
            delattr(self._module, name)

    def __contains__(self, name):
        self._refresh()
        return dict.__contains__(self, name)

    def __iter__(self):
        self._refresh()
        return dict.__iter__(self)

    def __len__(self):
        self._refresh()
        return dict.__len__(self)

    def __repr__(self):
        self._refresh()
        return repr(dict(self))

    def get(self, name, default=None, /):
        self._refresh()
        return dict.get(self, name, default)

    def keys(self):
        self._refresh()
        return dict.keys(self)

    def values(self):
        self._refresh()
        return dict.values(self)

    def items(self):
        self._refresh()
        return dict.items(self)

    def copy(self):
        self._refresh()
        return dict(self)

    def update(self, *args, **kwargs):
        for name, value in dict(*args, **kwargs).items():
            self[name] = value

    def setdefault(self, name, default=None, /):
        if name not in self:
            self[name] = default
        return self[name]

    def pop(self, name, *default):
        if name not in self and default:
            return default[0]
        value = self[name]
        del self[name]
        return value


_Namespace.__name__ = _Namespace.__qualname__ = "dict"
_Namespace.__module__ = "builtins"
