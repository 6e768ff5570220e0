/**
 * What the JIT makes of whole programs with short inner loops, by counts that do not depend on time: nests are entered as one and
 * left at their ends, and nothing is taken out again.
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { LoopStats } from "../../src/jit/vm-interface.js";
import { run } from "./run.js";

/** The loops of a benchmark program after some rounds of its whole work. */
async function loopsOf(program: string, rounds: number): Promise<readonly LoopStats[]> {
  const source = readFileSync(new URL(`../../bench/programs/${program}.py`, import.meta.url), "utf8");
  const whole = `${source}\nfor _ in range(${rounds}):\n    result = work(0, 1)\nprint(check([result]))\n`;
  const { printed, stats } = await run(whole, "loop");
  expect(printed).toBe("True\n");
  return stats;
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
