/** The control loop: it takes time, and its test for a trend agrees with the reference. */
import { expect, test } from "vitest";
import { controlOf, drifted, measureControl, trendOf, unsteady } from "../../src/lab/control-loop.js";
import { readEnvironment } from "../../src/lab/environment.js";
import { seededRandom } from "../../src/lab/random.js";
import { machineWarnings, sessionWarnings } from "../../src/lab/warnings.js";

const points = (times: readonly number[]) => times.map((controlMs, at) => ({ startedAt: 1000 * at, controlMs }));
const series = (times: readonly number[]) => times.map((ms, at) => ({ atMs: 1000 * at, ms }));
const environment = readEnvironment();

test("the loop is measured", () => {
  expect(measureControl()).toBeGreaterThan(0.1);
});

test("Mann and Kendall's test by the definition: S = 45 of 45, var = 125, z = 44 / √125", () => {
  const trend = trendOf(series([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]));
  expect(trend?.tau).toBe(1);
  expect(trend?.p).toBeCloseTo(8.303e-5, 7);
  expect(trend?.change).toBeCloseTo(9 / 14.5, 10);
});

test("ties: S = 20 of 28, var = (8·7·21 − 2·4·3·13) / 18, z = 19 / √48", () => {
  // Two groups of four equal values: 16 pairs rise, the others are ties.
  const trend = trendOf(series([1, 1, 1, 1, 2, 2, 2, 2]));
  expect(trend?.tau).toBeCloseTo(16 / 28, 12);
  expect(trend?.p).toBeCloseTo(0.0304, 3);
});

test("few points give no trend", () => {
  expect(trendOf(series([1, 2, 3]))).toBeUndefined();
  expect(controlOf(points([1, 2])).trend).toBeUndefined();
});

test("a machine that slows down is warned of, noise around a level is not", () => {
  const random = seededRandom(3);
  const noise = () => (random(1000) - 500) / 50_000;
  const level = controlOf(points(Array.from({ length: 40 }, () => 4 * (1 + noise()))));
  const heating = controlOf(points(Array.from({ length: 40 }, (_, at) => 4 * (1 + at / 400 + noise()))));
  expect([drifted(level), unsteady(level)]).toEqual([false, false]);
  expect(sessionWarnings(environment, level)).toEqual([]);
  expect(drifted(heating)).toBe(true);
  expect(sessionWarnings(environment, heating).join()).toMatch(/became 9\.\d+ % slower while it measured/);
});

test("times that jump, and time that a hypervisor took", () => {
  const jumping = controlOf(points(Array.from({ length: 20 }, (_, at) => (at % 2 ? 4 : 5))));
  expect(sessionWarnings({ ...environment, stolen: 0.08 }, jumping).join("\n")).toMatch(
    /gave 8\.00 % of the cores' time[\s\S]*scattered by/,
  );
});

test("a busy machine, a single core, a quota and a governor are named with a remedy", () => {
  const poor = { ...environment, cores: 1, load: 3, governor: "powersave", cpuQuota: 0.5 };
  const text = machineWarnings(poor).join("\n");
  for (const part of ["one core", "load was 3.0", "governor is powersave", "grants 0.500 of 1 cores"])
    expect(text).toContain(part);
});
