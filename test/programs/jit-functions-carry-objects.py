# Functions that call themselves, hot: lists and objects carried along, generators, keywords, closures, two that call each other.
# lists carried
def walk(t, out):
    if isinstance(t, list):
        for x in t: walk(x, out)
    else: out.append(t)
tree = [1, [2, [3, 4], 5], [[6], 7], 8]
for k in range(1000):
    out = []; walk(tree, out)
print(out)
class Tree:
    def __init__(self, v, kids=()): self.v = v; self.kids = list(kids)
    def sum(self):
        s = self.v
        for k in self.kids: s += k.sum()
        return s
    def depth(self):
        return 1 + max([k.depth() for k in self.kids], default=0)
t = Tree(1, [Tree(2), Tree(3, [Tree(4), Tree(5)])])
for k in range(2000): t.sum(); t.depth()
print(t.sum(), t.depth())
# generators called in recursion
def gen(n):
    if n: 
        yield n
        yield from gen(n - 1)
def total(n):
    if n == 0: return 0
    return sum(gen(n)) + total(n - 1)
for k in range(300): total(10)
print(total(12))
# defaults/kwargs
def kw(n, acc=0, *, step=1):
    return acc if n <= 0 else kw(n - step, acc + n, step=step)
for k in range(500): kw(20)
print(kw(100, step=3))
# closures
def outer(k):
    def inner(n):
        return k if n == 0 else inner(n - 1) + 1
    return inner
fs = [outer(i) for i in range(5)]
for j in range(400):
    for f in fs: f(10)
print([f(20) for f in fs])
# rebinding
def f(n): return 0 if n == 0 else 1 + f(n - 1)
for k in range(800): f(10)
g = f
def f(n): return 1000
print(g(5))
def is_even(n): return n == 0 or is_odd(n - 1)
def is_odd(n): return n != 0 and is_even(n - 1)
for k in range(800): is_even(10)
print(is_even(301), is_odd(301))
