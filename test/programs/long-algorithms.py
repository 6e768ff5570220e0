"""Classic algorithms: shortest paths, union-find, topological order, Huffman, knapsack, permutations, queens, sudoku, life."""
import heapq
from bisect import bisect_left, insort
from collections import Counter, defaultdict, deque
from functools import lru_cache, reduce
from itertools import accumulate, chain, combinations, count, groupby, islice, permutations, product, takewhile


class Graph:
    def __init__(self, edges):
        self.to = defaultdict(dict)
        for a, b, weight in edges:
            self.to[a][b] = self.to[b][a] = weight

    def shortest(self, start):
        best, heap, before = {start: 0}, [(0, start)], {}
        while heap:
            cost, node = heapq.heappop(heap)
            if cost > best[node]:
                continue
            for other, weight in self.to[node].items():
                if cost + weight < best.get(other, float("inf")):
                    best[other] = cost + weight
                    before[other] = node
                    heapq.heappush(heap, (cost + weight, other))
        return best, before

    def spanning(self):
        parent = {n: n for n in self.to}

        def root(n):
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n

        edges = sorted((w, a, b) for a in self.to for b, w in self.to[a].items() if a < b)
        for weight, a, b in edges:
            if (ra := root(a)) != (rb := root(b)):
                parent[ra] = rb
                yield a, b, weight


def topological(before):
    degree = Counter(b for after in before.values() for b in after)
    ready = deque(sorted(n for n in before if not degree[n]))
    while ready:
        node = ready.popleft()
        yield node
        for other in before[node]:
            degree[other] -= 1
            if degree[other] == 0:
                ready.append(other)


def huffman(text):
    heap = [(n, c, None) for c, n in Counter(text).items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], min(a[1], b[1]), (a, b)))
    codes = {}

    def walk(node, code):
        if node[2] is None:
            codes[node[1]] = code or "0"
        else:
            for bit, child in enumerate(node[2]):
                walk(child, code + str(bit))

    walk(heap[0], "")
    return codes


@lru_cache(maxsize=None)
def knapsack(items, room):
    if not items:
        return 0
    (weight, value), *rest = items
    without = knapsack(tuple(rest), room)
    return max(without, value + knapsack(tuple(rest), room - weight)) if weight <= room else without


def queens(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset()):
    if row == n:
        yield ()
        return
    for c in range(n):
        if c not in columns and row + c not in up and row - c not in down:
            for rest in queens(n, row + 1, columns | {c}, up | {row + c}, down | {row - c}):
                yield (c, *rest)


def sudoku(grid):
    def options(at):
        r, c = divmod(at, 9)
        used = {grid[r * 9 + k] for k in range(9)} | {grid[k * 9 + c] for k in range(9)}
        used |= {grid[(r // 3 * 3 + i) * 9 + c // 3 * 3 + j] for i in range(3) for j in range(3)}
        return [d for d in "123456789" if d not in used]

    empty = [(len(options(i)), i) for i, c in enumerate(grid) if c == "."]
    if not empty:
        return True
    _, at = min(empty)
    for d in options(at):
        grid[at] = d
        if sudoku(grid):
            return True
    grid[at] = "."
    return False


def life(cells, steps):
    for _ in range(steps):
        near = Counter((x + i, y + j) for x, y in cells for i, j in product((-1, 0, 1), repeat=2) if (i, j) != (0, 0))
        cells = {cell for cell, n in near.items() if n == 3 or n == 2 and cell in cells}
    return cells


graph = Graph([("a", "b", 7), ("a", "c", 3), ("b", "c", 1), ("b", "d", 2), ("c", "d", 8), ("d", "e", 2), ("e", "f", 11), ("c", "f", 20)])
best, before = graph.shortest("a")
print(best, before)
print(list(graph.spanning()))
print(list(topological({"shirt": ["tie", "belt"], "tie": ["jacket"], "trousers": ["belt", "shoes"], "belt": ["jacket"], "shoes": [], "jacket": [], "socks": ["shoes"]})))
codes = huffman("abracadabra alakazam")
print(sorted(codes.items(), key=lambda kv: (len(kv[1]), kv[0])))
print(len("".join(codes[c] for c in "abracadabra alakazam")))
items = ((12, 4), (2, 2), (1, 1), (1, 2), (4, 10), (3, 7))
print(knapsack(items, 9), knapsack.cache_info().hits > 0, knapsack.cache_info().currsize)
print(sum(1 for _ in queens(6)), next(queens(8)), list(queens(4)))
puzzle = list("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79")
print(sudoku(puzzle), "".join(puzzle[:27]))
print(sorted(life({(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}, 12)))
print([len(list(g)) for _, g in groupby("aaabccddddd")], list(islice(count(10, 3), 4)), list(accumulate([1, 2, 3, 4], lambda a, b: a * b)))
print(list(takewhile(lambda x: x < 40, (n * n for n in count(1)))), list(chain("ab", [1], (2,))))
print(["".join(p) for p in permutations("abc", 2)], list(combinations(range(4), 3)))
ordered = []
for n in (5, 2, 9, 1, 7, 2):
    insort(ordered, n)
print(ordered, bisect_left(ordered, 2), reduce(lambda a, b: a * 10 + b, ordered))
print(Counter("mississippi").most_common(2), Counter(a=3, b=1) - Counter(a=1, b=4), sorted(Counter("abca") + Counter("bd")))
window = deque(maxlen=3)
print([sum(window) for n in range(6) if window.append(n) is None], window, window[-1])
