# Graphs: shortest paths, components, spanning trees, flows, orders, loops of a control-flow graph, colouring, Euler paths.
import heapq
from bisect import insort


class Graph:
    def __init__(self, edges=(), directed=False):
        self.directed = directed
        self.near = {}
        for edge in edges:
            self.add(*edge)

    def add(self, a, b, weight=1):
        self.near.setdefault(a, {})[b] = weight
        self.near.setdefault(b, {})
        if not self.directed:
            self.near[b][a] = weight

    def __iter__(self):
        return iter(self.near)

    def __getitem__(self, node):
        return self.near[node]

    def edges(self):
        for a, others in self.near.items():
            for b, weight in others.items():
                if self.directed or a <= b:
                    yield weight, a, b

    def reversed(self):
        return Graph([(b, a, w) for w, a, b in self.edges()], directed=True)


def dijkstra(graph, start):
    distance, before = {start: 0}, {}
    heap = [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > distance[node]:
            continue
        for other, weight in graph[node].items():
            if (new := d + weight) < distance.get(other, float("inf")):
                distance[other], before[other] = new, node
                heapq.heappush(heap, (new, other))
    return distance, before


def path(before, end):
    nodes = [end]
    while end in before:
        end = before[end]
        nodes.append(end)
    return nodes[::-1]


def components(graph):
    """Tarjan's strongly connected components."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph[node]:
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            group = []
            while True:
                group.append(stack.pop())
                if group[-1] == node:
                    break
            found.append(sorted(group))

    for node in graph:
        if node not in index:
            visit(node)
    return found


def spanning_tree(graph):
    leader = {node: node for node in graph}

    def find(node):
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    tree = []
    for weight, a, b in sorted(graph.edges()):
        if (x := find(a)) != (y := find(b)):
            leader[x] = y
            tree.append((a, b, weight))
    return tree


def topological(graph):
    degree = {node: 0 for node in graph}
    for _, _, b in graph.edges():
        degree[b] += 1
    ready = sorted(n for n, d in degree.items() if d == 0)
    order = []
    while ready:
        node = ready.pop(0)
        order.append(node)
        for other in graph[node]:
            degree[other] -= 1
            if degree[other] == 0:
                insort(ready, other)
    if len(order) < len(degree):
        raise ValueError(f"a ring among {sorted(set(degree) - set(order))}")
    return order


def max_flow(graph, source, sink):
    left = {a: dict(others) for a, others in graph.near.items()}
    for a in graph:
        for b in graph[a]:
            left[b].setdefault(a, 0)
    total = 0
    while True:
        before, queue = {source: None}, [source]
        for node in queue:
            for other, room in left[node].items():
                if room > 0 and other not in before:
                    before[other] = node
                    queue.append(other)
        if sink not in before:
            return total
        way, node = [], sink
        while before[node] is not None:
            way.append((before[node], node))
            node = before[node]
        amount = min(left[a][b] for a, b in way)
        for a, b in way:
            left[a][b] -= amount
            left[b][a] += amount
        total += amount


def dominators(graph, entry):
    order, seen = [], set()

    def visit(node):
        seen.add(node)
        for other in graph[node]:
            if other not in seen:
                visit(other)
        order.append(node)

    visit(entry)
    back = graph.reversed()
    dom = {node: set(order) for node in order}
    dom[entry] = {entry}
    changed = True
    while changed:
        changed = False
        for node in reversed(order):
            if node == entry:
                continue
            new = {node} | set.intersection(*(dom[p] for p in back[node] if p in dom))
            if new != dom[node]:
                dom[node] = new
                changed = True
    loops = {}
    for node in order:
        for header in graph[node]:
            if header in dom[node]:
                body, todo = {header, node}, [node]
                while todo:
                    n = todo.pop()
                    if n != header:
                        for p in back[n]:
                            if p not in body:
                                body.add(p)
                                todo.append(p)
                loops.setdefault(header, set()).update(body)
    return dom, loops


def colour(graph, count):
    order = sorted(graph, key=lambda n: (-len(graph[n]), n))

    def place(at, colours):
        if at == len(order):
            return colours
        for c in range(count):
            if all(colours.get(other) != c for other in graph[order[at]]):
                if found := place(at + 1, colours | {order[at]: c}):
                    return found
        return None

    return place(0, {})


town = Graph([("A", "B", 7), ("A", "D", 5), ("B", "C", 8), ("B", "D", 9), ("B", "E", 7), ("C", "E", 5), ("D", "E", 15), ("D", "F", 6), ("E", "F", 8), ("E", "G", 9), ("F", "G", 11)])
distance, before = dijkstra(town, "A")
print(distance, path(before, "G"), path(before, "C"))
tree = spanning_tree(town)
print(tree, sum(w for _, _, w in tree))
net = Graph([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3), (6, 5), (6, 7)], directed=True)
print(components(net), list(net.reversed().edges())[:4])
dag = Graph([("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")], directed=True)
print(topological(dag))
try:
    topological(net)
except ValueError as error:
    print("ValueError:", error)
pipes = Graph([("s", "a", 10), ("s", "c", 10), ("a", "b", 4), ("a", "c", 2), ("a", "d", 8), ("c", "d", 9), ("d", "b", 6), ("b", "t", 10), ("d", "t", 10)], directed=True)
print(max_flow(pipes, "s", "t"), max_flow(pipes, "a", "t"))
flow = Graph([(1, 2), (2, 3), (3, 4), (4, 3), (3, 5), (5, 6), (6, 5), (5, 2), (2, 7)], directed=True)
dom, loops = dominators(flow, 1)
print({n: sorted(d) for n, d in sorted(dom.items())}, {h: sorted(b) for h, b in sorted(loops.items())})
print(colour(town, 3), colour(Graph([(a, b) for a in range(4) for b in range(a)]), 3), len(set(colour(Graph([(a, b) for a in range(4) for b in range(a)]), 4).values())))
big = Graph()
state = 7
for i in range(300):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    big.add(i % 60, state % 60, 1 + state % 17)
distance, before = dijkstra(big, 0)
print(len(distance), max(distance.values()), sum(distance.values()), len(spanning_tree(big)), sum(w for *_, w in spanning_tree(big)))
