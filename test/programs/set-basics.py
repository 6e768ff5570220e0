print({3, 1, 2}, {10, 5, 100, 33, 7}, set(), {1.5}, {"a"}, frozenset(), frozenset([1, 2]), set([5, 3, 5]))
s = set()
for i in range(0, 200, 7):
    s.add(i * 31 % 257)
print(s)
s.discard(31 * 7 % 257)
s.discard(-5)
s.remove(0)
print(len(s), s, 5 in s)
a = {1, 2, 3, 4, 50, 60, 70}
b = {3, 4, 5, 60, 99, 1000}
print(a | b, a & b, a - b, a ^ b, b - a)
print(a.union(b, [7]), a.intersection([1, 2, 77]), a.difference([1, 2]), a.symmetric_difference([1, 9]))
print(a <= b, {1} < a, {1, 2} <= {1, 2}, a >= {1}, a == b, {1, 2} == frozenset([2, 1]), a.issubset(range(100)), a.issuperset([1]), a.isdisjoint([8]))
x = a.copy()
x |= b
print(x)
x -= {1, 2}
x &= {3, 4, 5, 50, 60}
x ^= {3, 1000, 7}
print(x)
x.update([1, 2], (3, 4), {5: 6})
x.difference_update([1])
x.intersection_update(range(3, 70))
x.symmetric_difference_update([4, 8, 15])
print(x)
while x:
    print(x.pop(), end=" ")
print(x)
f = frozenset([1, 2, 3])
print(1, {f: 1}[frozenset([1, 2, 3])], f in {f}, {1, 2, 3} in {f}, f | {4}, f.union([9]), {0} | f)
print(hash(1), hash(1.0), hash(True), hash(-1), hash("a") == hash("a"), 1)
print({(1, 2): 3}[(1, 2)], {(1, (2, 3))}, {None: 1, True: 2}, {range(3): 1})
t = {1, *[2, 3], *{4}}
print(t, {*()}, {*"a"})
big = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34}
print(big)
bigd = {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17}
print(bigd)
print({100, 200, 300, 400, 500, 600}, {8, 16, 24, 32, 40}, {1000, 2000, 3, 4, 50})
