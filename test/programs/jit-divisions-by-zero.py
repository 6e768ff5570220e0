"""Divisions that meet zeros again and again in hot loops: caught where they are, in a function that is called, or further out."""


def ratio(left, right):
    try:
        return left // right
    except ZeroDivisionError:
        return -1


def rest(left, right):
    return left % right


def called(n):
    total = 0
    for i in range(n):
        total += ratio(1000, i % 5)
    return total


def around(n):
    total = misses = 0
    for i in range(n):
        try:
            total += rest(1000, i % 7)
        except ZeroDivisionError as error:
            misses += len(str(error))
    return total, misses


def own(n):
    total = 0.0
    seen = []
    for i in range(n):
        try:
            total += 10 / (i % 4)
            total += 3.5 / (i % 3 - 1.0)
            total += 2.5 % (i % 5 * 0.5)
            total += i // (i % 6 * 1.0)
        except ZeroDivisionError as error:
            if str(error) not in seen:
                seen.append(str(error))
            total -= 1
        else:
            total += 1
        finally:
            total += 0.25
    return round(total, 6), sorted(seen)


def kinds(values, divisors):
    """The operands' kinds change while the code runs that was made of ints."""
    total = 0
    errors = {}
    for left in values:
        for right in divisors:
            try:
                total += left // right + left % right
            except (ZeroDivisionError, TypeError) as error:
                errors[str(error)] = errors.get(str(error), 0) + 1
    return total, errors


def deep(n):
    """Left by an exception that nobody in the loop catches."""
    done = 0
    try:
        for i in range(n):
            done += 100 // (n - i - 1)
    except ZeroDivisionError:
        return done, i
    return done


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __floordiv__(self, other):
        return Money(self.cents // other)

    def __mod__(self, other):
        return self.cents % other

    def __add__(self, other):
        return self.cents + other

    __radd__ = __add__


print(called(4000), called(4001))
print(around(4000))
print(own(3000))
ints = list(range(-20, 20))
for values, divisors in (
    (ints * 10, [3, -2, 0, 7]),
    (ints * 10, [3, 0]),
    ([v * 0.5 for v in ints] * 10, [3, 0, -0.75]),
    ([True, False] * 200, [1, 0, True]),
    ([2**47 - 1, -(2**47), 2**60, 5] * 60, [-1, 0, 3, 2**50]),
    ([Money(v) for v in ints] * 10, [3, 0]),
    (["%d.", 5] * 100, [2, 0]),
    (ints * 10, [3, -2, 0, 7]),
):
    print(kinds(values, divisors))
print(deep(3000), deep(2), deep(1))
print(called(4000), ratio(7.5, 0.0), ratio(7.5, 2), ratio(True, False))
