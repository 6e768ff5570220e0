/**
 * The JSON of `bench --json`: its type, its making from results, its reading back for `compare` and for the report.
 * Raw samples are all in it, so every figure can be computed again.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { PatchworkError } from "../base/errors.js";
import { adviceOf } from "./advice.js";
import type { Advice } from "./artefacts.js";
import { type Effects, effectsOf, type Scaling, scalingOf, threadsOf } from "./effects.js";
import type { Environment } from "./environment.js";
import { type CellResult, checksumOf, type ExperimentResult, type Measure, timesOf } from "./experiment.js";
import type { Figure } from "./figures/figure.js";
import type { Sample } from "./runner.js";
import { estimateMedian, median, type Outlier, outliers } from "./statistics.js";

export const SCHEMA = "patchwork-bench/1";

/** One program in one cell at one number of threads. */
export interface CellJson {
  readonly program: string;
  /** interp, jit, or the name of a peer. */
  readonly engine: string;
  /** Absent for a peer. */
  readonly gil?: boolean;
  readonly threads: number;
  /** Every axis and its level. */
  readonly levels: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly measure: Measure;
  /** One a process: the median of its repetitions that count, for the whole work once. */
  readonly samplesMs: readonly number[];
  readonly medianMs: number;
  readonly ci95Ms: readonly [number, number];
  /** First repetitions of each process, from a cold start. */
  readonly coldMs: readonly number[];
  readonly checksum?: string;
  readonly outliers: readonly Outlier[];
  readonly problems: readonly string[];
  /** Everything that was measured, a process an entry. */
  readonly processes: readonly Sample[];
}

/** Everything that an experiment found: conditions, raw samples, figures. Plain data, written as JSON; times are ms. */
export interface ResultsFile {
  readonly schema: typeof SCHEMA;
  readonly environment: Environment;
  readonly settings: Settings;
  readonly results: readonly CellJson[];
  readonly effects: readonly Effects[];
  readonly scaling: readonly Scaling[];
  /** Which cell to choose, for each program and number of threads. */
  readonly advice?: readonly Advice[];
  readonly figures: readonly Figure[];
  readonly warnings: readonly string[];
  /** The run was interrupted: what is here is what there was. */
  readonly interrupted: boolean;
}

/** How much was measured, and in which order. */
export interface Settings {
  readonly seed: number;
  readonly rounds: number;
  readonly warmUp: number;
  readonly repetitions: number;
  readonly targetMs: number;
}

export interface Findings {
  readonly environment: Environment;
  readonly settings: Settings;
  readonly experiments: readonly ExperimentResult[];
  readonly figures?: readonly Figure[];
  readonly warnings: readonly string[];
  readonly interrupted: boolean;
}

export function toResultsFile({
  environment,
  settings,
  experiments,
  figures = [],
  warnings,
  interrupted,
}: Findings): ResultsFile {
  return {
    schema: SCHEMA,
    environment,
    settings,
    results: experiments.flatMap((result) => result.cells.map((cell) => cellJson(result, cell))),
    effects: experiments.flatMap(effectsOf),
    scaling: experiments.flatMap(scalingOf),
    advice: adviceOf(experiments, environment.cores),
    figures,
    warnings,
    interrupted,
  };
}

function cellJson({ program, measure }: ExperimentResult, result: CellResult): CellJson {
  const { cell, samples, problems } = result;
  const series = timesOf(result, measure);
  const { value, ci95 } = estimateMedian(series);
  const samplesMs = series.map(median);
  const checksum = checksumOf(result);
  return {
    program: program.name,
    engine: cell.levels.engine ?? cell.launcher,
    ...(cell.levels.lock && { gil: cell.levels.lock === "gil" }),
    threads: threadsOf(result),
    levels: cell.levels,
    flags: cell.flags,
    measure,
    samplesMs,
    medianMs: value,
    ci95Ms: ci95,
    coldMs: timesOf(result, "cold").map(median),
    ...(checksum !== undefined && { checksum }),
    outliers: outliers(samplesMs),
    problems,
    processes: samples,
  };
}

export function writeResults(file: string, results: ResultsFile): void {
  writeText(file, `${JSON.stringify(results, null, 1)}\n`);
}

/** Writes, or says in one line why not. */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new PatchworkError(`cannot write ${file}: ${(error as Error).message}`);
  }
}

export function readResults(file: string): ResultsFile {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new PatchworkError(`cannot read ${file}: ${(error as Error).message}`);
  }
  const schema = (data as { schema?: unknown } | null)?.schema;
  if (schema !== SCHEMA) {
    throw new PatchworkError(
      `${file} is not a result of patchwork bench (its schema is ${JSON.stringify(schema)}, not "${SCHEMA}")`,
    );
  }
  return data as ResultsFile;
}
