"""Streams: in memory here, files in _files."""

from _iobase import SEEK_SET, SEEK_CUR, SEEK_END, DEFAULT_BUFFER_SIZE
from _iobase import UnsupportedOperation
from _iobase import IOBase
from _iobase import RawIOBase
from _iobase import BufferedIOBase
from _iobase import TextIOBase
from _iobase import _size, _index
open = open
from _files import FileIO
from _files import BufferedReader
from _files import BufferedWriter
from _files import BufferedRandom
from _files import TextIOWrapper

__all__ = [
    "open",
    "FileIO",
    "BufferedReader",
    "BufferedWriter",
    "BufferedRandom",
    "TextIOWrapper",
    "BytesIO",
    "StringIO",
    "IOBase",
    "RawIOBase",
    "BufferedIOBase",
    "TextIOBase",
    "UnsupportedOperation",
    "SEEK_SET",
    "SEEK_CUR",
    "SEEK_END",
    "DEFAULT_BUFFER_SIZE",
]

class StringIO(TextIOBase):
    """
    Text in memory. While it is only written, it is a list of pieces without a position, so that several threads may
    append; whatever needs a position joins them.
    """

    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and type(newline) is not str:
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._pieces = []
        self._place = None
        self._newline = newline
        self._kinds = 0
        if initial_value:
            self._pieces.append(self._translated(initial_value))
        self._place = 0

    def _check(self):
        if self._is_closed:
            raise ValueError("I/O operation on closed file")

    @property
    def closed(self):
        return self._is_closed

    @property
    def line_buffering(self):
        self._check()
        return False

    @property
    def newlines(self):
        self._check()
        if self._newline:
            return None
        kinds = [kind for bit, kind in enumerate(("\r", "\n", "\r\n")) if self._kinds >> bit & 1]
        return None if not kinds else kinds[0] if len(kinds) == 1 else tuple(kinds)

    def _translated(self, text):
        newline = self._newline
        if newline == "\n":
            return text
        if not newline:
            if "\r" in text:
                crlf = text.count("\r\n")
                self._kinds |= (4 if crlf else 0) | (1 if text.count("\r") > crlf else 0)
                self._kinds |= 2 if text.count("\n") > crlf else 0
                return text if newline == "" else text.replace("\r\n", "\n").replace("\r", "\n")
            if "\n" in text:
                self._kinds |= 2
            return text
        return text.replace("\n", newline)

    def _text(self):
        """All of it in one piece."""
        pieces = self._pieces
        if len(pieces) == 1:
            return pieces[0]
        text = "".join(pieces)
        self._pieces = [text]
        return text

    def _at(self):
        place = self._place
        return sum(map(len, self._pieces)) if place is None else place

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        if self._is_closed:
            raise ValueError("I/O operation on closed file")
        length = len(text)
        if not length:
            return 0
        if self._newline != "\n":
            text = self._translated(text)
        place = self._place
        if place is not None:
            old = self._text()
            if place < len(old):
                self._pieces = [old[:place] + text + old[place + len(text) :]]
                self._place = place + len(text)
                return length
            if place > len(old):
                self._pieces.append("\0" * (place - len(old)))
            self._place = None
        self._pieces.append(text)
        return length

    def getvalue(self):
        self._check()
        return "".join(self._pieces)

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        place = self._place
        if place is None:
            return ""
        text = self._text()
        end = len(text) if size < 0 else min(place + size, len(text))
        if place < end:
            self._place = end
        return text[place:end]

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        place = self._place
        if place is None:
            return ""
        text = self._text()
        end = self._line_end(text, place)
        if 0 <= size < end - place:
            end = place + size
        if place < end:
            self._place = end
        return text[place:end]

    def _line_end(self, text, place):
        newline = self._newline
        if newline == "":
            carriage = text.find("\r", place)
            feed = text.find("\n", place, carriage if carriage >= 0 else len(text))
            if feed >= 0:
                return feed + 1
            if carriage < 0:
                return len(text)
            return carriage + (2 if text.startswith("\n", carriage + 1) else 1)
        newline = newline or "\n"
        found = text.find(newline, place)
        return len(text) if found < 0 else found + len(newline)

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._check()
        return self._at()

    def seek(self, offset, whence=0, /):
        self._check()
        offset = _index(offset)
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}")
            self._place = offset
            return offset
        if offset != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 2:
            self._place = len(self._text())
        return self._at()

    def truncate(self, size=None, /):
        self._check()
        at = self._at()
        if size is None:
            size = at
        else:
            size = _size(size)
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._pieces = [self._text()[:size]]
        self._place = at
        return size

    def close(self):
        self._is_closed = True
        self._pieces = []

    def flush(self):
        pass

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True


class BytesIO(BufferedIOBase):
    """Bytes in memory."""

    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        if initial_bytes is not None and not isinstance(initial_bytes, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
        self._data = bytearray(initial_bytes or b"")
        self._place = 0

    def _check(self):
        if self._is_closed:
            raise ValueError("I/O operation on closed file.")

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def read(self, size=-1, /):
        self._check()
        size = _size(size)
        place = self._place
        data = self._data
        end = len(data) if size < 0 else min(place + size, len(data))
        if place < end:
            self._place = end
        return bytes(data[place:end])

    def read1(self, size=-1, /):
        return self.read(size)

    def readline(self, size=-1, /):
        self._check()
        size = _size(size)
        place = self._place
        data = self._data
        found = data.find(b"\n", place)
        end = len(data) if found < 0 else found + 1
        if 0 <= size < end - place:
            end = place + size
        if place < end:
            self._place = end
        return bytes(data[place:end])

    def readinto(self, buffer, /):
        self._check()
        return self._read_into(buffer, self.read(len(buffer)))

    def write(self, data, /):
        self._check()
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        if not data:
            return 0
        own = self._data
        place = self._place
        if place > len(own):
            own.extend(bytes(place - len(own)))
        own[place : place + len(data)] = data
        self._place = place + len(data)
        return len(data)

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._check()
        return self._place

    def seek(self, offset, whence=0, /):
        self._check()
        offset = _index(offset)
        if whence == 0:
            if offset < 0:
                raise ValueError(f"negative seek value {offset}")
        elif whence == 1:
            offset += self._place
        elif whence == 2:
            offset += len(self._data)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._place = max(0, offset)
        return self._place

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self._place
        else:
            size = _size(size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def close(self):
        self._is_closed = True
        self._data = bytearray()

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True
