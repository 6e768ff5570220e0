# All threads run one hot loop: one compiles, all use it, with different types.
import threading
def total(step, n, out, index):
    x = step - step
    for i in range(n):
        x = x + step
    out[index] = x

out = [None] * 4
threads = []
steps = [1, 0.5, 2, True]
for index in range(4):
    threads.append(threading.Thread(target=total, args=(steps[index], 6000, out, index)))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out)
# expect: [6000, 3000.0, 12000, 6000]
