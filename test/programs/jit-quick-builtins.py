"""Built-ins on their operands alone in stitched code: usual arguments, odd ones, and those that raise."""


def texts(turns):
    words = ["River", "tree7", "  ", "", "A", "é", "Straße", "x1y", "\u0130I", "  pad "]
    total = 0
    kept = set()
    for i in range(turns):
        word = words[i % 10]
        total += word.isdigit() + 2 * word.isalpha() + 4 * word.isalnum() + 8 * word.isspace()
        total += len(word.lower()) + len(word.upper()) + len(word.strip())
        total += word.startswith("R") + 2 * word.endswith("7") + word.find("e") + word.find("r", 1)
        total += len(word.split()) + len(word.split("e"))
        kept.add(word.lower() + word.upper())
        kept.add(word[0:1] + word[1:3] + word[len(word) :] + word[2:1])
    return total, sorted(kept)


print(texts(700))


def joins(turns):
    parts = [["a", "b"], [], ["only"], ["", "x"], ["é", "\u20ac"], ("t", "u"), (), ["", ""]]
    out = []
    for i in range(turns):
        made = "-".join(parts[i % 8]) + "|" + "".join(parts[i % 8])
        if i > turns - 9:
            out.append(made)
    return out


print(joins(600))


def join_of_others(turns):
    seen = ""
    for i in range(turns):
        try:
            "-".join(["a", "b"] if i % 100 else ["a", i])
        except TypeError as error:
            seen = str(error)
    return seen


print(join_of_others(450))


def numbers(turns):
    given = ["12", "-7", "007", " 5 ", "1_0", "99999999999999", "999999999999999999999", "+3"]
    total = 0
    wrong = 0
    for i in range(turns):
        total += int(given[i % 8]) + ord(chr(i % 300)) + ord("z")
        try:
            if i % 90 == 80:
                int("x1")
            if i % 90 == 81:
                ord("ab")
            if i % 90 == 82:
                chr(-1)
        except (ValueError, TypeError) as error:
            wrong += len(str(error))
    return total, wrong


print(numbers(900))


def types(turns):
    values = [1, "a", [], None, 2.5, {}, True, (), texts, int]
    names = {}
    for i in range(turns):
        kind = type(values[i % 10])
        names[kind.__name__] = names.get(kind.__name__, 0) + 1
        if type(values[i % 10]) is str:
            names["text"] = names.get("text", 0) + 1
    return names


print(types(600))


class Same:
    def __init__(self, key):
        self.key = key

    def __eq__(self, other):
        return isinstance(other, Same) and self.key == other.key

    def __hash__(self):
        return hash(self.key)


class Own:
    pass


class Shouts:
    dead = 0

    def __del__(self):
        Shouts.dead += 1


def lists(turns):
    owns = [Own() for _ in range(5)]
    total = 0
    missing = 0
    for i in range(turns):
        items = [1, "two", 3.0, None, True]
        items.remove("two")
        items.remove(3)
        items.extend([i, i])
        items.extend(("t",))
        items.extend(items)
        total += len(items)
        objects = owns.copy()
        objects.remove(owns[i % 5])
        total += len(objects)
        sames = [Same(0), Same(1), Same(2)]
        sames.remove(Same(i % 3))
        total += sames[0].key
        try:
            items.remove("none" if i % 50 == 0 else 1)
        except ValueError as error:
            missing += len(str(error))
        doomed = [Shouts()]
        doomed.remove(doomed[0])
        doomed.append(Shouts())
        doomed.clear()
        total += items.pop() == "t"
    return total, missing, Shouts.dead


print(lists(500))


def sets(turns):
    seen = set()
    total = 0
    missing = 0
    for i in range(turns):
        seen.add(i % 7)
        seen.add("s")
        seen.add((i % 3, "t"))
        seen.discard(i % 5)
        seen.discard("never")
        seen.add(Same(i % 2))
        total += len(seen)
        try:
            seen.remove(i % 11)
        except KeyError as error:
            missing += error.args[0]
        try:
            if i % 100 == 99:
                seen.add([i])
        except TypeError as error:
            missing += len(str(error))
        if i % 64 == 0:
            seen.clear()
    return total, missing


print(sets(600))


def dicts(turns):
    groups = {}
    total = 0
    for i in range(turns):
        groups.setdefault("abc"[i % 3], []).append(i)
        groups.setdefault(i % 4, i)
        total += len(groups.setdefault((i % 2, "k"), [])) + len(groups)
        total += groups.setdefault(Same(i % 2), 5)
        try:
            if i % 100 == 99:
                groups.setdefault([], 1)
        except TypeError as error:
            total += len(str(error))
        if i % 97 == 0:
            groups.clear()
    return total, len(groups)


print(dicts(600))


class Named(type):
    def __instancecheck__(cls, instance):
        return instance == 7


class Seven(metaclass=Named):
    pass


def classes(turns):
    values = [1, "a", 2.5, None, Same(1), Own(), True, 7]
    pairs = [(int, str), (Same, Own), (int, (str, float)), (str, Seven), ()]
    counts = [0] * 5
    for i in range(turns):
        for j in range(5):
            if isinstance(values[i % 8], pairs[j]):
                counts[j] += 1
    both = 0
    for i in range(turns):
        both += isinstance(values[i % 8], (int, str))
        try:
            if i % 100 == 98:
                isinstance(1, (str, 5))
        except TypeError as error:
            both += len(str(error))
    return counts, both


print(classes(400))


def pairs(turns):
    total = 0
    last = None
    for i in range(turns):
        pair = (i, "q")
        one, two = (pair, i)
        last = (two, one)
        total += len(pair) + pair[0]
    return total, last


print(pairs(500))


class Word(str):
    def lower(self):
        return "low"


class Odd(list):
    def __len__(self):
        return 3


def derived(turns):
    words = ["A", Word("B"), "c"]
    lists = [[1], Odd([1]), (2,)]
    out = ""
    total = 0
    for i in range(turns):
        out = words[i % 3].lower() + words[i % 3].upper() + "-".join([words[i % 3]])
        total += len(lists[i % 3]) + len(out)
    return total, out


print(derived(600))
