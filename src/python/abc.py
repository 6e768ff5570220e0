"""Classes with methods that their subclasses have to implement."""

from _abc import regular as _regular, shaped as _shaped

__all__ = [
    "ABC", "ABCMeta", "abstractmethod", "abstractproperty", "abstractclassmethod", "abstractstaticmethod", "get_cache_token",
    "update_abstractmethods",
]


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


def update_abstractmethods(cls):
    """Looks again which methods of a class are abstract."""
    if "__abstractmethods__" in cls.__dict__:
        _mark(cls, _find_abstract(cls, cls.__dict__))
    return cls


_registered = {}  # classes that were registered, by the class with which they were
_known = {}  # what __subclasscheck__ found, by the class that was asked and the one it was asked about


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs)."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _mark(cls, _find_abstract(cls, namespace))
        return cls

    def register(cls, subclass):
        """Register a virtual subclass of an ABC. Returns the subclass, to allow usage as a class decorator."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        _shaped(subclass, cls)
        _registered.setdefault(cls, []).append(subclass)
        _known.clear()
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        found = _known.get((cls, type(instance)))
        return cls.__subclasscheck__(instance.__class__) if found is None else found

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        found = _known.get((cls, subclass))
        if found is None:
            _known[cls, subclass] = found = _is_subclass(cls, subclass)
        return found


def _is_subclass(cls, subclass):
    found = cls.__subclasshook__(subclass)
    if found is not NotImplemented:
        return bool(found)
    if cls in subclass.__mro__:
        return True
    for other in _registered.get(cls, ()):
        if issubclass(subclass, other):
            return True
    for other in cls.__subclasses__():
        if issubclass(subclass, other):
            return True
    return False


_regular(ABCMeta)


def get_cache_token():
    """A token that changes with every call to register()."""
    return sum([len(classes) for classes in _registered.values()])


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""

    __slots__ = ()
