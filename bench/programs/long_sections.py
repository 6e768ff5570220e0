"""One lock held for long: each turn updates a whole shared list under it, and computes as much again outside it.

Shared: a list of 64 numbers and its lock, taken 400 times for some tens of microseconds in the interpreter.
Expected: by Amdahl's law at most twice as fast on any number of threads without the GIL, for half of the work is
serial; a lock that lets its waiters sleep costs little here.
"""
# workload: lock-contended
# suites: default

import threading

TURNS = 400
LENGTH = 64
LOCK = threading.Lock()
SHARED = [0] * LENGTH


def private(turn):
    value = turn
    for _ in range(LENGTH * 2):
        value = (value * 5 + 1) % 1024
    return value


def work(part, parts):
    total = 0
    for turn in range(TURNS * part // parts, TURNS * (part + 1) // parts):
        with LOCK:
            for place in range(LENGTH):
                SHARED[place] = SHARED[place] + 1
        total += private(turn)
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    for value in SHARED:
        if value != SHARED[0] or value % TURNS != 0 or value == 0:
            return False
    return total == 196536
