"""Calls with keyword arguments and a default."""
# suites: scaling

STEPS = 60_000


def pick(x, *, weight=1, other=0):
    return weight


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += pick(i, weight=1)
    return total


def check(results):
    return sum(results) == STEPS
