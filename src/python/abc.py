"""Classes with methods that their subclasses have to implement."""

from _abc import refuse as _refuse

__all__ = ["ABC", "abstractmethod", "abstractproperty", "abstractclassmethod", "abstractstaticmethod", "update_abstractmethods"]


def abstractmethod(funcobj):
    """A method that a subclass has to implement before it has instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A class method that a subclass has to implement."""

    __isabstractmethod__ = True


class abstractstaticmethod(staticmethod):
    """A static method that a subclass has to implement."""

    __isabstractmethod__ = True


class abstractproperty(property):
    """A property that a subclass has to implement."""

    __isabstractmethod__ = True


def _is_abstract(value):
    """A function says so of itself, a property or a class method by the functions in it."""
    if isinstance(value, property):
        return any([getattr(f, "__isabstractmethod__", False) for f in (value.fget, value.fset, value.fdel)])
    if isinstance(value, (classmethod, staticmethod)):
        return getattr(value.__func__, "__isabstractmethod__", False)
    return getattr(value, "__isabstractmethod__", False)


def _find_abstract(cls, namespace):
    names = {name for name, value in namespace.items() if _is_abstract(value)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return names


def _mark(cls, names):
    cls.__abstractmethods__ = frozenset(names)
    if names:
        listed = "', '".join(sorted(names))
        plural = "s" if len(names) > 1 else ""
        _refuse(
            cls,
            f"Can't instantiate abstract class {cls.__name__} without an implementation for "
            f"abstract method{plural} '{listed}'",
        )
    else:
        _refuse(cls, None)


def update_abstractmethods(cls):
    """Looks again which methods of a class are abstract."""
    if "__abstractmethods__" in cls.__dict__:
        _mark(cls, _find_abstract(cls, cls.__dict__))
    return cls


class ABC:
    """The base of abstract classes."""

    __slots__ = ()

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        _mark(cls, _find_abstract(cls, cls.__dict__))
