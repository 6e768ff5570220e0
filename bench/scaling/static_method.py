"""Static and class methods of a shared class."""
# suites: scaling

STEPS = 60_000


class Tools:
    unit = 1

    @staticmethod
    def same(x):
        return x

    @classmethod
    def step(cls):
        return cls.unit


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += Tools.same(Tools.step())
    return total


def check(results):
    return sum(results) == STEPS
