# Functions and methods that hot loops call: their code is part of the loop's. Results, tracebacks, locals, lifetimes.
import sys
import traceback


def add(a, b):
    return a + b


def clamp(x, low, high):
    if x < low:
        return low
    if x > high:
        return high
    return x


def sq(x):
    return x * x


def dist(ax, ay, bx, by):
    return sq(ax - bx) + sq(ay - by)


def plain_loops():
    total = 0
    for i in range(12000):
        total = add(total, i)
    print("add", total)
    total = 0
    for i in range(12000):
        total += clamp(i % 50 - 10, 0, 30)
    print("clamp", total)
    best = None
    for i in range(120):
        for j in range(i + 1, 120):
            d = dist(i * 7 % 31, i * 11 % 29, j * 7 % 31, j * 11 % 29)
            if best is None or 0 < d < best:
                best = d
    print("dist", best)


def types_change():
    total = 0
    for i in range(9000):
        if i == 7000:
            total = float(total)
        total = add(total, i)
    print("int to float", total)
    text = ""
    for i in range(7000):
        text = add(text, "x") if i > 6500 else add("", "y")
    print("str", len(text))
    value = 1
    for i in range(6100):
        value = add(value, value) if i > 6000 else add(value, 0)
    print("big", value)


def early(n):
    if n % 7 == 0:
        return
    if n % 7 == 1:
        return n
    if n % 7 == 2:
        return "two"
    if n % 7 == 3:
        return 1.5
    if n % 7 == 4:
        return [n]
    return n % 7 == 5


def several_results():
    counts = {}
    last = None
    for i in range(14000):
        last = early(i)
        name = type(last).__name__
        counts[name] = counts.get(name, 0) + 1
    print(sorted(counts.items()), last)


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y

    def move(self, dx):
        self.x += dx

    def fail(self, i):
        return self.x // (i - 9000)


class Other:
    def norm(self):
        return -1

    def move(self, dx):
        pass


def methods():
    p = Point(1, 2)
    total = 0
    for i in range(9000):
        p.move(1)
        total += p.norm() % 7
    print("methods", total, p.x)
    things = [Point(1, 1), Other(), Point(2, 3)]
    total = 0
    for i in range(4000):
        for thing in things:
            thing.move(i)
            total += thing.norm() % 11
    print("several classes", total)
    Point.norm, old = (lambda self: 100), Point.norm
    total = 0
    for i in range(9000):
        if i == 8000:
            Point.norm = old
        total += p.norm() % 101
    print("method replaced", total)


def deep_error(i):
    return 1000 // (i - 8000)


def middle(i, extra):
    value = deep_error(i) + extra
    return value


def errors():
    total = 0
    try:
        for i in range(9000):
            total += middle(i, 1)
    except ZeroDivisionError:
        traceback.print_exc(file=sys.stdout)
    print("stopped", i, total)
    count = 0
    for i in range(12000):
        try:
            total += middle(i % 9000, 2)
        except ZeroDivisionError as error:
            count += 1
            depth = 0
            at = error.__traceback__
            while at is not None:
                depth += 1
                at = at.tb_next
            print("caught", i, depth, error)
    print(count, total)
    try:
        for i in range(9001):
            Point(1, 2).fail(i)
    except ZeroDivisionError:
        traceback.print_exc(file=sys.stdout)


def catches(i):
    try:
        return 10 // (i % 5)
    except ZeroDivisionError:
        return -1
    finally:
        seen.append(i % 3)


seen = []


def handlers_inside():
    total = 0
    for i in range(7000):
        total += catches(i)
    print("handlers", total, len(seen), sum(seen))


def unbound(i):
    if i != 8000:
        value = i
    return value


def unbound_locals():
    total = 0
    try:
        for i in range(9000):
            total += unbound(i)
    except UnboundLocalError as error:
        print(error, total, i)


def show(text, i):
    words = f"{text} {i}".split()
    if i % 4000 == 0:
        print(words, str(i) + "!", [i] * 2)
    return len(words)


def generic_inside():
    total = 0
    for i in range(9000):
        total += show("line", i)
    print(total)


def make(k):
    def inner(x):
        nonlocal k
        k += 1
        return x + k

    return inner


def apply(function, x):
    return function(x)


def closures():
    first, second = make(3), make(1000)
    total = 0
    for i in range(9000):
        total += first(i)
        total -= apply(second, 1) if i > 8000 else apply(first, 1)
    print("closures", total, first(0), second(0))


def twice(x):
    return x * 2


def thrice(x):
    return x * 3


chosen = twice


def replaced():
    global chosen
    total = 0
    for i in range(9000):
        if i == 7000:
            chosen = thrice
        if i == 8000:
            chosen = lambda x: -x
        if i == 8500:
            chosen = abs
        total += chosen(i)
    print("replaced", total)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def lets_go(thing, i):
    other = thing
    if i == 8000:
        thing = Noisy("inner")
        return other
    return other


def lifetimes():
    thing = Noisy("first")
    for i in range(9000):
        thing = lets_go(thing, i)
        if i == 8500:
            thing = lets_go(Noisy("second"), 1)
    print("loop done")
    del thing
    print("gone")


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def call_down(n):
    return down(n) + 1


def recursion():
    total = 0
    for i in range(7000):
        total += call_down(i % 5)
    print("recursion", total)
    try:
        for i in range(7000):
            call_down(i if i > 6900 else 1)
    except RecursionError as error:
        print(error, i)


def at_the_limit(depth):
    if depth > 0:
        return at_the_limit(depth - 1)
    total = 0
    for i in range(6000):
        total += dist(i, 1, 2, 3) % 5
    return total


def limits():
    found = set()
    for depth in range(900, 1010):
        try:
            found.add(at_the_limit(depth) > 0)
        except RecursionError:
            print("too deep from", depth - 900 < 100)
            break
    print(found)


def swap(a, b):
    return b, a


def pairs():
    low, high = 1, 2
    for i in range(9001):
        low, high = swap(low, high)
    print(low, high)
    numbers = []
    for i in range(6000):
        numbers.append(add(*swap(i, 1)))
    print(sum(numbers))


def uses_arguments(items, key):
    items = items + [key]
    key = len(items)
    del items
    return key


def rebinds():
    total = 0
    for i in range(8000):
        total += uses_arguments([i, i], i)
    print(total)


for test in (plain_loops, types_change, several_results, methods, errors, handlers_inside, unbound_locals, generic_inside,
             closures, replaced, lifetimes, recursion, limits, pairs, rebinds):
    print("--", test.__name__)
    test()


def last(i):
    return [1, 2, 3][i - 6000]


def outermost(i):
    return last(i) if i >= 6000 else i


for number in range(7000):
    outermost(number)
