/** What a cell with wrong results must not become: a part of speed-ups, scaling, suite means, fits or pyperf's files. */
import { expect, test } from "vitest";
import { effectsOf, scalingOf } from "../../src/lab/effects.js";
import type { ExperimentResult } from "../../src/lab/experiment.js";
import { formatMs, formatMsInterval } from "../../src/lab/format.js";
import { toPyperf } from "../../src/lab/pyperf.js";
import { toResultsFile } from "../../src/lab/results-file.js";
import { suiteMeans } from "../../src/lab/suite.js";
import { experiment, findings } from "./synthetic.js";

const times = { neither: 40, jit: 5, free: 41, both: 5.1 };

function wrongIn(id: string): ExperimentResult {
  const result = experiment({ 1: times, 2: times });
  expect(result.cells.some(({ cell }) => cell.id === id)).toBe(true);
  const cells = result.cells.map((cell) =>
    cell.cell.id === id
      ? { ...cell, wrong: true as const, problems: ["its results |2 are not those of another"] }
      : cell,
  );
  return { ...result, cells };
}

test("speed-ups, scaling and means are made of the others", () => {
  const result = wrongIn("jit·free·2t");
  expect(effectsOf(result).map(({ threads }) => threads)).toEqual([1]);
  const scaled = scalingOf(result).map(({ levels }) => `${levels.engine}·${levels.lock}`);
  expect(scaled).toEqual(["interp·gil", "jit·gil", "interp·free"]);
  const good = { ...experiment({ 1: times, 2: times }), program: { ...result.program, name: "good" } };
  const means = (...results: ExperimentResult[]) => suiteMeans(results).map(({ threads }) => threads);
  expect(new Set(means(result, good))).toEqual(new Set([1]));
});

test("pyperf's file leaves it out", () => {
  const named = (result: ExperimentResult): number => toPyperf(toResultsFile(findings(result))).benchmarks.length;
  expect(named(wrongIn("jit·free·2t"))).toBe(named(experiment({ 1: times, 2: times })) - 1);
});

test.each([
  [0.0873, [0.0561, 0.136], "87.3 µs", "[56.1, 136]"],
  [12.5, [9.5, 14], "12.5 ms", "[9.50, 14.0]"],
  [12_500, [9_500, 14_000], "12.5 s", "[9.50, 14.0]"],
] as const)("a time of %d ms and its interval are in one unit", (ms, interval, time, bounds) => {
  expect([formatMs(ms), formatMsInterval(ms, interval)]).toEqual([time, bounds]);
});
