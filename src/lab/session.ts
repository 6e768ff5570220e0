/**
 * One run of the lab: programs or the figures, in their cells, one after the other, with everything that belongs
 * into the results file. Commands and tests call this; it prints nothing.
 */
import { type Axis, type Cell, cellsOf } from "./axes.js";
import type { ScalingMode } from "./driver.js";
import { machineWarnings, readEnvironment, resultWarnings } from "./environment.js";
import { type ExperimentOptions, type ExperimentResult, runExperiment } from "./experiment.js";
import { type FiguresContext, measureFigures } from "./figures/suite.js";
import { type Launcher, launchers } from "./launchers.js";
import type { PlannedRun } from "./plan.js";
import type { BenchProgram } from "./programs.js";
import { type ResultsFile, type Settings, toResultsFile } from "./results-file.js";
import { steadinessWarnings } from "./steady/warnings.js";

export interface SessionOptions {
  readonly programs: readonly BenchProgram[];
  /** Also measure the project's own figures. */
  readonly figures: boolean;
  readonly axes: readonly Axis[];
  /** For work programs; a script starts what it starts. */
  readonly threadCounts: readonly number[];
  readonly quick: boolean;
  /** Default: strong. */
  readonly scaling?: ScalingMode;
  /** Processes a cell; default by kind of program and `quick`. */
  readonly samples?: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly launchers?: Readonly<Record<string, Launcher>>;
  readonly onRun?: (run: PlannedRun, total: number) => void;
}

/** Processes a cell. */
const ROUNDS = { script: { full: 10, quick: 5 }, work: { full: 7, quick: 3 } } as const;

export const DRIVERS = {
  full: { warmUp: 3, repetitions: 10, targetSeconds: 0.1 },
  quick: { warmUp: 1, repetitions: 7, targetSeconds: 0.03 },
} as const;

/** A process that takes longer is ended and reported. */
const TIMEOUT_MS = 180_000;

export async function runSession(options: SessionOptions): Promise<ResultsFile> {
  const environment = readEnvironment();
  const base = baseOptions(options);
  const experiments: ExperimentResult[] = [];
  for (const program of options.programs) {
    if (options.signal?.aborted) break;
    const cells: Cell[] = cellsOf(options.axes, program.kind === "work" ? options.threadCounts : [0]);
    experiments.push(await runExperiment(program, { ...base, cells, rounds: roundsFor(program.kind, options) }));
  }
  const strong = { ...base, driver: { ...base.driver, scaling: "strong" as const } };
  const context: FiguresContext = { base: strong, rounds: roundsFor("work", options) };
  const measured = options.figures && !options.signal?.aborted ? await measureFigures(context) : undefined;
  experiments.push(...(measured?.experiments ?? []));
  return toResultsFile({
    environment,
    settings: settingsOf(options, experiments),
    experiments,
    figures: measured?.figures ?? [],
    warnings: [...machineWarnings(environment), ...resultWarnings(experiments), ...steadinessWarnings(experiments)],
    interrupted: options.signal?.aborted ?? false,
  });
}

function baseOptions(options: SessionOptions): Omit<ExperimentOptions, "cells" | "rounds"> {
  const { quick, scaling = "strong", seed, signal, onRun } = options;
  return {
    driver: { ...(quick ? DRIVERS.quick : DRIVERS.full), scaling },
    timeoutMs: TIMEOUT_MS,
    seed,
    launchers: options.launchers ?? launchers(),
    ...(signal && { signal }),
    ...(onRun && { onRun }),
  };
}

function roundsFor(kind: BenchProgram["kind"], { samples, quick }: SessionOptions): number {
  return samples ?? ROUNDS[kind][quick ? "quick" : "full"];
}

function settingsOf(options: SessionOptions, experiments: readonly ExperimentResult[]): Settings {
  const { warmUp, repetitions, targetSeconds } = options.quick ? DRIVERS.quick : DRIVERS.full;
  const rounds = Math.max(0, ...experiments.map((experiment) => experiment.rounds));
  const { seed, scaling = "strong" } = options;
  return { seed, rounds, warmUp, repetitions, targetMs: targetSeconds * 1000, scaling };
}
