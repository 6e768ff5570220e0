/** The simulated scheduler: laws that any schedule obeys, the GIL's behaviour, and calibration. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalibrationInput, calibrate, type MeasuredRun, run } from "../../src/lab/scaling/calibrate.js";
import { predictScaling } from "../../src/lab/scaling/predict.js";
import { type Machine, type Step, simulate } from "../../src/lab/scaling/schedule.js";
import { threadPlans } from "../../src/lab/scaling/workload.js";

const GIL: Machine = { cores: 4, lock: "gil", switchIntervalMs: 5, handoverMs: 0, contention: 0 };
const FREE: Machine = { ...GIL, lock: "free" };
const computing = (ms: number): Step[] => [{ kind: "compute", ms }];
const sleeping = (ms: number): Step[] => [{ kind: "block", ms }];

describe("a schedule", () => {
  test("of nothing takes no time", () => {
    expect(simulate([], FREE)).toEqual({ wallMs: 0, gilSwitches: 0, lockWaitMs: 0 });
    expect(simulate([[]], GIL).wallMs).toBe(0);
  });

  test("threads up to the cores run side by side, more share them", () => {
    const plans = (count: number) => Array.from({ length: count }, () => computing(60));
    expect(simulate(plans(4), FREE).wallMs).toBeCloseTo(60, 6);
    expect(simulate(plans(8), FREE).wallMs).toBeCloseTo(120, 6);
  });

  test("with the GIL one computes at a time, and the switch interval says how often they change", () => {
    const { wallMs, gilSwitches } = simulate([computing(50), computing(50)], GIL);
    expect(wallMs).toBeCloseTo(100, 6);
    expect(gilSwitches).toBeGreaterThanOrEqual(18);
    expect(gilSwitches).toBeLessThanOrEqual(20);
    const dear = simulate([computing(50), computing(50)], { ...GIL, handoverMs: 1 });
    expect(dear.wallMs).toBeCloseTo(100 + dear.gilSwitches, 6);
  });

  test("blocking overlaps, with and without the GIL", () => {
    for (const machine of [GIL, FREE]) {
      expect(simulate([sleeping(40), sleeping(40), sleeping(40)], machine).wallMs).toBeCloseTo(40, 6);
    }
  });

  test("a thread that comes back from blocking waits a switch interval for the GIL", () => {
    const sleeper: Step[] = [...sleeping(2), ...computing(1)];
    const { wallMs } = simulate([computing(4), sleeper], GIL);
    expect(wallMs).toBeCloseTo(5, 6);
    const waits = simulate([computing(100), sleeper], GIL);
    expect(waits.gilSwitches).toBe(2);
  });

  test("a lock is held by one", () => {
    const locked: Step[] = [{ kind: "locked", ms: 30 }];
    const { wallMs, lockWaitMs } = simulate([locked, locked, locked], FREE);
    expect(wallMs).toBeCloseTo(90, 6);
    expect(lockWaitMs).toBeCloseTo(30 + 60, 6);
  });

  test("contention slows all that compute", () => {
    const { wallMs } = simulate([computing(50), computing(50)], { ...FREE, contention: 0.1 });
    expect(wallMs).toBeCloseTo(55, 6);
  });

  test("any: never shorter than the longest thread or than the work over the cores; the same for the same seed", () => {
    const step = fc.record({
      kind: fc.constantFrom("compute", "locked", "block"),
      ms: fc.double({ min: 0.1, max: 20, noNaN: true }),
    }) as fc.Arbitrary<Step>;
    const plans = fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 8 });
    const sum = (steps: readonly Step[], kinds: readonly string[]): number =>
      steps.reduce((total, { kind, ms }) => total + (kinds.includes(kind) ? ms : 0), 0);
    fc.assert(
      fc.property(plans, fc.constantFrom(GIL, FREE), fc.integer({ min: 1, max: 5 }), (steps, base, cores) => {
        const machine = { ...base, cores };
        const simulated = simulate(steps, machine, 7);
        const computed = sum(steps.flat(), ["compute", "locked"]);
        const all = sum(steps.flat(), ["compute", "locked", "block"]);
        const bound = Math.max(
          computed / (machine.lock === "gil" ? 1 : cores),
          sum(steps.flat(), ["locked"]),
          ...steps.map((plan) => sum(plan, ["compute", "locked", "block"])),
        );
        expect(simulated.wallMs).toBeGreaterThanOrEqual(bound - 1e-6);
        expect(simulated.wallMs).toBeLessThanOrEqual(all + 1e-6);
        expect(simulate(steps, machine, 7)).toEqual(simulated);
      }),
    );
  });
});

describe("thread plans", () => {
  test("strong scaling cuts the work, weak scaling repeats it", () => {
    const workload = { computeMs: 100, blockedMs: 20, lockedShare: 0.1, bursts: 10 };
    const total = (plans: readonly (readonly Step[])[]): number => plans.flat().reduce((sum, { ms }) => sum + ms, 0);
    for (const threads of [1, 2, 4, 128]) {
      expect(total(threadPlans(workload, threads, "strong"))).toBeCloseTo(120, 6);
      expect(total(threadPlans(workload, threads, "weak"))).toBeCloseTo(120 * threads, 6);
    }
  });
});

describe("calibration", () => {
  const input = (lock: "gil" | "free", runs: MeasuredRun[], gilRuns = runs): CalibrationInput => ({
    lock,
    mode: "strong",
    runs,
    gilRuns,
    cores: 4,
    switchIntervalMs: 5,
  });
  const measured = (threads: number, ms: number, lockWaitMs = 0, gilSwitches = ms / 5): MeasuredRun => ({
    threads,
    ms,
    gilSwitches,
    lockWaitMs,
  });
  const gil = [measured(1, 100), measured(4, 104)];

  test("the cost of handing over the GIL", () => {
    const request = input("gil", gil);
    const model = calibrate(request);
    expect(model?.workload.blockedMs).toBe(0);
    expect(model?.handoverMs).toBeGreaterThan(0.1);
    expect(model && run(model, 4, request).wallMs).toBeCloseTo(104, 0);
  });

  test("contention, from what threads without the GIL fall short", () => {
    const request = input("free", [measured(1, 100), measured(4, 28)], gil);
    const model = calibrate(request);
    expect(model?.contention).toBeCloseTo(0.04, 2);
    expect(model && run(model, 4, request).wallMs).toBeCloseTo(28, 0);
  });

  test("the share under a lock, from how long it was waited for", () => {
    const model = calibrate(input("free", [measured(1, 100), measured(4, 60, 120)], gil));
    expect(model?.workload.lockedShare).toBeGreaterThan(0.4);
    expect(model?.workload.lockedShare).toBeLessThan(0.7);
  });

  test("what threads gain with the GIL, they gain while others block", () => {
    const runs = [measured(1, 100), measured(4, 45, 0, 40)];
    const model = calibrate(input("gil", runs));
    expect(model?.workload.blockedMs).toBeGreaterThan(50);
    expect(model?.workload.bursts).toBe(31);
  });

  test("a known machine is found again, and a count that was not seen is predicted", () => {
    const truth = { computeMs: 200, blockedMs: 0, lockedShare: 0, bursts: 40 };
    const machine: Machine = { ...FREE, cores: 8, contention: 0.03 };
    const time = (threads: number): number => simulate(threadPlans(truth, threads, "strong"), machine).wallMs;
    const runs = [1, 2, 8].map((threads) => measured(threads, time(threads)));
    const speedup = time(1) / time(8);
    const result = predictScaling({
      inner: 1,
      ...input("free", runs, [measured(1, 200), measured(2, 200)]),
      cores: 8,
      program: "p",
      levels: {},
      measured: new Map([[8, { value: speedup, ci95: [speedup * 0.97, speedup * 1.03] }]]),
    });
    expect(result?.checked).toEqual([
      { threads: 8, measured: expect.anything(), predicted: expect.closeTo(speedup, 1), inside: true },
    ]);
    expect(result?.predicted.find(({ cores }) => cores === 8)?.speedup).toBeCloseTo(speedup, 1);
  });

  test("without a run on one thread, or with a time of nothing, there is none", () => {
    expect(calibrate(input("free", [measured(2, 50)]))).toBeUndefined();
    expect(calibrate(input("free", [measured(1, 0)]))).toBeUndefined();
    expect(calibrate(input("free", [measured(1, Number.NaN)]))).toBeUndefined();
    expect(calibrate(input("free", []))).toBeUndefined();
  });
});
