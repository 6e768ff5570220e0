"""Numbers as bytes."""

from math import frexp as _frexp, ldexp as _ldexp, copysign as _copysign, isinf as _isinf, isnan as _isnan

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    """What does not fit."""


error.__module__ = "struct"
error.__qualname__ = "error"

_STANDARD = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8}
_STANDARD |= {"e": 2, "f": 4, "d": 8, "s": 1, "p": 1}
_NATIVE = _STANDARD | {"l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_parsed = {}


def _items(form):
    """Byte order, the items as (letter, count, size, place), the size of all."""
    if isinstance(form, bytes):
        form = form.decode()
    if not isinstance(form, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(form).__name__}")
    found = _parsed.get(form)
    if found is not None:
        return found
    order = "little"
    sizes = _NATIVE
    aligned = True
    text = form
    if form[:1] in ("@", "=", "<", ">", "!"):
        aligned = form[0] == "@"
        order = "big" if form[0] in ">!" else "little"
        sizes = _NATIVE if aligned else _STANDARD
        text = form[1:]
    items = []
    place = 0
    digits = ""
    for letter in text:
        if letter.isspace():
            continue
        if letter.isdigit():
            digits += letter
            continue
        size = sizes.get(letter)
        if size is None:
            raise error("bad char in struct format")
        count = int(digits) if digits else 1
        digits = ""
        if aligned and size > 1 and letter not in "sp":
            place += -place % size
        items.append((letter, count, size, place))
        place += count * size
    if digits:
        raise error("repeat count given without format specifier")
    _parsed[form] = order, items, place
    return _parsed[form]




def _packed_int(letter, size, value, order):
    if not isinstance(value, int):
        try:
            value = value.__index__()
        except AttributeError:
            raise error("required argument is not an integer") from None
    signed = letter in "bhilqn"
    try:
        return value.to_bytes(size, order, signed=signed)
    except OverflowError:
        bits = 8 * size
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        raise error(f"'{letter}' format requires {low} <= number <= {high}") from None


_FLOATS = {2: (5, 10), 4: (8, 23), 8: (11, 52)}


def _packed_float(size, value, order, letter):
    try:
        value = float(value)
    except (TypeError, ValueError):
        raise error("required argument is not a float") from None
    exponent_bits, fraction_bits = _FLOATS[size]
    bias = (1 << exponent_bits - 1) - 1
    sign = 1 if _copysign(1.0, value) < 0 else 0
    value = abs(value)
    if _isnan(value):
        exponent, fraction = (1 << exponent_bits) - 1, 1 << fraction_bits - 1
    elif _isinf(value):
        exponent, fraction = (1 << exponent_bits) - 1, 0
    elif value == 0:
        exponent, fraction = 0, 0
    else:
        mantissa, power = _frexp(value)
        power -= 1
        if power < 1 - bias:
            exponent = 0
            fraction = round(_ldexp(value, bias - 1 + fraction_bits))
        else:
            exponent = power + bias
            fraction = round(_ldexp(mantissa * 2 - 1, fraction_bits))
        if fraction >> fraction_bits:
            fraction = 0
            exponent += 1
        if exponent >= (1 << exponent_bits) - 1:
            raise OverflowError(f"float too large to pack with {letter} format")
    bits = (sign << exponent_bits | exponent) << fraction_bits | fraction
    return bits.to_bytes(size, order)


def _unpacked_float(data, order):
    exponent_bits, fraction_bits = _FLOATS[len(data)]
    bits = int.from_bytes(data, order)
    fraction = bits & (1 << fraction_bits) - 1
    exponent = bits >> fraction_bits & (1 << exponent_bits) - 1
    bias = (1 << exponent_bits - 1) - 1
    if exponent == (1 << exponent_bits) - 1:
        value = float("nan") if fraction else float("inf")
    elif exponent == 0:
        value = _ldexp(float(fraction), 1 - bias - fraction_bits)
    else:
        value = _ldexp(float(fraction | 1 << fraction_bits), exponent - bias - fraction_bits)
    return -value if bits >> exponent_bits + fraction_bits else value


def calcsize(format, /):
    return _items(format)[2]


def pack(format, /, *values):
    order, items, size = _items(format)
    wanted = sum(0 if letter == "x" else 1 if letter in "sp" else count for letter, count, _, _ in items)
    if wanted != len(values):
        raise error(f"pack expected {wanted} items for packing (got {len(values)})")
    result = bytearray(size)
    given = iter(values)
    for letter, count, width, place in items:
        if letter == "x":
            continue
        if letter in "sp":
            value = next(given)
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{letter}' must be a bytes object")
            if letter == "p":
                value = value[: min(count - 1, 255)]
                value = bytes([len(value)]) + value if count else b""
            value = value[:count]
            result[place : place + len(value)] = value
            continue
        for _ in range(count):
            value = next(given)
            if letter == "c":
                if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                    raise error("char format requires a bytes object of length 1")
                data = value
            elif letter == "?":
                data = b"\x01" if value else b"\x00"
            elif letter in "efd":
                data = _packed_float(width, value, order, letter)
            else:
                data = _packed_int(letter, width, value, order)
            result[place : place + width] = data
            place += width
    return bytes(result)


def _read(format, data, start):
    order, items, size = _items(format)
    result = []
    for letter, count, width, place in items:
        place += start
        if letter == "x":
            continue
        if letter == "s":
            result.append(bytes(data[place : place + count]))
            continue
        if letter == "p":
            length = min(data[place], count - 1) if count else 0
            result.append(bytes(data[place + 1 : place + 1 + length]))
            continue
        for at in range(place, place + count * width, width):
            piece = data[at : at + width]
            if letter == "c":
                result.append(bytes(piece))
            elif letter == "?":
                result.append(piece != b"\x00")
            elif letter in "efd":
                result.append(_unpacked_float(piece, order))
            else:
                result.append(int.from_bytes(piece, order, signed=letter in "bhilqn"))
    return tuple(result)


def unpack(format, buffer, /):
    size = _items(format)[2]
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return _read(format, buffer, 0)


def unpack_from(format, /, buffer, offset=0):
    size = _items(format)[2]
    start = offset + len(buffer) if offset < 0 else offset
    if start < 0:
        raise error(f"offset {offset} out of range for {len(buffer)}-byte buffer")
    if len(buffer) - start < size:
        raise error(
            f"unpack_from requires a buffer of at least {size + start} bytes for unpacking {size} bytes at offset "
            f"{start} (actual buffer size is {len(buffer)})"
        )
    return _read(format, buffer, start)


def pack_into(format, buffer, offset, /, *values):
    data = pack(format, *values)
    start = offset + len(buffer) if offset < 0 else offset
    if len(buffer) - start < len(data):
        raise error(
            f"pack_into requires a buffer of at least {len(data) + start} bytes for packing {len(data)} bytes at "
            f"offset {start} (actual buffer size is {len(buffer)})"
        )
    buffer[start : start + len(data)] = data


def iter_unpack(format, buffer, /):
    size = _items(format)[2]
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(buffer) % size:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    return iter([_read(format, buffer, start) for start in range(0, len(buffer), size)])


class Struct:
    """A format that is used often."""

    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format if isinstance(format, str) else format.decode()

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, /, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer, /):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer, /):
        return iter_unpack(self.format, buffer)

    def __repr__(self):
        return f"Struct({self.format!r})"
