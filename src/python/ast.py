"""Literals in texts: literal_eval. Trees of programs are not there."""

import re as _re

_TOKEN = _re.compile(
    r"""\s*(?:(?P<number>(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)[jJ]?)|"""
    r"""(?P<string>[bBrRuU]{0,2}(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))|"""
    r"""(?P<name>[^\W\d]\w*)|(?P<sign>\.\.\.|[()\[\]{},:+-]))""",
    _re.S,
)
_ESCAPE = _re.compile(r"\\(\n|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)", _re.S)
_PLAIN = {"\n": "", "\\": "\\", "'": "'", '"': '"', "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


class _Reader:
    def __init__(self, text):
        self.text = text
        self.tokens = []
        at = 0
        end = len(text.rstrip())
        while at < end:
            match = _TOKEN.match(text, at)
            if match is None or match.end() == at:
                raise SyntaxError("invalid syntax")
            self.tokens.append((match.lastgroup, match.group(match.lastgroup)))
            at = match.end()
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, "")

    def take(self, sign=None):
        token = self.peek()
        if token[0] is None or sign is not None and token[1] != sign:
            raise SyntaxError("invalid syntax")
        self.at += 1
        return token

    def whole(self):
        value = self.expression()
        if self.peek()[1] == ",":
            items = [value]
            while self.peek()[1] == ",":
                self.take()
                if self.peek()[0] is None:
                    break
                items.append(self.expression())
            value = tuple(items)
        if self.peek()[0] is not None:
            self.refuse()
        return value

    def refuse(self):
        raise ValueError(f"malformed node or string on line 1: {self.text!r}")

    def expression(self):
        value = self.signed()
        while self.peek()[1] in ("+", "-") and isinstance(value, (int, float, complex)) and not isinstance(value, bool):
            sign = self.take()[1]
            right = self.signed()
            if not isinstance(right, complex):
                self.refuse()
            value = value + right if sign == "+" else value - right
        return value

    def signed(self):
        sign = self.peek()[1]
        if sign not in ("+", "-"):
            return self.atom()
        self.take()
        value = self.signed()
        if isinstance(value, bool) or not isinstance(value, (int, float, complex)):
            self.refuse()
        return -value if sign == "-" else +value

    def items(self, end):
        found = []
        while self.peek()[1] != end:
            found.append(self.expression())
            if self.peek()[1] != ",":
                break
            self.take()
        self.take(end)
        return found

    def atom(self):
        kind, text = self.take()
        if kind == "number":
            return number_of(text)
        if kind == "string":
            value = literal_string(text)
            while self.peek()[0] == "string":
                value += literal_string(self.take()[1])
            return value
        if kind == "name":
            if text in ("None", "True", "False"):
                return {"None": None, "True": True, "False": False}[text]
            if text == "set" and self.peek()[1] == "(":
                self.take()
                self.take(")")
                return set()
            self.refuse()
        if text == "[":
            return self.items("]")
        if text == "(":
            at = self.at
            values = self.items(")")
            return values[0] if len(values) == 1 and self.tokens[self.at - 2][1] != "," and at != self.at - 1 else tuple(values)
        if text == "{":
            return self.braces()
        if text == "...":
            return ...
        raise SyntaxError("invalid syntax")

    def braces(self):
        if self.peek()[1] == "}":
            self.take()
            return {}
        first = self.expression()
        if self.peek()[1] != ":":
            if self.peek()[1] == ",":
                self.take()
                return {first, *self.items("}")}
            self.take("}")
            return {first}
        self.take()
        found = {first: self.expression()}
        while self.peek()[1] == ",":
            self.take()
            if self.peek()[1] == "}":
                break
            key = self.expression()
            self.take(":")
            found[key] = self.expression()
        self.take("}")
        return found


def number_of(text):
    """The value of a number in a program."""
    text = text.replace("_", "")
    if text[-1] in "jJ":
        return complex(0, float(text[:-1]))
    if text[:2].lower() in ("0x", "0o", "0b"):
        return int(text, 0)
    return int(text) if text.isdigit() else float(text)


def literal_string(text):
    """The value of a string or bytes literal in a program."""
    quote = min(text.find(mark) for mark in "'\"" if mark in text)
    prefix = text[:quote].lower()
    width = 3 if text[quote : quote + 3] == text[quote] * 3 else 1
    body = text[quote + width : -width]
    if "r" not in prefix:
        body = _ESCAPE.sub(_escaped, body)
    return body.encode("latin-1") if "b" in prefix else body


def _escaped(match):
    text = match.group(1)
    if text in _PLAIN:
        return _PLAIN[text]
    if text[0] in "xuU" and len(text) > 1:
        return chr(int(text[1:], 16))
    return chr(int(text, 8)) if text[0] in "01234567" else match.group(0)


def literal_eval(node_or_string):
    """Evaluate a text that holds a literal: strings, bytes, numbers, tuples, lists, dicts, sets, booleans, None, Ellipsis."""
    if not isinstance(node_or_string, str):
        raise ValueError(f"malformed node or string: {node_or_string!r}")
    return _Reader(node_or_string.lstrip(" \t")).whole()
