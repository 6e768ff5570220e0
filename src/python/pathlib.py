"""Paths as objects."""

import os as _os
from os import path as _path

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "Path", "PosixPath"]


class UnsupportedOperation(NotImplementedError):
    """An exception that is raised when an unsupported operation is attempted."""


class PurePath:
    """A path that nothing is done with."""

    __slots__ = ("_root", "_parts", "_text")

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        pieces = []
        for arg in args:
            if isinstance(arg, PurePath):
                arg = str(arg)
            elif hasattr(arg, "__fspath__"):
                arg = arg.__fspath__()
            if not isinstance(arg, str):
                raise TypeError(f"argument should be a str or an os.PathLike object where __fspath__ returns a str, not {type(arg).__name__!r}")
            if arg.startswith("/"):
                pieces = []
            pieces.append(arg)
        text = "/".join(piece for piece in pieces if piece)
        self._root = "//" if text.startswith("//") and not text.startswith("///") else "/" if text.startswith("/") else ""
        self._parts = [part for part in text.split("/") if part and part != "."]
        self._text = self._root + "/".join(self._parts) or "."

    def with_segments(self, *segments):
        return type(self)(*segments)

    def _with(self, root, parts):
        return self.with_segments(root + "/".join(parts))

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def as_posix(self):
        return self._text

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __bytes__(self):
        return self._text.encode()

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def _key(self):
        return self._text.split("/")

    def __truediv__(self, key):
        if not isinstance(key, (str, PurePath)) and not hasattr(key, "__fspath__"):
            return NotImplemented
        return self.with_segments(self, key)

    def __rtruediv__(self, key):
        if not isinstance(key, (str, PurePath)):
            return NotImplemented
        return self.with_segments(key, self)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return (self._root, *self._parts) if self._root else tuple(self._parts)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        return self._split()[1]

    @property
    def stem(self):
        return self._split()[0]

    def _split(self):
        name = self.name
        lead = name.lstrip(".")
        dot = lead.rfind(".")
        if dot < 0:
            return name, ""
        at = len(name) - len(lead) + dot
        return name[:at], name[at:]

    @property
    def suffixes(self):
        return ["." + end for end in self.name.lstrip(".").split(".")[1:]]

    @property
    def parent(self):
        return self._with(self._root, self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        found = []
        path = self
        while path._parts:
            path = path.parent
            found.append(path)
        return _Parents(type(self).__name__, found)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._with(self._root, [*self._parts[:-1], name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        if not self.stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and (not suffix.startswith(".") or suffix == "." or "/" in suffix):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return self._root != ""

    def is_relative_to(self, other):
        other = self.with_segments(other)
        return other == self or other in self.parents

    def relative_to(self, other, *, walk_up=False):
        other = self.with_segments(other)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._with("", [".."] * step + self._parts[len(path._parts) :])

    def match(self, path_pattern, *, case_sensitive=None):
        from fnmatch import fnmatchcase

        pattern = PurePosixPath(path_pattern)
        if pattern._root and len(pattern._parts) != len(self._parts) or len(pattern._parts) > len(self._parts):
            return False
        return all(fnmatchcase(part, wanted) for part, wanted in zip(reversed(self._parts), reversed(pattern._parts)))

    def as_uri(self):
        if not self._root:
            raise ValueError("relative paths can't be expressed as file URIs")
        return "file://" + self._text


class _Parents:
    def __init__(self, name, paths):
        self._name = name
        self._paths = paths

    def __len__(self):
        return len(self._paths)

    def __getitem__(self, index):
        found = self._paths[index]
        return tuple(found) if isinstance(index, slice) else found

    def __iter__(self):
        return iter(self._paths)

    def __contains__(self, path):
        return path in self._paths

    def __repr__(self):
        return f"<{self._name}.parents>"


class PurePosixPath(PurePath):
    """A path of a system with slashes."""

    __slots__ = ()


class Path(PurePath):
    """A path to a file or directory."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls(_os.environ.get("HOME", "/"))

    def exists(self, *, follow_symlinks=True):
        return _path.exists(self._text)

    def is_file(self, *, follow_symlinks=True):
        return _path.isfile(self._text)

    def is_dir(self, *, follow_symlinks=True):
        return _path.isdir(self._text)

    def absolute(self):
        return self if self._root else self.with_segments(_os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(_path.abspath(self._text))

    def expanduser(self):
        return self.home().joinpath(*self._parts[1:]) if self._parts[:1] == ["~"] and not self._root else self

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self._text, mode, encoding=encoding, errors=errors, newline=newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def iterdir(self):
        for name in _os.listdir(self._text):
            yield self._with(self._root, [*self._parts, name])

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(self._text)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def unlink(self, missing_ok=False):
        try:
            _os.remove(self._text)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        _os.rmdir(self._text)

    def rename(self, target):
        _os.rename(self._text, str(target))
        return self.with_segments(target)

    replace = rename

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", self._text)
        self.open("a").close()

    def stat(self, *, follow_symlinks=True):
        return _os.stat(self._text)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        from fnmatch import fnmatchcase

        parts = PurePosixPath(pattern)._parts
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")

        def walk(path, wanted):
            if not wanted:
                yield path
                return
            first, rest = wanted[0], wanted[1:]
            if first == "**":
                yield from walk(path, rest)
            for child in sorted(path.iterdir(), key=lambda item: item.name) if path.is_dir() else ():
                if first == "**":
                    if child.is_dir():
                        yield from walk(child, wanted)
                elif fnmatchcase(child.name, first):
                    yield from walk(child, rest)

        seen = set()
        for found in walk(self, parts):
            if found not in seen:
                seen.add(found)
                yield found

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self.glob("**/" + str(pattern))


class PosixPath(Path, PurePosixPath):
    """A path of a system with slashes."""

    __slots__ = ()
