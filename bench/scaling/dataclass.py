"""Instances of a dataclass, made and read."""
# suites: scaling

from dataclasses import dataclass

STEPS = 30_000


@dataclass
class Point:
    x: int
    y: int = 1


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        point = Point(i)
        total += point.y
    return total


def check(results):
    return sum(results) == STEPS
