import threading
lock = threading.Lock()
total = [0]
def work(count):
    for i in range(count):
        with lock:
            total[0] += 1

threads = []
for i in range(4):
    t = threading.Thread(target=work, args=(2500,))
    t.start()
    threads.append(t)
for t in threads:
    t.join()
print(total[0], lock.locked())
# expect: 10000 False
