# Threads on one deque, one OrderedDict, one cache and one shared iterator: nothing is lost, and races only give what they may.
import threading
from collections import OrderedDict, deque
from functools import lru_cache

N = 400
d = deque()
def add(k):
    for i in range(N):
        if i % 2: d.append((k, i))
        else: d.appendleft((k, i))
def run(target, args=[(k,) for k in range(4)]):
    ts = [threading.Thread(target=target, args=a) for a in args]
    for t in ts: t.start()
    for t in ts: t.join()
run(add)
print(len(d), len(set(d)), sum(i for _, i in d))
taken = [[] for _ in range(4)]
def take(k):
    try:
        while True: taken[k].append(d.popleft() if k % 2 else d.pop())
    except IndexError: pass
run(take)
print(len(d), sum(map(len, taken)), len({x for t in taken for x in t}))
m = deque(maxlen=10)
def bounded(k):
    for i in range(N): m.append(i); m.extend([i, i]); len(m); list(m) if k == 9 else None; m.rotate(1)
run(bounded)
print(len(m), m.maxlen, all(0 <= x < N for x in m))
seen = 0
def look(k):
    for i in range(N):
        try:
            for x in m: pass
            m[0]; m[-1]; 5 in m; m.count(3)
        except (RuntimeError, IndexError): pass
        if k == 0: m.append(i)
run(look)
print(len(m))
o = OrderedDict((i, str(i)) for i in range(50))
def mix(k):
    for i in range(N):
        key = (i * 7 + k) % 60
        try:
            o.move_to_end(key, last=i % 5 != 0)
        except KeyError:
            o[key] = str(key)
        if i % 11 == 0:
            try: o.popitem(last=k % 2 == 0)
            except KeyError: pass
run(mix)
print(len(o) <= 60, all(o[k] == str(k) for k in list(o)))
@lru_cache(maxsize=20)
def square(x): return [x * x]
wrong = []
def ask(k):
    for i in range(N):
        if square((i + k) % 30) != [((i + k) % 30) ** 2]: wrong.append(i)
run(ask)
i = square.cache_info(); print(wrong, i.hits + i.misses, i.currsize, i.maxsize)
e = enumerate(range(2000)); got = [[] for _ in range(4)]
def step(k):
    for pair in e: got[k].append(pair)
run(step)
pairs = [p for g in got for p in g]
print(len(pairs), sorted(b for a, b in pairs) == list(range(2000)), sorted(a for a, b in pairs) == list(range(2000)))
z = zip(iter(range(2000)), iter(range(2000))); got = [[] for _ in range(4)]
def step2(k):
    for a, b in z: got[k].append(a)
run(step2)
print(all(0 <= x < 2000 for g in got for x in g))
