/** Comparing two results: the three-way verdict with its margin, cells that one side lacks, foreign files. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compareResults, judge } from "../../src/lab/comparison.js";
import { type CellJson, type ResultsFile, readResults } from "../../src/lab/results-file.js";

const folder = mkdtempSync(join(tmpdir(), "patchwork-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

const cell = (program: string, times: number[]): CellJson =>
  ({
    program,
    engine: "jit",
    threads: 1,
    levels: { engine: "jit", lock: "free" },
    measure: "steady",
    samplesMs: times,
    processes: times.map((ms, round) => ({
      round,
      order: round,
      processMs: 1,
      repetitions: [{ phase: "steady", inner: 1, ms, correct: true, checksum: "1" }],
    })),
  }) as unknown as CellJson;
const file = (...results: CellJson[]): ResultsFile =>
  ({ schema: "patchwork-bench/1", results }) as unknown as ResultsFile;

const steady = [100, 101, 99, 100.5, 99.5, 100, 100.2];

test.each([
  [1.2, "worse"],
  [0.8, "better"],
  [1.01, "inconclusive"],
])("times %d: %s", (factor, verdict) => {
  const { cells } = compareResults(
    file(cell("a", steady)),
    file(
      cell(
        "a",
        steady.map((ms) => ms * factor),
      ),
    ),
    0.05,
  );
  expect(cells[0]?.verdict).toBe(verdict);
  expect(cells[0]?.ratio.value).toBeCloseTo(factor, 6);
});

test("noise is inconclusive, and so is one sample", () => {
  const noisy = [80, 130, 95, 120, 70, 110, 140];
  expect(
    compareResults(file(cell("a", noisy)), file(cell("a", noisy.map((ms) => ms * 1.05).reverse())), 0.05).cells[0]
      ?.verdict,
  ).toBe("inconclusive");
  expect(judge({ value: 2, ci95: [Number.NaN, Number.NaN] }, 0.05)).toBe("inconclusive");
});

test("cells of one side only are named", () => {
  const { onlyBefore, onlyAfter } = compareResults(file(cell("a", steady)), file(cell("b", steady)), 0.05);
  expect([onlyBefore, onlyAfter]).toEqual([
    ["a · jit · free · 1 thread · steady"],
    ["b · jit · free · 1 thread · steady"],
  ]);
});

test.each([
  ["not JSON", "{", /cannot read .*not JSON.json: /],
  ["another's", '{"benchmarks": []}', /is not a result of patchwork bench \(its schema is undefined/],
  ["null", "null", /is not a result of patchwork bench/],
])("%s is refused in one line", (name, text, message) => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, text);
  expect(() => readResults(path)).toThrow(message);
});
