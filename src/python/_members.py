"""What a class has by the names in its __slots__."""

_made = {}


class member_descriptor:
    __slots__ = ("__name__", "__objclass__")

    def __getattr__(self, name):
        if name == "__qualname__":
            return f"{self.__objclass__.__qualname__}.{self.__name__}"
        raise AttributeError(f"'member_descriptor' object has no attribute '{name}'", name=name, obj=self)

    def _check(self, instance):
        if not isinstance(instance, self.__objclass__):
            raise TypeError(
                f"descriptor '{self.__name__}' for '{self.__objclass__.__name__}' objects doesn't apply to a '{type(instance).__name__}' object"
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        self._check(instance)
        return object.__getattribute__(instance, self.__name__)

    def __set__(self, instance, value):
        self._check(instance)
        object.__setattr__(instance, self.__name__, value)

    def __delete__(self, instance):
        self._check(instance)
        object.__delattr__(instance, self.__name__)

    def __repr__(self):
        return f"<member '{self.__name__}' of '{self.__objclass__.__name__}' objects>"

    def __reduce__(self):
        return getattr, (self.__objclass__, self.__name__)


member_descriptor.__module__ = "builtins"


def slot_member(cls, name):
    """The descriptor of a slot of a class itself: what the runtime calls."""
    member = _made.get((id(cls), name))
    if member is None:
        member = object.__new__(member_descriptor)
        member.__name__ = name
        member.__objclass__ = cls
        member = _made.setdefault((id(cls), name), member)
    return member
