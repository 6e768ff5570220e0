"""Functions that work on functions."""

from _collections import alias as _alias, dotted as _dotted, plain_key as _plain_key, recall as _recall
from sys import modules as _modules
from threading import Lock as _Lock

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
    "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property", "Placeholder",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)

_nothing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Update a wrapper function to look like the wrapped function."""
    for attr in assigned:
        value = getattr(wrapped, attr, _nothing)
        if value is not _nothing:
            _assign(wrapper, attr, value)
    for attr in updated:
        for name, value in getattr(wrapped, attr, {}).items():
            setattr(wrapper, name, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def _assign(wrapper, name, value):
    if name not in ("__annotate__", "__type_params__"):
        setattr(wrapper, name, value)
        return
    try:
        setattr(wrapper, name, value)
    except (AttributeError, TypeError):
        pass


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator factory to apply update_wrapper() to a wrapper function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ── total_ordering ──


def _gt_from_lt(self, other):
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return not result and self != other


def _le_from_lt(self, other):
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return result or self == other


def _ge_from_lt(self, other):
    result = type(self).__lt__(self, other)
    if result is NotImplemented:
        return result
    return not result


def _ge_from_le(self, other):
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return not result or self == other


def _lt_from_le(self, other):
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return result and self != other


def _gt_from_le(self, other):
    result = type(self).__le__(self, other)
    if result is NotImplemented:
        return result
    return not result


def _lt_from_gt(self, other):
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return not (result or self == other)


def _ge_from_gt(self, other):
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return result or self == other


def _le_from_gt(self, other):
    result = type(self).__gt__(self, other)
    if result is NotImplemented:
        return result
    return not result


def _le_from_ge(self, other):
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return not result or self == other


def _gt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return result and self != other


def _lt_from_ge(self, other):
    result = type(self).__ge__(self, other)
    if result is NotImplemented:
        return result
    return not result


_convert = {
    "__lt__": [("__gt__", _gt_from_lt), ("__le__", _le_from_lt), ("__ge__", _ge_from_lt)],
    "__le__": [("__ge__", _ge_from_le), ("__lt__", _lt_from_le), ("__gt__", _gt_from_le)],
    "__gt__": [("__lt__", _lt_from_gt), ("__ge__", _ge_from_gt), ("__le__", _le_from_gt)],
    "__ge__": [("__le__", _le_from_ge), ("__gt__", _gt_from_ge), ("__lt__", _lt_from_ge)],
}


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    roots = [op for op in _convert if getattr(cls, op, None) is not getattr(object, op, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, function in _convert[max(roots)]:
        if name not in roots:
            setattr(cls, name, function)
    return cls


# ── reduce and cmp_to_key ──


def reduce(function, iterable, /, initial=_nothing):
    """Apply a function of two arguments cumulatively to the items of an iterable, from left to right."""
    try:
        items = iter(iterable)
    except TypeError as error:
        if "is not iterable" not in str(error):
            raise
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _nothing:
        value = next(items, _nothing)
        if value is _nothing:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


def cmp_to_key(mycmp):
    """Convert a cmp= function into a key= function."""

    @_dotted
    class KeyWrapper:
        __slots__ = ("obj",)
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return KeyWrapper


# ── partial ──


class _PlaceholderType:
    __slots__ = ()

    def __repr__(self):
        return "Placeholder"


Placeholder = _PlaceholderType()


def _merge(args, more):
    """The placeholders among args filled with the first of more, the rest appended."""
    missing = args.count(Placeholder)
    if missing > len(more):
        raise TypeError(f"missing positional arguments in 'partial' call; expected at least {missing}, got {len(more)}")
    given = iter(more)
    return tuple([next(given) if arg is Placeholder else arg for arg in args]) + tuple(given)


@_dotted
class partial:
    """Create a new function with partial application of the given arguments and keywords."""
    __class_getitem__ = classmethod(_alias)

    def __init__(self, func=_nothing, /, *args, **keywords):
        if func is _nothing:
            raise TypeError("type 'partial' takes at least one argument")
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        for value in keywords.values():
            if value is Placeholder:
                raise TypeError("Placeholder cannot be passed as a keyword argument")
        if isinstance(func, partial):
            if args:
                spare = func.args.count(Placeholder) - len(args)
                args = _merge(func.args, args + (Placeholder,) * spare)
            else:
                args = func.args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords
        self._has_places = Placeholder in args if args else False

    def __call__(self, /, *args, **keywords):
        if keywords or self.keywords:
            keywords = {**self.keywords, **keywords}
            if self._has_places:
                return self.func(*_merge(self.args, args), **keywords)
            return self.func(*(self.args + args), **keywords)
        if self._has_places:
            return self.func(*_merge(self.args, args))
        return self.func(*(self.args + args))

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return partial(_bound_partial, self, obj)

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(arg) for arg in self.args]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]

        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"


def _bound_partial(self, obj, /, *args, **keywords):
    return self(obj, *args, **keywords)


class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, "__get__", None) is None:
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        func = self.func
        if isinstance(func, (staticmethod, classmethod)) or hasattr(type(func), "__get__"):
            bound = func.__get__(obj, cls)
            if bound is not func:
                return partial(bound, *self.args, **self.keywords)
        if isinstance(func, (staticmethod, classmethod)) or obj is None:
            return partial(_bound_method, self)
        return partial(_bound_method, self, obj)

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(arg) for arg in self.args]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"


def _bound_method(method, obj, /, *args, **keywords):
    return method.func(obj, *method.args, *args, **{**method.keywords, **keywords})


# ── caches ──


class CacheInfo(tuple):
    """Statistics of a cache."""

    __slots__ = ()
    __match_args__ = _fields = ("hits", "misses", "maxsize", "currsize")
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return f"CacheInfo(hits={self[0]!r}, misses={self[1]!r}, maxsize={self[2]!r}, currsize={self[3]!r})"

    def _asdict(self):
        return dict(zip(self._fields, self))


_mark = object()


def _key_of(args, kwds, typed):
    key = args
    if kwds:
        key += (_mark,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple([type(value) for value in args])
        if kwds:
            key += tuple([type(value) for value in kwds.values()])
    elif len(key) == 1 and (type(key[0]) is int or type(key[0]) is str):
        return key[0]
    return key


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def cache(user_function, /):
    """Simple lightweight unbounded cache. Sometimes called "memoize"."""
    return _cached(user_function, None, False)


def _cached(user_function, maxsize, typed):
    if not callable(user_function):
        raise TypeError("the first argument must be callable")
    known = {}
    hits = misses = 0

    if maxsize is None:

        def wrapper(*args, **kwds):
            nonlocal hits, misses
            key = _key_of(args, kwds, typed) if kwds or typed else _plain_key(args)
            result = _recall(known, key, _mark, None)
            if result is not _mark:
                hits += 1
                return result
            misses += 1
            result = known[key] = user_function(*args, **kwds)
            return result

    elif maxsize == 0:

        def wrapper(*args, **kwds):
            nonlocal misses
            misses += 1
            return user_function(*args, **kwds)

    else:
        lock = _Lock()

        def wrapper(*args, **kwds):
            nonlocal hits, misses
            key = _key_of(args, kwds, typed) if kwds or typed else _plain_key(args)
            with lock:
                result = _recall(known, key, _mark, True)
                if result is not _mark:
                    hits += 1
                    return result
                misses += 1
            result = user_function(*args, **kwds)
            with lock:
                if key not in known:
                    if len(known) >= maxsize:
                        del known[next(iter(known))]
                    known[key] = result
            return result

    def cache_info():
        """Report cache statistics"""
        return CacheInfo((hits, misses, maxsize, len(known)))

    def cache_clear():
        """Clear the cache and cache statistics"""
        nonlocal hits, misses
        known.clear()
        hits = misses = 0

    update_wrapper(wrapper, user_function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


class cached_property:
    """A property that is computed once and then an attribute of the instance."""
    __class_getitem__ = classmethod(_alias)

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = getattr(func, "__doc__", None)
        self.__module__ = getattr(func, "__module__", None)

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            known = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property."
            ) from None
        value = known.get(self.attrname, _nothing)
        if value is _nothing:
            value = self.func(instance)
            object.__setattr__(instance, self.attrname, value)
        return value


# ── singledispatch ──


def _implementation(cls, registry):
    for base in cls.__mro__:
        if base is not object and base in registry:
            return registry[base]
    found = None
    for base in registry:
        if base is not object and base not in cls.__mro__ and issubclass(cls, base):
            if found is None or issubclass(base, found):
                found = base
    return registry.get(object if found is None else found)


_plain = {cls.__name__: cls for cls in (bool, bytearray, bytes, dict, float, frozenset, int, list, object, set, str, tuple, type)}


def _named(text, func):
    """The class or the union that an annotation means which is text: names of the function's module, with dots and `|`."""
    made = _nothing
    for part in text.split("|"):
        first, *others = part.strip().split(".")
        found = None if first == "None" else getattr(_modules.get(func.__module__), first, _plain.get(first, _nothing))
        if found is _nothing:
            if not first.isidentifier():
                return text
            raise NameError(f"name {first!r} is not defined")
        for name in others:
            found = getattr(found, name)
        made = found if made is _nothing else made | found
    return type(None) if made is None else made


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    registry = {}
    known = {}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        """generic_func.dispatch(cls) -> <function implementation>"""
        found = known.get(cls)
        if found is None:
            found = registry.get(cls)
            if found is None:
                found = _implementation(cls, registry)
            known[cls] = found
        return found

    def register(cls, func=None):
        """generic_func.register(cls, func) -> func"""
        if func is None:
            if isinstance(cls, type) or getattr(cls, "__args__", None) and not callable(cls):
                return lambda f: register(cls, f)
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` "
                    f"on an annotated function."
                )
            func = cls
            argument, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = _named(cls, func)
            if not isinstance(cls, type):
                classes = getattr(cls, "__args__", None)
                if classes is None:
                    raise TypeError(f"Invalid annotation for {argument!r}. {cls!r} is not a class.")
                for one in classes:
                    registry[one] = func
                known.clear()
                return func
        elif not isinstance(cls, type):
            classes = getattr(cls, "__args__", None)
            if classes is None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            for one in classes:
                registry[one] = func
            known.clear()
            return func
        registry[cls] = func
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = known.clear
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """generic_method.register(cls, func) -> func"""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            chosen = dispatch(args[0].__class__)
            if hasattr(chosen, "__get__"):
                return chosen.__get__(obj, cls)(*args, **kwargs)
            return chosen(*args, **kwargs) if obj is None else chosen(obj, *args, **kwargs)

        update_wrapper(method, self.func)
        method.register = self.register
        return method
