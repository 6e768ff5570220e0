# Operators, items, comparisons and properties of classes in Python, in hot loops: their methods are part of the loop's code.
import sys
import traceback


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        if isinstance(factor, Vec):
            return self.x * factor.x + self.y * factor.y
        if not isinstance(factor, (int, float)):
            return NotImplemented
        return Vec(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __invert__(self):
        return Vec(self.y, self.x)

    def __eq__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return self.length < other.length

    def __getitem__(self, index):
        if index == 0:
            return self.x
        if index == 1:
            return self.y
        raise IndexError(f"no part {index}")

    def __setitem__(self, index, value):
        if index == 0:
            self.x = value
        else:
            self.y = value

    def __contains__(self, value):
        return value == self.x or value == self.y

    @property
    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"


def arithmetic(n):
    place = Vec(0.0, 0.0)
    speed = Vec(1.0, 0.5)
    dots = 0.0
    for i in range(n):
        place = place + speed * 0.5
        speed = speed - 0.001 * place
        place += ~speed
        dots += -place * speed
    return place, speed, dots


def comparisons(n):
    left = Vec(0, 1)
    right = Vec(3, 4)
    equal = less = other = none = 0
    for i in range(n):
        left[i % 2] = i % 7
        if left == right:
            equal += 1
        if left != right:
            other += 1
        if left < right:
            less += 1
        equal += left == Vec(i % 7, left.y)
        other += left != Vec(i % 7, left[1])
        none += left == None
        none += left != i
    return equal, less, other, none


def items(n):
    vec = Vec(1, 2)
    found = missing = 0
    for i in range(n):
        vec[0] = vec[1] + i % 3
        vec[1] = vec[0] - 1
        if i % 5 in vec:
            found += 1
        if i % 11 not in vec:
            missing += 1
        found += vec.length > i
    return vec, found, missing


def refuses(n):
    """NotImplemented on the way: the reflected method, then an error."""

    class Right:
        def __rmul__(self, other):
            return 7

        def __eq__(self, other):
            return "yes"

    one = Vec(1, 2)
    right = Right()
    total = 0
    texts = []
    for i in range(n):
        factor = 2 if i % 10 else right
        made = one * factor
        total += made if factor is right else made.x
        if i % 100 == 0:
            texts.append(one == right)
    return total, texts[:2], len(texts)


def raises(n):
    vec = Vec(1, 2)
    total = 0
    for i in range(n):
        total += vec[0 if i < n - 1 else 5]
    return total


def caught(n):
    vec = Vec(1, 2)
    errors = 0
    for i in range(n):
        try:
            vec[i % 4] + 0
        except IndexError as error:
            errors += len(str(error))
    return errors


class Sub(Vec):
    def __radd__(self, other):
        return "reflected first"

    def __add__(self, other):
        return "of the subclass"


def subclass(n):
    one = Vec(1, 2)
    other = Vec(3, 4)
    seen = {}
    for i in range(n):
        right = other if i < n - 5 else Sub(1, 1)
        made = repr(one + right)
        seen[made] = seen.get(made, 0) + 1
    return seen


class Changing:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return self.n + other

    @property
    def double(self):
        return self.n * 2


def changed(n):
    thing = Changing(5)
    total = 0
    for i in range(n):
        if i == n // 2:
            Changing.__add__ = lambda self, other: self.n - other
        if i == n // 2 + 10:
            Changing.double = property(lambda self: 1)
        total += thing + i
        total += thing.double
    return total


class Counted:
    alive = 0

    def __init__(self, n):
        self.n = n
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1

    def __or__(self, other):
        return Counted(self.n | other.n)

    def __xor__(self, other):
        kept = self
        self = other
        other = None
        return kept


def lives(n):
    most = 0
    thing = Counted(0)
    for i in range(n):
        thing = thing | Counted(i & 7)
        thing = thing ^ Counted(1)
        most = max(most, Counted.alive)
    return thing.n, most, Counted.alive


def types(n):
    """What the operands are changes from turn to turn."""
    things = [Vec(1, 2), 3, 2.5, Vec(0.5, 1)]
    out = []
    for i in range(n):
        left = things[i % 4]
        right = things[(i * 7 + i // 4) % 3]
        try:
            made = left * right
        except TypeError as error:
            made = str(error)
        if i < 8:
            out.append(repr(made))
    return out


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, at):
        row, column = at
        return self.rows[row][column]

    def __setitem__(self, at, value):
        row, column = at
        self.rows[row][column] = value

    def __matmul__(self, other):
        total = 0
        for i in range(2):
            for j in range(2):
                total += self[i, j] * other[j, i]
        return total


def matrices(n):
    one = Matrix([[1, 2], [3, 4]])
    two = Matrix([[0, 1], [1, 0]])
    total = 0
    for i in range(n):
        one[i % 2, 0] = i % 5
        total += one @ two
    return total


for f in (arithmetic, comparisons, items, refuses, caught, subclass, changed, lives, types, matrices):
    print(f.__name__, f(3000))
try:
    raises(3000)
except IndexError:
    for line in traceback.format_exc().splitlines():
        if "File" in line:
            print(line.split(",", 1)[1].strip())
        elif "Error" in line:
            print(line)
