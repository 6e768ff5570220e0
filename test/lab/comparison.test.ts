/** Comparing two results: the three-way verdict with its margin, cells that one side lacks, foreign files. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { CellSteadiness } from "../../src/lab/artefacts.js";
import { compareResults, judge } from "../../src/lab/comparison.js";
import { comparisonMarkdown, comparisonText } from "../../src/lab/comparison-text.js";
import { seededRandom } from "../../src/lab/random.js";
import { readResults } from "../../src/lab/read-results.js";
import type { CellJson, ResultsFile } from "../../src/lab/results-file.js";
import { runSession } from "../../src/lab/session.js";
import { fakeSession } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "patchwork-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

const cell = (program: string, times: number[]): CellJson =>
  ({
    program,
    engine: "jit",
    threads: 1,
    levels: { engine: "jit", lock: "free" },
    flags: ["--jit", "--no-gil"],
    measure: "steady",
    samplesMs: times,
    problems: [],
    processes: times.map((ms, round) => ({
      round,
      order: round,
      processMs: 1,
      repetitions: [{ phase: "steady", inner: 1, ms, correct: true, checksum: "1" }],
    })),
  }) as unknown as CellJson;
const file = (...results: CellJson[]): ResultsFile =>
  ({
    schema: "patchwork-bench/2",
    environment: { cpu: "a CPU", cores: 2, system: "linux", node: "20.0.0", v8: "11.3", nodeFlags: [] },
    settings: { seed: 1, rounds: 7, warmUp: 3, warmSeconds: 1, repetitions: 10, targetMs: 100, scaling: "strong" },
    design: {},
    control: { turns: 1, series: [], medianMs: 4, spread: 0 },
    interrupted: false,
    results,
  }) as unknown as ResultsFile;

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

/** Processes with a level of their own and repetitions around it: 3 % between processes, 2 % within. */
function noisyCell(program: string, factor: number, seed: number): CellJson {
  const random = seededRandom(seed);
  const around = (centre: number, spread: number) => centre * (1 + spread * ((random(1000) + random(1000)) / 1000 - 1));
  const processes = Array.from({ length: 8 }, (_, round) => {
    const level = around(100 * factor, 0.03);
    const repetitions = Array.from({ length: 3 }, () => ({ phase: "steady", ms: around(level, 0.02) }));
    return { round, repetitions };
  });
  return {
    ...cell(
      program,
      processes.map(({ repetitions }) => repetitions[0]?.ms ?? 0),
    ),
    processes,
  } as unknown as CellJson;
}
const noisyFile = (factor: number, seed: number): ResultsFile =>
  file(...["a", "b", "c"].map((program, at) => noisyCell(program, factor, seed + 97 * at)));

test("samples of the same distribution are inconclusive, samples 10 % slower are worse", () => {
  for (const seed of [1, 2]) {
    const before = noisyFile(1, seed);
    const again = compareResults(before, noisyFile(1, seed + 1000), 0.05);
    expect([again.verdict, again.mean?.verdict]).toEqual(["inconclusive", "inconclusive"]);
    const slower = compareResults(before, noisyFile(1.1, seed + 1000), 0.05);
    expect([slower.verdict, slower.mean?.verdict]).toEqual(["worse", "worse"]);
    const faster = compareResults(before, noisyFile(1 / 1.12, seed + 1000), 0.05);
    expect(faster.mean?.verdict).toBe("better");
  }
});

test("the mean is the geometric one, and one cell that is worse makes the whole so", () => {
  const before = file(cell("a", steady), cell("b", steady));
  const after = file(
    cell(
      "a",
      steady.map((ms) => ms * 2),
    ),
    cell(
      "b",
      steady.map((ms) => ms / 2),
    ),
  );
  const comparison = compareResults(before, after, 0.05);
  expect(comparison.mean?.ratio.value).toBeCloseTo(1, 6);
  expect(comparison.verdict).toBe("worse");
  const text = comparisonText(comparison);
  for (const part of [
    "geometric mean",
    "best:  0.500×",
    "worst: 2.00×",
    "worse: 1 worse, 1 better, 0 inconclusive at a margin of 5.00 %",
  ])
    expect(text).toContain(part);
  const markdown = comparisonMarkdown(comparison).split("\n");
  expect(markdown[0]).toBe("| cell | before | after | time after ÷ before |  |");
  expect(markdown[1]).toBe("| :-- | --: | --: | :-- | :-- |");
  expect(markdown.slice(2, 5).every((line) => line.split("|").length === 7)).toBe(true);
});

test("other machines, another speed and an interrupted run are warned of", () => {
  const before = file(cell("a", steady));
  const environment = { ...before.environment, cpu: "another" };
  const control = { ...before.control, medianMs: 5 };
  const { warnings } = compareResults(before, { ...before, environment, control, interrupted: true }, 0.05);
  expect(warnings).toHaveLength(3);
  expect(warnings.join("\n")).toMatch(/CPU: a CPU, then another[\s\S]*1\.25× as long[\s\S]*second run was interrupted/);
});

test("a cell that went well before and went wrong after makes the comparison worse", () => {
  const wrong = { ...cell("a", steady), problems: ["check(results) is false"] };
  const { broken, verdict } = compareResults(file(cell("a", steady)), file(wrong), 0.05);
  expect(broken).toEqual(["a · jit · free · 1 thread · steady: check(results) is false"]);
  expect(verdict).toBe("worse");
  expect(compareResults(file(wrong), file(wrong), 0.05)).toMatchObject({ broken: [], verdict: "inconclusive" });
});

test("a cell that failed in one run is named, not compared", () => {
  const { cells, failed, verdict } = compareResults(file(cell("a", steady)), file(cell("a", [])), 0.05);
  expect([cells, failed, verdict]).toEqual([
    [],
    ["a · jit · free · 1 thread · steady: it failed in the second run"],
    "inconclusive",
  ]);
});

test.each([
  [true, true, "both runs"],
  [true, false, "the first run"],
  [false, true, "the second run"],
])("a cell with wrong results is named, not compared: %s, %s", (first, second, which) => {
  const either = (wrong: boolean) => file({ ...cell("a", steady), ...(wrong && { wrong: true, problems: ["wrong"] }) });
  const { cells, failed } = compareResults(either(first), either(second), 0.05);
  expect(cells).toEqual([]);
  expect(failed).toEqual([`a · jit · free · 1 thread · steady: its results were wrong in ${which}`]);
});

describe("what does not compare", () => {
  const slower = steady.map((ms) => ms * 2);
  const two = { ...cell("a", steady), threads: 2 };
  const sources = (source: string) => ({ sources: [{ program: "a", path: "a.py", source }] });
  const weak = (results: ResultsFile): ResultsFile => ({
    ...results,
    settings: { ...results.settings, scaling: "weak" },
  });

  test.each<[what: string, before: ResultsFile, after: ResultsFile, reason: string]>([
    ["another scaling", file(two), weak(file({ ...two, samplesMs: slower })), "strong scaling, then weak scaling"],
    [
      "another program of the name",
      { ...file(cell("a", steady)), ...sources("1") },
      { ...file(cell("a", slower)), ...sources("2") },
      "the program's text changed",
    ],
    [
      "other results",
      file({ ...cell("a", steady), checksum: "|1" }),
      file({ ...cell("a", slower), checksum: "|2" }),
      "its results were |1 and are |2",
    ],
  ])("%s: the cell is named with the reason", (_, before, after, reason) => {
    const comparison = compareResults(before, after, 0.05);
    expect(comparison).toMatchObject({ cells: [], verdict: "inconclusive" });
    expect(comparison.failed.map((text) => text.replace(/^.*steady: /, ""))).toEqual([reason]);
    expect(comparisonText(comparison)).toContain(`not compared: ${comparison.failed[0]}`);
  });

  test("on one thread weak scaling is the same work", () => {
    expect(compareResults(file(cell("a", steady)), weak(file(cell("a", steady))), 0.05).cells).toHaveLength(1);
  });

  test("without a steady state nothing is concluded, and the mean is of the others", () => {
    const steadiness = { kind: "none", processes: [{ kind: "none" }] } as unknown as CellSteadiness;
    const comparison = compareResults(
      file(cell("a", steady), cell("b", steady)),
      file({ ...cell("a", slower), steadiness }, cell("b", steady)),
      0.05,
    );
    expect(comparison.cells.map(({ verdict, note }) => [verdict, note])).toEqual([
      ["inconclusive", "no steady state in the second run"],
      ["inconclusive", undefined],
    ]);
    expect([comparison.verdict, comparison.mean?.ratio.value]).toEqual(["inconclusive", 1]);
    expect(comparisonText(comparison)).toContain("inconclusive: no steady state in the second run");
  });

  test("a cell that stands twice in one file only is an error; twice in both, they pair in order", () => {
    const [once, twice] = [file(cell("a", steady)), file(cell("a", steady), cell("a", slower))];
    expect(() => compareResults(once, twice, 0.05)).toThrow(
      "the files have 1 and 2 cells a · jit · free · 1 thread · steady: which belong together is not known",
    );
    expect(compareResults(twice, twice, 0.05).cells.map(({ ratio }) => ratio.value)).toEqual([1, 1]);
  });

  test("levels of the same names on other axes are other cells", () => {
    const level = (axis: string) => ({ ...cell("a", steady), levels: { engine: "jit", [axis]: "500" } });
    expect(compareResults(file(level("threshold")), file(level("refcount")), 0.05).cells).toEqual([]);
  });
});

test.each<[what: string, change: (after: ResultsFile) => Partial<ResultsFile>, warning: string]>([
  [
    "settings",
    ({ settings }) => ({ settings: { ...settings, warmUp: 1, targetMs: 20 } }),
    "The settings differ, as a quick run's from a full one's (--warm-up: 3, then 1; --target-ms: 100, then 20).",
  ],
  [
    "V8's version",
    ({ environment }) => ({ environment: { ...environment, v8: "12.4" } }),
    "V8 differs (V8: 11.3, then 12.4): its compilers make other code.",
  ],
  [
    "Node's flags",
    ({ environment }) => ({ environment: { ...environment, nodeFlags: ["--no-opt"] } }),
    "Node ran with other flags (Node's flags: none, then --no-opt).",
  ],
  ["plug-ins", () => ({ design: { plugins: ["mine.ts"] } }), "The plug-ins differ (plug-ins: none, then mine.ts)."],
  [
    "the start",
    ({ results }) => ({ results: results.map((one) => ({ ...one, flags: [...one.flags, "--start", "warm"] })) }),
    "Cells started in another way, --start (a · jit · free · 1 thread · steady: cold, then warm).",
  ],
  [
    "flags of the cells",
    ({ results }) => ({ results: results.map((one) => ({ ...one, nodeFlags: ["--no-liftoff"] })) }),
    "Cells ran with other flags (a · jit · free · 1 thread · steady: --jit --no-gil, then --no-liftoff --jit --no-gil).",
  ],
])("%s that differ are warned of in one line", (_, change, warning) => {
  const before = file(cell("a", steady));
  const { warnings, cells } = compareResults(before, { ...before, ...change(before) }, 0.05);
  expect(warnings).toEqual([warning]);
  expect(cells).toHaveLength(1);
});

test("a real file that was cut off or changed is refused, as it is it is read", async () => {
  const whole = JSON.stringify(await runSession(fakeSession("sieve", { samples: 1 })));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  expect(readResults(write("whole.json", whole)).results).toHaveLength(4);
  expect(() => readResults(write("cut.json", whole.slice(0, 2000)))).toThrow(/cut\.json: it is no JSON or was cut off/);
  expect(() => readResults(write("changed.json", whole.replace('"samplesMs"', '"sample"')))).toThrow(
    /changed\.json is damaged: \/results\/0 must have required property 'samplesMs'/,
  );
});

test.each([
  ["not JSON", "{", /cannot read .*not JSON.json: it is no JSON or was cut off/],
  ["empty", " \n", /empty\.json is empty/],
  ["another's", '{"benchmarks": []}', /is not a result of patchwork bench \(it names no schema/],
  ["null", "null", /is not a result of patchwork bench/],
  ["older", '{"schema": "patchwork-bench/1"}', /another version of Patchwork \(its schema is patchwork-bench\/1/],
  ["newer", '{"schema": "patchwork-bench/77"}', /another version of Patchwork \(its schema is patchwork-bench\/77/],
])("%s is refused in one line", (name, text, message) => {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, text);
  expect(() => readResults(path)).toThrow(message);
  expect(() => readResults(path)).not.toThrow(/\n/);
});
