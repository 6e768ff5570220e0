"""Decimal numbers with a context of precision and rounding."""

import math as _math
import numbers as _numbers
from _collections import dotted as _dotted
from sys import modules as _modules

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


_SIGNALS = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]
_KINDS = {ConversionSyntax: InvalidOperation, DivisionUndefined: InvalidOperation, DivisionImpossible: InvalidOperation}


class Context:
    """Precision, rounding, which signals raise."""

    __module__ = "decimal"

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        self.prec = 28 if prec is None else prec
        self.rounding = rounding or ROUND_HALF_EVEN
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = clamp or 0
        raised = [InvalidOperation, DivisionByZero, Overflow] if traps is None else traps
        self.traps = dict(raised) if isinstance(raised, dict) else {signal: signal in raised for signal in _SIGNALS}
        self.flags = {signal: signal in (flags or []) for signal in _SIGNALS}

    def __setattr__(self, name, value):
        if name == "prec":
            if not isinstance(value, int):
                raise TypeError("optional arg must be an integer")
            if not 1 <= value <= MAX_PREC:
                raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and (not isinstance(value, str) or not value.startswith("ROUND_")):
            raise TypeError(
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
            )
        object.__setattr__(self, name, value)

    def copy(self):
        made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, None, self.traps)
        made.flags = dict(self.flags)
        return made

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def __repr__(self):
        flags = ", ".join(signal.__name__ for signal in _SIGNALS if self.flags[signal])
        traps = ", ".join(signal.__name__ for signal in _SIGNALS if self.traps[signal])
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])"
        )

    def _signal(self, kind, result=None):
        signal = _KINDS.get(kind, kind)
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([kind] if kind is not Inexact else [kind, Rounded])
        return result

    def create_decimal(self, num="0"):
        return _fixed(Decimal(num), self)

    def create_decimal_from_float(self, f):
        return _fixed(Decimal.from_float(f), self)

    def add(self, a, b):
        return _within(self, lambda: _taken(a) + _taken(b))

    def subtract(self, a, b):
        return _within(self, lambda: _taken(a) - _taken(b))

    def multiply(self, a, b):
        return _within(self, lambda: _taken(a) * _taken(b))

    def divide(self, a, b):
        return _within(self, lambda: _taken(a) / _taken(b))

    def power(self, a, b, modulo=None):
        return _within(self, lambda: pow(_taken(a), _taken(b), modulo))

    def sqrt(self, a):
        return _taken(a).sqrt(self)

    def quantize(self, a, b):
        return _taken(a).quantize(b, context=self)

    def plus(self, a):
        return _fixed(_taken(a), self)

    def __reduce__(self):
        return Context, (self.prec, self.rounding)


def _within(context, action):
    with localcontext(context):
        return action()


def _taken(value):
    return value if isinstance(value, Decimal) else Decimal(value)


DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP)
ExtendedContext = Context(prec=9, traps=[])
_contexts = {}


def _thread():
    from _system import thread_ident

    return thread_ident()


# As in CPython every context of contextvars has one of decimal's; nobody else can tell them from those of threads.
_variable = None


def _has_variable():
    global _variable
    if _variable is None and "contextvars" in _modules:
        _variable = _modules["contextvars"].ContextVar("decimal_context")
    return _variable is not None


def getcontext():
    if _variable is not None or _has_variable():
        context = _variable.get(None)
        if context is None:
            context = _contexts.pop(_thread(), None) or DefaultContext.copy()
            _variable.set(context)
        return context
    ident = _thread()
    context = _contexts.get(ident)
    if context is None:
        context = _contexts[ident] = DefaultContext.copy()
    return context


def setcontext(context):
    if _has_variable():
        _variable.set(context)
    else:
        _contexts[_thread()] = context


class _Manager:
    def __init__(self, context):
        self.new = context

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.new)
        return self.new

    def __exit__(self, *args):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    context = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        setattr(context, name, value)
    return _Manager(context)


def _make(sign, digits, exp, special=""):
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = digits
    self._exp = exp
    self._special = special
    return self


def _length(n):
    """How many decimal digits."""
    if n == 0:
        return 1
    guess = int((n.bit_length() - 1) * 0.30102999566398120) + 1
    return guess + 1 if n >= 10**guess else guess


def _rounded(value, drop, rounding, sign):
    """value / 10**drop, rounded; whether something was lost."""
    unit = 10**drop
    q, r = divmod(value, unit)
    if not r:
        return q, False
    half = 2 * r - unit
    if rounding == ROUND_HALF_EVEN:
        up = half > 0 or half == 0 and q & 1
    elif rounding == ROUND_HALF_UP:
        up = half >= 0
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    elif rounding == ROUND_HALF_DOWN:
        up = half > 0
    else:
        up = q % 10 in (0, 5)
    return q + 1 if up else q, True


def _fixed(d, context):
    """As the context's precision has it."""
    if d._special:
        return d
    length = _length(d._int)
    if length <= context.prec:
        if d._int and d._exp + length - 1 > context.Emax:
            return context._signal(Overflow, _make(d._sign, 0, 0, "F"))
        if d._exp < context.Emin - context.prec + 1:
            etiny = context.Emin - context.prec + 1
            q, lost = _rounded(d._int, min(etiny - d._exp, length + 2), context.rounding, d._sign)
            return _make(d._sign, q, etiny)
        return d
    drop = length - context.prec
    q, lost = _rounded(d._int, drop, context.rounding, d._sign)
    exp = d._exp + drop
    if _length(q) > context.prec:
        q //= 10
        exp += 1
    context.flags[Rounded] = True
    if context.traps[Rounded]:
        raise Rounded([Rounded])
    if lost:
        context._signal(Inexact)
    if exp + _length(q) - 1 > context.Emax:
        return context._signal(Overflow, _make(d._sign, 0, 0, "F"))
    return _make(d._sign, q, exp)


def _converted(other):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _make(1 if other < 0 else 0, abs(int(other)), 0)
    return None


_NAN = object()


@_dotted
class Decimal:
    __module__ = "decimal"
    __slots__ = ("_sign", "_int", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        self._special = ""
        if isinstance(value, str):
            self._parse(value)
        elif isinstance(value, int):
            self._sign = 1 if value < 0 else 0
            self._int = abs(int(value))
            self._exp = 0
        elif isinstance(value, Decimal):
            self._sign, self._int, self._exp, self._special = value._sign, value._int, value._exp, value._special
        elif isinstance(value, float):
            getcontext()._signal(FloatOperation)
            made = Decimal.from_float(value)
            self._sign, self._int, self._exp, self._special = made._sign, made._int, made._exp, made._special
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exp = value
            self._sign = sign
            self._int = int("".join(map(str, digits)) or "0")
            if isinstance(exp, str):
                self._special, self._exp = exp, 0
            else:
                self._exp = exp
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return self

    def _parse(self, text):
        body = text.strip().replace("_", "")
        sign = 1 if body[:1] == "-" else 0
        if body[:1] in ("+", "-"):
            body = body[1:]
        lower = body.lower()
        self._sign = sign
        if lower in ("inf", "infinity"):
            self._int, self._exp, self._special = 0, 0, "F"
            return
        if lower.startswith("nan") or lower.startswith("snan"):
            self._int, self._exp, self._special = 0, 0, "N" if lower[0] == "s" else "n"
            return
        mantissa, mark, exponent = lower.partition("e")
        whole, point, fraction = mantissa.partition(".")
        digits = whole + fraction
        shown = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        if not digits.isdigit() or mark and not shown.isdigit():
            self._int, self._exp, self._special = 0, 0, "n"
            getcontext()._signal(ConversionSyntax)
            return
        self._int = int(digits)
        self._exp = (int(exponent) if mark else 0) - len(fraction)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if f != f:
            return cls("NaN")
        if f in (_math.inf, -_math.inf):
            return cls("Infinity" if f > 0 else "-Infinity")
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        made = _make(1 if _math.copysign(1.0, f) < 0 else 0, n * 5**k, -k)
        return made if cls is Decimal else cls(made)

    @classmethod
    def from_number(cls, number):
        return cls(number)

    # ── text ──

    def __str__(self):
        return self._text(False)

    def _text(self, engineering):
        sign = "-" if self._sign else ""
        if self._special:
            return sign + {"F": "Infinity", "n": "NaN", "N": "sNaN"}[self._special]
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            place = left
        elif not engineering:
            place = 1
        elif self._int:
            place = (left - 1) % 3 + 1
        else:
            place = (left + 1) % 3 - 1
        if place <= 0:
            text = "0." + "0" * -place + digits
        elif place >= len(digits):
            text = digits + "0" * (place - len(digits))
        else:
            text = digits[:place] + "." + digits[place:]
        if left != place:
            text += f"E{left - place:+d}"
        return sign + text

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        return self._text(True)

    def __format__(self, spec):
        if not spec:
            return str(self)
        from re import fullmatch

        found = fullmatch(r"(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?", spec, 16)
        if found is None:
            raise ValueError("invalid format string")
        fill, align, sign, no_zero, sharp, zero, width, grouping, precision, kind = found.groups()
        fill = fill or ("0" if zero else " ")
        align = align or ("=" if zero else ">")
        context = getcontext()
        d = self
        if d._special:
            body = {"F": "Infinity", "n": "NaN", "N": "sNaN"}[d._special]
            tail = "%" if kind == "%" else ""
            fill = " " if zero and fill == "0" else fill
            align = ">" if align == "=" else align
        else:
            if kind == "%":
                d = _make(d._sign, d._int, d._exp + 2)
            places = None if precision is None else int(precision)
            if places is not None:
                if kind in ("f", "F", "%"):
                    d = d._rescale(-places, context.rounding)
                elif kind in ("e", "E"):
                    d = d._shortened(places + 1, context.rounding)
                else:
                    if _length(d._int) > (places or 1):
                        d = d._shortened(places or 1, context.rounding)
            if kind in ("f", "F", "%"):
                if d._exp > 0:
                    d = d._rescale(0, context.rounding)
                digits = str(d._int)
                place = len(digits) + d._exp
                exponent = None
            else:
                digits = str(d._int)
                left = d._exp + len(digits)
                if kind in ("e", "E"):
                    place = 1
                    if not d._int and precision is not None:
                        digits = "0" * (int(precision) + 1)
                elif d._exp <= 0 and left > -6:
                    place = left
                else:
                    place = 1
                exponent = left - place if left != place or kind in ("e", "E") else None
                if not d._int and kind in ("e", "E") and precision is not None:
                    exponent = d._exp + int(precision)
            if place <= 0:
                whole, fraction = "0", "0" * -place + digits
            elif place > len(digits):
                whole, fraction = digits + "0" * (place - len(digits)), ""
            else:
                whole, fraction = digits[:place] or "0", digits[place:]
            body = whole
            tail = ("." + fraction if fraction or sharp else "") + ("" if exponent is None else f"E{exponent:+d}")
            if kind in ("e", "g", "n"):
                tail = tail.replace("E", "e")
            if kind == "%":
                tail += "%"
        mark = "-" if d._sign else sign if sign in ("+", " ") else ""
        least = int(width or 0)
        if grouping and not d._special:
            if align == "=" and fill == "0":
                while len(mark) + len(_grouped(body, grouping)) + len(tail) < least:
                    body = "0" + body
                    if len(mark) + len(_grouped(body, grouping)) + len(tail) > least and _grouped(body, grouping)[0] == grouping:
                        break
            body = _grouped(body, grouping)
        text = body + tail
        space = least - len(mark) - len(text)
        if space <= 0:
            return mark + text
        if align == "=":
            return mark + fill * space + text
        text = mark + text
        if align == "<":
            return text + fill * space
        if align == "^":
            return fill * (space // 2) + text + fill * (space - space // 2)
        return fill * space + text

    def _shortened(self, digits, rounding):
        """With so many digits."""
        have = _length(self._int)
        if not self._int:
            return self
        if have <= digits:
            return _make(self._sign, self._int * 10 ** (digits - have), self._exp - digits + have)
        q, _ = _rounded(self._int, have - digits, rounding, self._sign)
        exp = self._exp + have - digits
        if _length(q) > digits:
            q //= 10
            exp += 1
        return _make(self._sign, q, exp)

    def _rescale(self, exp, rounding):
        if self._special:
            return self
        if not self._int:
            return _make(self._sign, 0, exp)
        if self._exp >= exp:
            return _make(self._sign, self._int * 10 ** (self._exp - exp), exp)
        drop = exp - self._exp
        return _make(self._sign, _rounded(self._int, min(drop, _length(self._int) + 2), rounding, self._sign)[0], exp)

    # ── arithmetic ──

    def _nans(self, other=None):
        """The NaN that an operation gives, None: there is none."""
        for value in (self, other):
            if value is not None and value._special == "N":
                return getcontext()._signal(InvalidOperation, _make(value._sign, 0, 0, "n"))
        if self._special == "n":
            return self
        return other if other is not None and other._special == "n" else None

    def __neg__(self):
        found = self._nans() if self._special else None
        if found is not None:
            return found
        if not self._int and not self._special and getcontext().rounding != ROUND_FLOOR:
            return _fixed(_make(0, 0, self._exp), getcontext())
        return _fixed(_make(1 - self._sign, self._int, self._exp, self._special), getcontext())

    def __pos__(self):
        if not self._int and not self._special:
            return _fixed(_make(0, 0, self._exp), getcontext())
        return _fixed(self, getcontext())

    def __abs__(self):
        return _fixed(_make(0, self._int, self._exp, self._special), getcontext())

    def __add__(self, other):
        other = _converted(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            found = self._nans(other)
            if found is not None:
                return found
            if self._special and other._special and self._sign != other._sign:
                return getcontext()._signal(InvalidOperation, _make(0, 0, 0, "n"))
            return self if self._special else other
        context = getcontext()
        a, b = self._int, other._int
        exp = self._exp
        if exp != other._exp:
            if not a or not b:
                zero, value = (self, other) if not a else (other, self)
                if value._int:
                    low = max(zero._exp, value._exp - context.prec - 1)
                    if low < value._exp:
                        value = _make(value._sign, value._int * 10 ** (value._exp - low), low)
                    return _fixed(value, context)
            gap = exp - other._exp
            most = context.prec + 3 + max(_length(a), _length(b))
            if gap > most and a and b:
                shift = most
                a *= 10**shift
                exp -= shift
                b = 1
            elif -gap > most and a and b:
                shift = most
                b *= 10**shift
                exp = other._exp - shift
                a = 1
            elif gap > 0:
                a *= 10**gap
                exp = other._exp
            else:
                b *= 10**-gap
        total = (-a if self._sign else a) + (-b if other._sign else b)
        if total:
            sign = 1 if total < 0 else 0
        elif self._sign == other._sign:
            sign = self._sign
        else:
            sign = 1 if context.rounding == ROUND_FLOOR else 0
        return _fixed(_make(sign, abs(total), exp), context)

    __radd__ = __add__

    def __sub__(self, other):
        other = _converted(other)
        if other is None:
            return NotImplemented
        if other._special in ("n", "N"):
            return self + other
        return self + _make(1 - other._sign, other._int, other._exp, other._special)

    def __rsub__(self, other):
        other = _converted(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _converted(other)
        if other is None:
            return NotImplemented
        sign = self._sign ^ other._sign
        if self._special or other._special:
            found = self._nans(other)
            if found is not None:
                return found
            if not self._special and not self._int or not other._special and not other._int:
                return getcontext()._signal(InvalidOperation, _make(0, 0, 0, "n"))
            return _make(sign, 0, 0, "F")
        return _fixed(_make(sign, self._int * other._int, self._exp + other._exp), getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _converted(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        sign = self._sign ^ other._sign
        if self._special or other._special:
            found = self._nans(other)
            if found is not None:
                return found
            if self._special and other._special:
                return context._signal(InvalidOperation, _make(0, 0, 0, "n"))
            return _make(sign, 0, 0, "F") if self._special else _make(sign, 0, context.Emin - context.prec + 1)
        if not other._int:
            if not self._int:
                return context._signal(DivisionUndefined, _make(0, 0, 0, "n"))
            return context._signal(DivisionByZero, _make(sign, 0, 0, "F"))
        exp = self._exp - other._exp
        if not self._int:
            return _fixed(_make(sign, 0, exp), context)
        shift = _length(other._int) - _length(self._int) + context.prec + 1
        if shift >= 0:
            q, r = divmod(self._int * 10**shift, other._int)
        else:
            q, r = divmod(self._int, other._int * 10**-shift)
        if r:
            if q % 5 == 0:
                q += 1
            return _fixed(_make(sign, q, exp - shift), context)
        at = exp - shift
        while at < exp and q % 10 == 0:
            q //= 10
            at += 1
        return _fixed(_make(sign, q, at), context)

    def __rtruediv__(self, other):
        other = _converted(other)
        return NotImplemented if other is None else other / self

    def __divmod__(self, other):
        other = _converted(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        found = self._nans(other) if self._special or other._special else None
        if found is not None:
            return found, found
        sign = self._sign ^ other._sign
        nan = _make(0, 0, 0, "n")
        if self._special:
            if other._special:
                return context._signal(InvalidOperation, nan), nan
            return _make(sign, 0, 0, "F"), context._signal(InvalidOperation, nan)
        if other._special:
            return _make(sign, 0, 0), _fixed(self, context)
        if not other._int:
            if not self._int:
                return context._signal(DivisionUndefined, nan), nan
            return context._signal(DivisionByZero, _make(sign, 0, 0, "F")), context._signal(InvalidOperation, nan)
        exp = min(self._exp, other._exp)
        q, r = divmod(self._int * 10 ** (self._exp - exp), other._int * 10 ** (other._exp - exp))
        if _length(q) > context.prec:
            return context._signal(DivisionImpossible, nan), nan
        return _make(sign, q, 0), _fixed(_make(self._sign, r, exp), context)

    def __rdivmod__(self, other):
        other = _converted(other)
        return NotImplemented if other is None else divmod(other, self)

    def __floordiv__(self, other):
        other = _converted(other)
        return NotImplemented if other is None else divmod(self, other)[0]

    def __rfloordiv__(self, other):
        other = _converted(other)
        return NotImplemented if other is None else other // self

    def __mod__(self, other):
        other = _converted(other)
        if other is None:
            return NotImplemented
        if not other._special and not other._int and not self._special:
            kind = InvalidOperation if self._int else DivisionUndefined
            return getcontext()._signal(kind, _make(0, 0, 0, "n"))
        return divmod(self, other)[1]

    def __rmod__(self, other):
        other = _converted(other)
        return NotImplemented if other is None else other % self

    def __pow__(self, other, modulo=None):
        other = _converted(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        if self._special or other._special:
            found = self._nans(other)
            return found if found is not None else Decimal(repr(float(self) ** float(other)))
        if not other._int:
            if not self._int:
                return context._signal(InvalidOperation, _make(0, 0, 0, "n"))
            return _make(0, 1, 0)
        if other == other.to_integral_value():
            n = int(other)
            sign = self._sign if n & 1 else 0
            if not self._int:
                return _make(sign, 0, 0) if n > 0 else context._signal(DivisionByZero, _make(sign, 0, 0, "F"))
            if n > 0 and _length(self._int) * n < 20000:
                return _fixed(_make(sign, self._int**n, self._exp * n), context)
            with localcontext(context) as inner:
                inner.prec = context.prec + 6 + len(str(abs(n)))
                result = _make(0, 1, 0)
                base = _make(0, self._int, self._exp)
                count = abs(n)
                while count:
                    if count & 1:
                        result = result * base
                    base = base * base
                    count >>= 1
                if n < 0:
                    result = _make(0, 1, 0) / result
            return _fixed(_make(sign, result._int, result._exp), context)
        if self._sign and self._int:
            return context._signal(InvalidOperation, _make(0, 0, 0, "n"))
        if not self._int:
            return _make(0, 0, 0) if not other._sign else _make(0, 0, 0, "F")
        with localcontext(context) as inner:
            inner.prec = context.prec + 10
            result = (other * self.ln()).exp()
        return _fixed(result, context)

    def __rpow__(self, other, modulo=None):
        other = _converted(other)
        return NotImplemented if other is None else other**self

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._special:
            found = self._nans()
            if found is not None:
                return found
            if not self._sign:
                return self
        if not self._int:
            return _fixed(_make(self._sign, 0, self._exp >> 1), context)
        if self._sign:
            return context._signal(InvalidOperation, _make(0, 0, 0, "n"))
        prec = context.prec + 1
        exp = self._exp >> 1
        if self._exp & 1:
            c = self._int * 10
            length = (_length(self._int) >> 1) + 1
        else:
            c = self._int
            length = _length(self._int) + 1 >> 1
        shift = prec - length
        if shift >= 0:
            c *= 100**shift
            exact = True
        else:
            c, remainder = divmod(c, 100**-shift)
            exact = not remainder
        exp -= shift
        n = _math.isqrt(c)
        if exact and n * n == c:
            if shift >= 0:
                n //= 10**shift
            else:
                n *= 10**-shift
            exp += shift
        elif n % 5 == 0:
            n += 1
        saved = context.rounding
        context.rounding = ROUND_HALF_EVEN
        try:
            return _fixed(_make(0, n, exp), context)
        finally:
            context.rounding = saved

    def exp(self, context=None):
        context = context or getcontext()
        if self._special:
            found = self._nans()
            return found if found is not None else _make(0, 0, 0) if self._sign else self
        if not self._int:
            return _make(0, 1, 0)
        prec = context.prec + 10 + max(0, self.adjusted())
        scale = 10**prec
        n = self._int * 10 ** (prec + self._exp) if prec + self._exp >= 0 else self._int // 10 ** -(prec + self._exp)
        halvings = max(0, n.bit_length() - scale.bit_length() + 8)
        x = n >> halvings
        term = total = scale
        i = 1
        while term:
            term = term * x // scale // i
            total += term
            i += 1
        if halvings:
            extra = 10 ** (halvings // 2 + 5)
            total *= extra
            scale *= extra
            for _ in range(halvings):
                total = total * total // scale
        if self._sign:
            total = scale * scale // total
        return _fixed(_make(0, total * 10 + 1, -_length(scale)), context)

    def ln(self, context=None):
        context = context or getcontext()
        if self._special:
            found = self._nans()
            if found is not None:
                return found
        if not self._int and not self._special:
            return _make(1, 0, 0, "F")
        if self._sign:
            return context._signal(InvalidOperation, _make(0, 0, 0, "n"))
        if self._special:
            return self
        if self == 1:
            return _make(0, 0, 0)
        prec = context.prec + 10
        with localcontext(context) as inner:
            inner.prec = prec
            inner.rounding = ROUND_HALF_EVEN
            adjusted = self.adjusted()
            y = Decimal(repr(_math.log(float(_make(0, self._int, self._exp - adjusted))) + adjusted * _math.log(10)))
            good = 15
            inner.prec = prec + max(0, y.adjusted()) + 5
            while True:
                e = y.exp()
                y = y + 2 * (self - e) / (self + e)
                good *= 3
                if good > 2 * inner.prec:
                    break
        return _fixed(y, context)

    def log10(self, context=None):
        context = context or getcontext()
        if not self._special and not self._sign and self._int:
            digits = str(self._int)
            if digits.rstrip("0") == "1":
                return _fixed(Decimal(self._exp + len(digits) - 1), context)
        with localcontext(context) as inner:
            inner.prec = context.prec + 5
            result = self.ln() / Decimal(10).ln()
        return _fixed(result, context)

    def fma(self, other, third, context=None):
        product = _make(self._sign ^ _taken(other)._sign, self._int * _taken(other)._int, self._exp + _taken(other)._exp)
        return product + third

    # ── comparison ──

    def _order(self, other):
        """-1, 0, 1."""
        if self._special or other._special:
            a = (-1 if self._sign else 1) if self._special else 0
            b = (-1 if other._sign else 1) if other._special else 0
            return (a > b) - (a < b)
        if not self._int and not other._int:
            return 0
        a = -self._int if self._sign else self._int
        b = -other._int if other._sign else other._int
        if (a < 0) != (b < 0) or not a or not b:
            return (a > b) - (a < b)
        high, low = self.adjusted(), other.adjusted()
        if high != low:
            return (1 if high > low else -1) * (-1 if a < 0 else 1)
        gap = self._exp - other._exp
        if gap > 0:
            a *= 10**gap
        else:
            b *= 10**-gap
        return (a > b) - (a < b)

    def _compared(self, other, equality=False):
        if isinstance(other, float):
            getcontext().flags[FloatOperation] = True
            other = Decimal.from_float(other)
        elif hasattr(other, "denominator") and not isinstance(other, int):
            if not self._special:
                return _make(self._sign, self._int * other.denominator, self._exp)._order(Decimal(other.numerator))
            other = Decimal(0)
        else:
            other = _converted(other)
        if other is None:
            return None
        if self._special in ("n", "N") or other._special in ("n", "N"):
            if not equality:
                getcontext()._signal(InvalidOperation)
            return _NAN
        return self._order(other)

    def __eq__(self, other):
        order = self._compared(other, True)
        return NotImplemented if order is None else order is not _NAN and order == 0

    def __lt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order is not _NAN and order < 0

    def __le__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order is not _NAN and order <= 0

    def __gt__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order is not _NAN and order > 0

    def __ge__(self, other):
        order = self._compared(other)
        return NotImplemented if order is None else order is not _NAN and order >= 0

    def compare(self, other, context=None):
        order = self._compared(_taken(other), True)
        return _make(0, 0, 0, "n") if order is _NAN else Decimal(order)

    def max(self, other, context=None):
        other = _taken(other)
        return _fixed(self if self._order(other) >= 0 else other, context or getcontext())

    def min(self, other, context=None):
        other = _taken(other)
        return _fixed(self if self._order(other) <= 0 else other, context or getcontext())

    def __hash__(self):
        if self._special:
            if self._special == "F":
                return -314159 if self._sign else 314159
            return object.__hash__(self)
        p = 2305843009213693951
        power = pow(10, self._exp, p) if self._exp >= 0 else pow(pow(10, -1, p), -self._exp, p)
        value = self._int * power % p
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __bool__(self):
        return bool(self._special) or self._int != 0

    # ── conversion ──

    def __int__(self):
        if self._special:
            if self._special == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        value = self._int * 10**self._exp if self._exp >= 0 else self._int // 10**-self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def __float__(self):
        if self._special == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __round__(self, n=None):
        if n is None:
            if self._special:
                return int(self)
            return int(self._rescale(0, ROUND_HALF_EVEN))
        return self.quantize(_make(0, 1, -n))

    def as_tuple(self):
        exp = self._special or self._exp
        return DecimalTuple((self._sign, tuple(map(int, str(self._int))) if self._special not in ("n", "N") else (), exp))

    def as_integer_ratio(self):
        if self._special:
            raise (OverflowError if self._special == "F" else ValueError)(
                f"cannot convert {'Infinity' if self._special == 'F' else 'NaN'} to integer ratio"
            )
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * 10**self._exp, 1
        d = 10**-self._exp
        common = _math.gcd(n, d)
        return n // common, d // common

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _taken(exp)
        if self._special or exp._special:
            found = self._nans(exp)
            if found is not None:
                return found
            if self._special and exp._special:
                return self
            return context._signal(InvalidOperation, _make(0, 0, 0, "n"))
        made = self._rescale(exp._exp, rounding or context.rounding)
        if _length(made._int) > context.prec:
            return context._signal(InvalidOperation, _make(0, 0, 0, "n"))
        if self._exp < exp._exp:
            context.flags[Rounded] = True
            if made != self:
                context._signal(Inexact)
        return made

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return self
        return self._rescale(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        made = _fixed(self, context or getcontext())
        if made._special:
            return made
        if not made._int:
            return _make(made._sign, 0, 0)
        n, exp = made._int, made._exp
        while n % 10 == 0:
            n //= 10
            exp += 1
        return _make(made._sign, n, exp)

    def adjusted(self):
        return 0 if self._special else self._exp + _length(self._int) - 1

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return not self._special and self._int != 0

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _make(_taken(other)._sign, self._int, self._exp, self._special)

    def conjugate(self):
        return self

    def same_quantum(self, other, context=None):
        return self._exp == _taken(other)._exp

    def scaleb(self, other, context=None):
        return _fixed(_make(self._sign, self._int, self._exp + int(other)), context or getcontext())

    def remainder_near(self, other, context=None):
        q, r = divmod(self, other)
        twice = abs(r) * 2
        if twice > abs(other) or twice == abs(other) and int(q) % 2:
            r = r - _taken(other).copy_sign(r)
        return r

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _grouped(digits, separator):
    parts = []
    while len(digits) > 3:
        parts.insert(0, digits[-3:])
        digits = digits[:-3]
    return separator.join([digits] + parts)


class DecimalTuple(tuple):
    __module__ = "decimal"
    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return f"DecimalTuple(sign={self[0]}, digits={self[1]}, exponent={self[2]!r})"


_numbers.Number.register(Decimal)
