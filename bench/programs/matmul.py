"""Two 48 × 48 matrices as lists of lists, multiplied: every thread reads the rows of both.

Shared: both matrices, read only. Their rows are objects, so each read of a row counts a reference to it.
Expected: the arithmetic scales; where counts are atomic, all threads count on the same rows and get in each other's way.
"""
# workload: read-shared
# suites: default, numeric

SIZE = 48


def matrix(factor, offset):
    rows = []
    for i in range(SIZE):
        row = []
        for j in range(SIZE):
            row.append((i * factor + j * offset) % 10 * 0.5)
        rows.append(row)
    return rows


LEFT = matrix(3, 7)
RIGHT = matrix(5, 1)


def work(part, parts):
    total = 0.0
    for i in range(part, SIZE, parts):
        row = LEFT[i]
        for j in range(SIZE):
            cell = 0.0
            for k in range(SIZE):
                cell += row[k] * RIGHT[k][j]
            total += cell
    return total


def check(results):
    total = 0.0
    for result in results:
        total += result
    return total == 551675.0
