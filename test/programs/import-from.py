from threading import Lock, Thread as T
from time import sleep, perf_counter as now
begin = now()
sleep(0)
lock = Lock()
def work(items):
    with lock:
        items.append(now() >= begin)

items = []
t = T(target=work, args=(items,))
t.start()
t.join()
print(items, lock.locked())
