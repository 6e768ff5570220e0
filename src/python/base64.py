"""Bytes as text of few characters."""

__all__ = ["b64encode", "b64decode", "urlsafe_b64encode", "urlsafe_b64decode", "standard_b64encode"]
__all__ += ["standard_b64decode", "b32encode", "b32decode", "b16encode", "b16decode", "encodebytes", "decodebytes"]

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_LETTERS32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}


class Error(ValueError):
    __module__ = "binascii"


def _data(s):
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")


def _ascii(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")


def b64encode(s, altchars=None):
    s = _data(s)
    out = bytearray()
    for i in range(0, len(s), 3):
        part = s[i : i + 3]
        bits = int.from_bytes(part + bytes(3 - len(part)), "big")
        four = [_LETTERS[bits >> shift & 63] for shift in (18, 12, 6, 0)]
        out += bytes(four[: len(part) + 1]) + b"=" * (3 - len(part))
    encoded = bytes(out)
    return encoded.translate(bytes.maketrans(b"+/", altchars)) if altchars is not None else encoded


def b64decode(s, altchars=None, validate=False):
    s = _ascii(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_ascii(altchars), b"+/"))
    out = bytearray()
    bits = count = padding = 0
    for letter in s:
        if letter == 61:
            padding += 1
            if count + padding >= 4 and count >= 2:
                break
            continue
        value = _VALUES.get(letter)
        if value is None:
            if validate:
                raise Error("Only base64 data is allowed")
            continue
        padding = 0
        bits = bits << 6 | value
        count += 1
        if count == 4:
            out += bits.to_bytes(3, "big")
            bits = count = 0
    if count == 0:
        return bytes(out)
    if count == 1:
        amount = len(out) // 3 * 4 + 1
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({amount}) cannot be 1 more than a multiple of 4"
        )
    if count + padding < 4:
        raise Error("Incorrect padding")
    bits <<= 6 * (4 - count)
    out += bits.to_bytes(3, "big")[: count - 1]
    return bytes(out)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b32encode(s):
    s = _data(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i : i + 5]
        bits = int.from_bytes(part + bytes(5 - len(part)), "big")
        letters = [_LETTERS32[bits >> shift & 31] for shift in range(35, -1, -5)]
        kept = (len(part) * 8 + 4) // 5
        out += bytes(letters[:kept]) + b"=" * (8 - kept)
    return bytes(out)


def b32decode(s, casefold=False):
    s = _ascii(s)
    if len(s) % 8:
        raise Error("Incorrect padding")
    if casefold:
        s = s.upper()
    body = s.rstrip(b"=")
    bits = 0
    for letter in body:
        value = _LETTERS32.find(bytes([letter]))
        if value < 0:
            raise Error("Non-base32 digit found")
        bits = bits << 5 | value
    size = len(body) * 5 // 8
    return (bits >> len(body) * 5 - size * 8).to_bytes(size, "big")


def b16encode(s):
    return _data(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _ascii(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise Error("Non-base16 digit found")
    return bytes.fromhex(s.decode())


def encodebytes(s):
    return b"".join(b64encode(s[i : i + 57]) + b"\n" for i in range(0, len(s), 57))


def decodebytes(s):
    return b64decode(s)
