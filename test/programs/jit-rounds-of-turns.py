"""Loops that count perform several turns as one attempt: what fails in one of them is done again from where the round began."""


def dot(left, right):
    total = 0.0
    k = -1
    for k in range(len(left)):
        total += left[k] * right[k]
    return total, k


def column(rows, weights, j):
    total = 1.0
    for k in range(len(weights)):
        total -= weights[k] * rows[k][j] + 0.5 * rows[k][0]
    return total


def last_product(left, right):
    product = 0.0
    total = 0.0
    for k in range(len(left)):
        product = left[k] * right[k]
        total += product
    return product, total


def counted(left, right):
    above = 0
    total = 0.0
    for k in range(len(left)):
        item = left[k] * right[k]
        total += item
        if item > 3.0:
            above += 1
    return above, total


def attempt(function, *arguments):
    try:
        return repr(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


FUNCTIONS = [dot, last_product, counted]
ones = [1.0 + i % 5 for i in range(31)]
halves = [0.5 * (i % 7) for i in range(31)]
for function in FUNCTIONS:
    for _ in range(400):
        function(ones, halves)
for _ in range(400):
    column([ones, halves, ones, halves, ones], [0.5, 0.25, 2.0, 4.0, 1.0], 3)

for size in range(12):
    for function in FUNCTIONS:
        print(size, function.__name__, attempt(function, ones[:size], halves[:size]))
odd = [3, True, 2**70, "x", None, float("nan"), float("inf"), -float("inf"), [1.0], (2.0,), -0.0]
for value in odd:
    for place in range(7):
        items = ones[:10]
        items[place] = value
        for function in FUNCTIONS:
            print(place, function.__name__, attempt(function, items, halves[:10]))
            print(place, function.__name__, attempt(function, halves[:10], items))
    rows = [ones[:5] for _ in range(9)]
    rows[5][3] = value
    print(attempt(column, rows, halves[:9], 3))
    rows[6] = value
    print(attempt(column, rows, halves[:9], 2))
print(attempt(dot, ones[:9], halves[:6]))
print(attempt(column, [ones[:5]] * 6 + [ones[:2]] + [ones[:5]] * 2, halves[:9], 3))
print(attempt(column, [ones[:5]] * 6, halves[:9], -1))
print(attempt(dot, [float("inf"), 1.0, float("-inf"), 2.0, 1.0], [1.0] * 5))


class Growing(list):
    def __getitem__(self, index):
        return super().__getitem__(index) + 1.0


print(attempt(dot, Growing(ones[:9]), halves[:9]))
total = 0.0
values = [0.5] * 40
for k in range(2000):
    for k in range(len(values)):
        total += values[k] * values[k]
print(total, k)
