"""One list that all threads write, each its own places, and then read: shared but without a race.

Shared: a list of 4,096 places; thread p has the places p, p + parts, ..., so neighbours belong to different threads.
Expected: correct without a lock of the program's own; two cores write the same cache lines, which costs.
"""
# workload: write-shared
# suites: default

LENGTH = 4096
ROUNDS = 20
VALUES = [0] * LENGTH


def work(part, parts):
    total = 0
    for turn in range(ROUNDS):
        for i in range(part, LENGTH, parts):
            VALUES[i] = i + turn
        for i in range(part, LENGTH, parts):
            total += VALUES[i]
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == ROUNDS * (LENGTH * (LENGTH - 1) // 2) + LENGTH * (ROUNDS * (ROUNDS - 1) // 2)
