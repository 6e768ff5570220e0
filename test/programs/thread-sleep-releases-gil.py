import threading
import time
def nap():
    time.sleep(0.08)

start = time.perf_counter()
threads = []
for i in range(4):
    threads.append(threading.Thread(target=nap))
for t in threads:
    t.start()
for t in threads:
    t.join()
elapsed = time.perf_counter() - start
print(elapsed >= 0.079, elapsed < 0.3)
# shim: no
# expect: True True
