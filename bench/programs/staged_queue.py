"""Items through four stages with a bounded queue between neighbours; each queue is a list under a lock.

Shared: three queues of 16 places. Part p runs the stages p, p + parts, ..., so one thread runs all four, two
threads run two each and four threads one each; a thread that finds nothing to do sleeps for a moment.
Expected: at best the number of threads, up to four stages; hand-overs between threads and full or empty queues
take their share. Needs threads that really run: a part waits for its neighbours.
"""
# workload: pipeline
# suites: default

import threading
import time

STAGES = 4
ITEMS = 600
ROOM = 16
EFFORT = 12
PAUSE = 0.00005
EMPTY = -1


def queues(count):
    made = []
    for _ in range(count):
        made.append([threading.Lock(), [0] * ROOM, 0, 0])
    return made


# A queue: its lock, a ring of places, how many items were put, how many were taken.
QUEUES = queues(STAGES - 1)


def has_room(queue):
    with queue[0]:
        return queue[2] - queue[3] < ROOM


def put(queue, item):
    with queue[0]:
        queue[1][queue[2] % ROOM] = item
        queue[2] += 1


def take(queue):
    with queue[0]:
        if queue[2] == queue[3]:
            return EMPTY
        item = queue[1][queue[3] % ROOM]
        queue[3] += 1
        return item


def refine(item, stage):
    for turn in range(EFFORT):
        item = (item * 31 + stage + turn) % 65_536
    return item


def advance(stage, number):
    """Takes an item through a stage; gives it back, or EMPTY when the stage must wait."""
    if stage < STAGES - 1 and not has_room(QUEUES[stage]):
        return EMPTY
    item = number
    if stage > 0:
        item = take(QUEUES[stage - 1])
    if item == EMPTY:
        return EMPTY
    item = refine(item, stage)
    if stage < STAGES - 1:
        put(QUEUES[stage], item)
    return item


def work(part, parts):
    done = [0] * STAGES
    left = 0
    for _ in range(part, STAGES, parts):
        left += ITEMS
    total = 0
    while left > 0:
        moved = 0
        for stage in range(part, STAGES, parts):
            if done[stage] < ITEMS:
                item = advance(stage, done[stage])
                if item != EMPTY:
                    done[stage] += 1
                    moved += 1
                    if stage == STAGES - 1:
                        total += item
        left -= moved
        if moved == 0:
            time.sleep(PAUSE)
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 19577396
