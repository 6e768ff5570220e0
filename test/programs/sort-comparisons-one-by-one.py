"""The comparisons of sort are those of list.sort, one by one: what counts them, contradicts itself, stops or is not ordered shows it."""

nan = float("nan")
import random
r = random.Random(3)
for n in (5, 33, 63, 64, 65, 100, 150, 300):
    l = [nan if r.random() < 0.1 else r.randrange(100) for _ in range(n)]
    print(n, sum(i * hash(v) if v == v else i * i for i, v in enumerate(sorted(l))), sorted(l)[:8])
    class K:
        c = 0
        def __init__(s, v): s.v = v
        def __lt__(s, o): K.c += 1; return s.v < o.v
    res = []
    for kind in (lambda: [r.randrange(1000) for _ in range(n)], lambda: list(range(n)), lambda: list(range(n))[::-1], lambda: [i % 10 for i in range(n)], lambda: [i if i % 20 else 5 for i in range(n)], lambda: list(range(n // 2)) + list(range(n // 3)) + list(range(n // 2, 0, -1))):
        K.c = 0; sorted(K(v) for v in kind()); res.append(K.c)
        K.c = 0; sorted((K(v) for v in kind()), reverse=True); res.append(K.c)
    print(res)


r = random.Random(9)


class Stop(Exception): pass
class K:
    left = 10**9
    def __init__(s, v): s.v = v
    def __lt__(s, o):
        K.left -= 1
        if K.left == 0: raise Stop
        if s.v % 17 == 3: return r2.random() < 0.5
        return s.v < o.v
for n in (70, 200, 500):
    for stop in (10**9, 50, 200, 400, 900, 1500):
        for shape in range(4):
            r2 = random.Random(1)
            l = [K(r.randrange(n)) for _ in range(n)] if shape < 2 else [K(i % (n // 3)) for i in range(n)] if shape == 2 else [K(v) for v in list(range(n // 2)) + list(range(n // 2 - 5, n))]
            K.left = stop
            try: l.sort(reverse=shape == 1)
            except Stop: pass
            print(n, stop, shape, sum(i * k.v for i, k in enumerate(l)), sorted(k.v for k in l)[:3], len({id(k) for k in l}), stop - K.left)
