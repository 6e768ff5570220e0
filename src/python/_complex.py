"""The built-in class complex: what literals such as 2j and the name lead to."""

from math import atan2 as _atan2, copysign as _copysign, cos as _cos, exp as _exp, floor as _floor, hypot as _hypot
from math import isfinite as _isfinite, isinf as _isinf, isnan as _isnan, log as _log, sin as _sin


class complex:
    __module__ = "builtins"
    __slots__ = ("real", "imag")

    def __new__(cls, real=0.0, imag=None, *surplus):
        if surplus:
            raise TypeError(f"complex() takes at most 2 arguments ({2 + len(surplus)} given)")
        if isinstance(real, str):
            if imag is not None:
                raise TypeError("complex() argument 'real' must be a real number, not str")
            re, im = _parsed(real)
        else:
            re, im = _parts(real, imag is None)
            if imag is not None:
                if isinstance(imag, str):
                    raise TypeError("complex() argument 'imag' must be a real number, not str")
                other, above = _parts(imag, False)
                im = im + other if isinstance(real, complex) else other
                if isinstance(imag, complex):
                    re -= above
        self = object.__new__(cls)
        self.real = re
        self.imag = im
        return self

    @classmethod
    def from_number(cls, number, /):
        return cls(number)

    def __repr__(self):
        re = self.real
        im = _short(self.imag)
        if re == 0 and _copysign(1.0, re) > 0:
            return im + "j"
        return f"({_short(re)}{im if im[0] == '-' else '+' + im}j)"

    def __add__(self, other):
        kind = type(other)
        if kind is complex:
            return _make(self.real + other.real, self.imag + other.imag)
        if kind is float or kind is int or isinstance(other, (int, float)):
            return _make(self.real + other, self.imag)
        if isinstance(other, complex):
            return _make(self.real + other.real, self.imag + other.imag)
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, (int, float)):
            return _make(other + self.real, self.imag)
        return NotImplemented

    def __sub__(self, other):
        kind = type(other)
        if kind is complex:
            return _make(self.real - other.real, self.imag - other.imag)
        if kind is float or kind is int or isinstance(other, (int, float)):
            return _make(self.real - other, self.imag)
        if isinstance(other, complex):
            return _make(self.real - other.real, self.imag - other.imag)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, (int, float)):
            return _make(other - self.real, -self.imag)
        return NotImplemented

    def __mul__(self, other):
        kind = type(other)
        if kind is complex or isinstance(other, complex):
            a = self.real
            b = self.imag
            c = other.real
            d = other.imag
            return _make(a * c - b * d, a * d + b * c)
        if isinstance(other, (int, float)):
            return _make(self.real * other, self.imag * other)
        return NotImplemented

    def __rmul__(self, other):
        if isinstance(other, (int, float)):
            return _make(other * self.real, other * self.imag)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, complex):
            return _quotient(self, other)
        if isinstance(other, (int, float)):
            if other == 0:
                raise ZeroDivisionError("division by zero")
            return _make(self.real / other, self.imag / other)
        return NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, (int, float)):
            return _quotient(_make(float(other), 0.0), self)
        return NotImplemented

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            raise ValueError("complex modulo")
        if isinstance(other, complex):
            return _power(self, other)
        if isinstance(other, (int, float)):
            return _power(self, _make(float(other), 0.0))
        return NotImplemented

    def __rpow__(self, other, modulo=None):
        if isinstance(other, (int, float)):
            return _power(_make(float(other), 0.0), self)
        return NotImplemented

    def __neg__(self):
        return _make(-self.real, -self.imag)

    def __pos__(self):
        return _make(self.real, self.imag)

    def __abs__(self):
        length = _hypot(self.real, self.imag)
        if _isinf(length) and _isfinite(self.real) and _isfinite(self.imag):
            raise OverflowError("absolute value too large")
        return length

    def __bool__(self):
        return self.real != 0 or self.imag != 0

    def __complex__(self):
        return self if type(self) is complex else _make(self.real, self.imag)

    def __eq__(self, other):
        if isinstance(other, complex):
            return self.real == other.real and self.imag == other.imag
        if isinstance(other, (int, float)):
            return self.imag == 0 and self.real == other
        return NotImplemented

    def __hash__(self):
        value = hash(self.real) + 1000003 * hash(self.imag)
        value = (value + 2**63) % 2**64 - 2**63
        return -2 if value == -1 else value

    def conjugate(self):
        return _make(self.real, -self.imag)

    def __getnewargs__(self):
        return (self.real, self.imag)

    def __format__(self, spec):
        if not spec:
            return str(self)
        return _formatted(self, spec)


_new = object.__new__


def _make(re, im):
    self = _new(complex)
    self.real = re
    self.imag = im
    return self


def module_names(im):
    """The value of a literal: what the compiler calls."""
    self = _new(complex)
    self.real = 0.0
    self.imag = im
    return self


def _short(x):
    text = repr(x)
    return text[:-2] if text.endswith(".0") else text


def _parts(value, alone):
    if isinstance(value, complex):
        return value.real, value.imag
    if isinstance(value, (int, float)):
        return float(value), 0.0
    method = getattr(type(value), "__complex__", None)
    if method is not None:
        found = method(value)
        if not isinstance(found, complex):
            raise TypeError(f"__complex__ returned non-complex (type {type(found).__name__})")
        return found.real, found.imag
    if hasattr(type(value), "__float__") or hasattr(type(value), "__index__"):
        return float(value), 0.0
    if alone:
        raise TypeError(f"complex() argument must be a string or a number, not {type(value).__name__}")
    raise TypeError(f"complex() argument must be a real number, not {type(value).__name__}")


def _parsed(text):
    body = text.strip()
    if body.startswith("(") and body.endswith(")"):
        body = body[1:-1].strip()
    try:
        if body[-1:] not in ("j", "J"):
            return _number(body), 0.0
        body = body[:-1]
        cut = max(body.rfind("+"), body.rfind("-"))
        if cut > 0 and body[cut - 1] in "eE":
            cut = max(body.rfind("+", 0, cut - 1), body.rfind("-", 0, cut - 1))
        im = body[max(cut, 0) :]
        return _number(body[:cut]) if cut > 0 else 0.0, float(im + "1") if im in ("", "+", "-") else _number(im)
    except ValueError:
        raise ValueError("complex() arg is a malformed string") from None


def _number(text):
    if text != text.strip():
        raise ValueError
    return float(text)


def _quotient(a, b):
    """Smith's algorithm."""
    c = b.real
    d = b.imag
    if abs(c) >= abs(d):
        if c == 0:
            raise ZeroDivisionError("division by zero")
        ratio = d / c
        scale = c + d * ratio
        return _make((a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale)
    if abs(d) >= abs(c):
        ratio = c / d
        scale = c * ratio + d
        return _make((a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale)
    return _make(float("nan"), float("nan"))


def _power(a, b):
    c = b.real
    d = b.imag
    if d == 0 and c == _floor(c) and -100 <= c <= 100:
        n = int(c)
        if n >= 0:
            return _checked(_whole_power(a, n))
        return _checked(_quotient(_make(1.0, 0.0), _whole_power(a, -n)) if a else _zero_power(b))
    if c == 0 and d == 0:
        return _make(1.0, 0.0)
    if a.real == 0 and a.imag == 0:
        return _zero_power(b)
    length = _hypot(a.real, a.imag)
    try:
        size = length**c
        angle = _atan2(a.imag, a.real)
        phase = angle * c
        if d != 0:
            size *= _exp(-angle * d)
            phase += d * _log(length)
    except OverflowError:
        raise OverflowError("complex exponentiation") from None
    return _checked(_make(size * _cos(phase), size * _sin(phase)))


def _zero_power(b):
    if b.imag != 0 or b.real < 0:
        raise ZeroDivisionError("zero to a negative or complex power")
    return _make(0.0, 0.0)


def _whole_power(x, n):
    result = _make(1.0, 0.0)
    mask = 1
    while mask <= n:
        if n & mask:
            result = result * x
        mask <<= 1
        if mask <= n:
            x = x * x
    return result


def _checked(z):
    if _isinf(z.real) or _isinf(z.imag):
        raise OverflowError("complex exponentiation")
    return z


def _formatted(z, spec):
    fill, align, sign, positive, sharp, zero, width, grouping, precision, kind = _fields(spec)
    if kind is not None and kind not in "eEfFgGn":
        raise ValueError(f"Unknown format code '{kind}' for object of type 'complex'")
    if zero and not align or fill == "0" and align == "=":
        raise ValueError("Zero padding is not allowed in complex format specifier")
    if align == "=":
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    inner = (positive or "") + (sharp or "") + (grouping or "")
    if precision is not None:
        inner += "." + precision
    if kind is not None:
        inner += kind
    elif precision is not None:
        inner += "g"
    re = format(z.real, (sign or "") + inner)
    im = format(z.imag, "+" + inner)
    if kind is None and precision is None:
        re = re[:-2] if re.endswith(".0") else re
        im = im[:-2] if im.endswith(".0") else im
    text = re + im + "j"
    if kind is None:
        if z.real == 0 and _copysign(1.0, z.real) > 0:
            text = (im if sign == "+" else im.replace("+", sign or "", 1)) + "j"
        else:
            text = f"({text})"
    return format(text, (fill or "") + (align or ">") + (width or "")) if width else text


def _fields(spec):
    """The parts of a format specification, None where there is none."""
    at = 0
    fill = align = None
    if spec[1:2] in ("<", ">", "=", "^"):
        fill, align = spec[0], spec[1]
        at = 2
    elif spec[:1] in ("<", ">", "=", "^"):
        align = spec[0]
        at = 1
    found = []
    for letters in ("-+ ", "z", "#", "0"):
        there = at < len(spec) and spec[at] in letters
        found.append(spec[at] if there else None)
        at += there
    width, at = _digits(spec, at)
    grouping = spec[at] if at < len(spec) and spec[at] in ",_" else None
    at += grouping is not None
    precision = None
    if spec[at : at + 1] == ".":
        precision, at = _digits(spec, at + 1)
    kind = spec[at] if at < len(spec) else None
    if len(spec) > at + 1:
        raise ValueError(f"Invalid format specifier '{spec}' for object of type 'complex'")
    return fill, align, *found, width, grouping, precision, kind


def _digits(spec, at):
    start = at
    while at < len(spec) and spec[at] in "0123456789":
        at += 1
    return spec[start:at] or None, at


def complex_power(base, exponent):
    """What the runtime calls for a negative float to a power that is not whole."""
    return _power(_make(base, 0.0), _make(exponent, 0.0))
