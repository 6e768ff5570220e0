"""What type parameters and type statements become."""

from typing import Generic as _Generic, ParamSpec as _ParamSpec, TypeAliasType as _TypeAliasType, TypeVar as _TypeVar, TypeVarTuple as _TypeVarTuple, Unpack as _Unpack


def type_var(name, bound, default, constrained):
    return _with(_TypeVar(name, infer_variance=True), "_constraints" if constrained else "_bound", bound, default)


def param_spec(name, bound, default, constrained):
    return _with(_ParamSpec(name, infer_variance=True), "_bound", bound, default)


def type_var_tuple(name, bound, default, constrained):
    return _with(_TypeVarTuple(name), "_bound", bound, default)


def _with(made, first, bound, default):
    """What is evaluated when somebody asks for it."""
    for name, value in ((first, bound), ("_default", default)):
        if value is not None:
            setattr(made, name, value)
            made._lazy += (name,)
    return made


class parametrised:
    """A decorator that notes the parameters of a function or class."""

    def __init__(self, parameters):
        self._parameters = parameters

    def __call__(self, made):
        made.__type_params__ = self._parameters
        return made


def generic_base(parameters):
    return _Generic[tuple(_Unpack[item] if isinstance(item, _TypeVarTuple) else item for item in parameters)]


def type_alias(name, value, parameters):
    made = _TypeAliasType(name, None, type_params=parameters)
    made._value = value
    made._lazy = True
    return made
