"""Small lists made, filled by append and dropped: allocation, growth and reference counts.

Shared: nothing but the memory allocator.
Expected: free threading scales if every thread allocates from pages of its own.
"""
# workload: allocation-heavy

LISTS = 6_000
LENGTH = 12


def work(part, parts):
    total = 0
    for i in range(LISTS * part // parts, LISTS * (part + 1) // parts):
        values = []
        for j in range(LENGTH):
            values.append(i + j)
        total += len(values) + values[LENGTH - 1] - values[0]
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == LISTS * (LENGTH + LENGTH - 1)
