import threading
lock = threading.Lock()
def critical(value):
    with lock:
        print("locked", lock.locked())
        return 10 // value

print(critical(5), lock.locked())
critical(0)
