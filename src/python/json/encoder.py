"""Writes JSON."""

__all__ = ["JSONEncoder"]

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(character):
    """A character as an escape of its number, of two surrogates beyond the first plane."""
    number = ord(character)
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 | number >> 10:04x}\\u{0xDC00 | number & 0x3FF:04x}"


def encode_basestring(s):
    """A string in quotes."""
    if s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    pieces = [_ESCAPES.get(c) or (_escaped(c) if c < " " else c) for c in s]
    return f'"{"".join(pieces)}"'


def encode_basestring_ascii(s):
    """A string in quotes, of ASCII characters only."""
    if s.isascii() and s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    pieces = [_ESCAPES.get(c) or (c if " " <= c <= "~" else _escaped(c)) for c in s]
    return f'"{"".join(pieces)}"'


def _name(o):
    return type(o).__name__


def _full_name(o):
    """As CPython's own C code names a type in a note."""
    cls = type(o)
    if cls.__module__ in ("builtins", "__main__"):
        return cls.__qualname__
    return f"{cls.__module__}.{cls.__qualname__}"


class JSONEncoder:
    """Makes text of objects."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        pieces = []
        self._writer(pieces.append, _full_name if _one_shot else _name)(o, 0)
        return iter(pieces)

    def _writer(self, write, name_of=_name):
        """A function that writes an object, given how deep it stands."""
        string = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        comma = self.item_separator
        colon = self.key_separator
        # the objects that are being written, by their ids
        open_objects = {} if self.check_circular else None
        allow_nan = self.allow_nan

        def enter(o):
            if open_objects is not None:
                if id(o) in open_objects:
                    raise ValueError("Circular reference detected")
                open_objects[id(o)] = o

        def leave(o):
            if open_objects is not None:
                del open_objects[id(o)]

        def real(o):
            if o != o:
                text = "NaN"
            elif o - o != 0:
                text = "Infinity" if o > 0 else "-Infinity"
            else:
                return repr(o) if type(o) is float else repr(float(o))
            if not allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
            return text

        def simple(o):
            """Text of what holds no other object, else None."""
            if isinstance(o, str):
                return string(o)
            if o is None:
                return "null"
            if o is True:
                return "true"
            if o is False:
                return "false"
            if isinstance(o, int):
                return repr(o) if type(o) is int else repr(int(o))
            if isinstance(o, float):
                return real(o)
            return None

        def list_of(items, depth):
            if not items:
                write("[]")
                return
            enter(items)
            before = "["
            between = comma
            if indent is not None:
                line = "\n" + indent * (depth + 1)
                before += line
                between += line
            for index, item in enumerate(items):
                try:
                    text = simple(item)
                    if text is not None:
                        write(before + text)
                    else:
                        write(before)
                        compound(item, depth + 1)
                except BaseException as error:
                    error.add_note(f"when serializing {name_of(items)} item {index}")
                    raise
                before = between
            if indent is not None:
                write("\n" + indent * depth)
            write("]")
            leave(items)

        def key_of(key):
            if isinstance(key, str):
                return key
            if isinstance(key, float):
                return real(key)
            if key is True or key is False or key is None or isinstance(key, int):
                return simple(key)
            if self.skipkeys:
                return None
            raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

        def dict_of(items, depth):
            if not items:
                write("{}")
                return
            enter(items)
            write("{")
            between = comma
            line = ""
            if indent is not None:
                line = "\n" + indent * (depth + 1)
                between += line
            first = True
            for key, item in sorted(items.items()) if self.sort_keys else items.items():
                name = key_of(key)
                if name is None:
                    continue
                if not first:
                    write(between)
                elif line:
                    write(line)
                first = False
                write(string(name))
                write(colon)
                try:
                    text = simple(item)
                    if text is not None:
                        write(text)
                    else:
                        compound(item, depth + 1)
                except BaseException as error:
                    error.add_note(f"when serializing {name_of(items)} item {key!r}")
                    raise
            if indent is not None and not first:
                write("\n" + indent * depth)
            write("}")
            leave(items)

        def compound(o, depth):
            if isinstance(o, (list, tuple)):
                list_of(o, depth)
            elif isinstance(o, dict):
                dict_of(o, depth)
            else:
                enter(o)
                other = self.default(o)
                try:
                    value(other, depth)
                except BaseException as error:
                    error.add_note(f"when serializing {name_of(o)} object")
                    raise
                leave(o)

        def value(o, depth):
            text = simple(o)
            if text is not None:
                write(text)
            else:
                compound(o, depth)

        return value
