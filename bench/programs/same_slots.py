"""Eight places of one list that all threads write at once, without a lock: the last writer of a place wins.

Shared: one short list, every place of it written by every thread: a race, and one that Python allows.
Expected: correct everywhere (a place holds what some thread wrote), and slow with several threads: each write
fetches the cache line from the other core.
"""
# workload: write-shared
# suites: default

PLACES = 8
WRITES = 120_000
SLOTS = [0] * PLACES


def work(part, parts):
    written = 0
    for i in range(WRITES * part // parts, WRITES * (part + 1) // parts):
        SLOTS[i % PLACES] = i
        written += 1
    return written


def check(results):
    written = 0
    for result in results:
        written += result
    for place in range(PLACES):
        if SLOTS[place] % PLACES != place or SLOTS[place] < 0 or SLOTS[place] >= WRITES:
            return False
    return written == WRITES
