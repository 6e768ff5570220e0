import traceback, sys
from io import StringIO

def inner(n):
    return 10 / n

def outer(n):
    total = inner(n) + 1
    return total

try:
    outer(0)
except ZeroDivisionError as e:
    text = traceback.format_exc()
    print(text)
    print(traceback.format_exception(e) == traceback.format_exception(type(e), e, e.__traceback__), traceback.format_exception(e))
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    for frame in traceback.extract_tb(e.__traceback__): print(frame.lineno, frame.name, frame.line, frame)
    print(traceback.extract_tb(e.__traceback__))
    print(traceback.format_tb(e.__traceback__, 1), traceback.format_tb(e.__traceback__, -1))
    print(traceback.format_exc(limit=1))
    print(traceback.format_exc(limit=-1))
    print(traceback.format_exc(chain=False))
    print("".join(traceback.format_list(traceback.extract_tb(e.__traceback__))))
    out = StringIO()
    traceback.print_exc(file=out); print(out.getvalue())
    out = StringIO(); traceback.print_exception(e, file=out); print(out.getvalue())
    out = StringIO(); traceback.print_tb(e.__traceback__, file=out); print(out.getvalue())
    tb = traceback.TracebackException.from_exception(e)
    print("".join(tb.format()), list(tb.format_exception_only()), tb.stack, str(tb), tb.exc_type_str)
    print(e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_next.tb_next)
    print(sys.exc_info()[0], sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__, sys.exception() is e)
print(sys.exc_info(), sys.exception(), repr(traceback.format_exc()))
class Own(Exception): pass
def chain():
    try:
        try:
            {}["k"]
        except KeyError as e:
            raise Own("own", 1) from e
    except Own:
        raise ValueError("third\nline")
try: chain()
except ValueError as e:
    e.add_note("note one"); e.add_note("note\ntwo")
    print(traceback.format_exc())
    print(traceback.format_exception(e, chain=False))
    print(traceback.format_exception_only(e))
def deep(n):
    if n: return deep(n - 1)
    raise RuntimeError
try: deep(10)
except RuntimeError: print(traceback.format_exc())
print(traceback.format_exception(ValueError("x")), traceback.format_exception(ValueError()), traceback.format_exception(None), traceback.format_exception_only(None))
print(traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(Own()), traceback.format_exception_only(SystemExit(3)))
class Bad(Exception):
    def __str__(self): raise ValueError
print(traceback.format_exception_only(Bad()))
try: outer(
    0
)
except Exception: traceback.print_exc(file=sys.stdout)
def gen():
    yield 1
    raise LookupError("in gen")
try: list(gen())
except LookupError as e: print(traceback.format_exc(), len(traceback.extract_tb(e.__traceback__)))
