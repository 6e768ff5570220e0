class V:
    def __init__(self, v): self.v = v
    def __matmul__(self, o): return V((self.v, "@", getattr(o, "v", o)))
    def __rmatmul__(self, o): return V((o, "r@", self.v))
    def __imatmul__(self, o): self.v = ("i@", self.v, o); return self
a = V(1) @ V(2)
print(a.v, (3 @ V(4)).v, (V(4) @ 3).v)
a @= 7
print(a.v)
for x, y in [(1, 2), ("a", []), (V(1), 1), (1.5, None)]:
    try: print((x @ y).v)
    except TypeError as e: print(e)
try:
    z = 1
    z @= 2
except TypeError as e: print(e)
def f(a, b=2, *c, d=3, **e):
    "doc of f"
    x = 1
    return x
f.calls = 0
f.calls += 1
print(f.calls, f.__dict__, f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__closure__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_firstlineno, c.co_freevars, c.co_flags)
d = f.__dict__; d["z"] = 5
print(f.z, hasattr(f, "q"), 1)
del f.z
print(f.__dict__)
try: del f.z
except AttributeError as e: print(e)
try: f.zz
except AttributeError as e: print(e)
f.__name__ = "g"; f.__qualname__ = "h.g"; f.__doc__ = 3
print(f.__name__, f.__doc__)
print(str(f).split(" at")[0])
try: f()
except TypeError as e: print(e)
try: f(1, a=2)
except TypeError as e: print(e)
f.__defaults__ = (1, 2)
print(f(), f.__defaults__)
f.__kwdefaults__ = {"d": 9}
print(f.__kwdefaults__)
for n, v in [("__name__", 3), ("__defaults__", 3), ("__kwdefaults__", 3), ("__dict__", 3), ("__closure__", 3), ("__annotations__", 3), ("__annotate__", 3)]:
    try: setattr(f, n, v)
    except Exception as e: print(type(e).__name__, e)
for n in ["__name__", "__dict__"]:
    try: delattr(f, n)
    except Exception as e: print(type(e).__name__, e)
class C:
    "cdoc"
    def m(self):
        "mdoc"
    m.tag = "t"
o = C()
print(o.m.tag, o.m.__doc__, o.m.__name__, o.m.__qualname__, o.m.__func__ is C.m, o.m.__self__ is o, C.__doc__)
print(o.m == o.m, o.m == C().m, hash(o.m) == hash(o.m), {o.m: 1}[o.m], o.m is o.m, o.m != o.m)
a = []
print(a.append == a.append, a.append == [].append)
try: o.m.x = 1
except AttributeError as e: print(e)
try: o.m.x
except AttributeError as e: print(e)
try: len.x = 1
except AttributeError as e: print(e)
print(len.__name__, len.__qualname__, len.__module__, a.append.__name__, list.append.__qualname__)
def outer():
    v = 10
    def inner(): return v
    return inner
i = outer()
print(i.__closure__[0].cell_contents, i.__code__.co_freevars, i.__qualname__)
def deco(fn):
    def w(*a, **k):
        w.count += 1
        return fn(*a, **k)
    w.count = 0
    w.__wrapped__ = fn
    w.__name__ = fn.__name__
    return w
@deco
def hi(x): return x * 2
hi(1); hi(2)
print(hi.count, hi.__wrapped__.__name__, hi.__name__)
class M:
    def __init__(self, d): self.d = d
    def keys(self): return self.d.keys()
    def __getitem__(self, k): return self.d[k]
def kw(**k): return k
print(kw(**M({"a": 1, "b": 2})), {**M({"q": 3}), "z": 1}, dict(M({"x": 1})))
try: kw(**3)
except TypeError as e: print(e)
try: {**3}
except TypeError as e: print(e)
print(callable(o.m), callable(C), callable(3), callable(deco))
