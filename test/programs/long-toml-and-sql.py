"""A TOML reader and an SQL tokenizer, parser and executor."""
import re
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache, cached_property, reduce
from types import MappingProxyType
from typing import Any, NamedTuple, Callable, Iterator, Protocol, runtime_checkable, TypeVar, Generic, Self, Literal, overload


class TOMLDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg} (at line {self.lineno}, column {self.colno})")


RE_NUMBER = re.compile(r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<floatpart>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)")
BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
ESC = MappingProxyType({"\\b": "\u0008", "\\t": "\t", "\\n": "\n", '\\"': '"', "\\\\": "\\"})


class Reader:
    def __init__(self, src):
        self.src, self.pos, self.data, self.seen = src.replace("\r\n", "\n"), 0, {}, set()
        self.header = ()

    def error(self, msg):
        return TOMLDecodeError(msg, self.src, self.pos)

    def skip(self, chars):
        try:
            while self.src[self.pos] in chars:
                self.pos += 1
        except IndexError:
            pass

    def peek(self, n=1):
        return self.src[self.pos : self.pos + n]

    def comment(self):
        if self.peek() == "#":
            end = self.src.find("\n", self.pos)
            self.pos = len(self.src) if end < 0 else end

    def run(self):
        while True:
            self.skip(" \t\n")
            match self.peek():
                case "":
                    return self.data
                case "#":
                    self.comment()
                    continue
                case "[" if self.peek(2) == "[[":
                    self.pos += 2
                    key = self.key()
                    self.expect("]]")
                    *parents, last = key
                    table = self.nest(parents)
                    if not isinstance(table.setdefault(last, []), list):
                        raise self.error(f"Cannot overwrite {last}")
                    table[last].append({})
                    self.header = key
                case "[":
                    self.pos += 1
                    self.header = self.key()
                    if self.header in self.seen:
                        raise self.error(f"Cannot declare {self.header} twice")
                    self.seen.add(self.header)
                    self.expect("]")
                    self.nest(self.header)
                case c if c in BARE or c in "\"'":
                    self.pair(self.nest(self.header))
                case _:
                    raise self.error("Invalid statement")
            self.skip(" \t")
            self.comment()
            if self.peek() not in ("\n", ""):
                raise self.error("Expected newline or end of document after a statement")

    def expect(self, text):
        if not self.src.startswith(text, self.pos):
            raise self.error(f"Expected {text!r}")
        self.pos += len(text)

    def nest(self, path):
        def step(table, part):
            table = table.setdefault(part, {})
            return table[-1] if isinstance(table, list) else table

        return reduce(step, path, self.data)

    def key(self):
        parts = []
        while True:
            self.skip(" \t")
            if self.peek() in ('"', "'"):
                parts.append(self.string())
            else:
                start = self.pos
                self.skip(BARE)
                if start == self.pos:
                    raise self.error("Invalid initial character for a key part")
                parts.append(self.src[start : self.pos])
            self.skip(" \t")
            if self.peek() != ".":
                return tuple(parts)
            self.pos += 1

    def pair(self, table):
        *parents, last = self.key()
        self.expect("=")
        self.skip(" \t")
        for p in parents:
            table = table.setdefault(p, {})
        value = self.value()
        if last in table:
            raise self.error("Cannot overwrite a value")
        table[last] = value

    def string(self):
        quote = self.peek()
        self.pos += 1
        out = []
        while (c := self.peek()) != quote:
            if c in ("", "\n"):
                raise self.error("Unterminated string")
            if c == "\\" and quote == '"':
                esc = self.peek(2)
                if esc in ("\\u", "\\U"):
                    n = 4 if esc[1] == "u" else 8
                    out.append(chr(int(self.src[self.pos + 2 : self.pos + 2 + n], 16)))
                    self.pos += 2 + n
                    continue
                try:
                    out.append(ESC[esc])
                except KeyError:
                    raise self.error("Unescaped '\\' in a string") from None
                self.pos += 2
                continue
            out.append(c)
            self.pos += 1
        self.pos += 1
        return "".join(out)

    def value(self):
        c = self.peek()
        if c and c in "\"'":
            return self.string()
        if c == "[":
            return list(self.series("[", "]", self.value))
        if c == "{":
            table = {}
            for _ in self.series("{", "}", lambda: self.pair(table)):
                pass
            return table
        for word, val in (("true", True), ("false", False), ("inf", float("inf")), ("-inf", float("-inf")), ("nan", float("nan"))):
            if self.src.startswith(word, self.pos):
                self.pos += len(word)
                return val
        if m := RE_NUMBER.match(self.src, self.pos):
            self.pos = m.end()
            return float(m[0]) if m["floatpart"] else int(m[0], 0)
        raise self.error("Invalid value")

    def series(self, opening, closing, item) -> Iterator[Any]:
        self.expect(opening)
        while True:
            self.skip(" \t\n")
            self.comment()
            self.skip(" \t\n")
            if self.peek() == closing:
                self.pos += 1
                return
            yield item()
            self.skip(" \t\n")
            if self.peek() == ",":
                self.pos += 1
            elif self.peek() != closing:
                raise self.error("Unclosed " + {"[": "array", "{": "inline table"}[opening])


DOC = """
title = "TOML \\u00e9\\t\\"quoted\\""  # comment
nums = [1, 2_000, 0xff, 0b101, -7, +3,  # inner
  3.14, 1e3, -2.5E-3, inf,]
'quoted key'."x.y" = true
[owner]
name = 'raw \\n'
point = { x = 1, y = { z = [ {}, {a=1} ] } }
[servers.alpha]
ip = "10.0.0.1"
[[fruit]]
name = "apple"
[fruit.physical]
color = "red"
[[fruit]]
name = "banana"
"""
print(Reader(DOC).run())
for bad in ('a = "x', "a = ", "= 1", "[a]\n[a]", "a = 1 b", 'a = "\\q"', "a = [1 2]", "a=1\na=2", "[[x]\n", "!"):
    try:
        print(Reader(bad).run())
    except TOMLDecodeError as e:
        print(e, e.lineno, e.colno)


class T(Enum):
    NUM = auto()
    STR = auto()
    NAME = auto()
    OP = auto()
    KW = auto()
    END = auto()


class Tok(NamedTuple):
    kind: T
    text: str
    at: int = 0

    def __str__(self):
        return f"{self.kind.name}:{self.text}"


KEYWORDS = {"select", "from", "where", "and", "or", "not", "order", "by", "limit", "group", "as", "desc", "in", "between", "is", "null", "having", "like"}
LEX = re.compile(r"\s*(?:(?P<NUM>\d+(?:\.\d+)?)|'(?P<STR>(?:[^']|'')*)'|(?P<NAME>[A-Za-z_]\w*)|(?P<OP><>|<=|>=|!=|\|\||[-+*/%=<>(),.]))")


def lex(sql):
    pos = 0
    sql = sql.rstrip()
    while pos < len(sql):
        if not (m := LEX.match(sql, pos)):
            raise SyntaxError(f"bad character {sql[pos:].lstrip()[0]!r}", ("<sql>", 1, pos + 1, sql))
        kind, text = m.lastgroup, m[m.lastgroup]
        if kind == "NAME" and text.lower() in KEYWORDS:
            kind, text = "KW", text.lower()
        yield Tok(T[kind], text.replace("''", "'") if kind == "STR" else text, m.start(kind))
        pos = m.end()
    yield Tok(T.END, "", pos)


@runtime_checkable
class Expr(Protocol):
    def eval(self, row: dict) -> Any: ...


V = TypeVar("V")


@dataclass(frozen=True)
class Lit(Generic[V]):
    value: V

    def eval(self, row):
        return self.value


@dataclass(frozen=True)
class Col:
    name: str

    def eval(self, row):
        try:
            return row[self.name]
        except KeyError:
            raise LookupError(f"no such column: {self.name}") from None


@dataclass(frozen=True)
class Bin:
    op: str
    left: Expr
    right: Expr
    OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "||": lambda a, b: f"{a}{b}", "like": lambda a, b: re.fullmatch(re.escape(b).replace("%", ".*"), a) is not None}

    def eval(self, row):
        if self.op in ("and", "or"):
            left = self.left.eval(row)
            return (left and self.right.eval(row)) if self.op == "and" else (left or self.right.eval(row))
        a, b = self.left.eval(row), self.right.eval(row)
        return None if a is None or b is None else self.OPS[self.op](a, b)


@dataclass
class Call:
    name: str
    args: list[Expr] = field(default_factory=list)

    def eval(self, row):
        group = row.get("*group", [row])
        values = [self.args[0].eval(r) for r in group] if self.args else []
        match self.name.lower():
            case "count":
                return len(group)
            case "sum" | "min" | "max" as f:
                return {"sum": sum, "min": min, "max": max}[f](v for v in values if v is not None)
            case "avg":
                return sum(values) / len(values)
            case "upper":
                return self.args[0].eval(row).upper()
            case other:
                raise NameError(f"no function {other}")


class Parser:
    LEVELS = [["or"], ["and"], ["=", "<>", "<", ">", "<=", ">=", "like", "in", "between", "is"], ["+", "-", "||"], ["*", "/", "%"]]

    def __init__(self, sql):
        self.toks = list(lex(sql))
        self.i = 0

    @property
    def tok(self):
        return self.toks[self.i]

    def accept(self, *texts):
        if self.tok.kind in (T.OP, T.KW) and self.tok.text in texts:
            self.i += 1
            return self.toks[self.i - 1].text

    def need(self, text):
        if not self.accept(text):
            raise SyntaxError(f"expected {text!r}, got {self.tok}")

    def expr(self, level=0):
        if level == len(self.LEVELS):
            return self.atom()
        left = self.expr(level + 1)
        while op := self.accept(*self.LEVELS[level]):
            if op == "in":
                self.need("(")
                options = self.comma(self.expr)
                self.need(")")
                left = reduce(lambda a, b: Bin("or", a, b), (Bin("=", left, o) for o in options))
            elif op == "between":
                low = self.expr(level + 1)
                self.need("and")
                left = Bin("and", Bin(">=", left, low), Bin("<=", left, self.expr(level + 1)))
            else:
                left = Bin(op, left, self.expr(level + 1))
        return left

    def atom(self):
        tok = self.tok
        self.i += 1
        match tok:
            case Tok(T.NUM, text):
                return Lit(float(text) if "." in text else int(text))
            case Tok(kind=T.STR, text=text):
                return Lit(text)
            case Tok(T.NAME, name) if self.accept("("):
                args = [] if self.accept("*") else self.comma(self.expr)
                self.need(")")
                return Call(name, args)
            case Tok(T.NAME, name):
                return Col(name)
            case (T.OP, "(", _):
                inner = self.expr()
                self.need(")")
                return inner
            case (T.KW, "null", *_):
                return Lit(None)
            case _:
                raise SyntaxError(f"unexpected {tok} at {tok.at}")

    def comma(self, item):
        out = [item()]
        while self.accept(","):
            out.append(item())
        return out

    def output(self):
        e = self.expr()
        name = self.atom().name if self.accept("as") else getattr(e, "name", "?")
        return name, e

    def query(self):
        self.need("select")
        star = self.accept("*")
        outs = None if star else self.comma(self.output)
        self.need("from")
        table = self.atom().name
        where = self.expr() if self.accept("where") else Lit(True)
        group = self.accept("group") and (self.need("by") or self.comma(self.expr))
        order = self.accept("order") and (self.need("by") or self.comma(lambda: (self.expr(), self.accept("desc"))))
        limit = self.atom().value if self.accept("limit") else None
        if self.tok.kind is not T.END:
            raise SyntaxError(f"trailing {self.tok}")
        return outs, table, where, group, order or [], limit


@lru_cache(maxsize=None)
def parse(sql):
    return Parser(sql).query()


def execute(sql, db):
    outs, table, where, group, order, limit = parse(sql)
    rows = [r for r in db[table] if where.eval(r)]
    if group:
        groups = {}
        for r in rows:
            groups.setdefault(tuple(g.eval(r) for g in group), []).append(r)
        rows = [{**g[0], "*group": g} for g in groups.values()]
    result = [(r, {n: e.eval(r) for n, e in outs} if outs else r) for r in rows]
    for e, desc in reversed(order):
        result.sort(key=lambda pair: e.eval({**pair[0], **pair[1]}), reverse=bool(desc))
    return [out for _, out in result[:limit]]


db = {"emp": [dict(zip(("name", "dept", "pay", "age"), t)) for t in [("ann", "it", 50, 30), ("bob", "it", 70, 41), ("cy", "ops", 40, 25), ("di", "ops", 40, 52), ("eve", "hr", 65, 38)]]}
for sql in ["select * from emp where age > 30 and pay < 70", "select name, pay * 12 + 1 as year from emp order by year desc, name limit 3", "select dept, count(*) as n, sum(pay) as total, avg(age) as a, max(name) as top from emp group by dept order by total desc", "select upper(name) || '''s' as who from emp where dept in ('hr', 'ops') and (age between 20 and 40 or name like 'd%')", "select name from emp where nope = 1", "select name emp", "select name from emp where name = #", "select f(name) as x from emp", "select from emp"]:
    try:
        print(*execute(sql, db), sep="\n  ")
    except (SyntaxError, LookupError, NameError) as e:
        print(type(e).__name__, e)
print(parse.cache_info(), isinstance(Lit(1), Expr), isinstance(3, Expr), Lit[int](3), Lit(3) == Lit(3.0), " ".join(map(str, lex("a >= 'it''s' <> 2.5"))))
