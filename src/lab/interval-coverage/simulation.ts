/**
 * How often the lab's 95 % intervals hold the truth: series made up with a known truth and noise of several kinds,
 * measured as the lab measures. Pure and seeded; main.ts prints the table, the tests run a short version.
 */
import type { Series, Term } from "../bootstrap.js";
import { median } from "../quantiles.js";
import { normal, type Random, seededRandom, unit } from "../random.js";
import { fitCell } from "../scaling/fits.js";
import { type Estimate, estimateContrast, estimateMedian, estimateRatio, estimateSuiteMean } from "../statistics.js";

/** Noise on the log scale: about as large, as fractions of the time, as on the machines of FACTS. */
export interface Noise {
  readonly name: string;
  /** Standard deviation that all repetitions of a process share. */
  readonly between: number;
  /** Standard deviation of each repetition. */
  readonly within: number;
  /** Standard deviation that all cells of a round share. */
  readonly round: number;
  /** A process, and a repetition, is disturbed once in this many, and then slower by up to 30 %; 0: never. */
  readonly disturbedOnceIn: number;
}

export const NOISES: readonly Noise[] = [
  { name: "processes and repetitions", between: 0.04, within: 0.03, round: 0, disturbedOnceIn: 0 },
  { name: "processes differ", between: 0.05, within: 0.005, round: 0, disturbedOnceIn: 0 },
  { name: "repetitions differ", between: 0, within: 0.05, round: 0, disturbedOnceIn: 0 },
  { name: "disturbed, one-sided", between: 0.03, within: 0.02, round: 0, disturbedOnceIn: 10 },
  { name: "rounds drift", between: 0.03, within: 0.02, round: 0.1, disturbedOnceIn: 0 },
];

export const STATISTICS = ["median", "ratio", "ratio of two runs", "interaction", "suite mean", "Amdahl's σ"] as const;
export type StatisticName = (typeof STATISTICS)[number];

interface Measure {
  readonly cells: number;
  /** Each cell had rounds of its own: that of another run. */
  readonly runsApart?: boolean;
  estimate(cells: readonly Series[], resamples: number): Estimate;
}

/** How many cells each statistic needs, and what it makes of them. All cells have the same true time. */
const MEASURES: Readonly<Record<StatisticName, Measure>> = {
  median: { cells: 1, estimate: ([series = []], resamples) => estimateMedian(series, { resamples }) },
  ratio: { cells: 2, estimate: ([before = [], after = []], resamples) => estimateRatio(before, after, { resamples }) },
  "ratio of two runs": {
    cells: 2,
    runsApart: true,
    estimate: ([before = [], after = []], resamples) => estimateRatio(before, after, { resamples, paired: false }),
  },
  interaction: {
    cells: 4,
    estimate: (cells, resamples) => estimateContrast(contrastOf(cells, [1, 1, -1, -1]), { resamples }),
  },
  "suite mean": {
    cells: 8,
    estimate: (cells, resamples) =>
      estimateSuiteMean(
        [0, 2, 4, 6].map((first) => contrastOf(cells.slice(first, first + 2), [1, -1])),
        { resamples },
      ),
  },
  "Amdahl's σ": { cells: 2, estimate: sigmaOf },
};

/** Draws of a fit to each resample of the other statistics. */
const DRAWS = 5;

/** Two threads that are as fast as one: σ is 1. */
function sigmaOf([one = [], two = []]: readonly Series[], resamples: number): Estimate {
  const counts = [one, two].map((series, index) => ({ threads: index + 1, series }));
  const { fits } = fitCell({ program: "", levels: {}, mode: "strong", counts, cores: 2, draws: DRAWS * resamples });
  return fits[0]?.parameters[0]?.estimate as Estimate;
}

const contrastOf = (cells: readonly Series[], powers: readonly number[]): Term[] =>
  cells.map((series, index) => ({ series, power: powers[index] as number }));

export interface CoverageOptions {
  readonly processes: number;
  readonly repetitions: number;
  readonly trials: number;
  readonly resamples: number;
  readonly seed: number;
}

export interface Coverage {
  /** Of the intervals, the fraction that held the truth. */
  readonly held: number;
  /** Median half width of the intervals on the log scale: about the fraction by which the figure is uncertain. */
  readonly halfWidth: number;
}

export function coverage(name: StatisticName, noise: Noise, options: CoverageOptions): Coverage {
  const random = seededRandom(options.seed);
  const { cells, runsApart = false, estimate } = MEASURES[name];
  const truth = name === "median" ? trueLogMedian(noise, options.repetitions) : 0;
  const measured = (): Series[] =>
    runsApart
      ? Array.from({ length: cells }, () => measureCells(1, noise, options, random)).flat()
      : measureCells(cells, noise, options, random);
  let held = 0;
  const widths: number[] = [];
  for (let trial = 0; trial < options.trials; trial++) {
    const { ci95 } = estimate(measured(), options.resamples);
    const [low, high] = [Math.log(ci95[0]), Math.log(ci95[1])];
    if (low <= truth && truth <= high) held++;
    widths.push((high - low) / 2);
  }
  return { held: held / options.trials, halfWidth: median(widths) };
}

/** Cells of a true time of 1, measured in the same rounds. */
function measureCells(
  count: number,
  noise: Noise,
  { processes, repetitions }: CoverageOptions,
  random: Random,
): Series[] {
  const rounds = Array.from({ length: processes }, () => noise.round * normal(random));
  return Array.from({ length: count }, () => rounds.map((drift) => measureProcess(drift, noise, repetitions, random)));
}

function measureProcess(drift: number, noise: Noise, repetitions: number, random: Random): number[] {
  const level = drift + noise.between * normal(random) + disturbance(noise, random);
  return Array.from({ length: repetitions }, () =>
    Math.exp(level + noise.within * normal(random) + disturbance(noise, random)),
  );
}

const disturbance = ({ disturbedOnceIn }: Noise, random: Random): number =>
  disturbedOnceIn > 0 && random(disturbedOnceIn) === 0 ? 0.3 * unit(random) : 0;

/** What a cell's median goes to with ever more processes: 0 for symmetric noise. */
function trueLogMedian(noise: Noise, repetitions: number): number {
  if (noise.disturbedOnceIn === 0) return 0;
  const random = seededRandom(1);
  return Math.log(median(Array.from({ length: 40_000 }, () => median(measureProcess(0, noise, repetitions, random)))));
}
