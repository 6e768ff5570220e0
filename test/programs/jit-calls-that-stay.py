# Calls that a hot loop does not hold the code of: methods of several classes, callbacks, generators, special methods.
import traceback


class Shape:
    made = 0

    def __init__(self, size):
        self.size = size
        Shape.made += 1

    def area(self):
        return self.size

    def scaled(self, by=2, *rest, extra=0):
        return self.size * by + sum(rest) + extra


class Square(Shape):
    def area(self):
        return self.size * self.size


class Ring(Shape):
    def area(self):
        total = 0
        for step in range(self.size):
            total += step ^ self.size
        return total


class Broken(Shape):
    def area(self):
        if self.size % 7 == 0:
            raise ValueError(f"size {self.size}")
        return -self.size


def areas(shapes, turns):
    total = 0
    failed = 0
    for turn in range(turns):
        for shape in shapes:
            try:
                total += shape.area()
            except ValueError as error:
                failed += len(str(error))
    return total, failed


print(areas([Shape(3), Square(4), Ring(5), Broken(6), Broken(14)], 300), Shape.made)
Square.area = lambda self: self.size - 1
print(areas([Shape(3), Square(4), Ring(5), Broken(6), Broken(14)], 300), Shape.made)


def apply(functions, turns):
    total = 0
    for turn in range(turns):
        total += functions[turn % len(functions)](turn)
    return total


def outer(k):
    def inner(x):
        nonlocal k
        k += 1
        return x % k

    return inner


print(apply([abs, lambda x: x + 1, outer(3), Square(9).scaled, int], 1000))


def keywords(shape, turns):
    total = 0
    for turn in range(turns):
        total += shape.scaled() + shape.scaled(turn) + shape.scaled(1, 2, 3, extra=turn) + shape.scaled(*(1, 2), **{"extra": 4})
    return total


print(keywords(Shape(5), 400))


def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        closed.append(n)


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


closed = []


def sums(turns):
    total = 0
    for turn in range(turns):
        for x in evens(numbers(turn % 17)):
            if x > 12:
                break
            total += x * turn
        else:
            total += 1
    return total


print(sums(400), len(closed), sum(closed))


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return Vec(self.x + other.x, self.y + other.y)

    def __radd__(self, other):
        return Vec(self.x + other, self.y + other)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __lt__(self, other):
        return self.x < other.x

    def __eq__(self, other):
        return isinstance(other, Vec) and self.x == other.x and self.y == other.y

    def __getitem__(self, index):
        return self.y if index else self.x

    def __setitem__(self, index, value):
        if index:
            self.y = value
        else:
            self.x = value

    def __contains__(self, value):
        return value == self.x or value == self.y

    def __bool__(self):
        return self.x % 3 != 0

    def __len__(self):
        raise TypeError("never asked")

    @property
    def size(self):
        return self.x * self.x + self.y * self.y

    @size.setter
    def size(self, value):
        self.x = value % 11

    def __repr__(self):
        return f"<{self.x} {self.y}>"


def vectors(turns):
    at = Vec(0, 0)
    step = Vec(1, 2)
    less = same = held = true = 0
    for turn in range(turns):
        at = at + step * (turn % 5) + -Vec(turn % 3, 1)
        at += Vec(1, 0)
        at = 1 + at
        at[0] = at[0] % 1000
        at[1] = at[1] % 999
        if at < step:
            less += 1
        if at == Vec(at.x, at.y):
            same += 1
        if 5 in at:
            held += 1
        if at:
            true += 1
        if turn % 50 == 49:
            at.size = at.size + turn
        less += at.size & 1
    return at, less, same, held, true


print(vectors(500))
try:
    for turn in range(300):
        Vec(1, 2) + (Vec(turn, 1) if turn < 250 else "x")
except TypeError as error:
    print(type(error).__name__, error)


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def counted(turns):
    total = 0
    for turn in range(turns):
        for x in Count(turn % 9):
            total += x
    return total


print(counted(400))


class Bad:
    def __init__(self, n):
        self.n = n
        if n == 260:
            return self.fail()

    def fail(self):
        return 1


try:
    for turn in range(300):
        Bad(turn)
except TypeError as error:
    print(turn, error)


def deep(functions, n):
    total = 0
    for function in functions:
        total += function(functions, n - 1) if n > 0 else 1
    return total


def other(functions, n):
    return deep(functions, n) + 1


print(deep([deep, other], 8))


def bottomless(shapes, n):
    for shape in shapes:
        bottomless([Ring(1), *shapes], n + shape.area())


for turn in range(3):
    try:
        bottomless([Shape(1), Square(2)], 0)
    except RecursionError as error:
        print(type(error).__name__)


def fails(shapes, turns):
    for turn in range(turns):
        for shape in shapes:
            shape.area()


try:
    fails([Shape(1), Ring(2), Square(3), Broken(8)], 200)
    fails([Shape(1), Ring(2), Square(3), Broken(49)], 2)
except ValueError:
    print(traceback.format_exc())


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        gone.append(self.name)

    def use(self):
        return 1


class Untold(Told):
    def use(self):
        keep = Told(f"{self.name} inner")
        return 2


gone = []


def told(turns):
    total = 0
    for turn in range(turns):
        total += (Untold if turn % 2 else Told)(str(turn)).use()
        if gone[-1] != str(turn):
            total += 1000
    return total


print(told(300), len(gone), gone[:3], gone[-2:])
