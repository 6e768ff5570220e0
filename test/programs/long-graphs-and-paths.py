"""Dijkstra, A*, Kruskal, Tarjan, topological sort, max flow, union-find, grid BFS, knights, TSP dp."""
from __future__ import annotations
from collections import defaultdict, deque
from dataclasses import dataclass, field
from heapq import heappush, heappop, heapify, nsmallest, merge
from functools import lru_cache
from itertools import combinations, permutations
from math import inf, hypot
from typing import Hashable, Iterator


@dataclass(slots=True, order=True)
class Edge:
    weight: float
    u: str = field(compare=False)
    v: str = field(compare=False)


class Graph[N: Hashable]:
    def __init__(self, *, directed: bool = False) -> None:
        self.adj: defaultdict[N, dict[N, float]] = defaultdict(dict)
        self.directed = directed

    def add(self, u: N, v: N, w: float = 1) -> Graph[N]:
        self.adj[u][v] = w
        self.adj[v]
        if not self.directed:
            self.adj[v][u] = w
        return self

    def edges(self) -> Iterator[tuple[N, N, float]]:
        seen = set()
        for u, nbrs in self.adj.items():
            for v, w in nbrs.items():
                key = (u, v) if self.directed else frozenset((u, v))
                if key not in seen:
                    seen.add(key)
                    yield u, v, w

    def dijkstra(self, src: N) -> tuple[dict[N, float], dict[N, N | None]]:
        dist, prev, heap = {src: 0}, {src: None}, [(0, src)]
        while heap:
            d, u = heappop(heap)
            if d > dist[u]:
                continue
            for v, w in self.adj[u].items():
                if (nd := d + w) < dist.get(v, inf):
                    dist[v], prev[v] = nd, u
                    heappush(heap, (nd, v))
        return dist, prev

    def path(self, src, dst):
        dist, prev = self.dijkstra(src)
        if dst not in dist:
            return None
        out = [dst]
        while (p := prev[out[-1]]) is not None:
            out.append(p)
        return out[::-1], dist[dst]

    def kruskal(self):
        parent = {n: n for n in self.adj}

        def find(x):
            while parent[x] != x:
                parent[x] = x = parent[parent[x]]
            return x

        total, tree = 0, []
        for e in sorted(Edge(w, u, v) for u, v, w in self.edges()):
            if (ru := find(e.u)) != (rv := find(e.v)):
                parent[ru] = rv
                tree.append((e.u, e.v))
                total += e.weight
        return total, tree

    def topo(self):
        indeg = dict.fromkeys(self.adj, 0)
        for _, v, _ in self.edges():
            indeg[v] += 1
        ready = deque(sorted(n for n, d in indeg.items() if not d))
        order = []
        while ready:
            order.append(u := ready.popleft())
            for v in self.adj[u]:
                indeg[v] -= 1
                if indeg[v] == 0:
                    ready.append(v)
        if len(order) != len(self.adj):
            raise ValueError(f"cycle among {sorted(set(self.adj) - set(order))}")
        return order

    def scc(self):
        index, low, on, stack, out = {}, {}, set(), [], []

        def visit(v):
            index[v] = low[v] = len(index)
            stack.append(v)
            on.add(v)
            for w in self.adj[v]:
                if w not in index:
                    visit(w)
                    low[v] = min(low[v], low[w])
                elif w in on:
                    low[v] = min(low[v], index[w])
            if low[v] == index[v]:
                comp = set()
                while True:
                    comp.add(w := stack.pop())
                    on.discard(w)
                    if w == v:
                        break
                out.append(comp)

        for v in list(self.adj):
            if v not in index:
                visit(v)
        return out

    def maxflow(self, s, t):
        cap = defaultdict(lambda: defaultdict(float))
        for u, v, w in self.edges():
            cap[u][v] += w
        flow = 0
        while True:
            parents, q = {s: None}, deque([s])
            while q and t not in parents:
                u = q.popleft()
                for v, c in list(cap[u].items()):
                    if c > 0 and v not in parents:
                        parents[v] = u
                        q.append(v)
            if t not in parents:
                return flow
            path, v = [], t
            while parents[v] is not None:
                path.append((parents[v], v))
                v = parents[v]
            push = min(cap[a][b] for a, b in path)
            for a, b in path:
                cap[a][b] -= push
                cap[b][a] += push
            flow += push


g = Graph[str]()
for line in """A B 7
A D 5
B C 8
B D 9
B E 7
C E 5
D E 15
D F 6
E F 8
E G 9
F G 11""".splitlines():
    u, v, w = line.split()
    g.add(u, v, int(w))
print(g.path("A", "G"), g.kruskal(), g.path("A", "Z"))
dag = Graph[str](directed=True)
for task, deps in {"shirt": ["tie", "belt"], "tie": ["jacket"], "pants": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"]}.items():
    for d in deps:
        dag.add(task, d)
print(dag.topo(), [sorted(c) for c in dag.scc()])
dag.add("jacket", "shirt")
try:
    dag.topo()
except ValueError as e:
    print(e)
print(sorted(map(sorted, dag.scc())))
flow = Graph(directed=True)
for e in [("s", "a", 10), ("s", "b", 10), ("a", "b", 2), ("a", "c", 4), ("a", "d", 8), ("b", "d", 9), ("d", "c", 6), ("c", "t", 10), ("d", "t", 10)]:
    flow.add(*e)
print(flow.maxflow("s", "t"))
GRID = """\
S.#......
..#.####.
..#....#.
.###.#.#.
.....#..E"""


def astar(grid):
    cells = {complex(x, y): c for y, row in enumerate(grid.split("\n")) for x, c in enumerate(row)}
    start = next(p for p, c in cells.items() if c == "S")
    goal = next(p for p, c in cells.items() if c == "E")
    h = lambda p: abs(p.real - goal.real) + abs(p.imag - goal.imag)
    heap, cost, came, n = [(h(start), 0, start)], {start: 0}, {}, 0
    while heap:
        _, _, p = heappop(heap)
        if p == goal:
            break
        for d in (1, -1, 1j, -1j):
            q = p + d
            if cells.get(q, "#") != "#" and cost[p] + 1 < cost.get(q, inf):
                cost[q] = cost[p] + 1
                came[q] = p
                n += 1
                heappush(heap, (cost[q] + h(q), n, q))
    while p != start:
        p = came[p]
        if p != start:
            cells[p] = "*"
    rows = grid.split("\n")
    return cost[goal], "\n".join("".join(cells[complex(x, y)] for x in range(len(rows[0]))) for y in range(len(rows)))


print(*astar(GRID), sep="\n")
cities = {"a": (0, 0), "b": (1, 5), "c": (5, 2), "d": (6, 6), "e": (8, 3)}
names = sorted(cities)


@lru_cache(maxsize=None)
def tsp(at, left: frozenset):
    if not left:
        return hypot(*(p - q for p, q in zip(cities[at], cities["a"]))), (at, "a")
    best = min((hypot(*(p - q for p, q in zip(cities[at], cities[n]))) + tsp(n, left - {n})[0], n) for n in left)
    return best[0], (at, *tsp(best[1], left - {best[1]})[1])


d, route = tsp("a", frozenset(names[1:]))
print(f"{d:.4f}", "→".join(route), tsp.cache_info())
brute = min(permutations(names[1:]), key=lambda p: sum(hypot(cities[a][0] - cities[b][0], cities[a][1] - cities[b][1]) for a, b in zip(("a", *p), (*p, "a"))))
print(brute in (route[1:-1], route[1:-1][::-1]))
print(list(merge([1, 4], [2, 3], [0, 9])), nsmallest(2, "hello"), Graph.__type_params__, Graph[int], g.__orig_class__ if hasattr(g, "__orig_class__") else None)


def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n:
        return 1
    free, count = ~(cols | d1 | d2) & ((1 << n) - 1), 0
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    return count


print([queens(i) for i in range(1, 8)])


def floyd(graph):
    dist = {u: {v: 0 if u == v else graph.adj[u].get(v, inf) for v in graph.adj} for u in graph.adj}
    for k in graph.adj:
        for i in graph.adj:
            for j in graph.adj:
                dist[i][j] = min(dist[i][j], dist[i][k] + dist[k][j])
    return dist


fd = floyd(g)
print(fd["A"], max(max(r.values()) for r in fd.values()))
