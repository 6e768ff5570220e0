"""List comprehensions over a short range."""
# suites: scaling

STEPS = 30_000


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        items = [x for x in range(4)]
        total += len(items)
    return total


def check(results):
    return sum(results) == 4 * STEPS
