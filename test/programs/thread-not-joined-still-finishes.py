import threading
import time
def late():
    time.sleep(0.02)
    print("thread ends last")

threading.Thread(target=late).start()
time.sleep(0)
print("main ends first")
# shim: no
# expect: main ends first
# expect: thread ends last
