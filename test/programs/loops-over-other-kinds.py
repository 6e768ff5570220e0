# One loop meets ranges, then lists, tuples, strings, dicts, generators: an empty list at first, too.
def plain(items):
    out = []
    for item in items:
        out.append(item)
    return out


def comprehended(items):
    return [item for item in items]


def counted(items):
    n = 0
    for item in items:
        n += 1
    return n


def twice():
    yield 1
    yield 2


KINDS = [range(3), [5], "ab", (1,), range(0), [], {1: 2}, {7}, b"xy", iter([4, 5]), twice(), range(10**15, 10**15 + 2)]
for first in range(len(KINDS)):
    order = KINDS[first:] + KINDS[:first]
    print(first, [plain(kind) for kind in order], [comprehended(kind) for kind in order], [counted(kind) for kind in order])


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    def sum(self):
        total = 0
        for row in self.rows:
            for value in row:
                total += value
        return total


print(Matrix([range(3), [4, 5], (6,), {7: 8}]).sum(), Matrix([[1, 2], range(4)]).sum())


def hot(n):
    total = 0
    for i in range(n):
        for value in (range(3) if i % 2 else [10, 20]):
            total += value
    return total


print(hot(5000))


class Late:
    def __new__(cls, a, b, c, d=4, e=5):
        self = object.__new__(cls)
        self.v = (a, b, c, d, e)
        return self

    def again(self):
        x = (1, 2)
        y = (3, 4)
        return type(self)(*x, *y, 5).v, type(self)(*x, 5).v, type(self)(*x, **{"c": 7, "e": 9}).v


print(Late(1, 2, 3).again())


class Shown:
    def __init__(self, n):
        self.n = n

    def __str__(self):
        parts = [self.n] * 3
        total = sum(parts)
        return f"<{self.n}:{total}>"

    def __lt__(self, other):
        return self.n % 7 < other.n % 7


def many(items):
    print(*items)
    return max(*items).n, max(*items, key=lambda item: item.n % 5).n, min(*items, **{"key": lambda item: -item.n}).n


print(many([Shown(i) for i in range(40)]))
print([sum(column) for column in map(lambda *values: list(values), *([[1, 2, 3]] * 40))])
