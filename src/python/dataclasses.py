"""Classes of fields: their methods are made of their annotations."""

from _dataclasses import equal as _equal, init as _init, interned as _interned, values as _values
from _thread import get_ident
from annotationlib import Format, get_annotations

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was to change."""


class _MISSING_TYPE:
    pass


class _KwOnly:
    pass


class _Factory:
    def __repr__(self):
        return "<factory>"


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _MISSING_TYPE()
KW_ONLY = _KwOnly()
_FACTORY = _Factory()
_FIELD = _Kind("_FIELD")
_CLASS_VARIABLE = _Kind("_FIELD_CLASSVAR")
_INIT_VARIABLE = _Kind("_FIELD_INITVAR")


class InitVar:
    """The type of what only __init__ gets, for __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of a field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _metadata(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
            f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
            f"kw_only={self.kw_only!r},doc={self.doc!r},_field_type={self._field_type})"
        )

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)


def _metadata(given):
    from types import MappingProxyType

    return MappingProxyType({} if given is None else given)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return (
            f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
            f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r},match_args={self.match_args!r},kw_only={self.kw_only!r},"
            f"slots={self.slots!r},weakref_slot={self.weakref_slot!r})"
        )


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None
):
    """Says more of a field than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# ── which fields there are ──


def _is_named(annotation, name):
    """Whether an annotation is, or is a special form of, a name of typing (or its text says so)."""
    if isinstance(annotation, str):
        head = annotation.split("[")[0].strip()
        return head == name or head.endswith("." + name)
    origin = getattr(annotation, "__origin__", None) or annotation
    return getattr(origin, "_name", None) == name


def _is_init_variable(annotation):
    if isinstance(annotation, str):
        return _is_named(annotation, "InitVar")
    return annotation is InitVar or type(annotation) is InitVar


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_named(annotation, "ClassVar"):
        made._field_type = _CLASS_VARIABLE
    elif _is_init_variable(annotation):
        made._field_type = _INIT_VARIABLE
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {made.name} cannot have a default factory")
    if made._field_type is _CLASS_VARIABLE:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {made.name} is a ClassVar but specifies kw_only")
        made.kw_only = MISSING
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and _is_unhashable(made.default):
        raise ValueError(f"mutable default {made.default.__class__} for field {made.name} is not allowed: use default_factory")
    return made


def _is_unhashable(value):
    return isinstance(value, (list, dict, set, bytearray)) or getattr(value.__class__, "__hash__", value) is None


def _own_fields(cls, kw_only):
    found = []
    seen_marker = False
    annotations = get_annotations(cls, format=Format.FORWARDREF)
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or isinstance(annotation, str) and _is_named(annotation, "KW_ONLY"):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = True
            kw_only = True
        else:
            found.append(_get_field(cls, name, annotation, kw_only))
    for own in found:
        if isinstance(getattr(cls, own.name, None), Field):
            if own.default is MISSING:
                delattr(cls, own.name)
            else:
                setattr(cls, own.name, own.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _inherited_fields(cls, frozen):
    fields = {}
    has_dataclass_bases = False
    any_frozen = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        theirs = base.__dict__.get(_FIELDS)
        if theirs is None:
            continue
        if all_frozen is None:
            all_frozen = True
        has_dataclass_bases = True
        fields.update(theirs)
        if base.__dict__[_PARAMS].frozen:
            any_frozen = True
        else:
            all_frozen = False
    if has_dataclass_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return fields


_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


# ── the methods ──


def _listed(names):
    quoted = [repr(name) for name in names]
    if len(quoted) <= 2:
        return " and ".join(quoted)
    return f"{', '.join(quoted[:-1])}, and {quoted[-1]}"


def _bind(title, positional, keyword_only, args, kwargs):
    """The values of all fields of __init__ in their order; the messages are those of a call of a function."""
    count = len(positional)
    given = len(args)
    values = {}
    for own, value in zip(positional, args):
        values[own.name] = value
    known = {own.name for own in positional} | {own.name for own in keyword_only}
    for name, value in kwargs.items():
        if name not in known:
            raise TypeError(f"{title}() got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"{title}() got multiple values for argument {name!r}")
        values[name] = value
    if given > count:
        least = 1 + len([own for own in positional if _is_required(own)])
        takes = f"from {least} to {count + 1}" if least <= count else str(count + 1)
        named = len([own for own in keyword_only if own.name in values])
        also = ""
        if named:
            also = f" positional argument{'s' if given + 1 != 1 else ''} (and {named} keyword-only argument{'s' if named != 1 else ''})"
        plural = "s" if least <= count or count + 1 != 1 else ""
        raise TypeError(f"{title}() takes {takes} positional argument{plural} but {given + 1}{also} were given")
    for kind, group in (("positional", positional), ("keyword-only", keyword_only)):
        lacking = [own.name for own in group if own.name not in values and _is_required(own)]
        if lacking:
            plural = "s" if len(lacking) > 1 else ""
            raise TypeError(f"{title}() missing {len(lacking)} required {kind} argument{plural}: {_listed(lacking)}")
    return [_default_of(own) if own.name not in values else values[own.name] for own in [*positional, *keyword_only]]


def _is_required(own):
    return own.default is MISSING and own.default_factory is MISSING


def _default_of(own):
    return own.default if own.default_factory is MISSING else own.default_factory()


def _make_init(cls, title, fields, frozen, has_post_init):
    """__init__ for fields and init variables in their order."""
    in_init = [own for own in fields if own.init]
    positional = [own for own in in_init if not own.kw_only]
    keyword_only = [own for own in in_init if own.kw_only]
    seen_default = None
    for own in positional:
        if not _is_required(own):
            seen_default = own
        elif seen_default is not None:
            raise TypeError(f"non-default argument {own.name!r} follows default argument {seen_default.name!r}")
    names = tuple([own.name for own in [*positional, *keyword_only]])
    count = len(names) if not keyword_only else -1
    late = [own for own in fields if not own.init and own.default_factory is not MISSING]
    plain = not late and all(own._field_type is _FIELD for own in in_init) and not has_post_init
    store = object.__setattr__ if frozen else setattr
    if count >= 0 and not late and all(own._field_type is _FIELD for own in in_init) and len(in_init) == len(fields):
        return _plain_init(positional, frozen, has_post_init, cls)
    if plain:

        def __init__(self, *args, **kwargs):
            if kwargs or len(args) != count:
                args = _bind(title, positional, keyword_only, args, kwargs)
            for name, value in zip(names, args):
                store(self, name, value)

    else:
        stored = [own for own in fields if own._field_type is _FIELD and (own.init or own.default_factory is not MISSING)]
        passed = [own.name for own in fields if own._field_type is _INIT_VARIABLE]

        def __init__(self, *args, **kwargs):
            if kwargs or len(args) != count:
                args = _bind(title, positional, keyword_only, args, kwargs)
            values = dict(zip(names, args))
            for own in stored:
                store(self, own.name, values[own.name] if own.init else own.default_factory())
            if has_post_init:
                self.__post_init__(*[values[name] if name in values else getattr(cls, name) for name in passed])

    # For inspect: the function itself takes anything.
    __init__._parameters = [
        (own.name, own.kw_only, MISSING if _is_required(own) else _FACTORY if own.default is MISSING else own.default)
        for own in [*positional, *keyword_only]
    ]
    return _annotated(__init__, in_init, cls)


def _annotated(function, in_init, cls):
    function.__module__ = cls.__module__
    function.__annotations__ = {own.name: own.type for own in in_init} | {"return": None}
    return function


def _template(self):
    pass


def _plain_init(positional, frozen, has_post_init, cls):
    """As _make_init, where every field is a positional parameter: a function of the runtime's own making."""
    given = [own for own in positional if not _is_required(own)]
    made = _init(
        _template,
        tuple([own.name for own in positional]),
        tuple([own.default if own.default_factory is MISSING else _FACTORY for own in given]),
        tuple([None if own.default_factory is MISSING else own.default_factory for own in positional]),
        _FACTORY,
        object.__setattr__ if frozen else None,
        "__post_init__" if has_post_init else None,
    )
    made.__name__ = "__init__"
    return _annotated(made, positional, cls)


def _make_repr(fields):
    names = [own.name for own in fields if own.repr]
    running = set()

    def __repr__(self):
        key = (id(self), get_ident())
        if key in running:
            return "..."
        running.add(key)
        try:
            inside = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        finally:
            running.discard(key)
        return f"{self.__class__.__qualname__}({inside})"

    return __repr__


def _make_eq(fields):
    names = _interned(tuple([own.name for own in fields if own.compare]))

    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _equal(self, other, names)

    return __eq__


def _make_order(fields):
    names = _interned(tuple([own.name for own in fields if own.compare]))

    def values(of):
        return _values(of, names)

    def __lt__(self, other):
        return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented

    def __le__(self, other):
        return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented

    def __gt__(self, other):
        return values(self) > values(other) if other.__class__ is self.__class__ else NotImplemented

    def __ge__(self, other):
        return values(self) >= values(other) if other.__class__ is self.__class__ else NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_hash(fields):
    names = _interned(tuple([own.name for own in fields if (own.compare if own.hash is None else own.hash)]))

    def __hash__(self):
        return hash(_values(self, names))

    return __hash__


def _make_frozen(cls, fields):
    names = {own.name for own in fields}

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _replace(self, /, **changes):
    return _replaced(self, changes)


def _type_text(annotation):
    if isinstance(annotation, type):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _signature(fields):
    parts = []
    in_init = [own for own in fields if own.init]
    marked = False
    for own in [own for own in in_init if not own.kw_only] + [own for own in in_init if own.kw_only]:
        if own.kw_only and not marked:
            marked = True
            parts.append("*")
        text = f"{own.name}: {_type_text(own.type)}"
        if own.default is not MISSING:
            text += f" = {own.default!r}"
        elif own.default_factory is not MISSING:
            text += " = <factory>"
        parts.append(text)
    return f"({', '.join(parts)})"


# ── the decorator ──


def _add(cls, function):
    """Gives a class a method that it has not itself; True if it had."""
    if function.__name__ in cls.__dict__:
        return True
    function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
    setattr(cls, function.__name__, function)
    return False


def _process(cls, params):
    fields = _inherited_fields(cls, params.frozen)
    for own in _own_fields(cls, params.kw_only):
        fields[own.name] = own
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, params)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    listed = list(fields.values())
    init_fields = [own for own in listed if own._field_type is not _CLASS_VARIABLE]
    own_fields = [own for own in listed if own._field_type is _FIELD]
    if params.init:
        title = f"{cls.__qualname__}.__init__"
        _add(cls, _make_init(cls, title, init_fields, params.frozen, hasattr(cls, "__post_init__")))
    if "__replace__" not in cls.__dict__:
        setattr(cls, "__replace__", _replace)
    if params.repr:
        _add(cls, _make_repr(own_fields))
    if params.eq:
        _add(cls, _make_eq(own_fields))
    if params.order:
        for function in _make_order(own_fields):
            if _add(cls, function):
                raise TypeError(
                    f"Cannot overwrite attribute {function.__name__} in class {cls.__name__} "
                    "Consider using functools.total_ordering"
                )
    if params.frozen:
        for function in _make_frozen(cls, own_fields):
            if _add(cls, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    _set_hash(cls, params, own_fields, has_hash)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature(init_fields)
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([own.name for own in init_fields if own.init and not own.kw_only])
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _with_slots(cls, params.frozen, params.weakref_slot)
    if "__abstractmethods__" in cls.__dict__:
        from abc import update_abstractmethods

        update_abstractmethods(cls)
    return cls


def _set_hash(cls, params, fields, has_hash):
    if params.unsafe_hash:
        if has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not params.eq or has_hash:
        return
    elif not params.frozen:
        cls.__hash__ = None
        return
    function = _make_hash(fields)
    function.__qualname__ = f"{cls.__qualname__}.__hash__"
    cls.__hash__ = function


def _get_state(self):
    return [getattr(self, field.name) for field in fields(self)]


def _set_state(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)


def _with_slots(cls, is_frozen, weakref_slot):
    """The class once more, with __slots__."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple([own.name for own in fields(cls)])
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    own = [name for name in names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        own.append("__weakref__")
    namespace["__slots__"] = tuple(own)
    if is_frozen:
        # The state would be given by assignments, which are refused.
        namespace.setdefault("__getstate__", _get_state)
        namespace.setdefault("__setstate__", _set_state)
    for name in (*names, "__dict__", "__weakref__"):
        namespace.pop(name, None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    for value in namespace.values():
        for function in _functions_of(value):
            # Only what super() goes by: a frozen class's own methods keep the class that they were made for.
            free = getattr(getattr(function, "__code__", None), "co_freevars", ())
            if "__class__" in free:
                cell = function.__closure__[free.index("__class__")]
                try:
                    if cell.cell_contents is cls:
                        cell.cell_contents = made
                except ValueError:
                    pass
    return made


def _functions_of(value):
    if isinstance(value, property):
        return [value.fget, value.fset, value.fdel]
    return [getattr(value, "__func__", value)]


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """Gives a class the methods that its fields ask for."""
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    def wrap(cls):
        return _process(cls, params)

    return wrap if cls is None else wrap(cls)


# ── functions on instances ──


def fields(class_or_instance):
    """The fields of a dataclass."""
    found = getattr(class_or_instance, _FIELDS, None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([own for own in found.values() if own._field_type is _FIELD])


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields in a dict, and those of what they hold."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as_dict(obj, dict_factory)


_ATOMS = (type(None), bool, int, float, str, bytes)


def _as_dict(obj, make):
    kind = type(obj)
    if kind in _ATOMS:
        return obj
    if hasattr(kind, _FIELDS):
        return make([(own.name, _as_dict(getattr(obj, own.name), make)) for own in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_as_dict(item, make) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_as_dict(item, make) for item in obj])
    if isinstance(obj, dict):
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            for key, value in obj.items():
                result[_as_dict(key, make)] = _as_dict(value, make)
            return result
        return kind([(_as_dict(key, make), _as_dict(value, make)) for key, value in obj.items()])
    from copy import deepcopy

    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields in a tuple, and those of what they hold."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as_tuple(obj, tuple_factory)


def _as_tuple(obj, make):
    kind = type(obj)
    if kind in _ATOMS:
        return obj
    if hasattr(kind, _FIELDS):
        return make([_as_tuple(getattr(obj, own.name), make) for own in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_as_tuple(item, make) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_as_tuple(item, make) for item in obj])
    if isinstance(obj, dict):
        return kind([(_as_tuple(key, make), _as_tuple(value, make)) for key, value in obj.items()])
    from copy import deepcopy

    return deepcopy(obj)


def replace(obj, /, **changes):
    """A copy with other values of some fields."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replaced(obj, changes)


def _replaced(obj, changes):
    for own in getattr(obj, _FIELDS).values():
        if own._field_type is _CLASS_VARIABLE:
            continue
        if not own.init:
            if own.name in changes:
                raise TypeError(f"field {own.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if own.name not in changes:
            if own._field_type is _INIT_VARIABLE and own.default is MISSING:
                raise TypeError(f"InitVar {own.name!r} must be specified with replace()")
            changes[own.name] = getattr(obj, own.name)
    return obj.__class__(**changes)


def make_dataclass(
    cls_name,
    fields,
    *,
    bases=(),
    namespace=None,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
    module=None,
    decorator=dataclass,
):
    """Makes a dataclass of names, types and defaults."""
    names = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            from typing import Any

            name, annotation = item, Any
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, names[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation
    names["__annotations__"] = annotations
    if module is not None:
        names["__module__"] = module
    return decorator(
        type(cls_name, bases, names),
        init=init,
        repr=repr,
        eq=eq,
        order=order,
        unsafe_hash=unsafe_hash,
        frozen=frozen,
        match_args=match_args,
        kw_only=kw_only,
        slots=slots,
        weakref_slot=weakref_slot,
    )
