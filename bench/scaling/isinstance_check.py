"""isinstance against shared classes."""
# suites: scaling

STEPS = 60_000


class Base:
    pass


class Derived(Base):
    pass


thing = Derived()


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += 1 if isinstance(thing, Base) and not isinstance(i, str) else 0
    return total


def check(results):
    return sum(results) == STEPS
