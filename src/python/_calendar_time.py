"""The module time with what it knows of dates, for programs that ask for that."""

from _native_time import monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, sleep, thread_time, thread_time_ns, time, time_ns
from _struct_time import struct_time

import _system as _host


def _zone(seconds):
    offset, name = _host.ask(f"zone\0{seconds}").split(" ", 1)
    return int(offset), name


timezone = -_zone(1704067200)[0]
altzone = min(timezone, -_zone(1719792000)[0])
daylight = int(altzone != timezone)
tzname = (_zone(1704067200)[1], _zone(1719792000)[1])


def _fields(seconds, offset, dst):
    from datetime import _from_ordinal, _ordinal

    days, rest = divmod(int(seconds // 1) + offset, 86400)
    year, month, day = _from_ordinal(days + 719163)
    ordinal = days + 719163
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (ordinal + 6) % 7, ordinal - _ordinal(year, 1, 1) + 1, dst))


def gmtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing UTC."""
    return _fields(time() if seconds is None else seconds, 0, 0)


def localtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing local time."""
    seconds = time() if seconds is None else seconds
    offset = _zone(seconds)[0]
    return _fields(seconds, offset, int(offset != -timezone))


def mktime(tuple, /):
    """Convert a time tuple in local time to seconds since the Epoch."""
    from datetime import _ordinal

    year, month, day, hour, minute, second = tuple[:6]
    year += (month - 1) // 12
    month = (month - 1) % 12 + 1
    seconds = (_ordinal(year, month, 1) + day - 1 - 719163) * 86400 + hour * 3600 + minute * 60 + second
    return float(seconds - _zone(seconds - _zone(seconds)[0])[0])


def strftime(format, tuple=None, /):
    """Convert a time tuple to a string according to a format specification."""
    from datetime import _formatted

    if tuple is None:
        tuple = localtime()
    year, month, day, hour, minute, second = tuple[:6]
    return _formatted(_Zoned(tuple), format, year, max(month, 1), max(day, 1), hour, minute, second, 0)


class _Zoned:
    def __init__(self, tuple):
        self._tuple = tuple

    def utcoffset(self):
        from datetime import timedelta

        return timedelta(seconds=-(altzone if self._tuple[8] > 0 else timezone))

    def tzname(self):
        return tzname[self._tuple[8] > 0]

    def timestamp(self):
        return mktime(self._tuple)


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    """Parse a string to a time tuple according to a format specification."""
    from datetime import datetime

    try:
        moment = datetime.strptime(string, format)
    except ValueError as error:
        raise ValueError(str(error)) from None
    parts = moment.timetuple()
    return struct_time((*parts[:8], -1))


def asctime(tuple=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    return strftime("%a %b %e %H:%M:%S %Y", localtime() if tuple is None else tuple)


def ctime(seconds=None, /):
    """Convert a time in seconds since the Epoch to a string in local time."""
    return asctime(localtime(seconds))
