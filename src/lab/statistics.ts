/**
 * The statistics of the lab: medians, quantiles, intervals of times, ratios, contrasts and suite means, outliers.
 * Knows nothing of programs and cells; numbers in, numbers out.
 *
 * The process is the unit of replication (Kalibera and Jones, "Rigorous benchmarking in reasonable time", 2013):
 * a series is a list of processes, each a list of its repetitions. Contrasts are made on the log scale, where a ratio
 * is a difference; bootstrap.ts says how their intervals come about and why.
 */
import { addUncertainties, type Group, groupUncertainty, halfWidth, type Series, type Term } from "./bootstrap.js";
import { groupBy } from "./grouping.js";
import { median, quantile } from "./quantiles.js";
import { seededRandom } from "./random.js";

export type { Series, Term };
export { median, quantile };

/** A figure with its interval. */
export interface Estimate {
  readonly value: number;
  /** 95 % interval, [low, high]; NaN where there are too few processes for one. */
  readonly ci95: readonly [number, number];
}

export interface BootstrapOptions {
  readonly seed?: number;
  readonly resamples?: number;
  /** Nominal coverage. */
  readonly level?: number;
  /** The series come from the same rounds (the default), and not from different runs. */
  readonly paired?: boolean;
}

const DEFAULTS = { seed: 314, resamples: 1000, level: 0.95, paired: true } as const;

/** With fewer processes no interval is given. */
export const LEAST_PROCESSES = 3;

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** Median absolute deviation over the median: the spread of a cell as a fraction, unmoved by single outliers. */
export function relativeSpread(values: readonly number[]): number {
  const centre = median(values);
  return (1.4826 * median(values.map((value) => Math.abs(value - centre)))) / centre;
}

/** A sample far from the others. */
export interface Outlier {
  readonly index: number;
  readonly value: number;
  readonly severity: "mild" | "severe";
}

/** Values beyond Tukey's fences (1.5 and 3 interquartile ranges): flagged for the reader, never dropped. */
export function outliers(values: readonly number[]): Outlier[] {
  if (values.length < 4) return [];
  const [lower, upper] = [quantile(values, 0.25), quantile(values, 0.75)];
  const range = upper - lower;
  return values.flatMap((value, index): Outlier[] => {
    const distance = Math.max(lower - value, value - upper);
    if (distance <= 1.5 * range) return [];
    return [{ index, value, severity: distance > 3 * range ? "severe" : "mild" }];
  });
}

/** The median of the processes' medians. */
export const seriesMedian = (series: Series): number => median(series.map(median));

/** The median time of one series with its interval. */
export function estimateMedian(series: Series, options: BootstrapOptions = {}): Estimate {
  return estimateContrast([{ series, power: 1 }], options);
}

/** How many times faster `after` is than `before`. */
export function estimateRatio(before: Series, after: Series, options: BootstrapOptions = {}): Estimate {
  return estimateContrast(
    [
      { series: before, power: 1 },
      { series: after, power: -1 },
    ],
    options,
  );
}

/**
 * The product of the series' medians, each to its power: a time, a ratio, or the interaction of two factors.
 * Series with the same number of processes are resampled together, round by round, so that a drift of the machine
 * that all cells of a round felt cancels in the contrast as it does in the data.
 */
export function estimateContrast(terms: readonly Term[], options: BootstrapOptions = {}): Estimate {
  return estimateProduct([terms], options);
}

/**
 * The geometric mean of contrasts over a suite. The programs are fixed, not a sample of all programs: processes and
 * repetitions are resampled within each program, each for itself, so the interval says how well the mean of these
 * programs is known, and nothing of other programs.
 */
export function estimateSuiteMean(contrasts: readonly (readonly Term[])[], options: BootstrapOptions = {}): Estimate {
  const share = 1 / contrasts.length;
  return estimateProduct(
    contrasts.map((terms) => terms.map((term) => ({ ...term, power: term.power * share }))),
    options,
  );
}

/** The product of contrasts that ran apart from each other. */
function estimateProduct(contrasts: readonly (readonly Term[])[], options: BootstrapOptions): Estimate {
  const { seed, resamples, level, paired } = { ...DEFAULTS, ...options };
  const terms = contrasts.flat();
  const log = terms.reduce((sum, { series, power }) => sum + power * Math.log(seriesMedian(series)), 0);
  const value = terms.length === 0 ? Number.NaN : Math.exp(log);
  const processes = Math.min(...terms.map(({ series }) => series.length));
  if (!Number.isFinite(log) || terms.length === 0 || processes < LEAST_PROCESSES)
    return { value, ci95: [Number.NaN, Number.NaN] };
  const random = seededRandom(seed);
  const groups = contrasts.flatMap((contrast) => (paired ? equallyLong(contrast) : contrast.map((term) => [term])));
  const alone = groups.length === 1;
  const parts = groups.map((group) => groupUncertainty(group, resamples, random, alone));
  const half = halfWidth(addUncertainties(parts), level);
  return { value, ci95: [Math.exp(log - half), Math.exp(log + half)] };
}

/** Series of different runs, or of different length (a process failed), cannot be paired round by round. */
const equallyLong = (terms: readonly Term[]): Group[] => [
  ...groupBy(terms, ({ series, run = "" }) => `${run} ${series.length}`).values(),
];
