"""Constant strings: loaded, compared, kept in a local."""
# suites: scaling

STEPS = 60_000


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        name = "first"
        other = "second"
        total += 1 if name != other else 0
    return total


def check(results):
    return sum(results) == STEPS
