# Counters and deques that threads share: every number comes once, nothing is lost.
import threading
from collections import Counter, defaultdict, deque
from functools import lru_cache
from itertools import chain, count, cycle, islice, product, tee

numbers = count()
taken = deque()
queue = deque(range(3000))
seen = [[] for _ in range(4)]
letters = cycle("abcd")
pairs = product(range(60), range(50))
got_pairs = [[] for _ in range(4)]
chained = chain.from_iterable([range(500)] * 6)
got_chained = [[] for _ in range(4)]


@lru_cache(maxsize=None)
def square(n):
    return n * n


@lru_cache(maxsize=8)
def cube(n):
    return n * n * n


wrong = []


def work(index):
    for _ in range(500):
        taken.append(next(numbers))
    while True:
        try:
            seen[index].append(queue.popleft())
        except IndexError:
            break
    for _ in range(100):
        if next(letters) not in "abcd":
            wrong.append("letter")
    for pair in pairs:
        got_pairs[index].append(pair)
    for item in islice(chained, 100):
        got_chained[index].append(item)
    for n in range(200):
        if square(n) != n * n or cube(n % 20) != (n % 20) ** 3:
            wrong.append(n)


threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(taken) == list(range(2000)), len(taken), next(numbers))
print(sorted(x for part in seen for x in part) == list(range(3000)), len(queue), wrong)
print(sorted(p for part in got_pairs for p in part) == [(a, b) for a in range(60) for b in range(50)])
print(sum(len(part) for part in got_chained), len(square.__wrapped__.__name__), square.cache_info().currsize, cube.cache_info().currsize)

totals = [Counter() for _ in range(4)]
groups = [defaultdict(list) for _ in range(4)]
shared = deque(maxlen=10)


def tally(index):
    for i in range(1000):
        totals[index][i % 7] += 1
        groups[index][i % 3].append(i)
        shared.append(i)
        if i % 50 == 0:
            shared.rotate(1)


threads = [threading.Thread(target=tally, args=(i,)) for i in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sum(totals, Counter()), [sorted((k, len(v)) for k, v in g.items()) for g in groups])
a, b = tee(range(1000))


def drain(source, into):
    for item in source:
        into.append(item)


left, right = [], []
threads = [threading.Thread(target=drain, args=(a, left)), threading.Thread(target=drain, args=(b, right))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# Both get the same, each item once; in which order they took them from the source is theirs.
print(left == right, sorted(left) == list(range(1000)))
