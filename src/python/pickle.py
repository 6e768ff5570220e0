"""Objects as bytes and back: protocols 4 and 5, opcode for opcode."""

import builtins as _builtins
import sys
from struct import pack as _pack, unpack as _unpack

__all__ = [
    "DEFAULT_PROTOCOL", "HIGHEST_PROTOCOL", "PickleError", "Pickler", "PicklingError", "Unpickler", "UnpicklingError", "dump", "dumps",
    "load", "loads",
]

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5
_FRAME_TARGET = 65536
_BATCH = 1000
_GONE = object()


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


def _protocol(protocol):
    if protocol is None:
        return DEFAULT_PROTOCOL
    if protocol < 0:
        return HIGHEST_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    if protocol < 4:
        raise NotImplementedError("Patchwork's pickle writes protocols 4 and 5 only")
    return protocol


class Pickler:
    """Writes a pickle of an object to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._file = file
        self.proto = _protocol(protocol)
        self.memo = {}

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        """Write a pickled representation of the given object to the open file."""
        self._parts = []
        self._frame = bytearray()
        self._save(obj)
        self._frame += b"."
        self._end_frame()
        self._file.write(b"\x80" + bytes([self.proto]) + b"".join(self._parts))

    def _end_frame(self):
        frame = self._frame
        if len(frame) >= 4:
            self._parts.append(b"\x95" + _pack("<Q", len(frame)))
        self._parts.append(bytes(frame))
        self._frame = bytearray()

    def _memoize(self, obj):
        self.memo[id(obj)] = len(self.memo), obj
        self._frame += b"\x94"

    def _get(self, known):
        at = known[0]
        self._frame += b"h" + bytes([at]) if at < 256 else b"j" + _pack("<I", at)

    def _save(self, obj):
        if len(self._frame) >= _FRAME_TARGET:
            self._end_frame()
        cls = type(obj)
        persistent = self.persistent_id(obj)
        if persistent is not None:
            self._save(persistent)
            self._frame += b"Q"
            return
        if obj is None:
            self._frame += b"N"
        elif cls is bool:
            self._frame += b"\x88" if obj else b"\x89"
        elif cls is int:
            self._save_int(obj)
        elif cls is float:
            self._frame += b"G" + _pack(">d", obj)
        else:
            known = self.memo.get(id(obj))
            if known is not None:
                self._get(known)
            else:
                save = _SAVERS.get(cls)
                if save is not None:
                    save(self, obj)
                elif isinstance(obj, type) or cls is _FUNCTION or cls is _BUILTIN and type(getattr(obj, "__self__", sys)) is type(sys):
                    self._save_global(obj)
                else:
                    self._save_reduced(obj)

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._frame += b"K" + bytes([obj])
        elif 0 <= obj < 65536:
            self._frame += b"M" + _pack("<H", obj)
        elif -0x80000000 <= obj < 0x80000000:
            self._frame += b"J" + _pack("<i", obj)
        else:
            size = (obj.bit_length() >> 3) + 1
            data = obj.to_bytes(size, "little", signed=True)
            if obj < 0 and size > 1 and data[-1] == 0xFF and data[-2] & 0x80:
                data = data[:-1]
            self._frame += (b"\x8a" + bytes([len(data)]) if len(data) < 256 else b"\x8b" + _pack("<i", len(data))) + data

    def _save_str(self, obj):
        data = obj.encode("utf-8", "surrogatepass")
        self._frame += (b"\x8c" + bytes([len(data)]) if len(data) < 256 else b"X" + _pack("<I", len(data))) + data
        self._memoize(obj)

    def _save_bytes(self, obj):
        self._frame += (b"C" + bytes([len(obj)]) if len(obj) < 256 else b"B" + _pack("<I", len(obj))) + obj
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_parts(obj, bytearray, (bytes(obj),) if obj else ())
            return
        self._frame += b"\x96" + _pack("<Q", len(obj)) + obj
        self._memoize(obj)

    def _save_tuple(self, obj):
        n = len(obj)
        if n == 0:
            self._frame += b")"
            return
        if n > 3:
            self._frame += b"("
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # It holds itself through something else, which put it into the memo.
            self._frame += b"1" if n > 3 else b"0" * n
            self._get(known)
            return
        self._frame += b"t" if n > 3 else (b"\x85", b"\x86", b"\x87")[n - 1]
        self._memoize(obj)

    def _save_list(self, obj):
        self._frame += b"]"
        self._memoize(obj)
        self._append(obj)

    def _append(self, items):
        items = list(items)
        for start in range(0, len(items), _BATCH):
            some = items[start:start + _BATCH]
            if len(some) > 1:
                self._frame += b"("
            for item in some:
                self._save(item)
            self._frame += b"e" if len(some) > 1 else b"a"

    def _save_dict(self, obj):
        self._frame += b"}"
        self._memoize(obj)
        self._set_items(obj.items())

    def _set_items(self, pairs):
        pairs = list(pairs)
        for start in range(0, len(pairs), _BATCH):
            some = pairs[start:start + _BATCH]
            if len(some) > 1:
                self._frame += b"("
            for key, value in some:
                self._save(key)
                self._save(value)
            self._frame += b"u" if len(some) > 1 else b"s"

    def _save_set(self, obj):
        self._frame += b"\x8f"
        self._memoize(obj)
        items = list(obj)
        for start in range(0, len(items), _BATCH):
            self._frame += b"("
            for item in items[start:start + _BATCH]:
                self._save(item)
            self._frame += b"\x90"

    def _save_frozenset(self, obj):
        self._frame += b"("
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._frame += b"1"
            self._get(known)
            return
        self._frame += b"\x91"
        self._memoize(obj)

    def _save_global(self, obj):
        name = obj.__qualname__
        module = getattr(obj, "__module__", None) or "builtins"
        if "<locals>" in name:
            raise PicklingError(f"Can't pickle local object {obj!r}")
        if module == "builtins" and isinstance(obj, type):
            _SAVED_TYPES[name] = obj
        if _found(module, name) is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module}.{name}")
        self._save(module)
        self._save(name)
        self._frame += b"\x93"
        self._memoize(obj)

    def _save_reduced(self, obj):
        parts = _reduced(obj, self.proto)
        if isinstance(parts, str):
            self._save(getattr(obj, "__module__", "builtins"))
            self._save(parts)
            self._frame += b"\x93"
            self._memoize(obj)
        else:
            self._save_parts(obj, *parts)

    def _save_parts(self, obj, make, arguments, state=None, items=None, pairs=None):
        if make is _NEW:
            self._save(arguments[0])
            self._save(arguments[1:])
            self._frame += b"\x81"
        elif make is _NEW_WITH_NAMES:
            for part in arguments:
                self._save(part)
            self._frame += b"\x92"
        else:
            self._save(make)
            self._save(arguments)
            self._frame += b"R"
        known = self.memo.get(id(obj))
        if known is not None:
            self._frame += b"0"
            self._get(known)
        else:
            self._memoize(obj)
        if items is not None:
            self._append(items)
        if pairs is not None:
            self._set_items(pairs)
        if state is not None:
            self._save(state)
            self._frame += b"b"


# Built-in types that are Python inside are no attributes of the module builtins.
_SAVED_TYPES = {}
_FUNCTION = type(_protocol)
_BUILTIN = type(len)
_NEW = object()
_NEW_WITH_NAMES = object()
_SAVERS = {
    str: Pickler._save_str, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, tuple: Pickler._save_tuple,
    list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set, frozenset: Pickler._save_frozenset,
}


def _found(module, name):
    """What a module has under a dotted name."""
    if module == "builtins" and name in _SAVED_TYPES:
        return _SAVED_TYPES[name]
    found = _builtins if module == "builtins" else sys.modules.get(module)
    if found is None:
        raise PicklingError(f"No module named {module!r}")
    for part in name.split("."):
        found = getattr(found, part, _GONE)
        if found is _GONE:
            return _GONE
    return found


def _reduced(obj, proto):
    """What __reduce_ex__ says, also of the kinds that have none here."""
    cls = type(obj)
    reduce = getattr(obj, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(proto)
    reduce = getattr(obj, "__reduce__", None)
    if reduce is not None:
        return reduce()
    if cls is range:
        return range, (obj.start, obj.stop, obj.step)
    if cls is slice:
        return slice, (obj.start, obj.stop, obj.step)
    if cls is type(Ellipsis) or cls is type(NotImplemented):
        return repr(obj)
    if isinstance(obj, BaseException):
        state = dict(obj.__dict__)
        return (cls, obj.args, state) if state else (cls, obj.args)
    if cls.__module__ == "collections" or any([base.__module__ == "collections" for base in cls.__mro__[1:]]):
        parts = _reduced_collection(obj)
        if parts is not None:
            return parts
    if cls.__module__ in ("builtins", "_thread", "re", "threading", "_io"):
        if cls.__qualname__ == "complex":
            return cls, (obj.real, obj.imag)
        if cls.__qualname__ == "Pattern":
            from re import _compile

            return _compile, (obj.pattern, obj.flags)
        if not isinstance(obj, (list, dict, set, tuple, str, int, float)) or cls.__module__ == "_io":
            module = "" if cls.__module__ == "builtins" else cls.__module__ + "."
            raise TypeError(f"cannot pickle '{module}{cls.__qualname__}' object")
    return _new_object(obj)


def _reduced_collection(obj):
    import collections

    cls = type(obj)
    state = getattr(obj, "__dict__", None) or None
    if isinstance(obj, collections.deque):
        return cls, () if obj.maxlen is None else ((), obj.maxlen), state, iter(obj)
    if isinstance(obj, collections.defaultdict):
        return cls, (obj.default_factory,) if obj.default_factory is not None else (), None, None, iter(obj.items())
    if isinstance(obj, collections.Counter):
        return cls, (dict(obj),)
    if isinstance(obj, collections.OrderedDict):
        return cls, (), state, None, iter(obj.items())
    return None


def _new_object(obj):
    from copy import _contents

    cls = type(obj)
    base = _contents(obj)
    names = getattr(obj, "__getnewargs_ex__", None)
    arguments = getattr(obj, "__getnewargs__", None)
    if arguments is not None:
        arguments = arguments()
    elif base in (tuple, str, bytes, int, float):
        arguments = (base(obj),)
    elif base in (frozenset, set):
        arguments = ()
    else:
        arguments = ()
    state = _state(obj, cls)
    items = iter(obj) if base is list else None
    pairs = iter(obj.items()) if base is dict else None
    if base in (frozenset, set, bytearray):
        return cls, (base(obj) if base is bytearray else list(obj),), state
    if names is not None:
        positional, named = names()
        if named:
            return _NEW_WITH_NAMES, (cls, positional, named), state, items, pairs
        arguments = positional
    return _NEW, (cls, *arguments), state, items, pairs


def _state(obj, cls):
    get = getattr(obj, "__getstate__", None)
    if get is not None:
        return get()
    state = getattr(obj, "__dict__", None)
    state = dict(state) if state else None
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            value = getattr(obj, name, _GONE)
            if value is not _GONE:
                slots[name] = value
    return (state, slots) if slots else state


class Unpickler:
    """Reads objects from pickles in a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        self._file = file
        self.memo = {}

    def persistent_load(self, pid):
        raise UnpicklingError("unsupported persistent id encountered")

    def find_class(self, module, name):
        """Return the object that a module has under a name."""
        if module not in sys.modules and module != "builtins":
            raise ModuleNotFoundError(f"No module named {module!r}")
        found = _found(module, name)
        if found is _GONE:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        return found

    def _read(self, size):
        data = self._file.read(size)
        if len(data) < size:
            raise EOFError("Ran out of input") if not data and size == 1 else UnpicklingError("pickle data was truncated")
        return data

    def _length(self, size):
        return int.from_bytes(self._read(size), "little")

    def _marked(self):
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def load(self):
        """Read a pickled object representation from the open file, and return it."""
        self._marks = []
        self._stack = []
        while True:
            code = self._read(1)
            if code == b".":
                return self._stack.pop()
            step = _STEPS.get(code)
            if step is None:
                raise UnpicklingError(f"invalid load key, {ascii(code.decode('latin-1')) if 32 <= code[0] < 127 else repr(code)[1:]}.")
            try:
                step(self, self._stack)
            except IndexError:
                raise UnpicklingError("unpickling stack underflow") from None

    def _protocol(self, stack):
        version = self._read(1)[0]
        if version > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {version}")

    def _reduce(self, stack):
        arguments = stack.pop()
        stack[-1] = stack[-1](*arguments)

    def _new(self, stack):
        arguments = stack.pop()
        cls = stack.pop()
        stack.append(cls.__new__(cls, *arguments))

    def _new_with_names(self, stack):
        names = stack.pop()
        arguments = stack.pop()
        cls = stack.pop()
        stack.append(cls.__new__(cls, *arguments, **names))

    def _build(self, stack):
        from copy import _restore

        state = stack.pop()
        _restore(stack[-1], state)

    def _global(self, stack):
        name = stack.pop()
        stack.append(self.find_class(stack.pop(), name))

    def _append_all(self, stack):
        items = self._marked()
        made = self._stack[-1]
        if type(made) is list:
            made.extend(items)
        else:
            for item in items:
                made.append(item)

    def _set_all(self, stack):
        items = self._marked()
        made = self._stack[-1]
        for at in range(0, len(items), 2):
            made[items[at]] = items[at + 1]

    def _set_one(self, stack):
        value = stack.pop()
        key = stack.pop()
        stack[-1][key] = value

    def _tuple(self, count):
        stack = self._stack
        stack[len(stack) - count:] = [tuple(stack[len(stack) - count:])]

    def _mark(self, stack):
        self._marks.append(stack)
        self._stack = []

    def _push_marked(self, kind):
        items = kind(self._marked())
        self._stack.append(items)

    def _memoize(self, stack):
        self.memo[len(self.memo)] = stack[-1]


_STEPS = {
    b"\x80": Unpickler._protocol,
    b"\x95": lambda self, stack: self._read(8) and None,
    b"N": lambda self, stack: stack.append(None),
    b"\x88": lambda self, stack: stack.append(True),
    b"\x89": lambda self, stack: stack.append(False),
    b"K": lambda self, stack: stack.append(self._length(1)),
    b"M": lambda self, stack: stack.append(self._length(2)),
    b"J": lambda self, stack: stack.append(_unpack("<i", self._read(4))[0]),
    b"\x8a": lambda self, stack: stack.append(int.from_bytes(self._read(self._length(1)), "little", signed=True)),
    b"\x8b": lambda self, stack: stack.append(int.from_bytes(self._read(self._length(4)), "little", signed=True)),
    b"G": lambda self, stack: stack.append(_unpack(">d", self._read(8))[0]),
    b"\x8c": lambda self, stack: stack.append(self._read(self._length(1)).decode("utf-8", "surrogatepass")),
    b"X": lambda self, stack: stack.append(self._read(self._length(4)).decode("utf-8", "surrogatepass")),
    b"C": lambda self, stack: stack.append(self._read(self._length(1))),
    b"B": lambda self, stack: stack.append(self._read(self._length(4))),
    b"\x96": lambda self, stack: stack.append(bytearray(self._read(self._length(8)))),
    b"(": Unpickler._mark,
    b")": lambda self, stack: stack.append(()),
    b"\x85": lambda self, stack: self._tuple(1),
    b"\x86": lambda self, stack: self._tuple(2),
    b"\x87": lambda self, stack: self._tuple(3),
    b"t": lambda self, stack: self._push_marked(tuple),
    b"]": lambda self, stack: stack.append([]),
    b"a": lambda self, stack: stack[-2].append(stack.pop()),
    b"e": Unpickler._append_all,
    b"}": lambda self, stack: stack.append({}),
    b"s": Unpickler._set_one,
    b"u": Unpickler._set_all,
    b"\x8f": lambda self, stack: stack.append(set()),
    b"\x90": lambda self, stack: _add_all(self),
    b"\x91": lambda self, stack: self._push_marked(frozenset),
    b"\x93": Unpickler._global,
    b"\x94": Unpickler._memoize,
    b"h": lambda self, stack: stack.append(self.memo[self._length(1)]),
    b"j": lambda self, stack: stack.append(self.memo[self._length(4)]),
    b"R": Unpickler._reduce,
    b"\x81": Unpickler._new,
    b"\x92": Unpickler._new_with_names,
    b"b": Unpickler._build,
    b"0": lambda self, stack: stack.pop() and None,
    b"1": lambda self, stack: self._marked() and None,
    b"Q": lambda self, stack: stack.append(self.persistent_load(stack.pop())),
}


def _add_all(unpickler):
    items = unpickler._marked()
    unpickler._stack[-1].update(items)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickled representation of obj to the open file object file."""
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    written = _Written()
    Pickler(written, protocol).dump(obj)
    return written.data


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Read and return an object from the pickle data stored in a file."""
    return Unpickler(file).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Read and return an object from the given pickle data."""
    return Unpickler(_Source(bytes(data))).load()


class _Written:
    data = b""

    def write(self, data):
        self.data += data


class _Source:
    def __init__(self, data):
        self._data = data
        self._at = 0

    def read(self, size):
        start = self._at
        self._at = start + size
        return self._data[start:self._at]
