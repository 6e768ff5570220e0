"""Generators as coroutines: an event simulation, a scheduler of tasks, pipelines, trees, context managers, resources."""
import heapq
from contextlib import contextmanager


class Simulation:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.order = 0
        self.log = []

    def start(self, process, delay=0):
        self.order += 1
        heapq.heappush(self.queue, (self.now + delay, self.order, process))

    def run(self, until):
        while self.queue:
            when, _, process = heapq.heappop(self.queue)
            if when > until:
                process.close()
                continue
            self.now = when
            try:
                delay = process.send(None)
            except StopIteration as stop:
                self.log.append((self.now, "done", stop.value))
            else:
                self.start(process, delay)


def customer(simulation, name, visits):
    served = 0
    try:
        for visit in range(visits):
            yield 3 + visit
            served += 1
            simulation.log.append((simulation.now, name, visit))
        return f"{name} served {served}"
    except GeneratorExit:
        simulation.log.append((simulation.now, name, "sent away"))
        raise
    finally:
        simulation.log.append((simulation.now, name, "leaves"))


simulation = Simulation()
for i, name in enumerate(("ann", "bob", "cid")):
    simulation.start(customer(simulation, name, 2 + 2 * i), i)
simulation.run(22)
for entry in simulation.log:
    print(*entry)


def averager():
    total, count, average = 0.0, 0, None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("told", error)
            continue
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


def collect(results, key):
    results[key] = yield from averager()


results = {}
gen = collect(results, "a")
next(gen)
print([gen.send(v) for v in (10, 20, 60)])
print(gen.throw(ValueError("skip")))
try:
    gen.send(None)
except StopIteration:
    print(results)


class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def add(self, key):
        side = "left" if key < self.key else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(key))
        else:
            child.add(key)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, key):
        return any(k == key for k in self)

    def depth(self):
        return 1 + max((t.depth() for t in (self.left, self.right) if t), default=0)


tree = Tree(50)
x = 7
for _ in range(60):
    x = x * 73 % 101
    tree.add(x)
print(list(tree)[:10], len(tree), 50 in tree, 200 in tree, tree.depth(), bool(tree))
first, *_, last = tree
print(first, last, sorted(tree) == list(tree), max(tree), sum(tree), "-".join(map(str, tree))[:20])


class Resource:
    open_now = []

    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        self.open_now.append(self.name)
        print("open", self.name, self.open_now)
        return self

    def __exit__(self, kind, value, traceback):
        self.open_now.remove(self.name)
        print("close", self.name, kind and kind.__name__, value)
        return self.swallow


@contextmanager
def step(name):
    print("begin", name)
    try:
        yield name.upper()
    except KeyError as error:
        print("caught", repr(error))
    finally:
        print("end", name)


with Resource("a") as a, Resource("b", swallow=True):
    print(a.name)
    raise ValueError("inside")
with step("one") as name:
    print(name)
    {}["missing"]
try:
    with step("two"), Resource("c"):
        raise IndexError("two")
except IndexError as error:
    print("outside", error, error.__context__)


def numbered(lines):
    for i, line in enumerate(lines, start=1):
        yield f"{i}: {line}"


def only(test, lines):
    return (line for line in lines if test(line))


def unique(items):
    seen = set()
    for item in items:
        if item not in seen:
            seen.add(item)
            yield item


print(list(numbered(only(str.isalpha, unique(["b", "a", "1", "b", "c", "a"])))))
lazy = (print("made", i) or i for i in range(3))
print(next(lazy), next(lazy, "none"), list(lazy), next(lazy, "none"))


def cleanup():
    try:
        while True:
            yield
    finally:
        print("cleaned up")


g = cleanup()
next(g)
del g


def bad():
    yield 1
    raise StopIteration("no")


try:
    list(bad())
except RuntimeError as error:
    print(error, repr(error.__cause__))
g = bad()
print(next(g), g.close(), list(g))
