/** The way of a bench run, from programs to terminal text and report, over a stand-in for `patchwork run`. */
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { axisOf, cellsOf, ENGINE, LOCK } from "../../src/lab/axes.js";
import { launchers } from "../../src/lab/launchers.js";
import { makePlan } from "../../src/lab/plan.js";
import { findProgram } from "../../src/lab/programs.js";
import { reportPage } from "../../src/lab/report/page.js";
import type { ResultsFile } from "../../src/lab/results-file.js";
import { runSession } from "../../src/lab/session.js";
import { summary } from "../../src/lab/summary.js";

const fake = launchers([process.execPath, fileURLToPath(new URL("fake-run.mjs", import.meta.url))]);

const bench = (program: string, threadCounts: number[], samples = 3): Promise<ResultsFile> =>
  runSession({
    programs: [findProgram(program)],
    figures: false,
    axes: [ENGINE, LOCK],
    threadCounts,
    quick: true,
    samples,
    seed: 7,
    launchers: fake,
  });

afterEach(() => vi.unstubAllEnvs());

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

test("a work program: thread counts, scaling, steady state apart from cold", async () => {
  const results = await bench("sieve", [1, 2]);
  expect(results.results).toHaveLength(8);
  expect(results.effects.map(({ threads }) => threads)).toEqual([1, 2]);
  const free = results.scaling.find(({ levels }) => levels.engine === "interp" && levels.lock === "free");
  expect(free?.speedup.value).toBeCloseTo(2, 0);
  const [cell] = results.results;
  expect(cell?.coldMs[0]).toBeGreaterThan(1.5 * (cell?.medianMs ?? 0));
  expect(cell?.processes[0]?.repetitions.map(({ phase }) => phase)).toContain("warm");
  expect(reportPage(results)).toContain("Warm-up");
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
  expect(() => axisOf("colour")).toThrow("no axis is named colour; there are engine, lock, stitcher");
  expect(() => axisOf("engine=jit,fast")).toThrow("axis engine has no level fast; it has interp, jit");
  expect(() => findProgram("nothing")).toThrow(
    /no program is at nothing; give a .py file, a bundled program or a suite \(patchwork bench --list names them\)$/,
  );
});
