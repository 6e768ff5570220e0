/** The functions of a random program: plain ones of every signature, closures, recursion, generators. */
import fc from "fast-check";
import { simple } from "./expressions.js";
import { type Block, type Lines, pick, py } from "./text.js";

const { int, any, bool, str } = simple;

const raising = fc.oneof(
  { arbitrary: pick<Lines>([]), weight: 3 },
  fc
    .tuple(
      bool,
      pick("ValueError(a)", "Oops('no', a)", "Worse()", "KeyError(w)", "StopIteration(b)", "IndexError", "Oops"),
    )
    .map(([test, error]): Lines => [`if ${test}:`, [`raise ${error}`]]),
);

const helper: Block = fc
  .tuple(
    pick("a, b=3", "a, b=3", "a, /, b=3", "a, b=3, *, c=1", "a, b=w, *u", "a=1, b=2, **d", "a, *, b", "a, b=[]"),
    raising,
    any,
    any,
    bool,
  )
  .map(([parameters, raised, first, second, test]) => [
    `def helper(${parameters}):`,
    [...raised, `if ${test}:`, [`return ${first}`], `return ${second}`],
  ]);

const mix: Block = fc
  .tuple(pick("return (args, kw)", "return args + tuple(kw.items())", "w = (args, kw)"), fc.option(any))
  .map(([first, second]) => [
    "def mix(*args, **kw):",
    [...(second === null ? [] : ["if len(args) > 2:", [`return ${second}`]]), first],
  ]);

const closures: Block = fc
  .tuple(int, any, pick("a", "b", "(a, b)"), pick("a", "a, w", "a, u"), bool)
  .map(([next, value, result, hidden, test]) => [
    "def make(a, w=None, u=(1, 2)):",
    [
      "def adder(b):",
      [`nonlocal ${hidden}`, `a = (${next}) % 1009`, `if ${test}:`, [`w = ${result}`], `return ${value}`],
      "def counter():",
      ["nonlocal a", "a += 1", `return ${result.replace("b", "w")}`],
      "return adder, counter",
    ],
    "adder, counter = make(3)",
  ]);

const recursion: Block = fc
  .tuple(any, any, pick("+", "+", "-", "or", ","), raising)
  .map(([end, step, operator, raised]) => [
    "def recur(n, a=2, b=7):",
    ["if n <= 0:", [...raised, `return ${end}`], `return (recur(n - 1) ${operator} ${step})`],
  ]);

const yielded = fc.oneof(int, pick("k", "k * k", "(yield k)", "n - k"));
const inGenerator: Block = fc.oneof(
  yielded.map((value): Lines => [`b = yield ${value}`]),
  fc
    .tuple(
      yielded,
      pick("ValueError", "Oops", "(Oops, KeyError)", "Exception"),
      pick("note(error)", "yield 77", "raise", "continue", "return 5"),
    )
    .map(([value, type, action]): Lines => ["try:", [`b = yield ${value}`], `except ${type} as error:`, [action]]),
  fc.tuple(yielded, any).map(([value, last]): Lines => ["try:", [`yield ${value}`], "finally:", [`b = ${last}`]]),
  fc.tuple(bool, pick("return", "break", "continue")).map(([test, leave]): Lines => [`if ${test}:`, [leave]]),
  pick<Lines>(
    ["yield from (1, k)"],
    ["yield from [k] * 2"],
    ["if b is not None:", ["yield b"]],
    ["yield from range(k)"],
  ),
);

const generators: Block = fc
  .tuple(
    fc.array(inGenerator, { minLength: 1, maxLength: 3 }),
    any,
    raising,
    pick("while k < n:", "for k in range(n):"),
  )
  .map(([body, result, raised, loop]) => [
    "def gen(n, a=1, b=None):",
    [
      "k = 0",
      loop,
      [...(loop[0] === "w" ? ["k += 1"] : []), ...body.flat(1), ...raised],
      "yield 9",
      `return ${result}`,
    ],
    "def chain(n):",
    ["got = yield from gen(n)", "yield got", "yield from (k for k in gen(n) if k)"],
  ]);

const printing: Block = fc
  .tuple(py`lambda a, b=${pick("1", "u", "w")}: ${any}`, py`lambda *u, **d: ${str}`, pick("a", "w"))
  .map(([first, second, third]) => [`table = {'f': ${first}, 'g': ${second}, 'h': lambda: ${third}}`]);

/** All of them; each is there, for anything may call each. */
export const functions: Block = fc
  .tuple(helper, mix, closures, recursion, generators, printing)
  .map((parts) => parts.flat(1) as Lines);
