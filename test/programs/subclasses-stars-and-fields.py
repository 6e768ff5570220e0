# Subclasses of built-in types that take arguments of their own, stars in subscripts, f-strings' fields, cells.
class A(list):
    def __init__(self, seq, newarg=None):
        super().__init__(seq); self.newarg = newarg
u = A([1, 2], newarg=3); print(u, u.newarg)
class B(list):
    def __new__(cls, seq, newarg=None):
        u = super().__new__(cls, seq); u.newarg = newarg; return u
u = B([1, 2], newarg=3) if 0 else B([1, 2]); print(u, u.newarg)
class C(tuple):
    def __new__(cls, seq, newarg=None):
        u = super().__new__(cls, seq); u.newarg = newarg; return u
u = C([1, 2], newarg=3); print(u, u.newarg)
class D(list): pass
try: D(sequence=[1])
except TypeError as e: print(e)
class E(tuple): pass
try: E(sequence=[1])
except TypeError as e: print(e)
class F(tuple):
    def __init__(self, seq, newarg=None): self.newarg = newarg
try: print(F([1, 2], newarg=3).newarg)
except TypeError as e: print(e)
class G(dict):
    def __init__(self, *a, flag=False, **k): super().__init__(*a, **k); self.flag = flag
print(G({"a": 1}, b=2, flag=True), G(flag=1).flag)
class H(int):
    def __new__(cls, v, unit="m"): o = super().__new__(cls, v); o.unit = unit; return o
    def __str__(self): return f"{int(self)}{self.unit}"
    def __add__(self, o): return H(int(self) + int(o), self.unit)
print(H(5, unit="k"), H(5) + 6, f"{H(3)} {H(3):>4}", repr(H(3)), "%s %d" % (H(4), H(4)), [H(1)])
class I(set):
    def __init__(self, it=(), name=""): super().__init__(it); self.name = name
    def __repr__(self): return f"I({sorted(self)}, {self.name})"
print(I([1], name="x"), I([1, 2]) | {3}, type(I([1]) | {2}).__name__)
class J(str):
    def __new__(cls, s, tag=None): o = str.__new__(cls, s.upper()); o.tag = tag; return o
    def __format__(self, spec): return f"<{super().__format__(spec)}>"
print(J("ab", tag=1), J("ab").tag, f"{J('x'):>3}", J("a") + "b", type(J("a") + "b").__name__, {J("k"): 1}["K"])
class K(float):
    def __str__(self): return "K" + super().__str__()
print(K(1.5), f"{K(1.5)}", f"{K(1.5):.2f}", K(2) * 2, repr(K(2)))
class L(Exception):
    def __init__(self, code, *, detail=None): super().__init__(code); self.code = code; self.detail = detail
    def __str__(self): return f"[{self.code}] {self.detail}"
try: raise L(5, detail="d")
except L as e: print(e, repr(e), e.args)
class M(frozenset):
    def __new__(cls, *a): return super().__new__(cls, a)
print(M(1, 2) == frozenset([1, 2]), sorted(M(3, 1)))
class N(bytes):
    def __new__(cls, v, q=0): o = super().__new__(cls, v); o.q = q; return o
print(N(b"ab", q=2).q, N(b"ab"))
class O(list):
    def append(self, x): super().append(x * 2)
    def __getitem__(self, i): return ("got", super().__getitem__(i))
    def __contains__(self, x): return x == 42
    def __len__(self): return super().__len__() + 100
    def __iter__(self): return map(str, super().__iter__())
o = O([1]); o.append(5); print(o, o[1], 42 in o, len(o), list(o), o[0:1], bool(O()))
class Q(dict):
    def __missing__(self, k): v = self[k] = k * 2; return v
    def __setitem__(self, k, v): print("set", k); super().__setitem__(k, v)
q = Q(); print(q["a"], q, q.get("zz"), q.setdefault("n", 1)); q.update(b=1); print(q)
def f(): 
    a = [1, 2]
    return *a, 3
def g():
    a = [1, 2]
    yield *a, 3
print(f(), list(g()))
for x in *[1], 2: print(x)
d = {}
d[*[1, 2]] = 3
d[*[1], 2:3] = 4
print(d)
class C:
    def __class_getitem__(cls, p): return p
print(C[*[1, 2]], C[1, *[2]])
x = *[1], 2
print(x)
del d[*[1, 2]]
def h(*args: int, **kw: str): return args
print(h(*[1], *[2]))
print({*[1], *[2]}, [*[1]], (*[1],), {**{}, 'a': 1})
print(f"{'}'}", f'{"{"}', f"""{ # comment }
 3 }""", f"{'a{b}'!r:>{10}}", f"{chr(125)}{{}}")
print(f"{'a' 'b'}", f"{ {1: 2}[1] }", f"{'\n'.join(['a', 'b'])}", f"{f'{1}{f"{2}"}'}")
print(f'''{
  1 +
2 # comment
}''')
print(f"{
    3
}")
print(f"{'a' if True else 'b':>{5}}", f"{3!r:^{4+1}}|", f"{'x'=}", f"{ 1 + 2 = }", f"{1:{'>'}{10}}", f"{(lambda x: 1)(2)}", f'{'same'}', f"{'\''}")
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Point:
    x: float = 0.0
    y: float = 0.0
    def __add__(self, o): return Point(self.x + o.x, self.y + o.y)
print(Point(1, 2) + Point(2, 3))
@dataclass(slots=True)
class Slotted:
    a: int
    def f(self): return __class__.__name__, super().__repr__ is not None
print(Slotted(1).f(), Slotted(3))
def k():
    def h(): return z
    c = h.__closure__[0]
    try: c.cell_contents
    except ValueError as e: print(repr(e))
    z = 1
    print(c.cell_contents)
    c.cell_contents = 5
    print(z)
k()
