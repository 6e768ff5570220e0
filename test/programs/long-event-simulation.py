# A bank with counters, simulated by events in a heap and by generators as processes; random numbers as CPython's; statistics.
import heapq
import math
import random


class Event:
    __slots__ = ("time", "number", "action", "cancelled")
    made = 0

    def __init__(self, time, action):
        Event.made += 1
        self.time, self.number, self.action, self.cancelled = time, Event.made, action, False

    def __lt__(self, other):
        return (self.time, self.number) < (other.time, other.number)

    def __repr__(self):
        return f"Event({self.time:.3f}, #{self.number})"


class Simulator:
    def __init__(self):
        self.now, self.heap, self.log = 0.0, [], []

    def after(self, delay, action):
        if delay < 0:
            raise ValueError(f"{delay} is in the past")
        event = Event(self.now + delay, action)
        heapq.heappush(self.heap, event)
        return event

    def run(self, until=math.inf):
        done = 0
        while self.heap and self.heap[0].time <= until:
            event = heapq.heappop(self.heap)
            if not event.cancelled:
                self.now = event.time
                event.action()
                done += 1
        return done

    def process(self, generator):
        def advance(value=None):
            try:
                request = generator.send(value)
            except StopIteration as stop:
                if stop.value is not None:
                    self.log.append((round(self.now, 2), stop.value))
                return
            if isinstance(request, (int, float)):
                self.after(request, advance)
            else:
                request.wait(advance)

        self.after(0, advance)


class Counters:
    def __init__(self, simulator, count):
        self.simulator, self.free, self.queue = simulator, count, []
        self.longest = 0

    def wait(self, then):
        if self.free:
            self.free -= 1
            self.simulator.after(0, then)
        else:
            self.queue.append(then)
            self.longest = max(self.longest, len(self.queue))

    def release(self):
        if self.queue:
            self.simulator.after(0, self.queue.pop(0))
        else:
            self.free += 1


class Tally:
    def __init__(self):
        self.values = []

    def add(self, value):
        self.values.append(value)

    @property
    def mean(self):
        return math.fsum(self.values) / len(self.values) if self.values else math.nan

    @property
    def deviation(self):
        mean = self.mean
        return math.sqrt(math.fsum((v - mean) ** 2 for v in self.values) / (len(self.values) - 1))

    def histogram(self, buckets):
        low, high = min(self.values), max(self.values)
        width = (high - low) / buckets or 1.0
        counts = [0] * buckets
        for value in self.values:
            counts[min(buckets - 1, int((value - low) / width))] += 1
        return [f"{low + i * width:7.3f} {'#' * c}" for i, c in enumerate(counts)]

    def __str__(self):
        return f"n={len(self.values)} mean={self.mean:.4f} deviation={self.deviation:.4f} max={max(self.values):.3f}"


def customer(simulator, name, counters, waits, stays, source):
    arrived = simulator.now
    yield counters
    waits.add(simulator.now - arrived)
    try:
        yield source.expovariate(1 / 2.5)
    finally:
        counters.release()
    stays.add(simulator.now - arrived)
    return f"{name} leaves" if simulator.now - arrived > 12 else None


def arrivals(simulator, count, *rest):
    source = rest[-1]
    for number in range(count):
        simulator.process(customer(simulator, f"customer {number}", *rest))
        yield source.uniform(0.5, 2.5)
    return f"{count} have come"


def bank(seed, count, tellers):
    simulator, source = Simulator(), random.Random(seed)
    counters, waits, stays = Counters(simulator, tellers), Tally(), Tally()
    simulator.process(arrivals(simulator, count, counters, waits, stays, source))
    events = simulator.run()
    return simulator, counters, waits, stays, events


for tellers in (1, 2, 3):
    simulator, counters, waits, stays, events = bank(2024, 60, tellers)
    print(tellers, events, f"{simulator.now:.3f}", counters.longest, counters.free, "|", waits, "|", stays)
    print("  ", simulator.log[:3])
print("\n".join(waits.histogram(4)))
clock = Simulator()
hits = []
event = clock.after(5, lambda: hits.append("cancelled"))
event.cancelled = True
for delay in (3, 1, 2, 1):
    clock.after(delay, lambda delay=delay: hits.append((clock.now, delay)))
print(clock.run(until=2), hits, clock.heap[0].time, clock.run(), hits, clock.now)
try:
    clock.after(-1, print)
except ValueError as error:
    print("ValueError", error)
rng = random.Random(99)
deck = [f"{rank}{suit}" for suit in "SHDC" for rank in "23456789TJQKA"]
rng.shuffle(deck)
print(deck[:8], rng.sample(range(1000), 5), rng.choices("abc", [5, 1, 1], k=10), rng.randint(1, 6), f"{rng.gauss(10, 2):.9f}")
inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(2000))
print(inside, 4 * inside / 2000, rng.getrandbits(70), rng.choice(deck), rng.randrange(0, 100, 7))
walk, x, y = [], 0, 0
for _ in range(40):
    dx, dy = rng.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
    x, y = x + dx, y + dy
    walk.append((x, y))
print(walk[-1], len(set(walk)), max(walk, key=lambda p: (p[0] ** 2 + p[1] ** 2, p)))
