import argparse, io, logging, sys, unittest, textwrap, contextlib, functools, operator, typing, types, abc, weakref, gc, copy, inspect, warnings
p = argparse.ArgumentParser(prog="tool", description="A tool.", epilog="Bye.")
p.add_argument("files", nargs="*", type=str, help="input files")
p.add_argument("-v", "--verbose", action="count", default=0, help="more words")
p.add_argument("-n", "--number", type=int, choices=[1, 2, 3], metavar="N", help="a number (default: %(default)s)", default=2)
p.add_argument("--flag", action=argparse.BooleanOptionalAction)
g = p.add_mutually_exclusive_group()
g.add_argument("--json", action="store_const", const="json", dest="fmt")
g.add_argument("--xml", action="store_const", const="xml", dest="fmt")
print(p.parse_args(["-vv", "a", "b", "-n3", "--no-flag", "--xml"]), p.parse_args([]), p.parse_known_args(["--zzz", "q"]))
for argv in (["-n", "9"], ["-n", "x"], ["--json", "--xml"], ["--bad"], ["-n"]):
    err = io.StringIO()
    try:
        with contextlib.redirect_stderr(err):
            p.parse_args(argv)
    except SystemExit as e:
        print(e.code, err.getvalue().splitlines()[-1])
q = argparse.ArgumentParser(prog="git", exit_on_error=False)
subs = q.add_subparsers(dest="cmd", required=True)
a = subs.add_parser("add")
a.add_argument("path")
a.set_defaults(func=lambda ns: f"adding {ns.path}")
c = subs.add_parser("commit", aliases=["ci"])
c.add_argument("-m", "--message", required=True)
ns = q.parse_args(["add", "x.py"])
print(ns.cmd, ns.func(ns), q.parse_args(["ci", "-m", "msg"]).message, vars(q.parse_args(["commit", "--message=a b"])))
stream = io.StringIO()
log = logging.getLogger("app.core")
h = logging.StreamHandler(stream)
h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
log.addHandler(h)
log.setLevel(logging.INFO)
log.propagate = False
log.debug("hidden %d", 1)
log.info("shown %s %r", "a", "b")
log.warning("dict %(k)s", {"k": 5})
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
log.log(35, "custom")
child = logging.getLogger("app.core.sub")
child.error("from child")
class F(logging.Filter):
    def filter(self, record):
        record.msg = record.msg.upper()
        return "skip" not in record.getMessage().lower()
log.addFilter(F())
log.info("skip me"); log.info("keep me")
print(stream.getvalue().splitlines()[:4], stream.getvalue().splitlines()[-4:], log.isEnabledFor(10), child.getEffectiveLevel(), logging.getLevelName(20), log.handlers == [h], child.parent is log)


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = []

    def setUp(self):
        self.x = [1, 2]
        self.addCleanup(self.log.append, "cleanup")

    def test_ok(self):
        self.assertEqual(self.x, [1, 2])
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertIn(1, self.x)
        with self.assertRaises(KeyError) as cm:
            {}["k"]
        self.assertEqual(cm.exception.args, ("k",))
        with self.assertRaisesRegex(ValueError, "invalid literal"):
            int("x")

    def test_fail(self):
        self.assertEqual({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]}, "extra")

    def test_error(self):
        raise RuntimeError("oops")

    @unittest.skip("why")
    def test_skip(self):
        pass

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(0)


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful(), T.log)
print([str(t) for t, _ in result.failures], result.failures[0][1].splitlines()[-14:], [m for _, m in result.skipped])


class Node:
    def __init__(self, name):
        self.name, self.links = name, []

    def __del__(self):
        print("del", self.name)

    def __deepcopy__(self, memo):
        new = type(self)(self.name + "'")
        memo[id(self)] = new
        new.links = copy.deepcopy(self.links, memo)
        return new


def build():
    a, b = Node("a"), Node("b")
    a.links.append(b); b.links.append(a)
    return a


n = build()
m = copy.deepcopy(n)
print(m.name, m.links[0].name, m.links[0].links[0] is m)
r = weakref.ref(n, lambda ref: print("gone"))
cache = weakref.WeakValueDictionary(k=n)
del n
print(gc.collect() > 0, r(), dict(cache))
del m
gc.collect()
class Extra: pass
fin = weakref.finalize(Extra(), print, "finalized")
print(fin.alive)
sig = inspect.signature(lambda a, /, b=2, *c, d=3, **e: 0) if hasattr(inspect, "signature") else None
print(sig, [str(v.kind) for v in sig.parameters.values()], sig.bind(1, d=5).arguments)
print(typing.get_type_hints(types.SimpleNamespace) if False else "", typing.Optional[int], typing.Union[int, str], list[int] | None, typing.Callable[[int], str], typing.get_args(dict[str, int]), typing.get_origin(list[int]))
class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...
    @abc.abstractmethod
    def name(self): ...
    @classmethod
    def __subclasshook__(cls, other):
        return any("area" in b.__dict__ for b in other.__mro__) or NotImplemented
try:
    Shape()
except TypeError as e:
    print(e)
class Half(Shape):
    area = 3
try:
    Half()
except TypeError as e:
    print(e)
class Duck:
    area = 5
print(isinstance(Duck(), Shape), issubclass(int, Shape), Shape.__abstractmethods__ == {"area", "name"})
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("careful", DeprecationWarning)
    warnings.warn("again")
print([(x.category.__name__, str(x.message)) for x in w])
