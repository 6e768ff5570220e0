"""Regular expressions: a machine that backtracks, written in Python."""

from _collections import alias as _alias

from ._engine import DONE as _DONE, Compiler as _Compiler, first_of as _first_of, run as _run
from ._parser import Parser as _Parser, PatternError

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error", "Pattern",
    "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG",
    "RegexFlag", "PatternError",
]

error = PatternError

_names = {256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE", 128: "DEBUG"}


class RegexFlag(int):
    """Flags of a pattern."""

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return "|".join([name for bit, name in sorted(_names.items()) if self & bit]) or "NOFLAG"

    def __or__(self, other):
        return RegexFlag(int(self) | int(other))

    __ror__ = __or__

    def __and__(self, other):
        return RegexFlag(int(self) & int(other))

    __rand__ = __and__

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))

    def __invert__(self):
        return RegexFlag(~int(self) & 511)

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __repr__(self):
        return "|".join([f"re.{name}" for bit, name in sorted(_names.items()) if int(self) & bit]) or "re.NOFLAG"


NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)

_cache = {}


def _bound(cls):
    """The class in the place of its name: it is made by the functions of this module only."""
    cls.__module__ = "re"
    return cls


@_bound
class Match:
    """The result of re.match() and re.search(). Match objects always have a boolean value of True."""

    __slots__ = ("re", "string", "pos", "endpos", "_marks")
    __class_getitem__ = classmethod(_alias)

    def _index(self, group):
        if isinstance(group, str):
            number = self.re.groupindex.get(group)
            if number is None:
                raise IndexError("no such group")
            return number
        if not isinstance(group, int):
            raise IndexError("no such group")
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _get(self, number, default=None):
        start, stop = self._marks[2 * number], self._marks[2 * number + 1]
        return self.string[start:stop] if start >= 0 and stop >= 0 else default

    def group(self, *groups):
        """Return subgroup(s) of the match by indices or names."""
        if not groups:
            return self._get(0)
        if len(groups) == 1:
            return self._get(self._index(groups[0]))
        return tuple([self._get(self._index(group)) for group in groups])

    def __getitem__(self, group):
        return self._get(self._index(group))

    def groups(self, default=None):
        """Return a tuple containing all the subgroups of the match, from 1."""
        return tuple([self._get(number, default) for number in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        """Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name."""
        return {name: self._get(number, default) for name, number in self.re.groupindex.items()}

    def start(self, group=0, /):
        """Return index of the start of the substring matched by group."""
        return self.span(group)[0]

    def end(self, group=0, /):
        """Return index of the end of the substring matched by group."""
        return self.span(group)[1]

    def span(self, group=0, /):
        """For match object m, return the 2-tuple (m.start(group), m.end(group))."""
        number = self._index(group)
        start, stop = self._marks[2 * number], self._marks[2 * number + 1]
        return (start, stop) if start >= 0 and stop >= 0 else (-1, -1)

    @property
    def regs(self):
        return tuple([self.span(number) for number in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        return self._marks[-1] or None

    @property
    def lastgroup(self):
        last = self._marks[-1]
        for name, number in self.re.groupindex.items():
            if number == last:
                return name
        return None

    def expand(self, template):
        """Return the string obtained by doing backslash substitution on the string template, as done by the sub() method."""
        return _filled(self.re._template(template), self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self._get(0)!r}>"


@_bound
class Pattern:
    """Compiled regular expression object."""

    __slots__ = ("pattern", "flags", "groups", "groupindex", "_code", "_registers", "_first", "_literal", "_templates", "__weakref__")
    __class_getitem__ = classmethod(_alias)

    def _text(self, string):
        if isinstance(string, str):
            if not isinstance(self.pattern, str):
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return string
        if not isinstance(string, (bytes, bytearray)):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        if isinstance(self.pattern, str):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return string.decode("latin-1")

    def _made(self, string, marks, pos, endpos):
        made = Match()
        made.re = self
        made.string = string
        made.pos = pos
        made.endpos = endpos
        made._marks = marks
        return made

    def _try(self, text, at, end, barred=-1):
        """The marks of a match at one place that does not end at `barred`, or None."""
        marks = [-1] * (2 * self.groups + 3)
        marks[-1] = 0
        found = _run(self._code, 0, text, at, end, marks, [-1] * self._registers, barred)
        if found < 0:
            return None
        marks[0] = at
        marks[1] = found
        return marks

    def _find(self, text, at, end, not_empty_at=-1):
        """The marks of the first match from a place on, which is not empty at `not_empty_at`; or None."""
        literal = self._literal
        first = self._first
        while at <= end:
            if literal is not None:
                at = text.find(literal, at, end)
                if at < 0:
                    return None
            elif first is not None:
                known = first.known
                while at < end and not (known.get(text[at]) or text[at] in first):
                    at += 1
                if at >= end:
                    return None
            marks = self._try(text, at, end, not_empty_at)
            if marks is not None:
                return marks
            at += 1
        return None

    def _limits(self, text, pos, endpos):
        length = len(text)
        end = length if endpos is None else max(0, min(endpos, length))
        return max(0, min(pos, length)), end

    def match(self, string, pos=0, endpos=None):
        """Matches zero or more characters at the beginning of the string."""
        text = self._text(string)
        pos, end = self._limits(text, pos, endpos)
        marks = self._try(text, pos, end) if pos <= end else None
        return None if marks is None else self._made(string, marks, pos, end)

    def fullmatch(self, string, pos=0, endpos=None):
        """Matches against all of the string."""
        text = self._text(string)
        pos, end = self._limits(text, pos, endpos)
        marks = _whole(self)._try(text, pos, end) if pos <= end else None
        return None if marks is None else self._made(string, marks, pos, end)

    def search(self, string, pos=0, endpos=None):
        """Scan through string looking for a match, and return a corresponding match object instance."""
        text = self._text(string)
        pos, end = self._limits(text, pos, endpos)
        marks = self._find(text, pos, end)
        return None if marks is None else self._made(string, marks, pos, end)

    def _all(self, text, pos, end):
        """The marks of all matches; no empty one begins where another empty one was."""
        at = pos
        barred = -1
        while at <= end:
            marks = self._find(text, at, end, barred)
            if marks is None:
                return
            yield marks
            at = marks[1]
            barred = at if marks[0] == at else -1

    def finditer(self, string, pos=0, endpos=None):
        """Return an iterator over all non-overlapping matches for the RE pattern in string."""
        text = self._text(string)
        pos, end = self._limits(text, pos, endpos)
        return map(lambda marks: self._made(string, marks, pos, end), self._all(text, pos, end))

    def findall(self, string, pos=0, endpos=None):
        """Return a list of all non-overlapping matches of pattern in string."""
        text = self._text(string)
        pos, end = self._limits(text, pos, endpos)
        empty = string[:0]
        groups = self.groups
        found = []
        for marks in self._all(text, pos, end):
            if groups == 0:
                found.append(string[marks[0] : marks[1]])
            elif groups == 1:
                found.append(string[marks[2] : marks[3]] if marks[2] >= 0 and marks[3] >= 0 else empty)
            else:
                found.append(tuple([
                    string[marks[i] : marks[i + 1]] if marks[i] >= 0 and marks[i + 1] >= 0 else empty for i in range(2, 2 * groups + 2, 2)
                ]))
        return found

    def split(self, string, maxsplit=0):
        """Split string by the occurrences of pattern."""
        text = self._text(string)
        parts = []
        at = 0
        for marks in self._all(text, 0, len(text)) if maxsplit >= 0 else ():
            parts.append(string[at : marks[0]])
            for i in range(2, 2 * self.groups + 2, 2):
                parts.append(string[marks[i] : marks[i + 1]] if marks[i] >= 0 and marks[i + 1] >= 0 else None)
            at = marks[1]
            maxsplit -= 1
            if maxsplit == 0:
                break
        parts.append(string[at:])
        return parts

    def sub(self, repl, string, count=0):
        """Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """Return the tuple (new_string, number_of_subs_made)."""
        text = self._text(string)
        template = None if callable(repl) else self._template(repl)
        parts = []
        at = made = 0
        for marks in self._all(text, 0, len(text)):
            parts.append(string[at : marks[0]])
            match = self._made(string, marks, 0, len(text))
            piece = repl(match) if template is None else _filled(template, match)
            if piece is not None:
                parts.append(piece)
            at = marks[1]
            made += 1
            if made == count:
                break
        parts.append(string[at:])
        return string[:0].join(parts), made

    def _template(self, repl):
        template = self._templates.get(repl)
        if template is None:
            self._templates[repl] = template = _parse_template(self, repl)
        return template

    def __repr__(self):
        flags = RegexFlag(int(self.flags) & ~32 if isinstance(self.pattern, str) else self.flags)
        shown = repr(self.pattern)
        return f"re.compile({shown[:200]}, {flags!r})" if flags else f"re.compile({shown[:200]})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _whole(pattern):
    """A pattern that matches at the end only."""
    key = (type(pattern.pattern), pattern.pattern, int(pattern.flags), "whole")
    made = _cache.get(key)
    if made is None:
        _cache[key] = made = _build(pattern.pattern, int(pattern.flags), True)
    return made


def _build(source, flags, whole=False):
    is_text = isinstance(source, str)
    text = source if is_text else bytes(source).decode("latin-1")
    parser = _Parser(source, text, flags if is_text else flags | 256)
    before = parser.flags
    tree = parser.parse()
    if parser.flags != before:
        # Flags within the pattern hold from its start.
        parser = _Parser(source, text, parser.flags)
        tree = parser.parse()
    if whole:
        tree = ("seq", [tree, ("at", "end")])
    compiler = _Compiler(lambda message: PatternError(message))
    compiler.compile(tree)
    compiler.emit(_DONE)
    made = Pattern()
    made.pattern = source
    made.flags = parser.flags | 32 if is_text and not parser.flags & 256 else parser.flags if is_text else parser.flags & ~256 | flags
    made.groups = parser.groups
    made.groupindex = parser.names
    made._code = compiler.code
    made._registers = compiler.registers
    made._first = _first_of(compiler.code)
    made._literal = compiler.code[0][1] if compiler.code[0][0] in (0, 4) else None
    made._templates = {}
    return made


def _compile(pattern, flags):
    """Under this name pickled patterns find it."""
    return compile(pattern, flags)


def compile(pattern, flags=0):
    """Compile a regular expression pattern, returning a Pattern object."""
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    key = (type(pattern), pattern, int(flags))
    made = _cache.get(key)
    if made is None:
        if not isinstance(pattern, (str, bytes)):
            raise TypeError("first argument must be string or compiled pattern")
        if len(_cache) > 500:
            _cache.clear()
        _cache[key] = made = _build(pattern, int(flags))
    return made


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning a Match object, or None if no match was found."""
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning a Match object, or None if no match was found."""
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning a Match object, or None if no match was found."""
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Return the string obtained by replacing the leftmost non-overlapping occurrences of the pattern in string."""
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """Return a 2-tuple containing (new_string, number)."""
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """Split the source string by the occurrences of the pattern, returning a list containing the resulting substrings."""
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string."""
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the string."""
    return compile(pattern, flags).finditer(string)


def purge():
    """Clear the regular expression caches"""
    _cache.clear()


_special = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """Escape special characters in a string."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return bytes(pattern).decode("latin-1").translate(_special).encode("latin-1")


_template_escapes = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


def _parse_template(pattern, repl):
    """What stands for matches: pieces of text, and numbers of groups."""
    is_text = isinstance(repl, str)
    text = repl if is_text else bytes(repl).decode("latin-1")
    parts = []
    at = 0

    def literal(piece):
        if piece:
            parts.append(piece if is_text else piece.encode("latin-1"))

    def group(number, where):
        if number > pattern.groups:
            raise PatternError(f"invalid group reference {number}", repl, where)
        parts.append(number)

    while True:
        backslash = text.find("\\", at)
        if backslash < 0:
            literal(text[at:])
            return parts
        literal(text[at:backslash])
        ch = text[backslash + 1 : backslash + 2]
        at = backslash + 2
        if not ch:
            raise PatternError("bad escape (end of pattern)", repl, backslash)
        if ch == "g":
            if text[at : at + 1] != "<":
                raise PatternError("missing <", repl, at)
            close = text.find(">", at)
            if close < 0:
                raise PatternError("missing >, unterminated name", repl, at + 1)
            name = text[at + 1 : close]
            if not name:
                raise PatternError("missing group name", repl, at + 1)
            if name.isdigit():
                group(int(name), at + 1)
            elif not name.isidentifier():
                raise PatternError(f"bad character in group name {name!r}", repl, at + 1)
            elif name not in pattern.groupindex:
                raise IndexError(f"unknown group name {name!r}")
            else:
                parts.append(pattern.groupindex[name])
            at = close + 1
        elif ch == "0":
            digits = ch
            while len(digits) < 3 and text[at : at + 1] and text[at] in "01234567":
                digits += text[at]
                at += 1
            literal(chr(int(digits, 8) & 0xFF))
        elif ch.isdigit():
            digits = ch
            if text[at : at + 1].isdigit():
                if ch in "0123" and text[at] in "01234567" and text[at + 1 : at + 2] and text[at + 1] in "01234567":
                    literal(chr(int(ch + text[at : at + 2], 8)))
                    at += 2
                    continue
                digits += text[at]
                at += 1
            group(int(digits), backslash + 1)
        elif ch in _template_escapes:
            literal(_template_escapes[ch])
        elif ch.isascii() and ch.isalpha():
            raise PatternError(f"bad escape \\{ch}", repl, backslash)
        else:
            literal("\\" + ch)


def _filled(template, match):
    if len(template) == 1 and not isinstance(template[0], int):
        return template[0]
    empty = match.string[:0]
    return empty.join([match._get(part, empty) if isinstance(part, int) else part for part in template])


class Scanner:
    """Cuts a text into tokens: a lexicon of patterns, each with a function of the scanner and the text, a value, or None for nothing."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._patterns = [compile(phrase, flags) for phrase, _ in lexicon]

    def scan(self, string):
        """The tokens, and what is left from where no pattern matches."""
        tokens = []
        at = 0
        while True:
            for pattern, (_, action) in zip(self._patterns, self.lexicon):
                found = pattern.match(string, at)
                if found:
                    break
            else:
                break
            if found.end() == at:
                break
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                tokens.append(action)
            at = found.end()
        return tokens, string[at:]
