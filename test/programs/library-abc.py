# abc: abstract methods, properties, class methods; who may have instances.
from abc import ABC, abstractmethod
def attempt(f, *args):
    try: print(f(*args))
    except Exception as e: print(type(e).__name__, e)
class Shape(ABC):
    def __init__(self, name): self.name = name
    @abstractmethod
    def area(self):
        """The area."""
        return 0
    @property
    @abstractmethod
    def sides(self): ...
    @classmethod
    @abstractmethod
    def unit(cls): ...
    @staticmethod
    @abstractmethod
    def kind(): ...
    def describe(self): return f"{self.name}: {self.area()} {self.sides}"
class Half(Shape):
    def area(self): return super().area() + 1
    @property
    def sides(self): return 3
class Full(Half):
    @classmethod
    def unit(cls): return cls("unit")
    @staticmethod
    def kind(): return "full"
attempt(Shape, "s"); attempt(Half, "h"); attempt(Half); print(Full("f").describe(), Full.unit().name, Full.kind())
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Full.__abstractmethods__, [c.__name__ for c in Full.__mro__], isinstance(Full("x"), Shape), issubclass(Half, ABC), isinstance(5, Shape))
class One(ABC):
    @abstractmethod
    def only(self): ...
attempt(One); attempt(One.only, 5); print(One.only.__isabstractmethod__)
class Mixin:
    def only(self): return "mixed"
class Done(Mixin, One): pass
class Wrong(One, Mixin): pass
print(Done().only()); attempt(Wrong)
class WithNew(ABC):
    def __new__(cls, *args):
        made = super().__new__(cls)
        made.args = args
        return made
    @abstractmethod
    def go(self): ...
class Goer(WithNew):
    def go(self): return self.args
attempt(WithNew, 1); print(Goer(1, 2).go())
class Slotted(ABC):
    __slots__ = ("a",)
    @abstractmethod
    def f(self): ...
class S2(Slotted):
    __slots__ = ("b",)
    def f(self): return self.a + self.b
s = S2(); s.a, s.b = 1, 2; print(s.f())
class Keyed(ABC):
    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.key = key
    @abstractmethod
    def f(self): ...
class K1(Keyed, key="k"):
    def f(self): return self.key
print(K1().f(), ABC.__name__, type(K1()).__name__)
def in_loop(n):
    done = 0
    for i in range(n):
        try: One()
        except TypeError: done += 1
        done += len(Done().only())
    return done
print(in_loop(300))
