"""Arrays of numbers of one type, checked as in C; a list inside."""

from struct import pack as _pack, unpack as _unpack, calcsize as _calcsize
from _collections import dotted as _dotted

typecodes = "bBuwhHiIlLqQfd"

_LIMITS = {
    "b": (-128, 127, "signed char"),
    "B": (0, 255, "unsigned byte integer"),
    "h": (-32768, 32767, "signed short integer"),
    "H": (0, 65535, "unsigned short"),
    "i": (-(2**31), 2**31 - 1, None),
    "I": (0, 2**32 - 1, None),
    "l": (-(2**63), 2**63 - 1, None),
    "L": (0, 2**64 - 1, None),
    "q": (-(2**63), 2**63 - 1, None),
    "Q": (0, 2**64 - 1, None),
}
_SIZES = {"b": 1, "B": 1, "u": 4, "w": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}


@_dotted
class array:
    __module__ = "array"
    __slots__ = ("typecode", "_items", "__weakref__")

    def __init__(self, typecode, initializer=None, /):
        if not isinstance(typecode, str):
            raise TypeError(f"array() argument 1 must be a unicode character, not {type(typecode).__name__}")
        if typecode not in _SIZES or len(typecode) != 1:
            raise ValueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self._items = []
        if initializer is None:
            return
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str) and typecode not in "uw":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        elif isinstance(initializer, array) and initializer.typecode == typecode:
            self._items = initializer._items.copy()
        else:
            self._items = [self._checked(value) for value in initializer]

    @property
    def itemsize(self):
        return _SIZES[self.typecode]

    def _checked(self, value):
        code = self.typecode
        if code == "d":
            if type(value) is float:
                return value
            return self._float(value)
        if code == "f":
            value = self._float(value)
            try:
                return _unpack("<f", _pack("<f", value))[0]
            except OverflowError:
                return float("inf") if value > 0 else float("-inf")
        if code in "uw":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if type(value) is not int:
            try:
                value = value.__index__()
            except AttributeError:
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None
        low, high, name = _LIMITS[code]
        if low <= value <= high:
            return value
        if name is not None:
            what = "less than minimum" if value < low else "greater than maximum"
            raise OverflowError(f"{name} is {what}")
        if code in "iI" and code == "i":
            what = "less than minimum" if value < low else "greater than maximum"
            raise OverflowError(f"signed integer is {what}" if -(2**63) <= value < 2**63 else "Python int too large to convert to C long")
        if value < 0 and code in "ILQ":
            raise OverflowError("can't convert negative value to unsigned int")
        if code == "I":
            raise OverflowError("unsigned int is greater than maximum")
        raise OverflowError("Python int too large to convert to C long" if code == "l" else "int too big to convert")

    def _float(self, value):
        if isinstance(value, str):
            raise TypeError("must be real number, not str")
        try:
            return float(value)
        except TypeError:
            raise TypeError(f"must be real number, not {type(value).__name__}") from None

    def append(self, value, /):
        self._items.append(self._checked(value))

    def extend(self, values, /):
        if isinstance(values, array):
            if values.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(values._items)
            return
        for value in values:
            self._items.append(self._checked(value))

    def insert(self, index, value, /):
        self._items.insert(index, self._checked(value))

    def pop(self, index=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(index)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, value, /):
        try:
            self._items.remove(value)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def index(self, value, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(value, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, value, /):
        return self._items.count(value)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def tolist(self):
        return self._items.copy()

    def fromlist(self, values, /):
        if not isinstance(values, list):
            raise TypeError("arg must be list")
        self._items.extend([self._checked(value) for value in values])

    def tobytes(self):
        if self.typecode in "uw":
            return "".join(self._items).encode("utf-32-le")
        return _pack(f"@{len(self._items)}{self.typecode}", *self._items)

    def frombytes(self, data, /):
        size = self.itemsize
        if len(data) % size:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode in "uw":
            self._items.extend(bytes(data).decode("utf-32-le"))
        elif self.typecode == "B":
            self._items.extend(data)
        else:
            self._items.extend(_unpack(f"@{len(data) // size}{self.typecode}", data))

    def tounicode(self):
        return "".join(self._items)

    def tofile(self, file, /):
        file.write(self.tobytes())

    def fromfile(self, file, count, /):
        data = file.read(count * self.itemsize)
        self.frombytes(data[: len(data) // self.itemsize * self.itemsize])
        if len(data) < count * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def byteswap(self):
        data = self.tobytes()
        size = self.itemsize
        self._items.clear()
        self.frombytes(b"".join(data[i : i + size][::-1] for i in range(0, len(data), size)))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def _same(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._same(self._items[index])
        try:
            return self._items[index]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            if value.typecode != self.typecode:
                raise TypeError("bad argument type for built-in operation")
            self._items[index] = value._items
            return
        value = self._checked(value)
        try:
            self._items[index] = value
        except IndexError:
            raise IndexError("array assignment index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __delitem__(self, index):
        try:
            del self._items[index]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __contains__(self, value):
        return value in self._items

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._same(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        return self._same(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode in "uw":
            return f"array('{self.typecode}', {''.join(self._items)!r})"
        return f"array('{self.typecode}', {self._items!r})"

    def __bytes__(self):
        return self.tobytes()

    def __copy__(self):
        return self._same(self._items.copy())

    def __deepcopy__(self, memo):
        return self._same(self._items.copy())

    def __reversed__(self):
        return reversed(self._items)


ArrayType = array
