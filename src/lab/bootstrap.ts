/**
 * The bootstrap of the lab over processes with repetitions in them, on the log scale: variances and replicates of median times; statistics.ts
 * makes intervals of them. An interval is the estimate ± Student's t × bootstrap standard error, because the
 * percentiles of the replicates, from three processes, hold the truth 75 times in a hundred where 95 are named: three
 * values cannot say more. What `npm run coverage` shows decided between the ways that there are:
 *
 * - Processes are drawn with replacement, the repetitions within a drawn process without, that is all of them. Drawn
 *   with replacement, they count the noise within processes twice (Davison and Hinkley, "Bootstrap Methods and their
 *   Application", 1997, section 3.8), and 95 becomes 99 to 100.
 * - The bootstrap's variance of a median of so few values is too large on average; MEDIAN_BIAS says how much for
 *   normal processes, and it is divided by that.
 * - The standard error is itself uncertain: Student's t with n − 1 degrees of freedom for n processes (as Hesterberg
 *   advises, "What teachers should know about the bootstrap", The American Statistician 69, 2015). Variances of
 *   independent groups add, with the degrees of freedom of Welch and Satterthwaite.
 */
import jStat from "jstat";
import { median, medianInPlace } from "./quantiles.js";
import { type Random, seededRandom } from "./random.js";

/** Process → its repetitions, in round order: index r of every series of one experiment ran in round r. */
export type Series = readonly (readonly number[])[];

/** One factor of a contrast: the median time of `series`, to the power `power`. */
export interface Term {
  readonly series: Series;
  readonly power: number;
  /** The run that the series comes from, where there are several: rounds are resampled together within one run only. */
  readonly run?: string;
}

/** Terms whose series have equally many processes: they are resampled together, round by round. */
export type Group = readonly Term[];

/** A variance on the log scale, and how many degrees of freedom it rests on. */
export interface Uncertainty {
  readonly variance: number;
  readonly degrees: number;
}

/**
 * Number of processes → mean bootstrap variance of the median ÷ true variance of the median, for values of a normal
 * distribution: from 100,000 samples of each size (a test makes some of them again). It goes to 1 slowly.
 */
const MEDIAN_BIAS: Readonly<Record<number, number>> = {
  3: 1.2,
  4: 1.16,
  5: 1.34,
  6: 1.22,
  7: 1.31,
  8: 1.21,
  9: 1.29,
  10: 1.2,
  11: 1.25,
  12: 1.19,
};
const MEDIAN_BIAS_OF_MORE = 1.18;

export const medianBias = (processes: number): number => MEDIAN_BIAS[processes] ?? MEDIAN_BIAS_OF_MORE;

/** The variance of Σ power × log(median of series) over one group. */
export function groupUncertainty(group: Group, resamples: number, random: Random): Uncertainty {
  const processes = group[0]?.series.length ?? 0;
  const logs = replicateLogs(
    group.map(({ series }) => series),
    resamples,
    random,
  );
  const sums = logs.map((replicate) =>
    group.reduce((sum, { power }, index) => sum + power * (replicate[index] as number), 0),
  );
  return { variance: varianceOf(sums) / medianBias(processes), degrees: processes - 1 };
}

/** Replicates of the log medians of series that ran in the same rounds: one draw of processes for all of them. */
function replicateLogs(series: readonly Series[], resamples: number, random: Random): number[][] {
  const medians = series.map((processes) => processes.map(median));
  const count = medians[0]?.length ?? 0;
  const scratch = new Float64Array(count);
  const drawn = new Int32Array(count);
  return Array.from({ length: resamples }, () => {
    for (let place = 0; place < count; place++) drawn[place] = random(count);
    return medians.map((values) => {
      for (let place = 0; place < count; place++) scratch[place] = values[drawn[place] as number] as number;
      return Math.log(medianInPlace(scratch));
    });
  });
}

/**
 * Replicates of the series' log medians, spread so that the 2.5 % and 97.5 % points of what is computed from them are
 * an interval of the same width as that of groupUncertainty: for figures that are not a product of medians (fits).
 */
export function spreadReplicates(series: readonly Series[], resamples: number, seed: number): number[][] {
  const count = series[0]?.length ?? 0;
  const centre = series.map((processes) => Math.log(median(processes.map(median))));
  const factor = studentQuantile(0.975, count - 1) / NORMAL_975 / Math.sqrt(medianBias(count));
  return replicateLogs(series, resamples, seededRandom(seed)).map((replicate) =>
    replicate.map((log, index) => (centre[index] as number) + (log - (centre[index] as number)) * factor),
  );
}

const NORMAL_975 = 1.959964;

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** Independent variances add; the degrees of freedom are those of Welch and Satterthwaite. */
export function addUncertainties(parts: readonly Uncertainty[]): Uncertainty {
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const shares = parts.reduce((sum, part) => sum + part.variance ** 2 / part.degrees, 0);
  const degrees = shares > 0 ? variance ** 2 / shares : Math.min(...parts.map((part) => part.degrees));
  return { variance, degrees };
}

/** Half the width of the interval, on the log scale. */
export const halfWidth = ({ variance, degrees }: Uncertainty, level: number): number =>
  variance === 0 ? 0 : studentQuantile(1 - (1 - level) / 2, degrees) * Math.sqrt(variance);

export const studentQuantile = (probability: number, degrees: number): number =>
  jStat.studentt.inv(probability, degrees);
