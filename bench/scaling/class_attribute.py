"""An attribute of a class, read through the class and through a shared instance."""
# suites: scaling

STEPS = 60_000


class Box:
    unit = 1
    none = 0


box = Box()


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += Box.unit + box.none
    return total


def check(results):
    return sum(results) == STEPS
