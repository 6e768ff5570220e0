# deque: every method, its errors, sizes, comparisons, subclasses.
from collections import deque
import collections
def t(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
d = deque([1, 2, 3])
d.append(4); d.appendleft(0); print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d, bool(d), bool(deque()))
d.extend([7, 8]); d.extendleft([9, 10]); print(d, list(d), list(reversed(d)), 7 in d, d.count(7), d.index(7), sum(d))
d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(); print(d); d.reverse(); print(d)
m = deque(maxlen=3)
for i in range(5): m.append(i); print(m, m.maxlen, end=" ")
m.appendleft(9); print(m); m.extend("ab"); print(m); m.extendleft([1]); print(m, deque(range(10), 2), deque([1], maxlen=0), deque("abc", maxlen=None))
d[0] = "z"; del d[1]; d.insert(1, "ins"); d.insert(-1, "neg"); d.insert(100, "end"); print(d); d.remove("z"); print(d)
print(deque([1, 2]) == deque([1, 2]), deque([1, 2]) == [1, 2], deque([1, 2]) < deque([1, 3]), deque([1]) != deque([2]), deque([1, 2]) >= deque([1]))
print(deque([1]) + deque([2]), deque([1, 2]) * 2, 2 * deque("a"), deque([1, 2, 3], 3) * 2)
e = deque([1]); e += [2, 3]; e *= 2; print(e, e.copy(), e.copy() is e, e.maxlen)
r = deque([1]); r.append(r); print(r)
for bad in [lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[3], lambda: deque(5), lambda: deque([1], -1), lambda: deque([1], "a"),
            lambda: deque([1]).remove(3), lambda: deque([1]).index(3), lambda: deque([1])[0:1], lambda: deque([1])["a"], lambda: deque([1], 1).insert(0, 2),
            lambda: deque([1]) + [2], lambda: deque([1]) < [2], lambda: hash(deque()), lambda: {deque(): 1}, lambda: deque([1]) * "a", lambda: deque([1]).foo, lambda: deque([1]).extend(3)]:
    t(bad)
def mutate():
    q = deque([1, 2, 3])
    for x in q: q.append(x)
t(mutate)
def mutate2():
    q = deque([1])
    for x in q: q.pop()
t(mutate2)
it = iter(deque([1, 2])); print(next(it), next(it), next(it, "end"))
class D(deque):
    def __init__(self, *a): super().__init__(*a); self.tag = 1
    def put(self, x): self.append(x)
x = D([1, 2]); x.put(3); print(x, x.tag, isinstance(x, deque), x.copy(), type(x.copy()).__name__)
q = deque(); total = 0
for i in range(20000):
    q.append(i)
    if i % 3: total += q.popleft()
while q: total += q.pop()
print(total, deque, type(deque()), deque.__name__, collections.deque is deque)
a, *b = deque([1, 2, 3]); print(a, b, max(deque([4, 9])), sorted(deque([3, 1])), list(map(str, deque([1]))), tuple(deque("ab")), dict(deque([(1, 2)])))
d.clear(); print(d, [*deque("xy")], deque(deque([1, 2])), deque(i for i in range(3)), "%s" % deque([1]), f"{deque([2])!r}", str(deque()))
