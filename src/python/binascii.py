"""Bytes as text and back."""

from base64 import b64decode as _b64decode, b64encode as _b64encode
from zlib import crc32 as _crc32


class Error(ValueError):
    __module__ = "binascii"


def hexlify(data, sep=None, bytes_per_sep=1):
    """Hexadecimal representation of binary data."""
    data = bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr):
    """Binary data of hexadecimal representation."""
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(letter not in "0123456789abcdefABCDEF" for letter in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    """Base64-code line of data."""
    return _b64encode(data) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    """Decode a line of base64 data."""
    return _b64decode(data)


def crc32(data, crc=0, /):
    """Compute CRC-32 incrementally."""
    return _crc32(data, crc)
