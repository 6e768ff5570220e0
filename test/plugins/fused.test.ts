/**
 * The superinstruction of bench/plugins in every cell: each program of programs/ prints what CPython prints, with
 * ints, floats, both, errors and their positions; and it really is fused, in the interpreter and in stitched code.
 */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linkAll, usePlugins } from "../../dist/plugins/use.js";
import type { RunOptions } from "../../src/threads/options.js";
import { CellProcess } from "../support/cells.js";
import { mismatch } from "../support/compare.js";
import { loadOracle, type Outcome } from "../support/oracle.js";
import { readPrograms } from "../support/programs.js";
import { example, LINK_MS } from "./support.js";

const PLUGIN = example("fused-multiply-add");
const programs = readPrograms(fileURLToPath(new URL("programs/", import.meta.url)));
const truths = new Map<string, Outcome>();

beforeAll(async () => {
  await linkAll(await usePlugins([PLUGIN]));
  const oracle = await loadOracle();
  for (const program of programs) truths.set(program.name, oracle.run(program.name, program.source));
}, LINK_MS);

const SMALL = { memoryBytes: 2 ** 26, plugins: [PLUGIN] } as const;
const SOON = { ...SMALL, jit: true, hotThreshold: 100 } as const;
const CELLS: readonly { readonly name: string; readonly options: Partial<RunOptions> }[] = [
  { name: "interpreter, GIL", options: { ...SMALL, jit: false, gil: true } },
  { name: "interpreter, free", options: { ...SMALL, jit: false, gil: false } },
  { name: "splice, GIL", options: { ...SOON, gil: true } },
  { name: "splice, free", options: { ...SOON, gil: false } },
  { name: "splice, stitched at once", options: { ...SOON, gil: false, stress: { jitAtOnce: true } } },
  { name: "binaryen, free", options: { ...SOON, gil: false, stitcher: "binaryen" } },
  { name: "binaryen-opt, free", options: { ...SOON, gil: false, stitcher: "binaryen-opt" } },
];

describe.each(CELLS)("$name", (cell) => {
  const child = new CellProcess(cell);
  afterAll(() => child.stop());

  test.each(programs)(
    "$name",
    async (program) => {
      const outcome = await child.run(program);
      const wrong = mismatch(program, truths.get(program.name), outcome);
      if (wrong !== undefined) expect.fail(wrong);
      const hot = cell.options.jit && !cell.options.stress;
      if (hot && outcome.kind === "ran") expect(outcome.compiledLoops, "compiled loops").toBeGreaterThan(0);
    },
    120_000,
  );
});

describe("with each of the first guards failing", () => {
  const child = new CellProcess({ name: "exits", options: { ...SOON, gil: false } });
  afterAll(() => child.stop());
  test.each(programs.filter(({ name }) => /floats|references/.test(name)))(
    "$name",
    async (program) => {
      for (let exitAt = 0; exitAt < 5; exitAt++) {
        const outcome = await child.run(program, { stress: { exitAt } });
        const wrong = mismatch(program, truths.get(program.name), outcome);
        if (wrong !== undefined) expect.fail(`guard ${exitAt} always fails: ${wrong}`);
      }
    },
    120_000,
  );
});
