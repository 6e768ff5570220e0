"""Caches: LRU by linked list, LFU, TTL with fake clock, memo decorators, OrderedDict-based, bounded dict, iteration orders."""
from __future__ import annotations
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from functools import wraps, lru_cache, cached_property
from threading import Lock, RLock
from typing import Generic, TypeVar, Hashable, Iterator, Callable
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Link:
    __slots__ = "prev", "next", "key", "value"

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = self


class LRU(Generic[K, V]):
    def __init__(self, cap: int) -> None:
        if cap <= 0:
            raise ValueError("capacity must be positive, got %d" % cap)
        self.cap, self.map, self.root = cap, {}, Link()
        self.hits = self.misses = 0

    def _unlink(self, n):
        n.prev.next, n.next.prev = n.next, n.prev

    def _front(self, n):
        r = self.root
        n.prev, n.next = r, r.next
        r.next.prev = n
        r.next = n

    def __getitem__(self, key: K) -> V:
        try:
            node = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._front(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.map:
            node = self.map[key]
            node.value = value
            self._unlink(node)
        else:
            if len(self.map) >= self.cap:
                old = self.root.prev
                self._unlink(old)
                del self.map[old.key]
            node = self.map[key] = Link(key, value)
        self._front(node)

    def __contains__(self, key): return key in self.map
    def __len__(self): return len(self.map)

    def __iter__(self) -> Iterator[K]:
        n = self.root.next
        while n is not self.root:
            yield n.key
            n = n.next

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k!r}: {self.map[k].value!r}' for k in self)})"


class LFU:
    def __init__(self, cap):
        self.cap = cap
        self.values, self.freq = {}, {}
        self.buckets = defaultdict(OrderedDict)
        self.least = 0

    def _touch(self, k):
        f = self.freq[k]
        del self.buckets[f][k]
        if not self.buckets[f]:
            del self.buckets[f]
            if self.least == f:
                self.least += 1
        self.freq[k] = f + 1
        self.buckets[f + 1][k] = None

    def get(self, k, default=None):
        if k not in self.values:
            return default
        self._touch(k)
        return self.values[k]

    def put(self, k, v):
        if k in self.values:
            self.values[k] = v
            self._touch(k)
            return
        if len(self.values) >= self.cap:
            old, _ = self.buckets[self.least].popitem(last=False)
            del self.values[old], self.freq[old]
        self.values[k], self.freq[k], self.least = v, 1, 1
        self.buckets[1][k] = None


@dataclass
class TTL:
    ttl: float
    clock: Callable[[], float]
    data: dict = field(default_factory=dict, repr=False)

    def __setitem__(self, k, v): self.data[k] = (self.clock() + self.ttl, v)

    def __getitem__(self, k):
        exp, v = self.data[k]
        if exp < self.clock():
            del self.data[k]
            raise KeyError(k)
        return v

    def purge(self):
        now = self.clock()
        dead = [k for k, (e, _) in self.data.items() if e < now]
        for k in dead:
            self.data.pop(k)
        return dead


def memo(fn=None, /, *, key=lambda *a, **k: (a, tuple(sorted(k.items()))), limit=None):
    def wrap(f):
        cache: dict = {}
        lock = RLock()

        @wraps(f)
        def inner(*a, **k):
            kk = key(*a, **k)
            with lock:
                if kk not in cache:
                    if limit is not None and len(cache) >= limit:
                        cache.pop(next(iter(cache)))
                    cache[kk] = f(*a, **k)
                return cache[kk]
        inner.cache = cache
        inner.clear = cache.clear
        return inner
    return wrap if fn is None else wrap(fn)


c = LRU[str, int](3)
for i, ch in enumerate("abcadbeaf"):
    try:
        c[ch] += 1
    except KeyError as e:
        c[ch] = i
print(c, c.hits, c.misses, list(c), len(c), "a" in c)
l = LFU(2)
l.put(1, "a"); l.put(2, "b"); l.get(1); l.put(3, "c"); print(l.get(2), l.get(3), l.values, dict(l.freq), {k: list(v) for k, v in l.buckets.items()})
now = 0.0
t = TTL(5, lambda: now)
t["x"] = 1; now = 4; t["y"] = 2; print(t["x"], t.ttl); now = 6; print(t.data.get("x"), t["y"])
try: t["x"]
except KeyError as e: print("expired", e)
now = 99; print(t.purge(), t.data)


@memo(limit=3)
def slow(a, b=2, **kw):
    """slow one"""
    calls.append((a, b))
    return a * b


calls = []
print([slow(i % 4) for i in range(8)], calls, list(slow.cache), slow.__doc__)
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(150), len(fib.cache)); fib.clear(); print(fib.cache)
class Geo:
    def __init__(self, r): self.r = r
    @cached_property
    def area(self): print("area!"); return 3 * self.r**2
    @lru_cache(maxsize=2)
    def scaled(self, k): print("scaled!"); return self.r * k
g = Geo(2); print(g.area, g.area, g.scaled(2), g.scaled(2), Geo.scaled.cache_info(), g.__dict__)
try: LRU(0)
except ValueError as e: print(e)
try: slow([1])
except TypeError as e: print(e)
od = OrderedDict.fromkeys("abc"); od.move_to_end("a"); od.move_to_end("c", last=False); print(od, od.popitem(last=False), list(od.items()))
window = deque(maxlen=3); print([list(window) for x in range(5) if window.append(x) is None])
c["zz"], c["yy"] = 1, 2; print(c)
del c.map["nope"]
