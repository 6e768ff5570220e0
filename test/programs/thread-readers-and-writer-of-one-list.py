# Readers see only values that were stored, never torn ones.
import threading
shared = [0] * 64
bad = []
def write(rounds):
    for r in range(rounds):
        for i in range(64):
            shared[i] = r * 1000 + i
    for i in range(64):
        shared[i] = i

def read(rounds):
    for r in range(rounds):
        for i in range(64):
            # Read once: between two reads the first store may come.
            value = shared[i]
            if value % 1000 != i and value != 0:
                bad.append(i)

threads = [threading.Thread(target=write, args=(60,))]
for i in range(2):
    threads.append(threading.Thread(target=read, args=(60,)))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(bad, shared[0], shared[63])
# expect: [] 0 63
