/**
 * The scaling of one experiment: laws fitted and schedules simulated for every combination of levels that was
 * measured on several numbers of threads. The only file of this folder that knows experiments.
 */
import type { CellProfile, ScalingFit, SimulatedScaling } from "../artefacts.js";
import { threadCurves } from "../effects.js";
import { type CellResult, cellSteadiness, type ExperimentResult, soundTimesOf } from "../experiment.js";
import { belongsTo, sameLevels } from "../levels.js";
import { median } from "../quantiles.js";
import type { Sample } from "../runner.js";
import { seriesMedian } from "../statistics.js";
import { lacksSteadyState } from "../steady/cell.js";
import type { MeasuredRun } from "./calibrate.js";
import { fitCell, type MeasuredCount, measuredPoint, type UnfittedLaw } from "./fits.js";
import { predictScaling } from "./predict.js";

export interface ScalingAnalysis {
  readonly fits: readonly ScalingFit[];
  readonly unfitted: readonly UnfittedLaw[];
  readonly simulations: readonly SimulatedScaling[];
}

/** What a run without `--switch-interval` has, as CPython. */
const SWITCH_INTERVAL_MS = 5;

/** Cold runs say nothing of scaling, and one number of threads neither. */
export function analyseScaling(
  experiment: ExperimentResult,
  cores: number,
  profiles: readonly CellProfile[] = [],
): ScalingAnalysis {
  const empty: ScalingAnalysis = { fits: [], unfitted: [], simulations: [] };
  if (experiment.measure !== "steady") return empty;
  const curves = threadCurves(experiment).map(usableCells).filter(isCurve);
  const fits = curves.map((cells) => fitCurve(experiment, cells, cores));
  return {
    fits: fits.flatMap((fitted) => fitted.fits),
    unfitted: fits.flatMap((fitted) => fitted.unfitted),
    simulations: curves.flatMap((cells) => simulateCurve(experiment, cells, curves, cores, profiles) ?? []),
  };
}

/** Those whose times mean something: measured, and steady. */
const usableCells = (cells: readonly CellResult[]): CellResult[] =>
  cells.filter(
    (cell) => cell.cell.parts > 0 && soundTimesOf(cell, "steady").length > 0 && !lacksSteadyState(cellSteadiness(cell)),
  );

const isCurve = (cells: readonly CellResult[]): boolean =>
  cells.length > 1 && cells.some(({ cell }) => cell.parts === 1);

const levelsOf = (cells: readonly CellResult[]): Readonly<Record<string, string>> => cells[0]?.cell.levels ?? {};

const countsOf = (cells: readonly CellResult[]): MeasuredCount[] =>
  cells.map((cell) => ({ threads: cell.cell.parts, series: soundTimesOf(cell, "steady") }));

function fitCurve({ program, scaling }: ExperimentResult, cells: readonly CellResult[], cores: number) {
  return fitCell({ program: program.name, levels: levelsOf(cells), mode: scaling, counts: countsOf(cells), cores });
}

function simulateCurve(
  { program, scaling }: ExperimentResult,
  cells: readonly CellResult[],
  curves: readonly (readonly CellResult[])[],
  cores: number,
  profiles: readonly CellProfile[],
): SimulatedScaling | undefined {
  const levels = levelsOf(cells);
  const { lock } = levels;
  if (lock !== "gil" && lock !== "free") return undefined;
  // An axis that acts under the GIL only is not among the levels without it: any of its levels will do.
  const gilCells =
    curves.find(
      (others) => levelsOf(others).lock === "gil" && belongsTo({ ...levels, lock: "gil" }, levelsOf(others)),
    ) ?? [];
  // A quick session observes the cells with the most threads alone.
  const [profile] = profiles
    .filter((candidate) => candidate.program === program.name && sameLevels(candidate.levels, levels))
    .sort((left, right) => left.parts - right.parts);
  const blockedShare = blockedShareOf(profile);
  const inner = innerOf(cells.find(({ cell }) => cell.parts === 1));
  const repeated = (cell: CellResult): MeasuredRun => measuredRun(cell, inner);
  const counts = countsOf(cells);
  const base = counts.find(({ threads }) => threads === 1) as MeasuredCount;
  const beyondOne = counts.filter(({ threads }) => threads > 1);
  return predictScaling({
    program: program.name,
    levels,
    inner,
    lock,
    mode: scaling,
    runs: cells.map(repeated),
    gilRuns: gilCells.map(repeated),
    cores,
    switchIntervalMs: switchIntervalOf(cells[0]?.cell.flags ?? []),
    ...(blockedShare !== undefined &&
      (profile?.parts === 1 ? { blockedShare } : { blockedShareOfSeveral: blockedShare })),
    measured: new Map(beyondOne.map((count) => [count.threads, measuredPoint(base, count, scaling).speedup])),
  });
}

/**
 * How often the work was done in the usual steady repetition. Threads start and end once in it: a work of a tenth of a
 * millisecond would be over before the first switch interval, which all of them together are not.
 */
function innerOf(result: CellResult | undefined): number {
  const steady = (result?.samples ?? []).flatMap(({ problem, repetitions }) =>
    problem === undefined ? repetitions.filter(({ phase }) => phase === "steady") : [],
  );
  return steady.length === 0 ? 1 : median(steady.map(({ inner }) => inner));
}

/** Statistics are of a process; divided by how often it did the work they are of the work once. */
function measuredRun(result: CellResult, inner: number): MeasuredRun {
  const sound = result.samples.filter(({ problem, stats }) => problem === undefined && stats !== undefined);
  const each = (read: (sample: Sample) => number): number =>
    sound.length === 0 ? 0 : inner * median(sound.map((sample) => read(sample) / timesWorked(sample)));
  return {
    threads: result.cell.parts,
    ms: inner * seriesMedian(soundTimesOf(result, "steady")),
    gilSwitches: each(({ stats }) => stats?.gil.switches ?? 0),
    lockWaitMs: each(({ stats }) => stats?.locks.waitMs ?? 0),
  };
}

const timesWorked = ({ repetitions }: Sample): number =>
  Math.max(
    1,
    repetitions.reduce((sum, { inner }) => sum + inner, 0),
  );

/**
 * Of the threads that worked: the main thread only waits for them. What several threads wait for each other is no part
 * of what one of them does.
 */
function blockedShareOf(profile: CellProfile | undefined): number | undefined {
  const [, ...workers] = profile?.threads ?? [];
  const total = workers.reduce((sum, { totalMs, gilWaitMs, lockWaitMs }) => sum + totalMs - gilWaitMs - lockWaitMs, 0);
  if (total <= 0) return undefined;
  return Math.min(1, workers.reduce((sum, { blockedMs }) => sum + blockedMs, 0) / total);
}

function switchIntervalOf(flags: readonly string[]): number {
  const at = flags.indexOf("--switch-interval");
  const seconds = at < 0 ? Number.NaN : Number(flags[at + 1]);
  return seconds > 0 ? seconds * 1000 : SWITCH_INTERVAL_MS;
}
