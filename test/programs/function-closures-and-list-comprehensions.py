def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
c = counter()
d = counter()
print(c(), c(), d(), c())

def make_adders():
    fs = []
    for i in range(3):
        fs.append(lambda x: x + i)
    return fs
for f in make_adders():
    print(f(10))

def bound():
    return [lambda x, i=i: x + i for i in range(3)]
for f in bound():
    print(f(10))

def deep(a):
    def b(c):
        def d(e):
            nonlocal a
            a = a + 1
            return a + c + e
        return d
    return b
g = deep(1)(2)
print(g(3), g(3))

def fact(n):
    def go(k):
        return 1 if k == 0 else k * go(k - 1)
    return go(n)
print(fact(10))

print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3])
print([(x, y) for x in range(3) for y in range(x)])
x = "outer"
print([x for x in [1, 2]], x)
fs = [lambda: x for x in range(3)]
print([f() for f in fs])
print([[a + b for a in range(2)] for b in range(3)])

def deco(label):
    print("deco", label)
    def wrap(f):
        print("wrap", label)
        def inner(v):
            return label + f(v)
        return inner
    return wrap

@deco("a")
@deco("b")
def shout(v):
    return v + "!"
print(shout("hi"))

if (n := len([1, 2, 3])) > 2:
    print(n)
print([y := 1, y ** 2, y])
print([last := v for v in range(4)], last)
def w():
    total = 0
    r = [total := total + v for v in range(5)]
    return r, total
print(w())
def swap():
    a = 1
    return a + (a := 10) + a
print(swap())
print((lambda a, b=2: a * b)(3), (lambda: None)())
def outer():
    v = 1
    class_like = [lambda: v + k for k in (10, 20)]
    v = 2
    return [f() for f in class_like]
print(outer())
def param_cell(a, b):
    def get(): return a
    a += b
    return get
print(param_cell(1, 2)())
def g2():
    global gg
    gg = 5
    def h():
        return gg
    return h
print(g2()())
def unb():
    def f():
        return later
    try_it = f
    later = 3
    return try_it()
print(unb())
acc = 0
for i in range(3000):
    acc += sum_ if (sum_ := i % 7) > 3 else 0
print(acc)
def hot():
    k = 0
    def inc(d):
        nonlocal k
        k += d
    for i in range(5000):
        inc(i & 3)
    t = 0
    for i in range(5000):
        t += k & i
    return k, t
print(hot())


def nested(limit):
    found = []
    for base in range(limit):
        def collect(step):
            found.append([base * 10 + step, [base + k for k in range(step)]])
        for step in range(3):
            collect(step)
    return found


print(nested(3))
matrix = [[r * 4 + c for c in range(4)] for r in range(3)]
print([row[i] for i in range(4) for row in matrix])
print([[row[i] for row in matrix] for i in range(4)])


def hot_comprehension(n):
    total = 0
    for i in range(n):
        row = [i * j % 7 for j in range(6) if j != 3]
        total += row[0] + row[4]
    return total


print(hot_comprehension(4000))


def fails():
    print([q for p in range(2) for q in q])


fails()
