from datetime import datetime, date, time, timedelta, timezone, MINYEAR, MAXYEAR, UTC
import datetime as dtm
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.ctime(), d.timetuple())
print(d + timedelta(days=366), d - timedelta(weeks=1), d - date(2000, 1, 1), d.replace(day=1), date.fromordinal(738000), date.fromisoformat("2023-01-05"), date.fromisoformat("20230105"), date.fromisoformat("2020-W53-5"), date.fromisocalendar(2020, 53, 5))
print(date.min, date.max, date.resolution, date(2024,1,1) < d, d == date(2024,2,29), hash(d) == hash(date(2024,2,29)), d != 3)
x = datetime(2024, 3, 10, 14, 5, 9, 123456)
print(x, repr(x), x.date(), x.time(), x.isoformat(), x.isoformat(" ", "minutes"), x.isoformat(timespec="milliseconds"), x.ctime())
for f in ("%Y-%m-%d %H:%M:%S.%f", "%A %a %B %b %d %j %U %W %w %u %y %I %p %%", "%c|%x|%X|%D|%F|%T|%R", "%G-W%V-%u", "%-d %-m %e|%h|%C", "%Z%z"):
    print(x.strftime(f))
print(f"{x:%d.%m.%Y}", f"{d:%B %Y}", f"{x}", format(d), "{:%H:%M}".format(x.time()))
td = timedelta(days=2, hours=3, minutes=4, seconds=5, milliseconds=6, microseconds=7)
print(td, repr(td), td.days, td.seconds, td.microseconds, td.total_seconds(), -td, abs(-td), td * 2, td / 2, td // 3, td * 1.5, td / 0.3, td / timedelta(hours=1), td // timedelta(hours=1), td % timedelta(hours=1), divmod(td, timedelta(hours=1)))
print(timedelta(0), repr(timedelta(0)), timedelta(seconds=-1), repr(timedelta(seconds=-1)), timedelta(1.5), timedelta(hours=0.1), timedelta(microseconds=0.5), timedelta(days=1) == timedelta(hours=24), bool(timedelta(0)), timedelta.max, timedelta.min, sum([timedelta(1), timedelta(2)], timedelta()))
print(x + td, x - td, x - datetime(2020, 1, 1), datetime(2024, 1, 1) < x, sorted([x, datetime(2020,1,1)]), max(d, date(2025,1,1)))
z = datetime(2024, 1, 1, 12, tzinfo=timezone.utc); e = timezone(timedelta(hours=2), "EET"); n = timezone(timedelta(hours=-5, minutes=-30))
print(z, repr(z), z.astimezone(e), repr(z.astimezone(e)), z.astimezone(n), z.tzname(), n, repr(n), e, z.utcoffset(), z.timestamp(), z.astimezone(e) == z, z.strftime("%z %Z"), z.isoformat(), UTC)
for s in ("2024-01-02", "2024-01-02T03:04", "2024-01-02 03:04:05", "2024-01-02T03:04:05.5", "2024-01-02T03:04:05.123456+02:00", "2024-01-02T03:04:05Z", "20240102T030405", "2024-01-02T03"):
    t(lambda: repr(datetime.fromisoformat(s)))
for s, f in (("2024-01-02 03:04:05", "%Y-%m-%d %H:%M:%S"), ("1/2/99", "%m/%d/%y"), ("Jan 5 2024 03:04 PM", "%b %d %Y %I:%M %p"), ("Monday, 5 August 2024", "%A, %d %B %Y"), ("12:30:45.678", "%H:%M:%S.%f"), ("2024-01-01T00:00:00+0200", "%Y-%m-%dT%H:%M:%S%z"), ("x", "%Y"), ("2024 1", "%Y"), ("2024-02-30", "%Y-%m-%d"), ("1", "%Q"), ("060 2024", "%j %Y")):
    t(lambda: repr(datetime.strptime(s, f)))
t(lambda: date(2023, 2, 29)); t(lambda: date(0, 1, 1)); t(lambda: date(2023, 13, 1)); t(lambda: datetime(2023, 1, 1, 24)); t(lambda: time(1, 60)); t(lambda: date("2023", 1, 1)); t(lambda: date(2023, 1.0, 1)); t(lambda: date.fromisoformat("2023/01/01")); t(lambda: d < 3); t(lambda: d + 1); t(lambda: x - z); t(lambda: x < z); t(lambda: x == z); t(lambda: date.max + timedelta(1)); t(lambda: d < x); t(lambda: timedelta("a")); t(lambda: x.replace(hour=25)); t(lambda: timezone(3)); t(lambda: timezone(timedelta(hours=25)))
print(time(1, 2), repr(time(1, 2, 3, 4)), time(1, 2, 3, 4).isoformat(), time.fromisoformat("04:23:01"), time(5) < time(6), time.min, time.max, repr(time(1, tzinfo=UTC)))
print(datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(1700000000.5, tz=timezone.utc), datetime.combine(d, time(3, 4)), datetime.min, datetime.max, x.timetuple()[:6], dtm.date is date, isinstance(x, date), type(datetime.now() - x).__name__)
def add_months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    return d.replace(year=y, month=m + 1, day=min(d.day, 28))
print([str(add_months(d, k)) for k in (-14, 1, 12)], {d: 1}[date(2024, 2, 29)])
class Day(date):
    def __new__(cls, *a): return super().__new__(cls, *a)
    def nice(self): return self.strftime("%d/%m")
print(Day(2024, 5, 6).nice(), repr(Day(2024, 5, 6)), repr(Day(2024, 5, 6) + timedelta(1)))
print(datetime(2024,1,1).timestamp() if False else datetime(2024,1,1,tzinfo=UTC).timestamp(), datetime(2024,1,1).__class__)
