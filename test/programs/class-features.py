class M:
    def __init__(self, v): self.v = v
    def __delitem__(self, k): print("delitem", k)
    def __reversed__(self): return iter([3, 2, 1])
    def __abs__(self): return "abs"
    def __index__(self): return 2
    def __matmul__(self, o): return "mat"
    def __eq__(self, o): return isinstance(o, M) and self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"M({self.v})"
    def __str__(self): return "str"
m = M(1)
del m[3]
print(list(reversed(m)), abs(m))
print(sorted([M(3), M(1), M(2)]), min(M(3), M(1)), max([M(3), M(1)]), M(1) in [M(2), M(1)], [M(1)].index(M(1)))
print(str(m), f"{m}", f"{m!r}", f"{m!s:>5}|")
def deco(cls):
    cls.extra = 5
    return cls
@deco
class W:
    x = [i * 2 for i in range(3)]
    y = x
    def get(self): return self.__class__.__name__, __class__
print(W.extra, W.x, W.y is W.x, W().get())
class Outer:
    class Inner:
        def f(self): return "inner"
    z = Inner().f()
print(Outer.Inner().f(), Outer.z, Outer.Inner)
class Priv:
    __secret = 4
    def __init__(self): self.__v = 1
    def get(self): return self.__v + self.__secret
p = Priv()
print(p.get(), p._Priv__v, Priv._Priv__secret)
def make(n):
    class Local:
        k = n
        def m(self): return n, self.k
    return Local
print(make(3)().m(), make(4).__qualname__)
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
def build(n):
    head = None
    for i in range(n):
        head = Node(i, head)
    return head
h = build(5)
total = 0
while h is not None:
    total += h.value
    h = h.next
print(total)
class Cnt:
    n = 0
    @classmethod
    def inc(cls): cls.n += 1; return cls.n
    @staticmethod
    def st(): return "st"
print(Cnt.inc(), Cnt().inc(), Cnt.st(), Cnt.n)
class New:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self
    def __init__(self, *args): self.n = len(args)
o = New(1, 2)
print(o.args, o.n)
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
print(Single() is Single())
class L(list):
    def total(self): return sum(self)
    def append(self, x):
        super().append(x * 2)
l = L([1, 2])
l.append(5)
print(l, len(l), l[2], l.total(), isinstance(l, list), l == [1, 2, 10], [*l], l + [1], 10 in l)
class I(int):
    def double(self): return self * 2
i = I(5)
print(i + 1, i.double(), isinstance(i, int), i == 5, str(i), f"{i:03}", 7 - i, -i)
class S(str):
    def shout(self): return self.upper() + "!"
s = S("hey")
print(s, s.shout(), s + "x", len(s), s[0], s == "hey")
class BadInit:
    def __init__(self): return 5
try: BadInit()
except TypeError as e: print(e)
try: W().x.y
except AttributeError as e: print(e)
try: int.foo = 3
except TypeError as e: print(e)
try: (5).foo = 3
except AttributeError as e: print(e)
try: [].append = 3
except AttributeError as e: print(e)
class RO:
    @property
    def p(self): return 1
try: RO().p = 3
except AttributeError as e: print(e)
try: del RO().p
except AttributeError as e: print(e)
try:
    class Z(bool): pass
except TypeError as e: print(e)
try:
    class Z(5): pass
except TypeError as e: print("base")
print(type(m) is M, type(type(m)) is type, m.__class__ is M, M.__init__.__name__, m.__init__.__func__ is M.__init__)
print(callable(m), callable(M), callable(M.__repr__), callable(3))
print(issubclass(L, list), issubclass(L, (int, list)), issubclass(bool, int))
f = str.upper
print(f("abc"), list(map(str.upper, ["a", "b"])), [].append.__name__)
print(NotImplemented, Ellipsis)

x = W()
x.a = 1; x.b = 2
del x.a
x.c = 3
print(x.b, x.c, hasattr(x, "a"))
for k in range(40): setattr(x, "k" + str(k), k)
print(getattr(x, "k" + str(39)))
print(sum([getattr(x, "k" + str(k)) for k in range(40)]))
class Meta: pass
print(object.__repr__ is not None, str(Meta()).startswith("<__main__.Meta object at 0x"))
class Thing:
    def __call__(self, *args): return args
print(Thing()(1, 2))
class Key:
    def __init__(self, k): self.k = k
    def __hash__(self): return hash(self.k)
    def __eq__(self, o): return self.k == o.k
d = {Key(1): "a"}
print(d[Key(1)], Key(2) in d, len({Key(1), Key(1), Key(3)}))
class NoHash:
    def __eq__(self, o): return True
try: hash(NoHash())
except TypeError as e: print(e)
class Plain: pass
pl = Plain(); pl.a = 1; pl.b = [2]
print(pl.__dict__, {pl: 1}[pl])
print({1: 2}.keys(), list({1: 2}.items()))
