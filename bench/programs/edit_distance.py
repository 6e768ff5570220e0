"""Edit distances of twelve pairs of number sequences: dynamic programming over two private rows.

Shared: nothing; each pair's rows belong to one thread.
Expected: both bets pay; the rows are made anew for every line, so a little of the time goes to allocation.
"""
# workload: cpu-bound
# suites: numeric

PAIRS = 12
LENGTH = 60


def sequence(seed):
    values = []
    for _ in range(LENGTH):
        seed = seed * 16807 % 2147483647
        values.append(seed % 4)
    return values


def distance(left, right):
    above = []
    for j in range(len(right) + 1):
        above.append(j)
    for i in range(len(left)):
        row = [i + 1] * (len(right) + 1)
        for j in range(len(right)):
            cost = 1
            if left[i] == right[j]:
                cost = 0
            row[j + 1] = min(min(row[j] + 1, above[j + 1] + 1), above[j] + cost)
        above = row
    return above[len(right)]


def work(part, parts):
    total = 0
    for pair in range(part, PAIRS, parts):
        total += distance(sequence(pair + 1), sequence(pair + 100))
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 427
