# Special methods in Python: what they give, refuse and raise, and where the traceback says that it was.
import traceback


class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        if isinstance(other, str):
            return NotImplemented
        return V(self.x + (other.x if isinstance(other, V) else other))

    def __radd__(self, other):
        if isinstance(other, list):
            return NotImplemented
        return V(other * 10 + self.x)

    def __iadd__(self, other):
        if other == 7:
            return NotImplemented
        self.x += other
        return self

    def __sub__(self, other, more=100):
        return self.x - other + more

    def __mul__(self, *others):
        return others

    def __neg__(self):
        return V(-self.x)

    def __invert__(self):
        raise ValueError("no ~")

    def __lt__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return self.x < other.x

    def __gt__(self, other):
        print("gt", other)
        return [self.x] if self.x else []

    def __eq__(self, other):
        if other is None:
            return NotImplemented
        return "" if self.x != getattr(other, "x", None) else "same"

    def __hash__(self):
        return 1

    def __getitem__(self, i):
        if i == 3:
            raise IndexError(i)
        return (self.x, i)

    def __setitem__(self, i, value):
        if i == 3:
            raise KeyError(i)
        self.x = (i, value)

    def __contains__(self, item):
        return item if item != 5 else []

    def __repr__(self):
        return f"V({self.x!r})"


class W(V):
    def __radd__(self, other):
        return "W first"

    def __lt__(self, other):
        return "W lt"

    def __gt__(self, other):
        return "W gt"


a, b = V(1), V(2)
print(a + b, a + 5, 5 + a, a - 1, a * 3, -a)
print(a + W(1), W(1) + a, a < W(1), W(1) < a, a > W(0))
for f in (lambda: a + "s", lambda: "s" + a, lambda: [] + a, lambda: ~a, lambda: a[3], lambda: a < 3, lambda: a @ b, lambda: b - "x"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, [(t.name, t.lineno) for t in traceback.extract_tb(e.__traceback__)])
a += 1
print(a)
a += 7
print(a)
print(a < b, b < a, a == b, a != b, a == None, a != None, a == V(9), a != V(9))
print("jump", "yes" if a < b else "no", "yes" if b > a else "no", "yes" if a == b else "no", "yes" if a != V(9) else "no")
print(3 < V(4))
print(a[1], a["k"], a[1:2], a[1, 2])
c = V(0)
c[1] = 2
print(c)
try:
    c[3] = 1
except KeyError as e:
    print("KeyError", e, [t.name for t in traceback.extract_tb(e.__traceback__)])
print(1 in a, 0 in a, 5 in a, 5 not in a, 1 not in a)
i = 0
while a < V(20):
    a += 1
    i += 1
    if i > 30:
        break
print(a, i)


class P:
    def __init__(self):
        self._v = 1

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, value):
        if value < 0:
            raise ValueError("negative")
        self._v = value

    @property
    def bad(self):
        return self.nothing

    @property
    def gen(self):
        yield 1


class Q(P):
    def __getattr__(self, name):
        return "got " + name

    @property
    def deep(self):
        return self.v + super().v


p = P()
for k in range(3):
    p.v = p.v + k
    p.v += 1
print(p.v, list(p.gen))
for f in (lambda: p.bad, lambda: setattr(p, "v", -1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, [t.name for t in traceback.extract_tb(e.__traceback__)])
try:
    p.v = -5
except ValueError as e:
    print(e, [t.name for t in traceback.extract_tb(e.__traceback__)])
q = Q()
print(q.v, q.bad, q.deep, q.other)


class Count:
    def __init__(self, n, error=None):
        self.n = n
        self.error = error

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise self.error or StopIteration(5)
        self.n -= 1
        return self.n


def total(c):
    s = 0
    for x in c:
        if x == 1:
            continue
        s += x
    else:
        s += 1000
    return s


print(total(Count(5)), total(Count(0)), [x for x in Count(3)], list(Count(4)), sum(Count(5)))
try:
    total(Count(2, ValueError("stop")))
except ValueError as e:
    print(e, [t.name for t in traceback.extract_tb(e.__traceback__)])


class GeneratorNext:
    def __iter__(self):
        return self

    def __next__(self):
        yield 1


for k, x in enumerate(GeneratorNext()):
    print(type(x).__name__, list(x))
    if k == 1:
        break


def stops():
    raise StopIteration


def gen():
    for x in Count(2):
        yield x
    for x in Count(1):
        stops()


try:
    print(list(gen()))
except RuntimeError as e:
    print(e)


class Manager:
    def __init__(self, name, swallow=False, fail=""):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter")
        return self.name

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        if self.fail == "exit":
            raise RuntimeError("exit")
        return self.swallow


class Loose:
    def __enter__(self):
        return 1

    def __exit__(self, *args):
        print(args)


with Manager("a") as n, Manager("b"):
    print(n)
with Loose():
    pass
with Manager("c", True):
    raise KeyError(1)
for fail in ("enter", "exit"):
    try:
        with Manager("d", fail=fail) as d:
            print("body")
    except RuntimeError as e:
        print(e, [t.name for t in traceback.extract_tb(e.__traceback__)])


def early():
    with Manager("e"):
        for x in Count(3):
            with Manager(x):
                if x == 1:
                    return x


print(early())


def deep(v):
    return D()[v]


class D:
    def __getitem__(self, n):
        return n and deep(n - 1) + 1


print(deep(150))


class Changes:
    def __getitem__(self, i):
        Changes.__getitem__ = lambda self, i: ("new", i)
        return "old"


z = Changes()
print([z[k] for k in range(3)])


class Gives:
    def __lt__(self, other):
        return self

    def __bool__(self):
        print("bool")
        return True

    def __del__(self):
        print("del")


def scope():
    if Gives() < Gives():
        print("in")
    return Gives() < 3


scope()
print("end")
