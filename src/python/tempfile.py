"""Files and folders for a while, of names that nobody else has."""

import os as _os
from _system import lock as _Lock

__all__ = ["NamedTemporaryFile", "TMP_MAX", "TemporaryDirectory", "TemporaryFile", "gettempdir", "gettempprefix", "mkdtemp", "mkstemp"]

TMP_MAX = 10000
tempdir = None
template = "tmp"
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_lock = _Lock()


def _name():
    return "".join([_LETTERS[byte % 37] for byte in _os.urandom(8)])


def gettempprefix():
    """The default prefix for temporary directories as string."""
    return template


def gettempdir():
    """Returns tempfile.tempdir as str."""
    global tempdir
    if tempdir is None:
        with _lock:
            for place in (_os.environ.get("TMPDIR"), _os.environ.get("TEMP"), _os.environ.get("TMP"), "/tmp", "/var/tmp", "/usr/tmp", _os.getcwd()):
                if place and _os.path.isdir(place) and _os.access(place, 2):
                    tempdir = _os.path.abspath(place)
                    break
            else:
                raise FileNotFoundError(2, "No usable temporary directory found")
    return tempdir


def _made(make, suffix, prefix, dir):
    """What `make` gives for the first path that did not exist, and that path."""
    folder = gettempdir() if dir is None else _os.fspath(dir)
    for _ in range(TMP_MAX):
        path = _os.path.abspath(_os.path.join(folder, (template if prefix is None else prefix) + _name() + (suffix or "")))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, "No usable temporary file name found")


def _opened(path):
    return _os.open(path, 0o2 | 0o100 | 0o200, 0o600)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """User-callable function to create and return a unique temporary file."""
    return _made(_opened, suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """User-callable function to create and return a unique temporary directory."""
    return _made(lambda path: _os.mkdir(path, 0o700), suffix, prefix, dir)[1]


class TemporaryDirectory:
    """Create and return a temporary directory, which goes with all that is in it."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete
        self._ignores = ignore_cleanup_errors
        self._owned = True

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def __del__(self):
        if self._delete and self._owned:
            self._remove(True)

    def cleanup(self):
        if self._owned or _os.path.exists(self.name):
            self._remove(self._ignores)

    def _remove(self, ignores):
        from shutil import rmtree

        self._owned = False
        try:
            rmtree(self.name, ignore_errors=ignores)
        except FileNotFoundError:
            pass


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete, delete_on_close):
        self.file = file
        self.name = name
        self._delete = delete
        self._on_close = delete_on_close
        self._exists = True

    def __getattr__(self, name):
        file = self.__dict__["file"]
        return getattr(file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        self.file.__exit__(exc, value, tb)
        self._remove(self._delete)

    def __iter__(self):
        for line in self.file:
            yield line

    def __del__(self):
        if not self.file.closed:
            self.file.close()
        self._remove(self._delete)

    def close(self):
        """Close the temporary file, possibly deleting it."""
        self.file.close()
        self._remove(self._delete and self._on_close)

    def _remove(self, wanted):
        if wanted and self._exists:
            self._exists = False
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                pass


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None, delete_on_close=True,
):
    """Create and return a temporary file."""
    fd, name = mkstemp(suffix, prefix, dir)
    file = _os.fdopen(fd, mode, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """Create and return a temporary file that has no name."""
    fd, name = mkstemp(suffix, prefix, dir)
    _os.unlink(name)
    return _os.fdopen(fd, mode, buffering, encoding, errors, newline)
