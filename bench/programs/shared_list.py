"""One list that all threads write, each its own places, and then read: shared but without a race."""

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
