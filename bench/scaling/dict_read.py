"""Reads of one dict that all threads share."""
# suites: scaling

STEPS = 60_000
TABLE = {number: 1 for number in range(64)}


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += TABLE[i & 63]
    return total


def check(results):
    return sum(results) == STEPS
