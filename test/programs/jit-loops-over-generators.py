"""Loops over generators whose code they hold: what leaves in the middle of either, and who else asks the generator."""

import sys


def squares(count):
    value = 1
    for i in range(count):
        value = (value * 75 + 74) % 65_537
        yield value


def texts(values):
    for value in values:
        if value % 3:
            yield str(value)


class Item:
    alive = 0

    def __init__(self, size):
        self.size = size
        Item.alive += 1

    def __del__(self):
        Item.alive -= 1


def items(count):
    for i in range(count):
        yield Item(i)


def pairs(count):
    for i in range(count):
        yield i, str(i)


def total(count):
    result = 0
    for value in squares(count):
        result += value
    for text in texts(range(count)):
        result += len(text)
    for item in items(count):
        result += item.size
    for number, text in pairs(count):
        result += number + len(text)
    return result


print(total(7000), total(10), total(0))
item = None
print(Item.alive)


def failing(count, at):
    for i in range(count):
        yield 100 // (at - i)


def fails(count, at):
    result = 0
    try:
        for value in failing(count, at):
            result += value
    except ZeroDivisionError as error:
        return result, str(error)
    return result


print(fails(6000, 7000), fails(8000, 6500), fails(5, 2))


def guarded(count, log):
    try:
        for i in range(count):
            try:
                yield i if i % 1000 else 1 // (i % 1000)
            except ZeroDivisionError:
                yield -1
    finally:
        log.append(count)


def stops(count, at, log):
    result = 0
    for value in guarded(count, log):
        result += value
        if value == at:
            break
    else:
        result = -result
    return result


log = []
print(stops(6000, 9999, log), stops(6000, 5500, log), stops(3, 1, log), log)


def grows(count):
    value = 1
    for i in range(count):
        value = value * 3 if i % 100 else 1
        yield value


def big(count):
    result = 0
    for value in grows(count):
        result ^= value
    return result


print(big(6000), big(99))


def shared(count):
    source = squares(count)
    result = 0
    for value in source:
        result += value
        if value % 50 == 0:
            result -= next(source, 0)
        if value % 1000 == 0:
            for other in source:
                result += other % 7
                if other % 2:
                    break
    return result, next(source, "ended")


print(shared(9000), shared(3))


def itself(count):
    source = None

    def ask():
        for i in range(count):
            if i == count - 2:
                try:
                    next(source)
                except ValueError as error:
                    yield str(error)
            else:
                yield i

    source = ask()
    result = []
    for value in source:
        if len(result) < 3 or isinstance(value, str):
            result.append(value)
    return result


print(itself(6000), itself(4))


def evens(count):
    for i in range(0, count, 2):
        yield i


def delegates(count):
    yield from evens(count)
    yield 0.5
    yield from squares(count)
    return "never seen"


def several(count):
    result = 0
    for make in (squares, evens, delegates, squares):
        for value in make(count):
            result += value
    return result


print(several(3000), several(4))


def tree(depth):
    if depth:
        for value in tree(depth - 1):
            yield value + 1
        yield depth
        for value in tree(depth - 1):
            yield value - 1


print(sum(value for value in tree(11)), [value for value in tree(3)])


def nested(count):
    result = 0
    for limit in evens(count):
        for value in (number * limit for number in range(4)):
            result += value
        for first, second in zip(evens(6), texts(range(9))):
            result += first * int(second)
    return result


print(nested(3000), nested(8))


def handled(count):
    for i in range(count):
        try:
            raise KeyError(i)
        except KeyError as error:
            yield (sys.exception() is error, error.args[0])


def handles(count):
    result = 0
    for own, number in handled(count):
        result += own * number + (sys.exception() is None)
    try:
        raise IndexError("outer")
    except IndexError:
        for own, number in handled(count):
            result += own * number + isinstance(sys.exception(), IndexError)
    return result


print(handles(5600), handles(3))


def kept(count):
    values = []
    for i in range(count):
        values.append(i)
        yield values if i % 2 else None


def keeps(count):
    last = None
    seen = 0
    for last in kept(count):
        if last:
            seen += last[-1]
    return seen, len(last or [])


print(keeps(6001), keeps(6000), keeps(2))
