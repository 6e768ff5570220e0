"""Cells of closures, super() and sums of strs in stitched code: their usual ways, and what ends them."""


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


def counting(turns):
    first, second = counter(), counter()
    total = 0
    for i in range(turns):
        total += first()
        if i % 3 == 0:
            total += second(i)
    return total, first(0), second(0)


print(counting(900))


def cell_changes_kind(turns):
    kept = 0

    def look():
        return kept

    seen = []
    for i in range(turns):
        if i == 400:
            kept = "text"
        elif i == 500:
            kept = [i]
        elif i == 600:
            kept = i + 0.5
        elif i < 400:
            kept = i
        if i % 150 == 0:
            seen.append(look())
    return seen


print(cell_changes_kind(900))


def cell_gets_empty(turns):
    def look():
        return value

    found = 0
    missing = 0
    message = ""
    for i in range(turns):
        if i % 300 == 10:
            value = [i]
        elif i % 300 == 299:
            del value
        try:
            found += len(look())
        except NameError as error:
            missing += 1
            message = str(error)
    return found, missing, message


print(cell_gets_empty(900))


def own_cell(turns):
    total = 0
    functions = []
    for i in range(turns):
        total += i
        if i % 100 == 0:
            functions.append(lambda: total)
    return total, [function() for function in functions][:3]


print(own_cell(700))


def shares(turns):
    text = "a"

    def grow():
        nonlocal text
        text = text + "b" if len(text) < 20 else "a"
        return text

    lengths = 0
    for _ in range(turns):
        lengths += len(grow())
    return lengths, text


print(shares(1000))


def closing_generator(turns):
    base = 10

    def values():
        nonlocal base
        for i in range(turns):
            base += 1
            yield base + i

    return sum(values()), base


print(closing_generator(900))


class Gone:
    dead = 0

    def __del__(self):
        Gone.dead += 1


def replaced(turns):
    held = None

    def hold():
        nonlocal held
        held = Gone()
        return Gone.dead

    last = 0
    for _ in range(turns):
        last = hold()
    return last, Gone.dead


print(replaced(500), Gone.dead)


class Base:
    def __init__(self, name):
        self.name = name

    def weight(self):
        return 1

    def label(self):
        return "base " + self.name


class Middle(Base):
    def __init__(self, name, size):
        super().__init__(name)
        self.size = size

    def weight(self):
        return super().weight() + self.size


class Leaf(Middle):
    def __init__(self, name):
        super().__init__(name, 3)
        self.done = True

    def weight(self):
        return 10 * super().weight()

    def label(self):
        return super().label() + "!"


def build(turns):
    total = 0
    text = ""
    for i in range(turns):
        leaf = Leaf("x" * (i % 4))
        total += leaf.weight() + leaf.size + len(leaf.name)
        text = leaf.label()
        if i == 500:
            Base.weight = lambda self: 100
        if i == 700:
            Middle.label = lambda self: "middle"
    return total, text


print(build(900))


class Plain:
    def __init__(self):
        super().__init__()
        self.here = 1


class Listed(list):
    def append(self, item):
        super().append(item)
        self.last = item


class Left(Base):
    def weight(self):
        return super().weight() + 1000


class Both(Left, Middle):
    def __init__(self):
        super().__init__("both", 5)


class Meta(Base):
    @classmethod
    def make(cls, name):
        return cls(name)

    @property
    def weight(self):
        return super().weight()


class Submeta(Meta):
    @classmethod
    def make(cls, name):
        return super().make(name + "?")

    @property
    def weight(self):
        return super().weight + 1


def others(turns):
    total = 0
    listed = Listed()
    for i in range(turns):
        total += Plain().here
        listed.append(i)
        both = Both()
        total += both.weight() % 7
        sub = Submeta.make("n")
        total += sub.weight + len(sub.name)
    return total, len(listed), listed.last


print(others(600))


class Broken(Base):
    def weight(self):
        return super().missing()


def fails(turns):
    seen = ""
    for i in range(turns):
        try:
            Broken("b").weight()
        except AttributeError as error:
            seen = str(error)
    return seen


print(fails(450))


def sums(turns):
    left, right = "ab", "c"
    total = 0
    for i in range(turns):
        if i == 500:
            left, right = 3, 4
        if i == 700:
            left, right = [1], [2]
        joined = left + right
        total += joined if isinstance(joined, int) else len(joined)
        try:
            if i % 200 == 150:
                left + None
        except TypeError as error:
            if i > 700:
                print(error)
    return total, left + right


print(sums(900))


class Text:
    def __init__(self, text):
        self.text = text

    def __add__(self, other):
        return "(" + self.text + "+" + other.text + ")"


def adds(turns):
    a, b = "x", "y"
    out = ""
    for i in range(turns):
        if i == 600:
            a, b = Text("p"), Text("q")
        out = a + b
    return out


print(adds(900))
