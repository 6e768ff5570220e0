"""Datetime maths, schedules, formatting tables."""
from datetime import date, datetime, time, timedelta, timezone, MINYEAR, MAXYEAR, UTC
import calendar
from collections import defaultdict
from dataclasses import dataclass, field, asdict, astuple, replace, fields, KW_ONLY, InitVar, FrozenInstanceError, make_dataclass
from enum import Enum, StrEnum, auto, unique
from typing import ClassVar
import textwrap


class Freq(StrEnum):
    DAILY = auto()
    WEEKLY = auto()
    MONTHLY = auto()

    def next(self, d: date) -> date:
        match self:
            case Freq.DAILY:
                return d + timedelta(1)
            case Freq.WEEKLY:
                return d + timedelta(weeks=1)
            case Freq.MONTHLY:
                y, m = divmod(d.year * 12 + d.month, 12)
                return d.replace(year=y, month=m + 1, day=min(d.day, calendar.monthrange(y, m + 1)[1]))


@dataclass(order=True, frozen=True, slots=True)
class Event:
    start: datetime
    name: str = field(compare=False)
    length: timedelta = timedelta(hours=1)
    tags: tuple[str, ...] = field(default=(), repr=False)
    _: KW_ONLY
    freq: Freq | None = None
    count: ClassVar[int] = 0

    @property
    def end(self):
        return self.start + self.length

    def overlaps(self, other):
        return self.start < other.end and other.start < self.end

    def expand(self, until):
        e = self
        while e.start.date() <= until:
            yield e
            if e.freq is None:
                return
            e = replace(e, start=datetime.combine(e.freq.next(e.start.date()), e.start.time()))


events = [
    Event(datetime(2024, 1, 31, 9, 30), "report", timedelta(minutes=90), ("x",), freq=Freq.MONTHLY),
    Event(datetime(2024, 1, 29, 9), "standup", timedelta(minutes=15), freq=Freq.WEEKLY),
    Event(datetime(2024, 2, 29, 10, 45), "leap", timedelta(days=1, seconds=1)),
]
all_events = sorted(x for e in events for x in e.expand(date(2024, 4, 30)))
for e in all_events[:8]:
    print(f"{e.start:%Y-%m-%d %a %H:%M} {e.name:<10}|{e.length!s:>16}| {e.end.isoformat(sep=' ')}")
print(len(all_events), [(a.name, b.name) for i, a in enumerate(all_events) for b in all_events[i + 1:] if a.overlaps(b)])
print(events[0], asdict(events[2]), astuple(events[1])[1:3], [f.name for f in fields(Event)])
try:
    events[0].name = "x"
except FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    Event(1)
except TypeError as e:
    print(e)
try:
    replace(events[0], nothing=1)
except TypeError as e:
    print(e)
d = date(2024, 2, 29)
print(d.weekday(), d.isoweekday(), d.isocalendar(), d.timetuple().tm_yday, d.toordinal(), date.fromordinal(738945), d - date(2023, 3, 1), d.strftime("%j %U %W %y %B %b %A %d %%"), d.ctime())
try:
    d.replace(year=2023)
except ValueError as e:
    print(e)
print(date.fromisoformat("2024-W09-4"), date.fromisoformat("20240229"), datetime.fromisoformat("2024-02-29T12:30:45.123+05:30"), time.fromisoformat("04:23:01.5"), datetime.strptime("29 Feb 2024 7:05 PM", "%d %b %Y %I:%M %p"))
td = timedelta(days=-1, hours=5, microseconds=7)
print(td, repr(td), td.total_seconds(), abs(td), -td, td / 2, td // timedelta(hours=1), td % timedelta(hours=1), divmod(td, timedelta(minutes=7)), td * 1.5, timedelta.max, timedelta(0.5), sum([td, td], timedelta()))
tz = timezone(timedelta(hours=-3, minutes=-30), "NST")
dt = datetime(2024, 3, 10, 1, 59, 59, 999999, tzinfo=tz)
print(dt, repr(dt), dt.astimezone(UTC), dt.utcoffset(), dt.tzname(), dt.timestamp(), dt.isoformat(timespec="milliseconds"), dt == dt.astimezone(UTC), hash(dt) == hash(dt.astimezone(timezone.utc)), dt.timetz(), dt.strftime("%z %Z %f"))
for bad in (lambda: datetime(2024, 1, 1) < dt, lambda: datetime(2024, 1, 1) - dt, lambda: datetime(2024, 13, 1), lambda: time(24), lambda: timedelta(days=10**10), lambda: date(2024, 1, 1) + 1, lambda: date.fromisoformat("2024-1-1"), lambda: datetime(1, 1, 1) - timedelta(1), lambda: date(2024, 1, 1) < datetime(2024, 1, 1), lambda: timezone(timedelta(hours=25))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(datetime(2024, 1, 1) == date(2024, 1, 1), datetime.min, date.max, time.max, datetime.fromtimestamp(0, UTC), datetime(2024, 5, 5).date() in {date(2024, 5, 5)}, MINYEAR, MAXYEAR, time(12, 30) < time(12, 31), time(1, 2, 3).isoformat("minutes"), bool(time(0)), time(5, tzinfo=tz))
print(calendar.month(2024, 2), calendar.isleap(2100), calendar.leapdays(2000, 2025), calendar.weekday(2024, 2, 29), list(calendar.Calendar().itermonthdays(2024, 2))[:6], calendar.month_name[3], calendar.day_abbr[6])
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("watermelon", 12, 1234.5), ("é", 0, -2)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
print("+" + "+".join("-" * (w + 2) for w in widths) + "+")
for i, (n, q, p) in enumerate(rows):
    price = f"{p:>{widths[2] + 3},.2f}" if isinstance(p, (int, float)) else f"{p:^{widths[2] + 3}}"
    print(f"| {n:<{widths[0]}} | {q!s:>{widths[1]}} | {price} |")
print("{0:>8} {1!r:^8} {x[k]:+.3e} {y.real:08.3f}".format("ab", "cd", x={"k": 12345.678}, y=-3.5), "%-8s|%+05d|%#x|%5.1f%%|%(a)s" % {"a": 1} if False else "%-8s|%+05d|%#x|%5.1f%%" % ("ab", 42, 255, 99.5))
print(f"{1234567.891:,.2f} {0.000012345:g} {1e21:g} {255:#b} {255:#o} {-255:_x} {1234567:_} {3.0!r} {12.5:%} {True:d} {'x':*^5} {float('nan'):>6} {10**20:,} {5:=+6d} {2.5:.0f} {3.5:.0f} {1e-7} {123456789.0} {1e16}")
print(f"{'nested':{'>'}{10}} {[1, 2]!s:>10} {dict(a=1)!r} {'q' 'r'} {d:%d/%m/%y} {d=} {1 + 1 = } {'a'!r:>5}{{}} {lambda_ if (lambda_ := 3) else 0}")
print(textwrap.fill("The quick brown fox jumps over the lazy dog " * 2, 30, initial_indent="* ", subsequent_indent="  "), textwrap.shorten("hello big world", 12), textwrap.dedent("   a\n     b\n"), textwrap.indent("a\n\nb", "> "), sep="\n")
Point = make_dataclass("Point", [("x", int), ("y", int, 5)], frozen=True, namespace={"norm": lambda s: s.x + s.y})
print(Point(1), Point(1, 2) == Point(1, 2), hash(Point(1)) == hash((1, 5)), Point(3).norm())


@dataclass
class Inv:
    items: list = field(default_factory=list)
    start: InitVar[int] = 0
    total: int = field(init=False, default=0)

    def __post_init__(self, start):
        self.total = start + len(self.items)


print(Inv([1, 2], 5), Inv(start=2), Inv() == Inv(), Inv.__match_args__)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e:
    print(e)
