# Loops hot enough to be compiled, over iterators of all kinds, with unpacking, slices, del and := in them.
def over_iterators(n):
    total = 0
    for i, v in enumerate(range(n)):
        total += i * v
    for a, b in zip(range(n), reversed(range(n))):
        total += a - 2 * b
    for x in map(lambda v: v * 2, range(n)):
        total += x
    for x in filter(lambda v: v % 3 == 0, range(n)):
        total -= x
    return total


print(over_iterators(400), over_iterators(7))


def unpacking(n):
    out = 0
    for i in range(n):
        a, *b, c = [i, i + 1, i + 2, i + 3]
        (d, e), f = (a, c), b
        out += d + e + sum(f)
    return out


print(unpacking(500))


def slices(n):
    xs = list(range(20))
    total = 0
    for i in range(n):
        part = xs[i % 5 : i % 20 : 2]
        total += len(part) + sum(part)
        xs[3:6] = [i, i]
        xs[1:2] = (i, i)
        del xs[2]
        xs.append(i)
        xs.pop(0)
        xs.insert(4, i)
        del xs[-1:]
    return total, xs


print(slices(600))


def deleting(n):
    total = 0
    for i in range(n):
        t = i * 2
        if i % 7 != 3:
            total += t
        del t
        if (w := i % 5) == 4:
            total += w
    return total, w


print(deleting(600))


def rest_of(iterator, n):
    total = 0
    for _ in range(n):
        total += next(iterator, 1)
    return total


print(rest_of(iter(range(300)), 600))


def while_walrus():
    data = list(range(700))
    total = 0
    while (item := data.pop()) > 3:
        total += item
    return total, item


print(while_walrus())


def displays(n):
    last = ()
    for i in range(n):
        last = (*last[-3:], i)
        both = [*last, *range(2)]
    return last, both


print(displays(500))


def until(n):
    seen = []
    def step():
        seen.append(len(seen))
        return len(seen)
    total = 0
    for v in iter(step, n):
        total += v
    return total, len(seen)


print(until(500))


def membership(n):
    hits = 0
    for i in range(n):
        if i % 10 in (1, 2, 3):
            hits += 1
        if i in range(0, n, 7):
            hits += 1
        if min(i, 5) == max([i, 5]):
            hits += 100
    return hits


print(membership(500))


def fails_late(n):
    items = [(i, i) for i in range(n)]
    items.append((1, 2, 3))
    total = 0
    for a, b in items:
        total += a + b
    return total


print(fails_late(400))
