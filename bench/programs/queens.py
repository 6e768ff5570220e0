"""Solutions of the eight-queens problem, by recursion over bit masks; parts take first columns in turn.

Shared: nothing.
Expected: calls and short loops, so the JIT of loops gains little; free threading gains the number of cores.
"""
# workload: cpu-bound
# suites: numeric

QUEENS = 8


def place(row, columns, left, right):
    if row == QUEENS:
        return 1
    solutions = 0
    for column in range(QUEENS):
        bit = 1 << column
        if columns & bit == 0 and left & bit == 0 and right & bit == 0:
            solutions += place(row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return solutions


def work(part, parts):
    solutions = 0
    for column in range(part, QUEENS, parts):
        bit = 1 << column
        solutions += place(1, bit, bit << 1, bit >> 1)
    return solutions


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 92
