"""Hexiom-, sudoku-, knight-tour-, maze-, go-, tetris- and meteor-like search with backtracking, sets, bits and generators."""
import itertools
import random
import sys
from collections import defaultdict, deque
from copy import deepcopy
from functools import reduce
from operator import or_, xor, and_


def solve(grid):
    cols, rows, boxes = [0] * 9, [0] * 9, [0] * 9
    empty = []
    for i, ch in enumerate(grid):
        r, c = divmod(i, 9)
        if ch in ".0":
            empty.append((r, c, r // 3 * 3 + c // 3))
        else:
            bit = 1 << int(ch) - 1
            rows[r] |= bit; cols[c] |= bit; boxes[r // 3 * 3 + c // 3] |= bit
    out = list(grid)
    nodes = 0

    def go():
        nonlocal nodes
        nodes += 1
        if not empty:
            return True
        k = min(range(len(empty)), key=lambda j: bin(511 & ~(rows[empty[j][0]] | cols[empty[j][1]] | boxes[empty[j][2]])).count("1"))
        r, c, b = cell = empty.pop(k)
        free = 511 & ~(rows[r] | cols[c] | boxes[b])
        while free:
            bit = free & -free
            free ^= bit
            rows[r] ^= bit; cols[c] ^= bit; boxes[b] ^= bit
            out[r * 9 + c] = str(bit.bit_length())
            if go():
                return True
            rows[r] ^= bit; cols[c] ^= bit; boxes[b] ^= bit
        empty.insert(k, cell)
        return False
    return ("".join(out), nodes) if go() else (None, nodes)


puzzle = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
answer, nodes = solve(puzzle)
print(answer, nodes)
for r in range(0, 9, 4): print(" ".join(answer[r * 9:r * 9 + 9]))


def tour(n, start=(0, 0)):
    moves = [(a, b) for a in (1, 2, -1, -2) for b in (1, 2, -1, -2) if abs(a) != abs(b)]
    seen, path = {start}, [start]
    nbrs = lambda p: [q for dx, dy in moves if 0 <= (q := (p[0] + dx, p[1] + dy))[0] < n and 0 <= q[1] < n and q not in seen]
    while len(path) < n * n:
        options = nbrs(path[-1])
        if not options: return None, len(path)
        nxt = min(options, key=lambda q: (len(nbrs(q)), q))
        seen.add(nxt); path.append(nxt)
    return path[-1], len(path)


print(tour(5), tour(6), tour(8), tour(3))


def maze(w, h, seed):
    rng = random.Random(seed)
    grid = [["#"] * (2 * w + 1) for _ in range(2 * h + 1)]
    stack = [(0, 0)]
    grid[1][1] = " "
    while stack:
        x, y = stack[-1]
        dirs = [(1, 0), (0, 1), (-1, 0), (0, -1)]
        rng.shuffle(dirs)
        for dx, dy in dirs:
            nx, ny = x + dx, y + dy
            if 0 <= nx < w and 0 <= ny < h and grid[2 * ny + 1][2 * nx + 1] == "#":
                grid[2 * y + 1 + dy][2 * x + 1 + dx] = grid[2 * ny + 1][2 * nx + 1] = " "
                stack.append((nx, ny))
                break
        else:
            stack.pop()
    return grid


def bfs(grid):
    goal = len(grid) - 2, len(grid[0]) - 2
    q, prev = deque([(1, 1)]), {(1, 1): None}
    while q:
        y, x = p = q.popleft()
        if p == goal: break
        for d in (-1, 1):
            for n in ((y + d, x), (y, x + d)):
                if grid[n[0]][n[1]] != "#" and n not in prev:
                    prev[n] = p
                    q.append(n)
    steps = 0
    while p:
        grid[p[0]][p[1]] = "."
        p = prev[p]; steps += 1
    return steps


m = maze(12, 5, 7)
print(bfs(m), *map("".join, m), sep="\n")


def cover(X, Y, solution=()):
    if not X:
        yield list(solution)
        return
    c = min(X, key=lambda c: (len(X[c]), c))
    for r in sorted(X[c]):
        cols = []
        for j in Y[r]:
            for i in X[j]:
                for k in Y[i]:
                    if k != j: X[k].discard(i)
            cols.append(X.pop(j))
        yield from cover(X, Y, (*solution, r))
        for j in reversed(Y[r]):
            X[j] = cols.pop()
            for i in X[j]:
                for k in Y[i]:
                    if k != j: X[k].add(i)


Y = {"A": [1, 4, 7], "B": [1, 4], "C": [4, 5, 7], "D": [3, 5, 6], "E": [2, 3, 6, 7], "F": [2, 7]}
X = {j: {r for r in Y if j in Y[r]} for j in range(1, 8)}
print(list(cover(X, Y)), {k: sorted(v) for k, v in sorted(X.items())})
PIECES = {"I": [(0, 0), (1, 0), (2, 0)], "L": [(0, 0), (0, 1), (1, 0)]}


def rotations(cells):
    seen = set()
    for _ in range(4):
        cells = [(y, -x) for x, y in cells]
        mx, my = min(x for x, _ in cells), min(y for _, y in cells)
        shape = tuple(sorted((x - mx, y - my) for x, y in cells))
        if shape not in seen:
            seen.add(shape)
            yield shape


def tile(w, h):
    full = (1 << w * h) - 1
    places = defaultdict(list)
    for name, cells in PIECES.items():
        for shape in rotations(cells):
            for ox, oy in itertools.product(range(w), range(h)):
                if all(x + ox < w and y + oy < h for x, y in shape):
                    mask = reduce(or_, (1 << (y + oy) * w + x + ox for x, y in shape))
                    places[(mask & -mask).bit_length() - 1].append((name, mask))
    def go(used):
        if used == full: yield (); return
        low = ((~used) & (used + 1)).bit_length() - 1
        for name, mask in places[low]:
            if not mask & used:
                for rest in go(used | mask): yield (name, *rest)
    return list(go(0))


t = tile(3, 4)
print(len(t), t[:3], len(set(map(frozenset, t))), sum("I" not in s for s in t))


class Board:
    __slots__ = "size", "cells", "turn", "history", "ko"
    def __init__(self, size=5):
        self.size, self.cells, self.turn, self.history, self.ko = size, {}, "X", [], None
    def nbrs(self, p):
        x, y = p
        return ((a, b) for a, b in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)) if 0 <= a < self.size > b >= 0)
    def group(self, p):
        color, seen, libs, todo = self.cells[p], {p}, set(), [p]
        for q in todo:
            for n in self.nbrs(q):
                if n not in self.cells: libs.add(n)
                elif self.cells[n] == color and n not in seen: seen.add(n); todo.append(n)
        return seen, libs
    def play(self, p):
        if p in self.cells or p == self.ko: raise ValueError(f"illegal {p}")
        self.cells[p] = self.turn
        taken = set()
        for n in self.nbrs(p):
            if self.cells.get(n, self.turn) != self.turn:
                g, libs = self.group(n)
                if not libs: taken |= g
        for t in taken: del self.cells[t]
        if not self.group(p)[1]:
            del self.cells[p]
            raise ValueError(f"suicide {p}")
        self.ko = min(taken) if len(taken) == 1 else None
        self.history.append((self.turn, p, len(taken)))
        self.turn = "XO"[self.turn == "X"]
        return len(taken)
    def __str__(self): return "\n".join("".join(self.cells.get((x, y), "+") for x in range(self.size)) for y in range(self.size))


b = Board()
for mv in [(1, 0), (0, 0), (0, 1), (2, 2), (2, 1), (3, 1), (4, 4), (2, 0), (1, 1), (0, 0), (0, 0), (9, 9)]:
    try: print(mv, b.turn, b.play(mv), end=" | ")
    except (ValueError, KeyError) as e: print(type(e).__name__, e, end=" | ")
print(); print(b); print(b.history[-1], deepcopy(b.cells) == b.cells, sys.getrecursionlimit() >= 1000)
b.nope = 1
