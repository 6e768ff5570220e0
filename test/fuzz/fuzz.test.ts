/**
 * Random programs, in four cells and in CPython: one answer. The seed is that of all property tests
 * (support/seed.ts); `FUZZ_SEED=random FUZZ_RUNS=5000 npx vitest run test/fuzz` looks for more.
 */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { type Cell, CellProcess } from "../support/cells.js";
import { mismatch } from "../support/compare.js";
import { loadOracle } from "../support/oracle.js";
import { parseProgram } from "../support/programs.js";
import { program } from "./program.js";

const RUNS = Number(process.env.FUZZ_RUNS ?? 60);
/** Loops of 60 to 150 turns: hot soon. */
const COMMON = { memoryBytes: 2 ** 25, gil: false, hotThreshold: 25 } as const;
const CELLS: readonly Cell[] = [
  { name: "interpreter", options: { ...COMMON, jit: false } },
  { name: "splice", options: { ...COMMON, jit: true, stitcher: "splice" } },
  { name: "binaryen", options: { ...COMMON, jit: true, stitcher: "binaryen" } },
  { name: "stitched at once", options: { ...COMMON, jit: true, stitcher: "splice", stress: { jitAtOnce: true } } },
];

const children = CELLS.map((cell) => new CellProcess(cell));
afterAll(() => {
  for (const child of children) child.stop();
});

test(`${RUNS} random programs`, async () => {
  const oracle = await loadOracle();
  let compiled = 0;
  await fc.assert(
    fc.asyncProperty(program, async (source) => {
      const subject = parseProgram("fuzz.py", source);
      const truth = oracle.run(subject.name, source);
      const outcomes = await Promise.all(children.map((child) => child.run(subject)));
      for (const [i, outcome] of outcomes.entries()) {
        const difference = mismatch(subject, truth, outcome);
        if (difference !== undefined) expect.fail(`${CELLS[i]?.name}: ${difference}\n${source}`);
        if (outcome.kind === "ran" && outcome.compiledLoops > 0) compiled++;
      }
    }),
    {
      numRuns: RUNS,
      interruptAfterTimeLimit: 600_000,
      markInterruptAsFailure: false,
    },
  );
  // A fuzzer of the JIT that compiles nothing finds nothing.
  expect(compiled).toBeGreaterThan(RUNS);
}, 900_000);
