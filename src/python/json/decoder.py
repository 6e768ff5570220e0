"""Reads JSON."""

__all__ = ["JSONDecoder", "JSONDecodeError"]

_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_DIGITS = "0123456789"
_HEX = "0123456789abcdefABCDEF"
_BLANKS = " \t\n\r"


class JSONDecodeError(ValueError):
    """The text is not JSON: what is wrong (msg), in which text (doc), where (pos, lineno, colno)."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


def _skip(text, at):
    """Where the next character stands that is no blank."""
    end = len(text)
    while at < end and text[at] in _BLANKS:
        at += 1
    return at


def scanstring(text, begin, strict=True):
    """The string whose first character is at `begin`, and where the text goes on after its closing quote."""
    pieces = []
    at = begin
    while True:
        quote = text.find('"', at)
        stop = text.find("\\", at, quote if quote >= 0 else len(text))
        if stop < 0:
            stop = quote
        piece = text[at:stop] if stop >= 0 else text[at:]
        if strict and not piece.isprintable():
            for offset, character in enumerate(piece):
                if character < " ":
                    raise JSONDecodeError("Invalid control character at", text, at + offset)
        if stop < 0:
            raise JSONDecodeError("Unterminated string starting at", text, begin - 1)
        if stop == quote:
            if not pieces:
                return piece, stop + 1
            pieces.append(piece)
            return "".join(pieces), stop + 1
        pieces.append(piece)
        escaped = text[stop + 1 : stop + 2]
        if escaped == "u":
            number = _unicode(text, stop + 1)
            at = stop + 6
            if 0xD800 <= number < 0xDC00 and text.startswith("\\u", at):
                low = _unicode(text, at + 1)
                if 0xDC00 <= low < 0xE000:
                    number = 0x10000 + ((number - 0xD800) << 10) + low - 0xDC00
                    at += 6
            pieces.append(chr(number))
        elif escaped in _ESCAPES:
            pieces.append(_ESCAPES[escaped])
            at = stop + 2
        elif escaped:
            raise JSONDecodeError("Invalid \\escape", text, stop)
        else:
            raise JSONDecodeError("Unterminated string starting at", text, begin - 1)


def _unicode(text, at):
    """The number after the u at `at`."""
    digits = text[at + 1 : at + 5]
    if len(digits) == 4 and all(digit in _HEX for digit in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", text, at)


def _number_end(text, at):
    """Where the number at `at` ends, and whether it is a float; the end is `at` when there is no number."""
    end = len(text)
    begin = at
    if at < end and text[at] == "-":
        at += 1
    if at >= end or text[at] not in _DIGITS:
        return begin, False
    if text[at] == "0":
        at += 1
    else:
        while at < end and text[at] in _DIGITS:
            at += 1
    is_float = False
    if at + 1 < end and text[at] == "." and text[at + 1] in _DIGITS:
        is_float = True
        at += 2
        while at < end and text[at] in _DIGITS:
            at += 1
    if at < end and text[at] in "eE":
        power = at + 1
        if power < end and text[power] in "+-":
            power += 1
        if power < end and text[power] in _DIGITS:
            is_float = True
            at = power + 1
            while at < end and text[at] in _DIGITS:
                at += 1
    return at, is_float


class JSONDecoder:
    """Makes objects of a text."""

    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.get
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _value(self, text, at):
        first = text[at : at + 1]
        if first == '"':
            return scanstring(text, at + 1, self.strict)
        if first == "{":
            return self._object(text, at + 1)
        if first == "[":
            return self._array(text, at + 1)
        if first == "n" and text.startswith("null", at):
            return None, at + 4
        if first == "t" and text.startswith("true", at):
            return True, at + 4
        if first == "f" and text.startswith("false", at):
            return False, at + 5
        end, is_float = _number_end(text, at)
        if end > at:
            number = text[at:end]
            return self.parse_float(number) if is_float else self.parse_int(number), end
        for name in _CONSTANTS:
            if text.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise JSONDecodeError("Expecting value", text, at)

    def _array(self, text, at):
        items = []
        at = _skip(text, at)
        if text.startswith("]", at):
            return items, at + 1
        while True:
            value, at = self._value(text, at)
            items.append(value)
            at = _skip(text, at)
            after = text[at : at + 1]
            if after == "]":
                return items, at + 1
            if after != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            comma = at
            at = _skip(text, at + 1)
            if text.startswith("]", at):
                raise JSONDecodeError("Illegal trailing comma before end of array", text, comma)

    def _object(self, text, at):
        pairs = [] if self.object_pairs_hook is not None else None
        items = {}
        at = _skip(text, at)
        if text.startswith("}", at):
            return self._hooked(items, pairs), at + 1
        while True:
            if not text.startswith('"', at):
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
            key, at = scanstring(text, at + 1, self.strict)
            at = _skip(text, at)
            if not text.startswith(":", at):
                raise JSONDecodeError("Expecting ':' delimiter", text, at)
            value, at = self._value(text, _skip(text, at + 1))
            if pairs is None:
                items[key] = value
            else:
                pairs.append((key, value))
            at = _skip(text, at)
            after = text[at : at + 1]
            if after == "}":
                return self._hooked(items, pairs), at + 1
            if after != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, at)
            comma = at
            at = _skip(text, at + 1)
            if text.startswith("}", at):
                raise JSONDecodeError("Illegal trailing comma before end of object", text, comma)

    def _hooked(self, items, pairs):
        if pairs is not None:
            return self.object_pairs_hook(pairs)
        return items if self.object_hook is None else self.object_hook(items)
