"""Huffman, LZ77/LZW, RLE, base64 by hand, bits, bytes."""
from collections import Counter, namedtuple
import heapq
import itertools
import zlib
import base64
import struct


class Leaf(namedtuple("Leaf", "weight symbol")):
    __slots__ = ()

    def walk(self, code, prefix):
        code[self.symbol] = prefix or "0"


class Branch(namedtuple("Branch", ["weight", "left", "right"])):
    def walk(self, code, prefix=""):
        self.left.walk(code, prefix + "0")
        self.right.walk(code, prefix + "1")


def huffman(data: bytes):
    heap = [(n, i, Leaf(n, s)) for i, (s, n) in enumerate(sorted(Counter(data).items()))]
    heapq.heapify(heap)
    tie = itertools.count(len(heap))
    while len(heap) > 1:
        n1, _, a = heapq.heappop(heap)
        n2, _, b = heapq.heappop(heap)
        heapq.heappush(heap, (n1 + n2, next(tie), Branch(n1 + n2, a, b)))
    code: dict[int, str] = {}
    if heap:
        [(_, _, root)] = heap
        root.walk(code, "")
    return code


def pack(bits: str) -> bytes:
    pad = -len(bits) % 8
    bits += "0" * pad
    return bytes([pad]) + int(bits or "0", 2).to_bytes(len(bits) // 8, "big")


def unpack(data: bytes) -> str:
    pad, body = data[0], data[1:]
    bits = "".join(f"{b:08b}" for b in body)
    return bits[: len(bits) - pad] if pad else bits


def encode(data):
    code = huffman(data)
    return code, pack("".join(code[b] for b in data))


def decode(code, packed):
    back = {v: k for k, v in code.items()}
    out = bytearray()
    word = ""
    for bit in unpack(packed):
        word += bit
        if word in back:
            out.append(back[word])
            word = ""
    assert not word
    return bytes(out)


def lz77(data, window=255, longest=15):
    i = 0
    while i < len(data):
        best = (0, 0)
        for j in range(max(0, i - window), i):
            k = 0
            while k < longest and i + k < len(data) - 1 and data[j + k] == data[i + k]:
                k += 1
            if k > best[1]:
                best = (i - j, k)
        off, length = best
        yield off, length, data[i + length]
        i += length + 1


def unlz77(triples):
    out = bytearray()
    for off, length, byte in triples:
        for _ in range(length):
            out.append(out[-off])
        out.append(byte)
    return bytes(out)


def lzw(data):
    table = {bytes([i]): i for i in range(256)}
    w = b""
    out = []
    for c in (data[i:i + 1] for i in range(len(data))):
        if w + c in table:
            w += c
        else:
            out.append(table[w])
            table[w + c] = len(table)
            w = c
    return out + ([table[w]] if w else [])


def unlzw(codes):
    table = {i: bytes((i,)) for i in range(256)}
    it = iter(codes)
    w = table[next(it)]
    result = [w]
    for k in it:
        entry = table[k] if k in table else w + w[:1]
        result.append(entry)
        table[len(table)] = w + entry[:1]
        w = entry
    return b"".join(result)


ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def b64(data):
    out = bytearray()
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk.ljust(3, b"\0"), "big")
        quad = [ALPHABET[n >> s & 63] for s in (18, 12, 6, 0)]
        out += bytes(quad[: len(chunk) + 1]).ljust(4, b"=")
    return bytes(out)


def crc32(data):
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
        table.append(n)
    crc = 0xFFFFFFFF
    for b in data:
        crc = crc >> 8 ^ table[(crc ^ b) & 0xFF]
    return crc ^ 0xFFFFFFFF


TEXT = ("she sells sea shells by the sea shore; " * 8).encode()
for sample in (TEXT, b"aaaa", b"a", bytes(range(256)), "naïve café ☕".encode("utf-8")):
    code, packed = encode(sample)
    assert decode(code, packed) == sample
    triples = list(lz77(sample))
    assert unlz77(triples) == sample
    codes = lzw(sample)
    assert unlzw(codes) == sample
    assert b64(sample) == base64.b64encode(sample)
    assert crc32(sample) == zlib.crc32(sample)
    print(len(sample), len(packed), len(triples), len(codes), hex(crc32(sample)), sample[:12])
code = huffman(b"abracadabra")
for s, bits in sorted(code.items(), key=lambda kv: (len(kv[1]), kv[1])):
    print(f"{chr(s)!r:>5} {bits:<6} {len(bits)}")
print([(k, len(list(g))) for k, g in itertools.groupby("aaabccdddd")])
print(struct.pack(">IHbd", 1, 2, -3, 1.5).hex(" "), struct.unpack("<hI", b"\x01\x00\x02\x00\x00\x00"))
print(bytes.fromhex("deadBEEF").hex(":", 2), b"%05d|%s|%r" % (42, b"x", "é"), b"a,b,,c".split(b","), b"AbC".swapcase(), b"x".center(5, b"*"))
print(int.from_bytes(b"\xff\xfe", "little", signed=True), (-2).to_bytes(2, "big", signed=True), (1000).bit_length(), (0b1011).bit_count())
ba = bytearray(b"hello")
ba[1:3] = b"EYYY"
ba.extend([33, 33]); ba.insert(0, 62); del ba[-1]; ba.reverse()
print(ba, ba.find(b"Y"), ba.pop(), ba.translate(bytes.maketrans(b"Yo", b"yO")), ba.count(b"Y"), ba.upper(), ba * 2)
for bad in (lambda: b"a" + "b", lambda: bytes([256]), lambda: ba.append("x"), lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: (256).to_bytes(1, "big"), lambda: bytes.fromhex("xy"), lambda: huffman("text")[0]):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(b"\xe9t\xe9".decode("latin-1"), b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode(errors="ignore"), "ßé".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), "abc".encode("utf-16"))
