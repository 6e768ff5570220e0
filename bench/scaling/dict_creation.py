"""Dicts made and dropped."""
# suites: scaling

STEPS = 60_000


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        table = {"one": i, "two": total}
        total += 1
    return total


def check(results):
    return sum(results) == STEPS
