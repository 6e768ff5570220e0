# What the wide fuzzer found about half protocols, generators that are thrown into, and tracebacks beyond ASCII.
import traceback


class Oops(Exception):
    pass


class A:
    pass


class B:
    def __getitem__(self, k):
        return 1


class C:
    def __setitem__(self, k, v):
        pass


class D:
    def __delitem__(self, k):
        pass


class E(B):
    __slots__ = ()


for o in (A(), B(), C(), D(), E(), 5, "a", (1,), 2.5, None, range(3), b"a", {1}, frozenset(), len, A, [], {}):
    for action in ("del o[0]", "o[0] = 1", "del o[:]", "o[:] = 1", "del o['k']", "o['k'] = 1", "del o[True]"):
        try:
            if action == "del o[0]":
                del o[0]
            elif action == "o[0] = 1":
                o[0] = 1
            elif action == "del o[:]":
                del o[:]
            elif action == "o[:] = 1":
                o[:] = 1
            elif action == "del o['k']":
                del o["k"]
            elif action == "o['k'] = 1":
                o["k"] = 1
            else:
                del o[True]
            print(action, "well")
        except Exception as error:
            print(action, type(error).__name__, error)


class Setting:
    def __get__(self, a, b=None):
        return 5

    def __set__(self, a, b):
        print("set", b)


class Deleting:
    def __delete__(self, a):
        print("deleted")


class Holder:
    one = Setting()
    two = Deleting()


holder = Holder()
holder.one = 3
del holder.two
for i in range(2):
    try:
        if i:
            del holder.one
        else:
            holder.two = 4
    except AttributeError as error:
        print(error, holder.one)


def gen():
    yield 1
    try:
        yield 2
    except ValueError as error:
        print("in", type(error.__context__))
        yield 3
    yield from gen()


def at(turns):
    made = gen()
    for _ in range(turns):
        next(made)
    return made


def inside():
    try:
        1 // 0
    except ZeroDivisionError:
        yield 1


def plain(make, error):
    try:
        try:
            None < 1
        except TypeError:
            print(make().throw(error))
    except Oops as caught:
        print("plain", type(caught.__context__))


def generating(make, error):
    try:
        try:
            None < 1
        except TypeError:
            yield 5
            make().throw(error)
    except Oops as caught:
        print("generating", type(caught.__context__))


def ended():
    made = at(0)
    list(zip(made, range(1)))
    made.close()
    return made


def handling():
    made = inside()
    next(made)
    return made


for make in (lambda: at(0), lambda: at(1), lambda: at(2), lambda: at(3), ended, handling):
    for error in (Oops(3), Oops):
        plain(make, error)
        list(generating(make, error))


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        try:
            trace % 5
        except TypeError as wrong:
            print(wrong)
        return True


with Manager():
    1 // 0


def shows(number):
    if number == 0:
        y = float("é".zfill(3))
    elif number == 1:
        return float("日本".zfill(3))
    elif number == 2:
        float("é".zfill(3))
    elif number == 3:
        é = float("a".zfill(3))
    elif number == 4:
        y = float("a".zfill(3))
    elif number == 5:
        return float("a")
    else:
        y = "日本" + 1


for number in range(7):
    try:
        shows(number)
    except Exception:
        print(traceback.format_exc())
shows(0)
