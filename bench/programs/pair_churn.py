"""Small tuples made, unpacked and dropped in a loop, as functions that return several values do.

Shared: nothing but the memory allocator.
Expected: free threading scales if an object's life needs no other thread; the price of thread-safe reference
counts shows in the column without the lock on one thread.
"""
# workload: allocation-heavy
# suites: default

STEPS = 60_000


def step(pair, number):
    low, high = pair
    if number % 2 == 0:
        return (low + 1, high)
    return (low, high + number)


def work(part, parts):
    pair = (0, 0)
    for number in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        pair = step(pair, number)
    low, high = pair
    return low + high


def check(results):
    total = 0
    for result in results:
        total += result
    return total == STEPS // 2 + (STEPS // 2) * (STEPS // 2)
