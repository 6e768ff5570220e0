"""Turns done at a time read neighbours from one address: lengths that fill rounds or do not, and items in the middle of one that make it leave."""


def dot(xs, ys, n):
    total = 0.0
    for i in range(n):
        total += xs[i] * ys[i]
    return total


def count(xs, n):
    total = 0
    for i in range(n):
        total += xs[i]
    return total


def copy(to, xs, n):
    for i in range(n):
        to[i] = xs[i]
    return to


def column(rows, j, n):
    total = 0.0
    for k in range(n):
        total += rows[k][j]
    return total


def moved(xs, n):
    total = 0
    for i in range(n):
        i = i // 2
        total += xs[i]
    return total


def weighted(xs, n):
    total = 0
    for i in range(n):
        j = i
        i = 0
        total += xs[j] * 3 - xs[i]
    return total


class Half:
    def __radd__(self, other):
        return other + 0.5

    def __rmul__(self, other):
        return other / 2


floats = [n * 0.5 for n in range(40)]
ints = [n * n for n in range(40)]
rows = [[n * 0.25, float(n), -n / 2] for n in range(40)]

for turn in range(40):
    dot(floats, floats, 40)
    count(ints, 40)
    copy([0] * 40, ints, 40)
    copy([0.0] * 40, floats, 40)
    column(rows, 1, 40)
    moved(ints, 40)
    weighted(ints, 40)

for n in range(13):
    print(n, dot(floats, floats, n), count(ints, n), copy([0] * 12, ints, n), copy([0.0] * 12, floats, n))
    print(column(rows, 2, n), column(rows, -1, n), moved(ints, n), weighted(ints, n))

# One item of another kind, in every place of a round.
for place in range(8, 17):
    some = floats[:]
    some[place] = place
    print(place, dot(some, floats, 20), dot(floats, some, 20), count(some, 20), copy([0.0] * 20, some, 20)[place])
    some[place] = Half()
    print(count(some, 20), dot(floats, some, 20))
    some[place] = None
    try:
        print(dot(some, floats, 20))
    except TypeError as error:
        print(error)
    some = rows[:]
    some[place] = (1.5, 2.5, 3.5)
    print(column(some, 1, 20))
    some[place] = [7]
    try:
        print(column(some, 1, 20))
    except IndexError as error:
        print(error)
    some[place] = [0.5, float("nan"), 1]
    print(column(some, 1, 20), column(some, 2, 20))

for n in range(38, 43):
    try:
        print(dot(floats, floats, n), count(ints, n))
    except IndexError as error:
        print(n, error)
    try:
        copy([None] * 40, ints, n)
    except IndexError as error:
        print(n, error)
