def show(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
class A:
    k = 1
    def __init__(self, x): self.x = x
    def m(self): return "method"
a = A(1)
d = a.__dict__
print(d, type(d).__name__, d is a.__dict__)
d["y"] = 2
a.z = 3
print(a.y, d, a.z, vars(a) is d)
del a.x
print(d, hasattr(a, "x"))
d.update(x=10, w=[1])
a.w.append(2)
print(a.x, a.w, sorted(d))
d["m"] = lambda: "own"
print(a.m(), A(2).m())
del d["m"]
print(a.m())
a.__dict__ = {"fresh": 1}
print(a.fresh, hasattr(a, "y"), a.__dict__)
show("bad", lambda: setattr(a, "__dict__", 5))
del a.__dict__
print(a.__dict__)
class Borg:
    shared = {}
    def __init__(self): self.__dict__ = self.shared
b1, b2 = Borg(), Borg()
b1.v = 5
print(b2.v, Borg.shared)
class Init:
    def __init__(self, **kw): self.__dict__.update(kw)
    def __repr__(self): return f"Init({', '.join(f'{k}={v}' for k, v in vars(self).items())})"
print(Init(a=1, b=2), Init(q=3).q)
i = Init(n=0)
for _ in range(3000): i.n += 1
print(i.n, i.__dict__)
class D(dict): pass
x = D(a=1); x.attr = 1
print(x.__dict__, x, x["a"]); x.__dict__["more"] = 2; print(x.more, x)
class S:
    __slots__ = ("p",)
s = S(); s.p = 1
show("slots", lambda: s.__dict__)
show("slots", lambda: vars(s))
e = ValueError("v"); e.extra = 1; print(e.__dict__); e.__dict__["q"] = 2; print(e.q)
class G:
    def __getattr__(self, n): return self.__dict__.setdefault(n, len(n))
g = G(); print(g.abc, g.__dict__, g.abc)
print([n for n in dir(a) if not n.startswith("_")], [n for n in dir(A) if not n.startswith("_")], "append" in dir([]))
class Dd:
    def __dir__(self): return ["b", "a"]
print(dir(Dd()), getattr(Init(z=1), "z"), "k" in vars(A))
show("vars", lambda: vars(5))
u = int | None
print(u, type(u), u == (None | int), u.__args__, isinstance(5, u), isinstance(None, u), isinstance("s", u), int | int, int | str | int, hash(u) == hash(None | int), issubclass(int, int | str), isinstance([], (int, list | str)), list[int] | None, str | A)
g = list[int]
print(g, g.__origin__, g.__args__, dict[str, list[int]], tuple[int, str], g == list[int], g == list[str], hash(g) == hash(list[int]), g([1, 2]), type(g), list[int].append, set[A], type[int], tuple[()], list["A"])
show("isinst", lambda: isinstance([], list[int]))
show("isinst", lambda: isinstance([], int | list[int]))
show("or", lambda: int | 5)
show("sub", lambda: int[str])
class Sub(list[int]): pass
print(Sub.__mro__, Sub([1]), Sub.__orig_bases__)
class CG:
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
print(CG[int])
