"""Exception groups: the classes, and what `except*` becomes."""

anything = BaseException


class BaseExceptionGroup(BaseException):
    __module__ = "builtins"

    def __new__(cls, message, exceptions, /):
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not hasattr(exceptions, "__getitem__") or isinstance(exceptions, (dict, str)):
            raise TypeError("second argument (exceptions) must be a sequence")
        items = tuple(exceptions)
        if not items:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for index, item in enumerate(items):
            if not isinstance(item, BaseException):
                raise ValueError(f"Item {index} of second argument (exceptions) is not an exception")
        plain = all(isinstance(item, Exception) for item in items)
        if cls is BaseExceptionGroup:
            if plain:
                cls = ExceptionGroup
        elif not plain and issubclass(cls, Exception):
            if cls is ExceptionGroup:
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
            raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
        self = BaseException.__new__(cls, message, exceptions)
        self._message = message
        self._exceptions = items
        return self

    @property
    def message(self):
        """exception message"""
        return self._message

    @property
    def exceptions(self):
        """nested exceptions"""
        return self._exceptions

    def __str__(self):
        count = len(self._exceptions)
        return f"{self._message} ({count} sub-exception{'s' if count != 1 else ''})"

    def __repr__(self):
        return f"{type(self).__name__}({self._message!r}, {list(self._exceptions) if isinstance(self.args[1], list) else self._exceptions!r})"

    def derive(self, excs, /):
        return BaseExceptionGroup(self._message, excs)

    def _derived(self, items):
        made = self.derive(items)
        if not isinstance(made, BaseExceptionGroup):
            raise TypeError("derive must return an instance of BaseExceptionGroup")
        made.__traceback__ = self.__traceback__
        made.__context__ = self.__context__
        made.__cause__ = self.__cause__
        made.__suppress_context__ = self.__suppress_context__
        notes = getattr(self, "__notes__", None)
        if notes is not None:
            made.__notes__ = list(notes)
        return made

    def split(self, matcher_value, /):
        matches = _matcher(matcher_value)
        if matches(self):
            return self, None
        inside, outside = [], []
        for item in self._exceptions:
            if isinstance(item, BaseExceptionGroup):
                match, rest = item.split(matcher_value)
                if match is not None:
                    inside.append(match)
                if rest is not None:
                    outside.append(rest)
            elif matches(item):
                inside.append(item)
            else:
                outside.append(item)
        if not inside:
            return None, self
        if not outside:
            return (self._derived(inside), None)
        return self._derived(inside), self._derived(outside)

    def subgroup(self, matcher_value, /):
        matches = _matcher(matcher_value)
        if matches(self):
            return self
        found = []
        for item in self._exceptions:
            if isinstance(item, BaseExceptionGroup):
                match = item.subgroup(matcher_value)
                if match is not None:
                    found.append(match)
            elif matches(item):
                found.append(item)
        return self._derived(found) if found else None

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = "builtins"


def _matcher(value):
    if isinstance(value, type) and issubclass(value, BaseException):
        return lambda item: isinstance(item, value)
    if isinstance(value, tuple) and all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in value):
        return lambda item: isinstance(item, value)
    if callable(value) and not isinstance(value, type):
        return value
    raise TypeError("expected an exception type, a tuple of exception types, or a callable (other than a class)")


class Split:
    """What is left of an exception while the handlers of a try take their parts."""

    def __init__(self, error):
        self._error = error
        self._is_group = isinstance(error, BaseExceptionGroup)
        self._rest = error
        self._part = None
        self._raised = []

    def matches(self, kinds):
        for kind in kinds if isinstance(kinds, tuple) else (kinds,):
            if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                raise TypeError("catching classes that do not inherit from BaseException is not allowed")
            if issubclass(kind, BaseExceptionGroup):
                raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
        if self._rest is None:
            return False
        if self._is_group:
            self._part, self._rest = self._rest.split(kinds)
        elif isinstance(self._rest, kinds):
            self._part, self._rest = BaseExceptionGroup("", [self._rest]), None
        else:
            self._part = None
        return self._part is not None

    def raise_part(self):
        part, context = self._part, self._part.__context__
        if part is not self._error:
            part.__context__ = None
        try:
            raise part
        finally:
            part.__context__ = context

    def raised(self, error):
        self._raised.append(error)

    def finish(self):
        """Raises what nobody took and what the handlers raised."""
        if not self._raised:
            if self._rest is None:
                return
            if self._rest is self._error:
                raise self._error
            raise self._rest
        again = [error for error in self._raised if self._is_part(error)]
        new = [error for error in self._raised if not self._is_part(error)]
        if not new:
            parts = again + ([self._rest] if self._rest is not None else [])
            if len(parts) == 1:
                raise parts[0]
            raise self._error._derived([item for part in parts for item in part.exceptions])
        left = again + ([self._rest] if self._rest is not None else [])
        if len(new) == 1 and not left and not self._is_group:
            raise new[0]
        for error in new:
            error.__context__ = error.__context__ or self._error
        raise ExceptionGroup("", new + left) from None

    def _is_part(self, error):
        return isinstance(error, BaseExceptionGroup) and error.__traceback__ is not None and error is self._part
