# Copies of one iterator in several threads: each gets every item once, in the order of the source.
import threading
from itertools import tee


def drain(source, into):
    for item in source:
        into.append(item)


wrong = 0
for _ in range(30):
    copies = tee(range(1500), 4)
    got = [[] for _ in copies]
    threads = [threading.Thread(target=drain, args=pair) for pair in zip(copies, got)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wrong += any(items != list(range(1500)) for items in got)
print(wrong)
