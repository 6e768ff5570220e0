# shim: no
"""Lists whose first items were taken before threads begin: takers at both ends, givers at both ends, readers between."""

import threading

ROUNDS = 15
EACH = 60


def one_round(number):
    items = [("start", k) for k in range(-20, 60)]
    for _ in range(20):
        items.pop(0)
    for k in range(10):
        items.insert(0, ("front", k))
    for _ in range(10):
        items.pop(0)
    taken = [[] for _ in range(2)]
    wrong = []

    def give(name, at_front):
        for k in range(EACH):
            if at_front:
                items.insert(0, (name, k))
            else:
                items.append((name, k))

    def take(mine, at_front):
        misses = 0
        while len(mine) < EACH and misses < 2000:
            try:
                mine.append(items.pop(0) if at_front else items.pop())
            except IndexError:
                misses += 1

    def read():
        for _ in range(30):
            for item in items[:5]:
                if type(item) is not tuple or len(item) != 2 or type(item[0]) is not str:
                    wrong.append(item)
            try:
                first = items[0]
            except IndexError:
                continue
            if type(first) is not tuple:
                wrong.append(first)

    threads = [
        threading.Thread(target=give, args=("a", False)),
        threading.Thread(target=give, args=("b", True)),
        threading.Thread(target=take, args=(taken[0], True)),
        threading.Thread(target=take, args=(taken[1], False)),
        threading.Thread(target=read),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = list(items)
    everything = sorted(taken[0] + taken[1] + left)
    expected = sorted([("start", k) for k in range(60)] + [(name, k) for name in "ab" for k in range(EACH)])
    if everything != expected:
        missing = [item for item in expected if item not in everything]
        print("round", number, "lost", missing[:5], "of", len(expected), "found", len(everything))
    if wrong:
        print("round", number, "a reader saw", wrong[:5])
    return len(everything)


print(sum(one_round(number) for number in range(ROUNDS)))

def read_while_taken():
    """Readers look at the front while it moves: what they see is an item, whole."""
    items = [(k, str(k)) for k in range(6000)]
    for _ in range(100):
        items.pop(0)
    wrong = []

    def read(at):
        while len(items) > 20:
            item = items[at]
            if type(item) is not tuple or len(item) != 2 or item[1] != str(item[0]):
                wrong.append(item)

    readers = [threading.Thread(target=read, args=(at,)) for at in (0, 1)]
    for reader in readers:
        reader.start()
    while len(items) > 10:
        items.pop(0)
    for reader in readers:
        reader.join()
    return len(items), len(wrong)


print([read_while_taken() for _ in range(2)])

queue = [0]
for number in range(1, 3000):
    queue.append(number)
    if number % 3:
        queue.pop(0)
print(len(queue), queue[0], queue[-1])
# expect: 2700
# expect: [(10, 0), (10, 0)]
# expect: 1000 2000 2999
