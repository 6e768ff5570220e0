"""Bodies of classes that are hot: what they leave in the class is all that their names hold, whatever kept it meanwhile."""


class Sums:
    total = 0
    half = 0.0
    for i in range(3000):
        total += i
        half += i / 2
        last = i % 7 == 0
    squares = [i * i for i in range(3)]


print(Sums.total, Sums.half, Sums.i, Sums.last, Sums.squares)


class Counted:
    n = 0
    while n < 2500:
        n += 1
        if n == 2400:
            name = f"at {n}"
    else:
        done = True


print(Counted.n, Counted.name, Counted.done)


def make(n):
    class Local:
        number = n
        third = n / 3
        even = n % 2 == 0
        kind = "even" if even else "odd"

        def __init__(self, value):
            self.value = value

        def get(self):
            return self.value + self.number

        if even:
            extra = n * 2

    return Local


def run(turns):
    total = 0
    for n in range(turns):
        made = make(n)
        total += made(1).get() + (made.extra if made.even else len(made.kind))
        if n % 500 == 0:
            print(n, made.number, made.third, made.even, made.kind, sorted(k for k in vars(made) if k[0] != "_"))
    return total


print(run(1600))


class Outer:
    kept = 5

    class Inner:
        for step in range(1500):
            depth = step + 1

    reached = Inner.depth + kept


print(Outer.reached, Outer.Inner.step)


class Loud(dict):
    def __setitem__(self, name, value):
        super().__setitem__(name, value + 1 if isinstance(value, int) else value)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return Loud()

    def __new__(mcs, name, bases, namespace):
        return super().__new__(mcs, name, bases, dict(namespace))


def prepared(n):
    class Made(metaclass=Meta):
        one = n
        two = one + n
        part = n / 4

    return Made.one + Made.two + Made.part


print(sum(prepared(n) for n in range(1200)))


class Stepped(metaclass=Meta):
    for step in range(1, 3000, 2):
        doubled = step * 2


print(Stepped.step, Stepped.doubled)
