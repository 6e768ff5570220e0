/** What terminal and report say of steady states, laws and predictions; and the small charts. */
import { describe, expect, test } from "vitest";
import { checkVerdict, steadinessTable, suiteTable, unfittedLines } from "../../src/lab/analysis-tables.js";
import { scalingChart, sparkline } from "../../src/lab/charts.js";
import type { Effects } from "../../src/lab/effects.js";
import type { CellJson } from "../../src/lab/results-file.js";
import { cellTable, effectTable, speedupTable } from "../../src/lab/tables.js";
import { verdict } from "../../src/lab/verdict.js";

const process = (ms: readonly number[]) => ({
  round: 0,
  order: 0,
  processMs: 1,
  repetitions: ms.map((time) => ({ phase: "steady", inner: 2, ms: time, correct: true, checksum: "1" })),
});
const segments = [{ start: 0, end: 2, mean: 4, variance: 0 }];
const cell = (kinds: readonly string[]): CellJson =>
  ({
    engine: "jit",
    levels: { engine: "jit", lock: "free" },
    threads: 2,
    samplesMs: [4, 5],
    medianMs: 4.5,
    ci95Ms: [4, 5],
    outliers: [],
    problems: [],
    processes: [process([8, 4, 4]), process([8, 4, 4])],
    steadiness: {
      kind: kinds[0],
      processes: kinds.map((kind) => ({ kind, segments, outliers: [], ...(kind !== "none" && { steadyFrom: 1 }) })),
    },
  }) as unknown as CellJson;

test("the scaling of several programs is one table, a column a cell", () => {
  const entry = (program: string, lock: string, value: number) => ({
    program,
    levels: { engine: "jit", lock },
    threads: 2,
    mode: "strong" as const,
    speedup: { value, ci95: [value, value] as const },
    efficiency: { value: value / 2, ci95: [value / 2, value / 2] as const },
  });
  const { head, rows } = speedupTable([entry("a", "gil", 1), entry("a", "free", 1.9), entry("b", "free", 1.5)]);
  expect(head).toEqual(["times one thread", "threads", "JIT, GIL", "JIT, free"]);
  expect(rows.map(([program, threads, gil, free]) => [program, threads, gil?.slice(0, 2), free?.slice(0, 4)])).toEqual([
    ["a", "2", "1.", "1.90"],
    ["b", "2", "–", "1.50"],
  ]);
});

describe("a cell without a steady state", () => {
  test("has no median in the table; its samples are there", () => {
    const [row = []] = cellTable([cell(["none", "none"])]).rows;
    expect(row.slice(3, 6)).toEqual(["no steady state", "", "4.00 ms – 5.00 ms"]);
    expect(cellTable([cell(["warm-up", "warm-up"])]).rows[0]?.slice(3, 5)).toEqual(["4.50 ms", "[4.00, 5.00]"]);
  });

  test("makes the effects doubtful, in table and verdict", () => {
    const estimate = { value: 2, ci95: [1.9, 2.1] as const };
    const effects: Effects = {
      program: "p",
      threads: 2,
      levels: {},
      jit: estimate,
      free: estimate,
      combined: estimate,
      interaction: estimate,
      doubtful: ["jit·free·2t"],
    };
    expect(effectTable([effects]).rows.every(([, , factor]) => factor?.endsWith("(doubtful)"))).toBe(true);
    expect(verdict(effects, 4)).toContain("doubtful, for jit·free·2t reached no steady state.");
    const { doubtful: _doubtful, ...certain } = effects;
    expect(verdict(certain, 4)).not.toContain("doubtful");
  });
});

test("the table of steady states counts kinds, says from where, and draws one process", () => {
  expect(steadinessTable([cell(["warm-up", "none"])]).rows).toEqual([
    ["JIT", "free", "2", "1 warm-up, 1 without", "repetition 2", "16.0 ms", "█▁▁"],
  ]);
  const { steadiness: _steadiness, ...short } = cell(["flat"]);
  expect(steadinessTable([short]).rows[0]?.slice(3, 6)).toEqual(["too few repetitions", "–", "–"]);
});

test("suite means name the effect, further levels and the number of programs", () => {
  const mean = { value: 2, ci95: [1.5, 2.5] as const };
  const levels = { stitcher: "splice" };
  expect(suiteTable([{ effect: "jit", threads: 2, levels, programs: ["a", "b"], mean }]).rows).toEqual([
    ["JIT alone, splice", "2", "2", "2.00× [1.50, 2.50]"],
  ]);
});

test("a law that was not fitted is said once, with why", () => {
  const entry = { program: "p", levels: {}, law: "usl" as const, reason: "so" };
  expect(unfittedLines([entry, entry])).toEqual(["Universal Scalability Law not fitted: so."]);
});

test.each([
  [2, [1.9, 2.1], 2.004, true, "met, inside the interval"],
  [2, [1.9, 2.1], 2.5, false, "25.0 % too high, outside it"],
  [2, [Number.NaN, Number.NaN], 1.5, false, "25.0 % too low"],
] as const)("a prediction against %d %j: %d", (value, ci95, predicted, inside, text) => {
  expect(checkVerdict({ threads: 2, measured: { value, ci95 }, predicted, inside })).toBe(text);
});

describe("charts", () => {
  test.each([
    [[], ""],
    [[5], "▁"],
    [[100, 100.5, 99.9], "▁▁▁"],
    [[1, 10, 100], "▁▅█"],
    [[Number.NaN, 1, 100, 0], " ▁█ "],
  ])("sparkline of %j", (values, expected) => {
    expect(sparkline(values)).toBe(expected);
  });

  test("scaling: measured in upper case, predicted in lower case, perfect as dots", () => {
    const chart = scalingChart([
      {
        letter: "a",
        title: "JIT free",
        points: [
          { threads: 2, speedup: 1.9, predicted: false },
          { threads: 4, speedup: 3.6, predicted: true },
          { threads: 8, speedup: 4.1, predicted: true },
        ],
      },
      { letter: "b", title: "JIT GIL", points: [{ threads: 2, speedup: 2, predicted: false }] },
    ]);
    expect(chart.split("\n").slice(0, 5)).toEqual([
      "     4× │              a    a",
      "     2× │         *",
      "     1× │    ·",
      "        └────────────────────",
      "             1    2    4    8  threads",
    ]);
    expect(scalingChart([])).toBe("");
    expect(scalingChart([{ letter: "a", title: "", points: [{ threads: 2, speedup: 0, predicted: true }] }])).toBe("");
  });
});
