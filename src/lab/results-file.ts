/**
 * The JSON of `bench --json`: its type and its making from results (read-results.ts reads it back, the schema folder
 * describes it). Raw samples are all in it, so every figure can be computed again.
 */
import { adviceOf } from "./advice.js";
import type { Advice, CellProfile, CellSteadiness, ScalingFit, SimulatedScaling, SuiteMean } from "./artefacts.js";
import type { LeftOut } from "./axes.js";
import { type Control, controlOf } from "./control-loop.js";
import type { ExperimentDesign } from "./design.js";
import type { ScalingMode } from "./driver.js";
import { type Effects, effectsOf, type Scaling, scalingOf, threadsOf } from "./effects.js";
import type { Environment } from "./environment.js";
import {
  type CellResult,
  cellSteadiness,
  checksumOf,
  type ExperimentResult,
  type Measure,
  timesOf,
} from "./experiment.js";
import type { Figure } from "./figures/figure.js";
import { writeText } from "./files.js";
import type { Sample } from "./runner.js";
import { analyseScaling } from "./scaling/analyse.js";
import type { UnfittedLaw } from "./scaling/fits.js";
import { estimateMedian, median, type Outlier, outliers } from "./statistics.js";
import { suiteMeans } from "./suite.js";

export const SCHEMA = "patchwork-bench/2";

/** One program in one cell at one number of threads. */
export interface CellJson {
  readonly program: string;
  /** The cell's id within its program. */
  readonly cell: string;
  /** interp, jit, or the name of a peer. */
  readonly engine: string;
  /** Absent for a peer. */
  readonly gil?: boolean;
  readonly threads: number;
  /** Every axis and its level. */
  readonly levels: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  /** Flags of Node itself; absent for none. */
  readonly nodeFlags?: readonly string[];
  readonly measure: Measure;
  /** One a process: the median of its repetitions that count, for the whole work once. */
  readonly samplesMs: readonly number[];
  readonly medianMs: number;
  readonly ci95Ms: readonly [number, number];
  /** First repetitions of each process, from a cold start. */
  readonly coldMs: readonly number[];
  readonly checksum?: string;
  readonly outliers: readonly Outlier[];
  /** Absent where the processes have too few repetitions to tell. */
  readonly steadiness?: CellSteadiness;
  readonly problems: readonly string[];
  /** One of the problems is a wrong or differing result. */
  readonly wrong?: true;
  /** Everything that was measured, a process an entry. */
  readonly processes: readonly Sample[];
}

/** A program as it was measured, for the listing of its loops. */
export interface ProgramSource {
  readonly program: string;
  readonly path: string;
  readonly source: string;
}

/** Everything that an experiment found: conditions, raw samples, figures. Plain data, written as JSON; times are ms. */
export interface ResultsFile {
  readonly schema: typeof SCHEMA;
  readonly environment: Environment;
  readonly settings: Settings;
  /** What was asked for, flags and design file together. */
  readonly design: ExperimentDesign;
  /** Combinations and peers that were asked for and cannot be run here. */
  readonly leftOut: readonly LeftOut[];
  /** The control loop between the processes. */
  readonly control: Control;
  readonly results: readonly CellJson[];
  readonly effects: readonly Effects[];
  readonly scaling: readonly Scaling[];
  readonly suite: readonly SuiteMean[];
  readonly fits: readonly ScalingFit[];
  /** Laws that the measured numbers of threads do not determine, and why. */
  readonly unfitted: readonly UnfittedLaw[];
  /** Predictions. */
  readonly simulations: readonly SimulatedScaling[];
  readonly figures: readonly Figure[];
  readonly advice?: readonly Advice[];
  readonly profiles?: readonly CellProfile[];
  readonly sources?: readonly ProgramSource[];
  readonly warnings: readonly string[];
  /** The run was interrupted: what is here is what there was. */
  readonly interrupted: boolean;
}

/** How much was measured, and in which order. */
export interface Settings {
  readonly seed: number;
  readonly rounds: number;
  readonly warmUp: number;
  /** Missing in results of before it was there. */
  readonly warmSeconds?: number;
  readonly repetitions: number;
  readonly targetMs: number;
  readonly scaling: ScalingMode;
}

export interface Findings {
  readonly environment: Environment;
  readonly settings: Settings;
  readonly design?: ExperimentDesign;
  readonly leftOut?: readonly LeftOut[];
  readonly experiments: readonly ExperimentResult[];
  readonly figures?: readonly Figure[];
  /** They say how long threads block. */
  readonly profiles?: readonly CellProfile[];
  readonly warnings: readonly string[];
  readonly interrupted: boolean;
}

export function toResultsFile({
  environment,
  settings,
  design = {},
  leftOut = [],
  experiments,
  figures = [],
  profiles = [],
  warnings,
  interrupted,
}: Findings): ResultsFile {
  const analyses = experiments.map((result) => analyseScaling(result, environment.cores, profiles));
  return {
    schema: SCHEMA,
    environment,
    settings,
    design,
    leftOut,
    control: controlOfAll(experiments),
    results: experiments.flatMap((result) => result.cells.map((cell) => cellJson(result, cell))),
    effects: experiments.flatMap(effectsOf),
    scaling: experiments.flatMap(scalingOf),
    suite: suiteMeans(experiments),
    fits: analyses.flatMap(({ fits }) => fits),
    unfitted: analyses.flatMap(({ unfitted }) => unfitted),
    simulations: analyses.flatMap(({ simulations }) => simulations),
    advice: adviceOf(experiments, environment.cores),
    figures,
    profiles,
    sources: experiments.map(({ program: { name, path, source } }) => ({ program: name, path, source })),
    warnings,
    interrupted,
  };
}

function cellJson({ program, measure }: ExperimentResult, result: CellResult): CellJson {
  const { cell, samples, problems, wrong } = result;
  const series = timesOf(result, measure);
  const { value, ci95 } = estimateMedian(series);
  const samplesMs = series.map(median);
  const checksum = checksumOf(result);
  const steadiness = cellSteadiness(result);
  return {
    program: program.name,
    cell: cell.id,
    engine: cell.levels.engine ?? cell.launcher,
    ...(cell.levels.lock && { gil: cell.levels.lock === "gil" }),
    threads: threadsOf(result),
    levels: cell.levels,
    flags: cell.flags,
    ...(cell.nodeFlags && { nodeFlags: cell.nodeFlags }),
    measure,
    samplesMs,
    medianMs: value,
    ci95Ms: ci95,
    coldMs: timesOf(result, "cold").map(median),
    ...(checksum !== undefined && { checksum }),
    outliers: outliers(samplesMs),
    ...(steadiness && { steadiness }),
    problems,
    ...(wrong && { wrong }),
    processes: samples,
  };
}

export const controlOfAll = (experiments: readonly ExperimentResult[]): Control =>
  controlOf(experiments.flatMap(({ cells }) => cells.flatMap(({ samples }) => samples)));

/** JSON has no NaN: what was not measured is null in it. */
export function writeResults(file: string, results: ResultsFile): void {
  writeText(file, `${JSON.stringify(results, null, 1)}\n`);
}
