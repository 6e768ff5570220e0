# Attributes, methods and calls of classes where instructions have remembered what they found, and then it changes.
class A:
    kind = "A"
    limit = 3

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def total(self):
        return self.x + self.y

    def name(self):
        return self.kind


class B(A):
    kind = "B"

    def total(self):
        return 100 + self.x


class C:
    def __init__(self, x, y):
        self.y = y
        self.x = x
        self.z = None

    kind = "C"
    limit = 9

    def total(self):
        return -self.x

    def name(self):
        return "c"


class Empty:
    pass


def many(objects):
    out = []
    for o in objects:
        out.append((o.x, o.y, o.kind, o.limit, o.total(), o.name()))
    return out


for round in range(4):
    print(many([A(1, 2), B(3, 4), C(5, 6), A("a", "b"), A([1], [2])]))

# the class changes under a warm loop
def warm(o, n):
    t = []
    for i in range(n):
        if i == 3:
            A.total = lambda self: "new"
        if i == 5:
            A.kind = "changed"
        if i == 6:
            A.limit = [i]
        if i == 7:
            o.total = lambda: "own"
        if i == 8:
            A.x = property(lambda self: "property", lambda self, v: print("set", v))
        if i == 9:
            del A.x
        t.append((o.total(), o.kind, o.limit, o.x))
        o.x = i
    return t


original = A.total
print(warm(A(1, 1), 12))
A.total = original


# stores: of what is there, of what is new, with a hook, with slots, in other orders
class Hook:
    def __init__(self, log):
        self.__dict__ if False else None
        object.__setattr__(self, "log", log)

    def __setattr__(self, name, value):
        self.log.append((name, value))
        object.__setattr__(self, name, value)


def fill(o, i):
    o.a = i
    o.b = i + 1
    o.c = "c" * i
    o.a = [i]
    return o


log = []
for i in range(4):
    for o in (Empty(), Hook(log), Empty(), A(0, 0)):
        f = fill(o, i)
        print(f.a, f.b, f.c, end=" ")
print()
print(log)


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


def slot_store(o, v):
    o.b = v
    return o.b


for o in (Slotted(1), Empty(), Slotted(2), Empty(), Slotted(3)):
    print(slot_store(o, 5), end=" ")
print()
try:
    Slotted(1).c = 2
except AttributeError as e:
    print(e)


# deleting and giving attributes again
e = Empty()
for i in range(6):
    e.p = i
    e.q = i * 2
    if i % 2:
        del e.p
        try:
            print(e.p)
        except AttributeError as error:
            print(error)
    print(e.q)


# constructors: arguments missing, too many, returning something, raising, replaced meanwhile
class Picky:
    def __init__(self, a, b):
        if a > 2:
            raise ValueError(a)
        self.a = a


def make(cls, *rest):
    return cls(1, 2)


def build(n):
    got = []
    for i in range(n):
        try:
            got.append(Picky(i, i).a)
        except ValueError as error:
            got.append(str(error))
    return got


print(build(5))
for i in range(3):
    for cls in (A, Picky, B, C, dict, Empty):
        try:
            print(type(make(cls)).__name__, end=" ")
        except TypeError as error:
            print(error, end=" ")
print()


def replaced():
    out = []
    for i in range(6):
        if i == 3:
            Picky.__init__ = lambda self, a, b: setattr(self, "a", "other")
        if i == 5:
            Picky.__new__ = lambda cls, a, b: 42
        made = Picky(0, 1)
        out.append(getattr(made, "a", made))
    return out


print(replaced())


def wrong(cls):
    try:
        return cls(1)
    except TypeError as error:
        return str(error)


for cls in (A, B, A, C):
    print(wrong(cls))


class Returns:
    def __init__(self):
        return 5


for i in range(3):
    try:
        Returns()
    except TypeError as error:
        print(error)


class Deep:
    def __init__(self, n):
        self.inner = Deep(n - 1) if n else None


d = Deep(100)
n = 0
while d:
    d = d.inner
    n += 1
print(n)
try:
    Deep(100000)
except RecursionError as error:
    print("RecursionError")


# methods of built-in types at one place
def sizes(values):
    return [v.count(1) if not isinstance(v, str) else v.count("1") for v in values]


for i in range(3):
    print(sizes([[1, 1, 2], (1, 2), "1211", range(3), b"\x01\x01"]))


# operators' operands of a slot that goes away: the object's only owner is the instruction
def temporary():
    return A([1], {"k": 2}).x, A(1, {"k": 2}).y["k"], A("s", 2).kind


for i in range(4):
    print(temporary())
