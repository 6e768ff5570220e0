"""Functions made anew each time, with a variable of the function around them."""
# suites: scaling

STEPS = 60_000


def maker(step):
    def add(x):
        return x + step

    return add


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total = maker(1)(total)
    return total


def check(results):
    return sum(results) == STEPS
