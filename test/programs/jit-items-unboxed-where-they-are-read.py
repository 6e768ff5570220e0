"""Items of lists that the JIT takes for floats, ints or rows where it reads them, and that turn out to be something else."""
import math


class Weight:
    def __init__(self, value):
        self.value = value

    def __mul__(self, other):
        return self.value * other

    __rmul__ = __mul__

    def __add__(self, other):
        return self.value + other

    __radd__ = __add__


def dot(left, right, size):
    total = 0.0
    for i in range(size):
        total += left[i] * right[i]
    return total


def dots():
    left = [0.5 + i for i in range(300)]
    right = [0.25 * i for i in range(300)]
    print(dot(left, right, 300))
    right[170] = 3
    print(dot(left, right, 300))
    right[171] = Weight(2.0)
    print(dot(left, right, 300))
    left[200] = float("nan")
    print(math.isnan(dot(left, right, 300)), dot(left, right, 200))
    left[200] = float("inf")
    right[200] = 0.0
    print(math.isnan(dot(left, right, 300)))
    right[200] = "text"
    try:
        dot(left, right, 300)
    except TypeError as error:
        print(error)
    right[200] = True
    left[200] = -0.0
    print(dot(left, right, 300))


def all_nan():
    values = [float("nan")] * 400
    total = 0.0
    count = 0
    for value in values:
        total = value * 0.5 + value
        if total != total:
            count += 1
    print(count)


def mixed_iteration():
    values = [1.5] * 200 + [2] * 200 + ["x", None, True] * 5 + [2.5] * 200
    total = 0.0
    strange = 0
    for value in values:
        try:
            total += value
        except TypeError:
            strange += 1
    print(total, strange)


def reversed_in_place(items):
    low = 0
    high = len(items) - 1
    while low < high:
        items[low], items[high] = items[high], items[low]
        low += 1
        high -= 1
    return items


def swaps():
    total = 0
    for turn in range(60):
        numbers = [i * turn for i in range(20)]
        total += reversed_in_place(numbers)[0]
        total += len(reversed_in_place([[i] for i in range(turn)]))
        words = reversed_in_place([f"w{i}" for i in range(10)])
        total += len(words[0])
        mixed = reversed_in_place([turn, [turn], None, 2.5, "s", 2**70])
        total += mixed[4][0]
    print(total, words, mixed)


def rows():
    table = [[float(i + j) for j in range(12)] for i in range(12)]
    result = [[0.0] * 12 for _ in range(12)]
    for turn in range(20):
        for i in range(12):
            for j in range(12):
                for k in range(12):
                    result[i][j] += table[i][k] * table[k][j]
        if turn == 15:
            table[5] = tuple(table[5])
        if turn == 17:
            table[6] = [int(x) for x in table[6]]
        if turn == 18:
            result[3] = result[4]
    print(sum(sum(row) for row in result), result[3][3])


def same_list_twice(a, b, size):
    for i in range(size):
        a[i] = a[i] + b[size - 1 - i]
        b[i] = b[i] * 0.5 + a[size - 1 - i]
    return a[0], b[-1]


def aliases():
    for _ in range(30):
        one = [0.5] * 20
        shown = same_list_twice(one, [1.5] * 20, 20), same_list_twice(one, one, 20)
    print(shown)


def negative_places(items, size):
    total = 0
    for i in range(size):
        total += items[i - 1] - items[-i] + items[i - size]
    return total


def rows_become_numbers():
    data = [[1, 2], [3, 4]] * 100
    total = 0
    for i in range(200):
        row = data[i]
        total += row[0]
        if i == 150:
            data[i] = 7
        if i == 160:
            data[i + 1] = 7
            try:
                total += data[i + 1][0]
            except TypeError as error:
                print(error)
            data[i + 1] = [0]
    print(total, data[150])


dots()
all_nan()
mixed_iteration()
swaps()
rows()
aliases()
print([negative_places(list(range(size)), size) for size in (1, 2, 50, 300)])
rows_become_numbers()
