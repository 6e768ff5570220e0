"""A small Prolog: terms, unification with a trail, a reader with operators, cut, findall, and arithmetic."""
import itertools
import operator
import re
from collections import defaultdict
from contextlib import contextmanager
from functools import reduce, singledispatch, wraps
from math import gcd
from typing import Iterator, NamedTuple, Optional


class Term:
    __slots__ = ()

    def __str__(self):
        return show(self)

    __repr__ = __str__


class Var(Term):
    __slots__ = ("name", "value", "__weakref__")
    counter = itertools.count(1)

    def __init__(self, name=None):
        self.name = name or f"_{next(self.counter)}"
        self.value = None


class Atom(Term):
    __slots__ = ("name",)
    _known: dict = {}

    def __new__(cls, name):
        try:
            return cls._known[name]
        except KeyError:
            atom = cls._known[name] = super().__new__(cls)
            atom.name = name
            return atom

    def __getnewargs__(self):
        return (self.name,)

    def __call__(self, *args):
        return Struct(self.name, args)


class Struct(Term):
    __slots__ = ("name", "args")
    __match_args__ = ("name", "args")

    def __init__(self, name, args):
        self.name, self.args = name, tuple(args)

    @property
    def key(self):
        return self.name, len(self.args)

    def __eq__(self, other):
        return isinstance(other, Struct) and self.key == other.key and all(map(operator.eq, self.args, other.args))

    def __hash__(self):
        return hash((self.name, self.args))


NIL, TRUE = Atom("[]"), Atom("true")


def walk(term):
    while isinstance(term, Var) and term.value is not None:
        term = term.value
    return term


def make_list(items, tail=NIL):
    return reduce(lambda rest, item: Struct(".", (item, rest)), reversed(list(items)), tail)


def unlist(term):
    while (term := walk(term)) is not NIL:
        match term:
            case Struct(".", (head, rest)):
                yield head
                term = rest
            case _:
                raise TypeError(f"not a list: {term}")


@singledispatch
def show(term):
    return repr(term)


@show.register
def _(term: Atom):
    return term.name if re.fullmatch(r"[a-z]\w*|\[\]|[^\w\s]+", term.name) else f"'{term.name}'"


@show.register
def _(term: Var):
    return term.name if (value := walk(term)) is term else show(value)


@show.register
def _(term: Struct):
    match term:
        case Struct(".", (head, tail)):
            items = [show(head)]
            while isinstance(tail := walk(tail), Struct) and tail.key == (".", 2):
                items.append(show(tail.args[0]))
                tail = tail.args[1]
            return f"[{','.join(items)}{'' if tail is NIL else '|' + show(tail)}]"
        case Struct(op, (left, right)) if op in OPERATORS:
            return f"{show(left)}{op}{show(right)}" if op not in (",", ":-") else f"{show(left)}{op} {show(right)}"
    return f"{show(Atom(term.name))}({','.join(map(show, term.args))})"


OPERATORS = {":-": 1200, ";": 1100, ",": 1000, "=": 700, "\\=": 700, "is": 700, "<": 700, ">": 700, "=<": 700, ">=": 700, "=:=": 700, "+": 500, "-": 500, "*": 400, "//": 400, "mod": 400}
TOKENS = re.compile(r"\s*(?:%[^\n]*\n\s*)*(?:(\d+)|([A-Z_]\w*)|([a-z]\w*|'(?:[^'\\]|\\.)*')|(:-|\\=|=<|>=|=:=|//|[-+*<>=!;,.()\[\]|]))")


class Reader:
    def __init__(self, text):
        self.tokens = [(m.lastindex, m[m.lastindex]) for m in TOKENS.finditer(text)] + [(0, "")]
        self.at = 0
        self.names = {}

    def clauses(self):
        while self.tokens[self.at][0]:
            self.names = {}
            yield self.term(1200), self.names
            self.take(".")

    def take(self, wanted=None):
        kind, text = self.tokens[self.at]
        if wanted is not None and text != wanted:
            raise SyntaxError(f"expected {wanted!r}, not {text!r}")
        self.at += 1
        return kind, text

    def term(self, level):
        left = self.primary()
        while (strength := OPERATORS.get(self.tokens[self.at][1], 9999)) <= level:
            _, op = self.take()
            right = self.term(strength if op in (",", ";") else strength - 1)
            left = Struct(op, (left, right))
        return left

    def primary(self):
        match self.take():
            case 1, digits:
                return int(digits)
            case 2, "_":
                return Var()
            case 2, name:
                return self.names.setdefault(name, Var(name))
            case 4, "(":
                inner = self.term(1200)
                self.take(")")
                return inner
            case 4, "[":
                items = []
                while self.tokens[self.at][1] not in ("]", "|"):
                    items.append(self.term(999))
                    if self.tokens[self.at][1] == ",":
                        self.take()
                tail = NIL
                if self.tokens[self.at][1] == "|":
                    self.take()
                    tail = self.term(999)
                self.take("]")
                return make_list(items, tail)
            case 4, "-":
                value = self.primary()
                return -value if isinstance(value, int) else Struct("-", (0, value))
            case 3 | 4, name if name not in ")],|.":
                name = name.strip("'")
                if self.tokens[self.at][1] != "(":
                    return Atom(name)
                self.take()
                args = [self.term(999)]
                while self.tokens[self.at][1] == ",":
                    self.take()
                    args.append(self.term(999))
                self.take(")")
                return Struct(name, args)
            case kind, text:
                raise SyntaxError(f"unexpected {text or 'end'!r}")


class Cut(Exception):
    pass


def builtin(name, arity):
    def register(function):
        Engine.builtins[name, arity] = function
        return function

    return register


class Engine:
    builtins: dict = {}

    def __init__(self, program=""):
        self.rules = defaultdict(list)
        self.trail = []
        self.inferences = 0
        self.consult(program)

    def consult(self, text):
        for clause, _ in Reader(text).clauses():
            head, body = clause.args if isinstance(clause, Struct) and clause.key == (":-", 2) else (clause, TRUE)
            self.rules[head.key if isinstance(head, Struct) else (head.name, 0)].append((head, body))

    def bind(self, var, value):
        var.value = value
        self.trail.append(var)
        return True

    def unify(self, a, b):
        a, b = walk(a), walk(b)
        if a is b:
            return True
        if isinstance(a, Var):
            return self.bind(a, b)
        if isinstance(b, Var):
            return self.bind(b, a)
        if isinstance(a, Struct) and isinstance(b, Struct):
            return a.key == b.key and all(self.unify(x, y) for x, y in zip(a.args, b.args))
        return type(a) is type(b) and a == b

    @contextmanager
    def choice(self):
        mark = len(self.trail)
        try:
            yield
        finally:
            while len(self.trail) > mark:
                self.trail.pop().value = None

    def solve(self, goal, depth=0) -> Iterator[None]:
        goal = walk(goal)
        match goal:
            case Atom(name="true"):
                yield
            case Atom(name="!"):
                yield
                raise Cut(depth)
            case Struct(",", (left, right)):
                for _ in self.solve(left, depth):
                    yield from self.solve(right, depth)
            case Struct(";", (left, right)):
                for side in (left, right):
                    with self.choice():
                        yield from self.solve(side, depth)
            case Struct() | Atom():
                key = goal.key if isinstance(goal, Struct) else (goal.name, 0)
                if (function := self.builtins.get(key)) is not None:
                    yield from function(self, *getattr(goal, "args", ()))
                elif key in self.rules:
                    yield from self.call(key, goal, depth + 1)
                else:
                    raise LookupError("unknown procedure {}/{}".format(*key))
            case other:
                raise TypeError(f"not callable: {other}")

    def call(self, key, goal, depth):
        self.inferences += 1
        if depth > 120:
            raise RecursionError(f"too deep in {goal}")
        try:
            for rule in self.rules[key]:
                head, body = renamed(rule)
                with self.choice():
                    if self.unify(goal, head):
                        yield from self.solve(body, depth)
        except Cut as cut:
            if cut.args[0] != depth:
                raise

    def query(self, text, limit=None):
        (goal, names), = Reader(text + ".").clauses()
        with self.choice():
            for _ in itertools.islice(self.solve(goal), limit):
                yield {name: show(var) for name, var in names.items()}


def renamed(rule):
    fresh = defaultdict(Var)

    def copy(term):
        match term:
            case Var():
                return fresh[term.name]
            case Struct(name, args):
                return Struct(name, map(copy, args))
        return term

    return tuple(map(copy, rule))


def evaluate(term):
    match walk(term):
        case int(value):
            return value
        case Struct(op, (a, b)) if op in (table := {"+": operator.add, "-": operator.sub, "*": operator.mul, "//": operator.floordiv, "mod": operator.mod}):
            return table[op](evaluate(a), evaluate(b))
        case Var(name=name):
            raise ValueError(f"{name} is unbound")
        case other:
            raise TypeError(f"no number: {other}")


@builtin("is", 2)
def _(engine, result, expression):
    if engine.unify(result, evaluate(expression)):
        yield


@builtin("=", 2)
def _(engine, a, b):
    if engine.unify(a, b):
        yield


@builtin("\\=", 2)
def _(engine, a, b):
    with engine.choice():
        same = engine.unify(a, b)
    if not same:
        yield


for _name, _test in {"<": operator.lt, ">": operator.gt, "=<": operator.le, ">=": operator.ge, "=:=": operator.eq}.items():
    @builtin(_name, 2)
    def compare(engine, a, b, test=_test):
        if test(evaluate(a), evaluate(b)):
            yield


@builtin("not", 1)
def negation(engine, goal):
    with engine.choice():
        found = any(True for _ in engine.solve(goal))
    if not found:
        yield


@builtin("findall", 3)
def findall(engine, template, goal, result):
    with engine.choice():
        found = [renamed((walk_all(template),))[0] for _ in engine.solve(goal)]
    if engine.unify(result, make_list(found)):
        yield


@builtin("length", 2)
def length(engine, items, size):
    if engine.unify(size, sum(1 for _ in unlist(items))):
        yield


def walk_all(term):
    term = walk(term)
    return Struct(term.name, map(walk_all, term.args)) if isinstance(term, Struct) else term


PROGRAM = """
% families
parent(ann, bob). parent(bob, cid). parent(bob, dee). parent(dee, eve).
ancestor(X, Y) :- parent(X, Y).
ancestor(X, Y) :- parent(X, Z), ancestor(Z, Y).
append([], L, L).
append([H|T], L, [H|R]) :- append(T, L, R).
member(X, [X|_]).
member(X, [_|T]) :- member(X, T).
first(X, L) :- member(X, L), !.
reverse(L, R) :- rev(L, [], R).
rev([], A, A).
rev([H|T], A, R) :- rev(T, [H|A], R).
select(X, [X|T], T).
select(X, [H|T], [H|R]) :- select(X, T, R).
permutation([], []).
permutation(L, [H|T]) :- select(H, L, R), permutation(R, T).
queens(N, Qs) :- range(1, N, Ns), permutation(Ns, Qs), safe(Qs).
range(N, N, [N]) :- !.
range(M, N, [M|T]) :- M < N, M1 is M + 1, range(M1, N, T).
safe([]). safe([Q|Qs]) :- no_attack(Q, Qs, 1), safe(Qs).
no_attack(_, [], _).
no_attack(Q, [Q1|Qs], D) :- Q =\\= Q1 + D, no_attack(Q, Qs, D).
fact(0, 1) :- !.
fact(N, F) :- N > 0, M is N - 1, fact(M, G), F is N * G.
max(X, Y, X) :- X >= Y, !.
max(_, Y, Y).
loop(X) :- loop(X).
""".replace("Q =\\= Q1 + D", "A is Q1 + D, Q \\= A, B is Q1 - D, Q \\= B, E is D + 1").replace("no_attack(Q, Qs, D).", "no_attack(Q, Qs, E).")

engine = Engine(PROGRAM)
for text, limit in [
    ("ancestor(ann, W)", None), ("ancestor(W, eve)", 2), ("append(X, Y, [1, 2])", None), ("append([a|T], [z], [a, b, z])", None),
    ("reverse([1, 2, 3, x(Y)], R)", None), ("first(X, [p, q])", None), ("member(X, [1, 2, 3]), X > 1", None), ("findall(X-Y, (member(X, [1, 2]), member(Y, [a, b])), L)", None),
    ("fact(25, F)", None), ("queens(5, Q)", 2), ("not(parent(eve, _)), max(3, 8, M), length([a, b, c], N)", None), ("X = f(Y, 'Big Name', [A|B]), Y = 3", None),
    ("(X = 1 ; X = 2 ; fail(X))", None), ("X is 7 // 2 - 10 mod 4", None), ("X is Y + 1", None), ("loop(1)", None), ("append(X, Y", None), ("3", None), ("findall(X, member(X, [c, a, b]), [F|_])", 1),
]:
    try:
        for answer in engine.query(text, limit):
            print(f"{text[:30]:<30} {answer or True}")
    except (LookupError, ValueError, TypeError, RecursionError, SyntaxError) as error:
        print(f"{text[:30]:<30} {type(error).__name__}: {error}")
print(engine.inferences, len(engine.trail), len(engine.rules), Atom("bob") is Atom("bob"), Atom("f")(1, Atom("g")), hasattr(Var(), "__dict__"))
print([*unlist(make_list([1, Atom("x")]))], make_list([1], Atom("t")), Struct("a", [1]) == Struct("a", (1,)), len({Struct("a", [1]), Struct("a", [1])}))
