"""Data structures by hand: AVL tree, trie, LRU cache, ring buffer, matrix, polynomial, fraction, sparse vector, bit set."""
import operator
from math import gcd


class AVL:
    class Node:
        __slots__ = ("key", "value", "left", "right", "height")

        def __init__(self, key, value):
            self.key, self.value, self.left, self.right, self.height = key, value, None, None, 1

    def __init__(self, items=()):
        self.root, self.size = None, 0
        for key, value in dict(items).items():
            self[key] = value

    @staticmethod
    def _height(node):
        return node.height if node else 0

    def _fix(self, node):
        node.height = 1 + max(self._height(node.left), self._height(node.right))
        balance = self._height(node.left) - self._height(node.right)
        if balance > 1:
            if self._height(node.left.left) < self._height(node.left.right):
                node.left = self._rotate(node.left, "right", "left")
            return self._rotate(node, "left", "right")
        if balance < -1:
            if self._height(node.right.right) < self._height(node.right.left):
                node.right = self._rotate(node.right, "left", "right")
            return self._rotate(node, "right", "left")
        return node

    def _rotate(self, node, up, down):
        top = getattr(node, up)
        setattr(node, up, getattr(top, down))
        setattr(top, down, node)
        for n in (node, top):
            n.height = 1 + max(self._height(n.left), self._height(n.right))
        return top

    def _insert(self, node, key, value):
        if node is None:
            self.size += 1
            return self.Node(key, value)
        if key == node.key:
            node.value = value
        elif key < node.key:
            node.left = self._insert(node.left, key, value)
        else:
            node.right = self._insert(node.right, key, value)
        return self._fix(node)

    def __setitem__(self, key, value):
        self.root = self._insert(self.root, key, value)

    def __getitem__(self, key):
        node = self.root
        while node is not None:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def items(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            yield node.key, node.value
            node = node.right

    def __iter__(self):
        return (key for key, _ in self.items())

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __len__(self):
        return self.size


class Trie:
    END = "$"

    def __init__(self, *words):
        self.root = {}
        for word in words:
            node = self.root
            for c in word:
                node = node.setdefault(c, {})
            node[self.END] = True

    def starting(self, prefix):
        node = self.root
        for c in prefix:
            if c not in node:
                return []
            node = node[c]
        return sorted(self._walk(node, prefix))

    def _walk(self, node, word):
        for c, below in node.items():
            if c == self.END:
                yield word
            else:
                yield from self._walk(below, word + c)


class LRU:
    def __init__(self, room):
        self.room, self.data, self.hits = room, {}, 0

    def __call__(self, function):
        def cached(*args):
            if args in self.data:
                self.hits += 1
                self.data[args] = value = self.data.pop(args)
                return value
            value = self.data[args] = function(*args)
            if len(self.data) > self.room:
                del self.data[next(iter(self.data))]
            return value

        cached.cache = self
        return cached


class Fraction:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        common = gcd(top, bottom) * (-1 if bottom < 0 else 1)
        self.top, self.bottom = top // common, bottom // common

    def _binary(name):
        def forward(self, other):
            other = other if isinstance(other, Fraction) else Fraction(other)
            if name == "truediv":
                return Fraction(self.top * other.bottom, self.bottom * other.top)
            if name == "mul":
                return Fraction(self.top * other.top, self.bottom * other.bottom)
            op = getattr(operator, name)
            return Fraction(op(self.top * other.bottom, other.top * self.bottom), self.bottom * other.bottom)

        return forward

    __add__, __sub__, __mul__, __truediv__ = map(_binary, ("add", "sub", "mul", "truediv"))
    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return Fraction(other) - self

    def __pow__(self, n):
        return Fraction(self.top**n, self.bottom**n) if n >= 0 else Fraction(self.bottom**-n, self.top**-n)

    def __eq__(self, other):
        other = other if isinstance(other, Fraction) else Fraction(other)
        return self.top == other.top and self.bottom == other.bottom

    def __lt__(self, other):
        return self.top * other.bottom < other.top * self.bottom

    def __float__(self):
        return self.top / self.bottom

    def __int__(self):
        return int(self.top / self.bottom)

    def __str__(self):
        return str(self.top) if self.bottom == 1 else f"{self.top}/{self.bottom}"

    def __repr__(self):
        return f"Fraction({self.top}, {self.bottom})"


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result @= base
            base, n = base @ base, n >> 1
        return result

    def __getitem__(self, at):
        i, j = at
        return self.rows[i][j] if not isinstance(j, slice) else self.rows[i][j]

    def __setitem__(self, at, value):
        i, j = at
        self.rows[i][j] = value

    def determinant(self):
        rows, sign = [[Fraction(v) for v in row] for row in self.rows], 1
        result = Fraction(1)
        for i in range(len(rows)):
            pivot = next((r for r in range(i, len(rows)) if rows[r][i] != 0), None)
            if pivot is None:
                return Fraction(0)
            if pivot != i:
                rows[i], rows[pivot], sign = rows[pivot], rows[i], -sign
            result *= rows[i][i]
            for r in range(i + 1, len(rows)):
                k = rows[r][i] / rows[i][i]
                rows[r] = [a - k * b for a, b in zip(rows[r], rows[i])]
        return result * sign


class Polynomial:
    def __init__(self, *coefficients):
        self.c = list(coefficients)
        while len(self.c) > 1 and self.c[-1] == 0:
            self.c.pop()

    def __call__(self, x):
        value = 0
        for c in reversed(self.c):
            value = value * x + c
        return value

    def __mul__(self, other):
        out = [0] * (len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(*out)

    def derivative(self):
        return Polynomial(*(i * c for i, c in enumerate(self.c) if i)) if len(self.c) > 1 else Polynomial(0)

    def __str__(self):
        terms = [f"{c:+}" + (f"x^{i}" if i > 1 else "x" if i else "") for i, c in enumerate(self.c) if c]
        return " ".join(reversed(terms)) or "0"


tree = AVL((k * 37 % 101, k) for k in range(80))
print(len(tree), list(tree)[:8], tree.root.height, 37 in tree, 1000 in tree, tree[74], next(reversed(tree)))
try:
    tree["x"]
except TypeError as error:
    print(error)
try:
    tree[-5]
except KeyError as error:
    print("missing", error)
print(Trie("car", "card", "care", "cat", "dog").starting("car"), Trie().starting("a"))


@LRU(4)
def slow_square(n):
    print("computing", n)
    return n * n


print([slow_square(n) for n in (1, 2, 1, 3, 4, 5, 2, 1)], slow_square.cache.hits, list(slow_square.cache.data))
half, third = Fraction(1, 2), Fraction(1, -3)
print(half + third, half - third, half * third, half / third, 1 - half, 2 * half, half**-3, sorted([half, third, Fraction(2, 5)]), float(third), int(Fraction(7, 2)), sum([half, third], Fraction(0)))
try:
    Fraction(1, 0)
except ZeroDivisionError as error:
    print(error)
m = Matrix([[1, 1], [1, 0]])
print((m**90)[0, 1], (m**10).rows, Matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]).determinant(), Matrix([[0, 1], [1, 0]]).determinant())
m[0, 0] = 5
print(m[0, :], m[1, 0])
p = Polynomial(-1, 0, 2) * Polynomial(3, 1)
print(p, "|", p.derivative(), "|", p(2), p(0.5), Polynomial(0), Polynomial(5).derivative())
