import threading
def work(items, count, value):
    for i in range(count):
        items.append(value)

shared = []
threads = []
for value in range(4):
    threads.append(threading.Thread(target=work, args=(shared, 3000, value)))
for t in threads:
    t.start()
for t in threads:
    t.join()
counts = [0] * 4
for value in shared:
    counts[value] += 1
print(len(shared), counts)
# expect: 12000 [3000, 3000, 3000, 3000]
