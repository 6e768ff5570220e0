"""Calls that rely on defaults or name their arguments, in loops hot enough to be compiled: functions, methods, classes, closures."""


def scaled(value, by=2, plus=0.5, flag=False, name="x", nothing=None):
    if flag:
        return name, nothing
    return value * by + plus


def only(a, /, b=3, *, c=4, d):
    return a * 1000 + b * 100 + c * 10 + d


class Point:
    def __init__(self, x, y=0, *, tag=None):
        self.x = x
        self.y = y
        self.tag = tag

    def moved(self, dx=1, dy=1):
        return Point(self.x + dx, y=self.y + dy, tag=self.tag)

    def weight(self, *, of="x", times=1):
        return getattr(self, of) * times

    @classmethod
    def at(cls, x=5, y=6):
        return cls(x, y)

    @staticmethod
    def norm(x=3, y=4):
        return x * x + y * y


def counter():
    count = 0

    def step(by=1, *, twice=False):
        nonlocal count
        count += by * 2 if twice else by
        return count

    return step


def plain(rounds):
    total = 0.0
    for i in range(rounds):
        total += scaled(i) + scaled(i, 3) + scaled(i, plus=1) + scaled(by=i, value=2) + scaled(i, flag=False, by=1)
        total += len(scaled(i, flag=True)[0]) + (scaled(i, flag=True)[1] is None)
        total += only(1, d=i % 3) + only(2, c=1, d=2, b=i % 2) + only(3, 4, d=5)
    return total


def objects(rounds):
    point = Point(1)
    total = 0
    for i in range(rounds):
        point = point.moved().moved(dy=-1).moved(2, dy=0)
        total += point.weight() + point.weight(of="y", times=2) + Point(i, tag="t").y + Point(y=i, x=1).y
        total += Point.at().x + Point.at(y=i).y + Point.norm() + Point.norm(y=i % 3)
    return point.x, point.y, point.tag, total


def closures(rounds):
    total = 0
    steps = [counter(), counter()]
    for i in range(rounds):
        step = steps[i % 2]
        total += step() + step(twice=True) + step(by=3)
    return total


def changing(rounds):
    def late(x, y=1):
        return x + y

    total = 0
    for i in range(rounds):
        total += late(i)
        if i == rounds // 2:
            late.__defaults__ = (100,)
        if i == rounds // 2 + 500:
            late.__defaults__ = (1, 2)
        if i == rounds // 2 + 700:
            late.__defaults__ = None
            try:
                late(i)
            except TypeError as error:
                print(error)
            late.__defaults__ = (7,)
    return total


def kwchanging(rounds):
    def late(x, *, y=1, z=2):
        return x + y * z

    total = 0
    for i in range(rounds):
        total += late(i) + late(i, z=3)
        if i == rounds // 2:
            late.__kwdefaults__ = {"z": 5, "y": 6}
    return total


def mixed(rounds):
    def one(x, y=2):
        return x + y

    def two(x, y=3, z=4):
        return x * y - z

    class Made:
        def __init__(self, x, y=1):
            self.sum = x + y

        def __call__(self, x, y=10):
            return self.sum + x + y

    total = 0
    makers = [one, two, lambda x, y=5: x - y, Made(3), max]
    for i in range(rounds):
        make = makers[i % 4]
        total += make(i)
        total += make(y=i, x=1) if i % 5 else Made(x=i).sum
    return total


def failing(rounds):
    def half(x, by=2):
        return x // by

    caught = 0
    for i in range(rounds):
        try:
            half(i, by=i % 50)
            half(i)
        except ZeroDivisionError:
            caught += 1
    try:
        half(by=1)
    except TypeError as error:
        print(error)
    try:
        half(1, x=2)
    except TypeError as error:
        print(error)
    return caught


class Base:
    def area(self, scale=1):
        return scale

    def twice(self, scale=1):
        return self.area(scale=scale) + self.area()


class Square(Base):
    def __init__(self, side=2):
        self.side = side

    def area(self, scale=1):
        return self.side * self.side * scale


def shapes(rounds):
    total = 0
    things = [Base(), Square(), Square(side=3), Square(4)]
    for i in range(rounds):
        total += things[i % 4].twice() + things[i % 3].twice(scale=i % 7)
    return total


class Resource:
    made = 0

    def __init__(self, name, parent=None, *, note=""):
        Resource.made += 1
        self.name = name
        self.parent = parent
        if name == "bad":
            raise ValueError(note)

    def __del__(self):
        Resource.made -= 1


def resources(rounds):
    failed = 0
    for i in range(rounds):
        child = Resource("a", parent=Resource("b"))
        try:
            Resource("bad" if i % 100 == 0 else "good", note=str(i))
        except ValueError as error:
            failed += int(str(error)) % 7
    del child
    return failed, Resource.made


def traced():
    def inner(x, limit=900):
        if x > limit:
            raise IndexError(x)
        return x

    total = 0
    for i in range(2000):
        total += inner(i)
    return total


print(plain(3000))
print(objects(3000))
print(closures(6000))
print(changing(6000))
print(kwchanging(6000))
print(mixed(6000))
print(failing(6000))
print(shapes(6000))
print(resources(3000))
try:
    traced()
except IndexError as error:
    step = error.__traceback__
    while step:
        print(step.tb_lineno)
        step = step.tb_next
