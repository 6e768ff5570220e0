# The errors of iteration, slices, list methods, unpacking and del, in CPython's words.
def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(repr(error))


def unpack_two(value):
    a, b = value
    return a, b


def unpack_star(value):
    a, *b, c = value
    return a, b, c


def store(target, index, value):
    target[index] = value
    return target


def remove(target, index):
    del target[index]
    return target


for value in [5, "abc", [1], (1, 2), iter([1]), iter([1, 2, 3]), range(2), [1, 2, 3]]:
    attempt(lambda: unpack_two(value))
for value in [5, "a", [1], (1, 2, 3, 4), iter("xyz")]:
    attempt(lambda: unpack_star(value))
for work in [
    lambda: [*5],
    lambda: (1, *None),
    lambda: next(iter([])),
    lambda: next([]),
    lambda: iter(5),
    lambda: iter(5, 6),
    lambda: enumerate(5),
    lambda: list(enumerate("ab", start=3)),
    lambda: enumerate([], "a"),
    lambda: zip(5),
    lambda: list(zip([1, 2], [1], strict=True)),
    lambda: list(zip([1], [1, 2], strict=True)),
    lambda: list(zip([1, 2], [1, 2], [1], strict=True)),
    lambda: map(len),
    lambda: list(map(len, [5])),
    lambda: list(map(5, [5])),
    lambda: filter(len, 5),
    lambda: reversed(5),
    lambda: sum(5),
    lambda: sum(["a"]),
    lambda: sum([], "a"),
    lambda: sum([[1]], []),
    lambda: sum([2**62, 2**62, 0.5]),
    lambda: sum([0.1] * 10 + [1]),
    lambda: any(5),
    lambda: list(5),
    lambda: tuple(5),
    lambda: min([]),
    lambda: min([], default="none"),
    lambda: min(1, 2, default=3),
    lambda: max([1, "a"]),
    lambda: min([3, -4, 1], key=abs),
    lambda: [1, 2][5],
    lambda: list("ab")["a"],
    lambda: tuple("ab")[1.5],
    lambda: "ab"[9],
    lambda: range(5)["a"],
    lambda: range(5)[9],
    lambda: [1][2**70],
    lambda: [1, 2, 3][:: 0],
    lambda: [1, 2, 3]["a":],
    lambda: [1, 2, 3][-(2**70) : 2**70],
    lambda: slice("a").indices(3),
    lambda: slice(1, -1).indices(-1),
    lambda: slice(None, None, -2).indices(7),
    lambda: [].pop(),
    lambda: [1].pop(5),
    lambda: [].remove(1),
    lambda: [].index(1),
    lambda: [1, 2, 1].index(1, 1),
    lambda: (1,).index(2),
    lambda: range(5).index(7),
    lambda: [1].insert("a", 1),
    lambda: [1].append(),
    lambda: [1].sort(5),
    lambda: [1, "a"].sort(),
    lambda: sorted([3, 1], reverse=True, key=5),
    lambda: sorted([1], foo=2),
    lambda: list.append(5, 1),
    lambda: 5 in 5,
    lambda: 3 in iter([1, 2, 3, 4]),
    lambda: store([1, 2, 3], slice(None, None, 2), [1]),
    lambda: store([1, 2, 3], slice(0, 1), 5),
    lambda: store([1, 2, 3], slice(1, 2), "xyz"),
    lambda: store((1, 2), 0, 5),
    lambda: store([1], 5, 5),
    lambda: remove([1, 2, 3, 4, 5], slice(None, None, -2)),
    lambda: remove([1], 5),
    lambda: remove([1], "a"),
    lambda: remove((1,), 0),
    lambda: remove(range(3), 0),
    lambda: [1, 2] + (3,),
    lambda: [1] * 2.5,
    lambda: [1] < ["a"],
    lambda: (1, 2) < [1],
]:
    attempt(work)


def modified_during_sort():
    xs = [3, 1, 2]
    try:
        xs.sort(key=lambda v: xs.append(v) or v)
    except ValueError as error:
        print(error, xs)
    try:
        xs.sort(key=lambda v: 1 // (v - 2))
    except ZeroDivisionError as error:
        print(error, xs)
    xs = [1, 3, 2, "a", 0]
    try:
        xs.sort()
    except TypeError as error:
        print(error, xs)
    seen = []
    xs = [4, 5, 6]
    xs.sort(key=lambda v: seen.append(len(xs)) or -v)
    print(xs, seen)


modified_during_sort()


def stops(v):
    if v > 2:
        raise StopIteration(v)
    return v


print(list(map(stops, [1, 2, 3, 4])), list(iter(lambda: stops(3), None)), list(filter(stops, [1, 2, 3])))


def deleting():
    x = y = 1
    del x
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    try:
        del x
    except UnboundLocalError as error:
        print(error)

    def inner():
        nonlocal y
        del y

    inner()
    try:
        inner()
    except NameError as error:
        print(error)


deleting()
del attempt
try:
    attempt(5)
except NameError as error:
    print(error)
len = 5
del len
print(len("abc"))
try:
    del len
except NameError as error:
    print(error)
