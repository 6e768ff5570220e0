"""Named tuples, made and read by name."""
# suites: scaling

from collections import namedtuple

STEPS = 20_000
Point = namedtuple("Point", ["x", "y"])


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        point = Point(i, 1)
        total += point.y
    return total


def check(results):
    return sum(results) == STEPS
