# Caches: least recently used on a linked list, least frequently used, time to live, memoising decorators with counters.
class Link:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class Cache:
    """What all caches have."""

    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError(f"capacity must be positive, not {capacity}")
        self.capacity = capacity
        self.hits = self.misses = self.evictions = 0

    def __repr__(self):
        return f"<{type(self).__name__} {len(self)}/{self.capacity} hits={self.hits} misses={self.misses} evictions={self.evictions}>"

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        return key in list(self)


class LRU(Cache):
    def __init__(self, capacity, items=()):
        super().__init__(capacity)
        self.root = Link()
        self.links = {}
        for key, value in items:
            self[key] = value

    def __len__(self):
        return len(self.links)

    def unlink(self, link):
        link.before.after, link.after.before = link.after, link.before

    def to_front(self, link):
        link.before, link.after = self.root, self.root.after
        self.root.after.before = link
        self.root.after = link

    def __getitem__(self, key):
        link = self.links.get(key)
        if link is None:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        self.unlink(link)
        self.to_front(link)
        return link.value

    def __setitem__(self, key, value):
        if (link := self.links.get(key)) is not None:
            link.value = value
            self.unlink(link)
        else:
            if len(self) == self.capacity:
                oldest = self.root.before
                self.unlink(oldest)
                del self.links[oldest.key]
                self.evictions += 1
            link = self.links[key] = Link(key, value)
        self.to_front(link)

    def __delitem__(self, key):
        self.unlink(self.links.pop(key))

    def __iter__(self):
        link = self.root.after
        while link is not self.root:
            yield link.key
            link = link.after


class LFU(Cache):
    def __init__(self, capacity):
        super().__init__(capacity)
        self.values, self.counts, self.buckets = {}, {}, {}

    def __len__(self):
        return len(self.values)

    def __iter__(self):
        return iter(sorted(self.values, key=lambda key: (-self.counts[key], key)))

    def touch(self, key):
        count = self.counts.get(key, 0)
        if count:
            del self.buckets[count][key]
            if not self.buckets[count]:
                del self.buckets[count]
        self.counts[key] = count + 1
        self.buckets.setdefault(count + 1, {})[key] = None

    def __getitem__(self, key):
        if key not in self.values:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        self.touch(key)
        return self.values[key]

    def __setitem__(self, key, value):
        if key not in self.values and len(self) == self.capacity:
            rarest = next(iter(self.buckets[min(self.buckets)]))
            count = self.counts.pop(rarest)
            del self.buckets[count][rarest], self.values[rarest]
            if not self.buckets[count]:
                del self.buckets[count]
            self.evictions += 1
        self.values[key] = value
        self.touch(key)


class Clock:
    now = 0


class Expiring(LRU):
    lifetime = 3

    def __setitem__(self, key, value):
        super().__setitem__(key, (value, Clock.now + self.lifetime))

    def __getitem__(self, key):
        value, end = super().__getitem__(key)
        if end <= Clock.now:
            del self[key]
            self.hits -= 1
            self.misses += 1
            raise KeyError(key)
        return value


def cached(capacity=8, cache_type=LRU, key=lambda *args, **kwargs: args + tuple(sorted(kwargs.items()))):
    def decorate(function):
        cache = cache_type(capacity)

        def wrapper(*args, **kwargs):
            place = key(*args, **kwargs)
            try:
                return cache[place]
            except KeyError:
                value = cache[place] = function(*args, **kwargs)
                return value

        wrapper.cache = cache
        wrapper.__name__ = function.__name__
        return wrapper

    return decorate


@cached(50)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@cached(3, LFU)
def describe(value, *, upper=False):
    text = f"<{value}>"
    return text.upper() if upper else text


lru = LRU(3, [("a", 1), ("b", 2)])
lru["c"] = 3
print(lru["a"], list(lru), lru.get("z"), "b" in lru, len(lru), lru)
lru["d"] = 4
lru["a"] = 10
print(list(lru), lru.get("b", "gone"), lru["a"], lru)
del lru["c"]
print(list(lru), [lru[k] for k in list(lru)])
for bad in (lambda: lru["nothing"], lambda: LRU(0), lambda: lru.__delitem__("q")):
    try:
        bad()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
lfu = LFU(2)
lfu["x"], lfu["y"] = 1, 2
for _ in range(3):
    lfu["x"]
lfu["z"] = 3
print(list(lfu), lfu.get("y"), lfu, lfu.buckets)
timed = Expiring(4)
for key in "pqrs":
    timed[key] = key * 2
    Clock.now += 1
print([timed.get(k) for k in "pqrs"], list(timed), timed)
print(fib(60), fib.cache, fib.__name__)
print(describe("a"), describe("a", upper=True), describe("b"), describe("a"), describe("c"), describe("a"), describe.cache)
counts = {}
state = 12345
for _ in range(400):
    state = (state * 1103515245 + 12345) % 2**31
    key = min(state >> 16 & 15, state >> 20 & 15)
    for name, cache in (("lru", counts.setdefault("lru", LRU(6))), ("lfu", counts.setdefault("lfu", LFU(6)))):
        if cache.get(key) is None:
            cache[key] = state
print(counts)
print(list(counts["lru"]), list(counts["lfu"]))
