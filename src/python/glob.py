"""Names of files that match patterns of shells."""

import os as _os
import re as _re
from fnmatch import filter as _filter

__all__ = ["escape", "glob", "iglob"]

_join = _os.path.join
_MAGIC = _re.compile("[*?[]")


def glob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    """Return a list of paths matching a pathname pattern."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, recursive=False, include_hidden=False):
    """Return an iterator which yields the paths matching a pathname pattern."""
    root = "" if root_dir is None else _os.fspath(root_dir)
    found = _found(_os.fspath(pathname), root, recursive, include_hidden, False)
    if not pathname or recursive and pathname[:2] == "**":
        return _not_empty(found)
    return found


def escape(pathname):
    """Escape all special characters."""
    return _re.sub("([*?[])", "[\\1]", pathname)


def has_magic(s):
    return _MAGIC.search(s) is not None


def _not_empty(paths):
    """The paths without the empty one that stands for the folder where the search begins."""
    for number, path in enumerate(paths):
        if path or number:
            yield path


def _found(pattern, root, recursive, hidden, folders):
    dirname, basename = _os.path.split(pattern)
    if not has_magic(pattern):
        exists = _os.path.lexists(_join(root, pattern)) if basename else _os.path.isdir(_join(root, dirname))
        if exists:
            yield pattern
        return
    if dirname and dirname != pattern and has_magic(dirname):
        places = _found(dirname, root, recursive, hidden, True)
    else:
        places = [dirname]
    for place in places:
        for name in _names_in(_join(root, place), basename, recursive, hidden, folders):
            yield _join(place, name)


def _names_in(folder, pattern, recursive, hidden, folders):
    """The names below one folder that match the last part of a pattern."""
    if recursive and pattern == "**":
        return _below(folder, hidden, folders)
    if has_magic(pattern):
        names = _listed(folder, folders)
        return _filter(names if hidden or pattern[0] == "." else [name for name in names if name[0] != "."], pattern)
    exists = _os.path.lexists(_join(folder, pattern)) if pattern else _os.path.isdir(folder)
    return [pattern] if exists else []


def _listed(folder, folders):
    try:
        names = _os.listdir(folder or ".")
    except OSError:
        return []
    return [name for name in names if _os.path.isdir(_join(folder, name))] if folders else names


def _below(folder, hidden, folders):
    """The folder itself, as the empty name, and everything under it."""
    if not folder or _os.path.isdir(folder):
        yield ""
    yield from _deeper(folder, hidden, folders)


def _deeper(folder, hidden, folders):
    for name in _listed(folder, folders):
        if not hidden and name[0] == ".":
            continue
        yield name
        for inner in _deeper(_join(folder, name), hidden, folders):
            yield _join(name, inner)
