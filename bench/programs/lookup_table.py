"""One tuple and one list of numbers that every thread reads at scattered places and none writes.

Shared: the table and the list of offsets, read only; they hold plain numbers, so a read counts no references.
Expected: reads without locks scale like private work; a list that locked its reads would stand still here.
"""
# workload: read-shared
# suites: default

SIZE = 1024
READS = 80_000


def table(seed):
    values = []
    for _ in range(SIZE):
        seed = seed * 16807 % 2147483647
        values.append(seed % SIZE)
    return values


def frozen(values):
    result = ()
    for value in values:
        result = result + (value,)
    return result


OFFSETS = table(11)
TABLE = frozen(table(7))


def work(part, parts):
    total = 0
    for i in range(READS * part // parts, READS * (part + 1) // parts):
        total += TABLE[(i + OFFSETS[i % SIZE]) % SIZE]
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 40233278
