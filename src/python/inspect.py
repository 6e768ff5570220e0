"""What functions, classes and objects are."""

import types as _types
from collections import namedtuple as _namedtuple
from enum import IntEnum as _IntEnum


class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self]


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


_empty.__module__ = "inspect"


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """A parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._name = name
        self._kind = _ParameterKind(kind)
        self._default = default
        self._annotation = annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, **changes):
        given = {"name": self._name, "kind": self._kind, "default": self._default, "annotation": self._annotation} | changes
        return Parameter(given.pop("name"), given.pop("kind"), **given)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text = f"{text} = {self._default!r}" if self._annotation is not _empty else f"{text}={self._default!r}"
        if self._kind == 2:
            return "*" + text
        return "**" + text if self._kind == 4 else text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind))


class BoundArguments:
    """Arguments by the parameters that they are for."""

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        found = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            value = self.arguments[name]
            found.extend(value) if parameter.kind == 2 else found.append(value)
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (3, 4):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if started and name in self.arguments:
                found.update(self.arguments[name]) if parameter.kind == 4 else found.__setitem__(name, self.arguments[name])
        return found

    def apply_defaults(self):
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind in (2, 4):
                filled[name] = () if parameter.kind == 2 else {}
        self.arguments = filled

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{name}={value!r}' for name, value in self.arguments.items())})>"


class Signature:
    """The parameters of a function and what it returns."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = _types.MappingProxyType({parameter.name: parameter for parameter in parameters or ()})
        self._return_annotation = return_annotation

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    @classmethod
    def from_callable(cls, obj, **kwargs):
        return signature(obj)

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        return Signature(
            self._parameters.values() if parameters is _empty else parameters,
            return_annotation=self._return_annotation if return_annotation is _empty else return_annotation,
        )

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        is_behind = True  # only positional arguments so far
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if args and kind >= 3:
                raise TypeError("too many positional arguments")
            if kind == 2:
                is_behind = False
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif kind < 2 and args:
                if kind == 1 and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif kind != 0 and name in kwargs:
                is_behind = False
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                kinds = " keyword-only" if kind == 3 and is_behind else " positional-only" if kind == 0 and name in kwargs else ""
                raise TypeError(f"missing a required{kinds} argument: {name!r}")
            else:
                is_behind = False
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self._parameters.values()) == list(other._parameters.values()) and self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash(tuple(self._parameters))

    def format(self, *, max_width=None, quote_annotation_strings=True):
        shown = []
        positional_only = False
        before_keywords = True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind == 0:
                positional_only = True
            elif positional_only:
                shown.append("/")
                positional_only = False
            if kind == 2:
                before_keywords = False
            elif kind == 3 and before_keywords:
                shown.append("*")
                before_keywords = False
            shown.append(str(parameter))
        if positional_only:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"


def signature(obj, *, follow_wrapped=True, eval_str=False, annotation_format=None):
    """The signature of something that can be called."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, _types.MethodType):
        return _without_first(signature(obj.__func__))
    while follow_wrapped and not isinstance(obj, type) and hasattr(obj, "__wrapped__"):
        obj = obj.__wrapped__
    given = getattr(obj, "__signature__", None)
    if given is not None:
        return given
    if isinstance(obj, _types.FunctionType):
        return _of_function(getattr(obj, "__async_inner__", obj))
    if type(obj).__name__ == "partial" and hasattr(obj, "func"):
        return _of_partial(obj)
    if isinstance(obj, type):
        for cls in obj.__mro__:
            if cls is object:
                break
            for name in ("__init__", "__new__"):
                method = cls.__dict__.get(name)
                if isinstance(method, staticmethod):
                    method = method.__func__
                if isinstance(method, _types.FunctionType):
                    return _without_first(signature(method))
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature()
    else:
        method = getattr(type(obj), "__call__", None)
        if isinstance(method, _types.FunctionType):
            return _without_first(signature(method))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    annotations = function.__annotations__
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    count = code.co_argcount
    positional_only = code.co_posonlyargcount
    keyword_only = code.co_kwonlyargcount
    found = []

    def add(name, kind, default=_empty):
        found.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    fields = getattr(function, "_parameters", None)
    if fields is not None:
        # A dataclass's __init__: dataclasses says what its fields are.
        add("self", 1)
        for name, is_keyword, default in fields:
            add(name, 3 if is_keyword else 1, _empty if type(default).__name__ == "_MISSING_TYPE" else default)
        return Signature(found, return_annotation=annotations.get("return", _empty))

    first = count - len(defaults)
    for index, name in enumerate(names[:count]):
        add(name, 0 if index < positional_only else 1, defaults[index - first] if index >= first else _empty)
    after = count + keyword_only
    if code.co_flags & 4:
        add(names[after], 2)
        after += 1
    for name in names[count : count + keyword_only]:
        add(name, 3, keyword_defaults.get(name, _empty))
    if code.co_flags & 8:
        add(names[after], 4)
    return Signature(found, return_annotation=annotations.get("return", _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind in (0, 1):
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _of_partial(partial):
    found = signature(partial.func)
    bound = found.bind_partial(*partial.args, **partial.keywords)
    left = []
    for name, parameter in found.parameters.items():
        if name not in bound.arguments or parameter.kind in (2, 4):
            left.append(parameter)
        elif name in partial.keywords:
            left.append(parameter.replace(kind=3, default=partial.keywords[name]))
    seen_keyword = False
    for index, parameter in enumerate(left):
        if parameter.kind == 3:
            seen_keyword = True
        elif seen_keyword and parameter.kind == 1:
            left[index] = parameter.replace(kind=3)
    return found.replace(parameters=left)


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")], default=0)
    lines = [lines[0].lstrip(" "), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """Get the documentation string for an object."""
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def isgeneratorfunction(object):
    function = getattr(object, "__func__", object)
    return isfunction(function) and bool(function.__code__.co_flags & 32)


def iscoroutinefunction(obj):
    from _async import is_coroutine_function

    return is_coroutine_function(obj)


def isasyncgenfunction(obj):
    from _async import is_async_generator_function

    return is_async_generator_function(obj)


def iscoroutine(object):
    return type(object).__name__ == "coroutine" and hasattr(object, "cr_await")


def isasyncgen(object):
    return type(object).__name__ == "async_generator" and hasattr(object, "__anext__")


def isawaitable(object):
    return hasattr(type(object), "__await__")


def istraceback(object):
    return isinstance(object, _types.TracebackType)


def iscode(object):
    return isinstance(object, _types.CodeType)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return isinstance(object, property) or hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor."""
    return type(object).__name__ == "member_descriptor"


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor."""
    return type(object).__name__ == "getset_descriptor"


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__") and not hasattr(type(object), "__delete__")


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmro(cls):
    "Return tuple of base classes (including cls) in method resolution order."
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*."""
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """Retrieve attributes without triggering dynamic lookup."""
    places = [] if isinstance(obj, type) else [getattr(obj, "__dict__", {})]
    for cls in obj.__mro__ if isinstance(obj, type) else type(obj).__mro__:
        places.append(cls.__dict__)
    for place in places:
        if attr in place:
            return place[attr]
    if default is _missing:
        raise AttributeError(attr)
    return default


def get_annotations(obj, *, eval_str=False, format=None):
    """Compute the annotations dict for an object."""
    return dict(getattr(obj, "__annotations__", None) or {})


GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"


def getgeneratorstate(generator):
    """Get current state of a generator-iterator."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


FullArgSpec = _namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations", module="inspect")


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        made = signature(getattr(func, "__func__", func), follow_wrapped=False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, kwonly, defaults, named, annotations = [], [], (), {}, {}
    stars = {"VAR_POSITIONAL": None, "VAR_KEYWORD": None}
    if made.return_annotation is not made.empty:
        annotations["return"] = made.return_annotation
    for name, parameter in made.parameters.items():
        kind = parameter.kind.name
        if kind in stars:
            stars[kind] = name
        elif kind == "KEYWORD_ONLY":
            kwonly.append(name)
            if parameter.default is not parameter.empty:
                named[name] = parameter.default
        else:
            args.append(name)
            if parameter.default is not parameter.empty:
                defaults += (parameter.default,)
        if parameter.annotation is not parameter.empty:
            annotations[name] = parameter.annotation
    if isinstance(func, type):
        args.insert(0, "self")
    return FullArgSpec(args, stars["VAR_POSITIONAL"], stars["VAR_KEYWORD"], defaults or None, kwonly, named or None, annotations)
