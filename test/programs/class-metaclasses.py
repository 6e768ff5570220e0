def show(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)

class M(type):
    registry = []
    def __new__(mcls, name, bases, ns, **kw):
        print("new", mcls.__name__, name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = kw.get("tag", "none")
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        M.registry.append(cls)
        print("init", cls.__name__, kw)
    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args, kw)
        obj = super().__call__(*args, **kw)
        obj.made = True
        return obj
    def helper(cls): return "helper of " + cls.__name__
    @property
    def title(cls): return cls.__name__.upper()
    @title.setter
    def title(cls, v): print("set title", v)
    def __iter__(cls): return iter(["a", "b", cls.__name__])
    def __len__(cls): return 3
    def __contains__(cls, x): return x == 42
    def __getitem__(cls, k): return (cls.__name__, k)
    def __setitem__(cls, k, v): print("setitem", k, v)
    def __delitem__(cls, k): print("delitem", k)
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __str__(cls): return "str of " + cls.__name__
    def __eq__(cls, o): return isinstance(o, type) and cls.__name__[0] == o.__name__[0]
    def __hash__(cls): return 5
    def __add__(cls, o): return (cls.__name__, "+", o)
    def __radd__(cls, o): return (o, "+r", cls.__name__)
    def __or__(cls, o): return "or"
    def __lt__(cls, o): return cls.__name__ < o.__name__
    def __bool__(cls): return cls.__name__ != "Falsy"
    def __neg__(cls): return "neg"
    def __getattr__(cls, name):
        if name.startswith("dyn_"): return "dynamic " + name
        raise AttributeError(name)
    def __instancecheck__(cls, x): return x == "magic" or type.__instancecheck__(cls, x)
    def __subclasscheck__(cls, c): return c is int or super().__subclasscheck__(c)
    def __format__(cls, spec): return f"fmt({spec})"
    def __reversed__(cls): return iter("rev")

class X(metaclass=M, tag="T"):
    value = 1
    def __init__(self, a, b=2): self.a, self.b = a, b
    def f(self): return self.a
x = X(1, b=3)
print(x.a, x.b, x.made, x.f(), X.tag, type(X), type(X) is M, isinstance(X, M), isinstance(X, type), X.__class__)
print(X.helper(), X.title, X.dyn_a, list(X), len(X), 42 in X, 1 in X, X["k"], [n for n in X], bool(X), X, repr(X), f"{X:q}", f"{X!s}", list(reversed(X)))
X["k"] = 1; del X["k"]; X.title = "new"
print(X + 1, 1 + X, X | int, -X, X == X, hash(X), isinstance("magic", X), isinstance(x, X), isinstance(3, X), issubclass(int, X), issubclass(str, X), isinstance("magic", (int, X)))
show("noattr", lambda: X.nope)
show("helper on instance", lambda: x.helper())
class Y(X, tag="Y"):
    other = 2
print(type(Y) is M, Y.__mro__, M.registry, Y.tag, Y.helper(), sorted([Y, X]))
class Falsy(X): pass
print("falsy" if not Falsy else "truthy", Falsy.__bases__)
print({X: 1}.get(Y), X != Y)
class N(M): pass
class Z(Y, metaclass=N): pass
print(type(Z).__name__, Z.tag)
class Other(type): pass
def conflict():
    class Bad(X, metaclass=Other): pass
show("conflict", conflict)
def conflict2():
    class A(metaclass=Other): pass
    class B(A, X): pass
show("conflict2", conflict2)
T = type("T", (), {"x": 1, "f": lambda self: self.x + 1})
print(T, T().f(), T.__name__, T.__bases__, T.__module__, T.__qualname__, T.x)
T2 = type("T2", (T, list), {"__doc__": "docs", "__qualname__": "Outer.T2"})
print(T2([1, 2]), T2.__mro__, T2.__doc__, T2.__qualname__, T2().x)
D = M("Dyn", (X,), {"z": 1}, tag="called")
print(D.z, D.tag, type(D).__name__)
E = type("E", (X,), {})
print(type(E).__name__)
show("type()", lambda: type())
show("type(1,2)", lambda: type(1, 2))
show("bad", lambda: type("X", 5, {}))
show("bad", lambda: type(5, (), {}))
show("bad", lambda: type("X", (), []))
class Ordered(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, bases, kw)
        return Log(injected=7)
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, dict(ns))
        cls.order = [k for k in ns.log if not k.startswith("__")]
        return cls
    def __init__(cls, name, bases, ns, **kw): pass
class Log(dict):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log = []
    def __setitem__(self, k, v):
        self.log.append(k)
        if isinstance(v, int): v = v * 10
        super().__setitem__(k, v)
class P(metaclass=Ordered, flag=1):
    c = 1
    a = c + 1
    b = injected
    def m(self): return 5
    c = 3
    for i in range(2):
        j = i
    if True:
        k = 9
    x = y = 4
    (p, q) = 1, 2
    x += 1
    del y
    class Inner: pass
    import math as mm
print(P.order, P.c, P.a, P.b, P.i, P.j, P.k, P.x, P.p, P.q, hasattr(P, "y"), P().m(), P.Inner.__qualname__)
class Sub(P): 
    z = 5
print(Sub.order, Sub.z)
class Singleton(type):
    _instances = {}
    def __call__(cls, *a, **k):
        if cls not in cls._instances: cls._instances[cls] = super().__call__(*a, **k)
        return cls._instances[cls]
class Config(metaclass=Singleton):
    def __init__(self, v=0): self.v = v
print(Config(5) is Config(6), Config().v)
def func_meta(name, bases, ns):
    print("func", name, bases, sorted(k for k in ns if not k.startswith("__")))
    return type(name, bases, ns)
class FM(metaclass=func_meta):
    q = 1
print(type(FM), FM.q)
class GetAttr(type):
    def __getattribute__(cls, n):
        if n == "special": return "sp"
        return super().__getattribute__(n)
    def __setattr__(cls, n, v):
        print("setattr", n, v); super().__setattr__(n, v)
    def __delattr__(cls, n):
        print("delattr", n); super().__delattr__(n)
class GA(metaclass=GetAttr): v = 1
GA.w = 2; print(GA.w, GA.special, GA.v); del GA.w; show("w", lambda: GA.w)
class Abs(metaclass=M): pass
Abs.__abstractmethods__ = frozenset({"g", "f"})
show("abs", lambda: Abs())
Abs.__abstractmethods__ = frozenset({"g"})
show("abs", lambda: Abs())
Abs.__abstractmethods__ = frozenset()
print(type(Abs()).__name__)
class Base:
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw); print("sub", cls.__name__, key)
class C1(Base, key=5): pass
show("kw", lambda: type("C2", (Base,), {}, key=6))
show("kw", lambda: type("C3", (), {}, key=6))
print(Base.__subclasses__(), type.__call__(C1).__class__, type.mro(C1), C1.mro())
class Gen:
    def __mro_entries__(self, bases): return (Base,)
class FromGen(Gen()): pass
print(FromGen.__mro__, FromGen.__orig_bases__ != ())
class Meta2(type):
    def __new__(m, n, b, d): return super().__new__(m, n + "_x", b, d)
class R(metaclass=Meta2):
    def who(self): return __class__.__name__, super().__repr__()[:12]
print(R.__name__, R().who()[0], R.__qualname__)
R.__name__ = "Renamed"; R.__doc__ = "new doc"; R.__module__ = "mod"; R.__qualname__ = "Q.R"
print(R.__name__, R.__doc__, R.__module__, R, R.__qualname__)
print(callable(X), X.__name__, type(M), M.__mro__, M.__bases__, type(type), type.__name__, isinstance(type, type), isinstance(M, type), issubclass(M, type))


class Misled(type):
    def __new__(cls, name, bases, namespace, cell):
        namespace["__classcell__"] = cell
        return super().__new__(cls, name, bases, namespace)


for wrong in (None, 0, "", object(), [1]):
    try:

        class Cellless(metaclass=Misled, cell=wrong):
            pass

    except TypeError as error:
        print(error)
print(repr(""), [], ascii("x"))
