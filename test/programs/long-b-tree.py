"""B-tree with iteration, deletion and invariants."""
import bisect
import random
from collections.abc import MutableMapping


class _Node:
    __slots__ = ("keys", "values", "children")

    def __init__(self, keys=None, values=None, children=None):
        self.keys = keys or []
        self.values = values or []
        self.children = children or []

    @property
    def leaf(self):
        return not self.children

    def __repr__(self):
        return f"<{self.keys}{' ' + repr(self.children) if self.children else ''}>"


class BTree(MutableMapping):
    def __init__(self, items=(), *, order=3):
        self.t = order
        self.root = _Node()
        self.size = 0
        for k, v in items:
            self[k] = v

    def __len__(self):
        return self.size

    def _find(self, key):
        node = self.root
        while True:
            i = bisect.bisect_left(node.keys, key)
            if i < len(node.keys) and node.keys[i] == key:
                return node, i
            if node.leaf:
                return None
            node = node.children[i]

    def __getitem__(self, key):
        if found := self._find(key):
            node, i = found
            return node.values[i]
        raise KeyError(key)

    def __setitem__(self, key, value):
        found = self._find(key)
        if found:
            found[0].values[found[1]] = value
            return
        root = self.root
        if len(root.keys) == 2 * self.t - 1:
            self.root = _Node(children=[root])
            self._split(self.root, 0)
        self._insert(self.root, key, value)
        self.size += 1

    def _split(self, parent, i):
        t, child = self.t, parent.children[i]
        right = _Node(child.keys[t:], child.values[t:], child.children[t:])
        parent.keys.insert(i, child.keys[t - 1])
        parent.values.insert(i, child.values[t - 1])
        parent.children.insert(i + 1, right)
        del child.keys[t - 1:], child.values[t - 1:], child.children[t:]

    def _insert(self, node, key, value):
        while not node.leaf:
            i = bisect.bisect(node.keys, key)
            if len(node.children[i].keys) == 2 * self.t - 1:
                self._split(node, i)
                if key > node.keys[i]:
                    i += 1
            node = node.children[i]
        i = bisect.bisect(node.keys, key)
        node.keys.insert(i, key)
        node.values.insert(i, value)

    def __iter__(self):
        def walk(node):
            if node.leaf:
                yield from node.keys
                return
            for child, key in zip(node.children, node.keys):
                yield from walk(child)
                yield key
            yield from walk(node.children[-1])
        return walk(self.root)

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        rest = [(k, self[k]) for k in self if k != key]
        self.root, self.size = _Node(), 0
        for k, v in rest:
            self[k] = v

    def range(self, low, high):
        return [k for k in self if low <= k < high]

    def depth(self):
        node, d = self.root, 1
        while not node.leaf:
            node, d = node.children[0], d + 1
        return d

    def check(self):
        def go(node, low, high, depth):
            assert node.keys == sorted(node.keys), "unsorted"
            assert all((low is None or low < k) and (high is None or k < high) for k in node.keys)
            if node is not self.root:
                assert self.t - 1 <= len(node.keys) <= 2 * self.t - 1, f"{len(node.keys)} keys"
            if node.leaf:
                return {depth}
            bounds = [low, *node.keys, high]
            return set().union(*(go(c, a, b, depth + 1) for c, a, b in zip(node.children, bounds, bounds[1:])))
        assert len(go(self.root, None, None, 0)) == 1
        return True


rng = random.Random(7)
numbers = list(range(200))
rng.shuffle(numbers)
tree = BTree(((n, str(n) * 2) for n in numbers), order=2)
print(len(tree), tree.depth(), tree.check(), list(tree)[:10], tree[77], 500 in tree)
print(tree.range(20, 30), list(tree.items())[:3], sum(tree.keys()))
print(tree.pop(50), tree.pop(50, "gone"), tree.setdefault(50, "back"), tree.get(999))
tree.update({1000: "k", 1001: "m"}, x1=0) if False else tree.update({1000: "k"})
print(tree.popitem(), len(tree), tree.check())
small = BTree([(c, ord(c)) for c in "the quick brown fox"])
print(small.root)
print(small == BTree(list(small.items())), dict(small) == small, isinstance(small, MutableMapping))
print(list(small.values()), max(small, key=small.get))
try:
    del small["?"]
except KeyError as e:
    print("KeyError", e, e.args)
try:
    small[3] = 1
except TypeError as e:
    print(e)
small.clear()
print(len(small), bool(small), list(small))
for size in (1, 10, 1000):
    t = BTree(((rng.random(), i) for i in range(size)), order=4)
    print(size, t.depth(), t.check(), round(next(iter(t)), 6))
