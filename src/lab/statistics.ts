/**
 * The statistics of the lab: medians, quantiles, bootstrap intervals of times, ratios and contrasts, outliers.
 * Knows nothing of programs and cells; numbers in, numbers out.
 *
 * The process is the unit of replication (Kalibera and Jones, "Rigorous benchmarking in reasonable time", 2013):
 * a series is a list of processes, each a list of its repetitions, and the bootstrap resamples processes first and
 * repetitions within them. Contrasts are made on the log scale, where a ratio is a difference.
 */
import { type Random, seededRandom } from "./random.js";

/** Process → its repetitions, in round order: index r of every series of one experiment ran in round r. */
export type Series = readonly (readonly number[])[];

/** A figure with its interval. */
export interface Estimate {
  readonly value: number;
  /** 95 % interval, [low, high]. */
  readonly ci95: readonly [number, number];
}

/** One factor of a contrast: the median time of `series`, to the power `power`. */
export interface Term {
  readonly series: Series;
  readonly power: number;
}

export interface BootstrapOptions {
  readonly seed?: number;
  readonly resamples?: number;
  /** Nominal coverage. */
  readonly level?: number;
  /** The series come from the same rounds (the default), and not from different runs. */
  readonly paired?: boolean;
}

const DEFAULTS = { seed: 314, resamples: 2000, level: 0.95, paired: true } as const;

/** With fewer processes no interval is given. */
const LEAST_PROCESSES = 3;

const ascending = (values: readonly number[]): number[] => [...values].sort((left, right) => left - right);

/** Quantile by linear interpolation (Hyndman and Fan's type 7, the default of R and of NumPy). NaN for no values. */
export function quantile(values: readonly number[], probability: number): number {
  return quantileOfSorted(ascending(values), probability);
}

function quantileOfSorted(sorted: readonly number[], probability: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (position - below);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

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
  const { seed, resamples, level, paired } = { ...DEFAULTS, ...options };
  const value = Math.exp(terms.reduce((sum, { series, power }) => sum + power * Math.log(seriesMedian(series)), 0));
  const rounds = Math.min(...terms.map(({ series }) => series.length));
  if (rounds < LEAST_PROCESSES) return { value, ci95: [Number.NaN, Number.NaN] };
  const random = seededRandom(seed);
  const logs = Array.from({ length: resamples }, () => resampledLog(terms, paired, random)).sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return { value, ci95: [Math.exp(quantileOfSorted(logs, tail)), Math.exp(quantileOfSorted(logs, 1 - tail))] };
}

function resampledLog(terms: readonly Term[], paired: boolean, random: Random): number {
  const drawnFor = new Map<number, number[]>();
  let log = 0;
  for (const { series, power } of terms) {
    const count = series.length;
    const shared = paired ? drawnFor.get(count) : undefined;
    const drawn = shared ?? Array.from({ length: count }, () => random(count));
    drawnFor.set(count, drawn);
    log +=
      power * Math.log(median(drawn.map((process) => resampledMedian(series[process] as readonly number[], random))));
  }
  return log;
}

function resampledMedian(repetitions: readonly number[], random: Random): number {
  if (repetitions.length === 1) return repetitions[0] as number;
  return median(repetitions.map(() => repetitions[random(repetitions.length)] as number));
}
