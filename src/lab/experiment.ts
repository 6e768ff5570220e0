/**
 * An experiment: one program in all its cells, several rounds. Collects samples as they come, so that an interrupted
 * one keeps what it has, and says what is to be said of each cell.
 */
import { setImmediate } from "node:timers/promises";
import type { CellSteadiness } from "./artefacts.js";
import type { Cell } from "./axes.js";
import type { ScalingMode } from "./driver.js";
import type { Launcher } from "./launchers.js";
import { makePlan, type PlannedRun } from "./plan.js";
import type { BenchProgram } from "./programs.js";
import { type RunnerOptions, runCell, type Sample } from "./runner.js";
import type { Series } from "./statistics.js";
import { steadinessOf } from "./steady/cell.js";
import type { SampleStore } from "./store.js";

/** Which of a process's repetitions count: all from the steady phase, or the first, from a cold start. */
export type Measure = "steady" | "cold";

export interface CellResult {
  readonly cell: Cell;
  /** In round order. */
  readonly samples: readonly Sample[];
  /** What was wrong, each once: failed runs, wrong or differing results. */
  readonly problems: readonly string[];
  /** One of the problems is a wrong or differing result. */
  readonly wrong?: true;
}

export interface ExperimentResult {
  readonly program: BenchProgram;
  /** A script has only cold runs, unless it prints repetitions itself. */
  readonly measure: Measure;
  readonly rounds: number;
  readonly scaling: ScalingMode;
  readonly cells: readonly CellResult[];
}

export interface ExperimentOptions extends RunnerOptions {
  readonly cells: readonly Cell[];
  readonly rounds: number;
  readonly seed: number;
  readonly launchers: Readonly<Record<string, Launcher>>;
  /** The part of the session: keys of the store differ by it. */
  readonly part: string;
  /** Keeps samples as they come, and has those of the session that this one goes on with. */
  readonly store?: SampleStore;
  /** Called between processes, never while one runs. */
  readonly onRun?: (run: PlannedRun, total: number) => void;
}

export async function runExperiment(program: BenchProgram, options: ExperimentOptions): Promise<ExperimentResult> {
  const plan = makePlan(program.name, options.cells, options.rounds, options.seed);
  const collected = new Map<Cell, Sample[]>(options.cells.map((cell) => [cell, []]));
  for (const run of plan) {
    const key = { part: options.part, program: program.name, cell: run.cell.id, round: run.round };
    const sample = options.store?.find(key) ?? (await takeSample(program, run, plan.length, options));
    if (!sample) continue;
    options.store?.keep(key, sample);
    collected.get(run.cell)?.push(sample);
  }
  const cells = [...collected].map(([cell, samples]) => ({ cell, samples, ...problemsOf(samples) }));
  const { rounds, driver } = options;
  const scaling = driver.scaling ?? "strong";
  return { program, measure: measureOf(program, cells), rounds, scaling, cells: compareChecksums(cells) };
}

/** Runs the cell once; undefined when the session was interrupted before or meanwhile. */
async function takeSample(
  program: BenchProgram,
  run: PlannedRun,
  total: number,
  options: ExperimentOptions,
): Promise<Sample | undefined> {
  if (options.signal?.aborted) return undefined;
  options.onRun?.(run, total);
  const launcher = options.launchers[run.cell.launcher];
  if (!launcher) throw new RangeError(`no launcher is named ${run.cell.launcher}`);
  const sample = await runCell(program, run, launcher, options);
  // Ctrl-C reaches the process too: let this one hear of it before the process's end is taken for a failure.
  if (sample.problem) await setImmediate();
  return options.signal?.aborted ? undefined : sample;
}

/** A work program is measured in its steady state, also when no process came so far. */
function measureOf({ kind }: BenchProgram, cells: readonly CellResult[]): Measure {
  const steady = kind === "work" || cells.some((cell) => timesOf(cell, "steady").length > 0);
  return steady ? "steady" : "cold";
}

function problemsOf(samples: readonly Sample[]): Pick<CellResult, "problems" | "wrong"> {
  const checksums = new Set(
    samples.flatMap(({ repetitions }) => repetitions.slice(0, 1).map(({ checksum }) => checksum)),
  );
  const differ = checksums.size > 1 ? [`its processes' results differ: ${[...checksums].join(" and ")}`] : [];
  const problems = [...new Set([...samples.flatMap(({ problem }) => problem ?? []), ...differ])];
  const wrong = differ.length > 0 || samples.some((sample) => sample.wrong);
  return { problems, ...(wrong && { wrong }) };
}

/**
 * Every cell with as many parts must give the same results, the peers' too. The reference is the first that has some,
 * and has none that it knows to be wrong where there is such a cell.
 */
function compareChecksums(cells: readonly CellResult[]): CellResult[] {
  return cells.map((result) => {
    const alike = cells.filter((other) => other.cell.parts === result.cell.parts && checksumOf(other) !== undefined);
    const reference = alike.find(({ wrong }) => !wrong) ?? alike[0];
    const [expected, got] = [reference && checksumOf(reference), checksumOf(result)];
    if (expected === undefined || got === undefined || expected === got) return result;
    const problem = `its results ${got} are not those of ${reference?.cell.id}, ${expected}`;
    return { ...result, problems: [...result.problems, problem], wrong: true };
  });
}

export function checksumOf({ samples }: CellResult): string | undefined {
  return samples.flatMap(({ repetitions }) => repetitions.slice(0, 1))[0]?.checksum;
}

/** The times of a cell, ms for the whole work once: process → repetitions. Failed processes are not in it. */
export function timesOf({ samples }: CellResult, measure: Measure): Series {
  return samples
    .filter(({ problem }) => problem === undefined)
    .map(({ repetitions }) => repetitions.filter(({ phase }) => phase === measure).map(({ ms }) => ms))
    .filter((times) => times.length > 0);
}

/** The same for figures that are made of several cells: the times of a cell whose results are wrong are those of other work. */
export const soundTimesOf = (result: CellResult, measure: Measure): Series =>
  result.wrong ? [] : timesOf(result, measure);

/** How the processes of a cell came to a steady state, or did not; undefined where nothing can be said. */
export const cellSteadiness = ({ samples }: CellResult): CellSteadiness | undefined =>
  steadinessOf(samples.filter(({ problem }) => problem === undefined).map(({ repetitions }) => repetitions));
