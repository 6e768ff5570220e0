"""Pure Python AES in CTR mode, a bit reader in the manner of inflate, and a pickle-like serializer."""
import io
import struct
import zlib


class AES:
    @staticmethod
    def _tables():
        exp, log = [0] * 512, [0] * 256
        x = 1
        for i in range(255):
            exp[i] = x
            log[x] = i
            x ^= x << 1
            if x & 0x100:
                x ^= 0x11B
        for i in range(255, 512):
            exp[i] = exp[i - 255]
        sbox = []
        for i in range(256):
            c = 0 if i == 0 else exp[255 - log[i]]
            s = c
            for _ in range(4):
                c = ((c << 1) | (c >> 7)) & 0xFF
                s ^= c
            sbox.append(s ^ 0x63)
        return exp, log, sbox

    EXP, LOG, SBOX = _tables()
    RCON = [1, 2, 4, 8, 16, 32, 64, 128, 0x1B, 0x36]

    def __init__(self, key):
        if len(key) not in (16, 24, 32):
            raise ValueError(f"Invalid key size: {len(key)}")
        nk = len(key) // 4
        self.rounds = nk + 6
        w = [list(key[4 * i : 4 * i + 4]) for i in range(nk)]
        for i in range(nk, 4 * (self.rounds + 1)):
            t = list(w[i - 1])
            if i % nk == 0:
                t = [self.SBOX[b] for b in t[1:] + t[:1]]
                t[0] ^= self.RCON[i // nk - 1]
            elif nk > 6 and i % nk == 4:
                t = [self.SBOX[b] for b in t]
            w.append([a ^ b for a, b in zip(w[i - nk], t)])
        self.keys = [sum(w[4 * r : 4 * r + 4], []) for r in range(self.rounds + 1)]

    @classmethod
    def mul(cls, a, b):
        return cls.EXP[cls.LOG[a] + cls.LOG[b]] if a and b else 0

    def encrypt(self, block):
        s = [a ^ b for a, b in zip(block, self.keys[0])]
        for r in range(1, self.rounds + 1):
            s = [self.SBOX[b] for b in s]
            s = [s[(i + 4 * (i % 4)) % 16] for i in range(16)]
            if r != self.rounds:
                out = []
                for c in range(0, 16, 4):
                    a0, a1, a2, a3 = s[c : c + 4]
                    m = self.mul
                    out += [m(a0, 2) ^ m(a1, 3) ^ a2 ^ a3, a0 ^ m(a1, 2) ^ m(a2, 3) ^ a3, a0 ^ a1 ^ m(a2, 2) ^ m(a3, 3), m(a0, 3) ^ a1 ^ a2 ^ m(a3, 2)]
                s = out
            s = [a ^ b for a, b in zip(s, self.keys[r])]
        return bytes(s)

    def ctr(self, data, nonce=b"\0" * 8):
        out = bytearray()
        for n, at in enumerate(range(0, len(data), 16)):
            pad = self.encrypt(nonce + n.to_bytes(8))
            out += bytes(map(int.__xor__, data[at : at + 16], pad))
        return bytes(out)


print(AES(bytes(range(16))).encrypt(bytes.fromhex("00112233445566778899aabbccddeeff")).hex())
print(AES(bytes(range(24))).encrypt(bytes.fromhex("00112233445566778899aabbccddeeff")).hex(), AES(bytes(range(32))).encrypt(bytes.fromhex("00112233445566778899aabbccddeeff")).hex(" ", 4))
text = b"The quick brown fox jumps over the lazy dog. " * 12
enc = AES(b"sixteen byte key").ctr(text)
print(zlib.crc32(enc), zlib.adler32(enc), AES(b"sixteen byte key").ctr(enc) == text)
try:
    AES(b"short")
except ValueError as e:
    print(e)


class BitReader:
    def __init__(self, data):
        self.f, self.bits, self.have = io.BytesIO(data), 0, 0

    def need(self, n):
        while self.have < n:
            byte = self.f.read(1)
            if not byte:
                raise EOFError("Unexpected end of data")
            self.bits |= byte[0] << self.have
            self.have += 8

    def read(self, n):
        self.need(n)
        value = self.bits & ((1 << n) - 1)
        self.bits >>= n
        self.have -= n
        return value


class BitWriter:
    def __init__(self):
        self.out, self.bits, self.have = bytearray(), 0, 0

    def write(self, value, n):
        self.bits |= value << self.have
        self.have += n
        while self.have >= 8:
            self.out.append(self.bits & 255)
            self.bits >>= 8
            self.have -= 8

    def done(self):
        if self.have:
            self.out.append(self.bits & 255)
        return bytes(self.out)


def huffman_lengths(freq):
    import heapq

    heap = [(n, i, [s]) for i, (s, n) in enumerate(sorted(freq.items()))]
    heapq.heapify(heap)
    lengths = dict.fromkeys(freq, 0)
    count = len(heap)
    while len(heap) > 1:
        (n1, _, a), (n2, _, b) = heapq.heappop(heap), heapq.heappop(heap)
        for s in a + b:
            lengths[s] += 1
        heapq.heappush(heap, (n1 + n2, count, a + b))
        count += 1
    return lengths


def canonical(lengths):
    code, codes, last = 0, {}, 0
    for length, sym in sorted((l, s) for s, l in lengths.items()):
        code <<= length - last
        codes[sym] = int(f"{code:0{length}b}"[::-1], 2), length
        code, last = code + 1, length
    return codes


freq = {}
for byte in text:
    freq[byte] = freq.get(byte, 0) + 1
lengths = huffman_lengths(freq)
codes = canonical(lengths)
w = BitWriter()
for byte in text:
    w.write(*codes[byte])
packed = w.done()
lookup = {v: k for k, v in codes.items()}
r = BitReader(packed)
out = bytearray()
while len(out) < len(text):
    value = n = 0
    while (value, n) not in lookup:
        value |= r.read(1) << n
        n += 1
    out.append(lookup[value, n])
print(len(text), len(packed), out == text, sorted(lengths.items(), key=lambda kv: (kv[1], kv[0]))[:5])
try:
    while True:
        r.read(7)
except EOFError as e:
    print(e)


class Pickler:
    dispatch = {}

    def __init__(self):
        self.out, self.memo = io.BytesIO(), {}

    def register(kind, table=dispatch):
        def keep(fn):
            table[kind] = fn
            return fn

        return keep

    def dump(self, obj):
        if id(obj) in self.memo and not isinstance(obj, (int, float, bool, type(None))):
            self.out.write(b"m" + struct.pack("<I", self.memo[id(obj)][0]))
            return self
        self.memo[id(obj)] = (len(self.memo), obj)
        for kind in type(obj).__mro__:
            if kind in self.dispatch:
                self.dispatch[kind](self, obj)
                return self
        raise TypeError(f"can't dump {type(obj).__name__!r}: {obj!r}")

    @register(int)
    def _(self, n):
        raw = n.to_bytes((n.bit_length() + 8) // 8, "little", signed=True)
        self.out.write(b"i" + bytes([len(raw)]) + raw)

    @register(str)
    def _(self, s):
        raw = s.encode()
        self.out.write(struct.pack("<cH%ds" % len(raw), b"s", len(raw), raw))

    @register(float)
    def _(self, x):
        self.out.write(struct.pack("<cd", b"f", x))

    @register(type(None))
    def _(self, _none):
        self.out.write(b"n")

    @register(list)
    def _(self, items, tag=b"l"):
        self.out.write(tag + struct.pack("<H", len(items)))
        for item in items:
            self.dump(item)

    @register(tuple)
    def _(self, items):
        self.dispatch[list](self, items, b"t")

    @register(dict)
    def _(self, d):
        self.dispatch[list](self, [x for kv in d.items() for x in kv], b"d")

    del register


def load(data):
    memo, f = [], io.BytesIO(data)

    def take(fmt):
        return struct.unpack("<" + fmt, f.read(struct.calcsize("<" + fmt)))

    def one():
        slot = len(memo)
        match f.read(1):
            case b"m":
                return memo[take("I")[0]]
            case b"n":
                memo.append(None)
            case b"i":
                memo.append(int.from_bytes(f.read(*f.read(1)), "little", signed=True))
            case b"s":
                memo.append(f.read(*take("H")).decode())
            case b"f":
                memo.extend(take("d"))
            case b"l" | b"t" | b"d" as tag:
                memo.append(result := [])
                (n,) = take("H")
                if tag == b"d":
                    memo[slot] = d = {}
                    for _ in range(n // 2):
                        k = one()
                        d[k] = one()
                else:
                    result += [one() for _ in range(n)]
                    if tag == b"t":
                        memo[slot] = tuple(result)
            case other:
                raise ValueError(f"bad tag {other!r} at {f.tell()}")
        return memo[slot]

    return one()


shared = ["x", 2.5]
obj = {"a": [1, -1, 255, 2**70, -(2**63)], "t": (None, shared, shared), "é": shared, "loop": []}
obj["loop"].append(obj["loop"])
raw = Pickler().dump(obj).out.getvalue()
back = load(raw)
print(len(raw), back, back["t"][1] is back["é"], back["loop"][0] is back["loop"])
for bad in (lambda: Pickler().dump({1, 2}), lambda: load(b"z"), lambda: load(b"f\0")):
    try:
        bad()
    except (TypeError, ValueError, struct.error) as e:
        print(type(e).__name__, e)
print(Pickler().dump(True).out.getvalue(), [f.__name__ for f in Pickler.dispatch.values()], hasattr(Pickler, "register"))
