"""Methods that call super()'s."""
# suites: scaling

STEPS = 30_000


class Base:
    def one(self):
        return 1


class Derived(Base):
    def one(self):
        return super().one()


thing = Derived()


def work(part, parts):
    total = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        total += thing.one()
    return total


def check(results):
    return sum(results) == STEPS
