import threading, time
import time as clock
before = time.time()
begin = clock.perf_counter()
clock.sleep(0.001)
print(time.perf_counter() > begin, time.time() >= before, before > 1700000000.0, clock is time)
sleep = time.sleep
print(sleep(0), time.sleep(0.0))
