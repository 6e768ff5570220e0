/** The way of a bench run, from programs to terminal text and report, over a stand-in for `patchwork run`. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { axisOf, cellsOf, designAxes, ENGINE, LOCK } from "../../src/lab/axes.js";
import type { ScalingMode } from "../../src/lab/driver.js";
import { makePlan } from "../../src/lab/plan.js";
import { findProgram } from "../../src/lab/programs.js";
import { reportPage } from "../../src/lab/report/page.js";
import type { CellJson, ResultsFile } from "../../src/lab/results-file.js";
import { lastWords, runProcess } from "../../src/lab/runner.js";
import { runSession } from "../../src/lab/session.js";
import { summary } from "../../src/lab/summary.js";
import { cellTable } from "../../src/lab/tables.js";
import { fake, fakeSession } from "./support.js";

const bench = (program: string, threadCounts: number[], samples = 3, scaling: ScalingMode = "strong") =>
  benchAll([program], threadCounts, samples, scaling);

const benchAll = (
  programs: readonly string[],
  threadCounts: number[],
  samples: number,
  scaling: ScalingMode,
): Promise<ResultsFile> =>
  runSession({
    programs: programs.map(findProgram),
    scaling,
    figures: false,
    axes: [ENGINE, LOCK],
    threadCounts,
    quick: true,
    samples,
    seed: 7,
    profile: false,
    launchers: fake,
  });

afterEach(() => vi.unstubAllEnvs());

/** Each starts up to 24 processes, which takes long on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

test("a script: four cells, effects, what was compiled, verdict", async () => {
  const results = await bench("counting", [1, 2], 5);
  expect(results.results.map(({ engine, gil, threads }) => [engine, gil, threads])).toEqual([
    ["interp", true, 4],
    ["interp", false, 4],
    ["jit", true, 4],
    ["jit", false, 4],
  ]);
  const [effect] = results.effects;
  expect(effect?.jit.value).toBeCloseTo(8, 0);
  expect(effect?.free.value).toBeCloseTo(2, 0);
  expect(effect?.interaction.value).toBeCloseTo(1.2, 1);
  const text = summary(results);
  expect(text).toContain("The two bets more than multiply");
  expect(text).toMatch(/count +9 +loop +splice +3 +311/);
  const page = reportPage(results);
  expect(page).toContain("<svg");
  expect(page).not.toMatch(/(src|href)="https?:/);
});

test("a work program: thread counts, scaling, steady state apart from cold, laws and simulations", async () => {
  const results = await bench("sieve", [1, 2]);
  expect(results.results).toHaveLength(8);
  expect(results.effects.map(({ threads }) => threads)).toEqual([1, 2]);
  const free = results.scaling.find(({ levels }) => levels.engine === "interp" && levels.lock === "free");
  expect(free?.speedup.value).toBeCloseTo(2, 0);
  const [cell] = results.results;
  expect(cell?.coldMs[0]).toBeGreaterThan(1.5 * (cell?.medianMs ?? 0));
  expect(cell?.processes[0]?.repetitions.map(({ phase }) => phase)).toContain("warm");
  const page = reportPage(results);
  expect(page).toContain("Warm-up");
  expect(page).toContain("intervals by bootstrap over processes, each with all its repetitions");
  expect(results.results.map(({ steadiness }) => steadiness?.kind)).toEqual(Array(8).fill("warm-up"));
  expect(results.simulations).toHaveLength(4);
  const text = summary(results);
  expect(text).toMatch(/JIT +free +2 +3 warm-up +repetition 2/);
  expect(text).toMatch(/strong scaling +lock +threads +times one thread +efficiency/);
  expect(text).toContain("Universal Scalability Law not fitted: its two parameters need two thread counts above 1");
  expect(text).toMatch(/predicted by simulation +lock +4 cores/);
  expect(text).toContain("upper case measured, lower case predicted");
  expect(results.suite).toEqual([]);
});

test("several programs: geometric means of the effects", async () => {
  const results = await benchAll(["sieve", "matmul"], [1], 1, "strong");
  expect(results.suite.map(({ effect, threads, programs }) => [effect, threads, programs])).toEqual(
    ["jit", "free", "combined", "interaction"].map((effect) => [effect, 1, ["sieve", "matmul"]]),
  );
  expect(results.suite[0]?.mean.value).toBeCloseTo(8, 0);
  expect(summary(results)).toContain("geometric mean over the programs");
});

test("weak scaling: efficiency is one thread's time over several threads'", async () => {
  const results = await bench("sieve", [1, 2], 1, "weak");
  expect(results.settings.scaling).toBe("weak");
  const scaling = results.scaling.find(({ levels }) => levels.engine === "interp" && levels.lock === "gil");
  expect(scaling?.mode).toBe("weak");
  expect(scaling?.speedup.value).toBeCloseTo(2 * (scaling?.efficiency.value ?? 0), 6);
  expect(summary(results)).toContain("weak scaling: every thread does the whole work");
  vi.stubEnv("FAKE_RUN_BROKEN", "wrong");
  const wrong = await bench("sieve", [2], 1, "weak");
  expect(wrong.results.flatMap(({ problems }) => problems).join()).toContain("use strong scaling)");
});

describe("a cell without a steady state", () => {
  test("is said so in the table, a warning and the verdict", async () => {
    vi.stubEnv("FAKE_RUN_BROKEN", "unsteady");
    const results = await bench("sieve", [2], 1);
    const cell = results.results.find(({ engine, gil }) => engine === "jit" && gil === false);
    expect(cell?.steadiness?.kind).toBe("none");
    expect(cell?.samplesMs).toHaveLength(1);
    expect(results.effects[0]?.doubtful).toEqual(["jit·free·2t"]);
    expect(results.warnings.join("\n")).toContain("No steady state was reached");
    const text = summary(results);
    expect(text).toContain("no steady state");
    expect(text).toContain("doubtful, for jit·free·2t reached no steady state");
  });
});

describe("a cell that goes wrong is marked, and the others are kept", () => {
  test.each([
    ["wrong", "jit", false, "check(results) is false, results |41"],
    ["crash", "jit", true, "ended with exit code 1: RuntimeError: made to fail"],
    ["stats", "interp", true, "its statistics cannot be read: the statistics of a run have no gil"],
  ])("%s", async (broken, engine, gil, problem) => {
    vi.stubEnv("FAKE_RUN_BROKEN", broken);
    const results = await bench("sieve", [2], 2);
    const cell = results.results.find((candidate) => candidate.engine === engine && candidate.gil === gil);
    expect(cell?.problems).toContain(problem);
    expect(results.warnings.join("\n")).toContain(problem);
    expect(() => summary(results)).not.toThrow();
    reportPage(results);
  });
});

test("a cell whose results differ is marked although the first cell failed", async () => {
  vi.stubEnv("FAKE_RUN_BROKEN", "first");
  const { results } = await bench("sieve", [1], 1);
  expect(results.map(({ cell, problems, wrong }) => [cell, problems[0] ?? "", wrong ?? false])).toEqual([
    ["interp·gil·1t", "ended with exit code 1: RuntimeError: made to fail", false],
    ["interp·free·1t", "", false],
    ["jit·gil·1t", "", false],
    ["jit·free·1t", "its results |41 are not those of interp·free·1t, |42", true],
  ]);
});

test("a cell that is known to be wrong is not what the others are measured by", async () => {
  vi.stubEnv("FAKE_RUN_BROKEN", "wrong");
  const { results } = await runSession({
    ...fakeSession("sieve", { samples: 1, profile: false }),
    axes: designAxes([axisOf("engine=jit"), axisOf("lock=free,gil")]),
  });
  expect(results.map(({ wrong }) => wrong)).toEqual([true, undefined]);
});

test("a cell says that a result is wrong by what was checked, not by words in a message", async () => {
  const [cell] = (await bench("sieve", [1], 1)).results;
  if (!cell) throw new Error("nothing was measured");
  const noteOn = (more: Partial<CellJson>) => cellTable([{ ...cell, ...more }]).rows[0]?.at(-1);
  expect(noteOn({ problems: ["ended with exit code 1: ValueError: no results"] })).toBe("failed, see below");
  expect(noteOn({ problems: ["check(results) is false"], wrong: true })).toBe("WRONG RESULT, see below");
});

test.each([
  [
    "a message of two lines",
    'Traceback (most recent call last):\n  File "a.py", line 2\n    work()\n    ^^^^\nValueError: no\nway\n',
    "ValueError: no way",
  ],
  [
    "Node's own",
    "node:fs:1\n  throw error;\n\nError: cannot find it\n    at a (b.js:1:2)\n    at c\n\nNode.js v20.20.2\n",
    "Error: cannot find it",
  ],
  ["one line", "patchwork: no\n", "patchwork: no"],
  ["nothing", "", ""],
])("what a process said last: %s", (_, stderr, words) => {
  expect(lastWords(stderr)).toBe(words);
});

test("a program that prints without end is ended, and says so", async () => {
  const endless = [
    process.execPath,
    "-e",
    'const text = "x".repeat(2 ** 20); const say = () => { while (process.stdout.write(text)); process.stdout.once("drain", say); }; say();',
  ];
  const { problem } = await runProcess(endless, {}, { timeoutMs: 100_000 });
  expect(problem).toBe("printed more than 64 MiB, so it was ended");
});

test("what goes wrong alike in every process is one problem, whatever its folder is called", async () => {
  vi.stubEnv("FAKE_RUN_BROKEN", "names");
  const [cell] = (await bench("sieve", [1], 2)).results;
  expect(cell?.problems).toEqual(["ended with exit code 1: OSError: [Errno 28] No space left on device: 'sieve.py'"]);
});

test("a folder for temporary files that goes away is the samples' problem, not the run's end", async () => {
  vi.stubEnv("TMPDIR", "/nowhere");
  const results = await bench("sieve", [1], 2);
  expect(results.results.map(({ problems }) => problems)).toEqual(
    Array(4).fill(["cannot use the folder for temporary files, /nowhere: it is not there; TMPDIR names another"]),
  );
  expect(() => summary(results)).not.toThrow();
});

test("an order is interleaved by rounds and the same for the same seed", () => {
  const cells = cellsOf([ENGINE, LOCK], [1, 2]);
  const plan = makePlan("p", cells, 3, 5);
  for (const round of [0, 1, 2]) {
    expect(new Set(plan.filter((run) => run.round === round).map(({ cell }) => cell.id)).size).toBe(8);
  }
  expect(makePlan("p", cells, 3, 5)).toEqual(plan);
  expect(makePlan("p", cells, 3, 6)).not.toEqual(plan);
});

test("unknown axes, levels and programs are named with what there is", () => {
  expect(() => axisOf("colour")).toThrow(/no axis is named colour; there are engine, .*stitcher/);
  expect(() => axisOf("engine=jit,fast")).toThrow("axis engine has no level fast; it has interp, jit");
  expect(() => findProgram("nothing")).toThrow(
    /no program is at nothing; give a .py file, a bundled program or a suite \(patchwork bench --list names them\)$/,
  );
});

test("a further axis has a column of its own, and a wrong result is written where the cell stands", async () => {
  vi.stubEnv("FAKE_RUN_BROKEN", "wrong");
  const results = await runSession({
    programs: [findProgram("sieve")],
    figures: false,
    axes: designAxes([axisOf("threshold=500,5000"), axisOf("engine=jit")]),
    threadCounts: [1],
    quick: true,
    samples: 1,
    seed: 7,
    launchers: fake,
  });
  const lines = summary(results).split("\n");
  expect(lines.find((line) => line.includes("engine"))).toMatch(/engine +lock +threshold +threads/);
  expect(lines.filter((line) => /JIT +free +(500|5000) turns.*WRONG RESULT/.test(line))).toHaveLength(2);
});
