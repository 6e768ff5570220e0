"""f-strings of an int and a shared constant."""
# suites: scaling

STEPS = 30_000
NAME = "item"


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        text = f"{NAME} {i}"
        total += 1 if text else 0
    return total


def check(results):
    return sum(results) == STEPS
