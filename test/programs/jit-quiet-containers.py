# Membership, deletion, sets, deques and truth in hot loops: asked of the runtime where no method in Python has a say.
from collections import deque


class Key:
    """Equal to its number, and with the hash of it."""

    asked = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        Key.asked += 1
        return self.n == (other.n if isinstance(other, Key) else other)


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def membership(n):
    total = 0
    nan = float("nan")
    mixed = (1, 2.5, "x", None, nan)
    for i in range(n):
        c = "a+b-c*d"[i % 7]
        if c in ("+", "-", "*"):
            total += 1
        if c not in "abc":
            total += 10
        if i % 9 in (1, 2, 3):
            total += 100
        total += (nan in mixed) + (2.5 in mixed) + ("y" in mixed) + (1.0 in mixed)
    return total


def asks(n):
    keys = (Key(1), Key(2), 3)
    total = 0
    for i in range(n):
        if i % 5 in keys:
            total += 1
        if i % 100 == 0 and Key(3) in (1, 2, 3):
            total += 1
    return total, Key.asked


def sets(n):
    seen = set()
    table = {}
    odd = {Key(7): "seven"}
    total = 0
    for i in range(n):
        seen.add(i % 13)
        if i % 3 == 0:
            seen.discard(i % 26)
        table.setdefault(i % 10, []).append(i)
        total += len(table[i % 10])
        if i % 4 == 0:
            table["k"] = i
            total += table.pop("k")
            total += table.pop("none", 1)
        total += odd.setdefault(i % 9 + 1, "x") == "seven"
        if i % 9 == 8:
            del odd[3], odd[Key(4)]
    return sorted(seen), total, sorted(str(k.n if isinstance(k, Key) else k) for k in odd)


def deletes(n):
    table = {}
    missing = 0
    for i in range(n):
        table[i] = i
        table[str(i)] = [i]
        if i > 5:
            del table[i - 5]
            try:
                del table[str(i - 3 if i % 50 else -1)]
            except KeyError as error:
                missing += len(str(error))
    return len(table), missing


def queues(n):
    queue = deque([1, 2, 3])
    bounded = deque(maxlen=3)
    total = 0
    for i in range(n):
        queue.append(i)
        if i % 2:
            total += queue.popleft()
        else:
            queue.appendleft(i)
            total += queue.pop()
        bounded.append([i])
    done = 0
    while queue:
        total += queue.popleft()
        done += 1
    try:
        queue.popleft()
    except IndexError as error:
        return total, done, len(bounded), str(error)


class Own:
    """Not a deque, but with methods of its names."""

    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop() + 1


def both(n):
    queues = [deque(), Own()]
    total = 0
    for i in range(n):
        queue = queues[i % 2]
        queue.append(i)
        total += queue.pop()
    return total


def lists(n):
    head = None
    for i in range(20):
        head = Node(i, head)
    total = 0
    for i in range(n // 10):
        node = head
        while node:
            total += node.value
            node = node.next
        node = head
        while not (not node or node.value == 5):
            node = node.next
        total += bool(node)
    return total


def truths(n):
    things = [Node(1), None, 0, "", [], (1,), Sized(0), Sized(2), {}, 0.0, {1}]
    counts = [0] * len(things)
    for i in range(n):
        at = i % len(things)
        if things[at]:
            counts[at] += 1
    return counts


def becomes_false(n):
    node = Node(1)
    total = 0
    for i in range(n):
        if i == n // 2:
            Node.__bool__ = lambda self: False
        if i == n // 2 + 50:
            del Node.__bool__
            Node.__len__ = lambda self: self.value - 1
        if node:
            total += 1
    del Node.__len__
    return total


for f in (membership, asks, sets, deletes, queues, both, lists, truths, becomes_false, lists):
    print(f.__name__, f(3000))
