/** The classes of a random program: a base, a subclass with super(), one with __slots__, exceptions, a context manager. */
import fc from "fast-check";
import { simple } from "./expressions.js";
import { type Block, type Code, type Lines, pick, py } from "./text.js";

const { int, any, bool, str } = simple;
const own = fc.oneof(pick("self.n", "self.n + 1", "self.v", "self"), int);
const other = pick("a", "getattr(a, 'n', 1)", "a.n", "len(a)", "self.n");

const method = (head: string, body: Code): Block => body.map((code) => [`def ${head}:`, [code]]);

/** Methods that a class may have; what is absent makes the operation raise. */
const OPTIONAL: readonly Block[] = [
  method("__add__(self, a)", py`return ${fc.oneof(py`Node(self.n + ${other})`, own, pick("NotImplemented"))}`),
  method("__radd__(self, a)", py`return (a, ${own})`),
  method("__iadd__(self, a)", pick("self.n += 1; return self", "self.n = a; return self", "return a")),
  method("__mul__(self, a)", py`return ${fc.oneof(own, pick("NotImplemented"))}`),
  method("__rmul__(self, a)", py`return ${own}`),
  method("__sub__(self, a)", py`return self.n - ${other}`),
  method("__lt__(self, a)", py`return self.n < ${other}`),
  method("__ge__(self, a)", py`return ${fc.oneof(bool, pick("NotImplemented"))}`),
  method(
    "__len__(self)",
    py`return ${fc.oneof(pick("self.n & 7", "3", "-1"), int)}`.map((code) =>
      code.replace(/^return (.*)$/, "return ($1) % 100"),
    ),
  ),
  method("__bool__(self)", py`return ${fc.oneof(bool, pick("self.n > 2", "self.n"))}`),
  method("__getitem__(self, a)", py`return ${fc.oneof(pick("u[a]", "a", "self.v[a]", "(self.n, a)"), own)}`),
  method("__setitem__(self, a, b)", pick("self.n = b", "self.v = (a, b)", "u[a] = b")),
  method("__delitem__(self, a)", pick("self.n -= 1", "del self.v")),
  method("__contains__(self, a)", py`return ${fc.oneof(bool, pick("a == self.n", "a in u"))}`),
  method(
    "__iter__(self)",
    fc.oneof(
      py`return iter(${fc.oneof(pick("u", "[self.n, 2]", "self.v"), int)})`,
      pick("yield self.n; yield from u", "yield 1"),
    ),
  ),
  method("__call__(self, a=1, *u)", py`return ${fc.oneof(any, own)}`),
  method("__getattr__(self, a)", pick("return {'zz': 12}[a]", "return (a, 1)", "raise AttributeError(a)")),
  method("__abs__(self)", py`return ${own}`),
  method("__int__(self)", pick("return self.n", "return 'x'")),
  method("__float__(self)", pick("return self.n / 2", "return 3")),
  method("__str__(self)", py`return ${fc.oneof(str, pick("'<' + str(self.n) + '>'", "5"))}`),
  method("__format__(self, a)", pick("return a + '!'", "return format(self.n, a)")),
  method("k(self, a)", py`return ${any}`),
  method("__mod__(self, a)", py`return ${own}`),
  method("__matmul__(self, a)", py`return ${own}`),
];

const optional = fc
  .subarray([...OPTIONAL.keys()], { minLength: 0, maxLength: 12 })
  .chain((chosen) => fc.tuple(...chosen.map((at) => OPTIONAL[at] as Block)))
  .map((blocks) => blocks.flat(1) as Lines);

const REPR: Lines = ["def __repr__(self):", ["return f'{type(self).__name__}({self.n!r})'"]];
const IDENTITY: Lines = [
  "def __hash__(self):",
  ["return self.n & 1023"],
  "def __eq__(self, a):",
  ["return type(a) is type(self) and a.n == self.n"],
];
const UNHASHABLE: Lines = ["def __eq__(self, a):", ["return self is a or self.n == a"]];

const base: Block = fc
  .tuple(optional, pick(IDENTITY, IDENTITY, UNHASHABLE), any, int)
  .map(([methods, identity, value, twice]) => [
    "class Base:",
    [
      "label = 'base'",
      "shared = [1]",
      "def __init__(self, n, v=None):",
      ["self.n = n", "self.v = v"],
      ...REPR,
      ...identity,
      "def m(self, a):",
      [`return ${value}`],
      "@property",
      "def twice(self):",
      ["return self.n * 2"],
      "@twice.setter",
      "def twice(self, a):",
      [`self.n = (${twice}) % 97`],
      "@classmethod",
      "def made(cls, a):",
      ["return cls(a)"],
      "@staticmethod",
      "def fixed(a, b=2):",
      ["return (a, b)"],
      ...methods,
    ],
  ]);

const DESCRIPTOR: Lines = [
  "class Field:",
  [
    "def __set_name__(self, a, b):",
    ["self.name = '_' + b"],
    "def __get__(self, a, b=None):",
    ["return self if a is None else getattr(a, self.name, 5)"],
    "def __set__(self, a, b):",
    ["setattr(a, self.name, b)"],
    "def __repr__(self):",
    ["return 'field'"],
  ],
];

const node: Block = fc
  .tuple(optional, fc.boolean(), own, pick("", "self.n += 1", "shown(self)"), int)
  .map(([methods, descriptor, value, extra, next]) => [
    ...(descriptor ? DESCRIPTOR : []),
    "class Node(Base):",
    [
      ...(descriptor ? ["v = Field()"] : []),
      "def __init__(self, n, v=3, *u):",
      [
        "super().__init__(n, v)",
        ...(extra ? [extra] : []),
        "try:",
        [`self.next = ${next}`],
        "except Exception:",
        ["self.next = 0"],
      ],
      "def m(self, a):",
      [`return (super().m(a), ${value})`],
      ...methods,
    ],
  ]);

const slots: Block = fc
  .tuple(optional, pick("Slot", "Slot", "Both"))
  .map(([methods, name]) => [
    "class Slot:",
    ["__slots__ = ('n', 'late')", "def __init__(self, n, *u):", ["self.n = n"], ...REPR, ...IDENTITY, ...methods],
    "class Both(Node):",
    ["__slots__ = ()", "def both(self, a):", ["return a, self.n"]],
    `class Last(${name === "Both" ? "Both" : "Node"}):`,
    ["def m(self, a):", ["self.extra = a", "return super().m(a)"]],
  ]);

const errors: Block = fc
  .tuple(pick("ValueError", "Exception", "KeyError", "LookupError"), fc.boolean(), bool)
  .map(([parent, worded, silent]) => [
    `class Oops(${parent}):`,
    worded ? ["def __str__(self):", ["return f'oops {self.args!r}'"]] : ["pass"],
    "class Worse(Oops):",
    ["def __init__(self, n=4):", ["super().__init__('worse', n)", "self.n = n"]],
    "class Manager:",
    [
      "def __init__(self, n=0):",
      ["self.n = n"],
      "def __enter__(self):",
      ["return self.n"],
      "def __exit__(self, a, b, c):",
      [`return a is not None and issubclass(a, (Oops, TypeError)) and ${silent}`],
    ],
  ]);

export const classes: Block = fc.tuple(errors, base, node, slots).map((parts) => parts.flat(1) as Lines);
