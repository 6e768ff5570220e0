"""A log file's lines taken apart with regular expressions, folded with itertools and Counter, shown as tables."""
import re
import sys
from collections import Counter, OrderedDict, defaultdict, namedtuple
from fractions import Fraction
from functools import partial, reduce
from itertools import accumulate, chain, groupby, islice, pairwise, takewhile, zip_longest
from operator import attrgetter, itemgetter
from statistics import mean, median, pstdev

LINE = re.compile(
    r"""^(?P<host>\d{1,3}(?:\.\d{1,3}){3})\s-\s(?P<user>\S+)\s
        \[(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)\]\s
        "(?P<method>GET|POST|PUT|DELETE)\s(?P<path>/\S*)(?:\sHTTP/(?P<version>\d\.\d))?"\s
        (?P<status>\d{3})\s(?P<size>\d+|-)$""",
    re.VERBOSE,
)
Record = namedtuple("Record", "host user time method path version status size")
PATHS = ["/", "/index.html", "/api/users/{n}", "/api/orders/{n}?page={m}", "/static/app.js", "/missing", "/api/users/{n}/orders"]


def random_numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state >> 8


def make_lines(count, seed=7):
    numbers = random_numbers(seed)
    pick = partial(next, numbers)
    clock = 8 * 3600
    for i in range(count):
        clock += pick() % 97
        path = PATHS[pick() % len(PATHS)].format(n=pick() % 50, m=pick() % 9)
        method = ("GET", "GET", "GET", "POST", "DELETE")[pick() % 5]
        status = 404 if "missing" in path else (200, 200, 201, 301, 500)[pick() % 5]
        size = "-" if status == 301 else pick() % 20000
        version = " HTTP/1.1" if pick() % 4 else ""
        line = '10.0.%d.%d - %s [%02d:%02d:%02d] "%s %s%s" %d %s' % (
            pick() % 3, pick() % 5, ("ann", "bob", "-")[pick() % 3], clock // 3600, clock // 60 % 60, clock % 60, method, path, version, status, size)
        yield line if i % 41 else line.replace('"', "'")


def parse(lines):
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not (found := LINE.match(line)):
            bad += 1
            print(f"line {number}: cannot be read: {line[:30]}…", file=sys.stdout)
            continue
        part = found.groupdict()
        seconds = reduce(lambda total, name: total * 60 + int(part[name]), ("hour", "minute", "second"), 0)
        size = None if part["size"] == "-" else int(part["size"])
        yield Record(part["host"], part["user"], seconds, part["method"], part["path"], part["version"], int(part["status"]), size)
    if bad:
        print(bad, "bad lines")


def normalise(path):
    path, _, query = path.partition("?")
    path = re.sub(r"/\d+(?=/|$)", "/<id>", path)
    return path + ("?" + "&".join(sorted(re.findall(r"(\w+)=", query))) if query else "")


def table(rows, headers, aligns="<"):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headers, *rows)]
    aligns = aligns.ljust(len(headers), ">")
    line = "+".join("-" * (width + 2) for width in widths).join("++")
    print(line)
    for row in chain([headers], rows):
        print("|" + "|".join(f" {cell:{align}{width}} " for cell, align, width in zip(row, aligns, widths)) + "|")
        if row is headers:
            print(line)
    print(line)


def histogram(values, bins, width=30):
    low, high = min(values), max(values)
    step = Fraction(high - low + 1, bins)
    counts = Counter(int((value - low) / step) for value in values)
    top = max(counts.values())
    for index in range(bins):
        start = float(low + index * step)
        bar = "█" * round(counts[index] / top * width)
        print(f"{start:>10.2f} {counts[index]:>4} {bar}")


def sessions(records, pause=300):
    ordered = sorted(records, key=attrgetter("host", "time"))
    for host, group in groupby(ordered, key=attrgetter("host")):
        current = []
        for record in group:
            if current and record.time - current[-1].time > pause:
                yield host, current
                current = []
            current.append(record)
        yield host, current


def main():
    records = list(parse(make_lines(400)))
    print(len(records), "records", records[0])
    by_path = defaultdict(list)
    for record in records:
        by_path[normalise(record.path)].append(record)
    rows = []
    for path, group in sorted(by_path.items(), key=lambda item: (-len(item[1]), item[0])):
        sizes = [r.size for r in group if r.size is not None]
        failed = Fraction(sum(r.status >= 400 for r in group), len(group))
        rows.append((path, len(group), f"{mean(sizes):,.1f}", f"{median(sizes):g}", f"{pstdev(sizes):.2f}", failed, f"{float(failed):.1%}"))
    table(rows, ["path", "hits", "mean", "median", "deviation", "failed", "%"])
    statuses = Counter(r.status for r in records)
    print(statuses.most_common(), statuses.total(), +(statuses - Counter({200: 1000})))
    table([(m, *(sum(1 for r in records if r.method == m and r.status == s) for s in sorted(statuses))) for m in ("GET", "POST", "DELETE")], ["method", *map(str, sorted(statuses))])
    histogram([r.size for r in records if r.size], 8)
    lengths = Counter(len(session) for _, session in sessions(records))
    print("sessions", OrderedDict(sorted(lengths.items())))
    host, longest = max(sessions(records), key=lambda pair: (len(pair[1]), pair[0]))
    gaps = [b.time - a.time for a, b in pairwise(longest)]
    print(host, len(longest), gaps, list(accumulate(gaps, max)))
    print(list(takewhile(lambda r: r.time < 8 * 3600 + 200, records))[-1].path)
    users = {user: [r.path for r in group] for user, group in groupby(sorted(records, key=attrgetter("user", "time")), attrgetter("user"))}
    for row in islice(zip_longest(*users.values(), fillvalue=""), 5):
        print("  ".join(f"{cell:<24}" for cell in row).rstrip())
    busiest = sorted(Counter(r.time // 600 for r in records).items(), key=itemgetter(1, 0), reverse=True)[:3]
    print([(f"{slot * 10 // 60:02}:{slot * 10 % 60:02}", count) for slot, count in busiest])
    versions = re.split(r"\s*,\s*", " , ".join(str(r.version) for r in records[:6]))
    print(versions, re.sub(r"(?P<a>\d+)\.(?P<b>\d+)", r"\g<b>.\g<a>", "10.25 3.4"), re.fullmatch(LINE, "nothing"))


if __name__ == "__main__":
    main()
