/** What the lab makes of an observed process: tiers, names, profiles of cells, lanes to be drawn. */
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { TraceEvent } from "../../src/base/trace-events.js";
import { cellsOf, ENGINE, LOCK } from "../../src/lab/axes.js";
import { launchers } from "../../src/lab/launchers.js";
import { profileCell } from "../../src/lab/profile/profile.js";
import { jitTiers, v8Tiers } from "../../src/lab/profile/tiers.js";
import { functionNames } from "../../src/lab/profile/wasm-names.js";
import { findProgram } from "../../src/lab/programs.js";
import { lanesOf } from "../../src/lab/report/plots/lanes.js";
import { runSession } from "../../src/lab/session.js";
import { summary } from "../../src/lab/summary.js";

const fake = launchers([process.execPath, fileURLToPath(new URL("fake-run.mjs", import.meta.url))]);
const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

afterEach(() => vi.unstubAllEnvs());

describe("V8's trace", () => {
  const module = {
    names: new Map([
      [171, "interpreter"],
      [40, "list_append"],
    ]),
    importedFunctions: 12,
  };
  const event = (name: string, ts: number, dur: number, args = {}) => ({ name, ts, dur, args });

  test("functions by their index; what never ended or is no wasm is left out", () => {
    const traceEvents = [
      event("wasm.CompileBaseline", 1_010_000, 4_000, { funcIndex: 171 }),
      event("wasm.CompileBaseline", 1_020_000, 10, { funcIndex: 40 }),
      event("wasm.CompileTopTier", 1_030_000, 70_000, { func_index: 171 }),
      event("wasm.CompileTopTier", 1_040_000, 2_000, { func_index: 11 }),
      event("wasm.CompileTopTier", 1_900_000, 0, { func_index: 40 }),
      event("wasm.TopTierCompilation", 1_030_000, 71_000),
      event("V8.GCScavenger", 1_000_000, 900),
    ];
    expect(v8Tiers({ traceEvents }, 1_000_000, module)).toEqual([
      { ms: 14, kind: "liftoff", what: "interpreter" },
      { ms: 100, kind: "turbofan", what: "interpreter" },
      { ms: 42, kind: "turbofan", what: "stitched code" },
    ]);
  });

  test("a V8 that does not name the function", () => {
    const traceEvents = [event("wasm.TopTierCompilation", 1_030_000, 71_000)];
    expect(v8Tiers({ traceEvents }, 1_000_000, module)).toEqual([
      { ms: 101, kind: "turbofan", what: "a WebAssembly function" },
    ]);
  });

  test.each([[null], [[]], [{}], [{ traceEvents: 3 }]])("%j holds none", (data) => {
    expect(v8Tiers(data, 0, module)).toEqual([]);
  });
});

test("the JIT's work, from the timeline", () => {
  const span = { ph: "X", pid: 1, tid: 2 } as const;
  const timeline: TraceEvent[] = [
    { ...span, name: "compiling work:3", ts: 1000, dur: 500 },
    { ...span, name: "stitched work:3", ts: 2000, dur: 500 },
  ];
  expect(jitTiers(timeline)).toEqual([{ ms: 1.5, kind: "stitched", what: "work:3" }]);
});

test("names of a module's functions", () => {
  // (module (func $first) (func $second)) with a name section whose module name comes first.
  const bytes = new Uint8Array([
    ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 3, 2, 0, 0, 10, 7, 2, 2, 0, 11, 2, 0, 11],
    ...[
      0,
      27,
      4,
      ...Buffer.from("name"),
      0,
      2,
      1,
      ...Buffer.from("m"),
      1,
      16,
      2,
      0,
      5,
      ...Buffer.from("first"),
      1,
      6,
      ...Buffer.from("second"),
    ],
  ]);
  expect([...functionNames(new WebAssembly.Module(bytes))]).toEqual([
    [0, "first"],
    [1, "second"],
  ]);
  expect(functionNames(new WebAssembly.Module(bytes.subarray(0, 28))).size).toBe(0);
});

test("a cell observed for real: threads, a timeline, V8's and the JIT's tiers", { timeout: 120_000 }, async () => {
  const cell = cellsOf([ENGINE, LOCK], [2]).find(({ levels }) => levels.engine === "jit" && levels.lock === "free");
  const launcher = launchers([process.execPath, main]).patchwork;
  if (!cell || !launcher) throw new Error("no such cell");
  const outcome = await profileCell(findProgram("counting_work"), cell, launcher, { timeoutMs: 100_000 });
  if (!outcome || !("profile" in outcome)) throw new Error(JSON.stringify(outcome));
  const { threads, timeline, tiers, loops, wallMs } = outcome.profile;
  expect(threads.length).toBeGreaterThanOrEqual(3);
  expect(threads[0]?.name).toBe("MainThread");
  expect(threads.slice(1).every(({ name }) => /^Thread-\d+$/.test(name))).toBe(true);
  expect(loops.map(({ code }) => code)).toContain("count");
  expect(timeline.length).toBeLessThan(300);
  const kinds = new Map(tiers.map(({ kind, what, ms }) => [`${kind} ${what}`, ms]));
  expect(kinds.get("liftoff interpreter")).toBeLessThan(wallMs);
  expect([...kinds.keys()].some((key) => key.startsWith("stitched count:"))).toBe(true);
});

describe("profiles of a session", () => {
  const session = (quick: boolean, threadCounts: number[], profile = true) =>
    runSession({
      programs: [findProgram("sieve")],
      figures: false,
      axes: [ENGINE, LOCK],
      threadCounts,
      quick,
      samples: 1,
      seed: 1,
      profile,
      launchers: fake,
    });

  test("every cell once; in quick mode those with the most threads", { timeout: 120_000 }, async () => {
    const full = await session(false, [1, 2]);
    expect(full.profiles?.map(({ parts }) => parts)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    expect(full.profiles?.at(-1)?.threads.map(({ name }) => name)).toEqual(["MainThread", "Thread-1", "Thread-2"]);
    expect(summary(full)).toMatch(
      /where the time goes, cold +lock +threads +a thread's life +interpreting +GIL wait\n/,
    );
    expect(summary(full)).toMatch(/interpreter +GIL +2 +400 ms +66\.7 % +33\.3 %/);
    const quick = await session(true, [1, 2]);
    expect(quick.profiles?.map(({ parts }) => parts)).toEqual([2, 2, 2, 2]);
  });

  test("none when they are not wanted", { timeout: 120_000 }, async () => {
    const none = await session(true, [1], false);
    expect(none.profiles).toEqual([]);
    expect(summary(none)).not.toContain("where the time goes");
  });

  test("one that cannot be made is a warning, and the samples stay", { timeout: 120_000 }, async () => {
    vi.stubEnv("FAKE_RUN_BROKEN", "trace");
    const { profiles, warnings, results } = await session(true, [2]);
    expect(profiles).toEqual([]);
    expect(warnings.join("\n")).toMatch(
      /sieve interp·gil·2t could not be observed, so where its time goes is missing: .*ENOENT/,
    );
    expect(results.every(({ samplesMs }) => samplesMs.length === 1)).toBe(true);
  });
});

describe("lanes", () => {
  const row = (tid: number, name: string): TraceEvent => ({
    name: "thread_name",
    ph: "M",
    ts: 0,
    pid: 1,
    tid,
    args: { name },
  });
  const span = (name: string, fromMs: number, toMs: number, tid = 0): TraceEvent => ({
    name,
    ph: "X",
    ts: fromMs * 1000,
    dur: (toMs - fromMs) * 1000,
    pid: 1,
    tid,
  });

  test("the innermost span wins, the GIL's row belongs to its thread", () => {
    const timeline = [
      row(0, "MainThread"),
      row(1, "MainThread: GIL"),
      span("interpreting", 0, 100),
      span("GIL held", 0, 60, 1),
      span("stitched f:1", 10, 50),
      span("blocked: lock of an object", 20, 30),
      span("waiting for the GIL", 60, 80, 1),
      span("collecting", 80, 90),
    ];
    expect(lanesOf(timeline, 10).map(({ lane, key, fromMs, toMs }) => [lane, key, fromMs, toMs])).toEqual([
      ["MainThread", "interpretingMs", 0, 10],
      ["MainThread", "stitchedMs", 10, 20],
      ["MainThread", "lockWaitMs", 20, 30],
      ["MainThread", "stitchedMs", 30, 50],
      ["MainThread", "interpretingMs", 50, 60],
      ["MainThread", "gilWaitMs", 60, 80],
      ["MainThread", "collectingMs", 80, 90],
      ["MainThread", "interpretingMs", 90, 100],
    ]);
  });

  test("however many spans there are: in order, never on each other, no more than columns", () => {
    const names = ["interpreting", "stitched a:1", "compiling a:1", "waiting for the GIL", "blocked: sleep"];
    const spans = fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(1000), fc.integer({ min: 1, max: 300 })), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(spans, (chosen) => {
        const pieces = lanesOf(
          [row(0, "T"), ...chosen.map(([name, from, length]) => span(name, from, from + length))],
          50,
        );
        expect(pieces.length).toBeLessThanOrEqual(51);
        for (const [index, piece] of pieces.entries()) {
          expect(piece.toMs).toBeGreaterThan(piece.fromMs);
          expect(piece.fromMs).toBeGreaterThanOrEqual((pieces[index - 1]?.toMs ?? 0) - 1e-6);
        }
      }),
    );
  });
});
