"""Dates and times."""

import _system
from _collections import dotted as _dotted
from _struct_time import struct_time
import time as _time
from math import floor as _floor

MINYEAR = 1
MAXYEAR = 9999

_DAYS_IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
_DAYS_BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
_MONTHS = ["", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
_MONTHS += ["November", "December"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS_IN_MONTH[month]


def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _ordinal(year, month, day):
    return _days_before_year(year) + _DAYS_BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    year = n400 * 400 + 1
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year += n100 * 100 + n4 * 4 + n1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    leap = n1 == 3 and (n4 != 24 or n100 == 3)
    month = (n + 50) >> 5
    before = _DAYS_BEFORE[month] + (month > 2 and leap)
    if before > n:
        month -= 1
        before -= _DAYS_IN_MONTH[month] + (month == 2 and leap)
    return year, month, n - before + 1


def _zone(seconds):
    """The distance of local time from UTC in seconds, and its name."""
    offset, name = _system.ask(f"zone\0{seconds}").split(" ", 1)
    return int(offset), name


def _whole(value, name=None):
    if type(value) is int:
        return value
    try:
        return value.__index__()
    except AttributeError:
        if isinstance(value, float):
            raise TypeError("'float' object cannot be interpreted as an integer") from None
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _check_date(year, month, day):
    year, month, day = _whole(year), _whole(month), _whole(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 1 <= month <= 12:
        raise ValueError(f"month must be in 1..12, not {month}")
    most = _days_in(year, month)
    if not 1 <= day <= most:
        raise ValueError(f"day {day} must be in range 1..{most} for month {month} in year {year}")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _whole(hour), _whole(minute), _whole(second), _whole(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError(f"hour must be in 0..23, not {hour}")
    if not 0 <= minute <= 59:
        raise ValueError(f"minute must be in 0..59, not {minute}")
    if not 0 <= second <= 59:
        raise ValueError(f"second must be in 0..59, not {second}")
    if not 0 <= microsecond <= 999999:
        raise ValueError(f"microsecond must be in 0..999999, not {microsecond}")
    if fold not in (0, 1):
        raise ValueError(f"fold must be either 0 or 1, not {fold}")
    return hour, minute, second, microsecond


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _offset_text(offset, separator=":"):
    if offset is None:
        return ""
    sign = "+"
    if offset.days < 0:
        sign = "-"
        offset = -offset
    minutes, seconds = divmod(offset.days * 86400 + offset.seconds, 60)
    text = f"{sign}{minutes // 60:02d}{separator}{minutes % 60:02d}"
    if seconds or offset.microseconds:
        text += f"{separator}{seconds:02d}"
        if offset.microseconds:
            text += f".{offset.microseconds:06d}"
    return text


def _time_text(hour, minute, second, micro, spec="auto"):
    kinds = {
        "hours": f"{hour:02d}",
        "minutes": f"{hour:02d}:{minute:02d}",
        "seconds": f"{hour:02d}:{minute:02d}:{second:02d}",
        "milliseconds": f"{hour:02d}:{minute:02d}:{second:02d}.{micro // 1000:03d}",
        "microseconds": f"{hour:02d}:{minute:02d}:{second:02d}.{micro:06d}",
    }
    if spec == "auto":
        spec = "microseconds" if micro else "seconds"
    if spec not in kinds:
        raise ValueError("Unknown timespec value")
    return kinds[spec]


def _formatted(value, form, year, month, day, hour, minute, second, micro):
    """strftime."""
    ordinal = _ordinal(year, month, day)
    weekday = (ordinal + 6) % 7
    yearday = ordinal - _ordinal(year, 1, 1)
    result = []
    i = 0
    while i < len(form):
        c = form[i]
        i += 1
        if c != "%" or i == len(form):
            result.append(c)
            continue
        c = form[i]
        i += 1
        if c in "-#" and i < len(form):
            result.append(_directive(value, form[i], year, month, day, hour, minute, second, micro, weekday, yearday).lstrip("0") or "0")
            i += 1
        elif c == ":" and form[i : i + 1] == "z":
            i += 1
            result.append(_offset_text(value.utcoffset()) if hasattr(value, "utcoffset") else "")
        else:
            result.append(_directive(value, c, year, month, day, hour, minute, second, micro, weekday, yearday))
    return "".join(result)


def _directive(value, c, year, month, day, hour, minute, second, micro, weekday, yearday):
    if c == "Y":
        return f"{year:04d}"
    if c == "m":
        return f"{month:02d}"
    if c == "d":
        return f"{day:02d}"
    if c == "H":
        return f"{hour:02d}"
    if c == "M":
        return f"{minute:02d}"
    if c == "S":
        return f"{second:02d}"
    if c == "f":
        return f"{micro:06d}"
    if c == "y":
        return f"{year % 100:02d}"
    if c == "B":
        return _MONTHS[month]
    if c in "bh":
        return _MONTHS[month][:3]
    if c == "A":
        return _DAYS[weekday]
    if c == "a":
        return _DAYS[weekday][:3]
    if c == "I":
        return f"{(hour + 11) % 12 + 1:02d}"
    if c == "p":
        return "AM" if hour < 12 else "PM"
    if c == "j":
        return f"{yearday + 1:03d}"
    if c == "w":
        return str((weekday + 1) % 7)
    if c == "u":
        return str(weekday + 1)
    if c == "e":
        return f"{day:2d}"
    if c == "U":
        return f"{(yearday + 7 - (weekday + 1) % 7) // 7:02d}"
    if c == "W":
        return f"{(yearday + 7 - weekday) // 7:02d}"
    if c in "GVg":
        iso = date(year, month, day).isocalendar()
        return f"{iso[1]:02d}" if c == "V" else f"{iso[0]:04d}" if c == "G" else f"{iso[0] % 100:02d}"
    if c == "C":
        return f"{year // 100:02d}"
    if c == "z":
        return _offset_text(value.utcoffset(), "") if hasattr(value, "utcoffset") else ""
    if c == "Z":
        return (value.tzname() or "") if hasattr(value, "tzname") else ""
    if c == "s":
        return str(int(value.timestamp())) if hasattr(value, "timestamp") else "%s"
    parts = {"D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "x": "%m/%d/%y", "X": "%H:%M:%S"}
    parts |= {"c": "%a %b %e %H:%M:%S %Y", "r": "%I:%M:%S %p"}
    if c in parts:
        return _formatted(value, parts[c], year, month, day, hour, minute, second, micro)
    return {"%": "%", "n": "\n", "t": "\t"}.get(c, "%" + c)


@_dotted
class timedelta:
    __slots__ = ("_days", "_seconds", "_micros", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        for name, value in zip(
            ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"),
            (days, seconds, microseconds, milliseconds, minutes, hours, weeks),
        ):
            if not isinstance(value, (int, float)):
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        exact = True
        for value in (days, seconds, microseconds, milliseconds, minutes, hours, weeks):
            if isinstance(value, float):
                exact = False
        if exact:
            total = ((weeks * 7 + days) * 86400 + hours * 3600 + minutes * 60 + seconds) * 1000000
            total += milliseconds * 1000 + microseconds
        else:
            total = 0
            rest = 0.0
            for value, factor in (
                (weeks, 604800000000),
                (days, 86400000000),
                (hours, 3600000000),
                (minutes, 60000000),
                (seconds, 1000000),
                (milliseconds, 1000),
                (microseconds, 1),
            ):
                whole = int(value) if not isinstance(value, float) or value == value else value
                total += whole * factor
                rest += (value - whole) * factor
            total += round(rest)
        return _delta(total, cls)

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._micros)

    def total_seconds(self):
        return ((self._days * 86400 + self._seconds) * 1000000 + self._micros) / 1000000

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._micros

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._micros:
            parts.append(f"microseconds={self._micros}")
        return f"{_named(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._micros:
            text += f".{self._micros:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return _delta(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return _delta(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return _delta(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return _delta(_divide(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _delta(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, _delta(r)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._micros)

    def __hash__(self):
        return hash((self._days, self._seconds, self._micros))

    def __bool__(self):
        return self._total() != 0


def _divide(a, b):
    """a / b, rounded to the even number."""
    q, r = divmod(a, b)
    if b < 0:
        r, b = -r, -b
    if 2 * r > b or 2 * r == b and q % 2 == 1:
        q += 1
    return q


def _named(value):
    cls = type(value)
    return f"datetime.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__qualname__


def _delta(total, cls=timedelta):
    seconds, micros = divmod(total, 1000000)
    days, seconds = divmod(seconds, 86400)
    if not -999999999 <= days <= 999999999:
        if not -2147483648 <= days <= 2147483647:
            raise OverflowError("Python int too large to convert to C int")
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    self = object.__new__(cls)
    self._days = days
    self._seconds = seconds
    self._micros = micros
    return self


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


@_dotted
class tzinfo:
    """A zone: subclasses say how far it is from UTC."""

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        offset = dt.utcoffset()
        dst = dt.dst()
        dt += offset - dst
        return dt + (dt.dst() or timedelta())


@_dotted
class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not -86400 < offset.total_seconds() < 86400:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                f"{offset!r}"
            )
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)

    def __deepcopy__(self, memo):
        return self if self is timezone.utc else type(self)(self._offset, self._name)

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _with_fold(cls, parts, fold):
    return cls(*parts, fold=fold)


class IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


@_dotted
class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        seconds = _floor(timestamp)
        return cls.fromordinal(719163 + (seconds + _zone(seconds)[0]) // 86400)

    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            day = _iso_date(text)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*day)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        weeks = _iso_weeks(year)
        if not 0 < week <= weeks:
            raise ValueError(f"Invalid week: {week}")
        if not 0 < day < 8:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(_iso_monday(year) + (week - 1) * 7 + day - 1)

    @classmethod
    def strptime(cls, text, form, /):
        return cls(*_strptime(text, form)[:3])

    def strftime(self, format):
        return _formatted(self, format, self._year, self._month, self._day, 0, 0, 0, 0)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"{_named(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return f"{_DAYS[self.weekday()][:3]} {_MONTHS[self._month][:3]} {self._day:2d} 00:00:00 {self._year:04d}"

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        today = date.toordinal(self)
        week, day = divmod(today - _iso_monday(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_monday(year), 7)
        elif week >= 52 and today >= _iso_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate((year, week + 1, day + 1))

    def timetuple(self):
        return _structure(self, 0, 0, 0, -1)

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    __replace__ = replace

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other._days
            if 0 < n <= 3652059:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def _fits(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._fits(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._fits(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._fits(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._fits(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._fits(other) else NotImplemented

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day)

    def __hash__(self):
        return hash(self._key())


def _structure(value, hour, minute, second, dst):
    day = _ordinal(value.year, value.month, value.day)
    parts = (value.year, value.month, value.day, hour, minute, second)
    return struct_time(parts + ((day + 6) % 7, day - _ordinal(value.year, 1, 1) + 1, dst))


def _iso_monday(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _iso_weeks(year):
    first = _ordinal(year, 1, 1) % 7
    return 53 if first == 4 or first == 3 and _is_leap(year) else 52


def _digits(text):
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def _iso_date(text):
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        return _digits(text[:4]), _digits(text[5:7]), _digits(text[8:])
    if len(text) == 8 and "W" not in text:
        return _digits(text[:4]), _digits(text[4:6]), _digits(text[6:])
    if text[4:6] == "-W" and len(text) in (8, 10):
        day = _digits(text[9:]) if len(text) == 10 and text[8] == "-" else 1
        return _from_ordinal(date.fromisocalendar(_digits(text[:4]), _digits(text[6:8]), day).toordinal())
    if text[4:5] == "W" and len(text) in (7, 8):
        day = _digits(text[7:]) if len(text) == 8 else 1
        return _from_ordinal(date.fromisocalendar(_digits(text[:4]), _digits(text[5:7]), day).toordinal())
    raise ValueError


def _iso_clock(text):
    """Hour, minute, second, microsecond."""
    micro = 0
    for mark in ".,":
        if mark in text:
            text, fraction = text.split(mark, 1)
            _digits(fraction)
            micro = int(fraction[:6].ljust(6, "0"))
    parts = text.split(":") if ":" in text else [text[i : i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 for part in parts):
        raise ValueError
    return [_digits(part) for part in parts] + [0] * (3 - len(parts)) + [micro]


def _iso_time(text):
    text = text.removeprefix("T")
    cut = max(text.find("+"), text.find("-"))
    zone = None
    if text.endswith("Z"):
        zone = UTC
        text = text[:-1]
    elif cut >= 0:
        hour, minute, second, micro = _iso_clock(text[cut + 1 :])
        offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
        zone = UTC if not offset else timezone(-offset if text[cut] == "-" else offset)
        text = text[:cut]
    return *_iso_clock(text), zone


@_dotted
class time:
    __slots__ = ("_hour", "_minute", "_second", "_micro", "_tz", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        checked = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._hour, self._minute, self._second, self._micro = checked
        self._tz = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._micro)
    tzinfo = property(lambda self: self._tz)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text, /):
        try:
            parts = _iso_time(text)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*parts)

    def utcoffset(self):
        return None if self._tz is None else self._tz.utcoffset(None)

    def tzname(self):
        return None if self._tz is None else self._tz.tzname(None)

    def dst(self):
        return None if self._tz is None else self._tz.dst(None)

    def isoformat(self, timespec="auto"):
        text = _time_text(self._hour, self._minute, self._second, self._micro, timespec)
        return text + _offset_text(self.utcoffset())

    __str__ = isoformat

    def __repr__(self):
        parts = [self._hour, self._minute]
        if self._second or self._micro:
            parts.append(self._second)
        if self._micro:
            parts.append(self._micro)
        text = ", ".join(map(str, parts))
        if self._fold:
            text += f", fold={self._fold}"
        if self._tz is not None:
            text += f", tzinfo={self._tz!r}"
        return f"{_named(self)}({text})"

    def strftime(self, format):
        return _formatted(self, format, 1900, 1, 1, self._hour, self._minute, self._second, self._micro)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._micro if microsecond is None else microsecond,
            self._tz if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def _key(self):
        offset = self.utcoffset()
        total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._micro
        return total if offset is None else total - offset._total()

    def _fits(self, other):
        if not isinstance(other, time):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return True

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._fits(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._fits(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._fits(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._fits(other) else NotImplemented

    def __reduce__(self):
        return _with_fold, (type(self), (self._hour, self._minute, self._second, self._micro, self._tz), self._fold)

    def __hash__(self):
        return hash(self._key())


@_dotted
class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_micro", "_tz", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        checked = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._hour, self._minute, self._second, self._micro = checked
        self._tz = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._micro)
    tzinfo = property(lambda self: self._tz)
    fold = property(lambda self: self._fold)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_time.time(), UTC).replace(tzinfo=None)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        micros = round(timestamp * 1000000) if isinstance(timestamp, int) else _rounded(timestamp)
        seconds, micro = divmod(micros, 1000000)
        shift = _zone(seconds)[0] if tz is None else 0
        result = _from_seconds(cls, seconds + shift, micro)
        return result if tz is None else tz.fromutc(result.replace(tzinfo=tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls.fromtimestamp(timestamp, UTC).replace(tzinfo=None)

    @classmethod
    def fromordinal(cls, n, /):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(n))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(
            date.year,
            date.month,
            date.day,
            time.hour,
            time.minute,
            time.second,
            time.microsecond,
            time.tzinfo if tzinfo is True else tzinfo,
            fold=time.fold,
        )

    @classmethod
    def fromisoformat(cls, text, /):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            cut = 10 if text[4] == "-" and text[5] != "W" else 8 if "W" not in text[:8] else text.find("T")
            if text[4:6] == "-W":
                cut = 10 if text[8:9] == "-" else 8
            elif text[4] == "W":
                cut = 8 if text[7:8].isdigit() else 7
            day = _iso_date(text[:cut])
            if len(text) <= cut:
                if len(text) < cut:
                    raise ValueError
                parts = ()
            else:
                parts = _iso_time(text[cut + 1 :])
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*day, *parts)

    @classmethod
    def strptime(cls, text, form, /):
        return cls(*_strptime(text, form))

    def timestamp(self):
        if self._tz is not None:
            return (self - _EPOCH).total_seconds()
        seconds = (self.toordinal() - 719163) * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        shift = _zone(seconds)[0]
        shift = _zone(seconds - shift)[0]
        return seconds - shift + self._micro / 1000000

    def utctimetuple(self):
        offset = self.utcoffset()
        moved = self - offset if offset else self
        return _structure(moved, moved.hour, moved.minute, moved.second, 0)

    def timetuple(self):
        dst = self.dst()
        return _structure(self, self._hour, self._minute, self._second, -1 if dst is None else 1 if dst else 0)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._micro, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._micro, self._tz, fold=self._fold)

    def utcoffset(self):
        return None if self._tz is None else self._tz.utcoffset(self)

    def tzname(self):
        return None if self._tz is None else self._tz.tzname(self)

    def dst(self):
        return None if self._tz is None else self._tz.dst(self)

    def astimezone(self, tz=None):
        if tz is None:
            offset, name = _zone(int(self.timestamp()))
            tz = timezone(timedelta(seconds=offset), name)
        if self._tz is tz:
            return self
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(seconds=_zone(int(self.timestamp()))[0])
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def isoformat(self, sep="T", timespec="auto"):
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
        text += _time_text(self._hour, self._minute, self._second, self._micro, timespec)
        return text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._micro:
            parts.append(self._second)
        if self._micro:
            parts.append(self._micro)
        text = ", ".join(map(str, parts))
        if self._fold:
            text += f", fold={self._fold}"
        if self._tz is not None:
            text += f", tzinfo={self._tz!r}"
        return f"{_named(self)}({text})"

    def ctime(self):
        day = f"{_DAYS[self.weekday()][:3]} {_MONTHS[self._month][:3]} {self._day:2d}"
        return f"{day} {self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}"

    def strftime(self, format):
        day = (self._year, self._month, self._day)
        return _formatted(self, format, *day, self._hour, self._minute, self._second, self._micro)

    def replace(
        self,
        year=None,
        month=None,
        day=None,
        hour=None,
        minute=None,
        second=None,
        microsecond=None,
        tzinfo=True,
        *,
        fold=None,
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._micro if microsecond is None else microsecond,
            self._tz if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def _micros(self):
        seconds = self.toordinal() * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._micro

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        seconds, micro = divmod(self._micros() + other._total(), 1000000)
        n, seconds = divmod(seconds, 86400)
        if not 0 < n <= 3652059:
            raise OverflowError("date value out of range")
        clock = (seconds // 3600, seconds // 60 % 60, seconds % 60, micro)
        return type(self)(*_from_ordinal(n), *clock, self._tz)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        total = self._micros() - other._micros()
        return _delta(total if mine is None else total + its._total() - mine._total())

    def _key(self):
        offset = self.utcoffset()
        return self._micros() if offset is None else self._micros() - offset._total()

    def _fits(self, other):
        if not isinstance(other, datetime):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return True

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    def __reduce__(self):
        moment = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._micro, self._tz)
        return _with_fold, (type(self), moment, self._fold)

    def __hash__(self):
        return hash(self._key())


def _rounded(timestamp):
    """Microseconds of a float, rounded to the even one."""
    whole = _floor(timestamp)
    return whole * 1000000 + round((timestamp - whole) * 1e6)


def _from_seconds(cls, seconds, micro):
    n, seconds = divmod(seconds, 86400)
    if not 0 < n + 719163 <= 3652059:
        raise ValueError(f"year {1970 + n // 365} is out of range")
    return cls(*_from_ordinal(n + 719163), seconds // 3600, seconds // 60 % 60, seconds % 60, micro)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

_PATTERNS = {
    "Y": r"(\d{4})",
    "m": r"(1[0-2]|0[1-9]|[1-9])",
    "d": r"(3[01]|[12]\d|0[1-9]|[1-9]| [1-9])",
    "H": r"(2[0-3]|[01]\d|\d)",
    "I": r"(1[0-2]|0[1-9]|[1-9]| [1-9])",
    "M": r"([0-5]\d|\d)",
    "S": r"(6[01]|[0-5]\d|\d)",
    "f": r"(\d{1,6})",
    "y": r"(\d\d)",
    "j": r"(36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "p": r"(AM|PM)",
    "z": r"([+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z)",
    "Z": r"(UTC|GMT)",
    "w": r"([0-6])",
    "u": r"([1-7])",
}


def _strptime(text, form):
    import re

    if not isinstance(text, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(text).__name__}")
    for letter, parts in (("D", "%m/%d/%y"), ("T", "%H:%M:%S"), ("R", "%H:%M"), ("F", "%Y-%m-%d"), ("c", "%a %b %d %H:%M:%S %Y"), ("x", "%m/%d/%y"), ("X", "%H:%M:%S")):
        form = form.replace("%" + letter, parts) if "%" + letter in form else form
    pattern = []
    found = []
    i = 0
    while i < len(form):
        c = form[i]
        i += 1
        if c.isspace():
            pattern.append(r"\s+")
            while i < len(form) and form[i].isspace():
                i += 1
            continue
        if c != "%":
            pattern.append(re.escape(c))
            continue
        if i == len(form):
            raise ValueError(f"stray % in format '{form}'")
        c = form[i]
        i += 1
        if c == "%":
            pattern.append("%")
            continue
        names = {"B": _MONTHS[1:], "b": [m[:3] for m in _MONTHS[1:]], "A": _DAYS, "a": [d[:3] for d in _DAYS]}
        if c in names:
            pattern.append("(" + "|".join(sorted(names[c], key=len, reverse=True)) + ")")
        elif c in _PATTERNS:
            pattern.append(_PATTERNS[c])
        else:
            raise ValueError(f"'{c}' is a bad directive in format '{form}'")
        found.append(c)
    match = re.match("".join(pattern), text, re.IGNORECASE)
    if match is None:
        raise ValueError(f"time data {text!r} does not match format {form!r}")
    if match.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[match.end():]}")
    year, month, day, hour, minute, second, micro, zone = 1900, 1, 1, 0, 0, 0, 0, None
    afternoon = None
    yearday = None
    for c, value in zip(found, match.groups()):
        if c == "Y":
            year = int(value)
        elif c == "y":
            year = int(value) + (2000 if int(value) <= 68 else 1900)
        elif c == "m":
            month = int(value)
        elif c == "d":
            day = int(value)
        elif c in "Bb":
            month = [m[:3].lower() for m in _MONTHS].index(value[:3].lower())
        elif c in "HI":
            hour = int(value)
        elif c == "p":
            afternoon = value.upper() == "PM"
        elif c == "M":
            minute = int(value)
        elif c == "S":
            second = int(value)
        elif c == "f":
            micro = int(value.ljust(6, "0"))
        elif c == "j":
            yearday = int(value)
        elif c == "Z":
            zone = None
        elif c == "z":
            zone = UTC if value == "Z" else _iso_time("00" + value)[4]
    if afternoon is not None and "I" in found:
        hour = hour % 12 + (12 if afternoon else 0)
    if yearday is not None:
        year, month, day = _from_ordinal(_ordinal(year, 1, 1) + yearday - 1)
    return year, month, day, hour, minute, second, micro, zone


datetime_CAPI = None
