"""A sleep, and a wait for a lock or a thread with a limit, last at least as long as they were told to."""
import threading
import time

for span in (0.01, 0.06, 0.08, 0.13, 0.2):
    before = time.perf_counter()
    time.sleep(span)
    print(span, time.perf_counter() - before >= span)

lock = threading.Lock()
lock.acquire()
for span in (0.02, 0.07, 0.11):
    before = time.perf_counter()
    taken = lock.acquire(timeout=span)
    print(span, taken, time.perf_counter() - before >= span)


gate = threading.Lock()
gate.acquire()


def wait():
    with gate:
        pass


waiting = []
for i in range(3):
    waiting.append(threading.Thread(target=wait))
for thread in waiting:
    thread.start()
for thread in waiting:
    before = time.perf_counter()
    thread.join(0.06)
    print(thread.is_alive(), time.perf_counter() - before >= 0.06)
gate.release()
for thread in waiting:
    thread.join()
print(waiting[0].is_alive())
# shim: no
# expect: 0.01 True
# expect: 0.06 True
# expect: 0.08 True
# expect: 0.13 True
# expect: 0.2 True
# expect: 0.02 False True
# expect: 0.07 False True
# expect: 0.11 False True
# expect: True True
# expect: True True
# expect: True True
# expect: False
