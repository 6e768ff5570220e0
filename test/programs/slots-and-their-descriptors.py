"""Slots: descriptors in their classes, and no part of the dict that a subclass adds."""


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


class Base:
    __slots__ = ("a", "b")


class Open(Base):
    pass


class Closed(Base):
    __slots__ = ["c"]


class Mixed:
    __slots__ = ("x", "__dict__")


open_ = Open()
open_.a, open_.c = 1, 3
print(open_.__dict__, vars(open_), [name for name in dir(open_) if not name.startswith("__")], Base.__slots__)
open_.__dict__["d"] = 4
open_.b = 2
print(open_.a, open_.b, open_.d, open_.__dict__)
open_.__dict__["a"] = "hidden by the slot"
print(open_.a, sorted(open_.__dict__))
del open_.a
attempt(lambda: open_.a)
open_.a = "again"
print(open_.a, open_.__dict__["a"])
open_.__dict__ = {"z": 26}
print(open_.a, open_.b, vars(open_))

print(Base.a, type(Base.a), Base.a.__name__, Base.a.__qualname__, Base.a.__objclass__, Base.a is Base.a, Open.a is Base.a)
print(Base.__dict__["b"], "a" in Base.__dict__, "a" in Open.__dict__, sorted(name for name in dir(Base) if len(name) == 1))
print(Base.a.__get__(open_), Base.a.__get__(None, Base) is Base.a)
Base.b.__set__(open_, 5)
print(open_.b)
Base.b.__delete__(open_)
attempt(lambda: open_.b)
attempt(Base.a.__get__, 5)
attempt(setattr, Base(), "other", 1)
attempt(lambda: Base().a)
attempt(lambda: Base.missing)

closed = Closed()
closed.a, closed.c = 1, 2
print(hasattr(closed, "__dict__"), closed.a, closed.c, Closed.c, Closed.a)
attempt(lambda: closed.__dict__)
mixed = Mixed()
mixed.x, mixed.y = 1, 2
print(mixed.__dict__, mixed.x, Mixed.x)

attempt(type, "Bad", (), {"__slots__": ("a",), "a": 1})
attempt(type, "Bad", (), {"__slots__": ("1a",)})
attempt(type, "Bad", (), {"__slots__": (1,)})
attempt(type, "Bad", (), {"__slots__": 5})


class Private:
    __slots__ = ("__p",)

    def __init__(self):
        self.__p = 1

    def get(self):
        return self.__p


print(Private().get(), Private._Private__p)


def hot():
    total = 0
    items = [Open() for _ in range(300)]
    for i, item in enumerate(items):
        item.a = i
        item.free = 2 * i
        if i % 3 == 0:
            item.__dict__
        total += item.a + item.free
    return total + sum(item.a for item in items) + sum("a" in vars(item) for item in items)


print(hot())
