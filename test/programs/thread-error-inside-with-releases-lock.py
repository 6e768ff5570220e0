import threading
lock = threading.Lock()
def fail():
    with lock:
        return 1 // 0

t = threading.Thread(target=fail)
t.start()
t.join()
with lock:
    print("lock is free again")
# expect: lock is free again
