import threading
lock = threading.Lock()
order = []
def work(name):
    lock.acquire()
    order.append(name)
    lock.release()

print(lock.acquire(), lock.locked())
t = threading.Thread(target=work, args=("child",))
t.start()
order.append("main")
lock.release()
t.join()
print(order, lock.locked())
# shim: no
# expect: True True
# expect: ['main', 'child'] False
