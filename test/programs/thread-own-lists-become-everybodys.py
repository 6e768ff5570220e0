"""Lists and instances that one thread makes and changes in hot loops, and that others begin to change under way."""
import threading

ROUNDS = 40
TURNS = 300
WIDTH = 8


class Cell:
    def __init__(self):
        self.value = 0
        self.total = 0.0
        self.items = []


def run(*tasks):
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


lost = []
handed = []
done = []


def makes():
    """Fills a list, hands it over in the middle, and goes on filling it."""
    for round in range(ROUNDS):
        mine = [0] * WIDTH
        cell = Cell()
        for turn in range(TURNS):
            for place in range(WIDTH):
                mine[place] = turn
            cell.value = turn
            cell.total = cell.total + 0.5
            cell.items.append(turn)
            if turn == TURNS // 2:
                handed.append((mine, cell))
        own = mine[:WIDTH]
        if own != [TURNS - 1] * WIDTH:
            lost.append(("written", round, own))
        if cell.value != TURNS - 1 or cell.total != TURNS / 2:
            lost.append(("attributes", round, cell.value, cell.total))
        done.append((mine, cell))


def grows():
    """Makes what it is handed longer, so that its storage moves under the other's hands."""
    got = 0
    while got < ROUNDS:
        if len(handed) > got:
            other, cell = handed[got]
            for turn in range(TURNS):
                other.append(turn)
                cell.items.append(-1)
                cell.extra = turn
            got += 1


# The oracle runs one thread after the other.
def both():
    run(makes, grows)


both()
print(lost)
print(len(done), {len(mine) for mine, _ in done}, {len(cell.items) for _, cell in done})
print({tuple(mine[WIDTH:]) == tuple(range(TURNS)) for mine, _ in done})
print({cell.items.count(-1) for _, cell in done}, {cell.extra for _, cell in done})
print({tuple(item for item in cell.items if item >= 0) == tuple(range(TURNS)) for _, cell in done})

# Each place is written once, while the other makes the list longer: its storage moves as a whole.
WIDE = 6000
wide = []
started = []


def writes_once():
    for round in range(12):
        mine = [0] * WIDE
        wide.append(mine)
        while len(started) <= round:
            pass
        total = 0
        for place in range(WIDE):
            mine[place] = place + 1
            for step in range(40):
                total += step
    wide.append(None)


def appends():
    for round in range(12):
        while len(wide) <= round:
            pass
        other = wide[round]
        other.append(0)
        started.append(round)
        for turn in range(4 * WIDE):
            other.append(turn)


run(writes_once, appends)
print({tuple(mine[:WIDE]) == tuple(range(1, WIDE + 1)) for mine in wide[:12]}, {len(mine) for mine in wide[:12]})

# Handed from thread to thread all the time: more often than they wait for one another.
ring = [[[0], 0] for _ in range(3)]
turns = [threading.Lock() for _ in range(3)]
for lock in turns[1:]:
    lock.acquire()


def passes(index):
    def task():
        for turn in range(400):
            turns[index].acquire()
            pair = ring[index]
            pair[0][0] += 1
            pair[0].append(turn)
            pair[1] = [pair[0][0]]
            fresh = [list(pair[0][:1]), turn]
            fresh[0][0] += 0
            ring[(index + 1) % 3] = fresh
            turns[(index + 1) % 3].release()

    return task


run(passes(0), passes(1), passes(2))
print(sorted(pair[0][0] for pair in ring))
# shim: no
# expect: []
# expect: 40 {308} {600}
# expect: {True}
# expect: {300} {299}
# expect: {True}
# expect: {True} {30001}
# expect: [1199, 1200, 1200]
