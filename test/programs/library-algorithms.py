# The library in Python: bisect, heapq, random (the same numbers), functools.
import bisect, heapq, random
from functools import reduce, cmp_to_key
xs = [1, 3, 3, 5]
print(bisect.bisect(xs, 3), bisect.bisect_left(xs, 3), bisect.bisect_right([5, 4], -1, key=lambda x: -x))
bisect.insort(xs, 4); print(xs)
h = []
for v in [5, 2, 8, 1, 9, 3]: heapq.heappush(h, v)
print(h, heapq.heappop(h), h, heapq.heapreplace(h, 7), heapq.heappushpop(h, 0), h)
ys = [9, 8, 7, 6, 5, 4, 3, 2, 1]; heapq.heapify(ys); print(ys)
print(heapq.nlargest(3, [4, 1, 7, 9, 2]), heapq.nsmallest(2, [4, 1, 7], key=lambda x: -x))
random.seed(42)
print(random.random(), random.randint(1, 100), random.randrange(0, 50, 5), random.choice("abcdef"), random.getrandbits(70))
zs = list(range(10)); random.shuffle(zs); print(zs)
print(random.sample(range(100), 5), random.sample(list(range(1000)), 3), random.uniform(1, 2), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2))
print(random.choices([1, 2, 3], k=4), random.choices("abc", weights=[1, 2, 3], k=5), random.expovariate(2), random.triangular())
r = random.Random(7); print(r.random(), r.randint(0, 10**30))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 1, 2], 10))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
try: random.randint(5, 1)
except ValueError as e: print(e)
try: reduce(max, [])
except TypeError as e: print(e)
