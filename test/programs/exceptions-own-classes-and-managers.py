class A(Exception):
    pass
class B(A):
    def __init__(self, code, msg="m"):
        super().__init__(msg)
        self.code = code
    def __str__(self):
        return f"<{self.code}>"
class C(ValueError, A):
    def __repr__(self):
        return "C!"
for e in [A, A(1), B(3), C, C("x", 2), B]:
    try:
        raise e
    except A as x:
        print(type(x), f"{x!r}", x, x.args, isinstance(x, A), isinstance(x, ValueError), x.__class__.__name__)
    except TypeError as t:
        print(t)
try:
    raise C("y")
except ValueError as v:
    print(v.args)
print(issubclass(C, A), issubclass(C, KeyError), C.__mro__, A.__bases__, ValueError.__mro__)
class M:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t, v, tb is None)
        return self.swallow
with M("a") as a, M("b") as b:
    print(a, b)
with M("c", True):
    raise ValueError("swallowed")
try:
    with M("d") as d, M("e"):
        1 / 0
except ZeroDivisionError as z:
    print("out", z)
def f():
    for i in range(4):
        with M(i, i == 2) as x:
            if i == 0:
                continue
            if i == 1:
                x = 5
            if i == 2:
                raise KeyError(i)
            return x
print(f())
class Bad:
    def __enter__(self):
        raise RuntimeError("no entry")
    def __exit__(self, *a):
        raise KeyError("in exit")
try:
    with Bad():
        pass
except RuntimeError as r:
    print(r)
class Bad2:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        raise KeyError("in exit")
try:
    with Bad2():
        raise ValueError("body")
except KeyError as r:
    print(r, repr(r.__context__))
try:
    with Bad2():
        pass
except KeyError as r:
    print(r, repr(r.__context__))
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
for o in [NoExit(), NoEnter(), 5]:
    try:
        with o: pass
    except TypeError as t:
        print(t)
e = A()
e.extra = 5
print(e.extra)
e.args = (1, 2)
print(e, repr(e))
try:
    e.__cause__ = 5
except TypeError as t:
    print(t)
e.__cause__ = ValueError("c")
print(e.__suppress_context__)
try:
    raise A("uncaught") from e
finally:
    with M("z"):
        raise B(7)
