"""An attribute of a threading.local."""
# suites: scaling

import threading

STEPS = 30_000
local = threading.local()


def work(part, parts):
    total = 0
    local.count = 0
    for i in range(STEPS * part // parts, STEPS * (part + 1) // parts):
        local.count = local.count + 1
        total += 1
    return total


def check(results):
    return sum(results) == STEPS
