"""An LALR(1)-like parser generator: grammars as text, item sets, tables, conflicts, and actions of decorated methods."""
from __future__ import annotations

import re
import sys
from collections import ChainMap, OrderedDict, defaultdict, deque
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cache, partial, reduce, total_ordering
from itertools import chain, count, groupby, pairwise, takewhile, zip_longest
from operator import itemgetter, or_
from types import MappingProxyType, SimpleNamespace
from typing import Callable, ClassVar, NamedTuple

END = "$"


class Rule(NamedTuple):
    head: str
    body: tuple[str, ...]
    action: str | None = None
    number: int = -1

    def __str__(self):
        return f"{self.head} → {' '.join(self.body) or 'ε'}"


@total_ordering
class Item:
    __slots__ = ("rule", "dot", "ahead")

    def __init__(self, rule, dot=0, ahead=END):
        self.rule, self.dot, self.ahead = rule, dot, ahead

    def _key(self):
        return self.rule.number, self.dot, self.ahead

    def __eq__(self, other):
        return isinstance(other, Item) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        body = [*self.rule.body]
        body.insert(self.dot, "·")
        return f"[{self.rule.head} → {' '.join(body)}, {self.ahead}]"

    @property
    def next(self):
        return self.rule.body[self.dot] if self.dot < len(self.rule.body) else None

    def moved(self):
        return Item(self.rule, self.dot + 1, self.ahead)


class GrammarError(Exception):
    """Something is wrong with a grammar, at a line."""

    def __init__(self, message, *, line=None):
        super().__init__(message)
        self.line = line

    def __str__(self):
        return f"{super().__str__()}{f' (line {self.line})' if self.line else ''}"


class Grammar(Mapping):
    """Heads to their rules."""

    __hash__ = object.__hash__
    LINE = re.compile(r"^\s*(?:(?P<head>\w+)\s*:|\|)\s*(?P<body>.*?)\s*(?:=>\s*(?P<action>\w+))?\s*(?:#.*)?$")

    def __init__(self, text):
        self.rules = []
        self._of = OrderedDict()
        head = None
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip():
                continue
            if (found := self.LINE.match(line)) is None:
                raise GrammarError(f"cannot read {line.strip()!r}", line=number)
            head = found["head"] or head
            if head is None:
                raise GrammarError("no head yet", line=number)
            self.add(head, found["body"].split(), found["action"])
        start = next(iter(self))
        self.rules.insert(0, Rule("S'", (start,), None, 0))
        self.rules = [rule._replace(number=i) for i, rule in enumerate(self.rules)]
        self._of = {h: [r for r in self.rules if r.head == h] for h in ["S'", *self._of]}

    def add(self, head, body, action):
        rule = Rule(head, tuple(symbol.strip("'") for symbol in body), action)
        self.rules.append(rule)
        self._of.setdefault(head, []).append(rule)

    def __getitem__(self, head):
        return self._of[head]

    def __iter__(self):
        return iter(self._of)

    def __len__(self):
        return len(self._of)

    @property
    def terminals(self):
        return sorted({symbol for rule in self.rules for symbol in rule.body if symbol not in self} | {END})

    @cache
    def nullable(self):
        found: set[str] = set()
        while more := {r.head for r in self.rules if r.head not in found and found.issuperset(r.body)}:
            found |= more
        return frozenset(found)

    @cache
    def firsts(self):
        first = defaultdict(set)
        for symbol in self.terminals:
            first[symbol] = {symbol}
        while True:
            before = sum(map(len, first.values()))
            for rule in self.rules:
                first[rule.head].update(self.first_of(rule.body, first))
            if before == sum(map(len, first.values())):
                return MappingProxyType({key: frozenset(value) for key, value in first.items()})

    def first_of(self, symbols, first=None, ahead=()):
        first = first if first is not None else self.firsts()
        for symbol in symbols:
            yield from first[symbol]
            if symbol not in self.nullable():
                return
        yield from ahead

    def closure(self, items: Set) -> frozenset:
        found, todo = set(items), deque(sorted(items))
        while todo:
            item = todo.popleft()
            if item.next in self:
                rest = item.rule.body[item.dot + 1:]
                for rule in self[item.next]:
                    for ahead in sorted(set(self.first_of(rest, ahead=(item.ahead,)))):
                        if (new := Item(rule, 0, ahead)) not in found:
                            found.add(new)
                            todo.append(new)
        return frozenset(found)

    def goto(self, items, symbol):
        return self.closure({item.moved() for item in items if item.next == symbol})

    @cache
    def tables(self):
        states = {self.closure({Item(self.rules[0])}): 0}
        actions, gotos, conflicts = defaultdict(dict), defaultdict(dict), []
        for state in (queue := list(states)):
            here = states[state]
            for symbol in sorted({item.next for item in state} - {None}):
                target = self.goto(state, symbol)
                if target not in states:
                    states[target] = len(states)
                    queue.append(target)
                (gotos if symbol in self else actions)[here][symbol] = states[target] if symbol in self else ("shift", states[target])
            for item in sorted(item for item in state if item.next is None):
                entry = ("accept", 0) if item.rule.number == 0 else ("reduce", item.rule.number)
                old = actions[here].setdefault(item.ahead, entry)
                if old != entry:
                    conflicts.append(f"{old[0]}/reduce in {here} at {item.ahead}: {item.rule}")
        return SimpleNamespace(states=states, actions=dict(actions), gotos=dict(gotos), conflicts=conflicts)


def production(name):
    def mark(method):
        method.production = name
        return method

    return mark


class Parser:
    """Subclasses say their grammar in their docstring and have a method for each action."""

    grammar: ClassVar[Grammar]
    registry: ClassVar[dict[str, type[Parser]]] = {}

    def __init_subclass__(cls, /, tokens, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.grammar = Grammar(cls.__doc__)
        cls.actions = {m.production: m for m in vars(cls).values() if hasattr(m, "production")}
        cls.lexer = re.compile("|".join(f"(?P<{k}>{v})" for k, v in tokens.items()) + r"|(?P<bad>\S)")
        Parser.registry[cls.__name__.lower()] = cls
        missing = {r.action for r in cls.grammar.rules if r.action} - cls.actions.keys()
        if missing:
            raise TypeError(f"{cls.__name__} has no actions {', '.join(sorted(missing))}")

    def lex(self, text):
        for found in self.lexer.finditer(text):
            kind, value = found.lastgroup, found.group()
            if kind == "bad":
                raise SyntaxError(f"unexpected {value!r} at {found.start()}")
            yield (value if kind == "op" else kind, value)
        yield END, ""

    def parse(self, text, trace=None):
        table = self.grammar.tables()
        states, values = [0], []
        tokens = self.lex(text)
        kind, value = next(tokens)
        while True:
            match table.actions[states[-1]].get(kind):
                case "shift", state:
                    states.append(state)
                    values.append(value)
                    kind, value = next(tokens)
                case "reduce", number:
                    rule = self.grammar.rules[number]
                    size = len(rule.body)
                    args = values[len(values) - size:]
                    del states[len(states) - size:], values[len(values) - size:]
                    action = self.actions.get(rule.action)
                    values.append(action(self, *args) if action else args[0] if args else None)
                    states.append(table.gotos[states[-1]][rule.head])
                    if trace is not None:
                        trace.append(str(rule))
                case "accept", _:
                    return values.pop()
                case None:
                    wanted = " ".join(sorted(table.actions[states[-1]]))
                    raise SyntaxError(f"found {value or 'the end'!r}, expected one of {wanted}")


class Calculator(Parser, tokens={"num": r"\d+(?:\.\d+)?", "name": r"[a-z]+", "op": r"[-+*/()=,]"}):
    """
    statement : name '=' sum => assign   # keeps the value
              | sum
    sum       : sum '+' product => add
              | sum '-' product => subtract
              | product
    product   : product '*' factor => multiply
              | product '/' factor => divide
              | factor
    factor    : '-' factor => negate
              | num => number
              | name => look
              | name '(' arguments ')' => call
              | '(' sum ')' => second
    arguments : => none
              | more
    more      : sum => one
              | more ',' sum => append
    """

    def __init__(self, **names):
        self.names = ChainMap({}, names, {"max": max, "min": min, "abs": abs})

    assign = production("assign")(lambda self, name, _, value: self.names.__setitem__(name, value) or value)
    add = production("add")(lambda self, a, _, b: a + b)
    subtract = production("subtract")(lambda self, a, _, b: a - b)
    multiply = production("multiply")(lambda self, a, _, b: a * b)
    negate = production("negate")(lambda self, _, a: -a)
    second = production("second")(lambda self, _, inner, __: inner)
    none = production("none")(lambda self: [])
    one = production("one")(lambda self, a: [a])
    append = production("append")(lambda self, some, _, a: [*some, a])
    call = production("call")(lambda self, name, _, args, __: self.names[name](*args))

    @production("divide")
    def divide(self, a, _, b):
        try:
            return a // b if isinstance(a, int) and isinstance(b, int) and a % b == 0 else a / b
        except ZeroDivisionError as error:
            error.add_note(f"while dividing {a}")
            raise

    @production("number")
    def number(self, text):
        return float(text) if "." in text else int(text)

    @production("look")
    def look(self, name):
        try:
            return self.names[name]
        except KeyError:
            raise NameError(f"no {name}") from None


calculator = Calculator(x=7)
grammar = Calculator.grammar
print(len(grammar), len(grammar.rules), grammar.terminals, sorted(grammar.nullable()))
print({head: "".join(sorted(first)) for head, first in grammar.firsts().items() if head in grammar})
table = grammar.tables()
print(len(table.states), table.conflicts, sum(map(len, table.actions.values())), sum(map(len, table.gotos.values())))
print(sorted(next(iter(table.states)))[:4], sorted(grammar.goto(next(iter(table.states)), "name")))
trace = []
print(calculator.parse("1+2*3", trace), " ; ".join(trace))
for text in ["y = (x - 2) * -3", "y / 5 + 0.25", "max(x, y, 12) - min(1, abs(-4))", "7 / 2", "max()", "1 / 0", "2 +", "z", "3 $ 4", "(1", "x = = 2"]:
    try:
        print(f"{text} ⇒ {calculator.parse(text)!r}")
    except Exception as error:
        print(f"{text}: {type(error).__name__}: {error}", *getattr(error, "__notes__", ()), error.__cause__, error.__suppress_context__)
print(dict(calculator.names.maps[0]), Parser.registry)


class Dangling(Parser, tokens={"op": r"if|else|x"}):
    """
    s : 'if' s
      | 'if' s 'else' s
      | x
    """


print(*Dangling.grammar.tables().conflicts, sep="\n")
for text in ("a : b ^", "| x", "a : 'x' => missing"):
    try:
        type("Bad", (Parser,), {"__doc__": text}, tokens={"op": "x"})
    except (GrammarError, TypeError) as error:
        print(type(error).__name__, error)
