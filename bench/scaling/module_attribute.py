"""Attributes of an imported module."""
# suites: scaling

import math

STEPS = 60_000


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += 1 if math.pi < math.tau else 0
    return total


def check(results):
    return sum(results) == STEPS
