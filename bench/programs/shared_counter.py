"""One counter in one list, counted up under one lock: the shortest critical section there is.

Shared: the counter and its lock, which every thread takes all the time.
Expected: nothing to win from threads, in any cell; without the GIL the hand-over of the lock can make it slower.
"""
# workload: lock-contended
# suites: default

import threading

TOTAL = 20_000
LOCK = threading.Lock()
COUNTER = [0]


def work(part, parts):
    done = 0
    for _ in range(TOTAL * part // parts, TOTAL * (part + 1) // parts):
        with LOCK:
            COUNTER[0] += 1
        done += 1
    return done


def check(results):
    total = 0
    for result in results:
        total += result
    return total == TOTAL and COUNTER[0] >= TOTAL and COUNTER[0] % TOTAL == 0
