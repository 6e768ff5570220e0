"""Weak references, and collections of them. The handles behind them are in wasm/weak.ts."""

import _weakref
import atexit

__all__ = [
    "ref",
    "proxy",
    "getweakrefcount",
    "getweakrefs",
    "WeakKeyDictionary",
    "ReferenceType",
    "ProxyType",
    "CallableProxyType",
    "ProxyTypes",
    "WeakValueDictionary",
    "WeakSet",
    "WeakMethod",
    "finalize",
]

_missing = object()


class ReferenceType:
    """Called, it gives the object as long as that is alive, then None."""

    __slots__ = ("_handle", "_hash", "__weakref__", "__dict__")

    def __new__(cls, ob, callback=None, *args, **keywords):
        if callback is None and cls is ReferenceType:
            known = _weakref.find(ob, cls)
            if known is not None:
                return known
        self = object.__new__(cls)
        self._handle = _weakref.handle(ob, self, callback)
        return self

    def __init__(self, ob, callback=None):
        pass

    def __call__(self):
        return _weakref.get(self._handle)

    @property
    def __callback__(self):
        return _weakref.callback(self._handle)

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine = _weakref.get(self._handle)
        theirs = _weakref.get(other._handle)
        if mine is None or theirs is None:
            return self is other
        return mine is theirs or mine == theirs

    def __ne__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        return not self == other

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            pass
        ob = _weakref.get(self._handle)
        if ob is None:
            raise TypeError("weak object has gone away")
        self._hash = hash(ob)
        return self._hash

    def __repr__(self):
        return _shown("weakref", self, _weakref.get(self._handle))


ref = ReferenceType


def _shown(kind, self, ob):
    if ob is None:
        return f"<{kind} at {id(self):#x}; dead>"
    name = getattr(ob, "__name__", None)
    named = f" ({name})" if isinstance(name, str) and type(ob).__name__ != "module" and kind == "weakref" else ""
    return f"<{kind} at {id(self):#x}; to '{type(ob).__name__}' at {id(ob):#x}{named}>"


def getweakrefcount(ob, /):
    """How many weak references and proxies there are to the object."""
    return _weakref.count(ob)


def getweakrefs(ob, /):
    """All weak references and proxies to the object, those without a callback first."""
    owners = _weakref.owners(ob)
    plain = [owner for owner in owners if _callback_of(owner) is None]
    return plain + [owner for owner in owners if _callback_of(owner) is not None]


def _callback_of(owner):
    return _weakref.callback(object.__getattribute__(owner, "_handle"))


# ── proxies ──


def _of(proxy):
    ob = _weakref.get(object.__getattribute__(proxy, "_handle"))
    if ob is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return ob


def _bare(value):
    return _of(value) if isinstance(value, ProxyType) else value


class ProxyType:
    """Stands for an object as long as that is alive."""

    __slots__ = ("_handle", "__weakref__")

    def __getattribute__(self, name):
        return getattr(_of(self), name)

    def __setattr__(self, name, value):
        setattr(_of(self), name, value)

    def __delattr__(self, name):
        delattr(_of(self), name)

    def __repr__(self):
        return _shown("weakproxy", self, _weakref.get(object.__getattribute__(self, "_handle")))

    def __str__(self):
        return str(_of(self))

    def __bool__(self):
        return bool(_of(self))

    def __len__(self):
        return len(_of(self))

    def __iter__(self):
        return iter(_of(self))

    def __next__(self):
        return next(_of(self))

    def __contains__(self, item):
        return item in _of(self)

    def __getitem__(self, key):
        return _of(self)[key]

    def __setitem__(self, key, value):
        _of(self)[key] = value

    def __delitem__(self, key):
        del _of(self)[key]

    def __eq__(self, other):
        return _of(self) == _bare(other)

    def __ne__(self, other):
        return _of(self) != _bare(other)

    def __lt__(self, other):
        return _of(self) < _bare(other)

    def __le__(self, other):
        return _of(self) <= _bare(other)

    def __gt__(self, other):
        return _of(self) > _bare(other)

    def __ge__(self, other):
        return _of(self) >= _bare(other)

    def __hash__(self):
        raise TypeError(f"unhashable type: '{type(self).__module__}.{type(self).__name__}'")

    def __add__(self, other):
        return _of(self) + _bare(other)

    def __radd__(self, other):
        return other + _of(self)

    def __sub__(self, other):
        return _of(self) - _bare(other)

    def __rsub__(self, other):
        return other - _of(self)

    def __mul__(self, other):
        return _of(self) * _bare(other)

    def __rmul__(self, other):
        return other * _of(self)

    def __truediv__(self, other):
        return _of(self) / _bare(other)

    def __floordiv__(self, other):
        return _of(self) // _bare(other)

    def __mod__(self, other):
        return _of(self) % _bare(other)

    def __and__(self, other):
        return _of(self) & _bare(other)

    def __or__(self, other):
        return _of(self) | _bare(other)

    def __xor__(self, other):
        return _of(self) ^ _bare(other)

    def __neg__(self):
        return -_of(self)

    def __abs__(self):
        return abs(_of(self))

    def __int__(self):
        return int(_of(self))

    def __float__(self):
        return float(_of(self))

    def __index__(self):
        return _of(self).__index__()


class CallableProxyType(ProxyType):
    """Stands for an object that can be called."""

    __slots__ = ()

    def __call__(self, *args, **keywords):
        return _of(self)(*args, **keywords)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(ob, callback=None, /):
    """A proxy of the object, which does not keep it alive."""
    kind = CallableProxyType if callable(ob) else ProxyType
    if callback is None:
        known = _weakref.find(ob, kind)
        if known is not None:
            return known
    made = object.__new__(kind)
    object.__setattr__(made, "_handle", _weakref.handle(ob, made, callback))
    return made


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its object."""

    __slots__ = ("_function",)

    def __new__(cls, meth, callback=None):
        try:
            ob = meth.__self__
            function = meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        self = ref.__new__(cls, ob, callback)
        self._function = ref(function)
        return self

    def __call__(self):
        ob = ref.__call__(self)
        function = self._function()
        if ob is None or function is None:
            return None
        return _weakref.bound(function, ob)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __hash__(self):
        return ref.__hash__(self)


# ── collections ──


def _dropper(self, drop):
    """A callback that tells a collection, which it does not keep alive, of a dead reference."""
    mine = ref(self)

    def gone(dead):
        owner = mine()
        if owner is not None:
            drop(owner, dead)

    return gone


class WeakValueDictionary:
    """A dict whose entries go with their values."""

    def __init__(self, other=(), /, **keywords):
        self.data = {}
        self.update(other, **keywords)

    def _put(self, key, value):
        mine = ref(self)

        def gone(dead):
            owner = mine()
            if owner is not None and owner.data.get(key) is dead:
                owner.data.pop(key, None)

        self.data[key] = _Valued(value, gone)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._put(key, value)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        found = self.data.get(key)
        return found is not None and found() is not None

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __iter__(self):
        for key, found in list(self.data.items()):
            if found() is not None:
                yield key

    keys = __iter__

    def values(self):
        for found in list(self.data.values()):
            value = found()
            if value is not None:
                yield value

    def items(self):
        for key, found in list(self.data.items()):
            value = found()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from list(self.data.values())

    def get(self, key, default=None):
        found = self.data.get(key)
        value = None if found is None else found()
        return default if value is None else value

    def pop(self, key, *args):
        found = self.data.pop(key, None)
        value = None if found is None else found()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, found = self.data.popitem()
            value = found()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = default
            return default
        return value

    def update(self, other=(), /, **keywords):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self._put(key, value)
        for key, value in keywords.items():
            self._put(key, value)

    def clear(self):
        self.data.clear()

    def copy(self):
        made = WeakValueDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __eq__(self, other):
        if not isinstance(other, (WeakValueDictionary, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None


class _Valued(ref):
    """A value of a WeakValueDictionary: never shared with others."""

    __slots__ = ()


class WeakKeyDictionary:
    """A dict whose entries go with their keys."""

    def __init__(self, dict=None):
        self.data = {}
        self._gone = _dropper(self, lambda owner, dead: owner.data.pop(dead, None))
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._gone)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __iter__(self):
        for found in list(self.data):
            key = found()
            if key is not None:
                yield key

    keys = __iter__

    def values(self):
        for found, value in list(self.data.items()):
            if found() is not None:
                yield value

    def items(self):
        for found, value in list(self.data.items()):
            key = found()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            found, value = self.data.popitem()
            key = found()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._gone), default)

    def update(self, dict=None, /, **keywords):
        if dict is not None:
            for key, value in dict.items() if hasattr(dict, "items") else dict:
                self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def clear(self):
        self.data.clear()

    def copy(self):
        made = WeakKeyDictionary()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __eq__(self, other):
        if not isinstance(other, (WeakKeyDictionary, dict)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None


class WeakSet:
    """A set whose elements go when nobody else has them."""

    def __init__(self, data=None):
        self.data = set()
        self._gone = _dropper(self, lambda owner, dead: owner.data.discard(dead))
        if data is not None:
            self.update(data)

    def __iter__(self):
        for found in list(self.data):
            item = found()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._gone))

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        return type(self)(item for items in (self, other) for item in items)

    __or__ = union

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection_update(self, other):
        kept = [item for item in other if item in self]
        self.clear()
        self.update(kept)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference(self, other):
        other = type(self)(other)
        return self.difference(other).union(other.difference(self))

    __xor__ = symmetric_difference

    def issubset(self, other):
        others = type(self)(other)
        return all(item in others for item in self)

    __le__ = issubset

    def __lt__(self, other):
        return self <= other and len(self) < len(set(other))

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self >= other and len(self) > len(set(other))

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return self.data == set(map(ref, other))

    __hash__ = None


class finalize:
    """Calls a function when an object dies, at the latest when the program ends."""

    __slots__ = ()

    _registry = {}
    _number = 0

    def __init__(self, obj, func, /, *args, **kwargs):
        info = _Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        finalize._number += 1
        info.index = finalize._number
        if finalize._number == 1:
            atexit.register(_run_finalizers)
        finalize._registry[self] = info

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Forgets it; what it would have called, or None."""
        info = self._registry.get(self)
        ob = None if info is None else info.weakref()
        if ob is not None and self._registry.pop(self, None) is not None:
            return (ob, info.func, info.args, info.kwargs or {})

    def peek(self):
        """What it will call, or None."""
        info = self._registry.get(self)
        ob = None if info is None else info.weakref()
        if ob is not None:
            return (ob, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info is not None:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        ob = None if info is None else info.weakref()
        if ob is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for '{type(ob).__name__}' at {id(ob):#x}>"


class _Info:
    __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")


def _run_finalizers():
    """The program ends: what is left is called, the newest first."""
    while True:
        left = [(info.index, each) for each, info in list(finalize._registry.items()) if info.atexit]
        if not left:
            break
        left.sort(key=lambda pair: pair[0])
        left[-1][1]()
