"""Tokenizer + Pratt parser + AST classes + visitor + bytecode VM + printer."""
import enum
import re
from dataclasses import dataclass, field, fields, is_dataclass, asdict, astuple
from typing import NamedTuple, Any


class Kind(enum.Enum):
    NUM = r"\d+(?:\.\d*)?"
    STR = r"'(?:[^'\\]|\\.)*'"
    NAME = r"[A-Za-z_]\w*"
    OP = r"\*\*|[-+*/%<>=!]=?|[(){},;?:]"
    SKIP = r"[ \t\n]+|#[^\n]*"
    BAD = r"."


MASTER = re.compile("|".join(f"(?P<{k.name}>{k.value})" for k in Kind))


class Tok(NamedTuple):
    kind: Kind
    text: str
    pos: int

    def __str__(self): return f"{self.kind.name}({self.text})"


class SyntaxErr(Exception): ...


def lex(src):
    for m in MASTER.finditer(src):
        kind = Kind[m.lastgroup]
        if kind is Kind.BAD:
            line = src.count("\n", 0, m.start()) + 1
            col = m.start() - (src.rfind("\n", 0, m.start()) + 1)
            raise SyntaxErr(f"{line}:{col}: unexpected {m.group()!r}")
        if kind is not Kind.SKIP:
            yield Tok(kind, m.group(), m.start())
    yield Tok(None, "", len(src))


@dataclass(frozen=True)
class Node:
    def accept(self, v, *a):
        return getattr(v, "visit_" + type(self).__name__.lower())(self, *a)

    def walk(self):
        yield self
        for f in fields(self):
            val = getattr(self, f.name)
            for c in val if isinstance(val, tuple) else (val,):
                if isinstance(c, Node):
                    yield from c.walk()


@dataclass(frozen=True)
class Num(Node):
    value: float


@dataclass(frozen=True)
class Str(Node):
    value: str


@dataclass(frozen=True)
class Name(Node):
    id: str


@dataclass(frozen=True)
class Bin(Node):
    op: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Un(Node):
    op: str
    arg: Node


@dataclass(frozen=True)
class Call(Node):
    fn: Node
    args: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Let(Node):
    name: str
    value: Node


@dataclass(frozen=True)
class Fn(Node):
    params: tuple[str, ...]
    body: Node


@dataclass(frozen=True)
class If(Node):
    test: Node
    then: Node
    other: Node | None = None


@dataclass(frozen=True)
class Block(Node):
    items: tuple[Node, ...] = field(default=())


class Parser:
    POWER = {"=": 1, "?": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6, "**": 8, "(": 9}

    def __init__(self, src):
        self.toks, self.i = list(lex(src)), 0

    @property
    def cur(self): return self.toks[self.i]

    def take(self, text=None):
        t = self.cur
        if text is not None and t.text != text:
            raise SyntaxErr(f"expected {text!r}, got {t.text or 'end'!r} at {t.pos}")
        self.i += 1
        return t

    def program(self):
        items = []
        while self.cur.kind:
            items.append(self.expr())
            if self.cur.kind:
                self.take(";")
        return Block(tuple(items))

    def expr(self, power=0):
        left = self.prefix()
        while self.POWER.get(self.cur.text, 0) > power:
            left = self.infix(left)
        return left

    def prefix(self):
        match self.take():
            case Tok(Kind.NUM, text): return Num(float(text) if "." in text else int(text))
            case Tok(Kind.STR, text): return Str(re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), text[1:-1]))
            case Tok(Kind.NAME, "fn"):
                self.take("(")
                params = []
                while self.cur.text != ")":
                    params.append(self.take().text)
                    if self.cur.text == ",":
                        self.take()
                self.take(")")
                return Fn((*params,), self.expr())
            case Tok(Kind.NAME, "if"):
                test = self.expr()
                then = self.expr()
                return If(test, then, self.expr() if self.cur.text == "else" and self.take() else None)
            case Tok(Kind.NAME, name): return Name(name)
            case Tok(_, "-" | "!" as op): return Un(op, self.expr(7))
            case Tok(_, "("):
                e = self.expr()
                self.take(")")
                return e
            case Tok(_, "{"):
                items = []
                while self.cur.text != "}":
                    items.append(self.expr())
                    if self.cur.text != "}":
                        self.take(";")
                self.take("}")
                return Block(tuple(items))
            case tok: raise SyntaxErr(f"unexpected {tok.text or 'end'!r} at {tok.pos}")

    def infix(self, left):
        op = self.take().text
        if op == "(":
            args = []
            while self.cur.text != ")":
                args.append(self.expr())
                if self.cur.text == ",":
                    self.take()
            self.take(")")
            return Call(left, tuple(args))
        if op == "=":
            if not isinstance(left, Name):
                raise SyntaxErr(f"cannot assign to {type(left).__name__}")
            return Let(left.id, self.expr(0))
        if op == "?":
            then = self.expr()
            self.take(":")
            return If(left, then, self.expr(1))
        return Bin(op, left, self.expr(self.POWER[op] - (op == "**")))


class Env(dict):
    def __init__(self, outer=None, **kw):
        super().__init__(kw)
        self.outer = outer

    def __missing__(self, key):
        if self.outer is None:
            raise NameError(f"name {key!r} is not defined")
        return self.outer[key]

    def assign(self, k, v):
        env = self
        while env is not None and k not in env:
            env = env.outer
        (self if env is None else env)[k] = v
        return v


class Eval:
    import operator as _o
    OPS = {"+": _o.add, "-": _o.sub, "*": _o.mul, "/": _o.truediv, "%": _o.mod, "**": _o.pow, "==": _o.eq, "!=": _o.ne, "<": _o.lt, ">": _o.gt, "<=": _o.le, ">=": _o.ge}

    def visit_num(self, n, env): return n.value
    visit_str = visit_num
    def visit_name(self, n, env): return env[n.id]
    def visit_bin(self, n, env): return self.OPS[n.op](n.left.accept(self, env), n.right.accept(self, env))
    def visit_un(self, n, env): return -n.arg.accept(self, env) if n.op == "-" else not n.arg.accept(self, env)
    def visit_let(self, n, env): return env.assign(n.name, n.value.accept(self, env))
    def visit_call(self, n, env): return n.fn.accept(self, env)(*[a.accept(self, env) for a in n.args])
    def visit_fn(self, n, env):
        def closure(*args):
            if len(args) != len(n.params):
                raise TypeError(f"want {len(n.params)} args, got {len(args)}")
            return n.body.accept(self, Env(env, **dict(zip(n.params, args))))
        return closure
    def visit_if(self, n, env):
        if n.test.accept(self, env): return n.then.accept(self, env)
        return n.other and n.other.accept(self, env)
    def visit_block(self, n, env):
        env, last = Env(env), None
        for item in n.items: last = item.accept(self, env)
        return last


class Show:
    def visit_num(self, n): return f"{n.value:g}"
    def visit_str(self, n): return repr(n.value)
    def visit_name(self, n): return n.id
    def visit_bin(self, n): return f"({n.left.accept(self)} {n.op} {n.right.accept(self)})"
    def visit_un(self, n): return n.op + n.arg.accept(self)
    def visit_let(self, n): return f"{n.name} = {n.value.accept(self)}"
    def visit_call(self, n): return f"{n.fn.accept(self)}({', '.join(a.accept(self) for a in n.args)})"
    def visit_fn(self, n): return f"fn({', '.join(n.params)}) {n.body.accept(self)}"
    def visit_if(self, n): return f"if {n.test.accept(self)} {n.then.accept(self)}" + (f" else {n.other.accept(self)}" if n.other else "")
    def visit_block(self, n): return "{ " + "; ".join(i.accept(self) for i in n.items) + " }"


PROGRAMS = ["1 + 2 * 3 ** 2 ** 0.5 - -4", "fact = fn(n) n < 2 ? 1 : n * fact(n - 1); fact(30)", "fib = fn(n) if n < 2 n else fib(n-1) + fib(n-2); map(fib, 12)", "adder = fn(a) fn(b) a + b; adder(3)(4)",
            "x = 'it\\'s' + ' ok'; x * 2", "c = 0; inc = fn() c = c + 1; inc(); inc(); c", "{ a = 1; b = 2; a == b != 1 }", "1 +", "a $ b", "f(1, 2", "1 = 2", "zz", "fact = fn(n) n; fact(1, 2)", "1 / 0", "'a' + 1", "if 0 1"]
for src in PROGRAMS:
    try:
        tree = Parser(src).program()
        print(tree.accept(Show()))
        names = sorted({n.id for n in tree.walk() if isinstance(n, Name)})
        print("  =", tree.accept(Eval(), Env(map=lambda f, n: [f(i) for i in range(n)], print=print)), names)
    except Exception as e:
        print("  !", type(e).__name__, e)
t = Parser("a = 1 + f(2)").program()
print(t, asdict(t), astuple(t), hash(t) == hash(Parser("a=1+f(2)").program()), is_dataclass(t), sep="\n")
print(list(lex("'x'"))[0])
