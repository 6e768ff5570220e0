"""A Wadler pretty printer for a small language: lexer, precedence parser, optimiser, and layouts of several widths."""
import re
import textwrap
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce, singledispatch, singledispatchmethod, partial
from itertools import chain, islice, takewhile
from typing import Callable, Union


class Doc:
    __slots__ = ()
    def __add__(self, other): return Concat(self, text(other))
    def __radd__(self, other): return Concat(text(other), self)
    def __or__(self, other): return self + LINE + other
    def __truediv__(self, other): return self + SOFT + other
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.__match_args__ = tuple(cls.__slots__)
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(repr(getattr(self, n)) for n in self.__slots__)})"


class Text(Doc):
    __slots__ = ("s",)
    def __init__(self, s): self.s = s


class Line(Doc):
    __slots__ = ("flat",)
    def __init__(self, flat): self.flat = flat


class Concat(Doc):
    __slots__ = ("left", "right")
    def __init__(self, left, right): self.left, self.right = left, right


class Nest(Doc):
    __slots__ = ("indent", "doc")
    def __init__(self, indent, doc): self.indent, self.doc = indent, doc


class Group(Doc):
    __slots__ = ("doc",)
    def __init__(self, doc): self.doc = doc


LINE, SOFT, NIL = Line(" "), Line(""), Text("")
def text(x): return x if isinstance(x, Doc) else Text(str(x))
def join(sep, docs):
    docs = list(docs)
    return reduce(lambda a, b: a + sep + b, docs) if docs else NIL
def block(open, body, close): return Group(open + Nest(2, SOFT + body) + SOFT + close)


def layout(width, doc):
    def fits(room, todo):
        todo = list(todo)
        while todo:
            if room < 0: return False
            indent, flat, doc = todo.pop()
            match doc:
                case Text(s): room -= len(s)
                case Concat(a, b): todo += [(indent, flat, b), (indent, flat, a)]
                case Nest(n, d): todo.append((indent + n, flat, d))
                case Group(d): todo.append((indent, True, d))
                case Line(sep) if flat: room -= len(sep)
                case Line(): return True
        return room >= 0
    def run():
        column, todo = 0, [(0, False, doc)]
        while todo:
            indent, flat, d = todo.pop()
            match d:
                case Text(s):
                    column += len(s)
                    yield s
                case Concat(a, b): todo += [(indent, flat, b), (indent, flat, a)]
                case Nest(n, inner): todo.append((indent + n, flat, inner))
                case Group(inner): todo.append((indent, flat or fits(width - column, [(indent, True, inner)]), inner))
                case Line(sep):
                    if flat:
                        column += len(sep)
                        yield sep
                    else:
                        column = indent
                        yield "\n" + " " * indent
                case unknown: raise TypeError(f"not a document: {unknown!r}")
    return "\n".join(line.rstrip() for line in "".join(run()).split("\n"))


@dataclass(frozen=True)
class Num: value: int | float
@dataclass(frozen=True)
class Var: name: str
@dataclass(frozen=True)
class Bin: op: str; left: "Expr"; right: "Expr"
@dataclass(frozen=True)
class Un: op: str; arg: "Expr"
@dataclass(frozen=True)
class Call: name: str; args: tuple["Expr", ...] = ()
@dataclass(frozen=True)
class Let: name: str; value: "Expr"; body: "Expr"
@dataclass(frozen=True)
class If: test: "Expr"; then: "Expr"; other: "Expr"
Expr = Union[Num, Var, Bin, Un, Call, Let, If]

LEVELS = {"or": (1, "l"), "and": (2, "l"), "==": (3, "n"), "<": (3, "n"), "+": (4, "l"), "-": (4, "l"), "*": (5, "l"), "/": (5, "l"), "^": (7, "r")}
TOKEN = re.compile(r"""\s*(?:(?P<num>\d+(?:\.\d*)?)|(?P<word>[A-Za-z_]\w*)|(?P<op>==|[-+*/^<(),=])|(?P<bad>\S))""", re.X)


class Parser:
    class Error(ValueError): pass
    def __init__(self, source):
        self.source = source
        self.tokens = self._lex(source)
        self.kind = self.token = None
        self.at = 0
        self.advance()
    @staticmethod
    def _lex(source):
        for m in TOKEN.finditer(source):
            if m.lastgroup == "bad": raise Parser.Error(f"{m['bad']!r} at {m.start('bad')}")
            yield m.lastgroup, m[m.lastgroup], m.start(m.lastgroup)
        yield "end", "", len(source)
    def advance(self):
        old = self.token
        self.kind, self.token, self.at = next(self.tokens, ("end", "", len(self.source)))
        return old
    def expect(self, token):
        if self.token != token: raise Parser.Error(f"expected {token!r}, found {self.token or 'the end'!r} at {self.at}")
        return self.advance()
    def expression(self, level=0):
        left = self.prefix()
        while (entry := LEVELS.get(self.token)) and entry[0] > level:
            op = self.advance()
            right = self.expression(entry[0] - (entry[1] == "r"))
            if entry[1] == "n" and LEVELS.get(self.token, (0,))[0] == entry[0]:
                raise Parser.Error(f"{op} does not associate, at {self.at}")
            left = Bin(op, left, right)
        return left
    def prefix(self):
        match self.kind, self.token:
            case "num", t: self.advance(); return Num(float(t) if "." in t else int(t))
            case "word", "let":
                self.advance(); name = self.advance(); self.expect("="); value = self.expression(); self.expect("in")
                return Let(name, value, self.expression())
            case "word", "if":
                self.advance(); test = self.expression(); self.expect("then"); then = self.expression(); self.expect("else")
                return If(test, then, self.expression())
            case "word", "not": self.advance(); return Un("not", self.expression(2))
            case "word", name:
                self.advance()
                if self.token != "(": return Var(name)
                self.advance(); args = []
                while self.token != ")":
                    args.append(self.expression())
                    if self.token != ")": self.expect(",")
                self.advance()
                return Call(name, tuple(args))
            case "op", "(":
                self.advance(); inner = self.expression(); self.expect(")")
                return inner
            case "op", "-": self.advance(); return Un("-", self.expression(6))
        raise Parser.Error(f"unexpected {self.token or 'end'} at {self.at}")
    @classmethod
    def parse(cls, source):
        parser = cls(source); tree = parser.expression(); parser.expect("")
        return tree


@singledispatch
def show(e, level=0): raise NotImplementedError(type(e).__name__)
@show.register
def _(e: Num, level=0): return Text(f"{e.value:g}")
@show.register(Var)
def _(e, level=0): return Text(e.name)
@show.register
def _(e: Bin, level=0):
    own, side = LEVELS[e.op]
    d = Group(show(e.left, own - (side == "l")) + " " + e.op + Nest(2, LINE + show(e.right, own - (side == "r"))))
    return block("(", d, ")") if own <= level else d
@show.register
def _(e: Un, level=0): return text(e.op + " " * (e.op == "not")) + show(e.arg, 6)
@show.register
def _(e: Call, level=0): return block(e.name + text("("), join("," + LINE, map(show, e.args)), ")")
@show.register
def _(e: Let, level=0):
    d = Group("let " + Text(e.name) + " =" + Nest(4, LINE + show(e.value)) | "in " + show(e.body))
    return block("(", d, ")") if level else d
@show.register
def _(e: If, level=0):
    d = Group("if " + show(e.test) + Nest(2, LINE + "then " + show(e.then)) + Nest(2, LINE + "else " + show(e.other)))
    return block("(", d, ")") if level else d


class Simplify:
    def __init__(self): self.log = []
    @singledispatchmethod
    def visit(self, e): return e
    @visit.register
    def _(self, e: Bin):
        match Bin(e.op, self.visit(e.left), self.visit(e.right)):
            case Bin("+" | "-", x, Num(0)) | Bin("+", Num(0), x) | Bin("*" | "/" | "^", x, Num(1)) | Bin("*", Num(1), x): self.log.append(f"unit {e.op}"); return x
            case Bin("*", Num(0), _) | Bin("*", _, Num(0)): self.log.append("zero"); return Num(0)
            case Bin(op, Num(int(a)), Num(int(b))) if op in "+-*": self.log.append(f"{a}{op}{b}"); return Num({"+": a + b, "-": a - b, "*": a * b}[op])
            case Bin("+", Bin("+", x, Num(a)), Num(b)): return Bin("+", x, Num(a + b))
            case other: return other
    @visit.register
    def _(self, e: Un):
        match self.visit(e.arg):
            case Un(op, x) if op == e.op: self.log.append("twice"); return x
            case Num(v) if e.op == "-": return Num(-v)
            case x: return Un(e.op, x)
    @visit.register
    def _(self, e: Call): return Call(e.name, tuple(map(self.visit, e.args)))
    @visit.register
    def _(self, e: Let): return Let(e.name, self.visit(e.value), self.visit(e.body))
    @visit.register
    def _(self, e: If): return If(self.visit(e.test), self.visit(e.then), self.visit(e.other))


SOURCES = [
    "1+2*3^4^5-6", "(1+2)*(3-(4-5))", "-x^2 + not a and b", "f(a, g(b, c + 0, 1 * d), h()) * 2",
    "let alpha = compute(first_argument, second_argument) in if alpha < 10 then alpha * (alpha + 1) else fallback(alpha, alpha - 1, alpha - 2) + 12345",
    "if a == b then let q = 1 in q else --z", "x + 1 + 2 + 0 * y", "1.50 / .5" , "1 == 2 == 3", "f(1,", "let x 5", "a $ b", "1 + + 2",
]
for source in SOURCES:
    try:
        tree = Parser.parse(source)
    except Parser.Error as error:
        print(f"{source[:20]!r}: {type(error).__qualname__}: {error}")
        continue
    assert Parser.parse(layout(1000, show(tree))) == tree
    visitor = Simplify()
    simple = visitor.visit(tree)
    print("##", source if len(source) < 30 else textwrap.shorten(source, 30), visitor.log or "")
    for width in (72, 24):
        print(textwrap.indent(layout(width, show(simple)), "| "))
print(repr(Group(Nest(2, LINE + Text("x")))), Text("a").__match_args__, hasattr(Text("a"), "__dict__"))
print(Parser.parse("f(x)+1"), hash(Num(1)) == hash(Num(1.0)), {Num(1): "one"}[Num(1.0)])
try: layout(10, Doc())
except TypeError as error: print(error)
try: show(3)
except NotImplementedError as error: print(repr(error))
