"""A property of a shared object."""
# suites: scaling

STEPS = 60_000


class Box:
    def __init__(self):
        self._value = 1

    @property
    def value(self):
        return self._value


box = Box()


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += box.value
    return total


def check(results):
    return sum(results) == STEPS
