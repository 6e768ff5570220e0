# What operations do by shorter ways inside: subclasses of dict, list and tuple by item, fields of named tuples, heaps, comparisons of
# tuples, sums, methods through classes, generators, ints around 64 bits, results of enumerate and zip that are kept.
from collections import *
import heapq
P=namedtuple("P","x y z")
p=P(1,2,3); print(p.x,p.y,p.z,p, p._replace(x=5).x)
class Q(P):
    def s(self): return self.x+self.z
q=Q(3,4,5); print(q.s(), q.y, Q.x.__doc__)
try: p.x=3
except AttributeError as e: print(e)
print(P.x.__get__(p) if hasattr(P.x,'__get__') else 1)
class D(dict):
    def __missing__(self,k): return k*2
d=D(); d[1]=2; print(d[1],d[5], d.get(1), d.get(7), 1 in d); d.update({3:4}); print(d)
class L(list): pass
l=L(); l.append(3); l.append(4); l[0]=9; print(l[0],l[-1],l[0:1],len(l), 9 in l)
try: l[7]
except IndexError as e: print(e)
class E(dict):
    def __getitem__(self,k): return "g"
    def __setitem__(self,k,v): print("set",k,v)
e=E(); e[1]=2; print(e[1], dict(e))
D.__getitem__=lambda self,k: "late"
for i in range(3): print(d[1])
del D.__getitem__
for i in range(3): print(d[1])
D.get=lambda s,k: "lateget"
for i in range(2): print(d.get(1))
def f(d):
    return d.get(1)
for i in range(3): print(f({1:2}), f(d))
h=[]
for t in [(3,'c'),(1,'a'),(2,'b'),(1,'A'),(1,None)] :
    try: heapq.heappush(h,t)
    except TypeError as x: print(x)
print(h)
h=[5,3,8,1,9.5,2,True]; heapq.heapify(h); print([heapq.heappop(h) for _ in range(7)])
h=[]
class C:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
for v in (4,2,7,1,9,3): heapq.heappush(h,(1,C(v)) if v%2 else (0,C(v)))
print([heapq.heappop(h)[1].v for _ in range(6)])
h=[(1,[2]),(1,[1]),(0,[5])]; heapq.heapify(h); print(h)
h=[3,'a']
try: heapq.heapify(h)
except TypeError as x: print(x)
print(sum([1,2,3]),sum([2**46]*3),sum([2**47-1]*5),sum([1,2.5]),sum([True,2]),sum([],5),sum([[1]],[]), sum([2**70,1]))
print((1,2)<(1,3),(1,2)<(1,2,0),(1,)>(0,5),(1,'a')==(1,'a'),(1,2)!=(1,2),(1,2.0)==(1.0,2),()<(1,),(1,[2])<(1,[3]), max((1,'b'),(1,'c')), min([(2,1),(1,9)]))
n=float('nan'); print((n,)==(n,),(n,)<(n,), (n,1)<(n,2), (n,)<=(n,))
try: (1,'a')<(1,2)
except TypeError as x: print(x)
class X:
    def m(self): return "m"
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return 's'
class Y(X):
    def m(self): return "Y"+X.m(self)+super().m()
print(Y().m(), X.m(X()), X.c(), Y.c(), X.s(), Y.s(), Y().__class__, Y().__class__.__name__)
class Z:
    __class__ = int
print(Z().__class__)
class W:
    def __getattribute__(self,n): return n
print(W().__class__)
from dataclasses import dataclass
@dataclass
class A: 
    x:int; y:str
print(A(1,'a')==A(1,'a'),A(1,'a')==A(2,'a'),A(1,'a')==3,A(1,'a')!=A(1,'b'))
def g(n):
    for i in range(n):
        r = yield i
        if r: yield r*10
it=g(5); print(next(it), it.send(4), list(it))
def outer():
    x = yield from g(2)
    print("x",x)
    return 5
print(list(outer()))
# ints around 64 bits
for a in (2**46,-2**46,2**47-1,-2**47,2**47,2**50+3,-2**50-3,2**62,2**63-1,2**63,-2**63,-2**63+1,2**64,12345,-1,0,1,True):
    for b in (2**47,-2**47-1,3,-3,2**31,2**33,-2**20,2**63-1,-2**63,7,0,1,-1,62,63,64,True,False):
        r=[]
        for f in (lambda:a+b,lambda:a-b,lambda:a*b,lambda:a&b,lambda:a|b,lambda:a^b,lambda:a//b,lambda:a%b,lambda:a<<b if b<100 else 0,lambda:a>>b if b <100 else 0, lambda:-a, lambda:~int(a), lambda: divmod(a,b)):
            try: r.append(f())
            except Exception as e: r.append(str(e))
        print(a,b,r)

# enumerate and zip give the same tuple again only where nobody has it
kept = [pair for pair in enumerate("abc")]; print(kept)
e = enumerate([1, 2, 3]); first = next(e); second = next(e); print(first, second, next(e), next(e, "end"))
z = zip([1, 2, 3], "abc"); first = next(z); print(first, next(z), list(z))
for i, (a, b) in enumerate(zip("ab", [1, 2])): print(i, a, b)
pairs = set(); last = None
for pair in zip(range(3), range(3)):
    if last is not None: print(last, pair)
    last = pair; pairs.add(pair)
print(sorted(pairs), dict(zip("ab", [[1], [2]])))
def inner():
    for pair in zip("xy", [1, 2]): yield pair
print(list(zip(inner(), inner())), [x for x in zip()], list(enumerate(enumerate("ab"), 5)))
class Loud:
    def __init__(self, n): self.n = n
    def __del__(self): print("gone", self.n)
def loud():
    for n in range(3): yield Loud(n)
for i, x in enumerate(loud()): print("at", i, x.n)
del x
for a in (2**64 - 1, 2**64, 2**63 + 5, 2**90 + 7, 2**128 - 1, 5, 0, -5, -2**70, True):
    for b in (2**64 - 1, 2**63, 0xFF, 2**32, 0, 63, 64, 2**100, -1, -2**65):
        print(a & b, a | b, a ^ b, a >> b if 0 <= b < 100 else None, a + b, a - b, a * b, a // (b or 1), a % (b or 1), a == b, a < b)
h = 14695981039346656037
for i in range(2000): h = (h ^ (i & 255)) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
print(h, type(True & 2**70), 2**70 & True, (2**70).__and__(3), 2**70 @ 1 if False else "")
try: 2**70 // 0
except ZeroDivisionError as e: print(e)
try: 2**70 @ 2**70
except TypeError as e: print(e)
big = 2**80; big += 1; big *= 2; big -= 3; big //= 7; big %= 10**20; big <<= 3; big >>= 1; big ^= 5; big |= 2**66; big &= ~1; print(big, -big, ~big, +big, big / 3, big ** 2, divmod(big, 12345678901234567890))
# tuples as keys
grid = {}
for x in range(-3, 4):
    for y in range(-3, 4): grid[(x, y)] = grid.get((x, y), 0) + x * y; grid[x, y] += 1
seen = set()
for x in range(-3, 4):
    for y in range(4):
        if (x, y) not in seen: seen.add((x, y))
print(len(grid), grid[-1, 2], grid[(-1, -1)], (0, 0) in grid, (9, 9) in grid, (1.0, 2) in grid, (True, 2) in grid, (3, 3) in seen, (3, 4) in seen, ((1, 2), 3) in grid, ("a", 1) in grid, len(seen))
words = {("a", "b"): 1, ("a", 1): 2, (): 3, (None,): 4, ((1, 2), "x"): 5, (2**70, 1): 6, (1.5,): 7}
print([words.get(k, 0) for k in [("a", "b"), ("a", 1), (), (None,), ((1, 2), "x"), (2**70, 1), (1.5,), ("b",), (1,)]], words["a", True], words["a", 1.0])
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, other): return self.n == (other.n if isinstance(other, Key) else other)
print({(Key(1), 2): "k"}[(1, 2)], {(1, 2): "t"}.get((Key(1), 2)), (Key(3), "x") in {(3, "x")}, {(1, 2): 1}.get((1, [2][0])))
for bad in (lambda: grid[[1], 2], lambda: ([], 1) in seen, lambda: grid.get(({}, 1)), lambda: grid[7, 7]):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
# super() along several classes, which change meanwhile
class B1:
    def who(self): return "B1"
class B2(B1):
    def who(self): return "B2" + super().who()
class B3(B1):
    def who(self): return "B3" + super().who()
class B4(B2, B3):
    def who(self): return "B4" + super().who()
print([B4().who() for _ in range(3)], B2().who(), B3().who())
B3.who = lambda self: "late"
print(B4().who()); del B3.who; print(B4().who())
B1.other = lambda self: "other"
class B5(B4):
    def other(self): return super().other() + "5"
print(B5().other(), B5().who())
print(max([3, 1, 2]), min([3, 1, -2]), max([1, True, 2.5]), min([True, 1]), max([2**70, 1]), max([5]), max(["b", "a"]), max([1, 2], default=3), max([], default=3))
