# Attributes that readers look at without counting, while a writer puts other objects in their owner's place, and takes an attribute
# away from the one that leaves: the others move up. Whoever reads a slot by a shape that is gone meanwhile sees the wrong one.
import threading

ROUNDS = 3000


class Box:
    def __init__(self, k):
        self.padding = k
        self.down = -k
        self.up = k
        self.items = [k, k, k]
        self.sizes = {}


box = Box(1)
done = []
wrong = []


def write():
    global box
    for k in range(2, ROUNDS):
        following = Box(k)
        following.sizes = [k]
        del box.padding
        box = following
    done.append(True)


def look(n):
    downs = ups = lengths = 0
    for _ in range(n):
        if box.down > -1:
            downs += 1
        if box.up < 1:
            ups += 1
        if len(box.items) != 3 or box.items[1] < 1:
            lengths += 1
        if not box.items:
            lengths += 1
    return downs, ups, lengths


def read():
    for looked in range(400):
        if done and looked > 20:
            break
        seen = look(500)
        if seen != (0, 0, 0):
            wrong.append(seen)


threads = [threading.Thread(target=read) for _ in range(2)] + [threading.Thread(target=write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(wrong[:5])
print(sorted(vars(box)))
