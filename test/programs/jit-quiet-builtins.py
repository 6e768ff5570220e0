# Built-ins, slices, small tuples and lists, texts and iterators in hot loops: asked of the runtime without a frame in memory.
# Where they raise, run Python, or are given something else, the interpreter does them.
import math


class Text(str):
    def isdigit(self):
        return True


class Odd:
    def __init__(self, n):
        self.n = n

    def __str__(self):
        return f"<{self.n}>"

    def __len__(self):
        return self.n

    def __float__(self):
        return self.n + 0.5

    def __index__(self):
        return self.n


def characters(n):
    text = "a1 B2,c3!"
    counts = [0, 0, 0, 0, 0]
    out = []
    for i in range(n):
        c = text[i % len(text)]
        if c.isdigit():
            counts[0] += int(c)
        elif c.isspace():
            counts[1] += 1
        elif c.isalpha() and c.isupper():
            counts[2] += 1
        elif "a" <= c <= "z":
            counts[3] += ord(c)
        else:
            counts[4] += 1
        if c >= "a" and not c > "b":
            out.append(chr(ord(c) - 32))
    return counts, len(out), "".join(out[:5])


def slices(n):
    text = "some words to be cut, ünïcode ∑ too"
    items = [1, 2, 3, 4, 5]
    total = 0
    for i in range(n):
        total += len(text[i % 7 : i % 11 + 3]) + len(text[-3:]) + len(text[: i % 5])
        total += len(items[i % 3 :]) + sum(items[: i % 4])
        word = text[i % 5 : 9].strip().upper()
        total += word.find("W") + word.count("O")
    return total


def errors(n):
    good = bad = 0
    texts = ["1", "x", "22", "", "-3"]
    for i in range(n):
        try:
            good += int(texts[i % 5])
        except ValueError as error:
            bad += len(str(error))
        try:
            good += len(chr(i - 2))
        except ValueError as error:
            bad += 1
        try:
            good += "ab".index("abc"[i % 3])
        except ValueError as error:
            bad += 1
    return good, bad


def pops(n):
    items = list(range(20))
    total = 0
    for i in range(n):
        if not items:
            items = [i, i + 1, i + 2]
        total += items.pop()
        if items:
            total += items.pop(0)
    empty = []
    try:
        for i in range(n):
            if i < n - 1:
                empty.append(i)
            empty.pop()
    except IndexError as error:
        return total, str(error)


def texts(n):
    out = []
    for i in range(n):
        key = f"{i % 10}-{i * 0.5}:{'x' if i % 2 else None}"
        if i % 97 == 0:
            out.append(key)
        odd = f"{Odd(i % 3)}{i}" if i % 1000 == 0 else f"{True}{i}"
        if i % 500 == 0:
            out.append(odd)
    return out[:9], len(out)


def pairs(n):
    counts = {}
    made = []
    for i in range(n):
        key = (i % 3, "ab"[i % 2])
        counts[key] = counts.get(key, 0) + 1
        made = [i, key]
        left, right = made[0], made[1][1]
        empty = []
        empty.append((left, right, i))
    return sorted(counts.items()), made, empty


def iterators(n):
    table = {"a": 1, "b": 2, "c": 3}
    names = ["x", "y", "z"]
    total = 0
    seen = set()
    for i in range(n // 10):
        for key, value in table.items():
            total += value * len(key)
        for key in table:
            total += ord(key)
        for value in table.values():
            total -= value
        for at, name in enumerate(names):
            total += at * len(name)
        for at, name in enumerate(names, i):
            total += at
        for name, value in zip(names, table.values()):
            total += value
        for number in reversed(range(3)):
            total += number
        for item in map(len, names):
            total += item
        for first, second in zip(names, (name for name in names)):
            total += first == second
        for one in {1, 2, 3}:
            total += one
    return total


def changed(n):
    table = {i: i for i in range(n)}
    total = 0
    try:
        for key in table:
            total += 1
            if key == n - 10:
                table[-1] = 0
    except RuntimeError as error:
        return total, str(error)


class Noisy:
    log = 0

    def __init__(self, n):
        self.n = n

    def __del__(self):
        Noisy.log += self.n


def dies(n):
    """What an iterator kept is given up while it goes on."""
    for i in range(n // 100):
        for at, thing in enumerate([Noisy(1), Noisy(2), Noisy(3)]):
            thing = None
        for pair in zip([Noisy(1)], [Noisy(5)]):
            pair = None
    return Noisy.log


def numbers(n):
    total = 0.0
    for i in range(n):
        total += math.sqrt(i) + math.floor(i / 3) + min(i, 7) + max(i, 3.5, -1)
        total += abs(-i) + round(i * 0.37, 1) + divmod(i, 7)[1] + float("1.5") + hash(i % 5)
    try:
        math.sqrt(-1)
    except ValueError:
        total += 1
    return round(total, 3)


def others(n):
    """What is passed is a class's own."""
    things = ["ab", Text("cd"), "12", Text("zz")]
    found = 0
    for i in range(n):
        thing = things[i % 4]
        found += thing.isdigit()
        found += len(thing)
        if i % 50 == 0:
            found += len(Odd(i % 7))
            found += int(float(Odd(i % 5)))
            found += len("abcdefgh"[Odd(1) : Odd(3)])
            found += len(str(Odd(2)))
    return found


def kept(n):
    """`and` and `or` whose value is kept."""
    total = 0
    for i in range(n):
        flag = i % 2 == 0 and i % 3 == 0
        other = i % 5 == 0 or i % 7 == 0
        name = i % 2 and "odd"
        total += flag + other
        if name:
            total += len(name)
        ok = not flag and other or name
        if ok:
            total += 1
    return total


def joined(n):
    parts = ["a", "b", "c"]
    total = 0
    for i in range(n):
        total += len(",".join(parts))
        total += len("-".join((str(i), "z")))
        if i % 300 == 0:
            total += len("".join(str(k) for k in range(5)))
            try:
                ",".join([1])
            except TypeError as error:
                total += len(str(error))
    return total


for f in (characters, slices, errors, pops, texts, pairs, iterators, changed, dies, numbers, others, kept, joined):
    print(f.__name__, f(3000))
