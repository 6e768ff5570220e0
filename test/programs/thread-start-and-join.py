import threading
def work(out, index):
    out[index] = index * index

results = [None] * 4
threads = []
for i in range(4):
    t = threading.Thread(target=work, args=(results, i))
    threads.append(t)
    t.start()
for t in threads:
    t.join()
print(results)
# expect: [0, 1, 4, 9]
