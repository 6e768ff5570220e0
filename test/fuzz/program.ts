/**
 * Random programs of the language, as a fast-check arbitrary, so that a failing one shrinks: functions and classes
 * with random bodies, and a hot loop over variables of known types in a function, a method, a generator or the
 * module itself. Most run to their end, many raise on the way, and what they print of it has to agree.
 */
import fc from "fast-check";
import { classes } from "./classes.js";
import { functions } from "./functions.js";
import { blocks } from "./statements.js";
import { type Lines, pick, render } from "./text.js";

const body = fc.oneof(
  { arbitrary: blocks("all")(3), weight: 3 },
  { arbitrary: blocks("plain")(3), weight: 1 },
  { arbitrary: blocks("numbers")(3), weight: 2 },
);

/** What every program begins with: how it says what it sees, within bounds. */
const PRELUDE: Lines = [
  "import math",
  "__name__ = '__main__'",
  "nan, inf = float('nan'), float('inf')",
  "said = [0]",
  "def shown(*values):",
  ["said[0] += 1", "if said[0] < 40:", ["print(*[clipped(value) for value in values])"]],
  "def clipped(value):",
  ["text = repr(value)", "return text if len(text) < 300 else text[:300] + '...'"],
  "def note(error):",
  ["shown(type(error).__name__, str(error), type(error.__cause__).__name__, type(error.__context__).__name__)"],
  "a, b, c, i, g, h = 5, -7, 12, 0, 2**70, -(10**20)",
  "x, y, p, s, t, z = 0.5, -2.25, False, 'ab', 'é,z', b'bytes'",
  "u, v, q, w = [3, 1, 2], [None, 1, 2.5, 'z'], (1, 'q', 2.5), None",
  "d, e, m = {'a': 1, 'b': 2}, {1: 'one', 'k': 2.5, (1, 2): None}, {1, 5, 9}",
];

const LOCALS: Lines = [
  "c, g, h, y, p, t = 0, 2**47 - 3, -(2**64), 0.5, False, 'tt'",
  "u, v, q, w, z = [3, 1, 2], [None, 1, 2.5, 'z'], (4, 'q'), None, b'ab'",
  "d, e, m, o = {'a': 1, 'k': 5}, {1: s, 'k': x}, {1, 5, 9}, OBJECT",
];

/** Keeps what grows within bounds, whatever type it has by now. */
const BOUNDS = [
  "if len(s) > 30: s = s[:9]",
  "if len(t) > 30: t = t[1:5]",
  "if len(u) > 40: u = [a, 255]",
  "if len(v) > 30: v = v[:3]",
  "if len(q) > 20: q = q[:2]",
  "if len(z) > 30: z = z[:3]",
  "if len(repr(w)) > 200: w = None",
  "if len(repr(v)) > 400: v = [None, 1]",
  "if len(repr(e)) + len(repr(d)) > 900: d, e = {'a': i}, {}",
  "if len(repr(q)) > 200: q = (1,)",
  "if len(repr(o)) > 90: o = OBJECT",
  "if abs(g) > 1 << 300: g >>= 250",
  "if abs(h) > 1 << 300: h = -7",
  "if not -(1 << 50) < a + b + c < 1 << 50: a, b, c = 1, -2, 3",
] as const;

/** The bounds of what the body names: a loop of ints alone stays one. */
function bounds(body: Lines): Lines {
  const text = render(body);
  return BOUNDS.filter((line) => {
    const [, names = ""] = /^if [^:]*: ([a-z, ]+)/.exec(line) ?? [];
    return names.split(",").some((name) => new RegExp(`\\b${name.trim()}\\b`).test(text));
  });
}

const RESULT = "(a, b, c, g, h, x, y, p, s, t, z, u, v, q, w, d, e, sorted(m), o, i)";
const HOSTS = ["function", "function", "function", "cells", "module", "method", "generator", "global"] as const;
type Host = (typeof HOSTS)[number];
const ARGUMENTS = ["1, 2.5, 3, 'ab'", "-7, -0.0, 65535, ''", "0, 2, 5, 'é'"] as const;
const FRESH = "a, x, b, s = 1, 2.5, 3, 'ab'";

function hosted(host: Host, loop: Lines, calls: readonly string[]): Lines {
  const inside: Lines = [...LOCALS, ...loop];
  const call = (text: string) =>
    calls.flatMap(
      (values): Lines => [
        "try:",
        [`shown(*${text.replace("ARGS", values)})`],
        "except ZeroDivisionError as error:",
        ["note(error)"],
      ],
    );
  switch (host) {
    case "module":
      return [FRESH, ...inside, `shown(*${RESULT})`];
    case "global":
      return [
        "def work():",
        ["global a, b, c, u, w, s, x, d, o", FRESH, ...inside, `return ${RESULT}`],
        ...call("work()"),
      ];
    case "method":
      return [
        "class Work:",
        ["def work(self, a, x, b, s):", [...inside, `return ${RESULT}`]],
        ...call("Work().work(ARGS)"),
      ];
    case "generator":
      return ["def work(a, x, b, s):", [...LOCALS, ...loop, `yield ${RESULT}`], ...call("list(work(ARGS))[-1]")];
    case "cells":
      return [
        "def work(a, x, b, s):",
        [
          ...LOCALS,
          "def peek(k):",
          ["nonlocal b, u", "b = b + k", "u = u[:5] or [1]", "return (a, x, s, w, d, o, i)"],
          ...loop,
          `return ${RESULT}`,
        ],
        ...call("work(ARGS)"),
      ];
    default:
      return ["def work(a, x, b, s):", [...inside, `return ${RESULT}`], ...call("work(ARGS)")];
  }
}

const LOOP_HEADS = [
  "for i in range(48):",
  "for i in range(48):",
  "for i in range(70):",
  "for i in list(range(40)):",
  "while i < 45:",
] as const;

function hotLoop(host: Host, head: string, statements: Lines, guarded: boolean): Lines {
  const extra: Lines =
    host === "cells" ? ["if i % 9 == 4: w = peek(1)"] : host === "generator" ? ["if i % 7 == 3: yield (i, w)"] : [];
  const whole = [...statements, ...extra];
  const turn: Lines = guarded
    ? [
        "try:",
        [...whole, ...bounds(whole)],
        "except Exception as error:",
        ["note(error)", "a, u, s, x = i, [1, 2], 's', 0.5"],
      ]
    : [...whole, ...bounds(whole)];
  return head.startsWith("while") ? ["i = 0", head, ["i += 1", ...turn]] : ["i = 0", head, turn];
}

const DEFINES: Readonly<Record<string, readonly string[]>> = { make: ["adder", "counter"], mix: ["mix"] };

/** Leaves out what nothing names: programs compile sooner, and counterexamples are short. */
function needed(definitions: Lines, work: string): Lines {
  let text = work;
  const kept: (string | Lines)[] = [];
  // A class and its body, a function and its body, and lines that use them, from the last to the first.
  for (let at = definitions.length - 1; at >= 0; at--) {
    const head = definitions[at] as string;
    const body = Array.isArray(definitions[at + 1]) ? [definitions[at + 1] as Lines] : [];
    if (typeof head !== "string") continue;
    const [, name = ""] = /^(?:class |def )?([a-z]+)/i.exec(head) ?? [];
    const names = [name, ...(DEFINES[name] ?? [])];
    if (!names.some((each) => new RegExp(`\\b${each}\\b`).test(text))) continue;
    kept.unshift(head, ...body);
    text += render([head, ...body]);
  }
  return kept;
}

/** A whole program. */
export const program: fc.Arbitrary<string> = fc
  .tuple(
    functions,
    classes,
    pick(...HOSTS),
    pick(...LOOP_HEADS),
    body,
    pick(true, true, false),
    fc.subarray([...ARGUMENTS], { minLength: 1, maxLength: 2 }),
  )
  .map(([defined, types, host, head, statements, guarded, calls]) => {
    const work = hosted(host, hotLoop(host, head, statements, guarded), calls);
    // An object is there when something uses it: without one no class is needed.
    const object = /\bo\b/.test(render(statements));
    const definitions = [...types, ...defined, object ? "o = Node(4)" : "o = None"];
    const text = render(work).replaceAll("OBJECT", object ? "Node(7)" : "None");
    return render([...PRELUDE, ...needed(definitions, text)]) + text;
  });
