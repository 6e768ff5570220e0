import threading
lock = threading.Lock()
with lock:
    print("inside")
lock.release()
# expect: inside
