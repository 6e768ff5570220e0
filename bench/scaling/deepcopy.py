"""copy.deepcopy of a small structure."""
# suites: scaling

from copy import deepcopy

STEPS = 1_500
PATTERN = {"x": [1, 2], "y": (3, [4])}


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        copied = deepcopy(PATTERN)
        total += copied["x"][0]
    return total


def check(results):
    return sum(results) == STEPS
