"""The operating system, in part: files, folders, the environment, the process."""

import _system
from _files import _ask, _path

name = "posix"
curdir = "."
pardir = ".."
extsep = "."
sep = "/"
altsep = None
pathsep = ":"
linesep = "\n"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
F_OK = 0
R_OK = 4
W_OK = 2
X_OK = 1
O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
O_CREAT = 0o100
O_EXCL = 0o200
O_TRUNC = 0o1000
O_APPEND = 0o2000

_S_IFDIR = 0o040000
_S_IFREG = 0o100000
_S_IFLNK = 0o120000

error = OSError


class PathLike:
    """What has a path."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, "__fspath__")
        return NotImplemented

    def __class_getitem__(cls, item):
        return cls


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


def strerror(code, /):
    from _files import _WORDS

    return _WORDS.get(code) or ("Success" if code == 0 else f"Unknown error {code}")


# ── the process ──


def getpid():
    return int(_ask("pid"))


def getppid():
    return int(_ask("ppid"))


def getuid():
    return int(_ask("uid"))


def cpu_count():
    return int(_ask("cpus"))


def process_cpu_count():
    return int(_ask("cpus"))


def sched_getaffinity(pid, /):
    return set(range(int(_ask("cpus"))))


def getcwd():
    return _ask("cwd")


def chdir(path):
    _ask("chdir", _path(path), names=(path,))


def urandom(size, /):
    return bytes.fromhex(_ask("random", str(size)))


def get_terminal_size(fd=1, /):
    return terminal_size((80, 24))


class terminal_size(tuple):
    """Columns and lines."""

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def system(command):
    raise NotImplementedError("os.system: no other program is started from here")


def _exit(status):
    raise NotImplementedError("os._exit: use sys.exit")


# ── the environment ──


def _environment():
    answer = _ask("environ")
    return dict(entry.split("=", 1) for entry in answer.split("\0") if "=" in entry)


class _Environ:
    """The environment's variables; changes reach the process."""

    def __init__(self):
        self._data = _environment()

    def __getitem__(self, key):
        return self._data[_text(key)]

    def __setitem__(self, key, value):
        _ask("setenv", _text(key), _text(value))
        self._data[key] = value

    def __delitem__(self, key):
        del self._data[_text(key)]
        _ask("unsetenv", key)

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __eq__(self, other):
        return self._data == (other._data if isinstance(other, _Environ) else other)

    def __repr__(self):
        inside = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{inside}}})"

    def __or__(self, other):
        return self._data | dict(other)

    def get(self, key, default=None):
        return self._data.get(key, default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def pop(self, key, *default):
        value = self._data.pop(key, *default)
        _ask("unsetenv", key)
        return value

    def setdefault(self, key, value):
        if key not in self._data:
            self[key] = value
        return self._data[key]

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value


def _text(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value, /):
    _ask("setenv", key, value)


def unsetenv(key, /):
    _ask("unsetenv", key)


# ── files and folders ──


class stat_result(tuple):
    """What is known of a file."""

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])

    def __repr__(self):
        names = ("mode", "ino", "dev", "nlink", "uid", "gid", "size", "atime", "mtime", "ctime")
        return f"os.stat_result({', '.join(f'st_{name}={value}' for name, value in zip(names, self))})"


def _status(question, path, names):
    parts = _ask(question, path, names=names).split(" ")
    times = [float(part) / 1000 for part in parts[7:]]
    result = stat_result([int(part) for part in parts[:7]] + [int(time) for time in times])
    result.st_atime, result.st_mtime, result.st_ctime = times
    result.st_mtime_ns = int(float(parts[8]) * 1e6)
    return result


def stat(path, *, follow_symlinks=True):
    if isinstance(path, int):
        return _status("fstat", str(path), ())
    return _status("stat" if follow_symlinks else "lstat", _path(path), (path,))


def lstat(path):
    return _status("lstat", _path(path), (path,))


def listdir(path=None):
    answer = _ask("listdir", "." if path is None else _path(path), names=(() if path is None else (path,)))
    return answer.split("\0") if answer else []


class DirEntry:
    """An entry of a folder."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)


class _Scan:
    def __init__(self, folder):
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def close(self):
        pass


def scandir(path="."):
    return _Scan(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs = []
    files = []
    for name in names:
        (dirs if path.isdir(path.join(top, name)) else files).append(name)
    if topdown:
        yield top, dirs, files
    for name in dirs:
        inner = path.join(top, name)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def remove(path):
    _ask("unlink", _path(path), names=(path,))


def unlink(path):
    _ask("unlink", _path(path), names=(path,))


def rmdir(path):
    _ask("rmdir", _path(path), names=(path,))


def mkdir(path, mode=0o777):
    _ask("mkdir", _path(path), str(mode), names=(path,))


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == ".":
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def rename(src, dst):
    _ask("rename", _path(src), _path(dst), names=(src, dst))


def replace(src, dst):
    _ask("rename", _path(src), _path(dst), names=(src, dst))


def symlink(src, dst):
    _ask("symlink", _path(src), _path(dst), names=(src, dst))


def link(src, dst):
    _ask("link", _path(src), _path(dst), names=(src, dst))


def readlink(path):
    return _ask("readlink", _path(path), names=(path,))


def chmod(path, mode):
    _ask("chmod", _path(path), str(mode), names=(path,))


def utime(path, times=None, *, ns=None):
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is not None:
        times = (ns[0] / 1e9, ns[1] / 1e9)
    elif times is None:
        from time import time

        times = (time(),) * 2
    elif not isinstance(times, tuple) or len(times) != 2:
        raise TypeError("utime: 'times' must be either a tuple of two ints or None")
    _ask("utimes", _path(path), f"{float(times[0])!r} {float(times[1])!r}", names=(path,))


def access(path, mode):
    return type(_system.ask(f"access\0{_path(path)}\0{mode}")) is str


# ── descriptors ──


def _failed(answer, *names):
    from _files import _failure

    return _failure(answer, *names)


def open(path, flags, mode=0o777):
    answer = _system.open(_path(path), flags, mode)
    if answer < 0:
        raise _failed(answer, path)
    return answer


def read(fd, n, /):
    answer = _system.read(fd, n, -1)
    if type(answer) is int:
        raise _failed(answer)
    return answer


def write(fd, data, /):
    answer = _system.write(fd, data, -1)
    if answer < 0:
        raise _failed(answer)
    return answer


def close(fd):
    _ask("close", str(fd))


def fsync(fd):
    _ask("sync", str(fd))


def isatty(fd, /):
    return _system.ask(f"isatty\0{fd}") == "1"


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    from _files import open as opened

    return opened(fd, mode, buffering, encoding, *args, **kwargs)


import os.path
from os import path
