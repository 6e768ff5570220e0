"""What globals and classes hold dies when it should, however many threads used it all the time."""
import gc
import threading
import weakref

LOADS = 4000
died = []


class Box:
    def __init__(self, name):
        self.name = name
        self.more = [1, 2, 3]

    def __del__(self):
        died.append(self.name)

    def one(self):
        return 1


def together(task, threads=4):
    pool = [threading.Thread(target=task, args=(i,)) for i in range(threads)]
    for thread in pool:
        thread.start()
    for thread in pool:
        thread.join()


# Read by all, then replaced: it dies at once.
box = Box("first")


def reads(index):
    total = 0
    for i in range(LOADS):
        total += box.one() + len(box.more)
    sums.append(total)


sums = []
together(reads)
print(sums == [LOADS * 4] * 4, died)
box = Box("second")
print(died)
together(reads)
del box
print(died)

# Threads keep it beyond its global's end, and beyond their own.
kept = []
box = Box("kept")


def keeps(index):
    mine = []
    for i in range(LOADS):
        mine.append(box)
        if i % 3:
            mine.pop()
    kept.append(mine)


together(keeps)
alive = weakref.ref(box)
box = None
print(alive() is kept[0][0], died)
while len(kept) > 1:
    kept.pop()
print(alive() is kept[0][0], died)
kept.pop()
print(alive(), died)

# One thread takes what another gives up.
handed = []
box = Box("handed")


def hands(index):
    for i in range(LOADS):
        if index % 2:
            handed.append(box)
        else:
            try:
                handed.pop()
            except IndexError:
                pass


together(hands)
print(died)
box = None
handed.clear()
print(died)

# In two globals at once; and in a closure, a list and a dict.
one = two = Box("twice")


def reads_both(index):
    held = {"box": one}
    for i in range(LOADS):
        if one is not two or held["box"] is not two:
            print("differs")
            break


together(reads_both)
del one
print(two.name, died)
together(lambda index: [two.one() for _ in range(LOADS)])
two = Box("after")
print(died)


# Attributes of classes.
class Shared:
    box = Box("of a class")

    @staticmethod
    def name():
        return Shared.box.name

    @classmethod
    def same(cls):
        return cls.box


def reads_class(index):
    for i in range(LOADS):
        if Shared.same().name != Shared.name():
            print("differs")


together(reads_class)
Shared.box = Box("of a class, later")
print(died)
together(reads_class)
for i in range(70):
    setattr(Shared, f"more{i}", i)
together(reads_class)
del Shared.box
print(died)

# Part of a cycle.
ring = Box("ring")
ring.itself = ring
together(lambda index: [ring.itself.one() for _ in range(LOADS)])
gc.collect()
print("ring" in died)
del ring
print("ring" in died)
gc.collect()
print("ring" in died)

# More of them than are counted per thread.
many = {f"g{i}": Box(f"many {i}") for i in range(100)}
globals().update(many)
many.clear()
held = [globals()[f"g{i}"] for i in range(100)]


def reads_many(index):
    for i in range(2000):
        for name in ("g0", "g1", "g2", "g98", "g99"):
            globals()[name].one()


together(reads_many, 2)
held.clear()
for i in range(100):
    del globals()[f"g{i}"]
print(sorted(name for name in died if name.startswith("many")) == sorted(f"many {i}" for i in range(100)))

# Bound anew all the time while others read it: each dies once, none early.
ROUNDS = 600
now = Box(-1)
died.clear()


def reads_or_binds(index):
    global now
    if index == 0:
        for i in range(ROUNDS):
            now = Box(i)
            for _ in range(20):
                now.one()
    else:
        for i in range(20 * ROUNDS):
            mine = now
            if mine.more != [1, 2, 3] or mine.one() != 1:
                print("broken")


together(reads_or_binds)
print(len(died), len(set(died)))
now = None
print(len(died), sorted(died) == list(range(-1, ROUNDS)))
