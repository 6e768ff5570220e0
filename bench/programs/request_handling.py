"""Eight requests, each half a wait of one millisecond and half a computation: a web server's day.

Shared: nothing.
Expected: threads overlap the waiting in every cell; free threading also overlaps the computing; the JIT takes the
computing away until only the wait is left, and then nothing else matters.
"""
# workload: mixed
# suites: default

import time

REQUESTS = 8
ANSWER = 0.001
TURNS = 12_000


def compute(seed):
    value = seed
    for _ in range(TURNS):
        value = (value * 75 + 74) % 65_537
    return value


def work(part, parts):
    total = 0
    for request in range(part, REQUESTS, parts):
        time.sleep(ANSWER)
        total += compute(request + 1)
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 206690
