# shim: no
# Daemon threads do not keep the program; join and acquire take time-outs.
import threading
import time

lock = threading.Lock()


def hold():
    with lock:
        started.release()
        time.sleep(30)


started = threading.Lock()
started.acquire()
holder = threading.Thread(target=hold, daemon=True, name="holder")
holder.start()
started.acquire()
print(lock.acquire(False))
print(lock.acquire(blocking=False))
print(lock.acquire(timeout=0.01))
print(lock.locked())
holder.join(timeout=0.01)
print(holder.is_alive())
holder.join(0.01)
print("done")

# expect: False
# expect: False
# expect: False
# expect: True
# expect: True
# expect: done
