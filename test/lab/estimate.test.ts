/** The plan of a dry run: what will run, and how long that is from one probe of each program. */
import { expect, test } from "vitest";
import { axisOf, designAxes } from "../../src/lab/axes.js";
import { estimateSession, workProcessMs } from "../../src/lab/estimate.js";
import { duration, planText } from "../../src/lab/plan-text.js";
import { findPrograms } from "../../src/lab/programs.js";
import { planSession } from "../../src/lab/session.js";
import { fakeSession } from "./support.js";

test("a process's time: start, cold, calibration and what is repeated", () => {
  const driver = { warmUp: 2, repetitions: 5, targetSeconds: 0.1 };
  expect(workProcessMs(300, 400, 200, driver)).toBe(300 + 400 + 7 * 200);
  expect(workProcessMs(300, 10, 1, driver)).toBe(300 + 10 + 150 + 7 * 150);
  expect(workProcessMs(300, 400, 200, { ...driver, warmSeconds: 1 })).toBe(300 + 400 + 600 + 5 * 200);
});

test.each([
  [200, "1 s"],
  [59_400, "59 s"],
  [61_000, "1 min 1 s"],
  [3_720_000, "1 h 2 min"],
])("%d ms is %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test("the plan counts every process and says what is left out", async () => {
  const session = fakeSession("sieve", {
    threadCounts: [1, 2],
    samples: 3,
    axes: designAxes([axisOf("refcount=plain,atomic")]),
  });
  const plan = planSession(session);
  const estimates = await estimateSession(plan, session);
  expect(estimates.map(({ runs }) => runs)).toEqual([6 * 2 * 3]);
  expect(estimates[0]?.expectedMs).toBeGreaterThan(36 * 7 * 50);
  // Every cell is observed once more, and that takes its time, too.
  expect(estimates.map(({ observed }) => observed)).toEqual([6]);
  const [{ expectedMs = 0, observedMs = 0 } = {}] = estimates;
  expect(observedMs).toBeGreaterThan(6 * 50);
  expect(expectedMs - observedMs).toBeGreaterThan(36 * 7 * 50);
  const unobserved = await estimateSession(plan, { ...session, profile: false });
  expect(unobserved.map(({ observed, observedMs }) => [observed, observedMs])).toEqual([[0, 0]]);
  const text = planText(plan, estimates, session);
  expect(text).toContain("36 processes");
  expect(text).toContain("6 further ones are observed");
  expect(text).toContain("left out: interp·free·plain, jit·free·plain: plain reference counts need the GIL");
});

test("the figures' plan is there without running it", () => {
  const { parts } = planSession({ ...fakeSession("sieve", { samples: 1 }), programs: [], figures: true });
  expect(parts.map(({ program, part }) => [program.name, part])).toEqual([
    ["counting_work", "figures"],
    ["fib_work", "figures"],
    ["stitching", "figures"],
    ["hello", "figures"],
    ...["numeric", "objects"].flatMap((suite) => findPrograms(suite).map(({ name }) => [name, "figures"])),
  ]);
});
