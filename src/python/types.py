"""Names of the types that the language makes itself."""

__all__ = [
    "FunctionType", "LambdaType", "CodeType", "MappingProxyType", "SimpleNamespace", "CellType", "GeneratorType", "MethodType",
    "BuiltinFunctionType", "BuiltinMethodType", "ModuleType", "TracebackType", "NoneType", "NotImplementedType", "EllipsisType",
    "DynamicClassAttribute", "new_class", "resolve_bases", "prepare_class",
]


def _function():
    yield


def _cell():
    x = 1
    return lambda: x


FunctionType = type(_function)
LambdaType = type(lambda: None)
GeneratorType = type(_function())
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(Ellipsis)


class _Class:
    def method(self):
        pass


MethodType = type(_Class().method)
