"""Exceptions as text: what is printed for them when nobody catches them."""

import sys
from _traceback import frames as _frames, headline as _headline, running as _running

__all__ = [
    "extract_stack",
    "extract_tb",
    "format_exc",
    "format_exception",
    "format_exception_only",
    "format_list",
    "format_stack",
    "format_tb",
    "print_exc",
    "print_exception",
    "print_stack",
    "print_tb",
    "walk_tb",
    "FrameSummary",
    "StackSummary",
    "TracebackException",
]

_missing = object()
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
# more equal frames in a row are counted instead of shown
_SHOWN_REPEATS = 3


class FrameSummary:
    """One frame of a traceback."""

    def __init__(self, filename, lineno, name, *, line="", lookup_line=True, locals=None, shown=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line
        self.locals = locals
        self._shown = shown

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return list(self) == list(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, place):
        return (self.filename, self.lineno, self.name, self.line)[place]

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def _text(self):
        if self._shown is not None:
            return self._shown
        head = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
        return f"{head}    {self.line.strip()}\n" if self.line else head


class StackSummary(list):
    """The frames of a traceback, outermost first."""

    @classmethod
    def from_list(cls, frames):
        stack = cls()
        for frame in frames:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            stack.append(frame)
        return stack

    def format_frame_summary(self, frame, **kwargs):
        return frame._text()

    def format(self, **kwargs):
        lines = []
        last = None
        repeats = 0
        for frame in self:
            place = (frame.filename, frame.lineno, frame.name)
            if place != last:
                if repeats > _SHOWN_REPEATS:
                    lines.append(_repeated(repeats - _SHOWN_REPEATS))
                last = place
                repeats = 0
            repeats += 1
            if repeats <= _SHOWN_REPEATS:
                lines.append(frame._text())
        if repeats > _SHOWN_REPEATS:
            lines.append(_repeated(repeats - _SHOWN_REPEATS))
        return lines


def _repeated(count):
    return f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"


def _extract(tb, limit):
    stack = StackSummary()
    if tb is None:
        return stack
    fields = iter(_frames(tb).split("\0"))
    for filename, lineno, name, line, shown in zip(fields, fields, fields, fields, fields):
        stack.append(FrameSummary(filename, int(lineno), name, line=line, shown=shown))
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
    if limit is not None:
        stack[:] = stack[:limit] if limit >= 0 else stack[limit:]
    return stack


class _Margin:
    """The frames drawn around what is in exception groups."""

    def __init__(self):
        self.depth = 0
        self.open = False

    def indent(self):
        return " " * (2 * self.depth)

    def add(self, lines, texts, sign="|"):
        if self.depth == 0:
            lines.extend(texts)
            return
        prefix = f"{self.indent()}{sign} "
        for text in texts:
            lines.append("".join(prefix + line for line in text.splitlines(True)))


class TracebackException:
    """What is printed for an exception."""

    def __init__(
        self,
        exc_type,
        exc_value,
        exc_traceback,
        *,
        limit=None,
        lookup_lines=True,
        capture_locals=False,
        compact=False,
        max_group_width=15,
        max_group_depth=10,
        _seen=None,
    ):
        _seen = _seen or set()
        _seen.add(id(exc_value))
        self.stack = _extract(exc_traceback, limit)
        self._lines = _only(exc_value)
        self._str = _str_of(exc_value)
        self.exc_type = exc_type
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__cause__ = None
        self.__context__ = None
        self.__suppress_context__ = False
        self.exceptions = None
        self._has_traceback = False
        if exc_value is None:
            return
        cause = exc_value.__cause__
        context = exc_value.__context__
        self.__suppress_context__ = exc_value.__suppress_context__
        if cause is not None and id(cause) not in _seen:
            self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, limit=limit, _seen=_seen)
        if context is not None and id(context) not in _seen and (cause is None or not compact):
            if not (compact and self.__suppress_context__):
                self.__context__ = TracebackException(
                    type(context), context, context.__traceback__, limit=limit, _seen=_seen
                )
        self._has_traceback = exc_traceback is not None
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        inner = getattr(exc_value, "_exceptions", None) if hasattr(exc_value, "derive") else None
        if inner is not None:
            self.exceptions = [
                TracebackException(
                    type(item), item, item.__traceback__, limit=limit, max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=_seen
                )
                for item in inner
            ]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        return name if module in ("__main__", "builtins") else f"{module}.{name}"

    def __str__(self):
        return self._str

    def format_exception_only(self, **kwargs):
        return iter(self._lines)

    def format(self, *, chain=True, _margin=None, **kwargs):
        lines = []
        margin = _margin or _Margin()
        if chain:
            if self.__cause__ is not None:
                lines.extend(self.__cause__.format(chain=chain, _margin=margin))
                margin.add(lines, [_CAUSE])
            elif self.__context__ is not None and not self.__suppress_context__:
                lines.extend(self.__context__.format(chain=chain, _margin=margin))
                margin.add(lines, [_CONTEXT])
        if self.exceptions is not None:
            self._add_group(lines, margin, chain)
            return iter(lines)
        if self._has_traceback:
            margin.add(lines, ["Traceback (most recent call last):\n"])
            margin.add(lines, self.stack.format())
        margin.add(lines, self._lines)
        return iter(lines)

    def _add_group(self, lines, margin, chain):
        if margin.depth > self.max_group_depth:
            margin.add(lines, [f"... (max_group_depth is {self.max_group_depth})\n"])
            return
        outermost = margin.depth == 0
        if outermost:
            margin.depth = 1
        if self._has_traceback:
            margin.add(lines, ["Exception Group Traceback (most recent call last):\n"], "+" if outermost else "|")
            margin.add(lines, self.stack.format())
        margin.add(lines, self._lines)
        shown = self.exceptions[: self.max_group_width]
        left = len(self.exceptions) - len(shown)
        margin.open = False
        for index, inner in enumerate(shown + [None] if left else shown):
            last = index == len(shown) - (0 if left else 1)
            if last:
                margin.open = True
            title = "..." if inner is None else index + 1
            lines.append(f"{margin.indent()}{'  ' if index else '+-'}+---------------- {title} ----------------\n")
            margin.depth += 1
            if inner is None:
                margin.add(lines, [f"and {left} more exception{'s' if left > 1 else ''}\n"])
            else:
                lines.extend(inner.format(chain=chain, _margin=margin))
            if last and margin.open:
                lines.append(margin.indent() + "+------------------------------------\n")
                margin.open = False
            margin.depth -= 1
        if outermost:
            margin.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain), file)


def _str_of(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


def _only(value):
    """The lines of an exception without its frames."""
    if value is None:
        return ["NoneType: None\n"]
    lines = [_headline(value) + "\n"]
    notes = getattr(value, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        for note in notes:
            try:
                note = str(note)
            except Exception:
                note = "<note str() failed>"
            lines.extend(part + "\n" for part in note.split("\n"))
    elif notes is not None:
        try:
            lines.append(repr(notes) + "\n")
        except Exception:
            lines.append("<__notes__ repr() failed>\n")
    return lines


def _parse(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is _missing:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return value, tb


def _write(lines, file):
    text = "".join(lines)
    (sys.stderr if file is None else file).write(text)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    value, tb = _parse(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    if value is _missing:
        value = exc
    return _only(value)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **kwargs):
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def extract_tb(tb, limit=None):
    return _extract(tb, limit)


def format_tb(tb, limit=None):
    return _extract(tb, limit).format()


def extract_stack(f=None, limit=None):
    """The frames of the program that run."""
    if f is not None:
        raise NotImplementedError("the stack of a frame that is given is not supported; leave f out")
    stack = _extract(_running(0), None)
    for frame in stack:
        frame._shown = None
    if limit is not None:
        stack[:] = stack[-limit:] if limit > 0 else stack[:-limit]
    return stack


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(f, limit), file)


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next
