# globals etc
x = 1
def f(a, b=2, *args, c=3, **kw):
    y = 5
    print(locals())
    z = lambda: y
    return sorted(locals())
print(f(1, 2, 3, c=4, d=5))
print([k for k in globals() if not k.startswith("__")])
print(globals()["x"], "f" in globals(), globals().get("nope"))
globals()["newname"] = 77
print(newname)
def setit(): globals()["x"] = 99
setit(); print(x)
class A:
    q = 1
a = A(); a.z = 3
print(vars(a), sorted(k for k in vars(A) if not k.startswith("__")))
def g():
    p = 1; q = 2
    print(vars(), dir())
g()
print([n for n in dir() if not n.startswith("__")])
print(__name__, globals()["__name__"])
print(globals() is globals(), type(globals()), type(locals()))
def h():
    for i in range(2):
        w = i
    return locals()
print(h())
def gen():
    u = 1
    yield locals()
    v = 2
    yield locals()
print(list(gen()))
print("{x}".format(**globals()))
def fmt():
    name="bob"; n=3
    return "%(name)s %(n)d" % locals()
print(fmt())
def outer():
    t = 5
    def inner():
        t
        return locals()
    return inner()
print(outer())
for name, value in list(globals().items()):
    if callable(value) and name.startswith("f"): print(name)
try: print(globals()["nosuch"])
except KeyError as e: print(repr(e))
del globals()["newname"]
try: newname
except NameError as e: print(e)
print(len(globals()) > 5, "x" in vars())
def run(name): return globals()[name](3)
def cube(n): return n**3
print(run("cube"))
globals().update(k1=1, k2=2)
print(k1 + k2)


def hot(n):
    total = 0
    for i in range(n):
        if i % 2:
            late = i * 0.5
        total += len(locals())
        if i % 1000 == 999:
            seen = vars()
            total += seen["i"] + ("late" in seen)
            name = dir()
    return total, name


print(hot(4000))
counter = 0


def count(n):
    for i in range(n):
        globals()["counter"] += 1
    return counter


print(count(300), counter)


class Registry:
    def __init__(self, **kw):
        self.__dict__.update(kw)
        vars(self)["extra"] = 1

    def show(self):
        other = "{extra}-{a}".format(**vars(self))
        return other, sorted(locals())


print(Registry(a=2).show())


def nested(alpha):
    beta = 1

    def inner(gamma=3):
        delta = alpha + beta
        return locals(), dir()

    print(locals() == {"alpha": alpha, "beta": beta, "inner": inner})
    return inner()


print(nested(5))


def deleted():
    a = b = 1
    del a
    return locals()


print(deleted())


def test_one():
    return 1


def test_two():
    return 2


print([f() for name, f in sorted(globals().items()) if name.startswith("test_")])
print(list(name for name in globals() if name.startswith("test_")))
space = globals()
later = 5
print(space["later"], "later" in space, space.get("later"), len(space) == len(globals()))
space.setdefault("later", 6)
print(later, space.pop("later"), "later" in globals())
if __name__ == "__main__":
    print("main")
