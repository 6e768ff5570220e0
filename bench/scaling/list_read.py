"""Reads of one list that all threads share."""
# suites: scaling

STEPS = 60_000
ITEMS = [1] * 64


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += ITEMS[i & 63]
    return total


def check(results):
    return sum(results) == STEPS
