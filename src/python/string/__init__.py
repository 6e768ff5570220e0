"""String constants, templates, and a formatter."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable", "punctuation",
    "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Split the argument into words, capitalize each and join them."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


def _has(mapping, kws, name):
    if name in kws:
        return kws[name]
    return mapping[name]


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Pairs of a literal text and what follows it: ("", None), ("escaped", _), ("named", name) or ("invalid", place)."""
        text = self.template
        sign = self.delimiter
        start = 0
        while True:
            at = text.find(sign, start)
            if at < 0:
                yield text[start:], "end", None
                return
            after = at + len(sign)
            literal = text[start:at]
            if text.startswith(sign, after):
                yield literal, "escaped", sign
                start = after + len(sign)
                continue
            braced = text.startswith("{", after)
            first = after + 1 if braced else after
            end = first
            while end < len(text) and (text[end] in _NAME or end > first and text[end] in digits):
                end += 1
            if end == first or braced and not text.startswith("}", end):
                yield literal, "invalid", after
                start = after
                continue
            yield literal, "braced" if braced else "named", text[first:end]
            start = end + 1 if braced else end

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            colno = 1
            lineno = 1
        else:
            colno = at - len("".join(lines[:-1]))
            lineno = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {lineno}, col {colno}")

    def substitute(self, mapping=None, /, **kws):
        """The text with all names replaced; KeyError for one that is missing."""
        parts = []
        for literal, kind, what in self._pieces():
            parts.append(literal)
            if kind == "invalid":
                self._invalid(what)
            elif kind == "escaped":
                parts.append(self.delimiter)
            elif kind != "end":
                parts.append(str(kws[what] if what in kws or mapping is None else mapping[what]))
        return "".join(parts)

    def safe_substitute(self, mapping=None, /, **kws):
        """The text with those names replaced that there are."""
        parts = []
        for literal, kind, what in self._pieces():
            parts.append(literal)
            if kind == "invalid" or kind == "escaped":
                parts.append(self.delimiter)
            elif kind != "end":
                try:
                    parts.append(str(kws[what] if what in kws or mapping is None else mapping[what]))
                except KeyError:
                    parts.append(f"{self.delimiter}{{{what}}}" if kind == "braced" else self.delimiter + what)
        return "".join(parts)

    def is_valid(self):
        """Whether all placeholders are well formed."""
        return all([kind != "invalid" for _, kind, _ in self._pieces()])

    def get_identifiers(self):
        """The names in the order in which they come first."""
        return list(dict.fromkeys([what for _, kind, what in self._pieces() if kind in ("named", "braced")]))


_NAME = frozenset(ascii_letters + "_")


class Formatter:
    """What str.format does, to be extended."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first, _ = _split_field(field_name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index
            )
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Tuples of literal text, field name, format specification and conversion."""
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, key in rest:
            obj = getattr(obj, key) if is_attr else obj[key]
        return obj, first


def _parse(text):
    literal = []
    at = 0
    while at < len(text):
        character = text[at]
        at += 1
        if character == "}":
            if not text.startswith("}", at):
                raise ValueError("Single '}' encountered in format string")
            at += 1
            literal.append("}")
            yield "".join(literal), None, None, None
            literal = []
            continue
        if character != "{":
            literal.append(character)
            continue
        if text.startswith("{", at):
            at += 1
            literal.append("{")
            yield "".join(literal), None, None, None
            literal = []
            continue
        if at >= len(text):
            raise ValueError("Single '{' encountered in format string")
        start = at
        depth = 1
        while at < len(text):
            if text[at] == "{":
                depth += 1
            elif text[at] == "}":
                depth -= 1
                if depth == 0:
                    break
            at += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield "".join(literal), *_parts_of_field(text[start:at])
        literal = []
        at += 1
    if literal:
        yield "".join(literal), None, None, None


def _parts_of_field(field):
    brackets = False
    for at, character in enumerate(field):
        if character == "[":
            brackets = True
        elif character == "]":
            brackets = False
        elif not brackets and character == ":":
            return field[:at], field[at + 1 :], None
        elif not brackets and character == "!":
            if at + 1 >= len(field):
                raise ValueError("end of string while looking for conversion specifier")
            if at + 2 < len(field) and field[at + 2] != ":":
                raise ValueError("expected ':' after conversion specifier")
            return field[:at], field[at + 3 :], field[at + 1]
    return field, "", None


def _split_field(name):
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    rest = []
    while end < len(name):
        if name[end] == ".":
            start = end + 1
            end = start
            while end < len(name) and name[end] not in ".[":
                end += 1
            if end == start:
                raise ValueError("Empty attribute in format string")
            rest.append((True, name[start:end]))
            continue
        close = name.find("]", end)
        if close < 0:
            raise ValueError("Missing ']' in format string")
        key = name[end + 1 : close]
        if not key:
            raise ValueError("Empty attribute in format string")
        rest.append((False, int(key) if key.isdigit() else key))
        end = close + 1
        if end < len(name) and name[end] not in ".[":
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return int(first) if first.isdigit() else first, rest
