# Class methods and static methods called through instances and classes; attributes that are missing, asked for in loops;
# keywords handed on.
class Base:
    made = 0

    def __init__(self, value):
        self.value = value

    @classmethod
    def make(cls, value, *rest):
        cls.made += 1
        return cls(value + len(rest))

    @staticmethod
    def twice(value=3):
        return value * 2

    @classmethod
    def name(cls):
        return cls.__name__


class Derived(Base):
    @classmethod
    def make(cls, value, *rest):
        return super().make(value * 10, *rest)


class Shadowing(Base):
    def __init__(self):
        super().__init__(0)
        self.name = lambda: "own"
        self.twice = lambda value: -value


class Answers:
    known = 1

    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(name)


class Custom:
    def __getattribute__(self, name):
        if name == "odd":
            raise AttributeError("odd")
        if name == "bad":
            raise ValueError("bad")
        return name * 2


class Slots:
    __slots__ = ("a", "b")


class Raises:
    @property
    def gone(self):
        raise AttributeError("gone")

    @property
    def wrong(self):
        raise KeyError("wrong")


def calls():
    out = []
    for kind in (Base, Derived, Base, Derived):
        one = kind.make(1, 2, 3)
        two = one.make(5)
        out.append((one.value, two.value, one.name(), kind.name(), kind.twice(4), one.twice(), two.twice(value=1)))
    shadow = Shadowing()
    for _ in range(3):
        out.append((shadow.name(), shadow.twice(2), Shadowing.name(), Shadowing.twice(2)))
    return out


for row in calls():
    print(row)
print(Base.made, Derived.made)
old = Base.name
Base.name = lambda self: "instance method"
print([one.name() for one in (Base(1), Derived(2))])
Base.name = staticmethod(lambda: "static")
print([one.name() for one in (Base(1), Derived(2))], Derived.name())
Base.name = classmethod(lambda cls: "class " + cls.__name__)
print([one.name() for one in (Base(1), Derived(2))], Derived.name())
Base.name = classmethod(len)
try:
    Base(1).name()
except TypeError as error:
    print(error)
try:
    Base.make()
except TypeError as error:
    print(error)


def ask(owner, names):
    found = []
    for name in names:
        try:
            found.append((name, hasattr(owner, name), getattr(owner, name, None)))
        except Exception as error:
            found.append((name, type(error).__name__, str(error)))
    return found


def short(value):
    return [(name, has, got if isinstance(got, (str, int)) else got is None) for name, has, got in value]


for owner in (Base(1), Answers(), Custom(), Slots(), Raises(), 5, "s", [], Base, len):
    print(short(ask(owner, ("value", "known", "xyz", "odd", "bad", "a", "gone", "wrong", "zz", "__zz__", "__name__"))))
item = Base(1)
for step in range(4):
    print(hasattr(item, "later"), getattr(item, "later", "no"))
    if step == 1:
        item.later = 1
    if step == 2:
        del item.later
Base.later = "class"
print(hasattr(item, "later"), getattr(item, "later", "no"))
Base.__getattr__ = lambda self, name: "asked " + name
print(hasattr(item, "more"), getattr(item, "more", "no"))


def show(*args, **kwargs):
    return args, sorted(kwargs.items())


def only(first, **kwargs):
    return first, kwargs


def hand(fn, *args, **kwargs):
    return fn(*args, **kwargs)


print(hand(show), hand(show, 1), hand(show, 1, a=2), hand(only, 1), hand(only, 1, b=2, c=3))
for bad in ({1: 2}, {"a": 1, 2: 3}):
    try:
        hand(show, 1, **bad)
    except TypeError as error:
        print(error)
    try:
        print(show(1, **bad))
    except TypeError as error:
        print(error)
for args, kwargs in (((), {}), ((1, 2), {}), ((1,), {"first": 2}), ((), {"first": 2})):
    try:
        print(only(*args, **kwargs))
    except TypeError as error:
        print(error)
kept = only(1)[1]
kept["x"] = 1
print(only(1), kept)
