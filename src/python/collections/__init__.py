"""Containers: deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap, UserDict, UserList, UserString."""

from _abc import shaped as _shaped
from _collections import caller as _caller, count_elements as _count_elements, alias as _alias, dotted as _dotted, ordered as _ordered, field as _field_getter
from _collections import deque_class as _deque_class, deque_method as _deque_method, deque_items as _items, deque_limit as _limit
from _collections import deque_version as _version, deque_changed as _changed, ordered_method as _ordered_method

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]

_nothing = object()


def _as_sequence(cls):
    """Sequence patterns look into its instances."""
    _shaped(cls, 1)
    return cls


def _as_mapping(cls):
    _shaped(cls, 2)
    return cls


# ── deque ──


@_as_sequence
@_dotted
@_deque_class
class deque:
    """A list-like sequence optimized for data accesses near its endpoints."""

    __slots__ = ()
    __class_getitem__ = classmethod(_alias)
    __hash__ = None
    __init__ = _deque_method("__init__")
    __len__ = _deque_method("__len__")
    __iter__ = _deque_method("__iter__")
    __reversed__ = _deque_method("__reversed__")
    __getitem__ = _deque_method("__getitem__")
    append = _deque_method("append")
    appendleft = _deque_method("appendleft")
    pop = _deque_method("pop")
    popleft = _deque_method("popleft")
    extend = _deque_method("extend")
    extendleft = _deque_method("extendleft")
    clear = _deque_method("clear")

    @property
    def maxlen(self):
        """maximum size of a deque or None if unbounded"""
        return _limit(self)

    def _shorten(self):
        limit = _limit(self)
        if limit is not None:
            items = _items(self)
            spare = len(items) - limit
            if spare > 0:
                del items[:spare]

    def copy(self):
        """Return a shallow copy of a deque."""
        limit = _limit(self)
        if type(self) is deque:
            return deque(_items(self), limit)
        return type(self)(self) if limit is None else type(self)(self, limit)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import _again, deepcopy

        made = _again(self, memo)
        deque.__init__(made, (), _limit(self))
        for item in self:
            made.append(deepcopy(item, memo))
        return made

    def count(self, value, /):
        """Return number of occurrences of value."""
        version = _version(self)
        total = _items(self).count(value)
        if version != _version(self):
            raise RuntimeError("deque mutated during iteration")
        return total

    def index(self, value, start=0, stop=9223372036854775807, /):
        """Return first index of value."""
        version = _version(self)
        try:
            return _items(self).index(value, start, stop)
        except ValueError:
            pass
        if version != _version(self):
            raise RuntimeError("deque mutated during iteration")
        raise ValueError("deque.index(x): x not in deque")

    def insert(self, index, value, /):
        """Insert value before index."""
        limit = _limit(self)
        items = _items(self)
        if limit is not None and len(items) >= limit:
            raise IndexError("deque already at its maximum size")
        items.insert(index, value)
        _changed(self)

    def remove(self, value, /):
        """Remove first occurrence of value."""
        version = _version(self)
        items = _items(self)
        try:
            at = items.index(value)
        except ValueError:
            if version != _version(self):
                raise IndexError("deque mutated during remove().") from None
            raise ValueError("deque.remove(x): x not in deque") from None
        if version != _version(self):
            raise IndexError("deque mutated during remove().")
        del items[at]
        _changed(self)

    def reverse(self):
        """Reverse *IN PLACE*."""
        _items(self).reverse()

    def rotate(self, n=1, /):
        """Rotate the deque n steps to the right.  If n is negative, rotates left."""
        items = _items(self)
        if len(items) > 1:
            if -4 < n < 4:
                # One by one nothing is lost that other threads append meanwhile.
                try:
                    for _ in range(n):
                        items.insert(0, items.pop())
                    for _ in range(-n):
                        items.append(items.pop(0))
                except IndexError:
                    pass
            else:
                n %= len(items)
                if n:
                    items[:] = items[-n:] + items[:-n]
            _changed(self)

    def __contains__(self, value):
        version = _version(self)
        found = value in _items(self)
        if version != _version(self):
            raise RuntimeError("deque mutated during iteration")
        return found

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            raise TypeError("sequence index must be integer, not 'slice'")
        try:
            _items(self)[index] = value
        except IndexError:
            raise IndexError("deque index out of range") from None
        except TypeError:
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'") from None

    def __delitem__(self, index):
        if isinstance(index, slice):
            raise TypeError("sequence index must be integer, not 'slice'")
        try:
            del _items(self)[index]
        except IndexError:
            raise IndexError("deque index out of range") from None
        except TypeError:
            raise TypeError(f"sequence index must be integer, not '{type(index).__name__}'") from None
        _changed(self)

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, times):
        made = self.copy()
        made *= times
        return made

    __rmul__ = __mul__

    def __imul__(self, times):
        if not hasattr(times, "__index__") and not isinstance(times, int):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(times).__name__}'")
        items = _items(self)
        items *= times
        self._shorten()
        _changed(self)
        return self

    def __eq__(self, other):
        return _items(self) == _items(other) if isinstance(other, deque) else NotImplemented

    def __ne__(self, other):
        return _items(self) != _items(other) if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return _items(self) < _items(other) if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return _items(self) <= _items(other) if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return _items(self) > _items(other) if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return _items(self) >= _items(other) if isinstance(other, deque) else NotImplemented

    def __repr__(self):
        items = repr(_items(self))
        if items == "[...]":
            return items
        limit = _limit(self)
        if limit is None:
            return f"{type(self).__name__}({items})"
        return f"{type(self).__name__}({items}, maxlen={limit})"


# ── defaultdict and OrderedDict ──


# The defaultdicts whose factories are just being shown.
_shown = set()


_plain_factories = frozenset((bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple))


@_dotted
class defaultdict(dict):
    """A dict that calls a default factory for keys that are missing."""

    def __init__(self, default_factory=None, /, *args, **kwds):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwds)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        # Where no Python runs in between, another thread must not put a value there in between: d[key].append(item) would be lost.
        if type(self) is defaultdict and type(factory) is type and factory in _plain_factories:
            return dict.setdefault(self, key, factory())
        self[key] = value = factory()
        return value

    def __repr__(self):
        running = id(self) in _shown
        if running:
            factory = "..."
        else:
            _shown.add(id(self))
            try:
                factory = repr(self.default_factory)
            finally:
                _shown.discard(id(self))
        return f"{type(self).__name__}({factory}, {dict.__repr__(self)})"

    def copy(self):
        """A shallow copy."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self.default_factory, other)
        made.update(self)
        return made


@_ordered
@_dotted
class OrderedDict(dict):
    """Dictionary that remembers insertion order"""

    popitem = _ordered_method("popitem")
    move_to_end = _ordered_method("move_to_end")

    def copy(self):
        """A shallow copy of ordered dict."""
        return type(self)(self)

    __copy__ = copy

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self == other
        return result if result is NotImplemented else not result

    __hash__ = None

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        items = dict.__repr__(self)
        return "..." if items == "{...}" else f"{type(self).__name__}({items})"

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made


# ── namedtuple ──

_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is "
    "lambda nonlocal not or pass raise return try while with yield".split()
)


def _listed(names):
    quoted = [repr(name) for name in names]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + f", and {quoted[-1]}"


def _bind(called, fields, defaults, args, kwds):
    """The values of the fields, as a call of a function with these parameters gives them."""
    if len(args) > len(fields):
        takes = f"{len(fields) + 1}"
        if defaults:
            takes = f"from {len(fields) - len(defaults) + 1} to {takes}"
        plural = "s" if defaults or fields else ""
        raise TypeError(f"{called}() takes {takes} positional argument{plural} but {len(args) + 1} were given")
    values = dict(zip(fields, args))
    for name, value in kwds.items():
        if name not in fields:
            raise TypeError(f"{called}() got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"{called}() got multiple values for argument {name!r}")
        values[name] = value
    missing = [name for name in fields if name not in values and name not in defaults]
    if missing:
        plural = "s" if len(missing) > 1 else ""
        raise TypeError(f"{called}() missing {len(missing)} required positional argument{plural}: {_listed(missing)}")
    return [values[name] if name in values else defaults[name] for name in fields]


def _field(index):
    return property(_field_getter(index), _refuse_set, _refuse_delete, f"Alias for field number {index}")


def _refuse_set(self, value):
    raise AttributeError("can't set attribute")


def _refuse_delete(self):
    raise AttributeError("can't delete attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Returns a new subclass of tuple with named fields."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if not name.isidentifier() or name in _KEYWORDS or name.startswith("_") or name in seen:
                field_names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + field_names:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        if defaults:
            field_defaults = dict(zip(field_names[-len(defaults):], defaults))
    fields = tuple(field_names)
    count = len(fields)
    new = tuple.__new__
    called = f"{typename}.__new__"
    labels = [f"{name}=" for name in fields]

    def __new__(cls, /, *args, **kwds):
        if len(args) == count and not kwds:
            return new(cls, args)
        return new(cls, _bind(called, fields, field_defaults, args, kwds))

    @classmethod
    def _make(cls, iterable):
        result = new(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        """Return a nicely formatted representation string"""
        parts = [label + repr(value) for label, value in zip(labels, self)]
        return f"{type(self).__name__}({', '.join(parts)})"

    def _asdict(self):
        """Return a new dict which maps field names to their values."""
        return dict(zip(fields, self))

    def __getnewargs__(self):
        """Return self as a plain tuple.  Used by copy and pickle."""
        return tuple(self)

    class made(tuple):
        __slots__ = ()

    made.__name__ = made.__qualname__ = typename
    made.__module__ = module if module is not None else _caller()
    made.__doc__ = f"{typename}({', '.join(fields)})"
    made._fields = made.__match_args__ = fields
    made._field_defaults = field_defaults
    made.__new__ = staticmethod(__new__)
    made._make = _make
    made._replace = made.__replace__ = _replace
    made.__repr__ = __repr__
    made._asdict = _asdict
    made.__getnewargs__ = __getnewargs__
    for function in (__new__, _replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = f"{typename}.{function.__name__}"
    for index, name in enumerate(fields):
        setattr(made, name, _field(index))
    return made


# ── Counter ──


class Counter(dict):
    """Dict subclass for counting hashable items."""

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        """The count of elements not in the Counter is zero."""
        return 0

    def total(self):
        """Sum of the counts"""
        return sum(self.values())

    def most_common(self, n=None):
        """List the n most common elements and their counts from the most common to the least."""
        if n is None:
            return sorted(self.items(), key=_count_of, reverse=True)
        if n == 1:
            return [max(self.items(), key=_count_of)] if self else []
        return sorted(self.items(), key=_count_of, reverse=True)[: max(n, 0)]

    def elements(self):
        """Iterator over elements repeating each as many times as its count."""
        from itertools import chain, repeat, starmap

        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Like dict.update() but add counts instead of replacing them."""
        if iterable is not None:
            if isinstance(iterable, dict) or hasattr(iterable, "items"):
                if self:
                    get = self.get
                    for elem, count in iterable.items():
                        self[elem] = count + get(elem, 0)
                else:
                    dict.update(self, iterable)
            elif type(self) is Counter:
                _count_elements(self, iterable)
            else:
                get = self.get
                for elem in iterable:
                    self[elem] = get(elem, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like dict.update() but subtracts counts instead of replacing them."""
        get = self.get
        if iterable is not None:
            if isinstance(iterable, dict) or hasattr(iterable, "items"):
                for elem, count in iterable.items():
                    self[elem] = get(elem, 0) - count
            else:
                for elem in iterable:
                    self[elem] = get(elem, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """Return a shallow copy."""
        return type(self)(self)

    __copy__ = copy

    def __delitem__(self, elem):
        """Like dict.__delitem__() but does not raise KeyError for missing values."""
        if elem in self:
            dict.__delitem__(self, elem)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            items = dict(self.most_common())
        except TypeError:
            items = dict(self)
        return f"{type(self).__name__}({items!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[e] == other[e] for c in (self, other) for e in c])

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[e] <= other[e] for c in (self, other) for e in c])

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([self[e] >= other[e] for c in (self, other) for e in c])

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            newcount = count + other[elem]
            if newcount > 0:
                result[elem] = newcount
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            newcount = count - other[elem]
            if newcount > 0:
                result[elem] = newcount
        for elem, count in other.items():
            if elem not in self and count < 0:
                result[elem] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            other_count = other[elem]
            newcount = other_count if count < other_count else count
            if newcount > 0:
                result[elem] = newcount
        for elem, count in other.items():
            if elem not in self and count > 0:
                result[elem] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            other_count = other[elem]
            newcount = count if count < other_count else other_count
            if newcount > 0:
                result[elem] = newcount
        return result

    def __pos__(self):
        result = Counter()
        for elem, count in self.items():
            if count > 0:
                result[elem] = count
        return result

    def __neg__(self):
        result = Counter()
        for elem, count in self.items():
            if count < 0:
                result[elem] = 0 - count
        return result

    def _keep_positive(self):
        for elem in [elem for elem, count in self.items() if not count > 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, other_count in other.items():
            count = self[elem]
            if other_count > count:
                self[elem] = other_count
        return self._keep_positive()

    def __iand__(self, other):
        for elem, count in self.items():
            other_count = other[elem]
            if other_count < count:
                self[elem] = other_count
        return self._keep_positive()


def _count_of(item):
    return item[1]


# ── ChainMap, UserDict, UserList ──


class _Mapping:
    """What MutableMapping gives to a class with the methods by item."""

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def keys(self):
        return _View("KeysView", self, lambda mapping, key: key)

    def items(self):
        return _View("ItemsView", self, lambda mapping, key: (key, mapping[key]))

    def values(self):
        return _View("ValuesView", self, lambda mapping, key: mapping[key])

    def pop(self, key, default=_nothing):
        try:
            value = self[key]
        except KeyError:
            if default is _nothing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def __eq__(self, other):
        if not isinstance(other, (dict, _Mapping)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None
    __reversed__ = None


class _View:
    """keys(), items() or values() of a mapping."""

    def __init__(self, name, mapping, give):
        self._name = name
        self._mapping = mapping
        self._give = give

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        for key in self._mapping:
            yield self._give(self._mapping, key)

    def __contains__(self, item):
        if self._name == "KeysView":
            return item in self._mapping
        for other in self:
            if other is item or other == item:
                return True
        return False

    def __eq__(self, other):
        return set(self) == set(other)

    def __repr__(self):
        return f"{self._name}({self._mapping!r})"


@_as_mapping
class ChainMap(_Mapping):
    """A ChainMap groups multiple dicts (or other mappings) together to create a single, updateable view."""
    __class_getitem__ = classmethod(_alias)

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        d = {}
        for mapping in reversed(self.maps):
            d.update(dict.fromkeys(mapping))
        return iter(d)

    def __contains__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return True
        return False

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(mapping) for mapping in self.maps])})"

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """Create a new ChainMap with keys from iterable and values set to value."""
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        """New ChainMap or subclass with a new copy of maps[0] and refs to maps[1:]"""
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """New ChainMap with a new map followed by all previous maps."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        """New ChainMap from maps[1:]."""
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        """Remove and return an item pair from maps[0]. Raise KeyError if maps[0] is empty."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def pop(self, key, *args):
        """Remove key from maps[0] and return its value. Raise KeyError if key not in maps[0]."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def clear(self):
        """Clear maps[0], leaving maps[1:] intact."""
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, (dict, _Mapping)):
            return NotImplemented
        m = self.copy()
        m.maps[0].update(other)
        return m

    def __ror__(self, other):
        if not isinstance(other, (dict, _Mapping)):
            return NotImplemented
        m = dict(other)
        for child in reversed(self.maps):
            m.update(child)
        return type(self)(m)


@_as_mapping
class UserDict(_Mapping):
    """A dict to be extended, around one in the attribute data."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(self.__class__, "__missing__"):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        if key in self:
            return self[key]
        return default

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            return self.__class__(self.data | other.data)
        return self.__class__(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return self.__class__(other | self.data) if isinstance(other, dict) else NotImplemented

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def copy(self):
        made = self.__class__()
        for name, value in self.__dict__.items():
            setattr(made, name, value)
        made.data = self.data.copy()
        return made

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        d = cls()
        for key in iterable:
            d[key] = value
        return d


@_as_sequence
class UserList:
    """A list to be extended, around one in the attribute data."""

    __hash__ = None

    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            self.data[:] = initlist.data if isinstance(initlist, UserList) else list(initlist)

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < _data_of(other)

    def __le__(self, other):
        return self.data <= _data_of(other)

    def __eq__(self, other):
        return self.data == _data_of(other)

    def __gt__(self, other):
        return self.data > _data_of(other)

    def __ge__(self, other):
        return self.data >= _data_of(other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for item in self.data:
            yield item

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self.__class__(self.data[i])
        return self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return self.__class__(self.data + list(_data_of(other)))

    def __radd__(self, other):
        return self.__class__(list(_data_of(other)) + self.data)

    def __iadd__(self, other):
        self.data += list(_data_of(other))
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_data_of(other))


def _data_of(other):
    return other.data if isinstance(other, UserList) else other


class UserString:
    """A str to be extended, around one in the attribute data."""

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) else str(seq)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    def __eq__(self, string):
        return self.data == _text_of(string)

    def __lt__(self, string):
        return self.data < _text_of(string)

    def __le__(self, string):
        return self.data <= _text_of(string)

    def __gt__(self, string):
        return self.data > _text_of(string)

    def __ge__(self, string):
        return self.data >= _text_of(string)

    def __contains__(self, char):
        return _text_of(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        return self.__class__(self.data + (_text_of(other) if isinstance(other, (str, UserString)) else str(other)))

    def __radd__(self, other):
        return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)

    def join(self, seq):
        return self.data.join(seq)

    def translate(self, *args):
        return self.__class__(self.data.translate(*args))

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(sep, maxsplit)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)

    def partition(self, sep):
        return self.data.partition(sep)

    def rpartition(self, sep):
        return self.data.rpartition(sep)

    def startswith(self, prefix, *range):
        return self.data.startswith(prefix, *range)

    def endswith(self, suffix, *range):
        return self.data.endswith(suffix, *range)

    def replace(self, old, new, count=-1):
        return self.__class__(self.data.replace(_text_of(old), _text_of(new), count))

    def removeprefix(self, prefix, /):
        return self.__class__(self.data.removeprefix(_text_of(prefix)))

    def removesuffix(self, suffix, /):
        return self.__class__(self.data.removesuffix(_text_of(suffix)))

    def zfill(self, width):
        return self.__class__(self.data.zfill(width))

    def expandtabs(self, tabsize=8):
        return self.__class__(self.data.expandtabs(tabsize))

    def capitalize(self):
        return self.__class__(self.data.capitalize())

    def casefold(self):
        return self.__class__(self.data.casefold())

    def lower(self):
        return self.__class__(self.data.lower())

    def upper(self):
        return self.__class__(self.data.upper())

    def swapcase(self):
        return self.__class__(self.data.swapcase())

    def title(self):
        return self.__class__(self.data.title())

    def center(self, width, *args):
        return self.__class__(self.data.center(width, *args))

    def ljust(self, width, *args):
        return self.__class__(self.data.ljust(width, *args))

    def rjust(self, width, *args):
        return self.__class__(self.data.rjust(width, *args))

    def strip(self, chars=None):
        return self.__class__(self.data.strip(_text_of(chars)))

    def lstrip(self, chars=None):
        return self.__class__(self.data.lstrip(_text_of(chars)))

    def rstrip(self, chars=None):
        return self.__class__(self.data.rstrip(_text_of(chars)))

    def count(self, sub, *range):
        return self.data.count(_text_of(sub), *range)

    def find(self, sub, *range):
        return self.data.find(_text_of(sub), *range)

    def rfind(self, sub, *range):
        return self.data.rfind(_text_of(sub), *range)

    def index(self, sub, *range):
        return self.data.index(_text_of(sub), *range)

    def rindex(self, sub, *range):
        return self.data.rindex(_text_of(sub), *range)

    def isalpha(self):
        return self.data.isalpha()

    def isalnum(self):
        return self.data.isalnum()

    def isascii(self):
        return self.data.isascii()

    def isdecimal(self):
        return self.data.isdecimal()

    def isdigit(self):
        return self.data.isdigit()

    def isidentifier(self):
        return self.data.isidentifier()

    def islower(self):
        return self.data.islower()

    def isnumeric(self):
        return self.data.isnumeric()

    def isprintable(self):
        return self.data.isprintable()

    def isspace(self):
        return self.data.isspace()

    def istitle(self):
        return self.data.istitle()

    def isupper(self):
        return self.data.isupper()


def _text_of(value):
    return value.data if isinstance(value, UserString) else value
