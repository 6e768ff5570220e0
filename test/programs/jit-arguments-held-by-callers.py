"""Inlined calls get no owners for arguments that a local of the caller goes on owning: until it is assigned, or the result is it."""

alive = 0


class Thing:
    def __init__(self, number):
        global alive
        alive += 1
        self.number = number
        self.items = [number]

    def __del__(self):
        global alive
        alive -= 1

    def same(self):
        return self

    def either(self, other, first):
        return self if first else other

    def __add__(self, other):
        return self if self.number >= other.number else other

    def __iadd__(self, other):
        self.number += other.number
        return self

    def total(self, depth):
        if depth == 0:
            return self.number
        return self.total(depth - 1) + len(self.items)

    def passed(self):
        return outer(self, self.items)

    def __eq__(self, other):
        return self.number == other.number

    def __getitem__(self, index):
        return self.items[index]


def same(x):
    return x


def chosen(x, y, first):
    return x if first else y


def outer(thing, items):
    held = thing
    items = inner(items, held)
    return items[0] + held.number


def inner(items, thing):
    for item in items:
        thing.number += item - item
    return items


def replaced(thing):
    number = thing.number
    thing = Thing(number + 1)
    thing = same(thing)
    return thing.number


def local_result(number):
    made = Thing(number)
    return made if number % 2 else None


def forgotten(thing):
    number = thing.number
    del thing
    return number


def late(thing, number):
    if number == 1000:
        raise ValueError(f"late: {thing.number}")
    return thing.number


def walk(node):
    steps = 0
    while node is not None:
        steps += 1
        node = node[1]
    return steps


def push(items, thing):
    items.append(thing)
    return items


def run(turns):
    results = []
    thing = Thing(1)
    other = Thing(2)
    chain = (1, (2, (3, None)))
    total = 0
    for turn in range(turns):
        thing = same(thing)
        thing = thing.same()
        thing = chosen(thing, other, turn % 3)
        thing = thing.either(other, turn % 5)
        fresh = Thing(turn)
        fresh = same(fresh)
        both = fresh + thing
        fresh = fresh + other
        fresh += thing if fresh is not thing else other
        total += fresh.number % 7 + both.number % 5
        fresh = same(same(same(fresh)))
        total += outer(fresh, fresh.items) + fresh.passed()
        total += replaced(fresh) % 3 + fresh.total(2) + forgotten(thing)
        maybe = local_result(turn)
        total += 0 if maybe is None else maybe.number
        total += walk(chain) + (fresh == thing) + thing[0]
        # The argument's owner is assigned while another argument is evaluated.
        number = chosen(fresh, (fresh := Thing(turn + 10)), True).number
        total += number % 11 + fresh.number
        kept = push([], fresh)
        fresh = None
        total += len(push(kept, kept[0])) + kept[1].number
        del kept
        thing.number = turn % 9
        other.number = turn % 4
        if turn % 200 == 0:
            results.append((turn, total, alive))
    return results, total


def caught(turns):
    thing = Thing(5)
    total = 0
    count = 0
    for turn in range(turns):
        try:
            total += late(thing, turn % 1001)
        except ValueError as error:
            count += 1
            message = str(error)
    return total, count, message, alive


print(run(700))
print(alive)
print(caught(2500))
print(alive)


def uncaught(turns):
    thing = Thing(6)
    total = 0
    for turn in range(turns):
        total += late(thing, turn)
    return total


uncaught(1500)
