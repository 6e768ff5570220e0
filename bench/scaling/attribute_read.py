"""Attributes of one object that all threads read: an int and a list."""
# suites: scaling

STEPS = 60_000


class Box:
    def __init__(self):
        self.unit = 1
        self.items = [1]


box = Box()


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += box.unit if box.items else 0
    return total


def check(results):
    return sum(results) == STEPS
