"""Items through four stages with a queue.Queue of 16 places between neighbours; whoever is too early waits in it.

Shared: three queues. Part p runs the stages p, p + parts, ..., a queue's worth of items each in turn, so one thread
runs all four (with queues of its own), two threads run two each and four threads one each.
Expected: at best the number of threads, up to four stages; the queues' locks and conditions, hand-overs and waits for
neighbours take their share. Needs threads that really run: a part waits for its neighbours.
"""
# workload: pipeline

from queue import Queue

STAGES = 4
ITEMS = 600
ROOM = 16
EFFORT = 12


def queues():
    return [Queue(ROOM) for _ in range(STAGES - 1)]


QUEUES = queues()


def refine(item, stage):
    for turn in range(EFFORT):
        item = (item * 31 + stage + turn) % 65_536
    return item


def work(part, parts):
    between = QUEUES if parts > 1 else queues()
    total = 0
    for start in range(0, ITEMS, ROOM):
        for stage in range(part, STAGES, parts):
            for number in range(start, min(start + ROOM, ITEMS)):
                item = refine(between[stage - 1].get() if stage > 0 else number, stage)
                if stage < STAGES - 1:
                    between[stage].put(item)
                else:
                    total += item
    return total


def check(results):
    return sum(results) == 19577396
