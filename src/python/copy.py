"""Shallow and deep copies of objects."""

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

_ATOMIC = frozenset([
    int, float, bool, str, bytes, type, range, type(None), type(Ellipsis), type(NotImplemented), property,
    type(len), type(lambda: 0), type("".join),
])
_CONTAINERS = {list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy}


def copy(x):
    """Shallow copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or cls is slice:
        return x
    if cls in _CONTAINERS:
        return _CONTAINERS[cls](x)
    if isinstance(x, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _again(x, None)


def deepcopy(x, memo=None, _nil=[]):
    """Deep copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    d = id(x)
    if memo is None:
        memo = {}
    else:
        y = memo.get(d, _nil)
        if y is not _nil:
            return y
    if cls is list:
        y = []
        memo[d] = y
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = {}
        memo[d] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = _deep_tuple(x, memo)
    elif isinstance(x, type):
        y = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        y = copier(memo) if copier is not None else _again(x, memo)
    if y is not x:
        memo[d] = y
        _keep_alive(x, memo)
    return y


def _deep_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    # A tuple that holds itself through something else was copied by now.
    if id(x) in memo:
        return memo[id(x)]
    for k, j in zip(x, y):
        if k is not j:
            return tuple(y)
    return x


def _keep_alive(x, memo):
    """What was copied lives as long as the memo: the id of another object must not be its."""
    kept = memo.get(id(memo))
    if kept is None:
        memo[id(memo)] = [x]
    else:
        kept.append(x)


_CONTENTS = (dict, list, set, frozenset, tuple, str, bytes, bytearray, int, float)


def _contents(x):
    """The built-in type whose contents an object has, or None."""
    for base in type(x).__mro__:
        if base in _CONTENTS:
            return base
    return None


# Of classes that are Python inside, or have no other name here.
_KEPT = ("complex", "ReferenceType", "function", "builtin_function_or_method", "code", "Union", "GenericAlias")


def _again(x, memo):
    """A new object of the class with the same state: what __reduce_ex__ comes to."""
    cls = type(x)
    deep = memo is not None
    if isinstance(x, BaseException):
        y = cls.__new__(cls, *(deepcopy(x.args, memo) if deep else x.args))
        y.args = deepcopy(x.args, memo) if deep else x.args
        if deep:
            memo[id(x)] = y
        _give_state(x, y, memo)
        return y
    if cls in (slice, frozenset, set, bytearray):
        if not deep:
            return cls(x) if cls is not slice else x
        if cls is slice:
            return slice(deepcopy(x.start, memo), deepcopy(x.stop, memo), deepcopy(x.step, memo))
        return cls([deepcopy(item, memo) for item in x]) if cls is not bytearray else bytearray(x)
    if cls.__module__ == "builtins" or cls.__name__ == "ReferenceType":
        if cls.__name__ in _KEPT:
            return x
        if cls.__name__ == "method":
            return cls(x.__func__, deepcopy(x.__self__, memo)) if deep else x
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    reduce = getattr(x, "__reduce_ex__", None)
    parts = reduce(4) if reduce is not None else None
    if parts is None:
        reduce = getattr(x, "__reduce__", None)
        parts = reduce() if reduce is not None else None
    if parts is not None:
        return x if isinstance(parts, str) else _rebuilt(x, memo, *parts)
    base = _contents(x)
    arguments = ()
    get = getattr(x, "__getnewargs_ex__", None)
    keywords = {}
    if get is not None:
        arguments, keywords = get()
    else:
        get = getattr(x, "__getnewargs__", None)
        if get is not None:
            arguments = get()
        elif base in (tuple, frozenset):
            arguments = (base(x),)
        elif base in (str, bytes, int, float):
            arguments = (base(x),)
    if deep:
        arguments = deepcopy(arguments, memo)
        keywords = deepcopy(keywords, memo)
    y = cls.__new__(cls, *arguments, **keywords)
    if deep:
        memo[id(x)] = y
    _give_state(x, y, memo)
    if base is list:
        for item in x:
            y.append(deepcopy(item, memo) if deep else item)
    elif base is dict:
        for key, value in x.items():
            if deep:
                y[deepcopy(key, memo)] = deepcopy(value, memo)
            else:
                y[key] = value
    elif base is set:
        for item in x:
            y.add(deepcopy(item, memo) if deep else item)
    return y


def _rebuilt(x, memo, make, arguments, state=None, items=None, pairs=None, /):
    """A new object from what the object's own __reduce__ says."""
    deep = memo is not None
    y = make(*[deepcopy(item, memo) for item in arguments]) if deep else make(*arguments)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _restore(y, deepcopy(state, memo) if deep else state)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        if deep:
            key = deepcopy(key, memo)
            value = deepcopy(value, memo)
        y[key] = value
    return y


def _restore(y, state):
    set_state = getattr(y, "__setstate__", None)
    if set_state is not None:
        set_state(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(y, name, value)


def _give_state(x, y, memo):
    cls = type(x)
    deep = memo is not None
    get = getattr(cls, "__getstate__", None)
    if get is not None and get is not getattr(object, "__getstate__", None):
        state = get(x)
        if deep:
            state = deepcopy(state, memo)
        given = True
    else:
        state = dict(getattr(x, "__dict__", {}))
        slots = {}
        for base in cls.__mro__:
            names = getattr(base, "__slots__", ())
            for name in (names,) if isinstance(names, str) else names:
                if name in ("__dict__", "__weakref__"):
                    continue
                if name.startswith("__") and not name.endswith("__"):
                    name = f"_{base.__name__.lstrip('_')}{name}"
                if hasattr(x, name):
                    slots[name] = getattr(x, name)
        given = False
        if deep:
            state = {name: deepcopy(value, memo) for name, value in state.items()}
            slots = {name: deepcopy(value, memo) for name, value in slots.items()}
    set_state = getattr(y, "__setstate__", None)
    if set_state is not None:
        if given:
            if state is not None:
                set_state(state)
        elif slots:
            set_state((state or None, slots))
        elif state:
            set_state(state)
        return
    if given:
        slots = {}
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
            slots = slots or {}
        state = state or {}
    for name, value in state.items():
        object.__setattr__(y, name, value) if not isinstance(y, BaseException) else setattr(y, name, value)
    for name, value in slots.items():
        setattr(y, name, value)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    cls = obj.__class__
    function = getattr(cls, "__replace__", None)
    if function is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return function(obj, **changes)
