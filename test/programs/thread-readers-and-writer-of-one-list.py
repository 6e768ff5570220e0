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
            if shared[i] % 1000 != i and shared[i] != 0:
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
