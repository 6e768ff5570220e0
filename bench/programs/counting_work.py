"""Counting up in a while loop, ten million times in all: the smallest CPU-bound work there is.

Shared: nothing.
Expected: the JIT's best case (three instructions, one int), and free threading gains the number of cores.
"""
# workload: cpu-bound
# suites: default, quick

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
