/**
 * One run of the lab: programs or the figures, in their cells, one after the other, with everything that belongs
 * into the results file. Commands and tests call this; it prints nothing.
 */
import { type Axis, type Cell, cellsOf, type LeftOut, leftOutOf } from "./axes.js";
import { measureControl } from "./control-loop.js";
import type { ExperimentDesign } from "./design.js";
import type { DriverSettings, ScalingMode } from "./driver.js";
import { type Environment, environmentAtEnd, readEnvironment } from "./environment.js";
import { type ExperimentOptions, type ExperimentResult, runExperiment } from "./experiment.js";
import { figurePlan, measureFigures, type PlannedExperiment, plannedFigures } from "./figures/suite.js";
import { findPeers, type Launchers, launchers, type Peers, peerCells } from "./launchers.js";
import { cpuTime } from "./machine.js";
import type { PlannedRun } from "./plan.js";
import { type Profiles, profileExperiment } from "./profile/session.js";
import type { BenchProgram } from "./programs.js";
import { controlOfAll, type ResultsFile, type Settings, toResultsFile } from "./results-file.js";
import { steadinessWarnings } from "./steady/warnings.js";
import type { SampleStore } from "./store.js";
import { machineWarnings, resultWarnings, sessionWarnings } from "./warnings.js";

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
  /** Instead of the driver's own settings, which `quick` chooses. */
  readonly driver?: Partial<Omit<DriverSettings, "parts">>;
  readonly timeoutMs?: number;
  readonly seed: number;
  /** Other Pythons to measure beside, where they are installed. */
  readonly peers?: "all" | readonly string[];
  /** What was asked for, to be kept in the results. */
  readonly design?: ExperimentDesign;
  readonly environment?: Environment;
  readonly store?: SampleStore;
  readonly signal?: AbortSignal;
  readonly launchers?: Launchers;
  readonly onRun?: (run: PlannedRun, total: number) => void;
  /** Observe each cell once more, for where its time goes; default true. */
  readonly profile?: boolean;
  readonly onProfile?: (program: string, cell: Cell) => void;
}

/** Processes a cell. */
const ROUNDS = { script: { full: 10, quick: 5 }, work: { full: 7, quick: 3 } } as const;

export const DRIVERS = {
  full: { warmUp: 3, warmSeconds: 1, repetitions: 10, targetSeconds: 0.1 },
  quick: { warmUp: 1, warmSeconds: 0.1, repetitions: 6, targetSeconds: 0.015 },
} as const;

/** A process that takes longer is ended and reported. */
const TIMEOUT_MS = 180_000;

/** An experiment of the session with its number of rounds. */
export interface SessionPart extends PlannedExperiment {
  readonly rounds: number;
  readonly part: "programs" | "figures";
}

export interface SessionPlan {
  readonly parts: readonly SessionPart[];
  readonly peers: Peers;
  /** Cells and peers that were asked for and cannot be run here. */
  readonly leftOut: readonly LeftOut[];
}

/** What the session will run, without running any of it (but for asking peers for their versions). */
export function planSession(options: SessionOptions): SessionPlan {
  const available = options.launchers ?? launchers();
  const peers = findPeers(options.peers ?? [], available);
  const programs = options.programs.map((program): SessionPart => {
    const counts = program.kind === "work" ? options.threadCounts : [0];
    const others = peers.here.flatMap(({ name }) => peerCells(name, counts, available));
    const ours = cellsOf(options.axes, counts);
    const cells = [...(options.quick && program.kind === "work" ? ours.map(startedWarm) : ours), ...others];
    return { program, cells, rounds: roundsFor(program.kind, options), part: "programs" };
  });
  const figures = options.figures ? plannedFigures(figurePlan(available)) : [];
  const rounds = roundsFor("work", options);
  return {
    parts: [...programs, ...figures.map((planned): SessionPart => ({ ...planned, rounds, part: "figures" }))],
    peers,
    leftOut: [...(options.programs.length > 0 ? leftOutOf(options.axes) : []), ...peers.leftOut],
  };
}

/**
 * Short warm-ups would end before V8 has optimised the interpreter, which takes a third of a second: repetitions would be
 * of two kinds. Cells that say how they start, or that run under another tier of V8, stay as they are.
 */
function startedWarm(cell: Cell): Cell {
  const { start, v8 = "default" } = cell.levels;
  return start !== undefined || v8 !== "default" ? cell : { ...cell, flags: [...cell.flags, "--start", "warm"] };
}

export async function runSession(options: SessionOptions): Promise<ResultsFile> {
  const plan = planSession(options);
  const began = { environment: options.environment ?? readEnvironment(), cpu: cpuTime() };
  const base = baseOptions(options);
  const experiments: ExperimentResult[] = [];
  const observed: Profiles[] = [];
  for (const { program, cells, rounds, part } of plan.parts) {
    if (part !== "programs") continue;
    const experiment = await runExperiment(program, { ...base, cells, rounds, part });
    experiments.push(experiment);
    if (options.profile ?? true) observed.push(await profileExperiment(experiment, { ...base, ...profiling(options) }));
  }
  const strong = { ...base, driver: { ...base.driver, scaling: "strong" as const }, part: "figures" as const };
  const figures = options.figures
    ? await measureFigures({ base: strong, rounds: roundsFor("work", options) })
    : undefined;
  experiments.push(...(figures?.experiments ?? []));
  const measured = experiments.filter(({ cells }) => cells.some(({ samples }) => samples.length > 0));
  const versions = Object.fromEntries(plan.peers.here.map(({ name, version }) => [name, version]));
  const environment = environmentAtEnd({ ...began.environment, peers: versions }, began.cpu);
  return toResultsFile({
    environment,
    settings: settingsOf(options, experiments),
    design: options.design ?? {},
    leftOut: plan.leftOut,
    experiments: measured,
    figures: measured.length === experiments.length ? (figures?.figures ?? []) : [],
    profiles: observed.flatMap(({ profiles }) => profiles),
    warnings: [
      ...machineWarnings(environment),
      ...sessionWarnings(environment, controlOfAll(measured)),
      ...resultWarnings(measured),
      ...steadinessWarnings(measured),
      ...observed.flatMap(({ warnings }) => warnings),
    ],
    interrupted: options.signal?.aborted ?? false,
  });
}

export function driverOf({ quick, scaling = "strong", driver }: SessionOptions): Omit<DriverSettings, "parts"> {
  return { ...(quick ? DRIVERS.quick : DRIVERS.full), scaling, ...driver };
}

function baseOptions(options: SessionOptions): Omit<ExperimentOptions, "cells" | "rounds" | "part"> {
  const { seed, signal, onRun, store } = options;
  return {
    driver: driverOf(options),
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    seed,
    launchers: options.launchers ?? launchers(),
    control: measureControl,
    ...(store && { store }),
    ...(signal && { signal }),
    ...(onRun && { onRun }),
  };
}

const profiling = ({ quick, onProfile }: SessionOptions) => ({ quick, ...(onProfile && { onProfile }) });

function roundsFor(kind: BenchProgram["kind"], { samples, quick }: SessionOptions): number {
  return samples ?? ROUNDS[kind][quick ? "quick" : "full"];
}

function settingsOf(options: SessionOptions, experiments: readonly ExperimentResult[]): Settings {
  const { targetSeconds, warmUp, warmSeconds = 0, repetitions, scaling = "strong" } = driverOf(options);
  const rounds = Math.max(0, ...experiments.map((experiment) => experiment.rounds));
  return { seed: options.seed, rounds, warmUp, warmSeconds, repetitions, targetMs: targetSeconds * 1000, scaling };
}
