"""Eight private lists of 160 numbers, bubble-sorted: list reads, writes and swaps by tuple assignment.

Shared: nothing; every list belongs to one thread.
Expected: the JIT gains what dispatch and boxing cost, free threading the number of cores, and the two multiply.
"""
# workload: cpu-bound
# suites: default, numeric

LISTS = 8
LENGTH = 160


def numbers(seed):
    values = []
    for _ in range(LENGTH):
        seed = seed * 16807 % 2147483647
        values.append(seed % 1000)
    return values


def bubble_sort(values):
    for end in range(len(values) - 1, 0, -1):
        for i in range(end):
            if values[i] > values[i + 1]:
                values[i], values[i + 1] = values[i + 1], values[i]


def work(part, parts):
    disorder = 0
    for seed in range(part, LISTS, parts):
        values = numbers(seed + 1)
        bubble_sort(values)
        for i in range(1, LENGTH):
            if values[i - 1] > values[i]:
                disorder += 1
    return disorder


def check(results):
    for result in results:
        if result != 0:
            return False
    return True
