import threading
import time
def late(items):
    time.sleep(0.05)
    print("still finished", items)

t = threading.Thread(target=late, args=([1, 2],))
t.start()
print("main fails")
[][0]
# shim: no
# expect-error: IndexError: list index out of range
# expect: main fails
# expect: still finished [1, 2]
