# shim: no
"""Rows of rows that some threads replace while others look into them: what is seen was in one of them, and all die once."""

import threading

ROWS = 8
WIDTH = 12
TURNS = 2000


class Cell:
    born = []
    dead = []

    def __init__(self, value):
        self.value = value
        Cell.born.append(1)

    def __del__(self):
        Cell.dead.append(1)


def new_row(step):
    return [float(step * WIDTH + j) for j in range(WIDTH)]


rows = [new_row(0) for _ in range(ROWS)]
cube = [[new_row(i) for _ in range(4)] for i in range(ROWS)]
cells = [[Cell(j) for j in range(4)] for _ in range(ROWS)]
pairs = [((i, float(i)), (i, i + 0.5)) for i in range(ROWS)]
bad = []


def read_rows(turns):
    total = 0.0
    for turn in range(turns):
        i = turn % ROWS
        j = turn % WIDTH
        x = rows[i][j]
        y = cube[i][turn % 4][j] + rows[ROWS - 1 - i][j]
        total += x * 0.5 + y
        if x % WIDTH != j or y < 0.0:
            bad.append((x, j, y))
    return total


def read_pairs(turns):
    for turn in range(turns):
        i = turn % ROWS
        number = pairs[i][0][0]
        half = pairs[i][1][1]
        if number % ROWS != i or half - int(half) != 0.5:
            bad.append((number, half))


def read_cells(turns):
    seen = 0
    for turn in range(turns):
        cell = cells[turn % ROWS][turn % 4]
        if cell.value != turn % 4:
            bad.append(cell.value)
        seen += 1
    return seen


def replace(turns):
    for turn in range(turns):
        i = turn % ROWS
        rows[i] = new_row(turn % 50)
        cube[i][turn % 4] = new_row(turn % 30)
        # Of the same sizes as what dies: whoever looks at memory that was given back sees these.
        poison = [[-1.0] * WIDTH for _ in range(3)]
        if turn % 3 == 0:
            cube[i] = [new_row(turn % 9) for _ in range(4)]
        if turn % 5 == 0:
            cells[i] = [Cell(j) for j in range(4)]
            pairs[i] = ((i + ROWS * turn, 1.0), (turn, turn + 0.5))
        if poison[0][0] > 0.0:
            bad.append(poison)


def rebind(turns):
    global rows
    for turn in range(turns):
        rows = [new_row(turn % 40) for _ in range(ROWS)]


# Readers of rows that are others every few nanoseconds: many look at one that dies before they own it. Where stitched code then
# takes it for alive (take_value as keep_value), 4 of 5 runs of twice the size crash.
box = [[[0.5, "x"]], [[1.5, "y"]]]


def look(turns):
    pair = None
    for turn in range(turns):
        pair = box[turn & 1][0]
        if len(pair) != 2 or pair[0] % 1.0 != 0.5:
            bad.append(pair)
    return pair


def swap(turns):
    for turn in range(turns):
        box[turn & 1] = [[turn + 0.5, "z"]]


def run(*targets):
    threads = [threading.Thread(target=target, args=(turns,)) for target, turns in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


run((read_rows, TURNS), (read_rows, TURNS), (read_pairs, TURNS), (read_cells, TURNS), (replace, 700), (replace, 700))
run((read_rows, TURNS), (read_cells, TURNS), (rebind, 200), (replace, 400))
run((look, 80000), (look, 80000), (swap, 50000), (swap, 50000))
print(len(bad), bad[:3])
cells.clear()
print(len(Cell.born) - len(Cell.dead))
# expect: 0 []
# expect: 0
