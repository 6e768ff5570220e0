"""Text tools together: a spell checker on a trie, Huffman coding, Myers' diff, a Markov chain, roman numerals, ciphers, columns."""
import heapq
import itertools
import math
import random
import re
import string
import textwrap
from bisect import bisect_left, insort
from collections import Counter, UserDict, UserString, defaultdict, deque, namedtuple
from contextlib import contextmanager, redirect_stdout
from functools import cmp_to_key, lru_cache, reduce, total_ordering
from io import BytesIO, StringIO
from itertools import accumulate, batched, chain, compress, cycle, groupby, islice, pairwise, starmap, tee, zip_longest
from operator import itemgetter, xor
from string import Template

TEXT = """
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of
Darkness, it was the spring of hope, it was the winter of despair.
"""
WORDS = re.findall(r"[^\W\d_]+(?:'\w+)?", TEXT)


class Trie(UserDict):
    """Words by their letters; the empty key marks an end."""

    def __missing__(self, letter):
        self.data[letter] = made = type(self)()
        return made

    def add(self, word):
        node = self
        for letter in word:
            node = node[letter]
        node.data[""] = word
        return self

    def __contains__(self, word):
        node = self
        for letter in word:
            if letter not in node.data:
                return False
            node = node.data[letter]
        return "" in node.data

    def near(self, word, most):
        """Words within an edit distance, each with it."""
        found = []

        def descend(node, letter, above):
            row = [above[0] + 1]
            for column, (other, left, up) in enumerate(zip(word, row, above), 1):
                row.append(min(row[column - 1] + 1, above[column] + 1, above[column - 1] + (other != letter)))
            if "" in node.data and row[-1] <= most:
                found.append((row[-1], node.data[""]))
            if min(row) <= most:
                for key, child in node.data.items():
                    if key:
                        descend(child, key, row)

        first = [*range(len(word) + 1)]
        for key, child in self.data.items():
            descend(child, key, first)
        return sorted(found)


trie = reduce(Trie.add, (word.lower() for word in WORDS), Trie())
print(sorted(set(map(str.lower, WORDS)))[:8], "wisdom" in trie, "wis" in trie, len(trie))
for wrong in ("wsdom", "ligth", "darknes", "belive", "zebra"):
    print(wrong, trie.near(wrong, 2)[:3])


@total_ordering
class Leaf(namedtuple("Leaf", "weight order left right", defaults=(None, None))):
    __slots__ = ()

    def __eq__(self, other):
        return self[:2] == other[:2]

    def __lt__(self, other):
        return (self.weight, self.order) < (other.weight, other.order)


def huffman(text):
    heap = [Leaf(weight, order) for order, weight in sorted(Counter(text).items())]
    heapq.heapify(heap)
    while len(heap) > 1:
        one, two = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, Leaf(one.weight + two.weight, min(one.order, two.order), one, two))

    def codes(leaf, prefix=""):
        if leaf.left is None:
            yield leaf.order, prefix or "0"
        else:
            yield from codes(leaf.left, prefix + "0")
            yield from codes(leaf.right, prefix + "1")

    return dict(codes(heap[0]))


table = huffman(TEXT)
bits = "".join(map(table.__getitem__, TEXT))
packed = bytes(int("".join(group).ljust(8, "0"), 2) for group in batched(bits, 8))
back, reading = StringIO(), {code: letter for letter, code in table.items()}
code = ""
for bit in itertools.islice(f"{int.from_bytes(packed):0{8 * len(packed)}b}", len(bits)):
    code += bit
    if code in reading:
        back.write(reading[code])
        code = ""
print(len(TEXT), len(packed), back.getvalue() == TEXT, sorted(table.items(), key=lambda kv: (len(kv[1]), kv))[:4], packed[:12].hex(" ", 4))


def diff(old, new):
    """Myers' greedy algorithm: edits as (sign, line)."""
    limit = len(old) + len(new)
    reach, history = {1: 0}, []
    for edits in range(limit + 1):
        history.append(dict(reach))
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if down else reach[k - 1] + 1
            y = x - k
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            reach[k] = x
            if x >= len(old) and y >= len(new):
                break
        else:
            continue
        break
    script, x, y = deque(), len(old), len(new)
    for edits, seen in reversed([*enumerate(history)]):
        k = x - y
        k0 = k + 1 if k == -edits or (k != edits and seen.get(k - 1, -1) < seen.get(k + 1, -1)) else k - 1
        x0 = seen.get(k0, 0)
        y0 = x0 - k0
        while x > x0 and y > y0:
            x, y = x - 1, y - 1
            script.appendleft((" ", old[x]))
        if edits:
            script.appendleft(("+", new[y0]) if x == x0 else ("-", old[x0]))
        x, y = x0, y0
    return [*script]


edits = diff("the quick brown fox jumps".split(), "the slow brown ox jumps high".split())
print(" ".join(sign.strip() + word for sign, word in edits), Counter(map(itemgetter(0), edits)))
print("".join(f"{s}{c}" if s != " " else c for s, c in diff("kitten", "sitting")), diff("", "ab"), diff("abc", "abc") == [(" ", c) for c in "abc"])

chain_ = defaultdict(Counter)
for one, two in pairwise(map(str.lower, WORDS)):
    chain_[one][two] += 1
dice = random.Random(1859)
sentence = ["it"]
while len(sentence) < 14 and (after := chain_.get(sentence[-1])):
    sentence += dice.choices([*after], [*after.values()])
print(" ".join(sentence).capitalize() + ".", chain_["the"].most_common(3), dice.sample(sorted(chain_), 3))


class Roman(UserString):
    VALUES = dict(zip("M CM D CD C XC L XL X IX V IV I".split(), (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)))

    def __init__(self, number):
        text = ""
        if isinstance(number, int):
            for letters, value in self.VALUES.items():
                times, number = divmod(number, value)
                text += letters * times
        super().__init__(text or number)

    def __int__(self):
        values = [self.VALUES[letter] for letter in self.data]
        return sum(-a if a < b else a for a, b in zip_longest(values, values[1:], fillvalue=0))

    def __add__(self, other):
        return type(self)(int(self) + int(other))


print(*map(Roman, (1, 4, 9, 14, 40, 90, 400, 1999, 2024)), int(Roman("MCMXCIV")), Roman("XIV") + Roman("VI"), Roman(3).lower(), Roman(8) < Roman(9))
print(all(int(Roman(n)) == n for n in range(1, 400)), [Roman(n) for n in (6, 7)], type(Roman(5).lower()), "X" in Roman(12), Roman(1666).count("C"))


def caesar(text, shift):
    rotated = {upper[i]: upper[(i + shift) % 26] for upper in (string.ascii_lowercase, string.ascii_uppercase) for i in range(26)}
    return text.translate(str.maketrans(rotated))


def vigenere(text, key, sign=1):
    keys = cycle(ord(k) - 97 for k in key)
    return "".join(chr((ord(c) - 97 + sign * next(keys)) % 26 + 97) if c.islower() else c for c in text)


def stream(data, seed):
    state = seed
    for byte in data:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield byte ^ state >> 16 & 0xFF


secret = vigenere("attack at dawn, über alles!", "lemon")
print(caesar("Hello, World!", 3), caesar(caesar("abc XYZ", 5), -5), secret, vigenere(secret, "lemon", -1))
data = "naïve café — ☕".encode()
print(bytes(stream(data, 42)).hex(), bytes(stream(stream(data, 7), 7)).decode(), reduce(xor, data), data.isascii(), len(data.decode()))


@contextmanager
def captured():
    with redirect_stdout(StringIO()) as out:
        yield lambda: out.getvalue()


def columns(rows, *, align="<", gap="  "):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    for row in rows:
        print(gap.join(f"{cell:{side}{width}}" for cell, width, side in zip(row, widths, cycle(align))).rstrip())


with captured() as result:
    columns([("word", "count", "share")] + [(w, n, f"{n / len(WORDS):.1%}") for w, n in Counter(map(str.lower, WORDS)).most_common(4)], align="<>>")
print(result(), end="")
print(textwrap.fill(" ".join(TEXT.split()), 44, max_lines=3, placeholder=" […]"), textwrap.dedent("""\
    indented
      more
    less"""), sep="\n")
print(Template("$who owes ${amount}¤, $$5 for $what").safe_substitute(who="Bo", amount=f"{1234.5:,.2f}"))
print([(len(k), *map("".join, zip(*[(w[0], w[-1]) for w in g]))) for k, g in groupby(sorted(sorted(set(WORDS)), key=len), key=lambda w: "x" * len(w))][:5])
print(re.sub(r"(?P<first>\w)(\w*)", lambda m: m[2] + m["first"].lower() + "ay", "Pig Latin is fun"), re.split(r"[,\s]+", TEXT.strip())[:4], *re.findall(r"\b(\w)\w*\1\b", "dad level noon abc"))
ordered = []
for word in WORDS[:12]:
    insort(ordered, word, key=str.casefold)
print(ordered, bisect_left(ordered, "of", key=str.casefold), sorted(ordered, key=cmp_to_key(lambda a, b: (len(b) > len(a)) - (len(b) < len(a)) or (a > b) - (a < b)))[:4])
print(*starmap("{:>4}{:<3}".format, compress(zip(range(9), "abcdefghi"), cycle([1, 0, 0]))), list(accumulate("abc", "{1}{0}".format)), *map(str.zfill, "7 -7 +7".split(), (3, 4, 5)))
