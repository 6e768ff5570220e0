# Lists in attributes and globals whose items are of other types than before: what was looked at is still there where code leaves.
class Node:
    def __init__(self):
        self.keys = []
def find(node, key, n):
    i = 0
    while i < n:
        if i < len(node.keys) and node.keys[i] == key:
            return i
        i += 1
    return -1
a = Node(); a.keys = list(range(300))
b = Node(); b.keys = [k + 0.5 for k in range(300)]
c = Node(); c.keys = ["s%d" % k for k in range(300)]
for j in range(200):
    find(a, -1, 300)
print(find(c, "s7", 300))
for j in range(30):
    find(c, "x", 300)
print(find(b, 7.5, 300))


class Grid:
    def __init__(self, rows):
        self.rows = rows


def total(grid, n):
    out = 0
    for i in range(n):
        for j in range(n):
            out += grid.rows[i][j]
    return out


def longest(grid, n):
    out = ""
    for i in range(n):
        if len(grid.rows[i]) > len(out):
            out = grid.rows[i]
    return out


ints = Grid([[i * j for j in range(30)] for i in range(30)])
floats = Grid([[i / (j + 1) for j in range(30)] for i in range(30)])
mixed = Grid([[i if j % 7 else i + 0.25 for j in range(30)] for i in range(30)])
for _ in range(40):
    total(ints, 30)
print(total(ints, 30), round(total(floats, 30), 6), total(mixed, 30))
words = Grid(["w" * (i % 50) for i in range(200)])
for _ in range(40):
    longest(words, 200)
print(longest(words, 200), longest(Grid([(1, 2), "abc", [4] * 5]), 3))
try:
    total(Grid([[1, "x"]]), 2)
except TypeError as error:
    print(error)
words.rows = None
try:
    longest(words, 2)
except TypeError as error:
    print(error)
del words.rows
try:
    longest(words, 2)
except AttributeError as error:
    print(error)

table = ["s%d" % k for k in range(300)]


def index(key):
    i = 0
    while i < 300:
        if table[i] == key:
            return i
        i += 1
    return -1


for _ in range(100):
    index("none")
table = [k + 0.5 for k in range(300)]
print(index(7.5), index(7))
