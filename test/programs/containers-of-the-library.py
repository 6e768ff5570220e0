# deque, OrderedDict and lru_cache: their methods, errors, subclasses, copies, and queues of many items taken from the front.
from collections import deque, OrderedDict, defaultdict
import copy, gc
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
d=deque([1,2,3],maxlen=5); print(d, d.maxlen, copy.copy(d), copy.deepcopy(d), copy.deepcopy(d).maxlen)
class D(deque):
    def __init__(self): self.x=1
d2=D(); d2.append(4); print(d2,len(d2),d2.x, bool(D()), copy.deepcopy(d2))
class N(deque): pass
n=N([1,[2]],7); m=copy.deepcopy(n); m[1].append(3); print(n,m,type(m).__name__,m.maxlen)
t(lambda: deque.append(3,4)); t(lambda: deque().append()); t(lambda: deque().append(1,2)); t(lambda: deque().pop(1)); t(lambda: deque.append())
t(lambda: deque(1,2,3)); t(lambda: deque([1],maxlen=2.5)); t(lambda: deque([1],maxlen=-1)); t(lambda: deque(foo=1)); t(lambda: deque(iterable=[1,2],maxlen=1))
t(lambda: deque([1,2])[5]); t(lambda: deque([1,2])[-2]); t(lambda: deque([1,2])[True]); t(lambda: deque([1,2])[2**80]); t(lambda: deque([1,2])['a']); t(lambda: deque([1])[1.5])
class I:
    def __index__(self): return 1
t(lambda: deque([1,2])[I()])
it=iter(deque([1,2,3])); print(type(it).__name__, next(it), list(it), list(it)); print(type(reversed(deque())).__name__)
q=deque([1,2,3]); it=iter(q); next(it); q.append(4)
t(lambda: next(it)); t(lambda: next(it)); q.pop(); t(lambda: next(it))
q=deque(range(5)); q.extend(q); print(q); q.extendleft(q); print(len(q), q[0], q[-1])
q.__init__([9]); print(q); q.__init__("ab", 1); print(q, q.maxlen)
q=deque(); q.append(q); print(q); del q; gc.collect()
q=deque(range(100)); s=0
while q:
    x=q.popleft(); s+=x
    if x%7==0 and x<300: q.append(x+50); q.appendleft(1)
print(s, len(q))
q=deque(); 
for i in range(1000): q.appendleft(i)
print(q[0],q[999],q[500], sum(q), max(q), sorted(q)[:3], q.index(5), 77 in q, q.count(3))
q.rotate(10); print(q[0]); q.rotate(-3); print(q[0]); q.reverse(); print(q[0]); q.remove(5); q.insert(2,'z'); print(q[2], len(q)); q.clear(); print(len(q), q)
match deque([1,2,3]):
    case [a,*b]: print(a,b)
print(hasattr(deque(),'append'), callable(deque().append), deque.__doc__)
f=q.append; f(3); print(q, f.__name__)
o=OrderedDict((i,i*i) for i in range(6)); o.move_to_end(2); print(o); o.move_to_end(0,False); o.move_to_end(5,last=False); print(o, list(o)); print(o.popitem(), o.popitem(last=False), o.popitem(False), o)
t(lambda: o.move_to_end(99)); t(lambda: OrderedDict().popitem()); t(lambda: o.move_to_end()); t(lambda: o.move_to_end([]))
class LRU(OrderedDict):
    def __init__(self,n): super().__init__(); self.n=n
    def get(self,k):
        if k in self: self.move_to_end(k); return self[k]
        return None
    def put(self,k,v):
        self[k]=v; self.move_to_end(k)
        if len(self)>self.n: self.popitem(last=False)
l=LRU(50); x=1; h=0
for i in range(5000):
    x=(x*1103515245+12345)&0x7fffffff
    k=x%80
    if l.get(k) is None: l.put(k,i)
    else: h+=1
print(h, list(l)[:5], len(l))
d={}
for i in range(2000): d[i]=i
s=0
while d:
    k=next(iter(d)); s+=d.pop(k)
    if k%3==0 and k<1500: d[k+3000]=1
print(s)
d={i:i for i in range(10)}; del d[3]; del d[0]; del d[1]; print(list(d), list(d.items()), next(iter(d))); d[0]=5; print(d, list(reversed(d))); del d[2]; print(list(d.values()), dict(d), d.copy())

from functools import lru_cache, cache
@lru_cache(maxsize=3)
def f(x, y=0, **k):
    print("call", x, y, k); return (x, y)
for a in (1, 2, 1, 3, 4, 1, 2, "1", 1.0, True, (1,)): print(f(a), end=" ")
print(f.cache_info()); f(1, y=2); f(1, y=2); f(1, 2); f(1, z=3); print(f.cache_info(), f.cache_parameters()); f.cache_clear(); print(f.cache_info())
t(lambda: f([])); t(lambda: f(1, y=[]))
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(150), fib.cache_info(), fib.__name__, fib.__wrapped__ is not fib)
@lru_cache(typed=True)
def g(x): print("g", x); return x
g(1); g(1.0); g(True); g(1); print(g.cache_info())
@lru_cache(maxsize=0)
def h(x): return x
h(1); h(1); print(h.cache_info())
class M:
    @lru_cache
    def m(self, x): return x * 2
m = M(); print(m.m(2), m.m(2), M.m.cache_info())
@cache
def none(x): return None
none(1); none(1); print(none.cache_info())
class H:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")
none(H()); t(lambda: none(H()))
