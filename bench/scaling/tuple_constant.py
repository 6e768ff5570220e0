"""A constant tuple: loaded and unpacked."""
# suites: scaling

STEPS = 60_000


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        a, b = (1, i)
        pair = (1, 2, 3)
        total += pair[0]
    return total


def check(results):
    return sum(results) == STEPS
