"""Counting up in a while loop, ten million times in all: CPU-bound, nothing shared."""

TOTAL = 10_000_000


def count(limit):
    n = 0
    while n < limit:
        n += 1
    return n


def work(part, parts):
    return count(TOTAL * (part + 1) // parts - TOTAL * part // parts)


def check(results):
    total = 0
    for result in results:
        total += result
    return total == TOTAL
