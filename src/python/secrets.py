"""Random numbers for secrets."""

from base64 import urlsafe_b64encode as _urlsafe_b64encode
from random import SystemRandom

DEFAULT_ENTROPY = 32

_random = SystemRandom()


def randbits(k):
    return _random.getrandbits(k)


def choice(seq):
    return _random.choice(seq)


def randbelow(exclusive_upper_bound):
    """Return a random int in the range [0, n)."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _random._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Return a random byte string."""
    return _random.randbytes(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """Return a random text string, in hexadecimal."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Return a random URL-safe text string, in Base64 encoding."""
    return _urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")


def compare_digest(a, b, /):
    """Return 'a == b'."""
    return a == b
