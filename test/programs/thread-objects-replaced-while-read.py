# A writer replaces lists in slots while readers hold and read them: memory must never be reused too soon.
import threading
slots = [[0, 0], [0, 0], [0, 0], [0, 0]]
bad = []
def write(rounds):
    for r in range(rounds):
        slots[r % 4] = [r, r]

def read(rounds):
    for r in range(rounds):
        pair = slots[r % 4]
        if pair[0] != pair[1] or len(pair) != 2:
            bad.append(r)

threads = []
for i in range(2):
    threads.append(threading.Thread(target=write, args=(4000,)))
    threads.append(threading.Thread(target=read, args=(4000,)))
for t in threads:
    t.start()
for t in threads:
    t.join()
print(bad, len(slots))
# expect: [] 4
