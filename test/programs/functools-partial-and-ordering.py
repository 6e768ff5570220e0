# partial, partialmethod, reduce, total_ordering, cmp_to_key, cached_property of functools.
import functools
from functools import *
def f(a,b=2,*c,**d): return (a,b,c,d)
p = partial(f, 1, x=3)
print(p.args, p.keywords, p(5), p(5,6,y=1), p.func is f)
q = partial(p, 10, z=1)
print(q.args, q.keywords, q(7))
print(repr(partial(print, 1, sep="-")), partial(int, base=2)("101"))
r = partial(f, Placeholder, 2)
print(r(1), r(1, 9))
print(Placeholder)
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
t(lambda: r())
t(lambda: partial())
t(lambda: partial(3))
t(lambda: partial(f, Placeholder))
t(lambda: partial(f, a=Placeholder))
t(lambda: reduce(lambda a,b:a+b, 3))
t(lambda: reduce(lambda a,b:a+b, []))
t(lambda: reduce(lambda a,b:a+b, [1,2,3], 10))
t(lambda: reduce(lambda a,b:a+b, [1,2,3], initial=10))
@total_ordering
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o):
        if not isinstance(o, A): return NotImplemented
        return self.x < o.x
print(A(1)<A(2), A(1)<=A(2), A(1)>A(2), A(1)>=A(2), A(2)<=A(2), A(2) >= A(2))
t(lambda: A(1) < 3)
t(lambda: A(1) >= 3)
t(lambda: total_ordering(type))
class M:
    def __init__(self): self.v = 0
    def set(self, v, w=0): self.v = v + w; return self.v
    one = partialmethod(set, 1)
    two = partialmethod(set, 2, w=5)
    three = partial(lambda self, x: (type(self).__name__, x), x=3)
m = M()
print(m.one(), m.two(), m.v)
print(m.three())
class C:
    n = 0
    @cached_property
    def area(self):
        "doc"
        C.n += 1
        return 42
c = C()
print(c.area, c.area, C.n, "area" in c.__dict__)
del c.area
print(c.area, C.n)
xs = sorted([3,1,2], key=cmp_to_key(lambda a,b: b-a))
print(xs)
