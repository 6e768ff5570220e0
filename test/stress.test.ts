/**
 * Exits, one guard after the other: with each of the first guards of the stitched code failing every time it is reached, a program
 * prints what it prints without the JIT. This is where registers that are dead, alive or owned at an exit show.
 */
import { afterAll, describe, expect, test } from "vitest";
import { CellProcess } from "./support/cells.js";
import { WHOLE } from "./support/extent.js";
import { readPrograms } from "./support/programs.js";

/** Guards tried in each program; they are counted round when there are fewer. */
const GUARDS = Array.from({ length: WHOLE ? 12 : 3 }, (_, guard) => guard);
const PROGRAMS = [
  "jit-arguments-held-by-callers.py",
  "jit-bound-arguments.py",
  "jit-bounds-exit.py",
  "jit-bubble-sort.py",
  "jit-copies-own-their-lists.py",
  "jit-dead-and-alive-registers-at-exit.py",
  "jit-float-arithmetic-all-operators.py",
  "jit-folded-generators.py",
  "jit-int-arithmetic-all-operators.py",
  "jit-known-shapes.py",
  "jit-list-grows-under-the-loop.py",
  "jit-list-of-mixed-types.py",
  "jit-loops-over-generators.py",
  "jit-matrix-multiplication.py",
  "jit-nested-loops-break-continue.py",
  "jit-operator-guards.py",
  "jit-quick-builtins.py",
  "jit-quiet-guards.py",
  "jit-quiet-texts-and-dicts.py",
  "jit-references-in-loop.py",
  "jit-rounds-of-turns.py",
  "jit-several-shapes.py",
  "jit-shared-variables-and-super.py",
  "jit-store-references-into-lists.py",
  "jit-string-building.py",
  "jit-swap-in-loop.py",
  "jit-unbound-local-in-loop.py",
  "jit-with-lock-in-hot-loop.py",
];

/** Guards and exits belong to the plan, which both stitchers are given: the slower one takes some of the programs. */
const PLANNED = PROGRAMS.filter((_, index) => WHOLE || index % 4 === 0);

/** A selection for traces, of which most guards lead off them. */
const TRACED = [
  "jit-copies-own-their-lists.py",
  "jit-dead-and-alive-registers-at-exit.py",
  "jit-list-of-mixed-types.py",
  "jit-loops-over-generators.py",
  "jit-nested-loops-break-continue.py",
  "jit-references-in-loop.py",
  "jit-unbound-local-in-loop.py",
];

const common = { memoryBytes: 2 ** 26 };
const programs = readPrograms().filter(({ name }) => PROGRAMS.includes(name));
const interpreter = new CellProcess({ name: "interpreter", options: { ...common, jit: false, gil: false } });
afterAll(() => interpreter.stop());

test("the programs are there", () => {
  expect(programs.map(({ name }) => name)).toEqual(PROGRAMS);
});

describe.each([
  { stitcher: "splice", region: "auto", guards: GUARDS, only: PROGRAMS },
  { stitcher: "binaryen", region: "auto", guards: GUARDS, only: PLANNED },
  { stitcher: "splice", region: "trace", guards: GUARDS, only: TRACED },
] as const)("$stitcher, $region, free", ({ stitcher, region, guards, only }) => {
  const options = { ...common, jit: true, gil: false, stitcher, region, hotThreshold: 100 };
  const child = new CellProcess({ name: "stress", options });
  afterAll(() => child.stop());
  test.each(programs.filter(({ name }) => only.includes(name)))(
    "$name",
    async (program) => {
      const truth = await interpreter.run(program);
      for (const exitAt of guards) {
        const outcome = await child.run(program, { stress: { exitAt } });
        expect(outcome, `guard ${exitAt} always fails`).toMatchObject({
          ...truth,
          compiledLoops: expect.any(Number),
        });
      }
    },
    120_000,
  );
});
