"""What random programs found: ~ at the edges of machine ints, deleting slots, StopIteration with a value has no context."""


def inverted():
    for shift in (46, 47, 48, 62, 63, 64):
        for n in (-(1 << shift) - 1, -(1 << shift), (1 << shift) - 1, 1 << shift):
            h = ~n
            print(h, abs(h), ~h == n, -n, -(-n), n + 1, n - 1, n << 1, n >> 1, n ^ -1, n & (1 << 47), n | 1)


inverted()


class Slots:
    __slots__ = ("a",)


class Open:
    b = 1


slots = Slots()
for act in (
    lambda: slots.v,
    lambda: slots.a,
    lambda: setattr(slots, "v", 1),
    lambda: delattr(slots, "v"),
    lambda: delattr(slots, "a"),
    lambda: delattr(Open(), "v"),
    lambda: delattr(Open(), "b"),
    lambda: delattr(1, "v"),
):
    try:
        act()
    except AttributeError as error:
        print(error)


def gen(v):
    try:
        yield 1
    except ValueError:
        pass
    return v


class Ends:
    def __next__(self):
        raise StopIteration(5)

    def __iter__(self):
        return self


def started(v):
    it = gen(v)
    next(it)
    return it


def show(name, act):
    try:
        raise TypeError("y")
    except TypeError:
        try:
            print(name, act())
        except BaseException as error:
            print(name, type(error).__name__, error.args, type(error.__context__).__name__)


for value in (3, None, (1, 2), ValueError(1)):
    show("next", lambda it=started(value): next(it))
    show("send", lambda it=started(value): it.send(None))
    show("dunder", lambda it=started(value): it.__next__())
    show("throw", lambda it=started(value): it.throw(ValueError()))
    show("close", lambda it=started(value): it.close())
show("own", lambda: next(Ends()))
show("list", lambda: next(iter([])))
