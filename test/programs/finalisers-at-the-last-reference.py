class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1)
a = None
print("after 1")
a = A(2); b = a
del a
print("still")
del b
print("gone")
def f():
    x = A(3); y = A(4)
    print("in f")
f()
print("after f")
xs = [A(i) for i in range(5, 9)]
print("list")
xs.clear()
print("cleared")
t = (A(10), A(11)); t = None
d = {"x": A(12), "y": A(13)}
del d
d = {"x": A(14), "y": A(15)}
d["x"] = 1
print("replaced")
d.pop("y")
print("popped")
A(16)
print(A(17).n)
class N:
    def __init__(s, name, child=None): s.name = name; s.child = child
    def __del__(s): print("N", s.name)
n = N("a", N("b", N("c")))
m = [n, N("z")]
del n
m = 0
print("--")
# resurrection
keep = []
class R:
    def __del__(self):
        print("res"); keep.append(self)
r = R(); del r
print(len(keep))
keep.clear()
print("gone2")
for i in range(3):
    A(100 + i)
def g():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
for x in g():
    print(x); break
print("after g")
q = g(); next(q); del q
print("after q")
class P:
    def __init__(s): s.a = A(200); s.b = A(201); s.c = A(202)
P()
print("P done")
p = P(); p.b = None; print("b None"); del p.a; print("a deleted"); p = None
try:
    A(300).foo
except AttributeError as ex: print("caught")
print("after")
class D:
    def __del__(self):
        print("D start"); z = A(400); z = None; print("D end")
D()
def h():
    try:
        a = A(500)
        return 1
    finally:
        print("fin")
h()
xs = [A(600), A(601), A(602)]
xs[1] = 0
del xs[0]
xs.pop()
s = {A(700)}
s.clear()
def loop():
    for i in range(2000):
        a = A2(i)
        b = a
cnt = 0
class A2:
    def __init__(s, i): s.i = i
    def __del__(s):
        global cnt
        cnt += 1
loop(); print(cnt)
for i in range(3000):
    z = A2(i)
z = None
print(cnt)
class L:
    def __init__(s, n): s.next = n
    def __del__(s):
        global cnt
        cnt += 1
cnt = 0
l = None
for i in range(300): l = L(l)
l = None
print(cnt)
class Slotted:
    __slots__ = ("a", "b")
    def __del__(self): print("slotted", self.a)
s = Slotted(); s.a = 4; s = None
class ListA(list):
    def __del__(self): print("ListA", len(self))
x = ListA([1,2]); x = None
class MyErr(Exception):
    def __del__(self): print("err del")
try: raise MyErr
except MyErr: print("got")
print("x")
with_ = None
print([A(800), A(801)] is None)
def rec(n):
    a = A2(n)
    if n: rec(n-1)
cnt=0; rec(50); print(cnt)
