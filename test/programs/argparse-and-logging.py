import argparse, logging, sys, io
def run(parser, *lines):
    for line in lines:
        err = io.StringIO(); old = sys.stderr, sys.stdout
        sys.stderr = err; sys.stdout = err
        try: r = parser.parse_args(line.split())
        except SystemExit as e: r = f"exit {e.code}"
        finally: sys.stderr, sys.stdout = old
        print(line, "->", r, err.getvalue())
p = argparse.ArgumentParser(prog="tool", description="A tool that does a thing with a rather long description which has to be wrapped somewhere.", epilog="The end.")
p.add_argument("infile", help="where to read"); p.add_argument("rest", nargs="*", help="more")
p.add_argument("-n", "--count", type=int, default=3, help="how many (default: %(default)s)")
p.add_argument("-v", "--verbose", action="count", default=0); p.add_argument("--mode", choices=["fast", "slow"], default="fast", help="the mode")
p.add_argument("--flag", action="store_true", help="a flag"); p.add_argument("--no-flag", dest="flag", action="store_false"); p.add_argument("-I", action="append", metavar="DIR")
p.add_argument("--pair", nargs=2, type=float); p.add_argument("--opt", nargs="?", const="C", default="D"); p.add_argument("--version", action="version", version="%(prog)s 1.0")
run(p, "a", "a b c -n 5 -vv --flag", "-n x a", "", "a --mode medium", "a -I x -I y --pair 1 2.5", "a --opt", "a --opt=z --cou 7", "a --bogus", "--help", "--version", "-n", "a -n -5", "a -vn4", "a -- -b")
q = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
s = q.add_subparsers(dest="cmd", required=True, help="commands")
a = s.add_parser("add", help="adds"); a.add_argument("path", nargs="+"); a.set_defaults(func=len)
c = s.add_parser("commit", help="commits"); c.add_argument("-m", "--message", default="none", help="msg")
g = q.add_mutually_exclusive_group(); g.add_argument("-q", action="store_true"); g.add_argument("-d", action="store_true")
run(q, "add x y", "commit -m hi", "", "push", "-q -d add x", "-h", "add", "commit -h", "add -h")
print(q.parse_args(["-q", "commit"]), p.parse_known_args(["f", "--zzz"]), argparse.Namespace(a=1, b="x"))
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("%(levelname)-8s %(name)s: %(message)s"))
log = logging.getLogger("app.db"); log.addHandler(h); log.setLevel(logging.DEBUG); log.propagate = False
log.debug("x=%d", 5); log.info("hello %s", "w"); log.warning("map %(a)s", {"a": 1}); log.error("bad"); log.critical("worst"); log.log(25, "custom")
try: 1 / 0
except ZeroDivisionError: log.exception("caught")
print(log, log.level, log.isEnabledFor(10), logging.getLevelName(30), logging.getLogger("app.db") is log, logging.getLogger(), log.getChild("x").name, type(h).__name__)
logging.basicConfig(stream=sys.stdout, level="INFO", format="{levelname}|{message}", style="{")
logging.info("root %d%%", 50); logging.debug("no"); logging.getLogger("other").warning("via root")
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
h.addFilter(F()); log.info("secret thing"); log.info("open thing"); logging.disable(logging.INFO); log.info("off"); log.error("on")
class L(logging.Handler):
    def __init__(self): super().__init__(); self.seen = []
    def emit(self, record): self.seen.append((record.levelname, self.format(record)))
k = L(); log.addHandler(k); log.warning("to list %r", "q"); print(k.seen)
