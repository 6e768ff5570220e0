import struct, array, pprint
from array import array as A
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for f, v in (("<hIq", (-2, 3, -4)), (">bBHi", (-1, 255, 65535, -5)), ("@bxhiq", (1, 2, 3, 4)), ("<f", (1.1,)), (">d", (-2.5,)), ("<e", (0.1,)), ("<3s5sc?", (b"abcd", b"x", b"z", True)), ("!4H", (1, 2, 3, 4)), ("<5p", (b"hello world",)), ("<fd", (float("inf"), float("-inf"))), ("<d", (5e-324,)), ("<f", (1e-45,)), ("<f", (3.4e38,))):
    t(lambda: (struct.pack(f, *v), struct.calcsize(f), struct.unpack(f, struct.pack(f, *v))))
t(lambda: struct.pack("<b", 200)); t(lambda: struct.pack("<H", -1)); t(lambda: struct.pack("<i", 2**40)); t(lambda: struct.pack("<i", 1.5)); t(lambda: struct.pack("<i")); t(lambda: struct.unpack("<i", b"abc")); t(lambda: struct.pack("<y", 1)); t(lambda: struct.pack("<f", "a")); t(lambda: struct.pack("<f", 1e39)); t(lambda: struct.pack("<c", 1)); t(lambda: struct.pack("<s", "a")); t(lambda: struct.pack("<q", 2**63)); t(lambda: struct.pack("<Q", -1))
S = struct.Struct("<IH"); b = bytearray(10); S.pack_into(b, 2, 7, 8); print(b, S.size, S.format, S.unpack_from(b, 2), list(struct.iter_unpack("<H", b)), S)
t(lambda: struct.unpack_from("<I", b, 8)); t(lambda: S.pack_into(b, 8, 1, 2))
a = A("i", [1, 2, 3]); a.append(4); a.extend([5, 6]); a[0] = 10
print(a, len(a), a[1], a[-1], a[1:3], a.itemsize, a.typecode, a.tolist(), list(a), sum(a), 5 in a, a.index(5), a.count(3), a == A("i", [10,2,3,4,5,6]), a < A("i", [11]))
print(A("d", [1, 2.5]), A("b"), A("f", [0.1]), A("B", b"abc"), a + A("i", [1]), a * 2, a.pop(), a.pop(0), a.tobytes(), A("d", range(3)), bytes(A("B", [1, 2])), A("i", (x*x for x in range(4))), max(a), sorted(a, reverse=True))
a.insert(0, 9); a.remove(4); a.reverse(); del a[0]; a[0:1] = A("i", [7, 8]); a += A("i", [1]); print(a); a.frombytes(b"\1\0\0\0"); print(a)
t(lambda: A("x")); t(lambda: A("i", [1.5])); t(lambda: A("b", [200])); t(lambda: A("B", [-1])); t(lambda: a[100]); t(lambda: A("i").pop()); t(lambda: A("d", ["a"])); t(lambda: A("H", [65536])); t(lambda: a.remove(99)); t(lambda: A("i", "abc")); t(lambda: A("I", [-1])); t(lambda: A("q", [2**63])); t(lambda: hash(a))
data = {"name": "x" * 30, "items": list(range(30)), "nested": {"a": (1, 2), "b": {"deep": ["word"] * 12}}, "set": {3, 1, 2}, 5: None}
pprint.pprint({k: v for k, v in data.items() if k != 5}); pprint.pprint(list(range(50)), compact=True, width=40); pprint.pprint(data["nested"], width=20); pprint.pp({"b": 1, "a": 2}); print(pprint.pformat([["a" * 40, "b" * 40]], indent=4)); pprint.pprint("word " * 30); pprint.pprint((1,)); pprint.pprint({"k": "long text " * 12}); pprint.pprint([[1, [2, [3, [4]]]]], depth=2)
from collections import *
pprint.pprint(Counter("abracadabra" * 3)); pprint.pprint(defaultdict(list, {i: [i] * 9 for i in range(5)})); pprint.pprint(OrderedDict((str(i), i) for i in range(14))); pprint.pprint(deque(range(40)))
from dataclasses import dataclass
@dataclass
class P:
    name: str
    values: list
    other: dict
pprint.pprint(P("a" * 20, list(range(20)), {"x": 1})); pprint.pprint([P("a", [1], {})] * 3); pprint.pprint(b"bytes " * 20)
x = [1]; x.append(x); print(pprint.pformat(x).split("=")[0], pprint.isrecursive(x), pprint.isreadable([1, "a"]), pprint.saferepr({"b": 1, "a": [2]}))
