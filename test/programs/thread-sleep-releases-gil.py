# Four threads take turns, and only sleep lets the next one run: nobody is asked to hand over for an hour.
import sys
import threading
import time

sys.setswitchinterval(3600)
turn = 0
log = []


def nap(number):
    global turn
    for _ in range(5):
        while turn != number:
            time.sleep(0.001)
        log.append(number)
        turn = (number + 1) % 4


start = time.perf_counter()
threads = []
for i in range(4):
    threads.append(threading.Thread(target=nap, args=(i,)))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log == [0, 1, 2, 3] * 5, time.perf_counter() - start >= 0.003)
# shim: no
# expect: True True
