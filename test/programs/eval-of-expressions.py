# eval and compile of expressions: names, operators, calls, displays, comprehensions, lambdas, f-strings; what is no expression.
import math


def attempt(text, *rest):
    try:
        print(f"{text!r:<44}", repr(eval(text, *rest)) if rest else repr(eval(text, {"x": 3, "y": [1, 2], "f": max, "math": math})))
    except Exception as error:
        print(f"{text!r:<44}", type(error).__name__, error)


for text in [
    "1 + 2 * 3", "2 ** 3 ** 2", "-2 ** 2", "(1 + 2) * x", "x / 2 // 1 % 5", "7 // -2, 7 % -2", "~x & 0xFF | 1 ^ 2", "1 << 4 >> 1", "0b101 + 0o17 + 1_000",
    "1.5e3", ".5", "5.", "'a' 'b'", 'r"\\n" + "\\n\\x41\\u00e9"', "b'ab' * 2", "'''t'''", "x < 4 < 5 > 1", "1 in y and 3 not in y", "None is None, x is not None",
    "not x == 3 or x", "x if x > 5 else -x", "[1, *y, 2][1:-1]", "(1,)", "()", "[]", "{}", "{1, 2} | {3}", "{'a': 1, **{'b': 2}}", "{**{'b': 2}, 'c': x}", "y[0], y[-1], y[::-1]", "f(1, *y, 9)",
    "f(y, key=lambda v: -v)", "[i * j for i in range(3) for j in range(i) if i + j]", "{i: i ** 2 for i in y}", "sorted({i % 2 for i in range(9)})", "sum(i * i for i in range(10))",
    "(lambda a, b=2, *c, d=4, **e: (a, b, c, d, e))(1, 5, 6, d=7, q=8)", "(lambda: 5)()", "[(a, b) for a, (b, c) in [(1, (2, 3))]]", "math.sqrt(16) + math.pi", "'%d %s' % (1, 'b')",
    "f'{x}:{x + 1!r:>4}|{x=}|{y[0]:{x}d}|{{}}'", "'abc'.upper()[1]", "(y := [5])[0] + len(y)", "1 if [] else 2 if 0 else 3", "...", "True + True", "[[j for j in range(i)] for i in range(3)]",
    " \t1 + 1", "1 +\\\n1" if False else "(1 +\n1)", "'\\''", "x.real", "int('5') + int('ff', 16)", "{'k': [1, {'z': (2,)}]}['k'][1]['z'][0]", "[x for x in 'ab' if x != 'a']", "any(v > 1 for v in y), all([])",
    "abs(-3) + round(2.567, 2)", "list(map(lambda v: v + x, y))", "dict(a=1, b=2)", "x @ 2", "nothing", "1 / 0", "y[9]", "x.nope", "x()", "'a' + 1", "f(", "1 +", "a b", "x = 5", ")", "[1, 2", "(1]", "import os",
    "", "   ", "'abc", "2x", "1 2", "[1 2]", "x ++", "lambda", "if x: 1", "$", "07", "for", "x..y", "f(a=1, 2)",
]:
    attempt(text)


def local_names(a, b):
    c = a + b
    found = [eval(f"a * {n} + c") for n in range(3)]
    return eval("a, b, c"), found, eval("[a + q for q in (1, 2)]"), [eval("v * 2") for v in (3, 4)]


print(local_names(5, 6))
total = 10
print(eval("total + 1"), [eval("n + total") for n in range(3)], eval("local_names.__name__"))
namespace = {"a": 1}
print(eval("a + b", namespace, {"b": 2}), eval("a", namespace), sorted(k for k in namespace if k != "__builtins__"))
attempt("len([1])", {"__builtins__": {}})
attempt("a + 1", {"__builtins__": {}, "a": 1})
code = compile("w * w + 1", "formula", "eval")
print([eval(code, {"w": w}) for w in range(5)], type(code).__name__)
for value in ([1, (2.5, "x"), {"k": {3}}], {"a": None, "b": [True, ...]}, "it's", b"\x00q", -1.5e-7, range(3), 3 + 4j if False else (1, 2)):
    print(eval(repr(value)) == value, end=" ")
print()


class Shape:
    side = 4
    area = eval("side * side")

    def __repr__(self):
        return "Shape()"

    def scaled(self, text):
        return eval(text)


print(Shape.area, Shape().scaled("self.side * 3"), repr(eval("Shape()")), eval(b"1 + 1"))
hot = 0
for i in range(300):
    hot += eval("i * 2 + 1") if i % 7 == 0 else i
print(hot)
