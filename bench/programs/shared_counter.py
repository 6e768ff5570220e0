"""One counter in one list, counted up under one lock: what contention costs."""

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
