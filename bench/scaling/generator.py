"""A generator made and exhausted."""
# suites: scaling

STEPS = 30_000


def three():
    yield 1
    yield 1
    yield 1


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        for x in three():
            total += x
    return total


def check(results):
    return sum(results) == 3 * STEPS
