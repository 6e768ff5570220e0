"""Heaps with the greatest item first, harmonic means, averages of Decimal."""
import heapq, random
rng = random.Random(7)
for n in (0, 1, 2, 3, 10, 50):
    h = [rng.randrange(20) for _ in range(n)]
    heapq.heapify_max(h)
    print(h)
    for x in (5, 19, -1):
        heapq.heappush_max(h, x)
    print(h, heapq.heappushpop_max(h, 7), heapq.heapreplace_max(h, 30), heapq.heappushpop_max(h, 99), h)
    print([heapq.heappop_max(h) for _ in range(len(h))])
class P:
    def __init__(s, k, v): s.k, s.v = k, v
    def __lt__(s, o): return s.k < o.k
    def __repr__(s): return f"{s.k}{s.v}"
h = [P(k, v) for k, v in zip([3, 1, 3, 2, 3, 1, 2], "abcdefg")]
heapq.heapify_max(h); print(h, [heapq.heappop_max(h) for _ in range(7)])
for bad in (lambda: heapq.heappop_max([]), lambda: heapq.heapreplace_max([], 1), lambda: heapq.heapify_max((1,)), lambda: heapq.heappush_max([1], "a")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
import statistics as s
from decimal import Decimal as D
from fractions import Fraction as F
print(s.harmonic_mean([40, 60]), s.harmonic_mean([2.5, 3, 10]), s.harmonic_mean([40, 60], weights=[5, 30]), s.harmonic_mean([5]), s.harmonic_mean([0, 1]), s.harmonic_mean([F(1, 2), F(1, 3)]))
print(s.mean([D("1.5"), D("2.25")]), s.median([D(1), D(4)]), s.mean([F(1, 2), 1]), s.variance([D("1.5"), D("2.25"), D(3)]), s.pvariance([F(1, 2), 2]))
for bad in (lambda: s.harmonic_mean([-1, 2]), lambda: s.harmonic_mean([]), lambda: s.harmonic_mean([1, 2], weights=[1]), lambda: s.mean(["a"])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
import heapq
for f in (heapq.heappop_max, heapq.heappop, heapq.heapify):
    try: f((1,))
    except TypeError as e: print(e)
for f in (heapq.heappush_max, heapq.heapreplace_max, heapq.heappushpop_max, heapq.heappush):
    try: f((1,), 2)
    except TypeError as e: print(e)
