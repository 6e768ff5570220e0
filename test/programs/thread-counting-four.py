# The classic program of the debate, small.
import threading
import time
def count(n=20000):
    while n > 0:
        n -= 1

start = time.time()
threads = []
for i in range(4):
    threads.append(threading.Thread(target=count))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
elapsed = time.time() - start
print(f"{elapsed:.2f}" != "", elapsed > 0)
# expect: True True
