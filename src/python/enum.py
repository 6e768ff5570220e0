"""Enumerations: names for values, each a class's only instance of its value."""

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
    "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS",
    "UNIQUE", "show_flag_values",
]

_nothing = object()
# the classes of this module, once they are made
Enum = Flag = ReprEnum = None


class nonmember:
    """Keeps a value from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a value a member that would not be one."""

    def __init__(self, value):
        self.value = value


def _operator(name, call):
    """An operator of a value that is known later."""

    def operator(self, *others):
        return _Later(call, (self, *others))

    operator.__name__ = name
    return operator


class _Later:
    """What an expression with auto() in the class body gives: worked out when the values are known."""

    def __init__(self, call, operands):
        self.call = call
        self.operands = operands

    def known(self):
        return self.call(*[o.known() if isinstance(o, _Later) else o for o in self.operands])

    def __or__(self, other):
        return _Later(lambda a, b: a | b, (self, other))

    def __ror__(self, other):
        return _Later(lambda a, b: a | b, (other, self))

    def __and__(self, other):
        return _Later(lambda a, b: a & b, (self, other))

    def __rand__(self, other):
        return _Later(lambda a, b: a & b, (other, self))

    def __xor__(self, other):
        return _Later(lambda a, b: a ^ b, (self, other))

    def __rxor__(self, other):
        return _Later(lambda a, b: a ^ b, (other, self))

    def __add__(self, other):
        return _Later(lambda a, b: a + b, (self, other))

    def __radd__(self, other):
        return _Later(lambda a, b: a + b, (other, self))

    def __sub__(self, other):
        return _Later(lambda a, b: a - b, (self, other))

    def __mul__(self, other):
        return _Later(lambda a, b: a * b, (self, other))

    def __lshift__(self, other):
        return _Later(lambda a, b: a << b, (self, other))

    def __invert__(self):
        return _Later(lambda a: ~a, (self,))

    def __neg__(self):
        return _Later(lambda a: -a, (self,))


class auto(_Later):
    """A value that the class chooses."""

    def __init__(self, value=_nothing):
        self.value = value

    def known(self):
        return self.value

    def __repr__(self):
        return "auto()" if self.value is _nothing else f"auto({self.value!r})"


def _is_dunder(name):
    return len(name) > 4 and name[:2] == "__" == name[-2:] and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == "_" == name[-1] and name[1] != "_" and name[-2] != "_"


def _is_descriptor(value):
    return (
        callable(value)
        and type(value).__name__ in ("function", "builtin_function_or_method", "method")
        or hasattr(value, "__get__")
        or hasattr(value, "__set__")
        or hasattr(value, "__delete__")
    )


_SUNDERS = (
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
    "_iter_member_by_def_", "_add_alias_", "_add_value_alias_", "_create_pseudo_member_", "_use_args_", "_boundary_", "_value_", "_in_order_",
    "_member_map_", "_member_names_", "_value2member_map_", "_member_type_",
)


def _is_member(class_name, name, value):
    """Whether a name of the class body becomes a member."""
    if name.startswith(f"_{class_name}__") and not name.endswith("__"):
        return False
    if _is_sunder(name):
        if name not in _SUNDERS:
            raise ValueError(f"_sunder_ names, such as {name!r}, are reserved for future Enum use")
        return False
    if _is_dunder(name) or isinstance(value, nonmember):
        return False
    if isinstance(value, member):
        return True
    if isinstance(value, (property, classmethod, staticmethod)) or _is_descriptor(value):
        return False
    return not (isinstance(value, type) and value.__qualname__.endswith(f"{class_name}.{value.__name__}"))


class EnumDict(dict):
    """The names of a class body."""


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


class _Names(dict):
    """The namespace of an enumeration's body: no member may be defined twice."""

    def __init__(self, cls):
        self._cls = cls
        self._members = set()
        self._ignored = ()

    def __setitem__(self, key, value):
        if key == "_ignore_":
            self._ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif key in self._members:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key not in self._ignored and _is_member(self._cls, key, value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            self._members.add(key)
        dict.__setitem__(self, key, value)


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        return _Names(cls)

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        first = bases[-1] if bases and isinstance(bases[-1], EnumType) else None
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")
        if first is None:
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        names = dict(classdict)
        ignored = names.pop("_ignore_", ())
        if isinstance(ignored, str):
            ignored = ignored.replace(",", " ").split()
        for name in ignored:
            names.pop(name, None)
        next_value = names.get("_generate_next_value_", first._generate_next_value_)
        if isinstance(next_value, staticmethod):
            next_value = next_value.__func__
        elif "_generate_next_value_" in names:
            names["_generate_next_value_"] = staticmethod(next_value)
        values = {}
        last_values = []
        auto_called = False
        for name, value in list(names.items()):
            if _is_member(cls, name, value):
                if name == "mro":
                    raise ValueError(f"invalid enum member name(s) {name!r}")
                if isinstance(value, member):
                    value = value.value
                del names[name]
                auto_called = auto_called or _asks_next(value)
                value = _resolved(value, name, len(values), last_values, next_value)
                values[name] = value
                last_values.append(value)
            elif isinstance(value, nonmember):
                names[name] = value.value
            elif name == "_generate_next_value_" and auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
        order = names.pop("_order_", None)
        data_type = _data_type(cls, bases)
        own_new = names.get("__new__")
        if isinstance(own_new, staticmethod):
            own_new = own_new.__func__
        new_member = own_new or _inherited_new(bases, data_type)
        names["_member_names_"] = []
        names["_member_map_"] = {}
        names["_value2member_map_"] = {}
        names["_unhashable_values_"] = []
        names["_member_type_"] = data_type
        names["__new_member__"] = staticmethod(new_member) if new_member is not None else None
        is_flag = Flag is not None and issubclass(first, Flag)
        if is_flag or Flag is None and cls == "Flag":
            names["_boundary_"] = boundary or getattr(first, "_boundary_", None)
            names["_flag_mask_"] = names["_singles_mask_"] = names["_all_bits_"] = 0
        if ReprEnum is not None and ReprEnum in bases:
            for method in ("__format__", "__str__"):
                if method not in names:
                    names[method] = _of_data_type(method, data_type)
        protos = {name: _Proto(value, new_member) for name, value in values.items()}
        names.update(protos)
        made = super().__new__(metacls, cls, bases, names, **kwds)
        if data_type is not object:
            _keep_text(made, first, data_type)
        if is_flag:
            _finish_flag(made, names)
        if order is not None:
            order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            if order != made._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {made._member_names_!r}\n  {order!r}")
        return made

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value=_nothing, names=_nothing, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if value is _nothing:
                raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
            if names is not _nothing:
                value = (value, names, *values)
            return _lookup(cls, value)
        if names is _nothing and type is None:
            return _lookup(cls, value)
        return _create(cls, value, None if names is _nothing else names, module, qualname, type, start, boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_ or (Flag is not None and issubclass(cls, Flag) and _is_flag_value(cls, value))
        except TypeError:
            return value in cls._unhashable_values_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    @property
    def __members__(cls):
        from types import MappingProxyType

        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return sorted(
            {"__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__",
             "__module__", "__name__", "__qualname__", *cls._member_names_}
        )


EnumMeta = EnumType


def _asks_next(value):
    return isinstance(value, auto) or type(value) is tuple and any([isinstance(item, auto) for item in value])


def _resolved(value, name, count, last_values, next_value):
    """The value of a member, with what auto() stands for."""
    if isinstance(value, auto):
        if value.value is _nothing:
            value.value = next_value(name, 1, count, last_values[:])
        return value.value
    if isinstance(value, _Later):
        return value.known()
    if type(value) is tuple and any([isinstance(item, _Later) for item in value]):
        return tuple([_resolved(item, name, count, last_values, next_value) for item in value])
    return value


def _data_type(class_name, bases):
    """What members are besides members."""
    found = set()
    result = object
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    found.add(base._member_type_)
                    result = base._member_type_
                    break
            elif "__new__" in base.__dict__ or base in _PLAIN or "__dataclass_fields__" in base.__dict__:
                result = candidate or base
                found.add(result)
                break
            else:
                candidate = candidate or base
    if len(found) > 1:
        raise TypeError(f"too many data types for {class_name!r}: {found!r}")
    return result


_PLAIN = (int, str, float, bytes, bytearray, tuple, list, dict, set, frozenset)


def _inherited_new(bases, data_type):
    for base in bases:
        for cls in base.__mro__:
            if isinstance(cls, EnumType):
                if cls.__dict__.get("__new_member__") is not None:
                    return cls.__new_member__
            elif cls not in _PLAIN and cls is not object and "__new__" in cls.__dict__:
                return cls.__new__
    return None if data_type is object else data_type.__new__


def _keep_text(cls, first, data_type):
    """The text of members is the enumeration's where only the data type has a method for it."""
    for method in ("__repr__", "__str__", "__format__"):
        for base in cls.__mro__:
            if base is object or base in data_type.__mro__:
                type.__setattr__(cls, method, getattr(first, method))
                break
            if method in base.__dict__:
                break


def _of_data_type(method, data_type):
    for base in data_type.__mro__:
        if base is str:
            return _str_format if method == "__format__" else _str_str
        if base is int:
            return _int_format if method == "__format__" else _int_repr
        if base is not object and method in base.__dict__:
            return base.__dict__[method]
    return getattr(data_type, method)


def _int_repr(self):
    return repr(self._value_)


def _int_format(self, spec):
    return str(self) if not spec else format(self._value_, spec)


def _str_str(self):
    return self._value_


def _str_format(self, spec):
    return str(self) if not spec else format(self._value_, spec)


class _Proto:
    """Stands for a member until the class is there."""

    def __init__(self, value, new_member):
        self.value = value
        self.new_member = new_member

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        made = object.__new__(cls) if self.new_member is None else self.new_member(cls, *args)
        if not hasattr(made, "_value_"):
            if cls._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as error:
                    raise TypeError("_value_ not set in __new__, unable to create it") from error
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        is_flag = hasattr(cls, "_flag_mask_")
        known = _member_of(cls, value)
        if known is not None:
            made = known
        elif not is_flag or isinstance(value, int) and _is_single_bit(value):
            cls._member_names_.append(name)
        if is_flag and isinstance(value, int):
            type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
            if _is_single_bit(value):
                type.__setattr__(cls, "_singles_mask_", cls._singles_mask_ | value)
            type.__setattr__(cls, "_all_bits_", 2 ** cls._flag_mask_.bit_length() - 1)
        type.__setattr__(cls, name, made)
        cls._member_map_[name] = made
        try:
            cls._value2member_map_.setdefault(value, made)
        except TypeError:
            cls._unhashable_values_.append(value)


def _member_of(cls, value):
    """The member of a value, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for known in cls._member_map_.values():
            if known._value_ == value:
                return known
    return None


def _lookup(cls, value):
    if type(value) is cls:
        return value
    found = _member_of(cls, value)
    if found is not None:
        return found
    if not cls._member_map_ and not hasattr(cls, "_flag_mask_"):
        raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
    try:
        result = cls._missing_(value)
    except Exception as error:
        problem = error
        result = None
    else:
        problem = None
    if isinstance(result, cls) or Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
        return result
    refusal = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
    if result is None and problem is None:
        raise refusal
    if problem is None:
        problem = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
    if not isinstance(problem, ValueError):
        problem.__context__ = refusal
    raise problem


def _create(cls, class_name, names, module, qualname, data_type, start, boundary):
    """Makes an enumeration of a list of names."""
    bases = (cls,) if data_type is None else (data_type, cls)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    namespace = {}
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        last_values = []
        for count, name in enumerate(names):
            value = cls._generate_next_value_(name, start, count, last_values[:])
            last_values.append(value)
            namespace[name] = value
    else:
        for item in names or ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
    if module is not None:
        namespace["__module__"] = module
    if qualname is not None:
        namespace["__qualname__"] = qualname
    return type(cls).__new__(type(cls), class_name, bases, namespace, boundary=boundary)


def _set_attribute(name):
    def refuse(self, value):
        raise AttributeError(f"<enum 'Enum'> cannot set attribute {name!r}")

    return refuse


class Enum(metaclass=EnumType):
    """The base of enumerations."""

    _member_map_ = {}
    _member_names_ = []
    _value2member_map_ = {}
    _member_type_ = object
    __new_member__ = None

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_

    name = name.setter(_set_attribute("name"))
    value = value.setter(_set_attribute("value"))

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values).pop() + 1
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        type(self)._member_map_[name] = self
        type.__setattr__(type(self), name, self)

    def _add_value_alias_(self, value):
        type(self)._value2member_map_[value] = self

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __dir__(self):
        return ["__class__", "__doc__", "__module__", "name", "value"]


class ReprEnum(Enum):
    """Only the repr is an enumeration's: str and format are those of the value."""


class IntEnum(int, ReprEnum):
    """Members that are ints."""


class StrEnum(str, ReprEnum):
    """Members that are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT = FlagBoundary.STRICT
CONFORM = FlagBoundary.CONFORM
EJECT = FlagBoundary.EJECT
KEEP = FlagBoundary.KEEP


def _bits(number):
    """The powers of two in a number, the least first."""
    while number:
        bit = number & -number
        yield bit
        number ^= bit


def _finish_flag(cls, names):
    """Flag's operators come before those of int. Members stand in the order of their bits unless written in another."""
    if cls._member_type_ is not object:
        for method in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if method not in names:
                type.__setattr__(cls, method, getattr(Flag, method))
    numbers = [cls._member_map_[name]._value_ for name in cls._member_names_]
    if numbers != sorted(numbers):
        type.__setattr__(cls, "_in_order_", False)


def _is_flag_value(cls, value):
    try:
        return isinstance(_lookup(cls, value), cls)
    except ValueError:
        return False


class Flag(Enum, boundary=STRICT):
    """Members that are combined by |, & and ^."""

    _in_order_ = True

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        all_bits = cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {_binary(value, bits)}\n  allowed {_binary(mask, bits)}"
                )
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value = value & mask if cls._boundary_ in (STRICT, CONFORM) else all_bits + 1 + value
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        unknown = value & ~mask
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        made._value_ = value
        members = list(cls._iter_member_(value))
        if not cls._in_order_:
            members.sort(key=lambda member: member._sort_order_)
        names = [member._name_ for member in members]
        if names and unknown:
            names.append(cls._numeric_repr_(unknown))
        made._name_ = "|".join(names) if names else None
        made._sort_order_ = None
        return cls._value2member_map_.setdefault(value, made)

    _numeric_repr_ = staticmethod(repr)

    @classmethod
    def _iter_member_(cls, value):
        for bit in _bits(value & cls._flag_mask_ & cls._singles_mask_):
            yield cls._value2member_map_[bit]

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        found = self._iter_member_(self._value_)
        if type(self)._in_order_:
            return found
        return iter(sorted(found, key=lambda m: m._sort_order_))

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = type(self).__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = type(self).__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, type(self)):
            return flag._value_
        if type(self)._member_type_ is not object and isinstance(flag, type(self)._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._get_value(other)
        return NotImplemented if value is NotImplemented else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        return NotImplemented if value is NotImplemented else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        return NotImplemented if value is NotImplemented else type(self)(self._value_ ^ value)

    def __invert__(self):
        cls = type(self)
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _binary(number, bits):
    """A number in bits, its sign before them."""
    digits = f"{number & (1 << bits) - 1 if number < 0 else number:0{bits}b}"
    return f"0b{'1' if number < 0 else '0'} {digits}"


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints."""


def unique(enumeration):
    """Refuses an enumeration with two names for a value."""
    duplicates = [(name, m._name_) for name, m in enumeration._member_map_.items() if name != m._name_]
    if duplicates:
        listed = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {listed}")
    return enumeration


class EnumCheck(StrEnum):
    """What verify() looks for."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS = EnumCheck.CONTINUOUS
NAMED_FLAGS = EnumCheck.NAMED_FLAGS
UNIQUE = EnumCheck.UNIQUE


class verify:
    """Refuses an enumeration that does not hold what it should."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(name, m._name_) for name, m in enumeration._member_map_.items() if name != m._name_]
                if duplicates:
                    listed = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
                    raise ValueError(f"aliases found in {enumeration!r}: {listed}")
            elif check is CONTINUOUS:
                values = {m._value_ for m in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if issubclass(enumeration, Flag):
                    missing = [2**i for i in range(low.bit_length(), high.bit_length()) if 2**i not in values]
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                if missing:
                    raise ValueError(f"invalid enum {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}")
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


def _check_named(enumeration):
    values = {m._value_ for m in enumeration}
    names = []
    missing = 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias._value_ < 0:
            continue
        lacking = [bit for bit in _bits(alias._value_) if bit not in values]
        if lacking:
            names.append(name)
            for bit in lacking:
                missing |= bit
    if names:
        if len(names) == 1:
            what = f"alias {names[0]} is missing"
        else:
            what = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
        raise ValueError(
            f"invalid Flag {enumeration.__name__!r}: {what} combined values of {hex(missing)} "
            "[use enum.show_flag_values(value) for details]"
        )


def show_flag_values(value):
    """The powers of two in a number."""
    return list(_bits(value))


# a member of this module, too
property = property
