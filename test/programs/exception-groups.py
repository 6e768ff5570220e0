import sys, traceback
class AppError(Exception):
    def __init__(self, code, msg):
        super().__init__(code, msg)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args[1]}"
try:
    raise AppError(3, "bad")
except AppError as e:
    print(e, repr(e), e.args)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        e.add_note("note one")
        e.add_note("note two\nline")
        raise
except ZeroDivisionError as e:
    print(e.__notes__)
    traceback.print_exc(file=sys.stdout)
def f():
    try:
        {}["k"]
    except KeyError as e:
        raise AppError(1, "wrapped") from e
try:
    f()
except AppError as e:
    print(type(e.__cause__), e.__suppress_context__)
    print("".join(traceback.format_exception(e)))
try:
    raise ValueError("a") from None
except ValueError as e:
    print(e.__cause__, e.__context__, e.__suppress_context__)
eg = ExceptionGroup("many", [ValueError("v"), TypeError("t"), ExceptionGroup("in", [KeyError("k")])])
print(repr(eg), str(eg), eg.exceptions)
try:
    raise eg
except* ValueError as g:
    print("VE", g.exceptions)
except* (TypeError, KeyError) as g:
    print("TK", g.exceptions)
print(eg.split(ValueError))
print(eg.subgroup(lambda e: isinstance(e, KeyError)))
try:
    traceback.print_exception(eg)
    raise eg
except ExceptionGroup as e:
    traceback.print_exc(file=sys.stdout)
try:
    try:
        raise ExceptionGroup("g", [OSError("x"), ValueError("q")])
    except* OSError as e:
        print("os", e.exceptions)
except ExceptionGroup as e:
    print("rest", e.exceptions)
try:
    try:
        raise ValueError("plain")
    except* ValueError as e:
        print(type(e), e)
except BaseException as e:
    print("no")
def fin():
    try:
        return "try"
    finally:
        print("fin")
print(fin())
for exc in (KeyError("k"), StopIteration(3), SystemExit(2), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), ImportError("m", name="x"), AttributeError("a", name="n", obj=1), SyntaxError("bad")):
    print(repr(exc), "|", str(exc), "|", exc.args)
try:
    assert 1 == 2, f"msg {1}"
except AssertionError as e:
    print(repr(e))
try:
    int("x")
except ValueError as e:
    tb = e.__traceback__
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
print(sys.exc_info())
def checks():
    raise ExceptionGroup("last", [ValueError("one"), ExceptionGroup("inner", [KeyError("k")])])


checks()
