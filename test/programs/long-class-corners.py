"""Class machinery in its less-trodden corners."""
import functools
import operator


class Field:
    def __init__(self, kind, *, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name, self.slot = name, "_" + name
        owner.registry = {**getattr(owner, "registry", {}), name: self}

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(instance).__name__}.{self.name} wants {self.kind.__name__}, not {value!r}")
        setattr(instance, self.slot, value)

    def __delete__(self, instance):
        try:
            delattr(instance, self.slot)
        except AttributeError as error:
            raise AttributeError(f"nothing in {self.name}") from error


class Base:
    subclasses = []

    def __init_subclass__(cls, /, tag="none", *, version=1, **rest):
        super().__init_subclass__(**rest)
        cls.tag, cls.version = tag, version
        Base.subclasses.append((cls.__name__, tag, version))

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Record(Base, tag="record", version=3):
    id = Field(int, default=0)
    name = Field(str, default="?")
    sizes = [n * n for n in range(5)]
    table = {k: [v for v in range(k)] for k in range(3)}
    total = sum(x for x in sizes)
    pairs = [(a, b) for a in sizes if a for b in "xy"]
    outer = (lambda: 5)()

    def __init__(self, **fields):
        for key, value in fields.items():
            setattr(self, key, value)


print(Record.sizes, Record.table, Record.total, Record.pairs, Record.outer)
print(Record["a"], Base[1:2, ...], Base.subclasses, sorted(Record.registry))
r = Record(id=3, name="n")
print(r.id, r.name, vars(r))
del r.id
print(r.id, vars(r))
for action in (lambda: setattr(r, "id", "x"), lambda: delattr(r, "id"), lambda: Record(nothing=1).nothing, lambda: type("Q", (Base,), {}, tag=1, other=2)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error, "|", repr(error.__cause__))


class M:
    def __init__(self, *rows):
        self.rows = rows

    def __matmul__(self, other):
        if not isinstance(other, M):
            return NotImplemented
        return M(*[tuple(sum(map(operator.mul, row, col)) for col in zip(*other.rows)) for row in self.rows])

    def __rmatmul__(self, other):
        return ("r@", other, self.rows)

    def __imatmul__(self, other):
        return f"i@ {other}"

    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

    def __index__(self):
        return len(self.rows)

    def __format__(self, spec):
        return f"<{spec or 'plain'}:{len(self.rows)}>"

    def __iadd__(self, other):
        return [other]

    def __neg__(self):
        return M(*[tuple(-x for x in row) for row in self.rows])

    def __contains__(self, x):
        return any(x in row for row in self.rows)

    def __bool__(self):
        return False

    def __length_hint__(self):
        return 10

    def __divmod__(self, other):
        return "dm", other

    def __rdivmod__(self, other):
        return "rdm", other

    def __pow__(self, e, m=None):
        return ("pow", e, m)

    def __rpow__(self, b, m=None):
        return ("rpow", b, m)

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return 17

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __invert__(self):
        return "~"


m = M((1, 2), (3, 4))
print((m @ m).rows, 3 @ m, (-m).rows, 4 in m, 9 in m, not m)
n = m
n @= 5
print(n)
n = m
n += 5
print(n, m[1:2], m[1:2, ::3], m[...], m[:, None], m[()], m[1,], m[*[1, 2], 3])
m[1:] = 4
m[*"ab"] = 5
del m[-1], m[::2]
print(f"{m} {m:x>{m[3]}} {m:%d} {[10, 20, 30][m]} {'abc' * m} {range(m)} {bin(m)} {hex(m)}")
print(divmod(m, 2), divmod(2, m), pow(m, 2), pow(m, 2, 3), pow(2, m), m**2, 2**m, round(m), round(m, 2), round(m, None))
import math
print(math.floor(m), math.ceil(m), math.trunc(m), ~m)
try:
    print(1 @ 2)
except TypeError as e:
    print(e)
try:
    m @ 7
except TypeError as e:
    print(e)


@functools.total_ordering
class Ver:
    __slots__ = ("parts", "__weakref__")

    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts if isinstance(other, Ver) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Ver) else NotImplemented

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


vs = [Ver(t) for t in "1.2 1.10 0.9 1.2.0 1.2".split()]
print(sorted(vs), max(vs), min(vs), vs[0] >= vs[4], vs[0] <= vs[3], Ver.__hash__)
for f in (lambda: vs[0] < 3, lambda: hash(vs[0]), lambda: setattr(vs[0], "other", 1), lambda: vs[0].__dict__, lambda: Ver.parts.__get__(vs[0])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Missing(dict):
    def __missing__(self, key):
        self[key] = value = f"made {key}"
        return value


d = Missing(a=1)
print(d["a"], d["b"], d.get("c"), "c" in d, d, "{q}".format_map(d), d | {"x": 1}, type(d | {}), type(d.copy()))


class Chain:
    calls = []

    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        self.calls.append(("lt", self.n, o.n))
        return self.n < o.n

    def __getattr__(self, name):
        if name.startswith("v"):
            return int(name[1:])
        raise AttributeError(f"no {name}", name=name, obj=self)

    def __getattribute__(self, name):
        if name == "secret":
            return "s3cr3t"
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2 if isinstance(value, int) else value)

    def __dir__(self):
        return ["z", "a"]


print(Chain(1) < Chain(2) < Chain(3) < Chain(0) < Chain(9), Chain.calls, Chain(2).v33, Chain(1).secret, dir(Chain(1)))
print(hasattr(Chain(1), "w"), getattr(Chain(1), "w", "dflt"))
try:
    Chain(1).w
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)


class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": 7}

    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.kw = kw
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)

    def __iter__(cls):
        return iter(sorted(k for k in cls.__dict__ if not k.startswith("__")))

    def __len__(cls):
        return 42

    def __contains__(cls, x):
        return x in cls.__dict__

    def __add__(cls, other):
        return cls.__name__ + "+" + other.__name__

    def __instancecheck__(cls, x):
        return isinstance(x, int)

    def __subclasscheck__(cls, x):
        return x is float

    @property
    def nick(cls):
        return cls.__name__.lower()


class Thing(metaclass=Meta, flavour="sour"):
    x = 1

    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self

    def __init__(self, *args):
        print("init", args)


print(list(Thing), len(Thing), "x" in Thing, Thing + Thing, isinstance(3, Thing), issubclass(float, Thing), issubclass(int, Thing), Thing.nick, Thing.injected, Thing.kw)
t = Thing(1, 2)
print(t.args, type(t) is Thing, isinstance(t, Thing))
