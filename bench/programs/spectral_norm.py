"""The spectral norm of eight matrices that are given by a formula, 40 to 54 rows: nested loops with a call inside.

Shared: nothing; each matrix belongs to one thread.
Expected: both bets pay and multiply once the formula's call is part of the loop.
"""
# workload: cpu-bound
# suites: numeric

SIZES = [40, 42, 44, 46, 48, 50, 52, 54]
ROUNDS = 3


def entry(row, column):
    return 1.0 / ((row + column) * (row + column + 1) // 2 + row + 1)


def times(vector, size):
    result = []
    for row in range(size):
        total = 0.0
        for column in range(size):
            total += entry(row, column) * vector[column]
        result.append(total)
    return result


def times_transposed(vector, size):
    result = []
    for row in range(size):
        total = 0.0
        for column in range(size):
            total += entry(column, row) * vector[column]
        result.append(total)
    return result


def norm(size):
    u = [1.0] * size
    v = u
    for _ in range(ROUNDS):
        v = times_transposed(times(u, size), size)
        u = times_transposed(times(v, size), size)
    product = 0.0
    square = 0.0
    for index in range(size):
        product += u[index] * v[index]
        square += v[index] * v[index]
    return (product / square) ** 0.5


def work(part, parts):
    total = 0.0
    for index in range(part, len(SIZES), parts):
        total += norm(SIZES[index])
    return total


def check(results):
    total = 0.0
    for result in results:
        total += result
    return abs(total - 10.193489059155224) < 1e-9
