"""Copies, moves and removals of files and of whole folders."""

import os as _os

__all__ = [
    "Error", "ExecError", "ReadError", "SameFileError", "SpecialFileError", "copy", "copy2", "copyfile", "copyfileobj", "copymode", "copystat", "copytree",
    "get_terminal_size", "ignore_patterns", "move", "rmtree", "which",
]

get_terminal_size = _os.get_terminal_size
_ROOM = 65536
_path = _os.path


class Error(OSError):
    pass


class SameFileError(Error):
    """Raised when source and destination are the same file."""


class SpecialFileError(OSError):
    """Raised when trying to do a kind of operation (e.g. copying) which is not supported on a special file (e.g. a named pipe)"""


class ExecError(OSError):
    """Raised when a command could not be executed"""


class ReadError(OSError):
    """Raised when an archive cannot be read"""


def copyfileobj(fsrc, fdst, length=0):
    """copy data from file-like object fsrc to file-like object fdst"""
    while part := fsrc.read(length or _ROOM):
        fdst.write(part)


def _is_same(src, dst):
    try:
        first, second = _os.stat(src), _os.stat(dst)
    except OSError:
        return False
    return first.st_ino == second.st_ino and first.st_dev == second.st_dev


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy data from src to dst in the most efficient way possible."""
    if _is_same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and _path.islink(src):
        _os.symlink(_os.readlink(src), dst)
        return dst
    with open(src, "rb") as source:
        try:
            with open(dst, "wb") as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if _path.exists(dst):
                raise
            raise FileNotFoundError(f"Directory does not exist: {dst}") from error
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy mode bits from src to dst."""
    if not follow_symlinks and _path.islink(src) and _path.islink(dst):
        return
    _os.chmod(dst, _os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    """Copy file metadata"""
    if not follow_symlinks and _path.islink(src) and _path.islink(dst):
        return
    known = _os.stat(src)
    _os.utime(dst, (known.st_atime, known.st_mtime))
    _os.chmod(dst, known.st_mode & 0o7777)


def _within(src, dst):
    return _path.join(dst, _path.basename(src)) if _path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copy data and mode bits ("cp src dst"). Return the file's destination."""
    dst = _within(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy data and metadata. Return the file's destination."""
    dst = _within(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """Function that can be used as copytree() ignore parameter."""

    def ignored(path, names):
        from fnmatch import filter as matching

        return set([name for pattern in patterns for name in matching(names, pattern)])

    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Recursively copy a directory tree and return the destination directory."""
    names = _os.listdir(src)
    ignored = set(ignore(_os.fspath(src), names)) if ignore is not None else set()
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in ignored:
            continue
        source, target = _path.join(src, name), _path.join(dst, name)
        try:
            if _path.islink(source) and (symlinks or not _path.exists(source) and ignore_dangling_symlinks):
                if symlinks:
                    _os.symlink(_os.readlink(source), target)
            elif _path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    try:
        copystat(src, dst)
    except OSError as error:
        errors.append((src, dst, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None):
    """Recursively delete a directory tree."""
    if ignore_errors:
        failed = _ignored
    elif onexc is not None:
        failed = onexc
    elif onerror is not None:

        def failed(function, path, error):
            onerror(function, path, (type(error), error, error.__traceback__))

    else:
        failed = _raised
    try:
        if _path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
    except OSError as error:
        failed(_path.islink, path, error)
        return
    try:
        _os.lstat(path)
    except OSError as error:
        failed(_os.lstat, path, error)
        return
    _emptied(path, failed)


def _ignored(function, path, error):
    pass


def _raised(function, path, error):
    raise error


def _emptied(path, failed):
    try:
        names = _os.listdir(path)
    except OSError as error:
        failed(_os.listdir, path, error)
        names = []
    for name in names:
        inner = _path.join(path, name)
        if _path.isdir(inner) and not _path.islink(inner):
            _emptied(inner, failed)
            continue
        try:
            _os.unlink(inner)
        except OSError as error:
            failed(_os.unlink, inner, error)
    try:
        _os.rmdir(path)
    except OSError as error:
        failed(_os.rmdir, path, error)


def move(src, dst, copy_function=copy2):
    """Recursively move a file or directory to another location. Return the file or directory's destination."""
    target = dst
    if _path.isdir(dst):
        if _is_same(src, dst) and not _path.islink(src):
            _os.rename(src, dst)
            return dst
        target = _path.join(dst, _path.basename(_os.fspath(src).rstrip("/")))
        if _path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        _os.rename(src, target)
    except OSError:
        if _path.islink(src):
            _os.symlink(_os.readlink(src), target)
            _os.unlink(src)
        elif _path.isdir(src):
            if (_path.abspath(target) + "/").startswith(_path.abspath(src) + "/"):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            _os.unlink(src)
    return target


def which(cmd, mode=1, path=None):
    """Return the path of an executable that conforms to the given mode on the PATH, or None."""
    if _path.dirname(cmd):
        places = [""]
    else:
        if path is None:
            path = _os.environ.get("PATH", "/bin:/usr/bin")
        places = path.split(":")
    for place in dict.fromkeys(places):
        name = _path.join(place, cmd)
        if _path.exists(name) and _os.access(name, mode) and not _path.isdir(name):
            return name
    return None
