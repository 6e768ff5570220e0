"""Functions that are called when the program ends, the newest first."""

import _weakref

_registered = []
_asked = []


def register(func, /, *args, **kwargs):
    """Registers a call; gives the function, so that it is a decorator, too."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    if not _asked:
        _asked.append(True)
        _weakref.at_exit(_run_all)
    _registered.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Forgets all calls of the function."""
    _registered[:] = [entry for entry in _registered if entry[0] != func]


def _run_all():
    _asked.clear()
    while _registered:
        func, args, kwargs = _registered.pop()
        if _registered:
            _weakref.at_exit(_run_all)
        func(*args, **kwargs)
        return


_run_exitfuncs = _run_all


def _ncallbacks():
    return len(_registered)


def _clear():
    _registered.clear()
