"""The classic program of the free-threading debate: four threads count, each for itself."""

import threading
import time


def count(limit=10_000_000):
    n = 0
    while n < limit:
        n += 1


threads = []
for _ in range(4):
    threads.append(threading.Thread(target=count))

started = time.time()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{time.time() - started:.2f} s")
