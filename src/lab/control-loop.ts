/**
 * The control loop: the same few milliseconds of arithmetic, timed between measured processes and never beside one.
 * Its times say what the machine did meanwhile: a trend is a thermal or frequency drift, a jump another load. The
 * number of turns is fixed, so that the loop's time also compares machines and runs.
 */
import { median, relativeSpread } from "./statistics.js";

/** About 4 ms on a core of 3 GHz: the multiplications depend on each other. */
export const CONTROL_TURNS = 3_000_000;
const TRIES = 3;
const WARM_UP = 4;

function spin(turns: number): number {
  let state = 1;
  for (let turn = 0; turn < turns; turn++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state;
}

function timedSpin(): number {
  const began = performance.now();
  const state = spin(CONTROL_TURNS);
  const ms = performance.now() - began;
  // The result is used, so that the loop cannot be left out.
  return state === 0 ? Number.NaN : ms;
}

let warm = false;

/** Time of the loop, ms: the shortest of three tries, which other processes disturb least. */
export function measureControl(): number {
  for (let turn = 0; turn < WARM_UP && !warm; turn++) timedSpin();
  warm = true;
  return Math.min(...Array.from({ length: TRIES }, timedSpin));
}

/** One measurement of the control loop, between two processes. */
export interface ControlPoint {
  /** Since the first point. */
  readonly atMs: number;
  readonly ms: number;
}

/** The control loop over the whole session: its times, and whether they drifted. */
export interface Control {
  readonly turns: number;
  readonly series: readonly ControlPoint[];
  readonly medianMs: number;
  /** Median absolute deviation over the median. */
  readonly spread: number;
  /** Mann and Kendall's test for a trend, with Theil and Sen's slope; absent with too few points. */
  readonly trend?: Trend;
}

/** A test for a drift over the session. */
export interface Trend {
  readonly tau: number;
  readonly p: number;
  /** Change from the first point to the last along the slope, as a fraction of the median. */
  readonly change: number;
}

export function controlOf(points: readonly { readonly startedAt: number; readonly controlMs?: number }[]): Control {
  const known = points
    .flatMap(({ startedAt, controlMs }) => (controlMs === undefined ? [] : [{ startedAt, ms: controlMs }]))
    .sort((left, right) => left.startedAt - right.startedAt);
  const first = known[0]?.startedAt ?? 0;
  const series = known.map(({ startedAt, ms }) => ({ atMs: startedAt - first, ms }));
  const times = series.map(({ ms }) => ms);
  const trend = trendOf(series);
  return {
    turns: CONTROL_TURNS,
    series,
    medianMs: median(times),
    spread: relativeSpread(times),
    ...(trend && { trend }),
  };
}

const LEAST_POINTS = 8;

/** Mann–Kendall with the normal approximation and the correction for ties (Kendall, "Rank Correlation Methods"). */
export function trendOf(series: readonly ControlPoint[], leastPoints = LEAST_POINTS): Trend | undefined {
  const count = series.length;
  if (count < leastPoints) return undefined;
  const slopes: number[] = [];
  let score = 0;
  series.forEach((late, at) => {
    for (const early of series.slice(0, at)) {
      score += Math.sign(late.ms - early.ms);
      if (late.atMs > early.atMs) slopes.push((late.ms - early.ms) / (late.atMs - early.atMs));
    }
  });
  const pairs = (count * (count - 1)) / 2;
  const z = score === 0 ? 0 : (score - Math.sign(score)) / Math.sqrt(variance(series.map(({ ms }) => ms)));
  const lengthMs = (series.at(-1)?.atMs ?? 0) - (series[0]?.atMs ?? 0);
  const change = (median(slopes) * lengthMs) / median(series.map(({ ms }) => ms));
  return { tau: score / pairs, p: twoSided(z), change: Number.isFinite(change) ? change : 0 };
}

function variance(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const term = (n: number): number => n * (n - 1) * (2 * n + 5);
  const ties = [...counts.values()].reduce((sum, n) => sum + term(n), 0);
  return Math.max((term(values.length) - ties) / 18, 1);
}

/** Two-sided tail of the normal distribution, by Abramowitz and Stegun's 26.2.17 (error below 1e-7). */
function twoSided(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, 2 * series * (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)));
}

/** A trend that chance does not explain, and large enough to matter. */
export const drifted = ({ trend }: Control): boolean =>
  trend !== undefined && trend.p < 0.01 && Math.abs(trend.change) > 0.03;

/** Without a trend, times that scatter: clock rates that jump, or other programs. */
export const unsteady = ({ series, spread }: Control): boolean => series.length >= LEAST_POINTS && spread > 0.05;
