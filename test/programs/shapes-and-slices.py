class A:
    def __init__(self): self.x = 1; self.y = 2
    def f(self): return "A"
class B:
    def __init__(self): self.y = 3; self.x = 4
    def f(self): return "B"
class C(A):
    def __init__(self): self.z = 0; super().__init__()
    def f(self): return "C" + super().f()
class D:
    x = 9
    def f(self): return "D"
class E:
    @property
    def x(self): return 77
    def f(self): return "E"
class F:
    def __getattr__(self, n): return n
class G:
    __slots__ = ("x",)
    def __init__(self): self.x = 6
    def f(self): return "G"
def read(o): return o.x
def call(o): return o.f()
def put(o, v): o.x = v
def run():
    for _ in range(4):
        for c in (A, B, C, D, E, G, A, F, B):
            o = c()
            print(read(o), end=" ")
            try: print(call(o), end=" ")
            except TypeError as e: print(e, end=" ")
            try: put(o, [1]); print(read(o), end=" ")
            except AttributeError as e: print(e, end=" ")
    print()
    A.f = lambda self: "new"
    for c in (A, B, C): print(call(c()), read(c()))
    A.x = 3
    del A.x
    for c in (A, B, C): print(call(c()), read(c()))
run()
def truths():
    for v in ([], [0], "", "a", {}, {1: 2}, (), (0,), None, 0, 1, 0.0, True, False, set(), {1}, range(0), A(), b"", frozenset(), [], "x"):
        if v: print("t", end="")
        else: print("f", end="")
        if not v: print("F", end="")
        while v:
            print("w", end=""); break
    print()
truths(); truths()
def slices(v):
    return v[1:3], v[:2], v[2:], v[:], v[-2:], v[:-1], v[5:2], v[100:], v[-100:2], v[None:2], v[True:], v[::2]
for v in ([1, 2, 3, 4], "abcd", (1, 2, 3, 4), b"abcd", range(10), bytearray(b"abc"), "äö€x"):
    print(slices(v))
class I:
    def __index__(self): return 1
    def __getitem__(self, s): return s
print([1, 2, 3][I():], I()[1:2], I()[:], I()["a":])
for bad in (lambda: [1][1.5:], lambda: "a"["x":], lambda: {}[1:2]):
    try: print(bad())
    except Exception as e: print(type(e), e)
def unb():
    try: x[1:2]
    except UnboundLocalError as e: print(e)
    try: y = [1][z:]
    except UnboundLocalError as e: print(e)
    try: z is None
    except UnboundLocalError as e: print(e)
    if 0: x = 1; z = 2
unb(); unb()
def same(a, b): return a is b, a is not b
for p in ((1, 1), (None, None), (1.5, 2.5), ([], []), (A, A), ("a", "a")): print(same(*p))
def bt(a):
    t = (a, [a], str(a)); l = [t, a, (), []]
    return l, t
for i in range(3): print(bt(i))
def ub2():
    for i in range(2):
        try:
            if i: q = 1
            print((1, q), [q])
        except UnboundLocalError as e: print(e)
ub2()
def g():
    d = {"a": 1, "b": 2, "c": [3]}
    for k in d: print(k)
    for v in d.values(): print(v)
    for k, v in d.items(): print(k, v)
    for k, v in reversed(d.items()): print(k, v)
    it = iter(d); next(it); d["z"] = 1
    try: next(it)
    except RuntimeError as e: print(e)
    l = list(range(300)); m = l[3:299]; l[5:10] = m[:200]; print(sum(l), len(l)); s = "x" * 1000; print(len(s + s[:300]), (s + "y")[990:])
    b = [0] * 50; b[3:3] = [7] * 40; del b[1:3]; print(b); b.insert(2, 9); b.insert(60, 8); print(b, b.pop(0), b.pop(1))
g()
