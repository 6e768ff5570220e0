"""Dicts that one thread makes and changes in a hot loop, and that another begins to grow, shrink and read under way."""
import threading

ROUNDS = 30
TURNS = 200
WIDTH = 8

handed = []
lost = []


def makes():
    for round in range(ROUNDS):
        mine = {}
        for turn in range(TURNS):
            for place in range(WIDTH):
                mine[place] = [turn]
                if mine[place][0] != turn:
                    lost.append(("lost", round, turn, place))
            mine["turn"] = turn
            if turn == TURNS // 2:
                handed.append(mine)
        for place in range(WIDTH):
            if mine[place] != [TURNS - 1]:
                lost.append(("written", round, place, mine[place]))
        if mine["turn"] != TURNS - 1:
            lost.append(("turn", round, mine["turn"]))


def grows():
    """Makes what it is handed larger, so that its table is replaced under the other's hands."""
    got = 0
    while got < ROUNDS:
        if len(handed) > got:
            other = handed[got]
            for turn in range(TURNS):
                other[1000 + turn] = [turn]
                if turn % 3 == 0:
                    del other[1000 + turn]
                if other[turn % WIDTH][0] < TURNS // 2 - 1:
                    lost.append(("stale", got, turn, other[turn % WIDTH]))
            got += 1


threads = [threading.Thread(target=makes), threading.Thread(target=grows)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
whole = [k for k in range(1000, 1000 + TURNS) if (k - 1000) % 3]
for table in handed:
    if [k for k in table if k != "turn" and k >= WIDTH] != whole or len(table) != WIDTH + 1 + len(whole):
        lost.append(("keys", len(table)))
    if [table[k][0] for k in whole] != [k - 1000 for k in whole]:
        lost.append("values")
print(lost, len(handed))
