"""Members of an enum: found, compared, their values read."""
# suites: scaling

from enum import Enum

STEPS = 30_000


class Color(Enum):
    RED = 1
    BLUE = 2


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        color = Color.RED
        if color is not Color.BLUE:
            total += color.value
    return total


def check(results):
    return sum(results) == STEPS
