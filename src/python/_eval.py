"""The built-in functions eval and compile, for expressions: parsed here and evaluated as a tree of closures."""

import operator as _operator
import re as _re
from ast import literal_string as _literal_string, number_of as _number_of

_TOKEN = _re.compile(
    r"""[ \t\f\n\r]*(?:(?P<number>(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|"""
    r"""(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?))|"""
    r"""(?P<string>(?:[bBrRuUfF]{1,2})?(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))|"""
    r"""(?P<name>[^\W\d]\w*)|(?P<sign>\*\*|//|<<|>>|<=|>=|==|!=|:=|\.\.\.|[-+*/%@&|^~<>()\[\]{},:.=]))""",
    _re.S,
)
_WORDS = {
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
    "while", "with", "yield",
}
_OPERATORS = {
    "|": (1, _operator.or_), "^": (2, _operator.xor), "&": (3, _operator.and_), "<<": (4, _operator.lshift), ">>": (4, _operator.rshift),
    "+": (5, _operator.add), "-": (5, _operator.sub), "*": (6, _operator.mul), "/": (6, _operator.truediv), "//": (6, _operator.floordiv),
    "%": (6, _operator.mod), "@": (6, _operator.matmul),
}
_RELATIONS = {
    "<": _operator.lt, ">": _operator.gt, "<=": _operator.le, ">=": _operator.ge, "==": _operator.eq, "!=": _operator.ne,
    "in": lambda a, b: a in b, "not in": lambda a, b: a not in b, "is": _operator.is_, "is not": _operator.is_not,
}
_SIGNS = {"-": _operator.neg, "+": _operator.pos, "~": _operator.invert}
_CONSTANTS = {"None": None, "True": True, "False": False}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_BUILTINS = {
    function.__name__: function
    for function in (
        print, input, len, abs, min, max, range, int, float, str, bool, iter, next, enumerate, zip, map, filter, reversed, sum, any, all,
        list, tuple, sorted, slice, hash, dict, set, frozenset, chr, ord, repr, ascii, format, hex, oct, bin, divmod, pow, round, object, type,
        property, staticmethod, classmethod, super, isinstance, issubclass, getattr, setattr, hasattr, delattr, callable, id, bytes, bytearray,
        ArithmeticError, AssertionError, AttributeError, BaseException, Exception, IndexError, KeyError, LookupError, NameError,
        NotImplementedError, OSError, OverflowError, RuntimeError, StopIteration, TypeError, ValueError, ZeroDivisionError,
    )
} | {"NotImplemented": NotImplemented, "Ellipsis": ..., "__debug__": True}


class code:
    """What compile() gives for an expression."""

    __module__ = "builtins"
    __slots__ = ("_run", "co_filename", "co_name")

    def __init__(self, run, filename):
        self._run = run
        self.co_filename = filename
        self.co_name = "<module>"

    def __repr__(self):
        return f"<code object <module> at {id(self):#x}, file {self.co_filename!r}, line 1>"


class _Scope:
    """Names: those of a lambda or a comprehension, then those of the scope around it."""

    __slots__ = ("names", "outer")

    def __init__(self, names, outer):
        self.names = names
        self.outer = outer

    def get(self, name):
        if name in self.names:
            return self.names[name]
        return self.outer.get(name)

    def put(self, name, value):
        """For `:=`, which binds around comprehensions."""
        self.outer.put(name, value)


class _Outermost:
    __slots__ = ("globals", "locals")

    def __init__(self, globals, locals):
        self.globals = globals
        self.locals = locals

    def get(self, name):
        try:
            return self.locals[name]
        except KeyError:
            pass
        if name in self.globals:
            return self.globals[name]
        known = self.globals.get("__builtins__", _BUILTINS)
        if known is not _BUILTINS:
            known = known if isinstance(known, dict) else _BUILTINS
        if name in known:
            return known[name]
        if known is _BUILTINS and name in _ELSEWHERE:
            raise NotImplementedError(f"Patchwork does not know {name} in the text that eval() evaluates")
        raise NameError(f"name '{name}' is not defined", name=name)

    def put(self, name, value):
        self.locals[name] = value


_ELSEWHERE = {"complex", "open", "globals", "locals", "vars", "dir", "eval", "exec", "compile", "__import__", "memoryview", "exit", "quit"}


def eval(source, /, globals=None, locals=None):
    """Evaluate the given source in the context of globals and locals."""
    if globals is None:
        raise NotImplementedError("eval without globals is called by its name only")
    return _evaluated(source, globals, locals, True)


def eval_here(source, globals, locals):
    """eval(source) as it is compiled: the names are those of the frame."""
    return _evaluated(source, globals, locals, False)


def _evaluated(source, globals, locals, marks):
    if not isinstance(globals, dict):
        raise TypeError(f"eval() globals must be a dict, not {type(globals).__name__}")
    if locals is None:
        locals = globals
    elif not hasattr(locals, "__getitem__"):
        raise TypeError("locals must be a mapping")
    if marks and "__builtins__" not in globals:
        globals["__builtins__"] = _BUILTINS
    return compile(source, "<string>", "eval")._run(_Outermost(globals, locals))


def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1):
    """Compile source, an expression, into a code object that eval() takes."""
    if isinstance(source, code):
        return source
    if isinstance(source, (bytes, bytearray)):
        source = source.decode()
    if not isinstance(source, str):
        raise TypeError("eval() arg 1 must be a string, bytes or code object")
    if mode != "eval":
        raise NotImplementedError("Patchwork compiles no statements while the program runs, only expressions: compile(…, 'eval')")
    return code(_Parser(source.lstrip(" \t"), filename).whole(), filename)


class _Parser:
    def __init__(self, text, filename="<string>"):
        self.text = text
        self.filename = filename
        self.tokens = []
        self.at = 0
        self.depth = 0
        self._read()

    def _read(self):
        text = self.text
        at = 0
        end = len(text.rstrip(" \t\f\n\r"))
        open_at = []
        while at < end:
            match = _TOKEN.match(text, at)
            if match is None:
                self._refuse_character(at + len(text[at:]) - len(text[at:].lstrip()))
            kind = match.lastgroup
            word = match.group(kind)
            start = match.start(kind)
            if "\n" in text[at:start] and not open_at:
                self.fail("invalid syntax", start)
            at = match.end()
            if kind == "number" and (text[at : at + 1].isalpha() or text[at : at + 1] == "_"):
                if not _re.match(r"(?:and|else|for|if|in|is|not|or)\b", text[at:]):
                    kinds = {"x": "hexadecimal", "o": "octal", "b": "binary"}
                    self.fail(f"invalid {kinds.get(word[1:2].lower(), 'decimal')} literal", start)
            if kind == "number" and word.isdigit() and word[0] == "0" and word.strip("0"):
                self.fail("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", start)
            if word in _CLOSING and kind == "sign":
                open_at.append((word, start))
            elif kind == "sign" and word in ")]}":
                if not open_at:
                    self.fail(f"unmatched '{word}'", start)
                opened, _ = open_at.pop()
                if _CLOSING[opened] != word:
                    self.fail(f"closing parenthesis '{word}' does not match opening parenthesis '{opened}'", start)
            self.tokens.append((kind, word, start))
        if open_at:
            self.fail(f"'{open_at[-1][0]}' was never closed", open_at[-1][1])

    def _refuse_character(self, at):
        character = self.text[at]
        if character in "'\"":
            self.fail("unterminated string literal (detected at line 1)", at)
        if character in "$?!`;\\" or character == "#":
            self.fail("invalid syntax", at)
        self.fail(f"invalid character '{character}' (U+{ord(character):04X})", at)

    def fail(self, message="invalid syntax", at=None):
        if at is None:
            at = self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.text)
        line = self.text.count("\n", 0, at) + 1 if self.tokens or self.text.strip() else 0
        raise SyntaxError(message, (self.filename, line, at + 1, self.text, line, at + 1))

    # ── tokens ──

    def word(self, ahead=0):
        """The word or sign that comes next; None for a literal, or at the end."""
        at = self.at + ahead
        if at >= len(self.tokens):
            return None
        kind, word, _ = self.tokens[at]
        return word if kind in ("name", "sign") else None

    def kind(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

    def take(self, word):
        if self.word() != word:
            self.fail()
        self.at += 1

    def skip(self, word):
        if self.word() != word:
            return False
        self.at += 1
        return True

    def name(self):
        if self.kind() != "name" or self.word() in _WORDS:
            self.fail()
        self.at += 1
        return self.tokens[self.at - 1][1]

    # ── expressions ──

    def whole(self):
        found = self.items_or_one(None)
        if self.at < len(self.tokens):
            self.fail()
        return found

    def items_or_one(self, end):
        """Expressions with commas between: a tuple where there is a comma."""
        first = self.starred()
        if self.word() != ",":
            if first[0]:
                self.fail("can't use starred expression here")
            return first[1]
        items = [first]
        while self.skip(","):
            if self.at >= len(self.tokens) or end is not None and self.word() == end:
                break
            items.append(self.starred())
        return lambda scope: tuple(_spread(items, scope))

    def starred(self):
        if self.skip("*"):
            return True, self.binary(1)
        return False, self.named()

    def named(self):
        if self.kind() == "name" and self.word(1) == ":=":
            name = self.name()
            self.take(":=")
            value = self.test()

            def run(scope):
                result = value(scope)
                scope.put(name, result)
                return result

            return run
        return self.test()

    def test(self):
        if self.word() == "lambda":
            return self.function()
        value = self.either()
        if self.word() != "if":
            return value
        self.at += 1
        condition = self.either()
        if self.word() != "else":
            self.fail("expected 'else' after 'if' expression")
        self.at += 1
        other = self.test()
        return lambda scope: value(scope) if condition(scope) else other(scope)

    def either(self):
        left = self.both()
        while self.skip("or"):
            left = _either(left, self.both())
        return left

    def both(self):
        left = self.inverted()
        while self.skip("and"):
            left = _both(left, self.inverted())
        return left

    def inverted(self):
        if self.skip("not"):
            value = self.inverted()
            return lambda scope: not value(scope)
        return self.comparison()

    def relation(self):
        word = self.word()
        if word == "not" and self.word(1) == "in":
            self.at += 2
            return _RELATIONS["not in"]
        if word == "is" and self.word(1) == "not":
            self.at += 2
            return _RELATIONS["is not"]
        if word in _RELATIONS:
            self.at += 1
            return _RELATIONS[word]
        return None

    def comparison(self):
        first = self.binary(1)
        rest = []
        while True:
            relation = self.relation()
            if relation is None:
                break
            rest.append((relation, self.binary(1)))
        if not rest:
            return first

        def run(scope):
            left = first(scope)
            for relation, operand in rest:
                right = operand(scope)
                result = relation(left, right)
                if not result:
                    break
                left = right
            return result

        return run

    def binary(self, level):
        left = self.unary()
        while True:
            found = _OPERATORS.get(self.word())
            if found is None or found[0] < level:
                return left
            self.at += 1
            left = _binary(found[1], left, self.binary(found[0] + 1))

    def unary(self):
        sign = _SIGNS.get(self.word())
        if sign is None:
            return self.power()
        self.at += 1
        value = self.unary()
        return lambda scope: sign(value(scope))

    def power(self):
        base = self.primary()
        if not self.skip("**"):
            return base
        exponent = self.unary()
        return lambda scope: base(scope) ** exponent(scope)

    def primary(self):
        self.depth += 1
        if self.depth > 90:
            self.fail("too many nested parentheses")
        value = self.atom()
        while True:
            if self.skip("."):
                value = _attribute(value, self.name())
            elif self.skip("("):
                value = self.call(value)
            elif self.skip("["):
                value = _item(value, self.subscript())
            else:
                self.depth -= 1
                return value

    def call(self, function):
        positional = []
        keywords = []
        while not self.skip(")"):
            if self.skip("**"):
                keywords.append((None, self.test()))
            elif self.kind() == "name" and self.word(1) == "=":
                name = self.name()
                self.take("=")
                keywords.append((name, self.test()))
            else:
                star, value = self.starred()
                if not star and self.word() == "for":
                    value = self.comprehension(value, "(")
                elif keywords and not star:
                    self.fail("positional argument follows keyword argument")
                positional.append((star, value))
            if self.word() != ")":
                self.take(",")
        if not keywords and not any([star for star, _ in positional]):
            values = [value for _, value in positional]
            return lambda scope: function(scope)(*[value(scope) for value in values])

        def run(scope):
            called = function(scope)
            args = _spread(positional, scope)
            named = {}
            for name, value in keywords:
                more = {name: value(scope)} if name is not None else value(scope)
                if not hasattr(more, "keys") or any([key in named for key in more.keys()]):
                    return called(*args, **named, **more)
                named.update(more)
            return called(*args, **named)

        return run

    def subscript(self):
        parts = [self.slice()]
        is_tuple = False
        while self.skip(","):
            is_tuple = True
            if self.word() == "]":
                break
            parts.append(self.slice())
        self.take("]")
        if not is_tuple:
            return parts[0]
        return lambda scope: tuple([part(scope) for part in parts])

    def slice(self):
        start = None if self.word() == ":" else self.named()
        if self.word() != ":":
            return start
        bounds = [start]
        while len(bounds) < 3 and self.skip(":"):
            bounds.append(None if self.word() in (":", "]", ",") else self.test())
        return lambda scope: slice(*[bound and bound(scope) for bound in bounds])

    # ── atoms ──

    def atom(self):
        kind = self.kind()
        if kind == "number":
            value = _number_of(self.tokens[self.at][1])
            self.at += 1
            return lambda scope: value
        if kind == "string":
            return self.strings()
        word = self.word()
        if kind == "name" and word not in _WORDS:
            self.at += 1
            return lambda scope: scope.get(word)
        if word in _CONSTANTS:
            self.at += 1
            value = _CONSTANTS[word]
            return lambda scope: value
        if word == "...":
            self.at += 1
            return lambda scope: ...
        if word == "(":
            return self.parenthesis()
        if word == "[":
            return self.list()
        if word == "{":
            return self.braces()
        if word in ("await", "yield"):
            raise NotImplementedError(f"Patchwork does not know {word} in the text that eval() evaluates")
        self.fail()

    def parenthesis(self):
        self.at += 1
        if self.skip(")"):
            return lambda scope: ()
        at = self.at
        star, value = self.starred()
        if not star and self.word() == "for":
            value = self.comprehension(value, "(")
        else:
            self.at = at
            value = self.items_or_one(")")
        if self.word() != ")":
            self.fail_in_brackets()
        self.at += 1
        return value

    def fail_in_brackets(self):
        if self.kind() in ("number", "string") or self.kind() == "name" and self.word() not in _WORDS:
            self.fail("invalid syntax. Perhaps you forgot a comma?", self.tokens[self.at - 1][2])
        self.fail()

    def list(self):
        self.at += 1
        items = []
        while not self.skip("]"):
            star, value = self.starred()
            if not items and not star and self.word() == "for":
                made = self.comprehension(value, "[")
                self.take("]")
                return made
            items.append((star, value))
            if self.word() != "]" and not self.skip(","):
                self.fail_in_brackets()
        return lambda scope: _spread(items, scope)

    def braces(self):
        self.at += 1
        if self.skip("}"):
            return lambda scope: {}
        pairs = []
        items = []
        while not self.skip("}"):
            if self.skip("**"):
                pairs.append((None, self.binary(1)))
            else:
                star, key = self.starred()
                if not star and self.skip(":"):
                    value = self.test()
                    if not pairs and self.word() == "for":
                        made = self.comprehension((key, value), "{:")
                        self.take("}")
                        return made
                    pairs.append((key, value))
                else:
                    if not items and not star and self.word() == "for":
                        made = self.comprehension(key, "{")
                        self.take("}")
                        return made
                    items.append((star, key))
            if pairs and items:
                self.fail()
            if self.word() != "}" and not self.skip(","):
                self.fail_in_brackets()
        if items:
            return lambda scope: set(_spread(items, scope))

        def run(scope):
            made = {}
            for key, value in pairs:
                if key is None:
                    made.update(value(scope))
                else:
                    name = key(scope)
                    made[name] = value(scope)
            return made

        return run

    def comprehension(self, element, brackets):
        loops = []
        while self.word() == "for":
            self.at += 1
            target = self.targets()
            self.take("in")
            iterable = self.either()
            conditions = []
            while self.skip("if"):
                conditions.append(self.either())
            loops.append((target, iterable, conditions))
        if self.word() == "async":
            raise NotImplementedError("Patchwork does not know async in the text that eval() evaluates")
        first = loops[0][1]
        if brackets == "(":
            return lambda scope: _generated(element, loops, iter(first(scope)), _Scope({}, scope))
        if brackets == "[":
            return lambda scope: list(_generated(element, loops, iter(first(scope)), _Scope({}, scope)))
        if brackets == "{":
            return lambda scope: set(_generated(element, loops, iter(first(scope)), _Scope({}, scope)))
        key, value = element
        return lambda scope: dict(_generated(lambda inner: (key(inner), value(inner)), loops, iter(first(scope)), _Scope({}, scope)))

    def targets(self):
        first = self.target()
        if self.word() != ",":
            return first
        targets = [first]
        while self.skip(","):
            if self.word() == "in":
                break
            targets.append(self.target())
        return targets

    def target(self):
        if self.word() in ("(", "["):
            closing = _CLOSING[self.word()]
            self.at += 1
            found = self.targets()
            self.take(closing)
            return found
        if self.word() == "*":
            raise NotImplementedError("Patchwork does not know starred targets in the text that eval() evaluates")
        return self.name()

    def function(self):
        """lambda."""
        self.at += 1
        names = []
        star = named = None
        only_by_name = []
        while self.word() != ":":
            if self.skip("**"):
                named = self.name()
            elif self.skip("*"):
                star = self.name() if self.word() != "," else ""
            elif self.skip("/"):
                pass
            else:
                name = self.name()
                (names if star is None else only_by_name).append((name, self.test() if self.skip("=") else None))
            if self.word() != ":":
                self.take(",")
        self.take(":")
        body = self.test()

        def run(scope):
            defaults = {name: value(scope) for name, value in names + only_by_name if value is not None}

            def made(*args, **kwargs):
                return body(_Scope(_bound(names, star, only_by_name, named, defaults, args, kwargs), scope))

            made.__name__ = made.__qualname__ = "<lambda>"
            return made

        return run

    def strings(self):
        parts = []
        while self.kind() == "string":
            text = self.tokens[self.at][1]
            quote = min([text.find(mark) for mark in "'\"" if mark in text])
            if "f" in text[:quote].lower():
                parts.append(self.formatted(text, quote))
            else:
                value = _literal_string(text)
                parts.append(lambda scope, value=value: value)
            self.at += 1
        if len(parts) == 1:
            return parts[0]

        def run(scope):
            made = parts[0](scope)
            for part in parts[1:]:
                made += part(scope)
            return made

        return run

    def formatted(self, text, quote):
        width = 3 if text[quote : quote + 3] == text[quote] * 3 else 1
        return self.fields(text[quote + width : -width], text[:quote].lower().replace("f", ""))

    def fields(self, body, prefix):
        """The text of an f-string, or of a format specification in one."""
        pieces = []
        plain = ""
        at = 0
        while at < len(body):
            character = body[at]
            if character in "{}" and body[at : at + 2] == character * 2:
                plain += character
                at += 2
            elif character == "{":
                pieces.append(_plain(plain, prefix))
                plain = ""
                made, at = self.field(body, at + 1, prefix)
                pieces.append(made)
            elif character == "}":
                self.fail("f-string: single '}' is not allowed")
            else:
                plain += character
                at += 1
        pieces.append(_plain(plain, prefix))
        return lambda scope: "".join([piece if type(piece) is str else piece(scope) for piece in pieces])

    def field(self, body, at, prefix):
        end = _field_end(body, at)
        if end < 0:
            self.fail("f-string: expecting '}'")
        text = body[at:end]
        is_shown = text.rstrip().endswith("=") and text.rstrip()[-2:-1] not in ("=", "!", "<", ">")
        shown = _plain(text, prefix) if is_shown else ""
        expression = text.rstrip()[:-1] if is_shown else text
        if not expression.strip():
            self.fail("f-string: valid expression required before '}'")
        value = _Parser(expression.strip(), self.filename).whole()
        conversion = ""
        at = end
        if body[at] == "!":
            at, conversion = self.conversion(body, at + 1)
        spec = None
        if body[at] == ":":
            end = _spec_end(body, at + 1)
            if end < 0:
                self.fail("f-string: expecting '}'")
            spec = self.fields(body[at + 1 : end], prefix)
            at = end
        if body[at] != "}":
            self.fail("f-string: expecting '}'")

        def run(scope):
            result = value(scope)
            if conversion == "r" or shown and not conversion and spec is None:
                result = repr(result)
            elif conversion == "s":
                result = str(result)
            elif conversion == "a":
                result = ascii(result)
            return shown + format(result, "" if spec is None else spec(scope))

        return run, at + 1


    def conversion(self, body, at):
        """The name behind `!`, and where what comes after it begins."""
        start = _past_blanks(body, at)
        end = start
        while end < len(body) and (body[end].isalnum() or body[end] == "_"):
            end += 1
        name = body[start:end]
        if not name.isidentifier():
            missing = body[start : start + 1] in ("}", ":", "")
            self.fail("f-string: missing conversion character" if missing else "f-string: invalid conversion character")
        if start != at:
            self.fail("f-string: conversion type must come right after the exclamation mark")
        if name not in ("s", "r", "a"):
            self.fail(f"f-string: invalid conversion character {name!r}: expected 's', 'r', or 'a'")
        end = _past_blanks(body, end)
        if body[end : end + 1] not in ("}", ":"):
            self.fail("f-string: expecting ':' or '}'")
        return end, name


def _past_blanks(text, at):
    while at < len(text) and text[at] in " \t\f\n":
        at += 1
    return at


def _plain(text, prefix):
    return _literal_string(prefix + '"""' + text.replace('"', '\\"' if "r" not in prefix else '"') + '"""') if text else ""


def _field_end(body, at):
    """Where the expression of a field ends: at `!`, `:` or `}`."""
    depth = 0
    while at < len(body):
        character = body[at]
        if character in "'\"":
            at = body.find(character, at + 1)
            if at < 0:
                return -1
        elif character in "([{":
            depth += 1
        elif character in ")]}" and depth > 0:
            depth -= 1
        elif depth == 0 and (character in ":}" or character == "!" and body[at + 1 : at + 2] != "="):
            return at
        at += 1
    return -1


def _spec_end(body, at):
    depth = 0
    while at < len(body):
        if body[at] == "{":
            depth += 1
        elif body[at] == "}":
            if depth == 0:
                return at
            depth -= 1
        at += 1
    return -1


# ── closures ──


def _either(left, right):
    return lambda scope: left(scope) or right(scope)


def _both(left, right):
    return lambda scope: left(scope) and right(scope)


def _binary(operation, left, right):
    return lambda scope: operation(left(scope), right(scope))


def _attribute(value, name):
    return lambda scope: getattr(value(scope), name)


def _item(value, index):
    return lambda scope: value(scope)[index(scope)]


def _spread(items, scope):
    made = []
    for star, value in items:
        if star:
            several = value(scope)
            if not hasattr(several, "__iter__") and not hasattr(several, "__getitem__"):
                raise TypeError(f"Value after * must be an iterable, not {type(several).__name__}")
            made.extend(several)
        else:
            made.append(value(scope))
    return made


def _generated(element, loops, first, scope, level=0):
    target, iterable, conditions = loops[level]
    for value in first if level == 0 else iterable(scope):
        _bind(target, value, scope.names)
        if not all([condition(scope) for condition in conditions] if len(conditions) < 2 else (condition(scope) for condition in conditions)):
            continue
        if level + 1 < len(loops):
            yield from _generated(element, loops, None, scope, level + 1)
        else:
            yield element(scope)


def _bind(target, value, names):
    if isinstance(target, str):
        names[target] = value
        return
    values = list(value)
    if len(values) < len(target):
        raise ValueError(f"not enough values to unpack (expected {len(target)}, got {len(values)})")
    if len(values) > len(target):
        raise ValueError(f"too many values to unpack (expected {len(target)}, got {len(values)})")
    for inner, item in zip(target, values):
        _bind(inner, item, names)


def _bound(names, star, only_by_name, named, defaults, args, kwargs):
    """The parameters of a lambda by name."""
    found = {name: value for (name, _), value in zip(names, args)}
    if len(args) > len(names):
        if not star:
            count = len(names)
            raise TypeError(f"<lambda>() takes {count} positional argument{'s' * (count != 1)} but {len(args)} {'were' if len(args) != 1 else 'was'} given")
        found[star] = args[len(names) :]
    elif star:
        found[star] = ()
    further = {}
    known = [name for name, _ in names + only_by_name]
    for name, value in kwargs.items():
        if name in known:
            if name in found:
                raise TypeError(f"<lambda>() got multiple values for argument '{name}'")
            found[name] = value
        elif named is None:
            raise TypeError(f"<lambda>() got an unexpected keyword argument '{name}'")
        else:
            further[name] = value
    if named is not None:
        found[named] = further
    missing = [name for name in known if name not in found and name not in defaults]
    if missing:
        kind = "positional" if missing[0] in [name for name, _ in names] else "keyword-only"
        listed = "', '".join(missing) if len(missing) < 3 else "', '".join(missing[:-1]) + "', and '" + missing[-1]
        if len(missing) == 2:
            listed = "' and '".join(missing)
        raise TypeError(f"<lambda>() missing {len(missing)} required {kind} argument{'s' * (len(missing) > 1)}: '{listed}'")
    return defaults | found
