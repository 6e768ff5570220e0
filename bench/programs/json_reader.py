"""A recursive reader of JSON texts: characters, slices, dicts and lists, methods of a parser object.

Shared: nothing.
Expected: the interpreter's; short methods called for every token.
"""
# workload: allocation-heavy
# suites: objects

TEXTS = 12


class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text = self.text
        at = self.at
        while at < len(text) and text[at] == " ":
            at += 1
        self.at = at

    def value(self):
        self.skip()
        first = self.text[self.at]
        if first == "{":
            return self.object()
        if first == "[":
            return self.list()
        if first == '"':
            return self.string()
        return self.number()

    def string(self):
        start = self.at + 1
        end = self.text.find('"', start)
        self.at = end + 1
        return self.text[start:end]

    def number(self):
        start = at = self.at
        text = self.text
        while at < len(text) and (text[at].isdigit() or text[at] == "-"):
            at += 1
        if at == start:
            raise ValueError(f"no value at {at}")
        self.at = at
        return int(text[start:at])

    def list(self):
        items = []
        self.at += 1
        self.skip()
        while self.text[self.at] != "]":
            items.append(self.value())
            self.comma()
        self.at += 1
        return items

    def object(self):
        fields = {}
        self.at += 1
        self.skip()
        while self.text[self.at] != "}":
            self.skip()
            name = self.string()
            self.skip()
            self.at += 1
            fields[name] = self.value()
            self.comma()
        self.at += 1
        return fields

    def comma(self):
        self.skip()
        if self.text[self.at] == ",":
            self.at += 1
            self.skip()


def text(number):
    rows = [
        f'{{"id": {i}, "name": "row {i * number}", "tags": ["a", "b{i}"], "size": [{i}, -{i + 1}]}}' for i in range(20)
    ]
    return "[" + ", ".join(rows) + "]"


def weigh(value):
    if isinstance(value, dict):
        return sum(len(name) + weigh(item) for name, item in value.items())
    if isinstance(value, list):
        return sum(weigh(item) for item in value)
    return len(value) if isinstance(value, str) else abs(value)


def work(part, parts):
    total = 0
    for number in range(part, TEXTS, parts):
        total += weigh(Reader(text(number)).value())
    try:
        Reader("[1, x]").value()
    except ValueError as error:
        return total if str(error) == "no value at 4" else -1
    return -1


def check(results):
    return sum(results) == EXPECTED


EXPECTED = 12709
