import threading
hits = [0] * 24
def work(index):
    hits[index] += 1

for round in range(3):
    threads = []
    for index in range(8):
        t = threading.Thread(target=work, args=(round * 8 + index,))
        t.start()
        threads.append(t)
    for t in threads:
        t.join()
print(hits)
# expect: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
