"""Bound methods of a shared object, made and called."""
# suites: scaling

STEPS = 60_000


class Counter:
    def one(self):
        return 1


counter = Counter()


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        method = counter.one
        total += method()
    return total


def check(results):
    return sum(results) == STEPS
