import threading
locks = []
counts = [0] * 5
for i in range(5):
    locks.append(threading.Lock())

def work(start, times):
    for i in range(start, start + times):
        with locks[i % 5]:
            counts[i % 5] += 1

threads = []
for start in range(3):
    threads.append(threading.Thread(target=work, args=(start, 1500)))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counts)
# expect: [900, 900, 900, 900, 900]
