"""Rational numbers of any size."""

import math as _math
import numbers as _numbers
import operator as _operator

__all__ = ["Fraction"]


def _parse(text):
    """Numerator and denominator of "3/4", "-1.5e3"; None: it is none."""
    stripped = text.strip()
    sign = 1
    if stripped[:1] in ("+", "-"):
        sign = -1 if stripped[0] == "-" else 1
        stripped = stripped[1:]
    number, slash, below = stripped.partition("/")
    try:
        if slash:
            if not (_are_digits(number) and _are_digits(below)):
                return None
            return sign * int(number), int(below)
        number, e, exponent = number.replace("E", "e").partition("e")
        whole, _, decimals = number.partition(".")
        if (whole and not _are_digits(whole)) or (decimals and not _are_digits(decimals)) or not (whole or decimals):
            return None
        if e and not _are_digits(exponent.lstrip("+-")[:]) or len(exponent) - len(exponent.lstrip("+-")) > 1:
            return None
        decimals = decimals.replace("_", "")
        top = int((whole or "0") + decimals)
        power = int(exponent) if e else 0
        power -= len(decimals)
        return (sign * top * 10**power, 1) if power >= 0 else (sign * top, 10**-power)
    except ValueError:
        return None


def _are_digits(text):
    return text.replace("_", "").isdecimal() and not text.startswith("_") and not text.endswith("_") and "__" not in text


def _inexact(value, other):
    """As what the operation with a float or complex is of."""
    return complex(value) if isinstance(other, complex) else float(value)


class Fraction:
    """This class implements rational numbers."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, Fraction) or isinstance(numerator, int):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, str):
                found = _parse(numerator)
                if found is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                numerator, denominator = found
                if denominator == 0:
                    raise ZeroDivisionError(f"Fraction({numerator}, 0)")
            elif hasattr(numerator, "as_integer_ratio"):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            else:
                raise TypeError("argument should be a string or a Rational instance or have the as_integer_ratio() method")
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = _math.gcd(numerator, denominator)
        if denominator < 0:
            g = -g
        self._numerator = numerator // g
        self._denominator = denominator // g
        return self

    @classmethod
    def from_float(cls, f):
        """Converts a finite float to a rational number, exactly."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Converts a finite Decimal instance to a rational number, exactly."""
        return cls(*dec.as_integer_ratio())

    @classmethod
    def from_number(cls, number):
        """Converts a finite real number to a rational number, exactly."""
        return cls(number)

    def is_integer(self):
        """Return True if the Fraction is an integer."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Return a pair of integers, whose ratio is equal to the original Fraction."""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """Closest Fraction to self with denominator at most max_denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _made(p1, q1)
        return _made(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    real = property(lambda self: +self)
    imag = property(lambda self: 0)

    def conjugate(self):
        return +self

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        if not format_spec:
            return str(self)
        kind = format_spec[-1]
        if kind in "eEfFgG%":
            return _formatted(self, format_spec)
        return format(str(self), format_spec if format_spec[:1] in "<>^" or format_spec[1:2] in "<>^" and format_spec[1:2] else ">" + format_spec)

    def __add__(self, other):
        if isinstance(other, int):
            return _made(self._numerator + other * self._denominator, self._denominator)
        if isinstance(other, Fraction):
            na, da, nb, db = self._numerator, self._denominator, other._numerator, other._denominator
            g = _math.gcd(da, db)
            if g == 1:
                return _made(na * db + da * nb, da * db)
            s = da // g
            t = na * (db // g) + nb * s
            g2 = _math.gcd(t, g)
            return _made(t, s * db) if g2 == 1 else _made(t // g2, s * (db // g2))
        return _inexact(self, other) + other if isinstance(other, (float, complex)) else NotImplemented

    def __radd__(self, other):
        if isinstance(other, int):
            return _made(other * self._denominator + self._numerator, self._denominator)
        return other + _inexact(self, other) if isinstance(other, (float, complex)) else NotImplemented

    def __sub__(self, other):
        if isinstance(other, (int, Fraction)):
            return self + -other
        return _inexact(self, other) - other if isinstance(other, (float, complex)) else NotImplemented

    def __rsub__(self, other):
        if isinstance(other, int):
            return _made(other * self._denominator - self._numerator, self._denominator)
        return other - _inexact(self, other) if isinstance(other, (float, complex)) else NotImplemented

    def __mul__(self, other):
        if isinstance(other, (int, Fraction)):
            na, db = _coprime(self._numerator, other.denominator)
            nb, da = _coprime(other.numerator, self._denominator)
            return _made(na * nb, db * da)
        return _inexact(self, other) * other if isinstance(other, (float, complex)) else NotImplemented

    def __rmul__(self, other):
        if isinstance(other, int):
            return self * other
        return other * _inexact(self, other) if isinstance(other, (float, complex)) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, (int, Fraction)):
            return _divided(self._numerator, self._denominator, other.numerator, other.denominator)
        return _inexact(self, other) / other if isinstance(other, (float, complex)) else NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, int):
            return _divided(other, 1, self._numerator, self._denominator)
        return other / _inexact(self, other) if isinstance(other, (float, complex)) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, (int, Fraction)):
            return (self._numerator * other.denominator) // (self._denominator * other.numerator)
        return float(self) // other if isinstance(other, float) else NotImplemented

    def __rfloordiv__(self, other):
        if isinstance(other, int):
            return (other * self._denominator) // self._numerator
        return other // float(self) if isinstance(other, float) else NotImplemented

    def __mod__(self, other):
        if isinstance(other, (int, Fraction)):
            da, db = self._denominator, other.denominator
            return Fraction((self._numerator * db) % (other.numerator * da), da * db)
        return float(self) % other if isinstance(other, float) else NotImplemented

    def __rmod__(self, other):
        if isinstance(other, int):
            return Fraction((other * self._denominator) % self._numerator, self._denominator)
        return other % float(self) if isinstance(other, float) else NotImplemented

    def __divmod__(self, other):
        if isinstance(other, (int, Fraction)):
            return self // other, self % other
        return divmod(float(self), other) if isinstance(other, float) else NotImplemented

    def __rdivmod__(self, other):
        if isinstance(other, int):
            return other // self, other % self
        return divmod(other, float(self)) if isinstance(other, float) else NotImplemented

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)):
            if other.denominator != 1:
                return float(self) ** float(other)
            power = other.numerator
            if power >= 0:
                return _made(self._numerator**power, self._denominator**power)
            if self._numerator > 0:
                return _made(self._denominator**-power, self._numerator**-power)
            if self._numerator == 0:
                raise ZeroDivisionError(f"Fraction({self._denominator**-power}, 0)")
            return _made((-self._denominator) ** -power, (-self._numerator) ** -power)
        return float(self) ** other if isinstance(other, (float, complex)) else NotImplemented

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        if isinstance(other, (int, Fraction)):
            return Fraction(other.numerator, other.denominator) ** self
        return other ** float(self)

    def __pos__(self):
        return _made(self._numerator, self._denominator)

    def __neg__(self):
        return _made(-self._numerator, self._denominator)

    def __abs__(self):
        return _made(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __float__(self):
        return self._numerator / self._denominator

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            d = self._denominator
            floor, remainder = divmod(self._numerator, d)
            if remainder * 2 < d or remainder * 2 == d and floor % 2 == 0:
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, 2305843009213693951)
        except ValueError:
            hashed = 314159
        else:
            hashed = hash(hash(abs(self._numerator)) * inverse)
        result = hashed if self._numerator >= 0 else -hashed
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            if _math.isnan(other) or _math.isinf(other):
                return 0.0 == other
            return self == Fraction(other)
        return NotImplemented

    def _compared(self, other, op):
        if isinstance(other, (int, Fraction)):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if _math.isnan(other) or _math.isinf(other):
                return op(0.0, other)
            return op(self, Fraction(other))
        return NotImplemented

    def __lt__(self, other):
        return self._compared(other, _operator.lt)

    def __gt__(self, other):
        return self._compared(other, _operator.gt)

    def __le__(self, other):
        return self._compared(other, _operator.le)

    def __ge__(self, other):
        return self._compared(other, _operator.ge)

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))


def _made(numerator, denominator):
    """A fraction in lowest terms already."""
    made = object.__new__(Fraction)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _coprime(a, b):
    common = _math.gcd(a, b)
    return (a // common, b // common) if common > 1 else (a, b)


def _divided(na, da, nb, db):
    if nb == 0:
        raise ZeroDivisionError(f"Fraction({db}, 0)")
    na, nb = _coprime(na, nb)
    db, da = _coprime(db, da)
    n, d = na * db, nb * da
    return _made(-n, -d) if d < 0 else _made(n, d)


def _formatted(value, spec):
    """With a fixed number of digits, exactly rounded; through the float where the digits are relative."""
    kind = spec[-1]
    if kind not in "fF%":
        return format(float(value), spec)
    head, dot, digits = spec[:-1].partition(".")
    places = int(digits) if dot else 6
    scaled = value * 100 if kind == "%" else value
    shifted = round(abs(scaled) * 10**places)
    text = str(shifted).rjust(places + 1, "0")
    whole, rest = (text[:-places], text[-places:]) if places else (text, "")
    if "," in head or "_" in head:
        mark = "," if "," in head else "_"
        whole = format(int(whole), mark)
        head = head.replace(mark, "")
    body = whole + ("." + rest if places else "") + ("%" if kind == "%" else "")
    fill, align = " ", ">"
    if head[1:2] and head[1] in "<>^=":
        fill, align, head = head[0], head[1], head[2:]
    elif head[:1] and head[0] in "<>^=":
        align, head = head[0], head[1:]
    sign = "-" if scaled < 0 else ""
    if head[:1] and head[0] in "+- ":
        if not sign and head[0] != "-":
            sign = head[0]
        head = head[1:]
    if head[:1] == "0":
        fill, align = "0", "="
    width = int(head or "0")
    if align == "=":
        return sign + body.rjust(width - len(sign), fill)
    return format(sign + body, f"{fill}{align}{width}")


_numbers.Rational.register(Fraction)
