"""Sums of strs, small dicts, comparisons of short strs and comprehensions in hot loops, without the frame in memory."""


class Name(str):
    def __add__(self, other):
        return Name("<" + str(self) + "+" + str(other) + ">")

    def __radd__(self, other):
        return "radd " + other


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


def wrapped(parts):
    out = []
    for part in parts:
        out.append("[" + part + "]")
    return out


def compared(chars, words):
    counts = [0, 0, 0, 0]
    for c in chars:
        for word in words:
            if c == word:
                counts[0] += 1
            if c != word:
                counts[1] += 1
            if word[0:1] == c:
                counts[2] += 1
            if word == "":
                counts[3] += 1
    return counts


def boxes(keys):
    out = []
    for key in keys:
        out.append({key: 1, "other": key})
        out.append({})
    return out


def rows(n):
    total = 0
    for i in range(n):
        total += len([k for k in range(i % 5) if k != 2])
        made = {k: [k] for k in range(i % 3)}
        total += len(made)
    return total


def unbound_after(n):
    for i in range(n):
        text = [c + "." for c in "abc"[: i % 4]]
    try:
        return text, c
    except NameError as error:
        return text, str(error)


def attempt(function, *arguments):
    try:
        return repr(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


plain = [f"w{i % 7}" for i in range(50)]
chars = list("abcé☃😀 a")
words = ["a", "b", "abc", "é", "éa", "☃", "😀", "😀a", "", " ", "xé", "x☃"]
for _ in range(300):
    wrapped(plain)
    boxes(plain)
    rows(20)
for _ in range(60):
    compared(chars, words)
print(wrapped(plain[:3]), compared(chars, words), boxes(plain[:2]), rows(100), unbound_after(3000))
for odd in [1, None, b"x", Name("n"), ["l"], ("t",), 2**80, "é☃"]:
    print(attempt(wrapped, plain[:2] + [odd] + plain[:2]))
    print(attempt(boxes, plain[:1] + [odd] + plain[:1]))
    print(attempt(compared, ["a", odd], ["a", "b"]))
print(attempt(boxes, [Key(1), Key(1), Key(4), "other", 1.5, True, {}]))
print(wrapped(["", "\0", "x" * 40])[2], compared(["\0", "\0\0"], ["\0", "\0\0", ""]))
grown = ""
for i in range(3000):
    grown = grown + "ab"
    grown += "c"
print(len(grown), grown[-4:])
