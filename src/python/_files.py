"""Files: bytes by a descriptor, a buffer over them, text over that. Several threads may use one file."""

import _system
from _system import lock as _Lock
from _iobase import BufferedIOBase, DEFAULT_BUFFER_SIZE, RawIOBase, TextIOBase, UnsupportedOperation, _index, _size
from _collections import dotted as _dotted

_O_WRONLY, _O_RDWR, _O_CREAT, _O_EXCL, _O_TRUNC, _O_APPEND = 1, 2, 0o100, 0o200, 0o1000, 0o2000

_WORDS = {
    1: "Operation not permitted",
    2: "No such file or directory",
    5: "Input/output error",
    6: "No such device or address",
    9: "Bad file descriptor",
    13: "Permission denied",
    16: "Device or resource busy",
    17: "File exists",
    18: "Invalid cross-device link",
    20: "Not a directory",
    21: "Is a directory",
    22: "Invalid argument",
    24: "Too many open files",
    26: "Text file busy",
    27: "File too large",
    28: "No space left on device",
    29: "Illegal seek",
    30: "Read-only file system",
    32: "Broken pipe",
    36: "File name too long",
    39: "Directory not empty",
    40: "Too many levels of symbolic links",
    95: "Operation not supported",
}


def _failure(answer, *names):
    """The exception for a negative errno."""
    words = _WORDS.get(-answer) or f"Unknown error {-answer}"
    if len(names) == 2:
        return OSError(-answer, words, names[0], None, names[1])
    return OSError(-answer, words, *names)


def _ask(*words, names=()):
    """The answer to a question; what fails raises."""
    answer = _system.ask("\0".join(words))
    if type(answer) is int:
        raise _failure(answer, *names)
    return answer


def _path(path):
    """A path as text."""
    if type(path) is str:
        return _whole(path)
    if isinstance(path, str):
        return _whole(str(path))
    if isinstance(path, bytes):
        return _whole(path.decode())
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    found = method(path)
    if isinstance(found, bytes):
        return found.decode()
    if not isinstance(found, str):
        raise TypeError(
            f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(found).__name__}"
        )
    return _whole(found)


def _whole(path):
    if "\0" in path:
        raise ValueError("embedded null character")
    return path


def _modes(mode):
    """Whether a raw file is read and written, the flags of the system."""
    if not mode or mode.strip("rwxab+") or mode.count("+") > 1 or sum(mode.count(letter) for letter in "rwxa") != 1:
        if mode.strip("rwxab+"):
            raise ValueError(f"invalid mode: {mode}")
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    plus = "+" in mode
    flags = 0 if "r" in mode and not plus else _O_RDWR if plus else _O_WRONLY
    if "w" in mode:
        flags |= _O_CREAT | _O_TRUNC
    elif "x" in mode:
        flags |= _O_CREAT | _O_EXCL
    elif "a" in mode:
        flags |= _O_CREAT | _O_APPEND
    return plus or "r" in mode, plus or "r" not in mode, flags


@_dotted
class FileIO(RawIOBase):
    """A file by its descriptor."""

    __module__ = "_io"
    _fd = -1
    _closes = True
    _is_wrapped = False

    def __init__(self, file, mode="r", closefd=True, opener=None):
        self._reads, self._writes, flags = _modes(mode)
        self._appends = "a" in mode
        self._closes = closefd
        self.name = file
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
            fd = int(file)
            _ask("fstat", str(fd))
        else:
            path = _path(file)
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            fd = opener(file, flags) if opener is not None else _system.open(path, flags, 0o666)
            if fd < 0:
                raise _failure(fd, file)
        self._fd = fd
        end = self._end()
        self._place = -1 if end < 0 else end if self._appends else 0

    def _end(self):
        answer = _system.ask(f"size\0{self._fd}")
        return -1 if type(answer) is int else int(answer)

    @property
    def mode(self):
        if "a" in self._letters():
            return self._letters()
        return "rb+" if self._reads and self._writes else "rb" if self._reads else "wb"

    def _letters(self):
        return "ab+" if self._appends and self._reads else "ab" if self._appends else ""

    @property
    def closefd(self):
        return self._closes

    def _check(self):
        if self._is_closed:
            raise ValueError("I/O operation on closed file")

    def __repr__(self):
        if self._is_closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self._closes}>"

    def read(self, size=-1, /):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")
        size = _size(size)
        if size < 0:
            return self.readall()
        place = self._place
        answer = _system.read(self._fd, size, place)
        if type(answer) is int:
            raise _failure(answer)
        if place >= 0:
            self._place = place + len(answer)
        return answer

    def readall(self):
        self._check()
        pieces = []
        left = self._end() - self._place if self._place >= 0 else 0
        while piece := self.read(max(left + 1, 65536)):
            pieces.append(piece)
            left = 0
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data, /):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        place = self._place
        answer = _system.write(self._fd, data, -1 if self._appends else place)
        if answer < 0:
            raise _failure(answer)
        if self._appends and place >= 0:
            self._place = self._end()
        elif place >= 0:
            self._place = place + answer
        return answer

    def seek(self, offset, whence=0, /):
        self._check()
        offset = _index(offset)
        if self._place < 0:
            raise _failure(-29)
        if whence == 1:
            offset += self._place
        elif whence == 2:
            offset += self._end()
        if offset < 0 or whence not in (0, 1, 2):
            raise _failure(-22)
        self._place = offset
        return offset

    def tell(self):
        self._check()
        if self._place < 0:
            raise _failure(-29)
        return self._place

    def truncate(self, size=None, /):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        size = self.tell() if size is None else _index(size)
        _ask("truncate", str(self._fd), str(size))
        return size

    def fileno(self):
        self._check()
        return self._fd

    def isatty(self):
        self._check()
        return self._place < 0 and _ask("isatty", str(self._fd)) == "1"

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return self._place >= 0

    def close(self):
        if self._is_closed:
            return
        self._is_closed = True
        fd = self._fd
        self._fd = -1
        if self._closes and fd >= 0:
            _ask("close", str(fd))

    def __del__(self):
        if not self._is_wrapped:
            self.close()


class _Buffered(BufferedIOBase):
    """Bytes that were read ahead, or wait to be written."""

    __module__ = "_io"
    _raw = None
    _is_wrapped = False

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self._ahead = b""
        self._at = 0
        self._waiting = []
        self._bytes = 0
        self._most = buffer_size
        self._lock = _Lock()
        self._raw = raw
        if isinstance(raw, FileIO):
            raw._is_wrapped = True

    @property
    def raw(self):
        return self._raw

    @property
    def name(self):
        return self._raw.name

    @property
    def mode(self):
        return self._raw.mode

    @property
    def closed(self):
        return self._raw.closed

    def __repr__(self):
        name = getattr(self._raw, "name", None)
        kind = type(self).__name__
        return f"<_io.{kind}>" if name is None else f"<_io.{kind} name={name!r}>"

    def _check(self, action):
        if self._raw.closed:
            raise ValueError(f"{action} closed file")

    def fileno(self):
        return self._raw.fileno()

    def isatty(self):
        self._check("I/O operation on")
        return self._raw.isatty()

    def readable(self):
        return self._raw.readable()

    def writable(self):
        return self._raw.writable()

    def seekable(self):
        return self._raw.seekable()

    # Under the lock.
    def _send(self):
        """Writes what waits."""
        if not self._bytes:
            return
        data = b"".join(self._waiting)
        self._waiting = []
        self._bytes = 0
        while data:
            count = self._raw.write(data)
            data = data[count:]

    def _forget(self):
        """Gives back what was read ahead."""
        left = len(self._ahead) - self._at
        self._ahead = b""
        self._at = 0
        if left:
            self._raw.seek(-left, 1)

    def _take(self, size):
        if self._bytes:
            self._send()
        ahead = self._ahead
        at = self._at
        if size < 0:
            self._ahead = b""
            self._at = 0
            rest = self._raw.readall()
            return ahead[at:] + rest if at < len(ahead) else rest
        if size <= len(ahead) - at:
            self._at = at + size
            return ahead[at : at + size]
        pieces = [ahead[at:]]
        wanted = size - len(pieces[0])
        self._ahead = b""
        self._at = 0
        while wanted > 0:
            more = self._raw.read(max(wanted, self._most))
            if not more:
                break
            pieces.append(more[:wanted])
            if len(more) > wanted:
                self._ahead = more
                self._at = wanted
            wanted -= len(pieces[-1])
        return b"".join(pieces)

    def _fill(self):
        if self._bytes:
            self._send()
        if self._at >= len(self._ahead):
            self._ahead = self._raw.read(self._most)
            self._at = 0

    def flush(self):
        self._check("flush of")
        with self._lock:
            self._send()

    def tell(self):
        with self._lock:
            if self._raw.closed:
                raise ValueError("I/O operation on closed file")
            return self._raw.tell() - len(self._ahead) + self._at + self._bytes

    def seek(self, offset, whence=0, /):
        self._check("seek of")
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        with self._lock:
            self._send()
            self._forget()
            return self._raw.seek(offset, whence)

    def truncate(self, size=None, /):
        self._check("truncate of")
        if not self._raw.writable():
            raise UnsupportedOperation("truncate")
        with self._lock:
            self._send()
            self._forget()
            return self._raw.truncate(size)

    def close(self):
        raw = self._raw
        if raw is None or raw.closed:
            return
        try:
            with self._lock:
                self._send()
        finally:
            raw.close()

    def detach(self):
        self.flush()
        raw = self._raw
        self._raw = None
        return raw

    def __enter__(self):
        self._check("I/O operation on")
        return self

    def __del__(self):
        if not self._is_wrapped:
            self.close()


@_dotted
class BufferedReader(_Buffered):
    """Bytes that are read through a buffer."""

    __module__ = "_io"

    def read(self, size=-1, /):
        self._check("read of")
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        with self._lock:
            return self._take(_size(size))

    def read1(self, size=-1, /):
        self._check("read of")
        with self._lock:
            self._fill()
            at = self._at
            end = len(self._ahead) if size < 0 else min(len(self._ahead), at + size)
            self._at = end
            return self._ahead[at:end]

    def peek(self, size=0, /):
        self._check("peek of")
        with self._lock:
            self._fill()
            return self._ahead[self._at :]

    def readinto(self, buffer, /):
        self._check("read of")
        return self._read_into(buffer, self.read(len(buffer)))

    def readline(self, size=-1, /):
        self._check("readline of")
        size = _size(size)
        with self._lock:
            pieces = []
            length = 0
            while True:
                self._fill()
                ahead = self._ahead
                at = self._at
                end = ahead.find(b"\n", at) + 1
                found = end > 0
                if not found:
                    end = len(ahead)
                if size >= 0 and end - at > size - length:
                    end = at + size - length
                    found = True
                self._at = end
                if not pieces and (found or at == end):
                    return ahead[at:end]
                pieces.append(ahead[at:end])
                length += end - at
                if found or at == end:
                    return b"".join(pieces)

    def flush(self):
        self._check_closed()

    def write(self, data, /):
        raise UnsupportedOperation("write")


@_dotted
class BufferedWriter(_Buffered):
    """Bytes that are written through a buffer."""

    __module__ = "_io"

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def readline(self, size=-1, /):
        raise UnsupportedOperation("readline" if self._raw.closed else "read")

    def write(self, data, /):
        self._check("write to")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        with self._lock:
            if self._ahead:
                self._forget()
            self._waiting.append(bytes(data))
            self._bytes += len(data)
            if self._bytes > self._most:
                self._send()
        return len(data)


@_dotted
class BufferedRandom(BufferedReader):
    """Bytes that are read and written through a buffer."""

    __module__ = "_io"
    write = BufferedWriter.write
    flush = _Buffered.flush


_CODECS = {"utf-8": "utf-8", "utf8": "utf-8", "ascii": "ascii", "us-ascii": "ascii"}
_CODECS["latin-1"] = _CODECS["latin1"] = _CODECS["iso-8859-1"] = _CODECS["iso8859-1"] = _CODECS["l1"] = "latin-1"


@_dotted
class TextIOWrapper(TextIOBase):
    """Text over bytes."""

    __module__ = "_io"
    _buffer = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"illegal newline type: {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        if encoding is None or encoding == "locale":
            encoding = "UTF-8"
        elif not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        self._codec = _CODECS.get(encoding.lower().replace("_", "-"))
        if self._codec is None:
            self._codec = encoding
            "".encode(encoding)
        self.encoding = encoding
        self.errors = errors or "strict"
        self._newline = newline
        self._seen = 0
        self._text = ""
        self._at = 0
        self._rest = b""
        self._held = False
        self._ended = False
        self._iterates = False
        self._waiting = []
        self._length = 0
        self._lines = line_buffering
        self._through = write_through
        self._lock = _Lock()
        self._start = None
        self._buffer = buffer
        if isinstance(buffer, _Buffered):
            buffer._is_wrapped = True

    @property
    def buffer(self):
        return self._buffer

    @property
    def name(self):
        return self._buffer.name

    @property
    def closed(self):
        return self._buffer.closed

    @property
    def line_buffering(self):
        return self._lines

    @property
    def write_through(self):
        return self._through

    @property
    def newlines(self):
        kinds = tuple(kind for bit, kind in enumerate(("\r", "\n", "\r\n")) if self._seen >> bit & 1)
        return None if not kinds else kinds[0] if len(kinds) == 1 else kinds

    def __repr__(self):
        name = getattr(self._buffer, "name", None)
        mode = getattr(self, "mode", None)
        shown = "" if name is None else f" name={name!r}"
        if mode is not None:
            shown += f" mode={mode!r}"
        return f"<_io.TextIOWrapper{shown} encoding={self.encoding!r}>"

    def _check(self):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        if self._buffer.closed:
            raise ValueError("I/O operation on closed file.")

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            self.encoding = encoding
            self._codec = _CODECS.get(encoding.lower(), encoding)
        if errors is not None:
            self.errors = errors
        if line_buffering is not None:
            self._lines = line_buffering

    def fileno(self):
        self._check()
        return self._buffer.fileno()

    def isatty(self):
        self._check()
        return self._buffer.isatty()

    def readable(self):
        self._check()
        return self._buffer.readable()

    def writable(self):
        self._check()
        return self._buffer.writable()

    def seekable(self):
        self._check()
        return self._buffer.seekable()

    # ── writing ──

    def _send(self):
        if self._waiting:
            text = "".join(self._waiting)
            self._waiting = []
            self._length = 0
            self._buffer.write(text.encode(self._codec, self.errors))

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        length = len(text)
        if not self._buffer.writable():
            raise UnsupportedOperation("not writable")
        newline = self._newline
        if newline is not None and newline not in ("", "\n"):
            text = text.replace("\n", newline)
        if self.errors == "strict" and not text.isascii():
            text.encode(self._codec)
        with self._lock:
            if self._text or self._rest:
                self._drop()
            self._waiting.append(text)
            self._length += length
            if self._length > 8192 or self._through:
                self._send()
        if self._lines and ("\n" in text or "\r" in text):
            self.flush()
        return length

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)

    def flush(self):
        self._check()
        with self._lock:
            self._send()
        self._buffer.flush()

    # ── reading ──

    def _drop(self):
        self._text = ""
        self._at = 0
        self._rest = b""
        self._held = False
        self._ended = False
        self._start = None

    def _more(self):
        """Decodes a further chunk behind what is left; False at the end."""
        if self._ended:
            return False
        if not self._buffer.readable():
            raise UnsupportedOperation("not readable")
        if self._waiting:
            self._send()
            self._buffer.flush()
        codec = self._codec
        if self._start is None and self._buffer.seekable():
            self._start = self._buffer.tell()
        if codec in ("utf-8", "ascii", "latin-1"):
            data = self._buffer.read(65536) if self._at or self._text else self._buffer.read1(65536)
        else:
            data = self._buffer.read()
            self._ended = True
        if not data:
            self._ended = True
        data = self._rest + data
        self._rest = b""
        if codec == "utf-8" and not self._ended and data and data[-1] >= 0x80:
            cut = len(data) - 1
            while cut > 0 and len(data) - cut < 4 and data[cut] & 0xC0 == 0x80:
                cut -= 1
            if data[cut] >= 0xC0 and cut + (2 if data[cut] < 0xE0 else 3 if data[cut] < 0xF0 else 4) > len(data):
                self._rest = data[cut:]
                data = data[:cut]
        text = data.decode(codec, self.errors)
        if self._newline is None or self._newline == "":
            text = self._universal(text)
        left = self._text[self._at :]
        self._text = left + text if left else text
        self._at = 0
        return True

    def _universal(self, text):
        if self._held:
            text = "\r" + text
            self._held = False
        if "\r" not in text:
            if not self._seen & 2 and "\n" in text:
                self._seen |= 2
            return text
        if text[-1] == "\r" and not self._ended:
            text = text[:-1]
            self._held = True
        both = text.count("\r\n")
        self._seen |= (4 if both else 0) | (1 if text.count("\r") > both else 0) | (2 if text.count("\n") > both else 0)
        return text if self._newline == "" else text.replace("\r\n", "\n").replace("\r", "\n")

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        with self._lock:
            if size < 0:
                pieces = []
                while self._more():
                    pieces.append(self._text)
                    self._text = ""
                if pieces:
                    return "".join(pieces)
                text = self._text[self._at :]
                self._at = len(self._text)
                return text
            while len(self._text) - self._at < size and self._more():
                pass
            at = self._at
            self._at = min(at + size, len(self._text))
            return self._text[at : self._at]

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        with self._lock:
            return self._line(size)

    def _line(self, size):
        newline = self._newline
        sought = 0
        while True:
            text = self._text
            at = self._at
            if not newline and newline is not None:
                end = self._any_end(text, at)
            else:
                newline = newline or "\n"
                end = text.find(newline, at + sought)
                end = end + len(newline) if end >= 0 else 0
            if end:
                break
            sought = max(0, len(text) - at - 1)
            if 0 <= size <= sought or not self._more():
                end = len(self._text)
                at = self._at
                break
        if 0 <= size < end - at:
            end = at + size
        self._at = end
        return self._text[at:end]

    def _any_end(self, text, at):
        carriage = text.find("\r", at)
        feed = text.find("\n", at, carriage if carriage >= 0 else len(text))
        if feed >= 0:
            return feed + 1
        if carriage < 0:
            return 0
        if carriage + 1 == len(text) and not self._ended:
            return 0
        return carriage + (2 if text.startswith("\n", carriage + 1) else 1)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        text = self._text
        if self._newline is None and self._iterates and not self._lock.locked():
            with self._lock:
                if text is self._text:
                    at = self._at
                    end = text.find("\n", at) + 1
                    if end and not self._buffer.closed:
                        self._at = end
                        return text[at:end]
        self._iterates = True
        line = self.readline()
        if not line:
            self._iterates = False
            raise StopIteration
        return line

    # ── places ──

    def tell(self):
        self._check()
        if not self._buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if self._iterates:
            raise OSError("telling position disabled by next() call")
        with self._lock:
            self._send()
            left = self._text[self._at :]
            place = self._buffer.tell() - len(self._rest) - self._held
            if not left:
                return place
            if self._seen & 5 and self._newline is None:
                return self._place_of(place, len(left))
            return place - len(left.encode(self._codec, self.errors))

    def _place_of(self, end, left):
        """Where the last `left` characters begin, newlines having been translated."""
        self._buffer.seek(self._start)
        data = self._buffer.read(end - self._start)
        text = data.decode(self._codec, self.errors)
        at = len(text)
        while left > 0:
            at -= 2 if text.startswith("\r\n", at - 2) and at >= 2 else 1
            left -= 1
        return self._start + len(text[:at].encode(self._codec, self.errors))

    def seek(self, offset, whence=0, /):
        self._check()
        offset = _index(offset)
        if not self._buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1:
            if offset:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            self._iterates = False
            offset = self.tell()
        elif whence == 2:
            if offset:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        elif offset < 0:
            raise ValueError(f"negative seek position {offset}")
        self.flush()
        with self._lock:
            self._iterates = False
            self._drop()
            return self._buffer.seek(offset, 2 if whence == 2 else 0)

    def truncate(self, size=None, /):
        self.flush()
        if size is None:
            size = self.tell()
        return self._buffer.truncate(size)

    def detach(self):
        self.flush()
        buffer = self._buffer
        self._buffer = None
        return buffer

    def close(self):
        buffer = self._buffer
        if buffer is None or buffer.closed:
            return
        try:
            self.flush()
        finally:
            buffer.close()

    def __del__(self):
        self.close()


def open(file=_Lock, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Opens a file."""
    if file is _Lock:
        raise TypeError("open() missing required argument 'file' (pos 1)")
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(file, int):
        _path(file)
    if mode.strip("rwxabt+") or len(set(mode)) < len(mode):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in mode
    if binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    kinds = ("r" in mode) + ("w" in mode) + ("x" in mode) + ("a" in mode)
    if kinds > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for given, name in ((encoding, "an encoding"), (errors, "an errors"), (newline, "a newline")):
            if given is not None:
                raise ValueError(f"binary mode doesn't take {name} argument")
    raw = FileIO(file, mode.replace("b", "").replace("t", "") if kinds else "", closefd, opener)
    lines = False
    try:
        if buffering == 1 or buffering < 0 and raw._place < 0 and raw.isatty():
            lines = not binary
            buffering = -1
        if buffering < 0:
            buffering = DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if binary:
                return raw
            raise ValueError("can't have unbuffered text I/O")
        kind = BufferedRandom if "+" in mode else BufferedReader if "r" in mode else BufferedWriter
        buffer = kind(raw, buffering)
        if binary:
            return buffer
        text = TextIOWrapper(buffer, encoding, errors, newline, lines)
        text.mode = mode
        return text
    except BaseException:
        raw.close()
        raise
