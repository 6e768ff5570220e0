import threading
done = [False, False, False]
def work(index):
    total = 0
    for i in range(3000):
        total += i
    if index == 1:
        total = total // (index - 1)
    done[index] = True

threads = []
for index in range(3):
    threads.append(threading.Thread(target=work, args=(index,)))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(done)
# expect: [True, False, True]
