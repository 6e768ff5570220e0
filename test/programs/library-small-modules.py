import hashlib, zlib, time, warnings, textwrap, difflib, graphlib, calendar, numbers, secrets, uuid, pathlib, inspect, unittest, binascii
print(hashlib.md5(b"hello").hexdigest(), hashlib.sha1(b"hello").hexdigest())
print(hashlib.sha256(b"hello").hexdigest())
h = hashlib.sha256()
h.update(b"he"); h.update(b"llo")
print(h.hexdigest() == hashlib.sha256(b"hello").hexdigest(), h.digest_size, h.name)
print(hashlib.new("sha512", b"x").hexdigest()[:20])
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), binascii.hexlify(b"ab"))
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(86400).tm_yday)
print(time.gmtime(0))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]), round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 3))
print("\n".join(difflib.unified_diff("a\nb\nc".split(), "a\nx\nc".split(), lineterm="")))
ts = graphlib.TopologicalSorter({"D": {"B", "C"}, "B": {"A"}, "C": {"A"}})
print(list(ts.static_order())[0])
print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.month_name[3])
print(calendar.month(2024, 2))
print(isinstance(3, numbers.Integral), isinstance(2.5, numbers.Real), isinstance(3, numbers.Number))
p = pathlib.Path("/a/b/c.txt")
print(p, p.name, p.stem, p.suffix, p.parent, p.parts, repr(p / "x"), p.with_suffix(".py"))
def f(a, b: int = 3, *args, c, d=4, **kw) -> str:
    "doc"
print(inspect.signature(f), inspect.getdoc(f), inspect.isfunction(f), list(inspect.signature(f).parameters))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("hey", DeprecationWarning)
    print(len(w), w[0].category, w[0].message)
print(len(secrets.token_hex(8)), len(str(uuid.uuid4())), uuid.UUID(int=5))
import ast
import binascii
import fnmatch
import heapq
import statistics

print(ast.literal_eval("{'a': [1, 2.5, -3], 'b': (True, None), \"c\": {1, 2}}"), ast.literal_eval("b'x\\x00'"), ast.literal_eval("(1,)"), ast.literal_eval("-1+2j"))
for bad in ("foo", "1 +", "f(x)", "[1", "__import__('os')"):
    try:
        print(ast.literal_eval(bad))
    except (ValueError, SyntaxError) as e:
        print(type(e).__name__)
print(list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge(["b"], ["aa", "c"], key=len)), list(heapq.merge([5, 1], [4, 2], reverse=True)))
print(statistics.NormalDist(100, 15).inv_cdf(0.9), statistics.NormalDist(100, 15), statistics.NormalDist(1, 2) + statistics.NormalDist(3, 4))
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"), fnmatch.fnmatch("abc", "a[!x]?"), fnmatch.translate("a*.?"))
print(binascii.unhexlify("6869"), hashlib.sha384(b"").hexdigest()[:16], hashlib.sha224(b"abc").hexdigest())
print(pathlib.PurePosixPath("/a/../b//c/./d.tar.gz").suffixes, pathlib.Path("a/b").joinpath("../c"), pathlib.Path("a/b/c").relative_to("a"), list(pathlib.Path("a/b/c").parents), pathlib.Path("x") / "y" / "z.txt", pathlib.Path("a") < pathlib.Path("b"), pathlib.Path("/a/b.py").match("*.py"))
try:
    pathlib.Path("a/b").relative_to("c")
except ValueError as e:
    print(e)
print(time.strptime("2024-03-05 10:20:30", "%Y-%m-%d %H:%M:%S"), time.asctime(time.gmtime(0)), time.struct_time(range(9)).tm_min, calendar.timegm(time.gmtime(12345)))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.UUID("12345678123456781234567812345678").version)
try:
    graphlib.TopologicalSorter({"a": ["b"], "b": ["a"]}).prepare()
except graphlib.CycleError as e:
    print(e.args[0], sorted(set(e.args[1])))


class Base:
    def method(self, a, /, b=1, *, c: int) -> None: ...

    @staticmethod
    def static(x, y=2): ...

    @classmethod
    def cls(cls, z): ...


print(inspect.signature(Base.method), inspect.signature(Base(). method), inspect.signature(Base.static), inspect.signature(Base.cls), inspect.signature(lambda *a, **k: 0))
bound = inspect.signature(f).bind(1, 2, 3, c=4, z=5)
bound.apply_defaults()
print(bound.arguments, bound.args, bound.kwargs)
print([name for name, value in inspect.getmembers(Base, inspect.isfunction)], inspect.isclass(Base), inspect.ismethod(Base().method), inspect.isgeneratorfunction(f))
for p in inspect.signature(f).parameters.values():
    print(p.name, p.kind, p.default is p.empty, p.annotation, p.kind.description, repr(p))


class Case(unittest.TestCase):
    def setUp(self):
        self.items = [1, 2]

    def test_one(self):
        self.assertEqual(sum(self.items), 3)
        with self.assertRaises(ZeroDivisionError):
            1 / 0

    def test_two(self):
        self.assertIn(5, self.items)

    @unittest.skip("later")
    def test_three(self):
        pass


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
print(result.testsRun, len(result.failures), len(result.errors), result.skipped[0][1], result.wasSuccessful())
print("".join(difflib.ndiff("one\ntwo\n".splitlines(True), "one\ntwoo\n".splitlines(True))))
print(difflib.SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes())
print(calendar.TextCalendar(6).formatmonth(2025, 1), calendar.monthcalendar(2025, 2)[0], calendar.weekday(2025, 1, 1))
