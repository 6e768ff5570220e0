# Classes with __index__, __getitem__, __delitem__, __reversed__, __iter__ and __lt__ where sequences are asked for.
class I:
    def __index__(self): return 2
xs = [1, 2, 3, 4]
print(xs[I()], xs[I():], xs[:I()], "abcd"[I()], (1, 2, 3)[I()], range(10)[I()])
xs[I()] = 9
xs.insert(2, 7)
print(xs, xs.pop(2))
del xs[I()]
print(xs)
class B:
    def __init__(self): self.d = [1, 2, 3]
    def __len__(self): return 3
    def __getitem__(self, i): return self.d[i]
    def __setitem__(self, i, v): self.d[i] = v
    def __delitem__(self, i): del self.d[i]
    def __contains__(self, v): return v == 42
    def __reversed__(self): return iter("rev")
b = B()
print(b[0:2], list(b), 42 in b, 1 in b, list(reversed(b)), len(b))
b[1] = 5
del b[0]
b[0:1] = "xy"
print(b.d, [*b], max(b.d and [1]))
class S:
    def __len__(self): return 3
    def __getitem__(self, i):
        return i * 10
print(list(reversed(S())))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), sum(It(4)), max(It(5)), [x for x in It(2)], dict(zip("ab", It(2))), sorted(It(4)), 2 in It(5))
a, *c = It(4)
print(a, c, next(It(0), "none"))
for x in It(3): print(x)
o = B()
o.x = o.y = 3
o.x += 4
(o.x, *o.z), o.w = (1, 2, 3), 9
o.d[0:1] += [8]
print(o.x, o.y, o.z, o.w, o.d)
o.t: int = 5
del o.x, o.d[0]
print(o.t, o.d, hasattr(o, "x"))
class L:
    def __init__(self, v, log): self.v, self.log = v, log
    def __lt__(self, o):
        self.log.append((self.v, o.v))
        return self.v < o.v
def run(data):
    log = []
    xs = [L(v, log) for v in data]
    xs.sort()
    print([x.v for x in xs], log)
run([3, 1, 2]); run([1, 2, 3, 4]); run([4, 3, 2, 1]); run([1, 1, 1]); run([2, 2, 1, 1, 3]); run([5, 1, 4, 2, 3, 9, 8, 7]); run([3, 3, 2, 2, 1, 5, 5]); run([2, 1, 1, 0])
