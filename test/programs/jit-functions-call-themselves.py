# Functions that call themselves, hot: limits, errors out of the depth, other types, closures, threads, generators.
import sys, threading
def down(n):
    if n == 0: return 0
    return 1 + down(n - 1)
for k in range(30): down(200)
def depth():
    try:
        return down(10**9)
    except RecursionError as e:
        return str(e)
for k in range(5): print(depth())
def measure(d, best):
    best[0] = d
    measure(d + 1, best)
def mm():
    best = [0]
    try: measure(1, best)
    except RecursionError: pass
    return best[0]
for k in range(40): x = mm()
print(x > 900)


# traceback out of stitched recursion
import traceback
def boom(n):
    if n == 0:
        raise ValueError("bottom")
    return boom(n - 1) + 1
for k in range(3000):
    try: boom(3)
    except ValueError: pass
try:
    boom(5)
except ValueError:
    print(traceback.format_exc())
# caught in the middle
def mid(n, at):
    if n == 0:
        return 1 // 0
    if n == at:
        try:
            return mid(n - 1, at)
        except ZeroDivisionError:
            return 100
    return mid(n - 1, at) + 1
for k in range(3000): mid(6, 3)
print(mid(10, 4))
# type changes
def fib(n):
    if n < 2: return n
    return fib(n-1) + fib(n-2)
for k in range(3): fib(18)
print(fib(20), fib(15.0), fib(True), fib(12))
def power(x, n):
    if n == 0: return 1
    h = power(x, n // 2)
    return h * h if n % 2 == 0 else h * h * x
for k in range(1000): power(3, 20)
print(power(3, 300), power(1.5, 40), power(2, 62))
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
# threads run the same function
res = [0]*4
def job(i): res[i] = fib(16 + i)
ts = [threading.Thread(target=job, args=(i,)) for i in range(4)]
for x in ts: x.start()
for x in ts: x.join()
print(res)
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
def deep(n):
    if n == 0: raise KeyError("x")
    deep(n - 1)
for k in range(2000):
    try: deep(4)
    except KeyError: pass
deep(3)
