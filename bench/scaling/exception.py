"""An exception raised in a function and caught."""
# suites: scaling

STEPS = 20_000


def fail(x):
    raise ValueError(x)


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        try:
            fail(i)
        except ValueError as error:
            total += 1
    return total


def check(results):
    return sum(results) == STEPS
