"""Globals of the module that all threads read: an int, a list, a function."""
# suites: scaling

STEPS = 60_000
UNIT = 1
ITEMS = [1, 2, 3]


def identity(x):
    return x


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        items = ITEMS
        f = identity
        total += UNIT
    return total


def check(results):
    return sum(results) == STEPS
