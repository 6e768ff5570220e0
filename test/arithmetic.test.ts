/**
 * Every operator on every pair of awkward numbers, through language, interpreter and stitched code, against CPython:
 * the way from source to result, where the property tests of stencils take single steps.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CellProcess } from "./support/cells.js";
import { mismatch } from "./support/compare.js";
import { loadOracle, type Oracle } from "./support/oracle.js";
import { parseProgram } from "./support/programs.js";

const FLOATS =
  "nan, inf, -inf, 0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 3.0, 1e-300, -1e300, 5e-324, 1.7976931348623157e308, 123456789.123, 0.1, -7.3".split(
    ", ",
  );
const INTS = "0, 1, -1, 2, -2, 3, 7, -7, 10, 255, -256, 65535, 65536, 8388607, -8388608".split(", ");
const EDGES =
  "140737488355327, -140737488355328, 140737488355326, 70368744177664, -70368744177664, 2147483647, -2147483648, 4294967296, 1, -3".split(
    ", ",
  );

const every = (operation: string, left: readonly string[], right: readonly string[], unless = "False") => `
nan = float("nan")
inf = float("inf")
def work(lefts, rights, rounds):
    for turn in range(rounds):
        for a in lefts:
            for b in rights:
                if ${unless}:
                    continue
                result = ${operation}
                if turn == rounds - 1:
                    print(a, b, result)

work([${left.join(", ")}], [${right.join(", ")}], 4)
`;

const CASES: readonly (readonly [name: string, source: string])[] = [
  ...["+", "-", "*"].flatMap((symbol) => [
    [`float ${symbol} float`, every(`a ${symbol} b`, FLOATS, FLOATS)] as const,
    [`int ${symbol} float`, every(`a ${symbol} b`, INTS, FLOATS)] as const,
    [`float ${symbol} int`, every(`a ${symbol} b`, FLOATS, EDGES)] as const,
    [`int ${symbol} int`, every(`a ${symbol} b`, INTS, INTS)] as const,
    [
      `mixed ${symbol} mixed`,
      every(`a ${symbol} b`, [...INTS.slice(0, 6), ...FLOATS.slice(2, 8), "True"], ["2", "0.5", "False", "-1"]),
    ] as const,
  ]),
  ...["/", "//", "%"].flatMap((symbol) => [
    [`float ${symbol} float`, every(`a ${symbol} b`, FLOATS, FLOATS, "b == 0")] as const,
    [`int ${symbol} float`, every(`a ${symbol} b`, INTS, FLOATS, "b == 0")] as const,
    [`float ${symbol} int`, every(`a ${symbol} b`, FLOATS, EDGES)] as const,
    [
      `int ${symbol} int`,
      every(
        `a ${symbol} b`,
        [...INTS, ...EDGES],
        [...INTS, ...EDGES],
        "b == 0 or a // 2 == -70368744177664 and b == -1",
      ),
    ] as const,
  ]),
  ...["&", "|", "^"].map(
    (symbol) => [`int ${symbol} int`, every(`a ${symbol} b`, [...INTS, ...EDGES], [...INTS, ...EDGES])] as const,
  ),
  ["int << int", every("a << b", ["0", "1", "-1", "3", "-5"], ["0", "1", "7", "31", "32", "44"])],
  ["int >> int", every("a >> b", [...INTS, ...EDGES], ["0", "1", "7", "31", "32", "47", "48", "63", "64", "1000"])],
  ["int ** int", every("a ** b", INTS.slice(0, 8), ["0", "1", "2", "3", "-1", "-2", "10"], "a == 0 and b < 0")],
  [
    "float ** float",
    every(
      "a ** b",
      ["0.5", "2.0", "1e10", "10.0", "0.0", "inf", "nan", "1.0"],
      ["0.0", "-0.0", "1.0", "2.0", "0.5", "-1.5", "nan", "inf"],
      "a == 0 and b < 0",
    ),
  ],
  ...["<", "<=", ">", ">=", "==", "!="].map(
    (symbol) =>
      [
        `all ${symbol} all`,
        every(
          `a ${symbol} b`,
          [...INTS.slice(0, 7), ...EDGES.slice(0, 4), ...FLOATS],
          [...INTS.slice(0, 7), ...EDGES.slice(0, 4), ...FLOATS, "True", "False"],
        ),
      ] as const,
  ),
  ["min, max", every("(min(a, b), max(a, b))", [...INTS.slice(0, 5), ...FLOATS], [...INTS.slice(0, 5), ...FLOATS])],
  ["-, +, ~, abs", every("(-a, +a, ~a, abs(a), not a)", INTS, ["0"])],
  ["-, +, abs, int", every("(-a, +a, abs(a), not a, float(a))", FLOATS, ["0"])],
  [
    "int of float",
    every("int(a)", ["0.0", "-0.0", "0.99", "-0.99", "1e14", "-140737488355327.5", "140737488355327.0"], ["0"]),
  ],
];

const CELLS = [
  new CellProcess({ name: "interpreter", options: { memoryBytes: 2 ** 26, jit: false } }),
  new CellProcess({ name: "splice", options: { memoryBytes: 2 ** 26, jit: true, hotThreshold: 30 } }),
];
let oracle: Oracle;
beforeAll(async () => {
  oracle = await loadOracle();
}, 120_000);
afterAll(() => {
  for (const child of CELLS) child.stop();
});

describe.each(CELLS)("$cell.name", (child) => {
  test.each(CASES)("%s", async (_, source) => {
    const program = parseProgram("arithmetic.py", source);
    const truth = oracle.run(program.name, source);
    const wrong = mismatch(program, truth, await child.run(program));
    if (wrong !== undefined) expect.fail(wrong.split("\n").slice(0, 3).join("\n"));
    expect(truth.stderr).toBe("");
  });
});
