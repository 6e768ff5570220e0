import contextlib
import sys
import traceback


def noisy(name, n):
    print(name, "start")
    try:
        for i in range(n):
            try:
                got = yield (name, i)
                if got is not None:
                    print(name, "got", got)
            except KeyError as e:
                print(name, "caught", repr(e), "context", repr(e.__context__))
                yield "after-" + name
            finally:
                print(name, "inner finally", i)
    except GeneratorExit:
        print(name, "closing")
        raise
    except ValueError as e:
        print(name, "value", e)
        return "returned"
    else:
        print(name, "else")
        return "done"
    finally:
        print(name, "outer finally")


def delegating(log):
    try:
        r = yield from noisy("A", 2)
        log.append(r)
        r = yield from noisy("B", 3)
        log.append(r)
    finally:
        log.append("finally")
    return log


log = []
g = delegating(log)
print(next(g), g.send("hello"), g.throw(KeyError("k")))
print(next(g, "none"), log)
print(g.throw(KeyError, KeyError("two"), None) if False else g.send("x"))
try:
    g.throw(ValueError("v"))
except StopIteration as stop:
    print("stop", stop.value, stop.args)
print(log, g.gi_frame, g.gi_running, g.gi_yieldfrom)
g = delegating([])
next(g)
print(g.gi_yieldfrom.__name__, g.gi_yieldfrom.__qualname__, g.gi_suspended)
print(g.close(), g.close())


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return 77


g = returns_on_close()
next(g)
print("close gives", g.close())


def ignores_close():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores_close()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def stops():
    yield 1
    raise StopIteration("leak")


try:
    list(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def reenter():
    yield next(me)


me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)


def lower():
    yield 1
    raise LookupError("deep")


def middle():
    try:
        yield from lower()
    except LookupError as e:
        e.add_note("seen in middle")
        raise RuntimeError("middle") from e


@contextlib.contextmanager
def managed(tag):
    print("enter", tag)
    try:
        yield tag.upper()
    except RuntimeError as e:
        print("managed saw", e, e.__cause__.__notes__)
        raise
    finally:
        print("exit", tag)


try:
    with managed("m") as up, contextlib.suppress(ZeroDivisionError):
        print(up)
        for v in middle():
            print(v)
except RuntimeError:
    traceback.print_exc(file=sys.stdout)


class Iter:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(99)

    def send(self, x):
        return x

    def throw(self, *a):
        print("throw", a)
        return "thrown"

    def close(self):
        print("Iter closed")


def over():
    r = yield from Iter()
    print("r", r)


print(list(over()))


class It2(Iter):
    def __next__(self):
        return "n"


def over2():
    yield from It2()


g = over2()
print(next(g), g.send(3), g.throw(ValueError("a")))
g.close()


def countdown(n):
    while n:
        new = yield n
        n = n - 1 if new is None else new


print([*zip(countdown(4), countdown(3))], [x for x in countdown(5) if x % 2], sum(countdown(10)))
fns = []
for i in range(3):
    def make(j=i):
        count = 0

        def inc(by=1):
            nonlocal count
            count += by * j
            return count, i

        return inc
    fns.append(make())
print([f() for f in fns], [f(2) for f in fns])


def accumulate():
    total = 0
    out = []
    while True:
        for k in range(2):
            def add(x):
                nonlocal total
                total += x + k
                return total
            x = yield out, add
            out.append(add(x))


g = accumulate()
o, add = next(g)
for i in range(5):
    o, add = g.send(i)
print(o, add(100), g.gi_frame.f_lineno if False else "")


def gen_in_finally():
    try:
        try:
            1 / 0
        finally:
            yield "in finally"
    except ZeroDivisionError as e:
        yield repr(e)
    finally:
        yield "last"
    try:
        return "value"
    finally:
        print("finally after return")


def run():
    r = yield from gen_in_finally()
    yield r


print(list(run()))


def f():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("never")
    while True:
        try:
            return "first"
        finally:
            try:
                raise KeyError
            except KeyError:
                pass


print(f())
print([y := 5, y**2, [z := y + k for k in range(3)], z], y, z)
print(any((hit := n) % 7 == 6 for n in range(20)), hit, [(a, b) for a in range(3) if (b := a * a)])
try:
    (x for x in 5)
except TypeError as e:
    print(e)
h = (x for x in iter([1, 2]))
print(type(h).__name__, h.__name__, h.__qualname__, list(h), list(h))
