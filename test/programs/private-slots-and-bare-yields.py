"""Private names in `__slots__`, a bare yield before a semicolon, apostrophes in bytearrays, register() of a union."""
import contextlib
import functools


class Node:
    __slots__ = ("value", "__next", "__dunder__", "_one")

    def __init__(self, value, following=None):
        self.value, self.__next = value, following

    def walk(self):
        node = self
        while node is not None:
            yield node.value
            node = node.__next


class _Leaf(Node):
    __slots__ = "__own"

    def __init__(self):
        super().__init__(0)
        self.__own = 7

    def own(self):
        return self.__own


print(list(Node(1, Node(2)).walk()), _Leaf().own(), _Leaf()._Leaf__own, list(_Leaf().walk()))
for name in ("__next", "_Node__next", "__dunder__", "_one"):
    try:
        setattr(Node(1), name, 3)
        print(name, "set")
    except AttributeError as error:
        print(name, error)


@contextlib.contextmanager
def noted(name): print("enter", name); yield; print("leave", name)


def pairs():
    got = yield; yield got
    x = yield 1 ; y = yield ; print(x, y)
    yield;


with noted("a"):
    print("inside")
each = pairs()
print(next(each), each.send("s"), next(each), each.send("x"), each.send("y"))
try:
    each.throw(ValueError("thrown"))
except ValueError as error:
    print(error)

for text in (b"'", b'"', b"'\"", b"it's", b"\\"):
    print(bytearray(text), text, [bytearray(text)])


@functools.singledispatch
def kind(x):
    return "object"


@kind.register(int | list)
def _(x):
    return "int or list"


@kind.register
def _(x: str | bytes):
    return "text"


print(kind(1), kind([]), kind("a"), kind(b""), kind(None))


# What has a private name calls itself by the name in the source; what stands for a slot names its class in full.
class Vault:
    def __turn(self, lock):
        def __key():
            yield lock

        return __key, next(__key())

    class __Box:
        __slots__ = ("content",)

    async def __later(self):
        pass

    def open(self, lock):
        key, value = self.__turn(lock)
        return key.__name__, key.__qualname__, key.__code__.co_name, value, self.__turn.__qualname__, self.__later.__name__

    def fetch(self):
        return self.__Box().content


print(Vault().open(5), Vault._Vault__Box, sorted(name for name in vars(Vault) if "Vault" in name))
try:
    Vault().fetch()
except AttributeError as error:
    print(error)
try:
    Vault().open()
except TypeError as error:
    print(error)
Vault()._Vault__turn(1, 2)
