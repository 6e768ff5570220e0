#!/usr/bin/env python3
"""An expression language: tokens, a Pratt parser, a tree walker with scopes and closures, a pretty printer."""
from __future__ import annotations

import sys
from collections import namedtuple
from typing import Any, Callable, Iterator, NamedTuple, Optional, Union

Number = Union[int, float]


class Token(NamedTuple):
    kind: str
    text: str
    line: int
    column: int = 0

    def __str__(self) -> str:
        return f"{self.kind:<8}{self.text!r:<12}{self.line:>3}:{self.column:<3}"


KEYWORDS = frozenset({"let", "fn", "if", "then", "else", "in", "true", "false"})
OPERATORS = sorted(["+", "-", "*", "/", "%", "==", "<=", ">=", "<", ">", "!=", "=", "=>", "(", ")", ",", "**", "and", "or"], key=len, reverse=True)


class LanguageError(Exception):
    def __init__(self, message: str, token: Optional[Token] = None) -> None:
        super().__init__(message)
        self.token = token

    def __str__(self) -> str:
        base = super().__str__()
        return base if self.token is None else f"{base} at {self.token.line}:{self.token.column}"


def tokenise(source: str) -> Iterator[Token]:
    line, start, i = 1, 0, 0
    while i < len(source):
        ch = source[i]
        if ch == "\n":
            line, start = line + 1, i + 1
            i += 1
        elif ch.isspace():
            i += 1
        elif ch == "#":
            while i < len(source) and source[i] != "\n":
                i += 1
        elif ch.isdigit():
            j = i
            while j < len(source) and (source[j].isdigit() or source[j] == "."):
                j += 1
            yield Token("number", source[i:j], line, i - start)
            i = j
        elif ch.isidentifier():
            j = i
            while j < len(source) and (source[j].isalnum() or source[j] == "_"):
                j += 1
            if (word := source[i:j]) in KEYWORDS:
                yield Token("keyword", word, line, i - start)
            else:
                yield Token("op" if word in ("and", "or") else "name", word, line, i - start)
            i = j
        else:
            for op in OPERATORS:
                if source.startswith(op, i):
                    yield Token("op", op, line, i - start)
                    i += len(op)
                    break
            else:
                raise LanguageError(f"unexpected {ch!r}", Token("bad", ch, line, i - start))
    yield Token("end", "", line, i - start)


Num = namedtuple("Num", "value")
Name = namedtuple("Name", ["id"])
Binary = namedtuple("Binary", "op left right")
Unary = namedtuple("Unary", "op operand")
Let = namedtuple("Let", "name value body")
Fn = namedtuple("Fn", "params body")
Call = namedtuple("Call", "function args")
If = namedtuple("If", "test yes no")

BINDING = {"or": 1, "and": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, "**": 8}


class Parser:
    def __init__(self, source: str) -> None:
        self.tokens = list(tokenise(source))
        self.at = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.at]

    def advance(self) -> Token:
        token, self.at = self.current, self.at + 1
        return token

    def accept(self, *texts: str) -> Optional[Token]:
        if self.current.kind in ("op", "keyword") and self.current.text in texts:
            return self.advance()
        return None

    def expect(self, text: str) -> Token:
        if (token := self.accept(text)) is None:
            raise LanguageError(f"expected {text!r}, found {self.current.text or 'the end'!r}", self.current)
        return token

    def parse(self):
        tree = self.expression()
        if self.current.kind != "end":
            raise LanguageError("trailing input", self.current)
        return tree

    def expression(self, least: int = 0):
        if self.accept("let"):
            name = self.advance().text
            self.expect("=")
            value = self.expression()
            self.expect("in")
            return Let(name, value, self.expression())
        if self.accept("if"):
            test = self.expression()
            self.expect("then")
            yes = self.expression()
            self.expect("else")
            return If(test, yes, self.expression())
        if self.accept("fn"):
            self.expect("(")
            params = []
            while not self.accept(")"):
                params.append(self.advance().text)
                self.accept(",")
            self.expect("=>")
            return Fn(tuple(params), self.expression())
        left = self.unary()
        while (op := self.current).kind == "op" and BINDING.get(op.text, -1) > least - (op.text == "**"):
            self.advance()
            left = Binary(op.text, left, self.expression(BINDING[op.text]))
        return left

    def unary(self):
        if op := self.accept("-"):
            return Unary(op.text, self.unary())
        tree = self.atom()
        while self.accept("("):
            args = []
            while not self.accept(")"):
                args.append(self.expression())
                if not self.accept(","):
                    self.expect(")")
                    break
            tree = Call(tree, tuple(args))
        return tree

    def atom(self):
        match self.advance():
            case Token("number", text) if "." in text:
                return Num(float(text))
            case Token("number", text):
                return Num(int(text))
            case Token("keyword", "true" | "false" as word):
                return Num(word == "true")
            case Token(kind="name", text=text):
                return Name(text)
            case Token("op", "("):
                inner = self.expression()
                self.expect(")")
                return inner
            case token:
                raise LanguageError(f"unexpected {token.text or 'end'!r}", token)


class Scope:
    __slots__ = ("names", "outer")

    def __init__(self, names: dict[str, Any], outer: Scope | None = None):
        self.names, self.outer = names, outer

    def find(self, name: str) -> Any:
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        raise LanguageError(f"unknown name {name}")


class Closure:
    def __init__(self, node: Fn, scope: Scope) -> None:
        self.node, self.scope = node, scope
        self.calls = 0

    def __call__(self, *args: Any) -> Any:
        self.calls += 1
        if len(args) != len(self.node.params):
            raise LanguageError(f"expected {len(self.node.params)} arguments, got {len(args)}")
        return evaluate(self.node.body, Scope(dict(zip(self.node.params, args)), self.scope))

    def __repr__(self) -> str:
        return f"<fn({', '.join(self.node.params)})>"


ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "%": lambda a, b: a % b, "**": lambda a, b: a**b, "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b,
}


def evaluate(node, scope: Scope):
    match node:
        case Num(value):
            return value
        case Name(name):
            return scope.find(name)
        case Binary("and", left, right):
            return evaluate(left, scope) and evaluate(right, scope)
        case Binary("or", left, right):
            return evaluate(left, scope) or evaluate(right, scope)
        case Binary(op, left, right):
            return ARITHMETIC[op](evaluate(left, scope), evaluate(right, scope))
        case Unary(operand=operand):
            return -evaluate(operand, scope)
        case Let(name, value, body):
            inner = Scope({}, scope)
            inner.names[name] = evaluate(value, inner)
            return evaluate(body, inner)
        case Fn():
            return Closure(node, scope)
        case If(test, yes, no):
            return evaluate(yes if evaluate(test, scope) else no, scope)
        case Call(function, args):
            return evaluate(function, scope)(*[evaluate(arg, scope) for arg in args])
    raise AssertionError(node)


def show(node, depth: int = 0) -> str:
    pad = "  " * depth
    name = type(node).__name__
    parts = [f"{pad}{name}"]
    for field, value in zip(node._fields, node):
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            parts.append(f"{pad}  {field}:\n{show(value, depth + 2)}")
        else:
            parts.append(f"{pad}  {field}: {value!r}")
    return "\n".join(parts)


PROGRAMS = [
    "1 + 2 * 3 ** 2 ** 0 - -4",
    "let fact = fn(n) => if n <= 1 then 1 else n * fact(n - 1) in fact(25)",
    "let fib = fn(n) => if n < 2 then n else fib(n - 1) + fib(n - 2) in fib(14)",
    "let compose = fn(f, g) => fn(x) => f(g(x)) in compose(fn(x) => x * 2, fn(x) => x + 0.5)(3)",
    "let twice = fn(f) => fn(x) => f(f(x)) in twice(twice(twice(fn(n) => n * 3)))(1)",
    "let x = 5 in let y = x / 2 in if x > y and not_zero then x % 3 else y",
    "min(3, max(1, 2)) == 2 or false",
    "(1 + ", "1 $ 2", "unknown + 1", "let f = fn(a, b) => a in f(1)", "1 / 0", "2 2",
]


def main(argv: list[str]) -> int:
    base = Scope({"min": min, "max": max, "not_zero": True})
    failures = 0
    for number, text in enumerate(PROGRAMS, 1):
        try:
            result = evaluate(Parser(text).parse(), base)
        except LanguageError as error:
            failures += 1
            print(f"{number:>2}. {text[:40]:<42} {type(error).__name__}: {error}")
        except ArithmeticError as error:
            failures += 1
            print(f"{number:>2}. {text[:40]:<42} {error!r}")
        else:
            print(f"{number:>2}. {text[:40]:<42} = {result!r}")
    print(show(Parser("let a = 1 in f(a, -2) + 3.5").parse()))
    for token in tokenise("let x = 10 # comment\nin x >= 3.25"):
        print(token)
    print(f"{failures} failed", file=sys.stdout)
    return failures


if __name__ == "__main__":
    code = main(sys.argv[1:])
    print("exit", code)
