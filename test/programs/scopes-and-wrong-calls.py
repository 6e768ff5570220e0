"""Closures, nonlocal, global, comprehension scopes, late binding, name mangling, class scopes, default args, del, star-expr, walrus."""
x = "global"


def late():
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    return [f() for f in fs], [g() for g in gs]


print(late())


def counter(start=0, *, step=1):
    n = start

    def inc(by=None):
        nonlocal n
        n += by if by is not None else step
        return n

    def reset():
        nonlocal n
        n = start
    inc.reset = reset
    return inc


c = counter(5, step=2)
print(c(), c(10), c.reset(), c(), c.__closure__[0].cell_contents, c.__code__.co_freevars)


def shadow():
    print(x)
    def inner():
        x = "inner"
        class K:
            x = x + "!" if False else "class"
            y = [x for _ in range(1)]
            def m(self): return x
        return K.x, K.y, K().m()
    return inner()


print(shadow())


def use_before():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    def g():
        return zz
    try:
        g()
    except NameError as e:
        print(e)
    zz = 3
    return g()


print(use_before())


class Base:
    __secret = "base"
    def __init__(self): self.__x = 1; self._y = 2; self.__z__ = 3
    def __priv(self): return "Base.priv"
    def call(self): return self.__priv(), self.__x, self.__secret


class Derived(Base):
    __secret = "derived"
    def __init__(self): super().__init__(); self.__x = 10
    def __priv(self): return "Derived.priv"
    def both(self): return self.__priv(), self.__x, self.__secret, self._Base__x, self._Base__priv()
    def local(self):
        __hidden = 5
        return [k for k in locals()], {"__k": 1}, getattr(self, "__x", "none")


d = Derived()
print(d.call(), d.both(), sorted(vars(d)), d.local())
try:
    d.__x
except AttributeError as e:
    print(e)
first, *mid, last = range(6); (a, b), [c_, *d_] = (1, 2), "xyz"; *init, = "ab"; [q] = [9]
print(first, mid, last, a, b, c_, d_, init, q)
for i, (j, *k) in enumerate([(1, 2, 3), "ab", [4]]): print(i, j, k)
print([*range(3), *"ab"], {**{"a": 1}, "b": 2, **{"a": 3}}, (*[1], 2), {*"aab"} == {"a", "b"}, [y := 5, y**2, y], (z := 3) + z)
def bad_default(a, acc=[]): acc.append(a); return acc
print(bad_default(1), bad_default(2), bad_default.__defaults__)
def params(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(params(1, d=4), params(1, 2, 3, 4, 5, d=6, f=7), params(*[1, 2], **{"d": 3, "a": 9}))
for call in (lambda: params(), lambda: params(1), lambda: params(1, d=2, b=3), lambda: params(1, 2, c=3, **{"c": 4, "d": 1}), lambda: counter(1, 2), lambda: counter(foo=1), lambda: late(1), lambda: (lambda a, b: 0)(1), lambda: (lambda *, k: 0)(), lambda: params(1, d=1, **{"d": 2}), lambda: d.call(1), lambda: Derived(1), lambda: bad_default(), lambda: (lambda a, /: 0)(a=1), lambda: int(x=1), lambda: len(), lambda: [].append(), lambda: "a".join(), lambda: sorted(), lambda: dict(1, 2), lambda: max(), lambda: range(), lambda: isinstance(1), lambda: getattr(1), lambda: pow(1), lambda: enumerate(), lambda: open(), lambda: sum(), lambda: "".replace("a"), lambda: [].sort(1), lambda: {}.get(), lambda: {}.pop(), lambda: (1).bit_length(1), lambda: divmod(1), lambda: round(), lambda: chr(), lambda: input(1, 2), lambda: "a".split(1, 2, 3), lambda: set().add(), lambda: object(1), lambda: type(), lambda: super(1, 2, 3), lambda: list(1, 2), lambda: str(1, 2, 3, 4), lambda: bytes(1, 2, 3, 4), lambda: float(1, 2), lambda: bool(1, 2), lambda: tuple(1, 2), lambda: abs(), lambda: hash(), lambda: id(), lambda: repr(), lambda: iter(), lambda: next(), lambda: map(), lambda: filter(1), lambda: reversed(), lambda: any(), lambda: ord(), lambda: hex(), lambda: callable(), lambda: vars(1), lambda: format(), lambda: slice(), lambda: frozenset(1, 2), lambda: complex(1, 2, 3), lambda: property(1, 2, 3, 4, 5), lambda: Exception(a=1), lambda: ValueError(1, x=2)):
    try:
        print(call())
    except TypeError as e:
        print(e)


def gl():
    global x, newglobal
    x = "changed"; newglobal = 1
    for x in "abc": pass


gl(); print(x, newglobal)
print([x for x in range(3)], x, [[i * j for j in range(i)] for i in range(4)], {k: v for k, v in zip("ab", range(2))}, {i % 3 for i in range(9)}, sum(i for i in range(5) if i % 2), [(i, j) for i in range(3) for j in range(i) if (i + j) % 2])
class Meta:
    n = 3
    squares = [i * i for i in range(n)]
    try:
        bad = [i * n for i in range(2)]
    except NameError as e:
        bad = str(e)
    for i in range(2): exec_ = i
    if n > 2:
        def cond(self): return "cond"
    del i
print(Meta.squares, Meta.bad, Meta().cond(), hasattr(Meta, "i"), Meta.exec_)
def gen_scope():
    total = 0
    def add(v):
        nonlocal total
        total += v
        return total
    return [add(i) for i in range(5)], total
print(gen_scope())
if (n := len("abcd")) > 3 and (half := n // 2): print(n, half)
while (line := [3, 2, 1].pop()) and line > 5: pass
print(line, any((hit := v) > 2 for v in [1, 2, 3, 4]), hit)
def fact(n): return 1 if n < 2 else n * fact(n - 1)
old, fact2 = fact, fact
def fact(n): return "replaced"
print(old(3), fact(3), (lambda f: (lambda x: f(lambda v: x(x)(v)))(lambda x: f(lambda v: x(x)(v))))(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(5))
print(locals() is globals(), "x" in globals(), globals()["__name__"], __name__, __doc__[:10], callable(globals))
del newglobal
newglobal
