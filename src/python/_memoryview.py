"""memoryview: bytes of an object looked at, and of a bytearray changed, without copies."""

_SIZES = {"c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "f": 4, "d": 8}


class memoryview:
    __slots__ = ("_base", "_start", "_step", "_count", "_format", "_frozen", "__weakref__")

    def __init__(self, object):
        if isinstance(object, memoryview):
            object._check()
            self._base, self._start, self._step = object._base, object._start, object._step
            self._count, self._format, self._frozen = object._count, object._format, object._frozen
        elif isinstance(object, (bytes, bytearray)):
            self._base, self._start, self._step, self._count, self._format = object, 0, 1, len(object), "B"
            self._frozen = not isinstance(object, bytearray)
        elif isinstance(view := type(object).__buffer__(object, 284) if hasattr(type(object), "__buffer__") else None, memoryview):
            self._base, self._start, self._step = view._base, view._start, view._step
            self._count, self._format, self._frozen = view._count, view._format, view._frozen
        elif type(object).__name__ == "array":
            raise NotImplementedError("Patchwork's memoryview is of bytes and bytearrays only")
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")

    def _check(self):
        if self._base is None:
            raise ValueError("operation forbidden on released memoryview object")

    def _like(self, start, step, count, format):
        made = memoryview(self)
        made._start, made._step, made._count, made._format = start, step, count, format
        return made

    @property
    def obj(self):
        self._check()
        return self._base

    @property
    def format(self):
        self._check()
        return self._format

    @property
    def itemsize(self):
        self._check()
        return _SIZES[self._format]

    @property
    def nbytes(self):
        self._check()
        return self._count * _SIZES[self._format]

    @property
    def readonly(self):
        self._check()
        return self._frozen

    @property
    def ndim(self):
        self._check()
        return 1

    @property
    def shape(self):
        self._check()
        return (self._count,)

    @property
    def strides(self):
        self._check()
        return (self._step,)

    @property
    def suboffsets(self):
        self._check()
        return ()

    @property
    def contiguous(self):
        self._check()
        return self._step == _SIZES[self._format] or self._count < 2

    c_contiguous = f_contiguous = contiguous

    def _place(self, index):
        try:
            index = index.__index__()
        except AttributeError:
            raise TypeError("memoryview: invalid slice key") from None
        if index < 0:
            index += self._count
        if not 0 <= index < self._count:
            raise IndexError("index out of bounds on dimension 1")
        return self._start + index * self._step

    def _unpacked(self, place):
        if self._format == "B":
            return self._base[place]
        data = self._base[place : place + _SIZES[self._format]]
        if self._format == "c":
            return bytes(data)
        from struct import unpack

        return unpack("=" + self._format if self._format not in "lL" else "<" + {"l": "q", "L": "Q"}[self._format], data)[0]

    def __len__(self):
        self._check()
        return self._count

    def __getitem__(self, key):
        self._check()
        if isinstance(key, slice):
            start, stop, step = key.indices(self._count)
            count = len(range(start, stop, step))
            return self._like(self._start + start * self._step, self._step * step, count, self._format)
        return self._unpacked(self._place(key))

    def __setitem__(self, key, value):
        self._check()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(key, slice):
            target = self[key]
            if not isinstance(value, memoryview):
                value = memoryview(value)
            if value._format != self._format or len(value) != len(target):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            data, size = value.tobytes(), _SIZES[self._format]
            for index in range(target._count):
                place = target._start + index * target._step
                self._base[place : place + size] = data[index * size : index * size + size]
            return
        place = self._place(key)
        if self._format in "bBhHiIlLqQ" and not hasattr(value, "__index__") or self._format == "c" and not isinstance(value, bytes):
            raise TypeError(f"memoryview: invalid type for format '{self._format}'")
        from struct import error, pack

        try:
            packed = value if self._format == "c" else pack({"l": "<q", "L": "<Q"}.get(self._format, "=" + self._format), value)
        except error:
            raise ValueError(f"memoryview: invalid value for format '{self._format}'") from None
        self._base[place : place + len(packed)] = packed

    def __delitem__(self, key):
        raise TypeError("cannot delete memory")

    def __iter__(self):
        self._check()
        for index in range(self._count):
            yield self._unpacked(self._start + index * self._step)

    def __reversed__(self):
        return iter(self[::-1])

    def __contains__(self, item):
        return any([item is other or item == other for other in self])

    def __eq__(self, other):
        if self._base is None:
            return self is other
        if isinstance(other, (bytes, bytearray)):
            other = memoryview(other)
        if not isinstance(other, memoryview):
            return NotImplemented
        return other._base is not None and self.tolist() == other.tolist()

    def __hash__(self):
        self._check()
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        if self._format not in "Bbc":
            raise ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
        return hash(self.tobytes())

    def __radd__(self, other):
        return other + self.tobytes() if isinstance(other, (bytes, bytearray)) else NotImplemented

    def __bytes__(self):
        return self.tobytes()

    def __buffer__(self, flags):
        if not self.contiguous:
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        return memoryview(self)

    def tobytes(self, order="C"):
        """Return the data in the buffer as a byte string."""
        self._check()
        size = _SIZES[self._format]
        if self._step == size:
            return bytes(self._base[self._start : self._start + size * self._count])
        places = [self._start + index * self._step for index in range(self._count)]
        return b"".join([bytes(self._base[place : place + size]) for place in places])

    def tolist(self):
        """Return the data in the buffer as a list of elements."""
        self._check()
        return list(self)

    def hex(self, *args):
        """Return the data in the buffer as a str of hexadecimal numbers."""
        return self.tobytes().hex(*args)

    def count(self, value, /):
        """Count the number of occurrences of a value."""
        return self.tolist().count(value)

    def index(self, value, start=0, stop=9223372036854775807, /):
        """Return the index of the first occurrence of a value."""
        try:
            return self.tolist().index(value, start, stop)
        except ValueError:
            raise ValueError("memoryview.index(x): x not found") from None

    def toreadonly(self):
        """Return a readonly version of the memoryview."""
        made = memoryview(self)
        made._frozen = True
        return made

    def cast(self, format, shape=None):
        """Cast a memoryview to a new format."""
        self._check()
        format = format.removeprefix("@")
        if format not in _SIZES:
            raise ValueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
        if shape is not None:
            raise NotImplementedError("Patchwork's memoryview has one dimension")
        if not self.contiguous:
            raise TypeError("memoryview: casts are restricted to C-contiguous views")
        if self._format not in "Bbc" and format not in "Bbc":
            raise TypeError("memoryview: cannot cast between two non-byte formats")
        count, rest = divmod(self.nbytes, _SIZES[format])
        if rest:
            raise TypeError("memoryview: length is not a multiple of itemsize")
        return self._like(self._start, _SIZES[format], count, format)

    def release(self):
        """Release the underlying buffer exposed by the memoryview object."""
        self._base = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        if self._base is None:
            return f"<released memory at {id(self):#x}>"
        return f"<memory at {id(self):#x}>"

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'memoryview' object")


memoryview.__module__ = "builtins"
