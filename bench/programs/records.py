"""Records as objects: made, sorted by keys, grouped by closures, walked by generators; errors are caught inside.

Shared: nothing.
Expected: calls from within built-ins (sort's key, map), generators and try blocks: the interpreter's cost of a frame.
"""
# workload: allocation-heavy
# suites: objects

BATCHES = 8
SIZE = 120


class Record:
    __slots__ = ("group", "name", "size")

    def __init__(self, name, size, group):
        self.name = name
        self.size = size
        self.group = group

    def __lt__(self, other):
        return self.size < other.size

    @property
    def label(self):
        return self.group + self.name


def make(batch):
    value = batch + 1
    for i in range(SIZE):
        value = (value * 75 + 74) % 65_537
        yield Record(f"r{i}", value % 97, "abc"[value % 3])


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def safe_ratio(left, right):
    try:
        return left // right
    except ZeroDivisionError:
        return -1


def grouped(records):
    groups = {}
    for record in records:
        groups.setdefault(record.group, []).append(record)
    return groups


def largest_first(groups):
    for name in sorted(groups):
        yield from sorted(groups[name], key=lambda record: (-record.size, record.name))


def work(part, parts):
    total = 0
    for batch in range(part, BATCHES, parts):
        step = counter()
        before = None
        for record in largest_first(grouped(make(batch))):
            if before is not None and record < before:
                step()
            total += safe_ratio(len(record.label) * 100, record.size % 5)
            before = record
        total += step(0)
    return total


def check(results):
    return sum(results) == EXPECTED


EXPECTED = 166529
