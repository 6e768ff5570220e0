# Two threads take turns through a shared word.
import threading
import time
turn = [0]
log = []
def player(me, other, rounds):
    for r in range(rounds):
        while turn[0] != me:
            time.sleep(0)
        log.append(me)
        turn[0] = other

a = threading.Thread(target=player, args=(0, 1, 10))
b = threading.Thread(target=player, args=(1, 0, 10))
a.start()
b.start()
a.join()
b.join()
print(log)
# shim: no
# expect: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
