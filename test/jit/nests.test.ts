/**
 * What the JIT makes of whole programs with short inner loops, by counts that do not depend on time: nests are entered as one and
 * left at their ends, and nothing is taken out again.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LAYOUT } from "../../src/base/layout.js";
import { createJit } from "../../src/jit/host.js";
import type { JitHost, LoopStats } from "../../src/jit/vm-interface.js";
import { compileProgram } from "../../src/language/index.js";
import { createProgramMemory } from "../../src/vm/loader.js";
import { createVm } from "../../src/vm/vm.js";
import { library } from "./support.js";

const HOT = 100;
const module = new WebAssembly.Module(readFileSync(new URL("../../dist/wasm/plain.wasm", import.meta.url)));

/** The loops of a benchmark program after some rounds of its whole work. */
async function loopsOf(program: string, rounds: number): Promise<readonly LoopStats[]> {
  const source = readFileSync(new URL(`../../bench/programs/${program}.py`, import.meta.url), "utf8");
  const whole = `${source}\nfor _ in range(${rounds}):\n    result = work(0, 1)\nprint(check([result]))\n`;
  const options = { memoryBytes: 2 ** 26, gil: true, jit: true, switchIntervalMs: 5, hotThreshold: HOT };
  let jit: JitHost | undefined;
  let printed = "";
  const vm = createVm(module, createProgramMemory(compileProgram(whole, "test.py"), options), 0, {
    hot: (loop, fp) => jit?.hot(loop, fp),
    install: (loop) => jit?.install(loop),
    threadStart: () => 0,
    event: () => {},
    text: {
      capture: (_fd: number, text: string) => {
        printed += text;
      },
    },
  });
  jit = await createJit(vm, { stitcher: "splice", region: "loop", hotThreshold: HOT, library });
  const status = (vm.exports.threadEnter as () => number)();
  if (status === LAYOUT.STATUS_FRAME) while (vm.exports.run() === LAYOUT.LEFT_REENTER);
  expect(printed).toBe("True\n");
  return jit.stats();
}

const sum = (numbers: readonly number[]) => numbers.reduce((left, right) => left + right, 0);

/** Turns of the innermost loops of one round, and how often compiled code may be left in it. */
test.each([
  ["matmul", 4, 100, 48 ** 3],
  ["nbody", 3, 100, 8 * 400 * 3],
  ["edit_distance", 3, 400, 12 * 60 * 60],
  ["bubble_sort", 2, 2000, 100_000],
  ["sieve", 2, 3000, 400_000],
  ["collatz", 2, 200, 100_000],
])("%s", async (program, rounds, exits, turns) => {
  const loops = await loopsOf(program, rounds);
  expect(loops.length).toBeGreaterThan(0);
  expect(sum(loops.map(({ takenOut }) => takenOut))).toBe(0);
  expect(sum(loops.map((loop) => loop.exits))).toBeLessThan(exits * rounds);
  expect(exits).toBeLessThan(turns / 20);
});
