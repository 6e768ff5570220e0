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
 *   Where rounds drift, all series of a group have their median in the same round, and the variance is not too large:
 *   Student's t for a few processes is wide enough for one contrast all the same, but the many degrees of freedom of a
 *   suite mean are not. There the correction is the less, the more of the spread the series of a group share.
 * - The standard error is itself uncertain: Student's t with n − 1 degrees of freedom for n processes (as Hesterberg
 *   advises, "What teachers should know about the bootstrap", The American Statistician 69, 2015). Variances of
 *   independent groups add, with the degrees of freedom of Welch and Satterthwaite.
 */
import jStat from "jstat";
import { median, medianInPlace } from "./quantiles.js";
import { normal, type Random, seededRandom } from "./random.js";

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

/** The variance of Σ power × log(median of series) over one group, alone or one of several whose variances add. */
export function groupUncertainty(group: Group, resamples: number, random: Random, alone = true): Uncertainty {
  const processes = group[0]?.series.length ?? 0;
  const series = group.map((term) => term.series);
  const logs = replicateLogs(series, resamples, random);
  const bias = medianBias(processes) ** (alone ? 1 : 1 - sharedByRounds(series) ** 2);
  const sums = logs.map((replicate) =>
    group.reduce((sum, { power }, index) => sum + power * (replicate[index] as number), 0),
  );
  return { variance: varianceOf(sums) / bias, degrees: processes - 1 };
}

/** How alike the series of one group went from round to round: 0 for one, or without a drift; 1 for a drift alone. */
function sharedByRounds(series: readonly Series[]): number {
  if (series.length < 2) return 0;
  const logs = series.map((processes) => processes.map((repetitions) => Math.log(median(repetitions))));
  const totals = (logs[0] as number[]).map((_, round) => logs.reduce((sum, each) => sum + (each[round] as number), 0));
  const apart = logs.reduce((sum, each) => sum + varianceOf(each), 0);
  return apart === 0 ? 0 : Math.max(0, (varianceOf(totals) - apart) / ((series.length - 1) * apart));
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
 * Replicates of the series' log medians for figures that are no product of medians (fits): drawn from Student's t in
 * as many dimensions, with the bootstrap's covariances, so that the 2.5 % and 97.5 % points of a product of medians
 * are the interval of groupUncertainty. The bootstrap's own replicates cannot give them: of three processes they take
 * a handful of values, and the outermost of these comes up far more often than 2.5 times in a hundred.
 *
 * The tails of few degrees of freedom are long, and their ends would be rough: each draw is taken with its mirror
 * image, and the scales are those of a grid of probabilities.
 */
export function studentReplicates(series: readonly Series[], draws: number, seed: number): number[][] {
  const degrees = (series[0]?.length ?? 0) - 1;
  const centre = series.map((processes) => Math.log(median(processes.map(median))));
  const random = seededRandom(seed);
  const root = rootOf(covariancesOf(replicateLogs(series, COVARIANCE_RESAMPLES, random), medianBias(degrees + 1)));
  return scalesOf(degrees, Math.ceil(draws / 2)).flatMap((scale) => {
    const normals = centre.map(() => scale * normal(random));
    const shifts = centre.map((_, at) => dot(root[at] as number[], normals));
    return [1, -1].map((sign) => centre.map((log, at) => log + sign * (shifts[at] as number)));
  });
}

/** What Student's t has and the normal distribution lacks: √(degrees ÷ χ²), in order. The same for all fits of a run. */
function scalesOf(degrees: number, count: number): readonly number[] {
  const key = `${degrees} ${count}`;
  const known = scales.get(key);
  if (known) return known;
  const made = Array.from({ length: count }, (_, index) =>
    Math.sqrt(degrees / jStat.chisquare.inv((index + 0.5) / count, degrees)),
  );
  scales.set(key, made);
  return made;
}

const scales = new Map<string, readonly number[]>();

const COVARIANCE_RESAMPLES = 1000;

const dot = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] as number), 0);

function covariancesOf(replicates: readonly (readonly number[])[], bias: number): number[][] {
  const columns = (replicates[0] ?? []).map((_, column) => {
    const values = replicates.map((replicate) => replicate[column] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  });
  return columns.map((left) => columns.map((right) => dot(left, right) / (replicates.length - 1) / bias));
}

/** Cholesky's lower triangle; a pivot of nothing (fewer processes than series) leaves its column empty. */
function rootOf(covariances: readonly (readonly number[])[]): number[][] {
  const root: number[][] = covariances.map((row) => row.map(() => 0));
  const at = (row: number, column: number): number => (root[row] as number[])[column] as number;
  for (let column = 0; column < root.length; column++) {
    for (let row = column; row < root.length; row++) {
      const known = dot((root[row] as number[]).slice(0, column), (root[column] as number[]).slice(0, column));
      const rest = ((covariances[row] as number[])[column] as number) - known;
      const pivot = row === column ? Math.sqrt(Math.max(0, rest)) : at(column, column);
      const least = 1e-9 * Math.sqrt((covariances[column] as number[])[column] as number);
      (root[row] as number[])[column] = pivot <= least ? 0 : row === column ? pivot : rest / pivot;
    }
  }
  return root;
}

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
