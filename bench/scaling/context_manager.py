"""A with statement over an object of a class."""
# suites: scaling

STEPS = 30_000


class Manager:
    def __enter__(self):
        return 1

    def __exit__(self, kind, value, traceback):
        return False


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        with Manager() as one:
            total += one
    return total


def check(results):
    return sum(results) == STEPS
