class MyError(Exception):
    pass
class Coded(ValueError):
    def __init__(self, code, msg):
        super().__init__(msg)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {super().__str__()}"
    def describe(self):
        return "code", self.code
try:
    raise MyError("a", 1)
except MyError as e:
    print(e, e.args, f"{e!r}", type(e))
try:
    raise Coded(5, "bad")
except ValueError as e:
    print(e, e.args, e.code, e.describe(), isinstance(e, ValueError), f"{e!r}")
try:
    raise MyError
except Exception as e:
    print(f"{e!r}", isinstance(e, MyError))
class Both(KeyError, AttributeError): pass
try:
    raise Both("k")
except AttributeError as e:
    print("both", f"{e!r}", str(e))
class Count:
    def __init__(self, n): self.n = n; self.i = 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print([x for x in Count(3)], list(Count(4)), sum(Count(5)), 3 in Count(3), max(Count(3)))
for a, b in zip(Count(2), Count(3)): print(a, b)
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError("x")
        return i * 10
    def __len__(self): return 3
s = Seq()
print(list(s), len(s), s[1], 20 in s, [*s])
it = iter(s)
print(next(it), next(it), next(it), next(it, "end"))
class V:
    def __init__(self, *xs): self.xs = xs
    def __len__(self): return len(self.xs)
    def __getitem__(self, i): return self.xs[i]
    def __setitem__(self, i, v): print("set", i, v)
    def __contains__(self, x): return x == 42
    def __bool__(self): return False
    def __call__(self, a, b=2): return a + b
    def __neg__(self): return "neg"
    def __lt__(self, o): return True
    def __radd__(self, o): return ("radd", o)
    def __iadd__(self, o): self.xs += (o,); return self
    def __format__(self, spec): return "<" + spec + ">"
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t, v); return True
v = V(1, 2, 3)
v[2] = 7
print(len(v), v[0], v[-1], 42 in v, 1 in v, bool(v), v(1), v(1, b=5), -v, v < 3, 3 > v, 5 + v)
v += 9
print(v.xs, f"{v:abc}", not v, "y" if v else "n")
with v as w:
    raise MyError("inside")
print("after")
class A:
    def hi(self): return "A"
class B(A):
    def hi(self): return "B" + super().hi()
class C(A):
    def hi(self): return "C" + super().hi()
class D(B, C):
    def hi(self): return "D" + super().hi()
print(D().hi(), [c.__name__ for c in D.__mro__], D.mro()[0], A.__subclasses__())
try:
    class X(A, D): pass
except TypeError as e:
    print(e)
class S:
    __slots__ = ("a", "b")
x = S(); x.a = 1
try: x.c = 2
except AttributeError as e: print(e)
try: print(x.b)
except AttributeError as e: print(e)
class G:
    def __getattr__(self, name): return "got " + name
    def __setattr__(self, name, v): object.__setattr__(self, name, v * 2)
    def __delattr__(self, name): print("del", name)
g = G(); g.a = 4; print(g.a, g.zzz); del g.a
try: A().nope()
except AttributeError as e: print(e)
try: A.nope
except AttributeError as e: print(e)
try: A(1)
except TypeError as e: print(e)
try: Coded(1)
except TypeError as e: print(e)
try: v.hi(1)
except AttributeError as e: print(e)
try: A() + 1
except TypeError as e: print(e)
try: A() < A()
except TypeError as e: print(e)
try: A()[0]
except TypeError as e: print(e)
try: len(A())
except TypeError as e: print(e)
try: iter(A())
except TypeError as e: print(e)
try: A()()
except TypeError as e: print(e)
class Desc:
    def __set_name__(self, o, n): self.n = n; print("name", o.__name__, n)
    def __get__(self, obj, cls):
        if obj is None: return self
        return obj._v * 2
    def __set__(self, obj, v): obj._v = v
class H:
    d = Desc()
    def __init_subclass__(cls, tag=None): print("sub", cls.__name__, tag)
    def __class_getitem__(cls, k): return (cls.__name__, k)
h = H(); h.d = 4
print(h.d, type(H.d).__name__, H[3])
class H2(H, tag="t"): pass
