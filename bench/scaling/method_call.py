"""Calls of a method of one object that all threads have."""
# suites: scaling

STEPS = 60_000


class Counter:
    def one(self, x):
        return 1


counter = Counter()


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += counter.one(i)
    return total


def check(results):
    return sum(results) == STEPS
