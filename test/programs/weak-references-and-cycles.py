import gc
import sys
import weakref
class A: pass
a = A(); r = weakref.ref(a)
def f(value):
    """The repr without addresses."""
    text = repr(value)
    while "0x" in text:
        start = end = text.index("0x")
        end += 2
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:start] + "X" + text[end:]
    return text

print(f(r)); print(weakref.ref(a) is r); print(type(r), weakref.ref)
print(f(weakref.proxy(a)), type(weakref.proxy(a)))
try: weakref.ref(3)
except TypeError as e: print(e)
for x in (lambda: 0, A, {1}, frozenset([1]), [].append, sys, ValueError()):
    try: print(f(weakref.ref(x)))
    except TypeError as e: print(e)
for x in ([], {}, (), None, 1.5, "s", object(), range(3)):
    try: print(f(weakref.ref(x)))
    except TypeError as e: print(e)
class S: __slots__=("a",)
class SW: __slots__=("a","__weakref__")
class I(int): pass
class T(tuple): pass
class L(list): pass
for x in (S(), SW(), I(3), T((1,)), L()):
    try: print(f(weakref.ref(x)))
    except TypeError as e: print(e)
p = weakref.proxy(a)
del a
print(f(r), r(), r.__callback__)
try: p.x
except ReferenceError as e: print(repr(e))
try: hash(r)
except TypeError as e: print(e)
print(f(weakref.WeakValueDictionary()), f(weakref.WeakKeyDictionary()), f(weakref.WeakSet()))
class B:
    def __init__(s,n): s.n=n
    def __del__(s): print("del", s.n, rr() is s)
b = B(1); rr = weakref.ref(b, lambda x: print("cb", x is rr))
del b
b=B(2); rr = weakref.ref(b); q1=weakref.ref(b, lambda x: print("q1")); q2=weakref.ref(b, lambda x: print("q2"))
print(weakref.getweakrefcount(b), [x is q2 for x in weakref.getweakrefs(b)])
del b
gc.collect()
x = A(); x.me = x; w = weakref.ref(x, lambda r: print("cyclic cb"))
del x; print(gc.collect()); print(w())
l = []; l.append(l); del l; print(gc.collect())
d = {}; d[1]=d; del d; print(gc.collect())
t = ([],); t[0].append(t); del t; print(gc.collect())
def mk():
    def g(): return g
    return g
mk(); print(gc.collect())
a = A(); a.b = A(); a.b.a = a; a.l=[1,2,(3,4)]; del a; print(gc.collect())
class C:
    def __init__(s,n): s.n=n
    def __del__(s): print("C", s.n)
c=C(1); d=C(2); e=C(3); c.d=d; d.e=e; e.c=c; del c,d,e; print(gc.collect())
class R:
    def __del__(s):
        global keep; keep = s; print("R")
r=R(); r.r=r; r.w=C(9); del r; print(gc.collect()); print(keep.w.n); del keep; print(gc.collect())
print(gc.isenabled(), gc.get_threshold(), gc.garbage, gc.get_freeze_count(), gc.is_tracked([]), gc.is_tracked(1))
gc.disable(); print(gc.isenabled()); gc.enable(); gc.set_threshold(500); print(gc.get_threshold(), len(gc.get_count()))
try: gc.collect(5)
except ValueError as e: print(e)
def gen():
    try: yield x
    finally: print("gen closed")
x = [1]
class H: pass
h=H(); g=gen(); next(g); h.g=g; 
def gen2(h):
    try: yield 1
    finally: print("gen2 closed")
h=H(); h.g=gen2(h); next(h.g); del h; gc.collect()
def cls():
    class K:
        def m(self): return __class__
    return weakref.ref(K)
k = cls(); print(callable(k))
try:
    raise ValueError
except ValueError as e:
    e.me = e
del g
gc.collect()
f2 = weakref.finalize(h if 0 else (z:=A()), print, "finalised", 1, sep="-")
print(f2.alive, f2.peek()[1:], f2.atexit, f(f2)); del z; print(f2.alive, f2(), f(f2))
