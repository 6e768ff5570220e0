/** Compound statements: branches, loops over everything, try, with, match, nested functions. Nesting is bounded. */
import fc from "fast-check";
import { arithmetic, assignment } from "./assignments.js";
import { type Expressions, expressions, numeric, simple, type Tie } from "./expressions.js";
import { index } from "./numbers.js";
import { type Block, type Code, type Lines, pick, py } from "./text.js";

type All = { readonly [K in keyof Expressions]: Code };

const LOOPS = [
  "j in range(3)",
  "j in range(i % 5)",
  "j in range(6, 0, -2)",
  "j in u[:6]",
  "j in v[:4]",
  "j in q",
  "j in s",
  "j in z[:5]",
  "j in sorted(m)",
  "j in m",
  "j in d",
  "j, k in d.items()",
  "j in list(d.values())",
  "j, k in enumerate(u[:5])",
  "j, k in zip(u, s)",
  "j in reversed(u[:4])",
  "j in gen(4)",
  "j in chain(3)",
  "j, k in zip(o, range(5))",
  "a in range(4)",
  "u[0] in range(2)",
  "o.n in range(3)",
  "j in map(helper, u[:4])",
  "j in (k * 2 for k in u[:4])",
  "j, *k in zip(u[:3], s, q)",
  "j, k in zip(w, range(5))",
] as const;
const CAUGHT = pick(
  "TypeError",
  "ValueError",
  "(IndexError, KeyError)",
  "Exception",
  "Oops",
  "ArithmeticError",
  "AttributeError",
  "LookupError",
);

const attempt = (all: All, inner: Block): Block => {
  const raised = pick<Lines>(
    [],
    [],
    ["raise Oops(i)"],
    ["raise Worse"],
    ["raise ValueError('v', i) from None"],
    ["raise KeyError(s)"],
    ["raise TypeError from Oops(1)"],
  );
  const handled = fc.oneof(
    inner,
    pick<Lines>(["note(error)"], ["raise"], ["c = 0"], ["raise Oops(a) from error"], ["error = None"], ["pass"]),
  );
  const ending = fc.oneof(
    pick<Lines>([], [], ["else:", ["c += 1"]], ["finally:", ["c += 2"]]),
    inner.map((body): Lines => ["finally:", body]),
    inner.map((body): Lines => ["else:", body, "finally:", ["a = 1"]]),
  );
  return fc
    .tuple(inner, all.bool, raised, CAUGHT, handled, fc.option(handled), ending)
    .map(([body, test, raising, type, handler, second, end]) => [
      "try:",
      raising.length > 0 ? [...body, `if ${test}:`, raising] : body,
      `except ${type} as error:`,
      handler,
      ...(second === null ? [] : ["except Exception as error:", second]),
      ...end,
    ]);
};

const matching = (all: All, inner: Block): Block => {
  const pattern = pick(
    "int()",
    "str(t)",
    "[a, *v]",
    "(a, b)",
    "None",
    "1 | 2 | 'a'",
    "{'a': a, **e}",
    "Node(n=a)",
    "Base()",
    "float() as x",
    "[_, [b, _]]",
    "True",
    "-1",
    "dict() | set()",
    "bool()",
  );
  return fc
    .tuple(all.any, fc.array(fc.tuple(pattern, fc.option(all.bool), inner), { minLength: 1, maxLength: 3 }), inner)
    .map(([subject, cases, last]) => [
      `match ${subject}:`,
      [
        ...cases.flatMap(
          ([code, guard, body]): Lines => [`case ${code}${guard === null ? "" : ` if ${guard}`}:`, body],
        ),
        "case _:",
        last,
      ],
    ]);
};

const generatorUse = (tie: Tie): Block =>
  fc
    .tuple(
      py`${pick("gen", "chain", "gen")}(${index(tie)})`,
      fc.array(
        fc.oneof(
          pick(
            "w = next(it)",
            "w = next(it, None)",
            "w = it.send(i)",
            "it.close()",
            "w = it.throw(Oops(3))",
            "v = list(it)",
            "a, *v = it",
            "w = it.throw(KeyError)",
          ),
          py`w = it.send(${tie("any")})`,
        ),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([call, uses]) => [`it = ${call}`, ...uses]);

/** What a body is made of: everything; nothing that calls Python code; numbers and lists. */
const KINDS = {
  all: { all: expressions, one: assignment, calls: true },
  plain: { all: simple, one: assignment, calls: false },
  numbers: { all: numeric, one: arithmetic, calls: false },
} as const;

/** A block `depth` levels deep; `break` and `continue` stand behind a condition. */
export function blocks(kind: keyof typeof KINDS): (depth: number) => Block {
  const { all, one, calls } = KINDS[kind];
  const tie: Tie = (type) => all[type];
  const simple: Block = one(tie).map((code) => [code]);
  const loops = LOOPS.filter((head) => calls || !/gen|chain|helper|\bo\b/.test(head));
  const memo = new Map<number, Block>();
  const block = (depth: number): Block => {
    const known = memo.get(depth);
    if (known) return known;
    const made = fc
      .array(statement(depth), { minLength: 1, maxLength: depth > 1 ? 5 : 3, size: "max" })
      .map((parts) => parts.flat(1) as Lines);
    memo.set(depth, made);
    return made;
  };
  const statement = (depth: number): Block => {
    if (depth === 0) return simple;
    const inner = block(depth - 1);
    const loopEnd = fc.oneof(
      pick<Lines>([], [], ["else:", ["c += 1"]]),
      inner.map((body): Lines => ["else:", body]),
    );
    return fc.oneof(
      { arbitrary: simple, weight: 8 },
      { arbitrary: fc.tuple(all.bool, inner).map(([test, body]): Lines => [`if ${test}:`, body]), weight: 2 },
      fc
        .tuple(all.bool, inner, all.bool, inner, inner)
        .map(
          ([one, first, two, second, third]): Lines => [`if ${one}:`, first, `elif ${two}:`, second, "else:", third],
        ),
      {
        arbitrary: fc
          .tuple(pick(...loops), inner, loopEnd)
          .map(([head, body, end]): Lines => [`for ${head}:`, body, ...end]),
        weight: 2,
      },
      fc
        .tuple(all.int, inner, loopEnd)
        .map(
          ([stop, body, end]): Lines => [
            `k${depth} = 0`,
            `while k${depth} < (${stop}) % 4:`,
            [`k${depth} += 1`, ...body],
            ...end,
          ],
        ),
      fc
        .tuple(all.bool, pick("break", "continue", "continue"))
        .map(([test, leave]): Lines => [`if ${test} and i % 11 == 5:`, [leave]]),
      fc
        .tuple(pick("23", "17"), all.any)
        .map(([every, value]): Lines => [`if i % ${every} == 7:`, [`shown(i, ${value})`]]),
      { arbitrary: attempt(all, inner), weight: 2 },
      ...(calls ? calling(all, inner) : []),
      matching(all, inner),
    );
  };
  return block;
}

/** Statements that run Python code of the program. */
const calling = (all: All, inner: Block): Block[] => [
  fc
    .tuple(
      pick("Manager(i)", "Manager() as a", "Manager(1) as w, Manager(2) as b", "o as w", "Manager(i) as u[0]"),
      inner,
    )
    .map(([manager, body]): Lines => [`with ${manager}:`, body]),
  generatorUse((type) => all[type]),
  fc
    .tuple(py`lambda a=${all.int}, *u: ${all.any}`, all.any)
    .map(([code, value]): Lines => [`fn = ${code}`, `w = fn(${value})`]),
  fc
    .tuple(pick("a", "a, b=i", "*u", "a=2, **d"), all.any, all.call)
    .map(
      ([parameters, first, second]): Lines => [
        `def fn(${parameters}):`,
        [`k = ${first}`, `return ${second}`],
        "w = fn(i)",
      ],
    ),
];
