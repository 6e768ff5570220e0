"""Calls of one function that all threads call."""
# suites: scaling

STEPS = 60_000


def one(x, y):
    return 1


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += one(i, 2)
    return total


def check(results):
    return sum(results) == STEPS
