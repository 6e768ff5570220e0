/** The observed runs of an experiment: every cell that can be observed, once, after all samples are taken. */
import type { CellProfile } from "../artefacts.js";
import type { Cell } from "../axes.js";
import type { ExperimentResult } from "../experiment.js";
import type { Launcher } from "../launchers.js";
import type { RunnerOptions } from "../runner.js";
import { profileCell } from "./profile.js";

export interface ProfilingOptions extends Pick<RunnerOptions, "timeoutMs" | "signal"> {
  readonly launchers: Readonly<Record<string, Launcher>>;
  /** Only the cells with the most threads: there is more to see in them, and it takes less time. */
  readonly quick: boolean;
  /** Called between processes, never while one runs. */
  readonly onProfile?: (program: string, cell: Cell) => void;
}

export interface Profiles {
  readonly profiles: readonly CellProfile[];
  readonly warnings: readonly string[];
}

/** Those that are observed if their samples go well. */
export function observedCells(
  cells: readonly Cell[],
  { launchers, quick }: Pick<ProfilingOptions, "launchers" | "quick">,
): Cell[] {
  const most = Math.max(...cells.map(({ parts }) => parts));
  return cells.filter((cell) => launchers[cell.launcher]?.observedArgv && !(quick && cell.parts < most));
}

/** A cell whose samples all failed is not observed; a profile that cannot be made is a warning. */
export async function profileExperiment(result: ExperimentResult, options: ProfilingOptions): Promise<Profiles> {
  const { program, cells } = result;
  const observed = observedCells(
    cells.map(({ cell }) => cell),
    options,
  );
  const profiles: CellProfile[] = [];
  const warnings: string[] = [];
  for (const { cell, samples } of cells) {
    const launcher = options.launchers[cell.launcher];
    const works = samples.some(({ problem }) => problem === undefined);
    if (options.signal?.aborted || !launcher || !works || !observed.includes(cell)) continue;
    options.onProfile?.(program.name, cell);
    const outcome = await profileCell(program, cell, launcher, options);
    if (outcome && "profile" in outcome) profiles.push(outcome.profile);
    else if (outcome && !options.signal?.aborted)
      warnings.push(
        `${program.name} ${cell.id} could not be observed, so where its time goes is missing: ${outcome.problem}.`,
      );
  }
  return { profiles, warnings };
}
