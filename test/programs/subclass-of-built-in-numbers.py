import math
def show(label, f):
    try:
        r = f()
        print(label, repr(r), type(r).__name__)
    except Exception as e:
        print(label, type(e).__name__, e)
class I(int):
    def __new__(cls, v, unit="m"):
        self = int.__new__(cls, v)
        self.unit = unit
        return self
    def __add__(self, o): return I(int.__add__(self, o), self.unit)
    def __repr__(self): return f"I({int(self)}{self.unit})"
i = I(5, "km")
print(i, [i], i + 2, type(i + 2).__name__, i - 1, type(i - 1).__name__, 2 + i, i * 2, i / 2, i // 2, i % 3, i ** 2, -i, abs(i), ~i, i & 4, i | 8, i ^ 1, i << 2, i >> 1, divmod(i, 2), pow(i, 2, 7), round(i), i == 5, i < 6, hash(i) == hash(5), bool(I(0)), {5: "five"}[i], [1, 2, 3, 4, 5, 6][i], "x" * i, [0] * I(2), range(I(3)), list(range(I(1), I(3))), math.sqrt(I(4)), float(i), int(i), type(int(i)).__name__, str(i), f"{i:03d}", "%d" % i, "%05.1f" % i, f"{i}", chr(I(65)), hex(I(255)), i.bit_length(), isinstance(i, int), min(i, 3), sum([i, i]), i.real if False else 0, "abcdef"[I(1):I(3)], bytes(I(2)), i.to_bytes(2, "big"))
class F(float):
    def __new__(cls, v): return super().__new__(cls, v)
    def double(self): return self * 2
f = F(2.5)
print(f, f.double(), f + 1, type(f + 1).__name__, f == 2.5, hash(f) == hash(2.5), round(f), f"{f:.2f}", "%.3f" % f, math.floor(f), int(f), f.is_integer(), F("1.5"), -f, abs(F(-1.0)), f > 2, repr(f), 3 - f, F(3) // 2, math.sin(F(0.0)))
class Se(set):
    def add(self, x): super().add(x * 10)
s = Se([1, 2]); s.add(3); s.tag = "t"
print(s, s.tag, s == {1, 2, 30}, len(s), 30 in s, sorted(s | {5}), type(s | {5}).__name__, type({5} | s).__name__, type(s.union({1})).__name__, type(s.copy()).__name__, type(s & s).__name__, type(s - {1}).__name__, type(s.intersection([1])).__name__, type(s.difference([1])).__name__, type(s ^ s).__name__, type(s.symmetric_difference([1])).__name__, s <= {1, 2, 30}, s.issubset([1, 2, 30]), Se(), bool(Se()))
s |= {7}; print(type(s).__name__, sorted(s), s.tag)
s -= {7}; s &= {1, 30}; print(type(s).__name__, sorted(s))
class Fs(frozenset):
    pass
fs = Fs([1, 2]); fs.x = 1
print(fs, hash(fs) == hash(frozenset([1, 2])), {frozenset([1, 2]): 3}[fs], fs == {1, 2}, Fs(), type(fs | {3}).__name__, type(fs.copy()).__name__, type(fs.union()).__name__)
class B(bytes):
    pass
b = B(b"abc"); b.x = 5
print(b, b.x, b[0], b[1:], b + b"d", type(b + b"").__name__, b == b"abc", hash(b) == hash(b"abc"), b.decode(), len(b), list(b), b"b" in b, b.upper(), b.join([b"x", B(b"y")]), b"abc".startswith(B(b"a")))
class Ba(bytearray):
    pass
ba = Ba(b"abc"); ba.x = 5; ba.append(100); ba[0] = 65
print(ba, ba.x, ba == b"Abcd", ba + b"e", type(ba + b"e").__name__, len(ba), bytes(ba)); ba += b"zz"; print(type(ba).__name__, ba, ba.x)
class Ba2(bytearray):
    def __init__(self, n): super().__init__(n)
print(Ba2(3), Ba2(b"xy"))
# dunders of built-in types
print((5).__add__(3), (5).__add__("x"), (5).__radd__(3), (5).__lt__(6), (5).__eq__(5.0), (5.0).__eq__(5), "a".__add__("b"), [1].__len__(), [1, 2].__getitem__(0), {1: 2}.__contains__(1), (1, 2).__iter__().__next__() if False else 0, "abc".__contains__("b"), (3).__hash__(), (3).__bool__(), (7).__floordiv__(2), (7).__rpow__(2), (2).__pow__(3), (2).__pow__(3, 5), (1.5).__round__(), (-3).__abs__(), (3).__neg__(), (3).__index__(), int.__add__(3, 4), str.__len__("abc"), list.__eq__([1], [1]), {1}.__or__({2}), {1}.__or__([2]), "x".__mul__(3), (3).__rsub__(10), (3).__divmod__(2), (3.7).__trunc__(), (3.2).__ceil__(), "a%s".__mod__("b"), "abc".__getitem__(slice(0, 2)), (3).__repr__(), "x".__repr__(), "x".__str__(), (3).__str__(), (3).__format__("04d"))
show("2", lambda: dict.__len__())
show("3", lambda: [].__len__(1))
show("4", lambda: int.__new__(str))
show("5", lambda: int.__new__())
show("6", lambda: int.__new__(5))
show("7", lambda: [1].__add__(5))
show("8", lambda: "a".__add__(5))
show("9", lambda: I(3) + "x")
show("10", lambda: I(3) - "x")
show("11", lambda: I(3) < "x")
show("12", lambda: "x" + S("y") if False else chr(F(3)))
show("13", lambda: list.__init__([1, 2], (3,)))
x = [1, 2]; x.__init__((9,)); print(x)
show("14", lambda: Se.__mro__)
class Idx:
    def __index__(self): return 3
    def __float__(self): return 2.25
k = Idx()
show("a", lambda: [1, 2, 3, 4][k]); show("b", lambda: range(k)); show("c", lambda: "x" * k); show("d", lambda: [1] * k); show("e", lambda: k * [1]); show("f", lambda: hex(k)); show("g", lambda: chr(k)); show("h", lambda: bytes(k)); show("i", lambda: math.sqrt(k)); show("j", lambda: float(k)); show("k", lambda: int(k)); show("l", lambda: "abcdef"[k:]); show("m", lambda: round(1.23456, k)); show("n", lambda: [1, 2, 3, 4].pop(k)); show("o", lambda: math.factorial(k)); show("p", lambda: "a b c d e".split(None, k)); show("q", lambda: int("12", k)); show("r", lambda: (1).to_bytes(k, "big")); show("s", lambda: math.floor(k)); show("t", lambda: math.gcd(k, 6)); show("u", lambda: pow(2, k)); show("v", lambda: list(enumerate("ab", k))); show("w", lambda: sum([1], k)); show("x", lambda: max(k, key=len)); show("y", lambda: "abc".center(k + 1) if False else "abc".ljust(k)); show("z", lambda: "%d" % k); show("z2", lambda: f"{k:d}"); show("z3", lambda: bool(k))
class Nums:
    def __int__(self): return 42
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __bool__(self): return False
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __complex__(self): return 1
    def __bytes__(self): return b"by"
    def __format__(self, s): return "<" + s + ">"
    def __len__(self): return 4
    def __reversed__(self): return iter("rev")
    def __hash__(self): return 77
n = Nums()
show("a", lambda: int(n)); show("b", lambda: round(n)); show("c", lambda: round(n, 2)); show("d", lambda: math.trunc(n)); show("e", lambda: math.floor(n)); show("f", lambda: math.ceil(n)); show("g", lambda: bool(n)); show("h", lambda: abs(n)); show("i", lambda: divmod(n, 3)); show("j", lambda: divmod(3, n)); show("k", lambda: pow(n, 2)); show("l", lambda: pow(n, 2, 3)); show("m", lambda: bytes(n)); show("n", lambda: format(n, "x")); show("o", lambda: f"{n:abc}"); show("p", lambda: len(n)); show("q", lambda: list(reversed(n))); show("r", lambda: hash(n)); show("s", lambda: float(n)); show("t", lambda: [1][n]); show("u", lambda: n ** 2); show("v", lambda: "%d" % n)
class Bad:
    def __index__(self): return "x"
    def __int__(self): return "x"
    def __float__(self): return 1
    def __len__(self): return -1
    def __bool__(self): return 3
    def __bytes__(self): return 3
    def __hash__(self): return "x"
    def __repr__(self): return 5
b = Bad()
class None_: pass
o = None_()
show("a", lambda: int(o)); show("b", lambda: float(o)); show("c", lambda: round(o)); show("d", lambda: math.trunc(o)); show("e", lambda: math.floor(o)); show("f", lambda: math.ceil(o)); show("g", lambda: [1] * o); show("h", lambda: range(o)); show("i", lambda: abs(o)); show("j", lambda: divmod(o, 1)); show("k", lambda: pow(o, 1)); show("l", lambda: bytes(o)); show("m", lambda: chr(o)); show("n", lambda: math.sin(o)); show("o", lambda: "a"[o]); show("p", lambda: "a" * o)
