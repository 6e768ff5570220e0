"""What annotations are: their values, their text, and references to what is not defined yet."""
from _annotations import texts as _texts

__all__ = ["Format", "ForwardRef", "call_annotate_function", "call_evaluate_function", "get_annotate_from_class_namespace",
           "get_annotations", "annotations_to_string", "type_repr"]


class Format(int):
    """How annotations are wanted."""

    def __repr__(self):
        return f"<Format.{self.name}: {int(self)}>"

    def __str__(self):
        return str(int(self))

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return ("VALUE", "VALUE_WITH_FAKE_GLOBALS", "FORWARDREF", "STRING")[int(self) - 1]


Format.VALUE = Format(1)
Format.VALUE_WITH_FAKE_GLOBALS = Format(2)
Format.FORWARDREF = Format(3)
Format.STRING = Format(4)


class ForwardRef:
    """A name in an annotation that has no value yet."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self._annotate = None
        self._name = None
        self._names = None

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """The value, as soon as there is one."""
        if format == 4:
            return self.__forward_arg__
        if self._annotate is None:
            for names in (locals, globals):
                if names is not None and self.__forward_arg__ in names:
                    return names[self.__forward_arg__]
            if self._names is not None and self.__forward_arg__.isidentifier():
                try:
                    return self._names.known(self.__forward_arg__)
                except NameError:
                    pass
            if format == 3:
                return self
            raise NameError(f"name {self.__forward_arg__!r} is not defined")
        found = {name: None for name in _texts(self._annotate) if name != self._name}
        try:
            self._annotate(found)
        except NameError:
            if format == 3:
                return self
            raise
        return found[self._name]

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__
                and self.__forward_is_class__ == other.__forward_is_class__ and self.__owner__ == other.__owner__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__, self.__forward_is_class__))

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f", module={self.__forward_module__!r}")
        if self.__forward_is_class__:
            extra.append(", is_class=True")
        if self.__owner__ is not None:
            extra.append(f", owner={self.__owner__!r}")
        return f"ForwardRef({self.__forward_arg__!r}{''.join(extra)})"


class _Unknown(ForwardRef):
    """Stands for a name without a value while an annotation is evaluated; afterwards it is a ForwardRef."""

    def _also(self, text):
        return self._names.unknown(text)

    def _text(self):
        text = self.__forward_arg__
        return f"({text})" if " " in text else text

    def __getattr__(self, name):
        if name[:1] == "_":
            raise AttributeError(name)
        return self._also(f"{self._text()}.{name}")

    def __getitem__(self, key):
        items = key if isinstance(key, tuple) else (key,)
        return self._also(f"{self._text()}[{', '.join(map(self._names.text, items))}]")

    def __call__(self, *args, **kwargs):
        given = [*map(self._names.text, args), *(f"{name}={self._names.text(value)}" for name, value in kwargs.items())]
        return self._also(f"{self._text()}({', '.join(given)})")

    def __or__(self, other):
        return self._also(f"{self.__forward_arg__} | {self._names.text(other)}")

    def __ror__(self, other):
        return self._also(f"{self._names.text(other)} | {self.__forward_arg__}")

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other


class _Names(dict):
    """What an annotation sees, with something for every name that has no value."""

    def __init__(self, annotate, owner):
        self._annotate = annotate
        self._owner = owner
        self._made = []
        self._placeholders = 0

    def __missing__(self, name):
        try:
            return self.known(name)
        except NameError:
            return self.unknown(name)

    def known(self, name):
        from _namespace import module_names
        from _eval import _Outermost
        from sys import modules

        annotate = self._annotate
        for free, cell in zip(annotate.__code__.co_freevars, annotate.__closure__ or ()):
            if free == name:
                try:
                    return cell.cell_contents
                except ValueError:
                    raise NameError(f"name {name!r} is not defined", name=name) from None
        if isinstance(self._owner, type) and name in vars(self._owner):
            return vars(self._owner)[name]
        return _Outermost(module_names(modules[annotate.__module__]), {}).get(name)

    def unknown(self, text):
        made = _Unknown(text, owner=self._owner, is_class=isinstance(self._owner, type))
        made._names = self
        self._made.append(made)
        return made

    def text(self, value):
        if isinstance(value, _Unknown):
            return value.__forward_arg__
        if value is ... or value is None or isinstance(value, (int, float, str, bytes)):
            return "..." if value is ... else repr(value)
        self._placeholders += 1
        return f"__annotationlib_name_{self._placeholders}__"

    def settle(self):
        for made in self._made:
            made.__class__ = ForwardRef


def _partly(annotate, text, owner):
    """The value of an annotation in which names without a value became references; None: that cannot be."""
    from _eval import eval_here

    names = _Names(annotate, owner)
    try:
        value = eval_here(text, {}, names)
    except Exception:
        return None
    finally:
        names.settle()
    return None if isinstance(value, ForwardRef) and "__annotationlib_name_" not in value.__forward_arg__ else value


def call_annotate_function(annotate, format, *, owner=None):
    """What an __annotate__ function gives in a format."""
    if format == 2:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    texts = _texts(annotate)
    if texts is None:
        raise NotImplementedError(format)
    if format == 4:
        return texts
    found = {}
    while True:
        try:
            annotate(found)
            return found
        except Exception:
            for name in texts:
                if name not in found:
                    partial = _partly(annotate, texts[name], owner)
                    if partial is not None:
                        found[name] = partial
                        break
                    reference = ForwardRef(texts[name], owner=owner, is_class=isinstance(owner, type))
                    reference._annotate = annotate
                    reference._name = name
                    found[name] = reference
                    break


def call_evaluate_function(evaluate, format, *, owner=None):
    return call_annotate_function(evaluate, format, owner=owner)


def get_annotate_from_class_namespace(namespace):
    """The __annotate__ function in the namespace of a class."""
    try:
        return namespace["__annotate__"]
    except KeyError:
        return namespace.get("__annotate_func__")


def _known(obj):
    found = getattr(obj, "__annotations__", None)
    if found is not None and not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return found


def _called(obj, format):
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    found = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return found


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """A new dict of the annotations of a function, class or module."""
    if eval_str and format != 1:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == 1:
        found = _known(obj)
        if found is None:
            found = _called(obj, format)
    elif format == 3:
        try:
            found = _known(obj)
        except Exception:
            found = None
        if found is None:
            found = _called(obj, format)
            if found is None:
                found = _known(obj)
    elif format == 4:
        found = _called(obj, format)
        if found is None:
            found = _known(obj)
            if found is not None:
                found = annotations_to_string(found)
    elif format == 2:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    return _evaluated(found, obj, globals, locals) if eval_str else dict(found)


def _evaluated(annotations, owner, globals, locals):
    """The annotations with values in the place of texts."""
    from _namespace import module_names
    from _eval import eval_here

    if globals is None:
        from sys import modules

        globals = module_names(modules[owner.__module__])
    if locals is None and isinstance(owner, type):
        locals = dict(vars(owner))
    return {name: eval_here(value, globals, locals) if isinstance(value, str) else value for name, value in annotations.items()}


def type_repr(value):
    """The text of a type, as annotations show it."""
    if isinstance(value, type):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    return repr(value)


def annotations_to_string(annotations):
    """Annotations with text in the place of values."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}
