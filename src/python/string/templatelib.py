"""Templates: what t-strings make."""


class Interpolation:
    """A value in a template, with its text, conversion and format."""

    __module__ = "string.templatelib"
    __match_args__ = ("value", "expression", "conversion", "format_spec")
    __slots__ = __match_args__

    def __init__(self, value, expression="", conversion=None, format_spec=""):
        for name, given in zip(self.__match_args__, (value, expression, conversion, format_spec)):
            object.__setattr__(self, name, given)

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    def __repr__(self):
        return f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})"


class Template:
    """Strings and interpolations in turn."""

    __module__ = "string.templatelib"
    __slots__ = ("strings", "interpolations")

    def __init__(self, *parts):
        strings = [""]
        interpolations = []
        for part in parts:
            if isinstance(part, str):
                strings[-1] += part
            elif isinstance(part, Interpolation):
                interpolations.append(part)
                strings.append("")
            else:
                raise TypeError(f"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {type(part).__name__}")
        object.__setattr__(self, "strings", tuple(strings))
        object.__setattr__(self, "interpolations", tuple(interpolations))

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    @property
    def values(self):
        return tuple(item.value for item in self.interpolations)

    def __iter__(self):
        for index, text in enumerate(self.strings):
            if text:
                yield text
            if index < len(self.interpolations):
                yield self.interpolations[index]

    def __add__(self, other):
        if isinstance(other, Template):
            return Template(*self, *other)
        if isinstance(other, str):
            raise TypeError('can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template')
        return NotImplemented

    def __repr__(self):
        return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"


def convert(obj, /, conversion):
    """Convert *obj* using formatted string literal semantics."""
    if conversion is None:
        return obj
    if conversion == "r":
        return repr(obj)
    if conversion == "s":
        return str(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")
