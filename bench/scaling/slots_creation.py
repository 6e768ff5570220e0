"""Instances of a class with __slots__."""
# suites: scaling

STEPS = 60_000


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        point = Point(i, 1)
        total += point.y
    return total


def check(results):
    return sum(results) == STEPS
