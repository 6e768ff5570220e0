/**
 * The table: every program of test/programs in every cell gives what CPython 3.14 gives, to the byte.
 * While working: CELLS=splice and PROGRAMS=jit-list (regular expressions) run a part of it.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { type Cell, startCells } from "./support/cells.js";
import { mismatch } from "./support/compare.js";
import { WHOLE } from "./support/extent.js";
import { KNOWN_FAILURES, NEVER_COMPILED } from "./support/known.js";
import { loadOracle, type Oracle, type Outcome } from "./support/oracle.js";
import { readPrograms, type TestProgram } from "./support/programs.js";

const jitPrograms = (program: TestProgram) => program.name.startsWith("jit-");
const threadPrograms = (program: TestProgram) => program.name.startsWith("thread-");
/** The JIT's programs, and one in so many of the others; all of them with `WHOLE=1`. */
const oneIn = (many: number) => (program: TestProgram) =>
  WHOLE ||
  jitPrograms(program) ||
  [...program.name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % many === 0;
/** As users run a program that is not one of the JIT's or of threads': of those a loop in many gets hot so soon that compiling is all they do. */
const asUsersDo = (program: TestProgram) =>
  WHOLE || jitPrograms(program) || threadPrograms(program) ? {} : { hotThreshold: undefined };
const onlyJit = (program: TestProgram) => WHOLE || jitPrograms(program);
/** Every function, or trace, at once is much code. */
const someFunctions = oneIn(10);
/** Binaryen makes the same plans into code as splicing does, more slowly; code at once is made of the same stencils, and is much. */
const somePlans = oneIn(3);
/** Small memory: the table starts hundreds of programs. */
const SMALL = { memoryBytes: 2 ** 26 } as const;
/** A few hundred turns instead of thousands: the oracle must run every program too. */
const SOON = { ...SMALL, jit: true, hotThreshold: 200 } as const;

const ALL_CELLS: readonly Cell[] = [
  { name: "interpreter, GIL", options: { ...SMALL, jit: false, gil: true } },
  { name: "interpreter, free", options: { ...SMALL, jit: false, gil: false } },
  { name: "splice, GIL", options: { ...SOON, gil: true, stitcher: "splice" }, further: asUsersDo },
  { name: "splice, free", options: { ...SOON, gil: false, stitcher: "splice" } },
  { name: "binaryen, GIL", options: { ...SOON, gil: true, stitcher: "binaryen" }, only: onlyJit },
  { name: "binaryen, free", options: { ...SOON, gil: false, stitcher: "binaryen" }, only: somePlans },
  {
    name: "binaryen-opt, free",
    options: { ...SOON, gil: false, stitcher: "binaryen-opt" },
    only: onlyJit,
  },
  {
    name: "splice, free, stitched at once",
    options: { ...SOON, gil: false, stitcher: "splice", region: "loop", stress: { jitAtOnce: true } },
    only: somePlans,
  },
  { name: "traces, GIL", options: { ...SOON, gil: true, stitcher: "splice", region: "trace" }, only: someFunctions },
  {
    name: "traces, free, stitched at once",
    options: { ...SOON, gil: false, stitcher: "splice", region: "trace", stress: { jitAtOnce: true } },
    only: someFunctions,
  },
  {
    name: "splice, free, functions stitched at once",
    options: { ...SOON, gil: false, stitcher: "splice", stress: { jitAtOnce: true } },
    only: someFunctions,
  },
  {
    name: "splice, free, compiled in the background",
    options: { ...SOON, gil: false, stitcher: "splice", compile: "background" },
    only: (program) => threadPrograms(program) || someFunctions(program),
  },
  {
    name: "splice, free, globals counted per thread",
    options: { ...SOON, gil: false, stitcher: "splice", stress: { countPerThread: true } },
    only: threadPrograms,
  },
  {
    name: "interpreter, biased, globals counted per thread",
    options: { ...SMALL, jit: false, gil: false, refcount: "biased", stress: { countPerThread: true } },
    only: threadPrograms,
  },
  {
    name: "splice, GIL handed over always",
    options: { ...SOON, gil: true, stress: { switchAlways: true } },
    only: threadPrograms,
  },
];

const CELLS = ALL_CELLS.filter(({ name }) => new RegExp(process.env.CELLS ?? "").test(name));
const programs = readPrograms().filter(({ name }) => new RegExp(process.env.PROGRAMS ?? "").test(name));
const outcomes = startCells(CELLS, programs);
const truths = new Map<string, Outcome>();
let oracle: Oracle;

beforeAll(async () => {
  oracle = await loadOracle();
  for (const program of programs) {
    if (!program.sequential) continue;
    truths.set(program.name, oracle.run(program.name, program.source));
    // The oracle blocks this process: without a pause the cells' answers would wait behind their own time limit.
    await new Promise((resolve) => setImmediate(resolve));
  }
}, 240_000);

test("the oracle is CPython 3.14", () => {
  expect(oracle.version).toMatch(/^3\.14\./);
});

test("what programs say of themselves is what CPython says", () => {
  for (const { name, sequential, expected } of programs)
    if (sequential && expected !== undefined) expect(truths.get(name)?.stdout, name).toBe(expected);
});

describe.each(CELLS)("$name", (cell) => {
  const here = outcomes.get(cell.name);
  test.each(programs.filter(({ name }) => here?.has(name)))(
    "$name",
    async (program) => {
      const outcome = await here?.get(program.name);
      if (!outcome) throw new Error(`${program.name} was never started in the cell ${cell.name}`);
      const wrong = mismatch(program, truths.get(program.name), outcome);
      const known = KNOWN_FAILURES.find((entry) => entry.program === program.name && entry.cell.test(cell.name));
      if (known) expect(wrong, `now passes: take it from the list of known failures (${known.reason})`).toBeDefined();
      else if (wrong !== undefined) expect.fail(wrong);
    },
    300_000,
  );

  // A table of hot loops that nothing compiled would prove nothing of the JIT. In the background some come too late.
  test.runIf(cell.options.jit && !cell.options.stress && !cell.options.compile)(
    "hot programs were compiled",
    async () => {
      const idle: string[] = [];
      for (const { name } of programs.filter(jitPrograms)) {
        const outcome = await here?.get(name);
        if (outcome?.kind === "ran" && outcome.compiledLoops === 0) idle.push(name);
      }
      const expected = [...NEVER_COMPILED.keys()].filter((name) => here?.has(name));
      expect(idle, "programs of which no loop was compiled").toEqual(expected.sort());
    },
    300_000,
  );
});
