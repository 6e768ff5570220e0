"""A JSON parser and printer by hand, with errors that name their place."""


class JSONError(ValueError):
    def __init__(self, message, text, position):
        self.line = text.count("\n", 0, position) + 1
        self.column = position - (text.rfind("\n", 0, position) + 1) + 1
        super().__init__(f"{message} at line {self.line}, column {self.column}")


ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
NAMES = {"true": True, "false": False, "null": None}


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, message, at=None):
        raise JSONError(message, self.text, self.at if at is None else at)

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self):
        self.space()
        return self.text[self.at] if self.at < len(self.text) else ""

    def expect(self, character):
        if self.peek() != character:
            self.fail(f"expected {character!r}, found {self.peek()!r}")
        self.at += 1

    def document(self):
        value = self.value()
        if self.peek():
            self.fail("something behind the value")
        return value

    def value(self):
        match self.peek():
            case "{":
                return self.object()
            case "[":
                return self.array()
            case '"':
                return self.string()
            case "":
                self.fail("the text ends")
            case c if c == "-" or c.isdigit():
                return self.number()
        for name, value in NAMES.items():
            if self.text.startswith(name, self.at):
                self.at += len(name)
                return value
        self.fail("no value")

    def object(self):
        result = {}
        self.at += 1
        if self.peek() == "}":
            self.at += 1
            return result
        while True:
            if self.peek() != '"':
                self.fail("a key must be a string")
            key = self.string()
            self.expect(":")
            result[key] = self.value()
            if self.peek() == ",":
                self.at += 1
                continue
            self.expect("}")
            return result

    def array(self):
        result = []
        self.at += 1
        if self.peek() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() == ",":
                self.at += 1
                continue
            self.expect("]")
            return result

    def string(self):
        start = self.at
        self.at += 1
        pieces = []
        while True:
            if self.at >= len(self.text):
                self.fail("a string does not end", start)
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(pieces)
            if c == "\\":
                c = self.text[self.at : self.at + 1]
                self.at += 1
                if c == "u":
                    digits = self.text[self.at : self.at + 4]
                    try:
                        pieces.append(chr(int(digits, 16)))
                    except ValueError as error:
                        raise JSONError("bad escape", self.text, self.at) from error
                    self.at += 4
                elif c in ESCAPES:
                    pieces.append(ESCAPES[c])
                else:
                    self.fail("unknown escape")
            else:
                pieces.append(c)

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.0123456789eE":
            self.at += 1
        word = self.text[start : self.at]
        try:
            return float(word) if any(c in word for c in ".eE") else int(word)
        except ValueError:
            self.fail(f"bad number {word}", start)


def dump(value, indent=0):
    pad = "  " * indent
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        quoted = "".join(next((f"\\{k}" for k, v in ESCAPES.items() if v == c and k != "/"), c) for c in value)
        return f'"{quoted}"'
    if isinstance(value, list):
        if not value:
            return "[]"
        return "[\n" + ",\n".join(f"{pad}  {dump(v, indent + 1)}" for v in value) + f"\n{pad}]"
    items = [f'{pad}  {dump(k)}: {dump(v, indent + 1)}' for k, v in value.items()]
    return "{\n" + ",\n".join(items) + f"\n{pad}}}" if items else "{}"


TEXT = """
{ "name": "Patchwork", "tags": ["jit", "wasm", "\\u00e9t\\u00e9"], "big": 123456789012345678901234567890,
  "nested": {"a": [1, 2.5, -3e2, {"deep": [[], {}, [null]]}], "empty": ""}, "flag": true, "nothing": null,
  "quote": "a \\"b\\" \\\\ c\\n" }
"""
data = Parser(TEXT).document()
print(data)
text = dump(data)
print(text)
print(Parser(text).document() == data)
for bad in ("", "[1, 2", '{"a" 1}', '{a: 1}', "[1 2]", '"abc', '"\\x"', '"\\u12g4"', "[1]]", "nul", "-", "1.2.3", '[\n\n "x",\n }'):
    try:
        print(Parser(bad).document())
    except JSONError as error:
        print(repr(bad), "->", error, "|", type(error.__cause__).__name__)
wide = "[" + ",".join(str(i * i) for i in range(2000)) + "]"
print(sum(Parser(wide).document()))
deep = "[" * 80 + "]" * 80
print(dump(Parser(deep).document()).count("["))
