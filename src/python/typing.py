"""Names for annotations. They are values that say what they are; nothing is checked."""

__all__ = [
    "AbstractSet", "Annotated", "Any", "AnyStr", "ByteString", "Callable", "ChainMap", "ClassVar", "Collection", "Concatenate",
    "Container", "Counter", "DefaultDict", "Deque", "Dict", "Final", "FrozenSet", "Generator", "Generic", "Hashable", "ItemsView",
    "Iterable", "Iterator", "KeysView", "List", "Literal", "LiteralString", "Mapping", "MutableMapping", "MutableSequence",
    "MutableSet", "NamedTuple", "Never", "NewType", "NoReturn", "NotRequired", "Optional", "OrderedDict", "ParamSpec", "Protocol",
    "ReadOnly", "Required", "Reversible", "Self", "Sequence", "Set", "Sized", "SupportsAbs", "SupportsFloat", "SupportsIndex",
    "SupportsInt", "SupportsRound", "TYPE_CHECKING", "Text", "Tuple", "Type", "TypeAlias", "TypeGuard", "TypeVar", "TypeVarTuple",
    "TypedDict", "TypeAliasType", "Union", "Unpack", "ValuesView", "assert_never", "assert_type", "cast", "final", "get_args", "get_origin",
    "no_type_check", "overload", "override", "reveal_type", "runtime_checkable", "get_type_hints", "IO", "TextIO", "BinaryIO", "Pattern",
    "Match", "Coroutine", "AsyncGenerator", "ContextManager", "MappingView", "SupportsBytes", "SupportsComplex", "dataclass_transform",
    "is_typeddict", "is_protocol", "get_overloads", "clear_overloads", "AsyncIterable", "AsyncIterator", "Awaitable", "ForwardRef",
]

from _annotations import texts as _texts
from _collections import caller as _caller
from abc import ABCMeta, abstractmethod

TYPE_CHECKING = False
Text = str
_NoneType = type(None)
_GenericAlias = type(list[int])
_NativeUnion = type(int | None)


class ForwardRef:
    """A name in quotes."""

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


def _type_repr(value):
    if isinstance(value, type):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is Ellipsis:
        return "..."
    if isinstance(value, list):
        return f"[{', '.join([_type_repr(item) for item in value])}]"
    return repr(value)


def _converted(value):
    """What stands for a type among the arguments."""
    if value is None:
        return _NoneType
    if isinstance(value, str):
        return ForwardRef(value)
    if isinstance(value, list):
        return [_converted(item) for item in value]
    return value


def _parameters_of(args):
    found = []
    for arg in args:
        inner = _parameters_of(arg) if isinstance(arg, list) else (arg,)
        if not isinstance(arg, list) and not isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            inner = getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ()
        for parameter in inner:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _substituted(arg, values):
    if isinstance(arg, list):
        return [_substituted(item, values) for item in arg]
    if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
        return values.get(arg, arg)
    if isinstance(arg, _Alias):
        return arg._with([_substituted(item, values) for item in arg._args])
    return arg


class _Parameter:
    def __init__(self, name):
        self.__name__ = name

    def __repr__(self):
        return f"~{self.__name__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


class _LazyParameter(_Parameter):
    _lazy = ()
    _bound = None
    _default = NoDefault
    _constraints = ()

    def _evaluated(self, name):
        if name in self._lazy:
            setattr(self, name, getattr(self, name)())
            self._lazy = tuple(other for other in self._lazy if other != name)
        return getattr(self, name)

    @property
    def __bound__(self):
        return self._evaluated("_bound")

    @property
    def __default__(self):
        return self._evaluated("_default")

    @property
    def __constraints__(self):
        return self._evaluated("_constraints")

    def has_default(self):
        return self._default is not NoDefault


class TypeVar(_LazyParameter):
    """A type that is known later."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault):
        super().__init__(name)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self._constraints = constraints
        self._bound = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance
        self._default = default

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpec(_LazyParameter):
    """The parameters of a function that is known later."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault):
        super().__init__(name)
        self._bound = bound
        self._default = default
        self.__infer_variance__ = infer_variance
        self.args = f"{name}.args"
        self.kwargs = f"{name}.kwargs"

    def __repr__(self):
        return self.__name__ if self.__infer_variance__ else f"~{self.__name__}"


class TypeVarTuple(_LazyParameter):
    """Any number of types."""

    def __init__(self, name, *, default=NoDefault):
        super().__init__(name)
        self._default = default

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        return iter([Unpack[self]])


class TypeAliasType:
    """A named type, evaluated when it is asked for."""

    _lazy = False

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self._value = value
        self.__type_params__ = type_params

    @property
    def __value__(self):
        if self._lazy:
            self._value = self._value()
            self._lazy = False
        return self._value

    @property
    def __parameters__(self):
        return self.__type_params__

    def __repr__(self):
        return self.__name__

    def __getitem__(self, items):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _Alias(self, self.__name__, list(map(_converted, items if isinstance(items, tuple) else (items,))))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Alias:
    """A generic type with its arguments."""

    def __init__(self, owner, title, args):
        self._owner = owner
        self._title = title
        self._args = args
        self.__parameters__ = _parameters_of(args)

    @property
    def __origin__(self):
        return self._owner.__origin__ if isinstance(self._owner, _Collection) else self._owner

    @property
    def __args__(self):
        if len(self._args) == 2 and isinstance(self._args[0], list):
            return (*self._args[0], self._args[1])
        return tuple(self._args)

    def _with(self, args):
        return _Alias(self._owner, self._title, args)

    def __getitem__(self, items):
        items = items if isinstance(items, tuple) else (items,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        _check_count(self, len(items), len(self.__parameters__))
        return self._with([_substituted(arg, dict(zip(self.__parameters__, map(_converted, items)))) for arg in self._args])

    def __repr__(self):
        return f"{self._title}[{', '.join([_type_repr(arg) for arg in self._args]) or '()'}]"

    def __eq__(self, other):
        return isinstance(other, _Alias) and self._owner is other._owner and self._args == other._args

    def __hash__(self):
        return hash((self._title, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        if isinstance(self._owner, _Collection):
            return self._owner(*args, **kwargs)
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __mro_entries__(self, bases):
        return _with_generic(self.__origin__, bases) if isinstance(self._owner, _Collection) else (self.__origin__,)


def _with_generic(origin, bases):
    """What stands for an alias among bases: none of them need be generic otherwise."""
    for base in bases:
        if isinstance(base, _Base) or isinstance(base, type) and issubclass(base, Generic):
            return (origin,)
    return (origin, Generic)


def _check_count(owner, actual, expected, least=None):
    if actual > expected:
        raise TypeError(f"Too many arguments for {owner!r}; actual {actual}, expected {expected}")
    if actual < (expected if least is None else least):
        wanted = expected if least is None else f"at least {least}"
        raise TypeError(f"Too few arguments for {owner!r}; actual {actual}, expected {wanted}")


_Alias.__name__ = _Alias.__qualname__ = "_GenericAlias"


class _Union(_Alias):
    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any([issubclass(cls, arg) for arg in self._args])

    def __repr__(self):
        return " | ".join(["None" if arg is _NoneType else _type_repr(arg) for arg in self._args])

    def _with(self, args):
        return Union[tuple(args)]

    def __eq__(self, other):
        if type(other) is _NativeUnion:
            return set(self._args) == set(other.__args__)
        return isinstance(other, _Union) and set(self._args) == set(other._args)

    def __hash__(self):
        return hash(frozenset(self._args))


class _Form:
    """A name that is no type of its own."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"typing.{self._name}"

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _OneOf(_Form):
    """ClassVar and its like: one argument."""

    def __getitem__(self, item):
        return _Alias(self, repr(self), [_converted(item)])


class _AnyCount(_Form):
    """Literal and its like: any number of arguments, as they are."""

    def __getitem__(self, items):
        return _Alias(self, repr(self), list(items) if isinstance(items, tuple) else [items])


class _UnionForm(_Form):
    def __getitem__(self, items):
        flat = []
        for item in items if isinstance(items, tuple) else (items,):
            item = _converted(item)
            for part in item._args if isinstance(item, _Union) else (item,):
                if part not in flat:
                    flat.append(part)
        if not flat:
            raise TypeError("Cannot take a Union of no types.")
        return flat[0] if len(flat) == 1 else _Union(self, "Union", flat)

    def __repr__(self):
        return "<class 'typing.Union'>"


class _OptionalForm(_Form):
    def __getitem__(self, item):
        if isinstance(item, tuple):
            raise TypeError(f"typing.Optional requires a single type. Got {item!r}.")
        return Union[item, None]


class _AnnotatedForm(_Form):
    def __getitem__(self, items):
        made = _Alias(self, repr(self), [_converted(items[0]), *items[1:]])
        made.__metadata__ = items[1:]
        return made


class _Collection(_Form):
    """List and its like: a name for a class that takes arguments."""

    def __init__(self, name, origin, count):
        super().__init__(name)
        self._origin = origin
        self._count = count

    def __getitem__(self, items):
        items = items if isinstance(items, tuple) else (items,)
        if self._count is not None:
            _check_count(self, len(items), self._count)
        return _Alias(self, repr(self), [_converted(item) for item in items])

    @property
    def __origin__(self):
        return self._origin or _origin_of(self._name)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __call__(self, *args, **kwargs):
        name = self.__origin__.__name__
        if self._name in ("DefaultDict", "OrderedDict", "Counter", "ChainMap", "Deque"):
            return self.__origin__(*args, **kwargs)
        raise TypeError(f"Type {self._name} cannot be instantiated; use {name}() instead")

    def __mro_entries__(self, bases):
        return _with_generic(self.__origin__, bases)


_of_collections = {"DefaultDict": "defaultdict", "OrderedDict": "OrderedDict", "Counter": "Counter", "ChainMap": "ChainMap", "Deque": "deque"}


def _origin_of(name):
    """The class that a name stands for: its module is loaded when somebody asks."""
    if name in _of_collections:
        import collections

        return getattr(collections, _of_collections[name])
    classes = None
    import collections.abc as classes  # only for bases

    return getattr(classes, "Set" if name == "AbstractSet" else name)


class _CallableForm(_Collection):
    def __getitem__(self, items):
        if not isinstance(items, tuple) or len(items) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        parameters, result = items
        return _Alias(self, repr(self), [_converted(list(parameters) if isinstance(parameters, tuple) else parameters), _converted(result)])


class _TupleForm(_Collection):
    def __getitem__(self, items):
        if items == ():
            return _Alias(self, repr(self), [])
        return super().__getitem__(items)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


NoReturn, Never, Self, LiteralString, TypeAlias = map(_Form, ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias"))
Union = _UnionForm("Union")
Optional = _OptionalForm("Optional")
ClassVar, Final, Required, NotRequired, ReadOnly, TypeGuard, TypeIs, Unpack = map(
    _OneOf, ("ClassVar", "Final", "Required", "NotRequired", "ReadOnly", "TypeGuard", "TypeIs", "Unpack")
)
Literal, Concatenate = map(_AnyCount, ("Literal", "Concatenate"))
Annotated = _AnnotatedForm("Annotated")
AnyStr = TypeVar("AnyStr", bytes, str)

List, Set, FrozenSet, Type = [
    _Collection(name, origin, 1) for name, origin in (("List", list), ("Set", set), ("FrozenSet", frozenset), ("Type", type))
]
Dict = _Collection("Dict", dict, 2)
Tuple = _TupleForm("Tuple", tuple, None)
Callable = _CallableForm("Callable", None, 2)
AbstractSet, ByteString, Collection, Container, Deque, Hashable, Iterable, Iterator, KeysView, MutableSequence, MutableSet = [
    _Collection(name, None, 1)
    for name in (
        "AbstractSet", "ByteString", "Collection", "Container", "Deque", "Hashable", "Iterable", "Iterator", "KeysView",
        "MutableSequence", "MutableSet",
    )
]
Counter, Reversible, Sequence, Sized, ValuesView, AsyncIterable, AsyncIterator, Awaitable = [
    _Collection(name, None, 1)
    for name in ("Counter", "Reversible", "Sequence", "Sized", "ValuesView", "AsyncIterable", "AsyncIterator", "Awaitable")
]
ChainMap, DefaultDict, ItemsView, Mapping, MutableMapping, OrderedDict = [
    _Collection(name, None, 2) for name in ("ChainMap", "DefaultDict", "ItemsView", "Mapping", "MutableMapping", "OrderedDict")
]
Generator, Coroutine = _Collection("Generator", None, 3), _Collection("Coroutine", None, 3)
AsyncGenerator = _Collection("AsyncGenerator", None, 2)
MappingView, ContextManager, Pattern, Match = [_Collection(name, None, 1) for name in ("MappingView", "ContextManager", "Pattern", "Match")]


def _check_arguments(cls, items):
    """As many as the class has parameters, where those stand for one type each."""
    parameters = getattr(cls, "__parameters__", ())
    if not parameters:
        raise TypeError(f"{cls!r} is not a generic class")
    if all([type(parameter) is TypeVar for parameter in parameters]):
        _check_count(cls, len(items), len(parameters), len([parameter for parameter in parameters if not parameter.has_default()]))


class Generic:
    """The base of classes with type parameters."""

    __slots__ = ()

    def __class_getitem__(cls, items):
        items = tuple(map(_converted, items if isinstance(items, tuple) else (items,)))
        if cls is Generic or cls is Protocol:
            if not items:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            for item in items:
                if not isinstance(item, (_Parameter, _Alias)):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(items)) != len(items):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Base(cls, f"typing.{cls.__name__}", list(items))
        _check_arguments(cls, items)
        return _Alias(cls, f"{cls.__module__}.{cls.__qualname__}", list(items))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        listed = [base for base in bases if isinstance(base, _Base)]
        cls.__parameters__ = _parameters_of(listed or [base for base in bases if isinstance(base, _Alias)])


class _Base(_Alias):
    """Generic[T] among the bases of a class."""

    def __mro_entries__(self, bases):
        return (self._owner,)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get("_is_protocol", False):
            return super().__instancecheck__(instance)
        if not cls._is_runtime_protocol and not ABCMeta.__instancecheck__(cls, instance):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return ABCMeta.__subclasscheck__(cls, type(instance)) or all([hasattr(instance, name) for name in _protocol_names(cls)])

    def __subclasscheck__(cls, other):
        if cls is Protocol or not cls.__dict__.get("_is_protocol", False):
            return super().__subclasscheck__(other)
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        names = _protocol_names(cls)
        data = sorted([name for name in names if not callable(getattr(cls, name, None))])
        if data:
            raise TypeError(f"Protocols with non-method members don't support issubclass(). Non-method members: {str(data)[1:-1]}.")
        return super().__subclasscheck__(other) or all([getattr(other, name, None) is not None for name in names])


_not_of_protocols = {
    "__abstractmethods__", "__annotations__", "__annotate__", "__annotate_func__", "__annotations_cache__", "__dict__", "__doc__",
    "__init__", "__module__", "__qualname__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__new__",
    "__parameters__", "__orig_bases__", "__firstlineno__", "__static_attributes__", "__init_subclass__", "_is_protocol",
    "_is_runtime_protocol",
}


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__:
        if base is not object and base is not Generic and base is not Protocol:
            names.update(base.__dict__)
            names.update(getattr(base, "__annotations__", ()))
    return names - _not_of_protocols


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say which methods others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _refuse_protocol
        elif not cls._is_protocol and cls.__init__ is _refuse_protocol:
            cls.__init__ = object.__init__


def _refuse_protocol(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    if not isinstance(cls, type) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def _supports(name, *methods):
    made = _ProtocolMeta(name, (Protocol,), {"__slots__": (), "__module__": "typing", **{method: abstractmethod(lambda self: None) for method in methods}})
    made._is_protocol = True
    made.__init__ = _refuse_protocol
    return runtime_checkable(made)


SupportsAbs, SupportsBytes, SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt, SupportsRound = [
    _supports(f"Supports{name.capitalize()}", f"__{name}__") for name in ("abs", "bytes", "complex", "float", "index", "int", "round")
]


class _NamedTupleForm:
    def __call__(self, typename, fields=(), /):
        from collections import namedtuple

        fields = [(name, _converted(tp)) for name, tp in fields]
        made = namedtuple(typename, [name for name, _ in fields], module=_caller())
        made.__annotations__ = dict(fields)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return "<function NamedTuple>"


class _NamedTupleBase(tuple):
    """A tuple whose items have the names of a class's annotations."""

    __slots__ = ()
    _fields = ()
    _field_defaults = {}

    def __init_subclass__(cls):
        super().__init_subclass__()
        if _NamedTupleBase not in cls.__bases__:
            return
        try:
            from annotationlib import Format, get_annotations
            from collections import _field
        except ImportError:
            raise TypeError("the class syntax of NamedTuple needs annotationlib") from None
        names = tuple(get_annotations(cls, format=Format.FORWARDREF))
        cls._fields = cls.__match_args__ = names
        defaults = {}
        for index, name in enumerate(names):
            if name.startswith("_"):
                raise ValueError(f"Field names cannot start with an underscore: {name!r}")
            if name in cls.__dict__:
                defaults[name] = cls.__dict__[name]
            elif defaults:
                listed = ", ".join(defaults)
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{plural} {listed}")
            setattr(cls, name, _field(index))
        cls._field_defaults = defaults
        if cls.__dict__.get("__doc__") is None:
            cls.__doc__ = f"{cls.__name__}({', '.join(names)})"

    def __new__(cls, *args, **kwargs):
        fields = cls._fields
        if kwargs or len(args) != len(fields):
            args = _bound(cls, fields, args, kwargs)
        return tuple.__new__(cls, args)

    @classmethod
    def _make(cls, iterable):
        items = tuple(iterable)
        if len(items) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(items)}")
        return tuple.__new__(cls, items)

    def _replace(self, /, **changes):
        made = self._make([changes.pop(name, value) for name, value in zip(self._fields, self)])
        if changes:
            raise TypeError(f"Got unexpected field names: {list(changes)!r}")
        return made

    __replace__ = _replace

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])})"

    def __getnewargs__(self):
        return tuple(self)


def _bound(cls, fields, args, kwargs):
    title = f"{cls.__name__}.__new__()"
    if len(args) > len(fields):
        least = 1 + len(fields) - len(cls._field_defaults)
        takes = f"from {least} to {len(fields) + 1}" if cls._field_defaults else str(len(fields) + 1)
        raise TypeError(f"{title} takes {takes} positional arguments but {len(args) + 1} were given")
    values = dict(zip(fields, args))
    for name, value in kwargs.items():
        if name not in fields:
            raise TypeError(f"{title} got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"{title} got multiple values for argument {name!r}")
        values[name] = value
    values = {**cls._field_defaults, **values}
    lacking = [repr(name) for name in fields if name not in values]
    if lacking:
        listed = " and ".join(lacking) if len(lacking) < 3 else f"{', '.join(lacking[:-1])}, and {lacking[-1]}"
        raise TypeError(f"{title} missing {len(lacking)} required positional argument{'s' if len(lacking) > 1 else ''}: {listed}")
    return [values[name] for name in fields]


NamedTuple = _NamedTupleForm()


class _TypedDictForm:
    def __call__(self, typename, fields=(), /, *, total=True):
        made = type(typename, (_TypedDictBase,), {"__annotations__": {name: _converted(tp) for name, tp in dict(fields).items()}})
        made.__total__ = total
        return made

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

    def __repr__(self):
        return "<function TypedDict>"


def _keys(cls):
    """The keys of a typed dict, and whether they are required."""
    found = {}
    for base in reversed(cls.__mro__):
        annotate = getattr(base, "__annotate__", None) if isinstance(base, _TypedDictMeta) else None
        if annotate is None and isinstance(base, _TypedDictMeta):
            for name, value in (base.__dict__.get("__annotations__") or {}).items():
                form = repr(value).partition("[")[0].rpartition(".")[2]
                found[name] = form == "Required" or (form != "NotRequired" and base.__total__)
        for name, text in ((_texts(annotate) if annotate is not None else None) or {}).items():
            form = text.partition("[")[0].rpartition(".")[2]
            found[name] = form == "Required" or (form != "NotRequired" and base.__total__)
    return found


class _TypedDictMeta(type):
    @property
    def __required_keys__(cls):
        return frozenset([name for name, required in _keys(cls).items() if required])

    @property
    def __optional_keys__(cls):
        return frozenset([name for name, required in _keys(cls).items() if not required])

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")


class _TypedDictBase(dict, metaclass=_TypedDictMeta):
    """A class whose calls make plain dicts."""

    __total__ = True

    def __init_subclass__(cls, total=True, **kwargs):
        super().__init_subclass__()
        cls.__total__ = total

    def __new__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


TypedDict = _TypedDictForm()


class NewType:
    """A name for a type that checkers tell apart from it."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, value, /):
        return value

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def cast(typ, val):
    """The value as it is."""
    return val


def assert_type(val, typ, /):
    """The value as it is."""
    return val


def assert_never(arg, /):
    """Raises: this must not be reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    """Says on stderr what type a value has."""
    import sys

    sys.stderr.write(f"Runtime type is {type(obj).__name__!r}\n")
    return obj


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


_overloads = {}


def overload(func):
    """Marks one of several signatures."""
    inner = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((inner.__module__, inner.__qualname__), {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def final(f):
    """Marks what is not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Marks what overrides."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Marks what checkers leave alone."""
    return arg


class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""

    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""

    __slots__ = ()


def dataclass_transform(**kwargs):
    """Mark a function, class or metaclass as providing dataclass-like behavior."""

    def decorator(cls_or_fn):
        return cls_or_fn

    return decorator


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class"""
    return isinstance(tp, type) and issubclass(tp, _TypedDictBase) and tp is not _TypedDictBase


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    inner = getattr(func, "__func__", func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return type hints for an object."""
    import annotationlib

    hints = {}
    for owner in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        for name, value in annotationlib.get_annotations(owner).items():
            hints[name] = _hint(value, owner, globalns, localns)
    return hints


def _hint(value, owner, globalns, localns):
    """An annotation, evaluated where it is a text."""
    if isinstance(value, str):
        from _namespace import module_names
        from _eval import eval_here

        if globalns is None:
            from sys import modules

            globalns = module_names(modules[owner.__module__])
        if localns is None and isinstance(owner, type):
            localns = vars(owner)
        while isinstance(value, str):
            value = eval_here(value, globalns, localns)
    if isinstance(value, ForwardRef):
        return _hint(value.__forward_arg__, owner, globalns, localns)
    if isinstance(value, _Alias) and value._title != "typing.Literal":
        args = [_hint_inside(arg, owner, globalns, localns) for arg in value._args]
        return value if args == value._args else value._with(args)
    if type(value) is _GenericAlias:
        args = tuple([_hint_inside(arg, owner, globalns, localns) for arg in value.__args__])
        return value if args == value.__args__ else _GenericAlias(value.__origin__, args)
    return type(None) if value is None else value


def _hint_inside(value, owner, globalns, localns):
    """An argument of a generic type, with the texts in it evaluated."""
    if isinstance(value, list):
        return [_hint_inside(item, owner, globalns, localns) for item in value]
    return value if value is None else _hint(value, owner, globalns, localns)


def get_origin(tp):
    """The class behind a generic type."""
    if isinstance(tp, (_Alias, _Collection)):
        return tp.__origin__
    return Generic if tp is Generic else getattr(tp, "__origin__", None) if not isinstance(tp, type) else None


def get_args(tp):
    """The arguments of a generic type."""
    if isinstance(tp, _Alias):
        return tuple(tp._args)
    return getattr(tp, "__args__", ()) if not isinstance(tp, type) else ()
