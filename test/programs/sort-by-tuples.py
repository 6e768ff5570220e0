"""Keys that are tuples: the first items mostly decide, whatever their kind; the others when these are equal."""

NAN = float("nan")


class Odd:
    """Equal to nothing, smaller than everything; says how often it was asked."""

    asked = 0

    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        Odd.asked += 1
        return self.number < other.number

    def __repr__(self):
        return f"Odd({self.number})"


class Pair(tuple):
    def __lt__(self, other):
        return tuple.__gt__(self, other)


def values(count):
    value = 7
    for _ in range(count):
        value = (value * 75 + 74) % 65_537
        yield value


def tell(what, keys, **options):
    keys = list(keys)
    try:
        order = sorted(range(len(keys)), key=keys.__getitem__, **options)
        print(what, order)
    except Exception as error:
        print(what, type(error).__name__, error)
    try:
        print(what, sorted(keys, **options) == [keys[i] for i in order])
    except Exception as error:
        print(what, type(error).__name__, error)


for reverse in (False, True):
    tell("ints", ((v % 7, v % 5, str(v)) for v in values(90)), reverse=reverse)
    tell("floats", ((v % 7 / 2, v) for v in values(90)), reverse=reverse)
    tell("nans", (((NAN if v % 6 == 0 else v % 4 * 0.5), v % 10) for v in values(50)), reverse=reverse)
    tell("zeros", ((-0.0 if v % 2 else 0.0, v % 10) for v in values(30)), reverse=reverse)
    tell("texts", (("abc" * (v % 3) + "é"[: v % 2], v % 4) for v in values(90)), reverse=reverse)
    tell("wide", (("aé\u0416\U0001f600"[v % 4] + "x", v) for v in values(40)), reverse=reverse)
    tell("numbers", (((v % 5, v % 5 / 1.0, v % 2 == 0)[v % 3], v) for v in values(60)), reverse=reverse)
    tell("large", ((2**60 + v % 3, v) if v % 2 else (v % 3, v) for v in values(60)), reverse=reverse)
    tell("short", ((), (1,), (1, 2), (0, 5), (1,), ()), reverse=reverse)
    tell("lengths", ((3,) * (v % 4 + 1) for v in values(40)), reverse=reverse)
    tell("within", (((v % 3,), v % 5) for v in values(40)), reverse=reverse)
    tell("negative", ((-(v % 9), f"r{v}") for v in values(120)), reverse=reverse)

Odd.asked = 0
print(sorted((v % 3, Odd(v % 50)) for v in values(12)), Odd.asked > 0)
print(sorted((Pair((v % 4, v % 3)) for v in values(12))))
tell("mixed", [(1, "a"), (1, 2), (2, "b")])
tell("none", [(1, None), (1, None), (0, None)])
tell("unlike", [(1, 2), ("a", 2), (3, 4)])
tell("not all", [(1, 2), (3, 4), 5])
tell("complaint", [(1, {}), (2, {}), (1, [])])


class Complains:
    def __lt__(self, other):
        raise RuntimeError("not now")


items = [(1, Complains()), (0, Complains()), (1, Complains())]
try:
    items.sort()
except RuntimeError as error:
    print(error, [item[0] for item in items])

growing = [(v % 3, Odd(v)) for v in values(9)]


def keyed(item):
    growing.append(item)
    return item


try:
    growing.sort(key=keyed)
except ValueError as error:
    print(error, len(growing))
print(min((v % 5, -v) for v in values(50)), max(((v % 5) / 4, v) for v in values(50)))
