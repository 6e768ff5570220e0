/**
 * The runtime's generic operations against CPython: calls, errors and unwinding by a table of programs, operators
 * by samples of all pairs of values. Each runs specialised and with every instruction kept generic.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadOracle } from "../support/oracle.js";
import { runInProcess } from "./in-process.js";

const SAMPLES = 400;
const oracle = await loadOracle();
const programs = readFileSync(new URL("calls-and-errors.txt", import.meta.url), "utf8")
  .trimEnd()
  .split("\n====\n");

const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

describe.each([true, false])("specialise: %s", (specialise) => {
  test.each(programs.map((source) => ({ source })))("$source", ({ source }) => {
    const { stdout, stderr, ownedByStack, depth } = runInProcess(source, { specialise });
    const truth = oracle.run("program.py", source);
    expect({ stdout, error: lastLine(stderr) }).toEqual({ stdout: truth.stdout, error: lastLine(truth.stderr) });
    expect({ ownedByStack, depth }).toEqual({ ownedByStack: 0, depth: 0 });
  });
});

const VALUES = [
  "0",
  "1",
  "-1",
  "2",
  "3",
  "-7",
  "10",
  "47",
  "65536",
  "4294967296",
  "140737488355327",
  "(-140737488355327-1)",
  "140737488355328",
  "-98765432109876543210",
  "(1 << 300)",
  "(7 - (1 << 100))",
  "True",
  "False",
  "None",
  "0.0",
  "-0.0",
  "1.0",
  "0.5",
  "-2.5",
  "1e300",
  "1e-300",
  "(1e300*1e10)",
  "(-1e300*1e10)",
  "(1e300*1e10-1e300*1e10)",
  '""',
  '"a"',
  '"ab"',
  "[]",
  "[1]",
  "[1, 2]",
  '["a"]',
  "[1.0]",
  "()",
  "(1,)",
  '("a",)',
  "range(0)",
  "range(3)",
  "range(1, 10, 3)",
  "len",
];
const OPERATORS = [
  "+",
  "-",
  "*",
  "/",
  "//",
  "%",
  "&",
  "|",
  "^",
  "<<",
  ">>",
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "in",
  "not in",
];

/** What Patchwork says it cannot do, where CPython gives a result. */
const LIMITS = /^NotImplementedError/;

test("operators on any two values do what CPython does", () => {
  const pair = fc.tuple(
    fc.constantFrom(...OPERATORS),
    fc.constantFrom(...VALUES),
    fc.constantFrom(...VALUES),
    fc.boolean(),
  );
  fc.assert(
    fc.property(pair, ([operator, left, right, specialise]) => {
      // A repetition that does not fit into the memory is an error of its own.
      fc.pre(operator !== "*" || !/\d{4}/.test(left + right));
      fc.pre(operator !== "<<" || !/\d{5}/.test(right));
      const source = `def operate(a, b):\n    return a ${operator} b\nprint(operate(${left}, ${right}))`;
      const outcome = runInProcess(source, { specialise });
      const truth = oracle.run("program.py", source);
      const error = lastLine(outcome.stderr);
      if (LIMITS.test(error)) return;
      expect({ stdout: outcome.stdout, error }).toEqual({ stdout: truth.stdout, error: lastLine(truth.stderr) });
    }),
    { numRuns: SAMPLES },
  );
}, 120_000);
