"""Warnings: which are shown, and how."""

import sys as _sys
from _traceback import frames as _frames, running as _running

filters = []
# what was shown since the filters changed
_shown = set()
_once = set()
# source lines of where warnings were issued
_lines = {}
_defaults = [
    ("default", DeprecationWarning, "__main__"), ("ignore", DeprecationWarning, ""), ("ignore", PendingDeprecationWarning, ""),
    ("ignore", ImportWarning, ""), ("ignore", ResourceWarning, ""),
]


class WarningMessage:
    """A warning that was caught."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"

    def __repr__(self):
        return f"<WarningMessage {self}>"


class _State:
    log = None
    depth = 0


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        line = _lines.get((filename, lineno), "")
    return text + (f"  {line.strip()}\n" if line.strip() else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    (_sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def _action_for(category, text):
    for action, message, wanted, module, lineno in filters:
        if issubclass(category, wanted) and (message is None or message.match(text)):
            return action
    for action, wanted, module in _defaults:
        if issubclass(category, wanted):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    caller = _running(max(stacklevel, 1))
    if caller is None:
        warn_explicit(message, category, "<sys>", 0)
        return
    filename, lineno, _, line, _ = _frames(caller).split("\0")[:5]
    _lines[filename, int(lineno)] = line
    warn_explicit(message, category, filename, int(lineno))


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning for a place."""
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = _action_for(category, text)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action in ("once", "default", "module"):
        shown = _once if action == "once" else _shown
        key = (text, category) if action == "once" else (text, category, filename, lineno if action == "default" else 0)
        if key in shown:
            return
        shown.add(key)
    if _State.log is not None:
        _State.log.append(WarningMessage(message, category, filename, lineno))
    else:
        showwarning(message, category, filename, lineno)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert an entry into the list of warnings filters."""
    if action not in ("error", "ignore", "always", "all", "default", "module", "once"):
        raise ValueError(f"invalid action: {action!r}")
    pattern = None
    if message:
        import re

        pattern = re.compile(message, re.I)
    _add((action, pattern, category, None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters."""
    if action not in ("error", "ignore", "always", "all", "default", "module", "once"):
        raise ValueError(f"invalid action: {action!r}")
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    _shown.clear()
    if append:
        filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    filters[:] = []
    _defaults[:] = []
    _shown.clear()


class catch_warnings:
    """A context manager that keeps the filters as they are."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        self._saved = (filters[:], _State.log)
        _shown.clear()
        log = None
        if self._record:
            log = _State.log = []
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        filters[:], _State.log = self._saved
        _shown.clear()


class deprecated:
    """Indicate that a class, function or overload is deprecated."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category = self.message, self.category
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original = arg.__init__

            def __init__(self, *args, **kwargs):
                warn(message, category)
                original(self, *args, **kwargs)

            arg.__init__ = __init__
            arg.__deprecated__ = message
            return arg
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper
