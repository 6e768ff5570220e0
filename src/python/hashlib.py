"""Secure hashes: md5, sha1, sha224, sha256, sha384, sha512."""

from _sha512 import _primes, _root

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = algorithms_guaranteed

_M32 = 0xFFFFFFFF
_M64 = 0xFFFFFFFFFFFFFFFF


def _root_bits(n, degree, bits):
    """The first bits of the fraction of a root."""
    return _root(n, degree) >> (64 - bits)


class _Constants:
    made = {}


def _sha2_constants(bits):
    known = _Constants.made.get(bits)
    if known is None:
        known = _Constants.made[bits] = [_root_bits(prime, 3, bits) for prime in _primes(64 if bits == 32 else 80)]
    return known


class _Hash:
    __module__ = "_hashlib"
    block_size = 64

    def __init__(self, data=b""):
        self._state = self._start()
        self._rest = b""
        self._length = 0
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        self._length += len(data)
        data = self._rest + bytes(data)
        size = self.block_size
        end = len(data) - len(data) % size
        for at in range(0, end, size):
            self._state = self._block(self._state, data[at : at + size])
        self._rest = data[end:]

    def _final(self):
        size = self.block_size
        counter = size // 8
        rest = self._rest + b"\x80"
        rest += bytes((-len(rest) - counter) % size) + (8 * self._length).to_bytes(counter, self._order)
        state = self._state
        for at in range(0, len(rest), size):
            state = self._block(state, rest[at : at + size])
        return state

    def digest(self):
        return b"".join(word.to_bytes(self._word, self._order) for word in self._final())[: self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = type(self)()
        other._state = self._state
        other._rest = self._rest
        other._length = self._length
        return other

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


class _MD5(_Hash):
    name = "md5"
    digest_size = 16
    _word = 4
    _order = "little"
    _shifts = ([7, 12, 17, 22] * 4) + ([5, 9, 14, 20] * 4) + ([4, 11, 16, 23] * 4) + ([6, 10, 15, 21] * 4)
    _sines = []

    def _start(self):
        if not _MD5._sines:
            from math import floor, sin

            _MD5._sines = [floor(abs(sin(i + 1)) * 4294967296) & _M32 for i in range(64)]
        return (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476)

    def _block(self, state, block):
        words = [int.from_bytes(block[i : i + 4], "little") for i in range(0, 64, 4)]
        a, b, c, d = state
        shifts, sines = self._shifts, self._sines
        for i in range(64):
            if i < 16:
                f = (b & c) | (~b & d)
                g = i
            elif i < 32:
                f = (d & b) | (~d & c)
                g = (5 * i + 1) & 15
            elif i < 48:
                f = b ^ c ^ d
                g = (3 * i + 5) & 15
            else:
                f = c ^ (b | (~d & _M32))
                g = (7 * i) & 15
            f = (f + a + sines[i] + words[g]) & _M32
            a, d, c = d, c, b
            shift = shifts[i]
            b = (b + ((f << shift) | (f >> (32 - shift)))) & _M32
        return ((state[0] + a) & _M32, (state[1] + b) & _M32, (state[2] + c) & _M32, (state[3] + d) & _M32)


class _SHA1(_Hash):
    name = "sha1"
    digest_size = 20
    _word = 4
    _order = "big"

    def _start(self):
        return (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0)

    def _block(self, state, block):
        words = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
        for i in range(16, 80):
            word = words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16]
            words.append(((word << 1) | (word >> 31)) & _M32)
        a, b, c, d, e = state
        for i in range(80):
            if i < 20:
                f, k = (b & c) | (~b & d), 0x5A827999
            elif i < 40:
                f, k = b ^ c ^ d, 0x6ED9EBA1
            elif i < 60:
                f, k = (b & c) | (b & d) | (c & d), 0x8F1BBCDC
            else:
                f, k = b ^ c ^ d, 0xCA62C1D6
            a, b, c, d, e = (((a << 5) | (a >> 27)) + f + e + k + words[i]) & _M32, a, ((b << 30) | (b >> 2)) & _M32, c, d
        return tuple((old + new) & _M32 for old, new in zip(state, (a, b, c, d, e)))


class _SHA2(_Hash):
    _order = "big"
    _word = 4
    _bits = 32
    _turns = ((2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10))

    def _start(self):
        return tuple(_root_bits(prime, 2, self._bits) for prime in _primes(8))

    def _block(self, state, block):
        size, bits = self._word, self._bits
        mask = _M32 if bits == 32 else _M64
        (a1, a2, a3), (e1, e2, e3), (s1, s2, s3), (t1, t2, t3) = self._turns
        constants = _sha2_constants(bits)
        words = [int.from_bytes(block[i : i + size], "big") for i in range(0, 16 * size, size)]
        for i in range(16, len(constants)):
            x, y = words[i - 15], words[i - 2]
            s = (x >> s1 | x << (bits - s1)) ^ (x >> s2 | x << (bits - s2)) ^ (x >> s3)
            t = (y >> t1 | y << (bits - t1)) ^ (y >> t2 | y << (bits - t2)) ^ (y >> t3)
            words.append((words[i - 16] + (s & mask) + words[i - 7] + (t & mask)) & mask)
        a, b, c, d, e, f, g, h = state
        for k, word in zip(constants, words):
            s = ((e >> e1 | e << (bits - e1)) ^ (e >> e2 | e << (bits - e2)) ^ (e >> e3 | e << (bits - e3))) & mask
            first = h + s + ((e & f) ^ (~e & g)) + k + word
            t = ((a >> a1 | a << (bits - a1)) ^ (a >> a2 | a << (bits - a2)) ^ (a >> a3 | a << (bits - a3))) & mask
            second = t + ((a & b) ^ (a & c) ^ (b & c))
            a, b, c, d, e, f, g, h = (first + second) & mask, a, b, c, (d + first) & mask, e, f, g
        return tuple((old + new) & mask for old, new in zip(state, (a, b, c, d, e, f, g, h)))


class _SHA256(_SHA2):
    name = "sha256"
    digest_size = 32


class _SHA224(_SHA2):
    name = "sha224"
    digest_size = 28

    def _start(self):
        return tuple(_root_bits(prime, 2, 64) & _M32 for prime in _primes(16)[8:])


class _SHA512(_SHA2):
    name = "sha512"
    digest_size = 64
    block_size = 128
    _word = 8
    _bits = 64
    _turns = ((28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6))


class _SHA384(_SHA512):
    name = "sha384"
    digest_size = 48

    def _start(self):
        return tuple(_root_bits(prime, 2, 64) for prime in _primes(16)[8:])


_classes = {"md5": _MD5, "sha1": _SHA1, "sha224": _SHA224, "sha256": _SHA256, "sha384": _SHA384, "sha512": _SHA512}


def new(name, data=b"", *, usedforsecurity=True):
    """A new hash object of a named algorithm."""
    made = _classes.get(name.lower() if isinstance(name, str) else name)
    if made is None:
        raise ValueError(f"unsupported hash type {name}")
    return made(data)


def md5(data=b"", *, usedforsecurity=True):
    return _MD5(data)


def sha1(data=b"", *, usedforsecurity=True):
    return _SHA1(data)


def sha224(data=b"", *, usedforsecurity=True):
    return _SHA224(data)


def sha256(data=b"", *, usedforsecurity=True):
    return _SHA256(data)


def sha384(data=b"", *, usedforsecurity=True):
    return _SHA384(data)


def sha512(data=b"", *, usedforsecurity=True):
    return _SHA512(data)
