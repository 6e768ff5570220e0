"""Struct and bytes protocols, bit fields, checksums, framing."""
import struct
import zlib
import binascii
import io
from array import array


class ProtocolError(Exception):
    pass


HEADER = struct.Struct(">4sBBHI")
MAGIC = b"PTCH"


def encode(kind, flags, payload: bytes | bytearray | memoryview) -> bytes:
    body = bytes(payload)
    head = HEADER.pack(MAGIC, kind, flags, len(body), zlib.crc32(body))
    return head + body


def frames(stream):
    buffer = bytearray()
    while chunk := stream.read(7):
        buffer += chunk
        while len(buffer) >= HEADER.size:
            magic, kind, flags, size, crc = HEADER.unpack_from(buffer)
            if magic != MAGIC:
                raise ProtocolError(f"bad magic {magic!r} at {stream.tell()}")
            if len(buffer) < HEADER.size + size:
                break
            view = memoryview(buffer)
            body = bytes(view[HEADER.size:HEADER.size + size])
            view.release()
            del buffer[:HEADER.size + size]
            if zlib.crc32(body) != crc:
                raise ProtocolError("crc mismatch %08x != %08x" % (zlib.crc32(body), crc))
            yield kind, flags, body
    if buffer:
        raise ProtocolError(f"{len(buffer)} bytes left")


data = b"".join([encode(1, 0, b"hello"), encode(2, 3, bytearray(range(20))), encode(3, 255, memoryview(b"abcdef")[2:5]), encode(4, 0, b"")])
for f in frames(io.BytesIO(data)):
    print(f)
for bad in (data[:-3], b"XXXX" + data[4:], data[:20] + b"\0" + data[21:]):
    try:
        print(len(list(frames(io.BytesIO(bad)))))
    except ProtocolError as e:
        print(type(e).__name__, e)
print(HEADER.size, HEADER.format, struct.calcsize("<hbq?"), struct.calcsize("@hbq?"), struct.calcsize("3s2x4I"))
print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 2**32 - 1, -4, 2**64 - 1).hex(" ", 4))
print(struct.unpack("<3f", struct.pack("<3f", 1.5, -0.1, 1e10)), struct.unpack(">d", bytes.fromhex("400921fb54442d18")))
print(struct.pack("5s3p?c", b"ab", b"xyzzy", True, b"q"), list(struct.iter_unpack("<hB", b"\x01\x00\x02\x03\x00\x04")))
print(struct.unpack("<e", struct.pack("<e", 3.140625)), struct.pack(">2h", *range(2)), struct.pack("0s", b""), struct.pack("xx"))
for fmt, args in (("b", (200,)), ("<H", (-1,)), ("i", (1.5,)), ("2i", (1,)), ("z", ()), ("c", (b"ab",)), ("<f", (1e40,)), ("s", ("x",)), ("?", ([],)), ("<n", (1,))):
    try:
        print(fmt, struct.pack(fmt, *args))
    except (struct.error, OverflowError) as e:
        print(fmt, type(e).__name__, e)
for fmt, buf in (("<I", b"abc"), (">Hx", b"abcd")):
    try:
        print(struct.unpack(fmt, buf))
    except struct.error as e:
        print(e)
buf = bytearray(12)
struct.pack_into("<IhH", buf, 2, 0xDEADBEEF, -2, 7)
print(buf, struct.unpack_from("<Ih", buf, 2), buf.find(b"\xad"), buf.rindex(0xEF))
try:
    struct.pack_into("<I", buf, 10, 1)
except struct.error as e:
    print(e)
print(binascii.hexlify(b"\x00\xff", ":"), binascii.unhexlify("00ff"), binascii.crc32(b"abc"), zlib.adler32(b"abc"), binascii.b2a_base64(b"hi"), binascii.a2b_base64(b"aGk="))
try:
    bytes.fromhex("0g")
except ValueError as e:
    print(e)
a = array("i", [1, -2, 3])
a.append(4)
a.extend([5])
print(a, a.tobytes()[:8], a.itemsize, a.typecode, a[1:3], a.index(3), sum(a), array("d", [1.5]).tolist(), array("B", b"ab"))
try:
    a.append("x")
except TypeError as e:
    print(e)
try:
    array("b", [200])
except OverflowError as e:
    print(e)
b = bytearray(b"hello world")
b[0:5] = b"HOWDY!"
b.insert(0, 33)
b.extend(b"..")
del b[::3]
print(b, b.upper(), b.title(), b.split(), b.partition(b"!"), b.translate(None, b"."), b.swapcase(), b.center(20, b"*"), b.isalpha(), b.zfill(15))
print(b"%s %d %5.2f %x %r %a %c %%" % (b"a", 3, 2.5, 255, "é", "é", 65), b"a", b"x".join([b"1", b"2"]), b"abc"[1], b"abc"[::-1], bytes(3), bytes([1, 2]), b"\x41\n\\'\"", b"ab" * 3, b"b" in b"abc", 98 in b"abc")
print(int.from_bytes(b"\x01\x02", "little"), (258).to_bytes(2), (-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfe", signed=True), (255).bit_length(), (0b1011).bit_count())
try:
    (256).to_bytes(1)
except OverflowError as e:
    print(e)
m = memoryview(bytearray(b"0123456789"))
m[2:4] = b"ab"
print(m.tobytes(), m[::3].tolist(), m.nbytes, m.readonly, m.format, len(m), m[1:3].hex(), m == b"01ab456789", m.obj[2:4])
for bad in (lambda: m.__setitem__(0, 300), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: memoryview("x"), lambda: memoryview(b"x").__setitem__(0, 1), lambda: m[20]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class BitField:
    def __init__(self, *spec):
        self.spec = spec

    def pack(self, **values):
        n = 0
        for name, width in self.spec:
            v = values.pop(name)
            if v >> width:
                raise ValueError(f"{name}={v} needs {v.bit_length()} bits, has {width}")
            n = n << width | v
        if values:
            raise TypeError(f"unknown: {', '.join(sorted(values))}")
        return n.to_bytes((sum(w for _, w in self.spec) + 7) // 8, "big")

    def unpack(self, data):
        n = int.from_bytes(data, "big")
        out = {}
        for name, width in reversed(self.spec):
            out[name] = n & (1 << width) - 1
            n >>= width
        return dict(reversed(out.items()))


bf = BitField(("version", 3), ("type", 5), ("len", 16))
raw = bf.pack(version=5, type=17, len=1234)
print(raw.hex(), bf.unpack(raw))
for kw in ({"version": 9, "type": 1, "len": 1}, {"version": 1, "type": 1, "len": 1, "x": 2}):
    try:
        bf.pack(**kw)
    except (ValueError, TypeError) as e:
        print(e)
