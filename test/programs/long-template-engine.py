"""A small template engine: lexer, parser, nodes, filters."""
from __future__ import annotations
import re
from typing import Any, Callable, Iterator

TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.S)


class TemplateError(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(f"{message} (line {line})")
        self.line = line


class Node:
    def render(self, ctx: Context) -> str:
        raise NotImplementedError


class Text(Node):
    def __init__(self, text):
        self.text = text

    def render(self, ctx):
        return self.text

    def __repr__(self):
        return f"Text({self.text!r})"


class Context:
    def __init__(self, *scopes: dict[str, Any]):
        self.scopes = list(scopes) or [{}]

    def push(self, **names):
        self.scopes.append(names)
        return self

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.scopes.pop()

    def __getitem__(self, name: str):
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        raise KeyError(name)

    def lookup(self, path: str):
        head, *rest = path.split(".")
        value = self[head]
        for part in rest:
            try:
                value = value[part]
            except (TypeError, KeyError, IndexError):
                try:
                    value = getattr(value, part)
                except AttributeError:
                    value = value[int(part)]
            if callable(value):
                value = value()
        return value


FILTERS: dict[str, Callable] = {}


def filter_(name=None):
    def wrap(f):
        FILTERS[name or f.__name__] = f
        return f
    return wrap


@filter_()
def upper(v):
    return str(v).upper()


@filter_("join")
def join_(v, sep=", "):
    return sep.join(map(str, v))


@filter_()
def default(v, alt=""):
    return v or alt


@filter_()
def fmt(v, spec):
    return format(v, spec)


class Var(Node):
    def __init__(self, source, line):
        parts = [p.strip() for p in source.split("|")]
        self.path, self.filters, self.line = parts[0], [], line
        for f in parts[1:]:
            name, _, args = f.partition(":")
            if name not in FILTERS:
                raise TemplateError(f"no filter {name!r}", line)
            self.filters.append((FILTERS[name], [a.strip("'\"") for a in args.split(",")] if args else []))

    def render(self, ctx):
        try:
            value = ctx.lookup(self.path)
        except (KeyError, ValueError) as error:
            raise TemplateError(f"cannot find {self.path}", self.line) from error
        for f, args in self.filters:
            value = f(value, *args)
        return str(value)


class For(Node):
    def __init__(self, names, path, body, orelse):
        self.names, self.path, self.body, self.orelse = names, path, body, orelse

    def render(self, ctx):
        items = list(ctx.lookup(self.path))
        if not items:
            return "".join(n.render(ctx) for n in self.orelse)
        out = []
        for i, item in enumerate(items):
            values = (item,) if len(self.names) == 1 else item
            loop = {"index": i + 1, "first": i == 0, "last": i == len(items) - 1}
            with ctx.push(**dict(zip(self.names, values, strict=True)), loop=loop):
                out += [n.render(ctx) for n in self.body]
        return "".join(out)


class If(Node):
    def __init__(self, branches):
        self.branches = branches

    def render(self, ctx):
        for test, body in self.branches:
            if test is None or self.truth(test, ctx):
                return "".join(n.render(ctx) for n in body)
        return ""

    @staticmethod
    def truth(test, ctx):
        negate = test.startswith("not ")
        try:
            value = bool(ctx.lookup(test.removeprefix("not ").strip()))
        except KeyError:
            value = False
        return value != negate


class Parser:
    def __init__(self, text):
        self.tokens: Iterator[tuple[str, int]] = self.lex(text)

    @staticmethod
    def lex(text):
        line = 1
        for piece in TOKEN.split(text):
            if piece:
                yield piece, line
            line += piece.count("\n")

    def parse(self, *until):
        nodes = []
        for piece, line in self.tokens:
            if piece.startswith("{{"):
                nodes.append(Var(piece[2:-2].strip(), line))
            elif piece.startswith("{#"):
                continue
            elif piece.startswith("{%"):
                word, *args = piece[2:-2].split()
                if word in until:
                    return nodes, (word, args)
                match word, args:
                    case "for", [*names, "in", path]:
                        body, (end, _) = self.parse("endfor", "else")
                        orelse = self.parse("endfor")[0] if end == "else" else []
                        nodes.append(For([n.strip(",") for n in names], path, body, orelse))
                    case "if", test:
                        branches = []
                        test = " ".join(test)
                        while True:
                            body, (end, more) = self.parse("elif", "else", "endif")
                            branches.append((test, body))
                            if end == "endif":
                                break
                            test = " ".join(more) if end == "elif" else None
                        nodes.append(If(branches))
                    case _:
                        raise TemplateError(f"unknown tag {word!r}", line)
            else:
                nodes.append(Text(piece))
        if until:
            raise TemplateError(f"expected one of {', '.join(until)}", -1)
        return nodes, None


def render(source, **names):
    nodes, _ = Parser(source).parse()
    return "".join(n.render(Context(names)) for n in nodes)


class User:
    def __init__(self, name, tags=()):
        self.name, self.tags = name, list(tags)

    def shout(self):
        return self.name + "!"


PAGE = """\
<h1>{{ title|upper }}</h1>
{# a comment #}{% for user in users %}
  {{ loop.index }}. {{ user.name }} ({{ user.tags|join:'/' }}) {{ user.shout }}{% if loop.last %} (last){% elif loop.first %} (first){% else %} -{% endif %}
{% else %}nobody
{% endfor %}{% for k, v in pairs %}{{ k }}={{ v|fmt:08.3f }};{% endfor %}
{% if not missing %}nothing missing{% endif %}
"""
print(render(PAGE, title="hello", users=[User("ann", "ab"), User("bob", ["x", "y", "z"]), User("cy")], pairs=[("a", 1.5), ("pi", 3.14159)]))
print(render(PAGE, title="", users=[], pairs={}.items()))
for bad in ["{{ x|nope }}", "{% for a in b %}", "{% what %}", "a\n\n{{ x.y }}"]:
    try:
        print(render(bad, b=[], x={}))
    except TemplateError as e:
        print(type(e).__name__, e, e.line, repr(e.__cause__))
render("line\n{{ nothing }}")
