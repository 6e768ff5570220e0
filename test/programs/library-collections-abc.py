"""Abstract classes of containers, register and hooks, protocols at run time."""
from __future__ import annotations
import collections.abc
from collections.abc import *
from collections.abc import Callable
from abc import ABC, ABCMeta, abstractmethod
import typing
from typing import Protocol, runtime_checkable
from collections import deque, OrderedDict, Counter, defaultdict, namedtuple, ChainMap
import types
def gen(): yield 1
objs = [[], (), {}, set(), frozenset(), "", b"", bytearray(), 1, 1.0, None, gen, gen(), len, iter([]), zip(), map(str, []), type, deque(), OrderedDict(), Counter(), defaultdict(int), ChainMap()  , enumerate([])]
for c in (Hashable, Iterable, Iterator, Reversible, Generator, Sized, Container, Callable, Collection, Set, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence, KeysView, ItemsView, ValuesView, MappingView):
    print(c.__name__, "".join("01"[isinstance(o, c)] for o in objs))
class V(Sequence):
    def __init__(self, *a): self.a = a
    def __len__(self): return len(self.a)
    def __getitem__(self, i): return self.a[i]
v = V(3, 1, 2, 3)
print(list(v), 2 in v, v.index(2), v.count(3), list(reversed(v)), isinstance(v, Sequence), isinstance(v, Iterable))
class MD(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MD()
m["a"] = 1; m.update(b=2, c=3)
print(list(m.items()), m.pop("a"), m.get("zz"), m.setdefault("q", 9), dict(m), m == {"b": 2, "c": 3, "q": 9}, "b" in m)
print(repr(m.keys())[:9], list(m.keys() & {"b", "zz"}))
print({**m})
class Bad(MutableMapping):
    def __getitem__(self, k): pass
try: Bad()
except TypeError as e: print(e)
class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def mk(cls): ...
class Sq(Shape):
    def area(self): return 1.0
try: Sq()
except TypeError as e: print(e)
try: Shape()
except TypeError as e: print(e)
print(type(Shape), sorted(Shape.__abstractmethods__), Shape)
@Shape.register
class Duck: pass
print(isinstance(Duck(), Shape), issubclass(Duck, Shape), issubclass(int, Shape))
class Hook(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Hook:
            return any("quack" in B.__dict__ for B in C.__mro__)
        return NotImplemented
class Q:
    def quack(self): pass
print(isinstance(Q(), Hook), isinstance(3, Hook), issubclass(Q, Hook))
@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...
class C1:
    def draw(self): return "c"
print(isinstance(C1(), Drawable), isinstance(3, Drawable), isinstance(C1(), typing.Hashable))
class NP(Protocol):
    def f(self): ...
try: isinstance(3, NP)
except TypeError as e: print(e)
try: NP()
except TypeError as e: print(e)
print(deque[int], Callable[[int], str], Iterable[int], defaultdict[str, list[int]], collections.abc.Mapping[str, int])
print(typing.get_type_hints(Sq.area), typing.List[int], typing.Callable[[int], str], typing.Mapping[str, int])
T = typing.TypeVar("T")


class Tree(typing.Generic[T], ABC):
    @abstractmethod
    def x(self): ...
try: Tree()
except TypeError as e: print(e)
class It(typing.Iterator[int]):
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), isinstance(It(), typing.Iterator), It.__mro__)
print(isinstance([], typing.List), isinstance({}, typing.Mapping), isinstance(1, typing.SupportsInt), isinstance("", typing.Sized))
print(types.GenericAlias(list, (int,)), types.GenericAlias)
