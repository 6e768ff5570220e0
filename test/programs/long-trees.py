# Trees: AVL with rank, a trie, a segment tree, a treap, Huffman codes, expression trees with visitors.
import heapq


class AVL:
    class Node:
        __slots__ = ("key", "value", "left", "right", "height", "size")

        def __init__(self, key, value):
            self.key, self.value = key, value
            self.left = self.right = None
            self.height = self.size = 1

    def __init__(self, items=()):
        self.root = None
        self.rotations = 0
        for key, value in items:
            self[key] = value

    @staticmethod
    def height(node):
        return node.height if node else 0

    @staticmethod
    def size(node):
        return node.size if node else 0

    def update(self, node):
        node.height = 1 + max(self.height(node.left), self.height(node.right))
        node.size = 1 + self.size(node.left) + self.size(node.right)
        return node

    def rotate(self, node, side, other):
        self.rotations += 1
        child = getattr(node, other)
        setattr(node, other, getattr(child, side))
        setattr(child, side, self.update(node))
        return self.update(child)

    def balance(self, node):
        lean = self.height(node.left) - self.height(node.right)
        if lean > 1:
            if self.height(node.left.left) < self.height(node.left.right):
                node.left = self.rotate(node.left, "left", "right")
            return self.rotate(node, "right", "left")
        if lean < -1:
            if self.height(node.right.right) < self.height(node.right.left):
                node.right = self.rotate(node.right, "right", "left")
            return self.rotate(node, "left", "right")
        return self.update(node)

    def insert(self, node, key, value):
        if node is None:
            return self.Node(key, value)
        if key == node.key:
            node.value = value
            return node
        if key < node.key:
            node.left = self.insert(node.left, key, value)
        else:
            node.right = self.insert(node.right, key, value)
        return self.balance(node)

    def remove(self, node, key):
        if node is None:
            raise KeyError(key)
        if key < node.key:
            node.left = self.remove(node.left, key)
        elif key > node.key:
            node.right = self.remove(node.right, key)
        elif node.left is None or node.right is None:
            return node.left or node.right
        else:
            least = node.right
            while least.left:
                least = least.left
            node.key, node.value = least.key, least.value
            node.right = self.remove(node.right, least.key)
        return self.balance(node)

    def __setitem__(self, key, value):
        self.root = self.insert(self.root, key, value)

    def __delitem__(self, key):
        self.root = self.remove(self.root, key)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return [k for k in self if (key.start is None or k >= key.start) and (key.stop is None or k < key.stop)]
        node = self.root
        while node:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def __len__(self):
        return self.size(self.root)

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)

        return walk(self.root)

    def rank(self, key):
        node, rank = self.root, 0
        while node:
            if key <= node.key:
                node = node.left
            else:
                rank += 1 + self.size(node.left)
                node = node.right
        return rank


class Trie:
    def __init__(self, words=()):
        self.children, self.count = {}, 0
        for word in words:
            self.add(word)

    def add(self, word):
        node = self
        for letter in word:
            node = node.children.setdefault(letter, Trie())
        node.count += 1

    def words(self, prefix=""):
        node = self
        for letter in prefix:
            if letter not in node.children:
                return
            node = node.children[letter]
        if node.count:
            yield prefix
        for letter in sorted(node.children):
            yield from self.words(prefix + letter)


class Segments:
    def __init__(self, items, combine):
        self.combine, self.n = combine, len(items)
        self.tree = [None] * self.n + list(items)
        for i in range(self.n - 1, 0, -1):
            self.tree[i] = combine(self.tree[2 * i], self.tree[2 * i + 1])

    def update(self, at, value):
        at += self.n
        self.tree[at] = value
        while at > 1:
            at //= 2
            self.tree[at] = self.combine(self.tree[2 * at], self.tree[2 * at + 1])

    def query(self, low, high):
        result, low, high = None, low + self.n, high + self.n
        while low < high:
            for take, place in ((low & 1, low), (high & 1, high - 1)):
                if take:
                    result = self.tree[place] if result is None else self.combine(result, self.tree[place])
            low, high = low + (low & 1) >> 1, high - (high & 1) >> 1
        return result


def huffman(text):
    counts = {}
    for letter in text:
        counts[letter] = counts.get(letter, 0) + 1
    heap = [(count, letter, letter) for letter, count in sorted(counts.items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        (a, x, left), (b, y, right) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a + b, min(x, y), (left, right)))
    codes = {}

    def walk(tree, code):
        if isinstance(tree, str):
            codes[tree] = code or "0"
        else:
            for bit, part in zip("01", tree):
                walk(part, code + bit)

    walk(heap[0][2], "")
    return codes


def decode(bits, codes):
    letters, found, code = {c: l for l, c in codes.items()}, [], ""
    for bit in bits:
        code += bit
        if code in letters:
            found.append(letters[code])
            code = ""
    return "".join(found)


class Expr:
    def __add__(self, other): return Bin("+", self, lift(other))
    def __radd__(self, other): return Bin("+", lift(other), self)
    def __mul__(self, other): return Bin("*", self, lift(other))
    def __rmul__(self, other): return Bin("*", lift(other), self)
    def __sub__(self, other): return self + -1 * lift(other)
    def __pow__(self, n): return Bin("*", self, self ** (n - 1)) if n > 1 else self


class Num(Expr):
    def __init__(self, value): self.value = value
    def __repr__(self): return str(self.value)


class Var(Expr):
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name


class Bin(Expr):
    def __init__(self, op, left, right): self.op, self.left, self.right = op, left, right
    def __repr__(self): return f"({self.left} {self.op} {self.right})"


def lift(value):
    return value if isinstance(value, Expr) else Num(value)


class Visitor:
    def __call__(self, node, *args):
        return getattr(self, "visit_" + type(node).__name__.lower())(node, *args)


class Evaluate(Visitor):
    def visit_num(self, node, env): return node.value
    def visit_var(self, node, env): return env[node.name]
    def visit_bin(self, node, env):
        a, b = self(node.left, env), self(node.right, env)
        return a + b if node.op == "+" else a * b


class Derive(Visitor):
    def visit_num(self, node, name): return Num(0)
    def visit_var(self, node, name): return Num(int(node.name == name))
    def visit_bin(self, node, name):
        left, right = self(node.left, name), self(node.right, name)
        return left + right if node.op == "+" else left * node.right + node.left * right


class Simplify(Visitor):
    def visit_num(self, node): return node
    visit_var = visit_num
    def visit_bin(self, node):
        a, b = self(node.left), self(node.right)
        match node.op, a, b:
            case _, Num(value=x), Num(value=y): return Num(x + y if node.op == "+" else x * y)
            case "+", Num(value=0), _: return b
            case "+", _, Num(value=0): return a
            case "*", (Num(value=0) as zero), _: return zero
            case "*", _, (Num(value=0) as zero): return zero
            case "*", Num(value=1), _: return b
            case "*", _, Num(value=1): return a
        return Bin(node.op, a, b)


tree = AVL((k * 37 % 101, k) for k in range(100))
print(len(tree), list(tree)[:8], tree.root.height, tree.rotations, tree[74], tree.rank(50), tree[95:], tree[:4])
for k in range(0, 101, 3):
    try:
        del tree[k]
    except KeyError as error:
        print("missing", error)
print(len(tree), tree.root.height, list(tree)[-5:], tree.rank(50))
trie = Trie("tea ten inn in to team tea".split())
print(list(trie.words()), list(trie.words("te")), list(trie.words("x")), trie.children["t"].children["e"].children["a"].count)
low = Segments([5, 3, 8, 6, 2, 7, 4], lambda a, b: a if a < b else b)
print(low.query(0, 4), low.query(2, 7), low.query(5, 6)); low.update(4, 9); print(low.query(2, 7), low.tree)
words = Segments(list("abcdef"), lambda a, b: a + b)
print(words.query(0, 1), sorted(words.query(1, 5)))
text = "abracadabra, said the tree"
codes = huffman(text)
bits = "".join(codes[c] for c in text)
print(codes, len(bits), decode(bits, codes) == text, huffman("aaa"))
x, y = Var("x"), Var("y")
formula = 3 * x ** 3 + x * y - 2 * y + 5
print(formula, Evaluate()(formula, {"x": 2, "y": 7}))
slope = Derive()(formula, "x")
print(Simplify()(slope), Evaluate()(slope, {"x": 2, "y": 7}) == Evaluate()(Simplify()(slope), {"x": 2, "y": 7}), Simplify()(Derive()(formula, "y")))
try:
    Evaluate()(x * Var("z"), {"x": 1})
except KeyError as error:
    print("KeyError", error)
