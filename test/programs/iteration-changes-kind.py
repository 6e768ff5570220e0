# One loop that meets ranges, lists, tuples, strs, dicts and generators in turn: its instruction was specialised for another.


def total(items):
    result = 0
    for item in items:
        result += item
    return result


def joined(items):
    return [item for item in items]


def numbers(n):
    for i in range(n):
        yield i


kinds = [lambda: range(4), lambda: [1, 2], lambda: (3, 4), lambda: {5: 6, 7: 8}, lambda: numbers(3), lambda: range(0), lambda: []]
for first in kinds:
    print([total(first()) for _ in range(4)], [total(kind()) for kind in kinds], total(first()))
for first in [lambda: "abc", *kinds]:
    print(joined(first()), [joined(kind()) for kind in kinds], joined("xy"), joined(range(2)))


def hot(turns):
    out = 0
    source = [range(3), [10, 20], (30,), range(5, 0, -2), "", {1: 2}]
    for turn in range(turns):
        for item in source[turn // 300 % 6]:
            out += item
    return out


print(hot(3600))
