# float.from_number, bytearray.resize, and dir() of a module of the program.
from imported import first as module


class Half(float):
    def __new__(cls, value):
        return super().__new__(cls, value / 2)


class Like:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 7


print(float.from_number(3), float.from_number(True), float.from_number(2.5), float.from_number(Like()), float.from_number(Index()), float.from_number(2**70))
print(Half.from_number(3), type(Half.from_number(3)).__name__, (1.5).from_number(4), float.from_number(Half(5)))
for bad in ("1", None, 2j, b"1", [], 10**400):
    try:
        print(float.from_number(bad))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    float.from_number()
except TypeError as error:
    print(error)
data = bytearray(b"abc")
for size in (5, 5, 2, 0, 3):
    print(data.resize(size), data, len(data))
for bad in (-1, "x", 1.5, None):
    try:
        data.resize(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    bytearray().resize()
except TypeError as error:
    print(error)
for turn in range(300):
    data.resize(turn % 7)
    data.append(turn % 256)
print(data)
print([name for name in dir(module) if not name.startswith("_")], len(dir(module)) > 2)
