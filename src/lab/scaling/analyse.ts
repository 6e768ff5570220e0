/**
 * The scaling of one experiment: laws fitted and schedules simulated for every combination of levels that was
 * measured on several numbers of threads. The only file of this folder that knows experiments.
 */
import type { CellProfile, ScalingFit, SimulatedScaling } from "../artefacts.js";
import { threadCurves } from "../effects.js";
import { type CellResult, cellSteadiness, type ExperimentResult, timesOf } from "../experiment.js";
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
    (cell) => cell.cell.parts > 0 && timesOf(cell, "steady").length > 0 && !lacksSteadyState(cellSteadiness(cell)),
  );

const isCurve = (cells: readonly CellResult[]): boolean =>
  cells.length > 1 && cells.some(({ cell }) => cell.parts === 1);

const levelsOf = (cells: readonly CellResult[]): Readonly<Record<string, string>> => cells[0]?.cell.levels ?? {};

const countsOf = (cells: readonly CellResult[]): MeasuredCount[] =>
  cells.map((cell) => ({ threads: cell.cell.parts, series: timesOf(cell, "steady") }));

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
  const blockedShare = blockedShareOf(
    profiles.find(
      (profile) => profile.program === program.name && profile.parts === 1 && sameLevels(profile.levels, levels),
    ),
  );
  const counts = countsOf(cells);
  const base = counts.find(({ threads }) => threads === 1) as MeasuredCount;
  const beyondOne = counts.filter(({ threads }) => threads > 1);
  return predictScaling({
    program: program.name,
    levels,
    lock,
    mode: scaling,
    runs: cells.map(measuredRun),
    gilRuns: gilCells.map(measuredRun),
    cores,
    switchIntervalMs: switchIntervalOf(cells[0]?.cell.flags ?? []),
    ...(blockedShare !== undefined && { blockedShare }),
    measured: new Map(beyondOne.map((count) => [count.threads, measuredPoint(base, count, scaling).speedup])),
  });
}

/** Statistics are of a process; divided by how often it did the work they are of one repetition. */
function measuredRun(result: CellResult): MeasuredRun {
  const sound = result.samples.filter(({ problem, stats }) => problem === undefined && stats !== undefined);
  const each = (read: (sample: Sample) => number): number =>
    sound.length === 0 ? 0 : median(sound.map((sample) => read(sample) / timesWorked(sample)));
  return {
    threads: result.cell.parts,
    ms: seriesMedian(timesOf(result, "steady")),
    gilSwitches: each(({ stats }) => stats?.gil.switches ?? 0),
    lockWaitMs: each(({ stats }) => stats?.locks.waitMs ?? 0),
  };
}

const timesWorked = ({ repetitions }: Sample): number =>
  Math.max(
    1,
    repetitions.reduce((sum, { inner }) => sum + inner, 0),
  );

/** Of the threads that worked: the main thread only waits for them. */
function blockedShareOf(profile: CellProfile | undefined): number | undefined {
  const [, ...workers] = profile?.threads ?? [];
  const total = workers.reduce((sum, { totalMs }) => sum + totalMs, 0);
  if (total <= 0) return undefined;
  return Math.min(1, workers.reduce((sum, { blockedMs }) => sum + blockedMs, 0) / total);
}

function switchIntervalOf(flags: readonly string[]): number {
  const at = flags.indexOf("--switch-interval");
  const seconds = at < 0 ? Number.NaN : Number(flags[at + 1]);
  return seconds > 0 ? seconds * 1000 : SWITCH_INTERVAL_MS;
}
