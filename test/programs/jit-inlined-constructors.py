# Classes that hot loops call: __init__ is part of the loop's code. Also functions with loops of their own, called in loops.
import sys
import traceback


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Slotted:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


class Empty:
    def __init__(self):
        pass


class Late:
    def __init__(self, n):
        if n % 3 == 0:
            self.third = n
            return
        self.n = n


def plain():
    total = 0
    for i in range(9000):
        p = Point(i, 1)
        total += p.x + p.y
    print("plain", total, p)
    at = Point(0, 0)
    step = Point(1, 2)
    for i in range(7000):
        at = at.plus(step)
    print("plus", at)
    held = []
    for i in range(6000):
        pair = Slotted(i, held)
        if i % 1000 == 0:
            held.append(pair)
    print("slotted", [pair.left for pair in held], len(held))
    count = 0
    for i in range(6000):
        count += 1 if Empty() is not None else 0
    print("empty", count)
    thirds = 0
    for i in range(6000):
        thirds += hasattr(Late(i), "third")
    print("late", thirds)


def types():
    last = None
    for i in range(6000):
        value = i if i < 5800 else i * 0.5 if i < 5900 else str(i)
        last = Point(value, [value])
    print("types", last)


class Fails:
    def __init__(self, n):
        self.n = n
        self.share = 100 // (n - 6000)


def errors():
    made = 0
    try:
        for i in range(9000):
            Fails(i)
            made += 1
    except ZeroDivisionError:
        traceback.print_exc(file=sys.stdout)
    print(made)
    caught = 0
    for i in range(5500, 7000):
        try:
            Fails(i)
        except ZeroDivisionError as error:
            caught += 1
            print("caught", i, error)
    print(caught)


class Returns:
    def __init__(self, n):
        self.n = n
        if n == 5000:
            return n


def returns():
    try:
        for i in range(6000):
            Returns(i)
    except TypeError as error:
        print(error, i)


class Changed:
    def __init__(self, n):
        self.n = n


def other_init(self, n):
    self.n = -n


def changed():
    total = 0
    for i in range(8000):
        if i == 6000:
            Changed.__init__ = other_init
        total += Changed(i).n
    print("changed", total)


class Base:
    def __init__(self, n):
        self.n = n


class Derived(Base):
    def __init__(self, n, m):
        super().__init__(n)
        self.m = m


def derived():
    total = 0
    for i in range(6000):
        d = Derived(i, 2)
        total += d.n * d.m
    print("derived", total)


class Dies:
    alive = 0

    def __init__(self, n):
        self.n = n
        Dies.alive += 1

    def __del__(self):
        Dies.alive -= 1
        if self.n % 2500 == 0:
            print("del", self.n)


def dies():
    for i in range(6000):
        thing = Dies(i)
        if i % 2000 == 0:
            print("alive", Dies.alive)
    del thing
    print("alive", Dies.alive)


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None


def insert(root, key):
    node = root
    while True:
        if key < node.key:
            if node.left is None:
                node.left = Node(key)
                return 1
            node = node.left
        elif key > node.key:
            if node.right is None:
                node.right = Node(key)
                return 1
            node = node.right
        else:
            return 0


def tree():
    seed = 42
    root = Node(32768)
    count = 1
    for i in range(3000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        count += insert(root, seed % 4096)
    print("tree", count)


def summed(n):
    total = 0
    for i in range(n):
        total += i
    return total


def digits(n):
    count = 0
    while n:
        n //= 10
        count += 1
    return count


def first_over(items, limit):
    for item in items:
        if item > limit:
            return item
    return None


def bad_loop(n):
    for i in range(5):
        n += 10 // (7000 - n - i)
    return n


def loops_inside():
    total = 0
    for k in range(9000):
        total += summed(k % 5) + digits(k)
    print("loops", total)
    items = list(range(40))
    found = 0
    for k in range(7000):
        hit = first_over(items, k % 45)
        if hit is None:
            found += 1
    print("first over", found)
    try:
        for k in range(9000):
            total += bad_loop(k)
    except ZeroDivisionError:
        traceback.print_exc(file=sys.stdout)
    print(k, total)


class Vector:
    def __init__(self, *parts):
        self.parts = parts


def any_arguments():
    total = 0
    for i in range(4000):
        total += len(Vector(i, i, 1).parts)
    print(total)


for test in (plain, types, errors, returns, changed, derived, dies, tree, loops_inside, any_arguments):
    print("--", test.__name__)
    test()

for number in range(7000):
    Fails(number)
