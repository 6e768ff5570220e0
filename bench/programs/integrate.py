"""π as an integral, by a function called a hundred thousand times from the loop that sums it.

Shared: nothing.
Expected: the JIT's gain hangs on whether it compiles loops that call; free threading gains the number of cores.
"""
# workload: cpu-bound
# suites: numeric

SLICES = 100_000


def height(x):
    return 4.0 / (1.0 + x * x)


def work(part, parts):
    total = 0.0
    for i in range(part, SLICES, parts):
        total += height((i + 0.5) / SLICES)
    return total / SLICES


def check(results):
    total = 0.0
    for result in results:
        total += result
    return abs(total - 3.141592653589793) < 1e-9
