"""Regex log parsing, counters, itertools puzzles, Conway's life, LRU, trie."""
import re
from collections import Counter, OrderedDict, defaultdict, deque, ChainMap
from itertools import *
import functools
import heapq
import bisect
import string

LOG = """\
2024-01-05 12:00:01,123 [main] INFO  app.server - started on port 8080
2024-01-05 12:00:02,456 [worker-1] WARN  app.db - slow query (1523 ms): SELECT * FROM t WHERE x='a b'
2024-01-05 12:00:02,999 [worker-2] ERROR app.db - failed: TimeoutError("after 30s")
  Traceback line 1
  Traceback line 2
bad line
2024-01-05 12:00:03,000 [worker-1] INFO  app.web - GET /index.html?x=1&y=%20 200 12ms
2024-01-05 12:00:04,000 [worker-1] INFO  app.web - POST /login 403 7ms
"""
LINE = re.compile(r"""
    ^(?P<date>\d{4}-\d\d-\d\d)\ (?P<time>[\d:]+),(?P<ms>\d{3})\s
    \[(?P<thread>[^\]]+)\]\s(?P<level>[A-Z]+)\s+
    (?P<logger>[\w.]+)\s-\s(?P<msg>.*?)$
""", re.VERBOSE)
records, current, bad = [], None, []
for n, line in enumerate(LOG.splitlines(), 1):
    if m := LINE.match(line):
        current = m.groupdict() | {"extra": []}
        records.append(current)
    elif line.startswith("  ") and current:
        current["extra"].append(line.strip())
    else:
        bad.append((n, line))
print(Counter(r["level"] for r in records).most_common(), bad, [r["extra"] for r in records if r["extra"]])
print([(m[1], m["path"], int(m.group("code"))) for r in records if (m := re.search(r"(GET|POST) (?P<path>\S+) (?P<code>\d{3})", r["msg"]))])
print(re.sub(r"(\d+)\s?ms", lambda m: f"{int(m[1]) / 1000:.3f}s", records[1]["msg"]), re.subn(r"\b(\w)(\w*)\b", r"\2\1", "pig latin", count=1))
print(re.findall(r"(?i)[aeiou]+", "Queueing AEIOU"), re.split(r"([,;])\s*", "a, b;c", maxsplit=1), re.findall(r"(\w)=(\d)", "a=1 b=2"), re.fullmatch(r"(a|b)*?c", "ababc").span(1))
print(re.search(r"(?<=\$)\d+(?!\d|\.)", "cost $100.5 $200").group(), re.match(r"(?P<q>['\"]).*?(?P=q)", "'it\"s' x")[0], re.escape("a.b*c"), re.compile("x", re.I | re.M).flags, re.sub("", "-", "abc"), re.findall("", "ab"))
for p in ("(", "a**", "[z-a]", "(?P<1>x)", r"\1", "(?<=a+)b", "x{3,2}", "(?P<a>.)(?P<a>.)", "*", r"\g"):
    try:
        re.compile(p)
        print(p, "ok")
    except re.error as e:
        print(repr(p), e.msg, e.pos, str(e))
m = re.match(r"(a)(b)?(c)?", "ab")
print(m.groups(), m.groups("-"), m.lastindex, m.start(2), m.end(3), m.expand(r"<\1\g<2>>"), m, m.regs, m.re.groups, m.pos, m.endpos)
print([m.span() for m in re.finditer(r"(?m)^\w", "a\nb c\nd")], re.sub(r"(?s)a.b", "X", "a\nb a b"), re.sub(r"(a)|(b)", r"[\1|\2]", "ab"), re.split(r"\W+", "Words, words , words."), re.match(r"\d+?", "123")[0], re.match("(?:a|ab)(?:c|bcd)(?:d*)", "abcd")[0])



def life(cells):
    near = Counter((x + dx, y + dy) for x, y in cells for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy)
    return {c for c, n in near.items() if n == 3 or n == 2 and c in cells}


g = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(40):
    g = life(g)
print(sorted(g), len(frozenset(g)))


class LRU:
    def __init__(self, cap):
        self.cap, self.d, self.hits, self.misses = cap, OrderedDict(), 0, 0

    def __call__(self, fn):
        @functools.wraps(fn)
        def inner(*a):
            if a in self.d:
                self.hits += 1
                self.d.move_to_end(a)
                return self.d[a]
            self.misses += 1
            v = self.d[a] = fn(*a)
            if len(self.d) > self.cap:
                self.d.popitem(last=False)
            return v
        inner.cache = self
        return inner


@LRU(3)
def sq(x):
    return x * x


print([sq(x) for x in (1, 2, 3, 1, 4, 2, 1)], sq.cache.hits, sq.cache.misses, list(sq.cache.d))


class Trie:
    __slots__ = "kids", "end"

    def __init__(self, words=()):
        self.kids, self.end = {}, False
        for w in words:
            self.add(w)

    def add(self, w):
        node = self
        for c in w:
            node = node.kids.setdefault(c, Trie())
        node.end = True

    def __contains__(self, w):
        node = functools.reduce(lambda n, c: n and n.kids.get(c), w, self)
        return bool(node and node.end)

    def __bool__(self):
        return True

    def complete(self, prefix, k=5):
        node = self
        for c in prefix:
            if (node := node.kids.get(c)) is None:
                return []
        return list(islice(node._walk(prefix), k))

    def _walk(self, acc):
        if self.end:
            yield acc
        for c in sorted(self.kids):
            yield from self.kids[c]._walk(acc + c)


t = Trie("car card care cat dog do".split())
print(t.complete("ca"), t.complete("do", 1), "car" in t, "ca" in t, "zebra" in t, t.complete("x"))
print(["".join(p) for p in permutations("abc", 2)], list(combinations_with_replacement("ab", 2)), [k for k, _ in groupby("aabbb")], list(takewhile(lambda x: x < 3, count())), list(compress("abcd", [1, 0, 1])), list(accumulate(range(1, 6), lambda a, b: a * b)), list(chain.from_iterable(["ab", "c"])), list(zip(*[iter(range(6))] * 2)), list(islice(cycle("ab"), 5)), [*map(len, tee("abc"))] if False else "")
send = next((s, m) for m in range(1, 2) for s in [9567 + 1085] if s == 10652)
print(send)


def puzzle():
    for perm in permutations(range(10), 8):
        s, e, n, d, m, o, r, y = perm
        if m != 1 or s < 8:
            continue
        if (s * 1000 + e * 100 + n * 10 + d) + (m * 1000 + o * 100 + r * 10 + e) == m * 10000 + o * 1000 + n * 100 + e * 10 + y:
            yield dict(zip("sendmory", perm))
            return


print(next(puzzle()))


def dijkstra(graph, src):
    dist, prev, pq = {src: 0}, {}, [(0, src)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]:
            continue
        for v, w in graph.get(u, {}).items():
            if (nd := d + w) < dist.get(v, float("inf")):
                dist[v], prev[v] = nd, u
                heapq.heappush(pq, (nd, v))
    return dist, prev


print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}}, "a"))


def huffman(text):
    heap = [(n, i, ch) for i, (ch, n) in enumerate(sorted(Counter(text).items()))]
    heapq.heapify(heap)
    tick = len(heap)
    while len(heap) > 1:
        (a, _, x), (b, _, y) = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a + b, tick, (x, y)))
        tick += 1
    codes = {}

    def walk(node, code):
        match node:
            case (l, r):
                walk(l, code + "0")
                walk(r, code + "1")
            case str():
                codes[node] = code or "0"
    walk(heap[0][2], "")
    return codes


print(huffman("abracadabra"), sum(len(huffman("mississippi")[c]) for c in "mississippi"))
print(list(heapq.merge([1, 4], [2, 3], reverse=False)), heapq.nlargest(2, "hello"), heapq.nsmallest(2, [(3, "a"), (1, "b")], key=lambda p: p[0]), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left(["a", "bb"], 2, key=len))
d = deque(range(5), maxlen=3)
d.appendleft(9)
d.rotate(1)
print(d, d.maxlen, list(reversed(d)), d.index(2), d.count(9), deque("abc") + deque("d"), deque([1]) < deque([2]))
c = Counter("abca") + Counter(b=3) - Counter(a=1)
print(c, c & Counter(b=1), c | Counter(z=1), c.total(), list(Counter(a=2, b=1).elements()), Counter(a=1) <= Counter(a=2), +Counter(a=-1, b=1), c["nope"], repr(Counter()))
dd = defaultdict(lambda: defaultdict(int))
dd["x"]["y"] += 1
print(dict(dd["x"]), dd.keys(), repr(defaultdict(list, a=[1])), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], list(ChainMap({"a": 1}, {"b": 2})))
try:
    OrderedDict(a=1).move_to_end("z")
except KeyError as e:
    print(repr(e))
print(string.Template("$who likes ${what} $$5").substitute(who="tim", what="kung pao"), string.capwords("hello  world"), string.Formatter().format("{0} {a:>5}", 1, a=2))
try:
    string.Template("$x").substitute()
except KeyError as e:
    print(e)
