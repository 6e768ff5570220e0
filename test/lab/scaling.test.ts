/** Laws of scaling against published fits, and the analysis of an experiment with several numbers of threads. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOf, ENGINE, LOCK } from "../../src/lab/axes.js";
import type { Phase } from "../../src/lab/driver.js";
import type { CellResult, ExperimentResult } from "../../src/lab/experiment.js";
import { analyseScaling } from "../../src/lab/scaling/analyse.js";
import { type FitRequest, fitCell } from "../../src/lab/scaling/fits.js";
import { fitLaw, peakThreads, speedupBy } from "../../src/lab/scaling/laws.js";

describe("laws", () => {
  /** SPEC SDM91 on a SPARCcenter 2000, the data of R's package usl: load and throughput. */
  const SPECSDM91 = [
    [1, 64.9],
    [18, 995.9],
    [36, 1652.4],
    [72, 1853.2],
    [108, 1828.9],
    [144, 1775.0],
    [216, 1702.2],
  ] as const;

  test("Universal Scalability Law: the coefficients that usl publishes for SPEC SDM91", () => {
    const points = SPECSDM91.map(([threads, throughput]) => ({ threads, speedup: throughput / 64.9, weight: 1 }));
    const { sigma, kappa } = fitLaw("usl", points);
    expect(sigma).toBeCloseTo(1.705e-2, 5);
    expect(kappa).toBeCloseTo(7.892e-5, 8);
    expect(peakThreads("usl", { sigma: 0.001, kappa: 0.00001 })).toBeCloseTo(316, 0);
  });

  test("Amdahl: half serial gives 4/3 at two and never more than 2", () => {
    expect(speedupBy("amdahl", { sigma: 0.5, kappa: 0 }, 2)).toBeCloseTo(4 / 3, 12);
    expect(speedupBy("amdahl", { sigma: 0.5, kappa: 0 }, 1e9)).toBeCloseTo(2, 6);
    expect(peakThreads("amdahl", { sigma: 0.5, kappa: 0 })).toBe(Number.POSITIVE_INFINITY);
  });

  test("Gustafson: his example, 1024 processors and a serial fraction of 0.4 %, is 1020", () => {
    expect(speedupBy("gustafson", { sigma: 0.004, kappa: 0 }, 1024)).toBeCloseTo(1020, 0);
  });

  test.each(["amdahl", "gustafson", "usl"] as const)("%s: an exact curve gives its parameters back", (law) => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 0, max: 0.01, noNaN: true }),
        (s, k) => {
          const truth = { sigma: s, kappa: law === "usl" ? k : 0 };
          const points = [2, 4, 8, 16].map((threads) => ({ threads, speedup: speedupBy(law, truth, threads) }));
          const { sigma, kappa } = fitLaw(law, points);
          expect(sigma).toBeCloseTo(truth.sigma, 6);
          expect(kappa).toBeCloseTo(truth.kappa, 6);
        },
      ),
    );
  });

  test("parameters are never negative: better than perfect is perfect, and the other is fitted alone", () => {
    expect(fitLaw("amdahl", [{ threads: 2, speedup: 2.3 }])).toEqual({ sigma: 0, kappa: 0 });
    expect(
      fitLaw("usl", [
        { threads: 2, speedup: 2.1 },
        { threads: 4, speedup: 4.4 },
      ]),
    ).toEqual({ sigma: 0, kappa: 0 });
    const curved = fitLaw("usl", [
      { threads: 2, speedup: 2.05 },
      { threads: 8, speedup: 5 },
    ]);
    expect(curved.sigma).toBe(0);
    expect(curved.kappa).toBeGreaterThan(0);
  });
});

describe("fits of a cell", () => {
  const series = (ms: number): number[][] => [ms * 0.99, ms, ms * 1.01, ms * 1.005, ms * 0.995].map((time) => [time]);
  const request = (times: Readonly<Record<number, number>>, more: Partial<FitRequest> = {}): FitRequest => ({
    program: "p",
    levels: { engine: "jit" },
    mode: "strong",
    counts: Object.entries(times).map(([threads, ms]) => ({ threads: Number(threads), series: series(ms) })),
    cores: 64,
    ...more,
  });

  test("two counts determine Amdahl and not the Universal Scalability Law, which is said", () => {
    const { fits, unfitted } = fitCell(request({ 1: 100, 2: 60 }));
    expect(fits.map(({ law }) => law)).toEqual(["amdahl"]);
    expect(fits[0]?.parameters[0]?.estimate.value).toBeCloseTo(0.2, 3);
    expect(unfitted).toEqual([
      {
        program: "p",
        levels: { engine: "jit" },
        law: "usl",
        reason: "its two parameters need two thread counts above 1 within this machine's 64 cores, and there is 1",
      },
    ]);
  });

  test("a peak with its interval, and predictions to 128 threads", () => {
    const time = (threads: number): number => 100 / speedupBy("usl", { sigma: 0.02, kappa: 0.004 }, threads);
    const { fits } = fitCell(request(Object.fromEntries([1, 2, 4, 8, 16].map((threads) => [threads, time(threads)]))));
    const usl = fits.find(({ law }) => law === "usl");
    expect(usl?.parameters.map(({ name, estimate }) => [name, estimate.value])).toEqual([
      ["σ", expect.closeTo(0.02, 3)],
      ["κ", expect.closeTo(0.004, 4)],
    ]);
    expect(usl?.peak?.threads.value).toBeCloseTo(Math.sqrt(0.98 / 0.004), 0);
    const [low = 0, high = 0] = usl?.peak?.threads.ci95 ?? [];
    expect(low).toBeLessThanOrEqual(usl?.peak?.threads.value ?? 0);
    expect(high).toBeGreaterThanOrEqual(usl?.peak?.threads.value ?? 0);
    expect(usl?.predicted.map(({ threads }) => threads)).toEqual([2, 4, 8, 16, 32, 64, 128]);
  });

  test("no peak where the law may have none", () => {
    const { fits } = fitCell(request({ 1: 100, 2: 51, 4: 26.5 }));
    expect(fits.find(({ law }) => law === "usl")).not.toHaveProperty("peak");
  });

  test("counts beyond the cores are left out: they measure the lack of cores", () => {
    const { fits, unfitted } = fitCell(request({ 1: 100, 2: 50, 8: 50 }, { cores: 2 }));
    expect(fits[0]?.parameters[0]?.estimate.value).toBeCloseTo(0, 2);
    expect(fits[0]?.measured.map(({ threads }) => threads)).toEqual([2]);
    expect(unfitted[0]?.reason).toContain("within this machine's 2 cores");
    expect(fitCell(request({ 1: 100, 2: 100 }, { cores: 1 })).unfitted.map(({ reason }) => reason)).toEqual([
      "it needs one thread count above 1 within this machine's 1 core, and there is none",
      "its two parameters need two thread counts above 1 within this machine's 1 core, and there is none",
    ]);
    expect(fitCell(request({ 2: 50, 4: 30 })).unfitted[0]?.reason).toBe("one thread was not measured");
  });

  test("weak scaling: scaled speed-up, Gustafson's law in the place of Amdahl's", () => {
    const { fits } = fitCell(request({ 1: 100, 2: 100, 4: 100 }, { mode: "weak" }));
    expect(fits.map(({ law }) => law)).toEqual(["gustafson", "usl"]);
    expect(fits[0]?.measured.map(({ speedup }) => speedup.value)).toEqual([expect.closeTo(2, 6), expect.closeTo(4, 6)]);
    expect(fits[0]?.predicted.at(-1)?.speedup.value).toBeCloseTo(128, 0);
  });

  test("several threads that are slower than one: Amdahl's σ is above 1, uncertain as it is; Gustafson's is not fitted", () => {
    const wide = (ms: number): number[][] => [[ms * 0.6], [ms], [ms * 1.7]];
    const counts = [
      { threads: 1, series: wide(100) },
      { threads: 2, series: wide(160).reverse() },
    ];
    const [amdahl] = fitCell({ ...request({}), counts }).fits;
    const { value = 0, ci95 = [0, 0] } = amdahl?.parameters[0]?.estimate ?? {};
    expect(value).toBeCloseTo(2.2, 6);
    expect(ci95[0]).toBe(0);
    expect(ci95[1]).toBeGreaterThan(3);
    const slower = { 1: 100, 2: 250, 4: 600 };
    expect(fitCell(request(slower)).fits[0]?.parameters[0]?.estimate.ci95[0]).toBeGreaterThan(1);
    const { fits, unfitted } = fitCell(request(slower, { mode: "weak" }));
    expect(fits.map(({ law }) => law)).toEqual(["usl"]);
    expect(unfitted.map(({ law, reason }) => `${law}: ${reason}`)).toEqual([
      "gustafson: several threads do less in a time than one, of which it knows nothing",
    ]);
  });

  test("with one parameter the interval is that of the measured speed-up, by the law", () => {
    const counts = [
      { threads: 1, series: [[98], [101], [100]] },
      { threads: 2, series: [[61], [60], [59]] },
    ];
    const [fit] = fitCell({ ...request({}), counts }).fits;
    const [low = 0, high = 0] = fit?.measured[0]?.speedup.ci95 ?? [];
    const [least = 0, most = 0] = fit?.parameters[0]?.estimate.ci95 ?? [];
    expect(high / low).toBeGreaterThan(1.05);
    // The ends are drawn, to 7 % or so of the interval's half.
    const within = 0.15 * (1 / low - 1 / high);
    expect(Math.abs(2 / high - 1 - least)).toBeLessThan(within);
    expect(Math.abs(2 / low - 1 - most)).toBeLessThan(within);
  });

  test("too few processes: fitted, without intervals", () => {
    const counts = [1, 2].map((threads) => ({ threads, series: [[100 / threads]] }));
    const [fit] = fitCell({ ...request({}), counts }).fits;
    expect(fit?.parameters[0]?.estimate).toEqual({ value: expect.closeTo(0, 10), ci95: [Number.NaN, Number.NaN] });
  });
});

describe("analysis of an experiment", () => {
  const PHASES: readonly Phase[] = ["cold", "warm", "steady", "steady", "steady", "steady", "steady", "steady"];

  function experiment(timeOf: (lock: string, threads: number) => number, unsteady = "", inner = 2): ExperimentResult {
    const cells = cellsOf([ENGINE, LOCK], [1, 2, 4]).map((cell): CellResult => {
      const ms = timeOf(cell.levels.lock ?? "", cell.parts);
      const samples = [0.99, 1, 1.01].map((factor, round) => ({
        round,
        order: round,
        processMs: 500,
        startedAt: 0,
        repetitions: PHASES.map((phase, index) => ({
          phase,
          inner,
          ms: cell.id === unsteady && index > 5 ? 3 * ms : ms * factor,
          correct: true,
          checksum: "1",
        })),
        stats: {
          wallMs: 500,
          instructionsInterpreted: 0,
          loops: [],
          refused: [],
          threads: cell.parts + 1,
          gil: { enabled: cell.levels.lock === "gil", switches: 16 * 20, waitMs: 16 * 50 },
          locks: { waits: 0, waitMs: 0 },
          threadTimes: [],
        },
      }));
      return { cell, samples, problems: [] };
    });
    const program = { name: "p", path: "p.py", source: "", kind: "work" as const, notes: { about: "", suites: [] } };
    return { program, measure: "steady", rounds: 3, scaling: "strong", cells };
  }
  const scales = (lock: string, threads: number): number => (lock === "gil" ? 100 : 100 / threads);

  test("every combination of levels is fitted and simulated; a prediction is checked without what it is checked against", () => {
    const { fits, unfitted, simulations } = analyseScaling(experiment(scales), 4);
    expect(unfitted).toEqual([]);
    expect(fits.map(({ law, levels }) => `${levels.engine} ${levels.lock} ${law}`)).toHaveLength(8);
    const free = simulations.find(({ levels }) => levels.engine === "jit" && levels.lock === "free");
    expect(free?.predicted.map(({ cores }) => cores)).toEqual([4, 8, 16, 32, 64, 128]);
    expect(free?.predicted.at(-1)?.speedup).toBeGreaterThan(100);
    expect(free?.checked.map(({ threads, inside }) => [threads, inside])).toEqual([
      [2, true],
      [4, true],
    ]);
    const gil = simulations.find(({ levels }) => levels.engine === "jit" && levels.lock === "gil");
    expect(gil?.predicted.every(({ speedup }) => speedup <= 1.01)).toBe(true);
  });

  test("a cell without a steady state is not used", () => {
    const { fits } = analyseScaling(experiment(scales, "jit·free·4t"), 4);
    const measured = fits.find(({ levels }) => levels.engine === "jit" && levels.lock === "free")?.measured;
    expect(measured?.map(({ threads }) => threads)).toEqual([2]);
  });

  test("cold runs, and one number of threads, say nothing of scaling", () => {
    const whole = experiment(scales);
    const empty = { fits: [], unfitted: [], simulations: [] };
    expect(analyseScaling({ ...whole, measure: "cold" }, 4)).toEqual(empty);
    expect(analyseScaling({ ...whole, cells: whole.cells.filter(({ cell }) => cell.parts === 1) }, 4)).toEqual(empty);
    expect(analyseScaling({ ...whole, cells: [] }, 4)).toEqual(empty);
  });

  test("a profile says how long the threads block", () => {
    const times = { interpretingMs: 0, stitchedMs: 0, compilingMs: 0, gilWaitMs: 0, lockWaitMs: 0, collectingMs: 0 };
    const profile = {
      program: "p",
      levels: { engine: "jit", lock: "free" },
      parts: 1,
      wallMs: 100,
      threads: [
        { ...times, name: "MainThread", totalMs: 100, blockedMs: 100 },
        { ...times, name: "Thread-1", totalMs: 100, blockedMs: 40 },
      ],
      timeline: [],
      dropped: 0,
      tiers: [],
      loops: [],
      refused: [],
    };
    const { simulations } = analyseScaling(experiment(scales), 4, [profile]);
    const { model } = simulations.find(({ levels }) => levels.engine === "jit" && levels.lock === "free") ?? {};
    // A repetition did the work of 100 ms twice.
    expect(model?.blockedMs).toBeCloseTo(80, 6);
    expect(model?.computeMs).toBeCloseTo(120, 6);
  });

  test("a quick session's profile, of the most threads, says it too; waits for each other are left out", () => {
    const times = { interpretingMs: 0, stitchedMs: 0, compilingMs: 0, collectingMs: 0 };
    const worker = { ...times, totalMs: 200, gilWaitMs: 60, lockWaitMs: 40, blockedMs: 40 };
    const still = { wallMs: 100, timeline: [], dropped: 0, tiers: [], loops: [], refused: [] };
    const profile = {
      ...still,
      program: "p",
      levels: { engine: "jit", lock: "free" },
      parts: 4,
      threads: ["MainThread", "Thread-1", "Thread-2"].map((name) => ({ ...worker, name })),
    };
    const freeOf = (result: ExperimentResult) =>
      analyseScaling(result, 4, [profile]).simulations.find(
        ({ levels }) => levels.engine === "jit" && levels.lock === "free",
      );
    const whole = experiment(scales);
    const withoutGil = whole.cells.filter(({ cell }) => cell.levels.lock === "free" || cell.parts === 1);
    expect(freeOf({ ...whole, cells: withoutGil })?.model.blockedMs).toBeCloseTo(80, 6);
    // With the GIL several threads save nothing: what they were seen to wait for was each other.
    expect(freeOf(whole)?.model.blockedMs).toBe(0);
  });

  test("a short work is simulated as often as a repetition did it: switch intervals and hand-overs are absolute", () => {
    // 0.1 ms, 200 times in a repetition of 20 ms; with the GIL two threads lose 1 % to hand-overs.
    const short = (lock: string, threads: number): number =>
      lock === "gil" ? 0.1 * (1 + 0.01 * (threads - 1)) : 0.1 / threads;
    const { simulations } = analyseScaling(experiment(short, "", 200), 4);
    const gil = simulations.find(({ levels }) => levels.engine === "jit" && levels.lock === "gil");
    expect(gil?.model.inner).toBe(200);
    expect((gil?.model.computeMs ?? 0) + (gil?.model.blockedMs ?? 0)).toBeCloseTo(20, 1);
    // A hand-over of 0.05 ms is a small part of 20 ms, and half of 0.1 ms.
    for (const { predicted, measured } of gil?.checked ?? []) expect(predicted / measured.value).toBeCloseTo(1, 1);
    const free = simulations.find(({ levels }) => levels.engine === "jit" && levels.lock === "free");
    expect(free?.checked.map(({ threads, inside }) => [threads, inside])).toEqual([
      [2, true],
      [4, true],
    ]);
  });
});
