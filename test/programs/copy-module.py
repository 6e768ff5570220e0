# The module copy: shallow and deep copies of everything, memo, the methods that classes give.
import copy
from copy import copy as c, deepcopy as d
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
x = [1, [2, 3], {"k": [4]}, (5, [6]), {7}, "s"]
y = c(x); z = d(x)
x[1].append(9); x[2]["k"].append(8); x[3][1].append(1)
print(x, y, z)
a = [1]; a.append(a); b = d(a); print(b, b[1] is b, b is not a)
q = {}; q["self"] = q; r = d(q); print(r["self"] is r)
shared = [0]; p = d([shared, shared, (shared,)]); print(p[0] is p[1], p[2][0] is p[0])
class P:
    def __init__(self, x, y): self.x = x; self.y = y
    def __repr__(self): return f"P({self.x},{self.y})"
o = P([1], None); o.y = o if False else [2]
e = c(o); f = d(o); o.x.append(5)
print(o, e, f, e.x is o.x, f.x is o.x, type(f))
class Node:
    def __init__(self, v): self.v = v; self.next = None; self.prev = None
n1, n2 = Node(1), Node(2); n1.next = n2; n2.prev = n1
m1 = d(n1); print(m1.next.prev is m1, m1.next.v, m1 is not n1)
class S:
    __slots__ = ("a", "b")
s = S(); s.a = [1]; s2 = c(s); s3 = d(s); print(s2.a is s.a, s3.a is s.a, s3.a, hasattr(s3, "b"))
class K:
    def __init__(self): self.n = 1
    def __copy__(self): k = K(); k.n = "copied"; return k
    def __deepcopy__(self, memo): k = K(); k.n = ("deep", type(memo).__name__); return k
print(c(K()).n, d(K()).n, d([K()])[0].n)
class G:
    def __init__(self): self.a = 1; self.b = [2]
    def __getstate__(self): return {"a": self.a}
    def __setstate__(self, state): self.a = state["a"] + 1; self.b = "set"
print(c(G()).a, c(G()).b, d(G()).a)
class L(list):
    pass
l = L([1, [2]]); l.tag = "t"; l2 = d(l); l3 = c(l); print(l2, l2.tag, type(l2).__name__, l2[1] is l[1], l3[1] is l[1])
class D2(dict): pass
dd = D2(a=[1]); dd.z = 5; d3 = d(dd); print(d3, d3.z, type(d3).__name__, d3["a"] is dd["a"])
class T(tuple): pass
print(d(T((1, [2]))), type(d(T((1,)))).__name__)
t1 = (1, 2); print(c(t1) is t1, d(t1) is t1, d((1, [2])) == (1, [2]), d(frozenset([1, 2])), c({1, 2}), d(bytearray(b"x")), c(range(3)), d(slice(1, 2)))
print(c(len) is len, d(P) is P, d(None), d(3.5), d("x"), d(lambda: 1) is not None)
er = ValueError("a", [1]); e2 = d(er); print(repr(e2), e2.args[1] is er.args[1], type(c(er)))
class MyE(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
t(lambda: copy.replace(3, a=1))
t(lambda: d(x for x in [1]))
class R:
    def __init__(self, v): self.v = v
    def __replace__(self, **kw): return R(kw)
print(copy.replace(R(1), q=2).v)
memo = {}
u = [1]; v = d(u, memo); print(memo[id(u)] is v, d(u, memo) is v)
print(copy.Error, copy.error is copy.Error)
