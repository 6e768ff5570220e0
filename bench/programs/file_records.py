"""Sixteen small files that are written, read back and removed: a program that asks the system for everything it does.

Shared: nothing; every part has files of its own, in the system's folder for temporary files.
Expected: the JIT gives little, for hardly anything is computed; more threads help where the file system lets them, since
a thread lets the GIL go while the system works on a file. What was just written lies in memory: no disk is waited for.
"""
# workload: io-bound

import os
import time

FILES = 16
RECORDS = "A record of a file, as long as a line of text is.\n" * 400
FOLDER = os.environ.get("TMPDIR", "/tmp")


def write_records(path, records):
    with open(path, "w") as file:
        file.write(records)


def read_records(path):
    with open(path) as file:
        return len(file.read())


def work(part, parts):
    total = 0
    # Other processes and parts may do the same at this moment.
    name = f"patchwork-{os.getpid()}-{part}-{time.perf_counter_ns()}"
    for number in range(part, FILES, parts):
        path = os.path.join(FOLDER, f"{name}-{number}.txt")
        write_records(path, RECORDS)
        total += read_records(path)
        os.remove(path)
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == FILES * len(RECORDS)
