# Formatting by keys that are not there, errors of two families, conversions that f-strings refuse, large repetitions.
import re
from dataclasses import dataclass, make_dataclass
from decimal import Decimal
from operator import getitem, itemgetter


class Made(dict):
    def __missing__(self, key):
        return f"made {key}"


class Twice(Made):
    def __getitem__(self, key):
        return super().__getitem__(key) * 2


made = Made(a=1)
print("%(a)s %(zz)s" % made, "{zz}".format_map(made), made.get("q"), itemgetter("z")(made), getitem(made, "t"))
print(made.__getitem__("q"), dict.__getitem__(made, "x"), "%(k)s" % Twice(), Twice()["z"], "%s" % Made(b=2))


class Both(ValueError, KeyError):
    pass


class Files(OSError, KeyError):
    pass


class Keys(LookupError):
    pass


class Later(Keys, KeyError):
    pass


for error in (Both("x"), Both("x", 1), Files("x"), Later("y"), KeyError("z"), Both()):
    print(str(error), repr(error))
try:
    try:
        {}["inner"]
    except KeyError as inner:
        raise Both("outer") from inner
except LookupError as error:
    tb = error.__traceback__
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_next)


def failing(n):
    return failing(n - 1) if n else 1 / 0


try:
    failing(2)
except ZeroDivisionError as error:
    names, tb = [], error.__traceback__
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(names)

name = 1
for text in (
    '{name!r=}', '{name!r }', '{name!}', '{name!:3}', '{name! r}', '{name!3}', '{name!r x}', '{name!rx}', 'a{name!r!s}',
    '{name!(r)}', '{name =!r  ;}', '{name=!r}', '{name!r:>4}',
):
    try:
        print(text, eval(f'f"{text}"'))
    except SyntaxError as error:
        print(text, error.msg)
for pattern in ("a{4294967295}", "a{99999999999}", "a{2,99999999999}"):
    try:
        print(re.compile(pattern).search("aa"))
    except OverflowError as error:
        print(error)
for digits in ("1E+5", "-0", "0.00", "0E+5", "1E-10", "123.456", "-1E+3"):
    print([format(Decimal(digits), spec) for spec in ("n", ".3e", ".1e", ".3n", "e", "g", ".0E")])


@dataclass(frozen=True, slots=True)
class Point:
    x: int = 0

    def changed(self):
        return super().__repr__()


point = Point(3)
for action in (lambda: setattr(point, "x", 1), lambda: setattr(point, "new", 1), lambda: delattr(point, "x"), lambda: delattr(point, "new")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(point.changed()[:1], make_dataclass("C", ["a", ("b", int)]).__annotations__)
