def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)

class BI(int):
    def __bool__(self):
        return 5
t(lambda: bool(BI(3)))
t(lambda: not BI(3))
t(lambda: 1 if BI(0) else 2)
class L:
    def __len__(self): return -1
t(lambda: bool(L()))
class L2:
    def __len__(self): return "a"
t(lambda: bool(L2()))
class NE:
    def __ne__(self, o):
        print("ne", type(o).__name__)
        return NotImplemented
    def __eq__(self, o):
        print("eq", type(o).__name__)
        return NotImplemented
t(lambda: NE() != 3)
t(lambda: 3 != NE())
t(lambda: NE() != NE())
class NE2(NE): pass
t(lambda: NE() != NE2())
t(lambda: NE2() != NE())
t(lambda: NE() == NE2())
class Sub(int):
    def __ne__(self, o):
        print("subne"); return NotImplemented
t(lambda: 3 != Sub(3))
t(lambda: Sub(3) != 3)
class Odd:
    def __eq__(self, o): return o == 4
    __hash__ = None
t(lambda: range(10).count(Odd()))
t(lambda: Odd() in range(10))
t(lambda: range(10).index(Odd()))
t(lambda: range(10).count(4.0))
t(lambda: range(10).count("a"))
t(lambda: 4.0 in range(10))
t(lambda: 4.5 in range(10))
t(lambda: True in range(10))
t(lambda: range(10).index(4.0))
t(lambda: range(10).index(40))
t(lambda: range(10).index("a"))
t(lambda: (4+0j) in range(10))
class I2(int): 
    def __eq__(self, o): return o == 3
    __hash__ = int.__hash__
t(lambda: I2(77) in range(10))
t(lambda: range(10).count(I2(77)))
class Idx:
    def __index__(self): return 5
t(lambda: Idx() in range(10))
t(lambda: int.__new__(bool, 0))
t(lambda: object.__new__(int))
t(lambda: int.__new__(str))
t(lambda: float.__new__(int))
t(lambda: int.__new__())
t(lambda: int.__new__(3))
t(lambda: tuple.__new__(list))
t(lambda: bool.__new__(bool, 3))
t(lambda: bool.__new__(int, 3))
def key_changes(l):
    def k(x):
        l.append(x)
        return x
    return k
l = [3, 1, 2]
t(lambda: l.sort(key=key_changes(l)))
print(l)
l = [3, 1, 2]
def k2(x):
    l.clear()
    return x
t(lambda: l.sort(key=k2))
print(l)
l = [3, 1, 2]
def k3(x):
    print(l, len(l))
    return -x
t(lambda: l.sort(key=k3))
print(l)
def k4(x):
    if x == 1: raise KeyError(x)
    return x
l = [3, 1, 2]
t(lambda: l.sort(key=k4))
print(l)
class C:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        l.append(1)
        return self.v < o.v
l = [C(2), C(1)]
t(lambda: l.sort())
print(len(l))
t(lambda: list(reversed(range(10**20, 10**20+3))))
t(lambda: next(reversed(range(10**20))))
t(lambda: list(reversed(range(-10**20, 10**20, 10**19)))[:3])
t(lambda: slice(0, 10**30, 3).indices(10**25))
t(lambda: slice(None, None, -1).indices(10**25))
t(lambda: slice(-10**25, 10**30, 3).indices(5))
t(lambda: slice(1, 2, 0).indices(5))
t(lambda: slice(1, 2).indices(-5))
t(lambda: slice("a", 2).indices(5))
t(lambda: slice(1, 2).indices("a"))
import copy
t(lambda: copy.Error)
t(lambda: copy.error is copy.Error)
from typing import NamedTuple
class P(NamedTuple):
    x: int
    y: int = 3
t(lambda: copy.replace(P(1, 2), y=9))
t(lambda: copy.replace(P(1, 2), z=9))
t(lambda: copy.replace(3, z=9))
t(lambda: P(1).__replace__(x=4))
from collections import namedtuple
Q = namedtuple("Q", "a b")
t(lambda: copy.replace(Q(1, 2), b=9))
import datetime
t(lambda: copy.replace(datetime.date(2024, 1, 1), month=3))
from types import SimpleNamespace
t(lambda: copy.replace(SimpleNamespace(a=1), a=2, b=3))
t(lambda: copy.replace(slice(1,2), a=2))
import operator
t(lambda: operator.length_hint(iter([1, 2, 3])))
t(lambda: iter([1, 2, 3]).__length_hint__())
t(lambda: iter(range(5)).__length_hint__())
t(lambda: iter((1,2)).__length_hint__())
t(lambda: iter("abc").__length_hint__())
t(lambda: iter({1:2}).__length_hint__())
t(lambda: iter({1,2}).__length_hint__())
t(lambda: reversed([1, 2, 3]).__length_hint__())
t(lambda: iter(b"abc").__length_hint__())
import itertools
t(lambda: itertools.repeat(1, 4).__length_hint__())
t(lambda: operator.length_hint(itertools.repeat(1, 4)))
t(lambda: operator.length_hint((x for x in "a"), 7))
t(lambda: operator.length_hint(map(str, [1])))
class H:
    def __init__(self, r): self.r = r
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self):
        print("hint")
        if isinstance(self.r, Exception): raise self.r
        return self.r
for r in (3, -1, "a", NotImplemented, ValueError("v"), TypeError("t")):
    t(lambda: list(H(r)))
    t(lambda: tuple(H(r)))
    t(lambda: [*H(r)])
    t(lambda: operator.length_hint(H(r)))
    t(lambda: sorted(H(r)))
    t(lambda: set(H(r)))
    t(lambda: [].extend(H(r)))
    t(lambda: bytes(H(r)))
    t(lambda: bytearray(H(r)))
    t(lambda: ",".join(map(str, H(r))))
class LL:
    def __len__(self): print("len"); return 2
    def __iter__(self): return iter([1,2])
t(lambda: list(LL()))
t(lambda: tuple(LL()))
t(lambda: (*LL(),))
class LE:
    def __len__(self): raise ValueError("len")
    def __iter__(self): return iter([1,2])
t(lambda: list(LE()))
d = {"a": 1}
t(lambda: d.keys().mapping)
t(lambda: d.values().mapping["a"])
t(lambda: d.items().mapping == d)
t(lambda: type(d.items().mapping))
t(lambda: b"".join([memoryview(b"ab"), b"c", bytearray(b"d")]))
t(lambda: b"-".join((memoryview(b"abcdef")[1:4], memoryview(b"abcdef")[::2])))
t(lambda: b"-".join(["a"]))
t(lambda: bytearray(b"-").join([memoryview(b"ab"), b"c"]))
t(lambda: b"a" + memoryview(b"b"))
t(lambda: b"ab".startswith(memoryview(b"a")))
t(lambda: b"ab".find(memoryview(b"b")))
t(lambda: b"ab" == memoryview(b"ab"))
t(lambda: memoryview(b"a") in {b"a"})
t(lambda: memoryview(b"a") in b"a")


class Text(str):
    def __len__(self):
        return "long"


class Plain(int):
    def __index__(self):
        print("never asked")
        return 7


class Buffer:
    def __buffer__(self, flags):
        return memoryview(b"held")


t(lambda: len(Text("abc")))
t(lambda: [10, 20, 30][Plain(1)])
t(lambda: chr(Plain(65)))
t(lambda: bytes(Buffer()))
t(lambda: b"a held thing".find(Buffer()))
t(lambda: memoryview(Buffer()).tobytes())
t(lambda: bytearray(memoryview(b"abcdef")[::2]))
t(lambda: b"abc".find(memoryview(b"abcdef")[::2]))
t(lambda: b"a,b".split(memoryview(b",")))
t(lambda: ord(memoryview(b"a")))
