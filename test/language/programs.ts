/**
 * Sources of the whole language, for tests that look at what every program's code objects have in common.
 */
export const PROGRAMS: Readonly<Record<string, string>> = {
  names: `
import threading, time as tm
from threading import Thread as T, Lock
x = y = 0
a, b = 1, [2, 3]
a, b = b, a
b, (c, d) = a, (1, "é")
[a, b] = [b, a]
lst = [0] * 10
lst[a if a else 1] += 5
lst[-1] = "x" + \\
    "y"
a[0] = b[0] = x
x: int = 5
print(undefined_name)
`,
  functions: `
def f(n, m=10, k=None) -> int:
    """doc"""
    global x
    x += 1
    total: int = 0
    z: int
    if n: w = 1
    print(w)
    a = b = c = n
    a, b = b, a
    a, b, c = c, a + b, b
    a, a = 1, a
    n[a], a = a, n
    (a, b), c = n
    n[f(a)][b + 1] *= m
    n[0] += 1
    n[total] = total
    return f(a, m=b)(c)[f(1)]
x = f(1, k=2)
def g(): pass
def h():
    def inner(x=f(1), y=[]): return x
    return inner(inner, y=2)
def r(x):
    if x:
        return
    else:
        return x, 1
`,
  loops: `
def f(n, m, k):
    i = 0
    while i < n and not (m > 5 or k is None):
        i += 1
        if i % 2:
            continue
        if i == 7 or 5 <= i < n:
            break
    else:
        i = -i
    for j in range(n):
        for k in [1, 2]:
            if j == k: continue
            if k in m: return j
            if not k: break
            while True:
                if n: break
                if m < 3: continue
                return [n, m]
        else:
            break
        print(j, sep="")
    else:
        print("é")
    for a, (b, n[0]) in m:
        pass
    for m[f(1)] in n: break
    while 1: i += 1
    print("never")
for i in 1, 2, 3:
    for j in i: print(i, j)
    else: continue
    break
while i: i -= 1
`,
  managers: `
import threading
lock = threading.Lock()
def f(p):
    with lock, threading.Lock() as q:
        for i in p:
            if i: return i
            if 0 < i <= len(p) < f(3): continue
            with lock:
                if i > p: break
                if i < p: continue
                lock.acquire()
                with q as p[0]:
                    for k in p:
                        return k, i
        while True:
            if p: break
    with lock: return
with lock as x, lock as y: x = y
for i in range(3):
    with lock:
        if i: break
`,
  values: `
def f(a, b, c, p):
    t = 0 <= p[0] != 5 < f(1)
    t = a < f(b) < c < f(c)
    u = 3 if p else p[1] if a else b
    z = p is not None and 3 in p
    y = a and b or c and f(a) or not f(b)
    y = (a or b)[f(c) and 1]
    w = a is b is not f(c) in p
    if a < f(b) < c or a in p or p is None or not (a is None): x = a
    if (a == b) == c: x = -a ** +b // ~c
    print(a + (b - (c * f(a, p[b + c][1]))), [a, b + 1, [c]], (a, f(b)), ())
    f"{a}{b!r}{c:.2f}{p:>{a}}{a!s:{b}{c}} {a + b=} {{}}" "x"
    f"{f(a)!r:>{f(b)}}"
    x = f"{f(a)}" + f"é" + f""
    a == b; a; a.start(); a + b; a or b; a < b; [a]; 1; "x"
    return a if b else f(c)
print(f(1, 2, 3, [4]) is None, 1 == 2, 0 == f)
`,
};
