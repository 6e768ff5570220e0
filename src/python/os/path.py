"""Paths as text, and what is at them."""

import _system
from _files import _ask, _path
from os import _S_IFDIR, _S_IFLNK, _S_IFREG, fspath, getcwd, lstat, stat

__all__ = ["abspath", "basename", "commonpath", "commonprefix", "dirname", "exists", "expanduser", "getsize", "isabs"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
altsep = None
devnull = "/dev/null"


def normcase(s):
    return fspath(s)


def isabs(s):
    return fspath(s).startswith("/")


def join(a, *p):
    path = fspath(a)
    for b in p:
        b = fspath(b)
        if not isinstance(b, str):
            raise TypeError("Can't mix strings and bytes in path components") from None
        if b.startswith("/") or not path:
            path = b
        elif path.endswith("/"):
            path += b
        else:
            path += "/" + b
    return path


def split(p):
    p = fspath(p)
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def splitext(p):
    p = fspath(p)
    begin = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot >= begin and p[begin:dot].strip("."):
        return p[:dot], p[dot:]
    return p, p[:0]


def splitdrive(p):
    p = fspath(p)
    return p[:0], p


def basename(p):
    p = fspath(p)
    return p[p.rfind("/") + 1 :]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if not m:
        return ""
    s1 = min(m)
    s2 = max(m)
    for i, c in enumerate(s1):
        if c != s2[i]:
            return s1[:i]
    return s1


def commonpath(paths):
    paths = tuple(map(fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {p.startswith("/") for p in paths}
    if len(absolute) != 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    parts = [[c for c in p.split("/") if c and c != "."] for p in paths]
    s1 = min(parts)
    s2 = max(parts)
    common = s1
    for i, c in enumerate(s1):
        if c != s2[i]:
            common = s1[:i]
            break
    return ("/" if paths[0].startswith("/") else "") + "/".join(common)


def normpath(path):
    path = fspath(path)
    if not path:
        return "."
    lead = "//" if path.startswith("//") and not path.startswith("///") else "/" if path.startswith("/") else ""
    parts = []
    for part in path.split("/"):
        if not part or part == ".":
            continue
        if part != ".." or (not lead and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return lead + "/".join(parts) or "."


def abspath(path):
    path = fspath(path)
    return normpath(path if path.startswith("/") else join(getcwd(), path))


def relpath(path, start=None):
    path = fspath(path)
    if not path:
        raise ValueError("no path specified")
    first = [x for x in abspath(start if start is not None else ".").split("/") if x]
    last = [x for x in abspath(path).split("/") if x]
    i = len(commonprefix([first, last]))
    return join(*[".."] * (len(first) - i), *last[i:]) if len(first) > i or len(last) > i else "."


def realpath(filename, *, strict=False):
    path = abspath(filename)
    seen = ""
    rest = [part for part in path.split("/") if part]
    links = 0
    while rest:
        part = rest.pop(0)
        if part == "..":
            seen = dirname(seen)
            continue
        seen = f"{seen}/{part}"
        target = _system.ask(f"readlink\0{seen}")
        if type(target) is str and links < 40:
            links += 1
            seen = "" if target.startswith("/") else dirname(seen)
            if seen == "/":
                seen = ""
            rest = [piece for piece in target.split("/") if piece and piece != "."] + rest
    return seen or "/"


def _mode(path, question="stat"):
    answer = _system.ask(f"{question}\0{_path(path)}") if not isinstance(path, int) else _system.ask(f"fstat\0{path}")
    return 0 if type(answer) is int else int(answer.split(" ")[0])


def exists(path):
    return _mode(path) != 0


def lexists(path):
    return _mode(path, "lstat") != 0


def isfile(path):
    return _mode(path) & 0o170000 == _S_IFREG


def isdir(s):
    return _mode(s) & 0o170000 == _S_IFDIR


def islink(path):
    return _mode(path, "lstat") & 0o170000 == _S_IFLNK


def getsize(filename):
    return stat(filename).st_size


def getmtime(filename):
    return stat(filename).st_mtime


def getatime(filename):
    return stat(filename).st_atime


def getctime(filename):
    return stat(filename).st_ctime


def samefile(f1, f2):
    a = stat(f1)
    b = stat(f2)
    return a.st_ino == b.st_ino and a.st_dev == b.st_dev


def expanduser(path):
    path = fspath(path)
    if not path.startswith("~") or path[1:2] not in ("", "/"):
        return path
    from os import environ

    home = environ.get("HOME", "/").rstrip("/")
    return (home + path[1:]) or "/"


def expandvars(path):
    import re
    from os import environ

    def value(match):
        name = match.group(1)
        return environ.get(name.strip("{}"), match.group(0))

    return re.sub(r"\$(\w+|\{[^}]*\})", value, fspath(path))
