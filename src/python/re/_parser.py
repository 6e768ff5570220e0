"""Patterns as trees: tuples of an operation and what it works on."""

IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII, DEBUG = 2, 4, 8, 16, 32, 64, 256, 128

_FLAGS = {"i": IGNORECASE, "L": LOCALE, "m": MULTILINE, "s": DOTALL, "x": VERBOSE, "a": ASCII, "u": UNICODE}
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_ASSERTIONS = {"A": "start", "b": "boundary", "B": "inside", "Z": "end", "z": "end"}
_SPECIAL = frozenset("\\.^$*+?{}[]|()")
_FOREVER = 4294967295


class PatternError(Exception):
    """Exception raised for invalid regular expressions."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


PatternError.__qualname__ = "PatternError"


class Parser:
    def __init__(self, pattern, text, flags):
        self.pattern = pattern
        self.text = text
        self.flags = flags
        self.at = 0
        self.groups = 0
        self.names = {}
        self.open = []
        self.widths = {}

    def error(self, message, pos):
        return PatternError(message, self.pattern, pos)

    def parse(self):
        tree = self.alternatives(self.flags)
        if self.at < len(self.text):
            raise self.error("unbalanced parenthesis", self.at)
        return tree

    def peek(self):
        return self.text[self.at : self.at + 1]

    def accept(self, piece):
        if self.text.startswith(piece, self.at):
            self.at += len(piece)
            return True
        return False

    def alternatives(self, flags):
        branches = [self.sequence(flags)]
        while self.accept("|"):
            # Flags that stand alone hold for the whole pattern.
            branches.append(self.sequence(flags))
        if len(branches) == 1:
            return branches[0]
        return ("branch", branches)

    def sequence(self, flags):
        items = []
        text = self.text
        while self.at < len(text):
            if self.flags & VERBOSE or flags & VERBOSE:
                ch = text[self.at]
                if ch.isspace():
                    self.at += 1
                    continue
                if ch == "#":
                    end = text.find("\n", self.at)
                    self.at = len(text) if end < 0 else end + 1
                    continue
            ch = text[self.at]
            if ch == "|" or ch == ")":
                break
            start = self.at
            item = self.item(flags | self.flags & (IGNORECASE | MULTILINE | DOTALL) if not self.open else flags)
            if item is None:
                continue
            items.append(self.repeats(item, start, flags))
        return ("seq", items)

    def repeats(self, item, start, flags):
        text = self.text
        while self.at < len(text):
            if flags & VERBOSE:
                while self.peek().isspace():
                    self.at += 1
            here = self.at
            ch = self.peek()
            if ch == "*":
                low, high = 0, _FOREVER
            elif ch == "+":
                low, high = 1, _FOREVER
            elif ch == "?":
                low, high = 0, 1
            elif ch == "{":
                found = self.braces()
                if found is None:
                    return item
                low, high = found
                self.at -= 1
            else:
                return item
            self.at += 1
            if item[0] == "at":
                raise self.error("nothing to repeat", here)
            if item[0] in ("repeat", "possessive"):
                raise self.error("multiple repeat", here)
            greedy = "greedy"
            if self.accept("?"):
                greedy = "lazy"
            elif self.accept("+"):
                greedy = "possessive"
            item = ("repeat", low, high, greedy, item)
            if self.peek() in ("*", "+", "?") and self.peek() != "":
                raise self.error("multiple repeat", self.at)
        return item

    def braces(self):
        """{m}, {m,n}, {m,}, {,n}: what stands after it is next. None: the brace is a character."""
        text = self.text
        end = text.find("}", self.at)
        inner = text[self.at + 1 : end] if end >= 0 else ""
        low, comma, high = inner.partition(",")
        if not inner or not (low.isdigit() or (comma and not low)) or not (high.isdigit() or not high) or inner == ",":
            if inner == ",":
                self.at = end + 1
                return 0, _FOREVER
            return None
        least = int(low) if low else 0
        most = (int(high) if high else _FOREVER) if comma else least
        if max(least, int(high or 0)) >= _FOREVER:
            raise OverflowError("the repetition number is too large")
        if most < least:
            raise self.error("min repeat greater than max repeat", self.at + 1)
        self.at = end + 1
        return least, most

    def item(self, flags):
        ch = self.text[self.at]
        start = self.at
        self.at += 1
        if ch == "(":
            return self.group(flags, start)
        if ch == "[":
            return self.set(flags, start)
        if ch == ".":
            return ("any",) if flags & DOTALL else ("line",)
        if ch == "^":
            return ("at", "line start" if flags & MULTILINE else "start")
        if ch == "$":
            return ("at", "line end" if flags & MULTILINE else "last")
        if ch == "\\":
            return self.escape(flags, start)
        if ch in "*+?":
            raise self.error("nothing to repeat", start)
        if ch == "{":
            self.at = start
            if self.braces() is not None:
                raise self.error("nothing to repeat", start)
            self.at = start + 1
        return ("char", ch, bool(flags & IGNORECASE))

    def escape(self, flags, start):
        if self.at >= len(self.text):
            raise self.error("bad escape (end of pattern)", start)
        ch = self.text[self.at]
        if ch in _ASSERTIONS:
            self.at += 1
            return ("at", _ASSERTIONS[ch]) if ch not in "bB" else ("at", _ASSERTIONS[ch], bool(flags & ASCII))
        if ch in "dDsSwW":
            self.at += 1
            return ("in", [("class", ch, bool(flags & ASCII))], False, False)
        if ch in "123456789":
            digits = ch
            self.at += 1
            following = self.peek()
            if following and following in "0123456789":
                after = self.text[self.at + 1 : self.at + 2]
                if ch in "0123" and following in "01234567" and after and after in "01234567":
                    value = int(ch + following + after, 8)
                    self.at += 2
                    return ("char", chr(value), bool(flags & IGNORECASE))
                digits += following
                self.at += 1
            number = int(digits)
            if number > self.groups:
                raise self.error(f"invalid group reference {number}", start + 1)
            if number in self.open:
                raise self.error("cannot refer to an open group", start)
            return ("same", number, bool(flags & IGNORECASE))
        return ("char", self.character(start), bool(flags & IGNORECASE))

    def character(self, start):
        """The character behind a backslash."""
        ch = self.text[self.at]
        self.at += 1
        if ch in "xuU":
            count = {"x": 2, "u": 4, "U": 8}[ch]
            digits = ""
            while len(digits) < count and self.peek() and self.peek() in "0123456789abcdefABCDEF":
                digits += self.peek()
                self.at += 1
            if len(digits) < count:
                raise self.error(f"incomplete escape \\{ch}{digits}", start)
            return chr(int(digits, 16))
        if ch == "0":
            digits = "0"
            while len(digits) < 3 and self.peek() and self.peek() in "01234567":
                digits += self.peek()
                self.at += 1
            return chr(int(digits, 8))
        if ch in _ESCAPES:
            return _ESCAPES[ch]
        if ch.isascii() and ch.isalpha():
            raise self.error(f"bad escape \\{ch}", start)
        return ch

    def set(self, flags, start):
        negated = self.accept("^")
        members = []
        first = self.at
        while True:
            if self.at >= len(self.text):
                raise self.error("unterminated character set", start)
            here = self.at
            ch = self.text[self.at]
            if ch == "]" and self.at != first:
                self.at += 1
                break
            low = self.member(flags)
            if self.peek() == "-":
                self.at += 1
                if self.at >= len(self.text):
                    raise self.error("unterminated character set", start)
                if self.peek() == "]":
                    members.append(low)
                    members.append(("char", "-"))
                    self.at += 1
                    break
                high = self.member(flags)
                if low[0] != "char" or high[0] != "char":
                    raise self.error(f"bad character range {self.text[here:self.at]}", here)
                if high[1] < low[1]:
                    raise self.error(f"bad character range {self.text[here:self.at]}", here)
                members.append(("range", low[1], high[1]))
            else:
                members.append(low)
        return ("in", members, negated, bool(flags & IGNORECASE))

    def member(self, flags):
        start = self.at
        ch = self.text[self.at]
        self.at += 1
        if ch != "\\":
            return ("char", ch)
        if self.at >= len(self.text):
            raise self.error("bad escape (end of pattern)", start)
        ch = self.text[self.at]
        if ch in "dDsSwW":
            self.at += 1
            return ("class", ch, bool(flags & ASCII))
        if ch in "1234567":
            digits = ""
            while len(digits) < 3 and self.peek() and self.peek() in "01234567":
                digits += self.peek()
                self.at += 1
            return ("char", chr(int(digits, 8)))
        return ("char", self.character(start))

    def name(self, end):
        start = self.at
        close = self.text.find(end, start)
        if close < 0:
            if start == len(self.text):
                raise self.error("missing group name", start)
            raise self.error(f"missing {end}, unterminated name", start)
        name = self.text[start:close]
        self.at = close + 1
        if not name:
            raise self.error("missing group name", start)
        return name, start

    def checked(self, name, start):
        if not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", start)

    def group(self, flags, start):
        capture = None
        name = None
        if self.accept("?"):
            kind = self.peek()
            if not kind:
                raise self.error("unexpected end of pattern", self.at)
            self.at += 1
            if kind == "P":
                if self.accept("<"):
                    name, where = self.name(">")
                    self.checked(name, where)
                    capture = True
                elif self.accept("="):
                    name, where = self.name(")")
                    self.checked(name, where)
                    if name not in self.names:
                        raise self.error(f"unknown group name {name!r}", where)
                    number = self.names[name]
                    if number in self.open:
                        raise self.error("cannot refer to an open group", where)
                    return ("same", number, bool(flags & IGNORECASE))
                else:
                    if not self.peek():
                        raise self.error("unexpected end of pattern", self.at)
                    raise self.error(f"unknown extension ?P{self.peek()}", start + 1)
            elif kind == "#":
                end = self.text.find(")", self.at)
                if end < 0:
                    raise self.error("missing ), unterminated comment", start)
                self.at = end + 1
                return None
            elif kind in "=!<":
                behind = kind == "<"
                if behind:
                    kind = self.peek()
                    if not kind:
                        raise self.error("unexpected end of pattern", self.at)
                    if kind not in "=!":
                        raise self.error(f"unknown extension ?<{kind}", start + 1)
                    self.at += 1
                inner = self.inside(flags, start, None)
                return ("look", kind == "=", behind, inner)
            elif kind == ">":
                return ("atomic", self.inside(flags, start, None))
            elif kind == "(":
                name, where = self.name(")")
                if name.isdigit():
                    number = int(name)
                    if number == 0:
                        raise self.error("bad group number", where)
                else:
                    self.checked(name, where)
                    if name not in self.names:
                        raise self.error(f"unknown group name {name!r}", where)
                    number = self.names[name]
                yes = self.sequence(flags)
                no = ("seq", [])
                if self.accept("|"):
                    no = self.sequence(flags)
                    if self.peek() == "|":
                        raise self.error("conditional backref with more than two branches", self.at)
                if not self.accept(")"):
                    raise self.error("missing ), unterminated subpattern", start)
                if number > self.groups:
                    raise self.error(f"invalid group reference {number}", where)
                return ("if", number, yes, no)
            elif kind == ":":
                return self.inside(flags, start, None)
            elif kind in _FLAGS or kind == "-":
                return self.inline(flags, start, kind)
            else:
                raise self.error(f"unknown extension ?{kind}", start + 1)
        else:
            capture = True
        self.groups += 1
        number = self.groups
        if name is not None:
            if name in self.names:
                raise self.error(f"redefinition of group name {name!r} as group {number}; was group {self.names[name]}", where)
            self.names[name] = number
        return ("group", number, self.inside(flags, start, number))

    def inside(self, flags, start, number):
        self.open.append(number)
        tree = self.alternatives(flags)
        self.open.pop()
        if not self.accept(")"):
            raise self.error("missing ), unterminated subpattern", start)
        return tree

    def inline(self, flags, start, kind):
        added = removed = 0
        negative = False
        while True:
            if kind == "-":
                negative = True
            elif kind in _FLAGS and kind:
                if negative:
                    removed |= _FLAGS[kind]
                else:
                    added |= _FLAGS[kind]
            elif kind == ")" or kind == ":":
                break
            else:
                raise self.error("unknown flag" if kind.isalpha() else "missing -, : or )", self.at - 1 if kind else self.at)
            kind = self.peek()
            self.at += 1
        if kind == ":":
            return self.inside((flags | added) & ~removed, start, None)
        if start != 0 and self.text[:start].strip() != "" and not (start > 0 and self.text.startswith("(?") and self.text[start - 1] == ")"):
            raise self.error("global flags not at the start of the expression", start)
        self.flags |= added
        return None
