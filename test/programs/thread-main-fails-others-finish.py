import threading
import time


def late(items):
    with gate:
        time.sleep(0.05)
        print("still finished", items)


gate = threading.Lock()
gate.acquire()
t = threading.Thread(target=late, args=([1, 2],))
t.start()
print("main fails")
gate.release()
[][0]
# shim: no
# expect-error: IndexError: list index out of range
# expect: main fails
# expect: still finished [1, 2]
