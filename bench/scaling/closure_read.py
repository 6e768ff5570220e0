"""One closure that all threads call: its cell is shared."""
# suites: scaling

STEPS = 60_000


def maker(step):
    def add(x):
        return x + step

    return add


add_one = maker(1)


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total = add_one(total)
    return total


def check(results):
    return sum(results) == STEPS
