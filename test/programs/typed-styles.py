# typed, dataclass/enum/protocol style
from __future__ import annotations
from dataclasses import dataclass, field
from enum import Enum, auto, IntEnum, Flag
from typing import Protocol, Generic, TypeVar, Iterator, Callable, Optional, NamedTuple, Any, Union
from collections import defaultdict, Counter, deque, namedtuple, OrderedDict, ChainMap
from functools import reduce, lru_cache, partial, wraps, total_ordering, cached_property, singledispatch
from itertools import chain, groupby, product, permutations, combinations, accumulate, islice, takewhile, dropwhile, zip_longest, count, cycle, repeat, starmap, tee, pairwise, batched
from abc import ABC, abstractmethod
import contextlib, operator, heapq, bisect, string, random, re, json, math, copy, time, sys
T = TypeVar("T")
class TokenKind(Enum):
    NUM = auto(); OP = auto(); LP = "("; RP = ")"
    @property
    def is_paren(self) -> bool: return self in (TokenKind.LP, TokenKind.RP)
@dataclass(frozen=True, order=True)
class Token:
    kind: TokenKind = field(compare=False)
    text: str
    pos: int = 0
class Lexer:
    SPEC = [("NUM", r"\d+(\.\d+)?"), ("OP", r"[-+*/^]"), ("LP", r"\("), ("RP", r"\)"), ("WS", r"\s+")]
    RE = re.compile("|".join(f"(?P<{n}>{p})" for n, p in SPEC))
    def __init__(self, src: str) -> None: self.src = src
    def __iter__(self) -> Iterator[Token]:
        pos = 0
        while pos < len(self.src):
            m = self.RE.match(self.src, pos)
            if not m: raise SyntaxError(f"bad char {self.src[pos]!r} at {pos}")
            if m.lastgroup != "WS": yield Token(TokenKind[m.lastgroup], m.group(), pos)
            pos = m.end()
class Node(ABC):
    @abstractmethod
    def eval(self) -> float: ...
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
@dataclass(repr=False)
class Num(Node):
    value: float
    def eval(self): return self.value
@dataclass(repr=False)
class Bin(Node):
    op: str; left: Node; right: Node
    OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow}
    def eval(self): return self.OPS[self.op](self.left.eval(), self.right.eval())
class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}
    def __init__(self, toks): self.toks = deque(toks)
    def parse(self, minp=0) -> Node:
        left = self.atom()
        while self.toks and self.toks[0].kind is TokenKind.OP and self.PREC[self.toks[0].text] >= minp:
            t = self.toks.popleft()
            p = self.PREC[t.text]
            left = Bin(t.text, left, self.parse(p if t.text == "^" else p + 1))
        return left
    def atom(self):
        match self.toks.popleft():
            case Token(kind=TokenKind.NUM, text=x): return Num(float(x) if "." in x else int(x))
            case Token(kind=TokenKind.LP):
                n = self.parse(); self.toks.popleft(); return n
            case Token(kind=TokenKind.OP, text="-"): return Bin("-", Num(0), self.parse(3))
            case other: raise ValueError(f"unexpected {other}")
for e in ["1+2*3", "(1+2)*3", "2^3^2", "-2^2", "10/4-1.5"]:
    tree = Parser(Lexer(e)).parse(); print(e, "=", tree.eval(), tree)
print(sorted([Token(TokenKind.OP, "b"), Token(TokenKind.NUM, "a", 3)]), TokenKind.LP.is_paren, list(TokenKind))
class Shape(Protocol):
    def area(self) -> float: ...
class Stack(Generic[T]):
    def __init__(self): self._items: list[T] = []
    def push(self, x: T) -> Stack[T]: self._items.append(x); return self
    def pop(self) -> T: return self._items.pop()
    def __len__(self): return len(self._items)
s = Stack[int]().push(1).push(2); print(s.pop(), len(s))
class Perm(Flag):
    R = 4; W = 2; X = 1
print(Perm.R | Perm.W, Perm(7), Perm.R in (Perm.R | Perm.X), ~Perm.R, [p.name for p in Perm])
class Pt(NamedTuple):
    x: int
    y: int = 0
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)
print(Pt(1) + Pt(2, 3), Pt(1)._asdict(), Pt._fields, Pt(1)._replace(y=9))
@singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
print(show(1), show([1]), show("a"), show(True))
@lru_cache(maxsize=None)
def fib(n: int) -> int: return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
def timed(label: str = "x") -> Callable:
    def deco(f):
        @wraps(f)
        def inner(*a, **k):
            inner.calls += 1
            return f(*a, **k)
        inner.calls = 0
        return inner
    return deco
@timed()
def work(n: int, /, *, scale: int = 1) -> int:
    "doc of work"
    return sum(range(n)) * scale
print(work(10), work(5, scale=2), work.calls, work.__name__, work.__doc__, work.__wrapped__.__name__)
print([list(g) for k, g in groupby("aabbbc")], list(batched(range(7), 3)), list(pairwise("abcd")), list(zip_longest([1, 2], "a", fillvalue="-")))
with contextlib.suppress(ZeroDivisionError): 1 / 0
@contextlib.contextmanager
def tag(n):
    print(f"<{n}>"); 
    try: yield n.upper()
    finally: print(f"</{n}>")
with tag("b") as t, contextlib.ExitStack() as st:
    st.callback(print, "cb"); print(t)
@total_ordering
class V:
    def __init__(self, *p): self.p = p
    def __eq__(self, o): return self.p == o.p
    def __lt__(self, o): return self.p < o.p
    @cached_property
    def big(self): print("computing"); return sum(self.p)
v = V(1, 2); print(v >= V(1, 1), v.big, v.big, v <= V(3), {**{"a": 1}, "b": 2} | {"c": 3})
print(f"{math.pi:>10.3f}|{'x':^5}|{1234567:,}|{0.5:.0%}|{255:#06x}|{'é':*<4}|{v.big!r:>5}|{3:{'>'}{4}}")
print(json.dumps({"a": [1, 2.5, None, True], "é": "ü\n"}, indent=1, sort_keys=True), json.loads('{"x": [1e3, "\\u00e9"]}'))
words = "the quick brown fox jumps over the lazy dog the end".split()
print(Counter(words).most_common(2), sorted(set(words), key=lambda w: (-len(w), w))[:3], "".join(map(str.capitalize, words[:3])))
text = """
    Header:   value
    Other:  thing here
"""
print({k.strip(): v.strip() for k, v in (l.split(":", 1) for l in text.strip().splitlines())})
d = defaultdict(lambda: defaultdict(int))
for a, b in product("ab", "xyx"): d[a][b] += 1
print(json.dumps(d), dict(ChainMap({"a": 1}, {"a": 2, "b": 3})))
x, *rest = range(5); (a, b), c = (1, 2), 3; print(x, rest, a, b, c)
if (n := len(rest)) > 3: print("walrus", n)
try:
    try: raise KeyError("k")
    except KeyError as e: raise ValueError("v") from e
except ValueError as e: print(repr(e), repr(e.__cause__), e.__suppress_context__)
print([*map(lambda p: p[0] * p[1], zip(range(3), count(5)))], reduce(lambda a, b: a * b, range(1, 7)), list(accumulate([1, 2, 3], operator.mul)))
random.seed(42); print(random.random(), random.randint(1, 100), random.sample(range(50), 5), random.choices("abc", k=4), random.gauss(0, 1)); random.seed("text"); print(random.random())
