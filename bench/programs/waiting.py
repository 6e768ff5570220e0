"""Sixteen requests that are answered after a millisecond each: a program that waits, as for a disk or a network.

Shared: nothing. `time.sleep` stands in for disk and network: it waits equally long wherever it is run.
Expected: neither the JIT nor free threading matters, for nobody computes; more threads help in every cell, since a
thread that sleeps lets the GIL go.
"""
# workload: io-bound
# suites: default

import time

REQUESTS = 16
ANSWER = 0.001


def work(part, parts):
    answered = 0
    for _ in range(part, REQUESTS, parts):
        time.sleep(ANSWER)
        answered += 1
    return answered


def check(results):
    total = 0
    for result in results:
        total += result
    return total == REQUESTS
