/**
 * The effects of the factorial design, for one program and number of threads:
 *
 *     jit = T(interp, gil) / T(jit, gil)          free = T(interp, gil) / T(interp, free)
 *     combined = T(interp, gil) / T(jit, free)    interaction = combined / (jit × free)
 *
 * An interaction of 1 means that the two bets multiply. And scaling: T(1 thread) / T(n threads) within each cell.
 */
import type { CellResult, ExperimentResult } from "./experiment.js";
import { timesOf } from "./experiment.js";
import { groupBy } from "./grouping.js";
import { type Estimate, estimateContrast, estimateRatio, type Series } from "./statistics.js";

/** What each switch, and both together, give over the interpreter with the GIL. */
export interface Effects {
  readonly program: string;
  /** Threads that work; for a script those that it started itself. */
  readonly threads: number;
  /** Levels of the axes beyond engine and lock, where there are any. */
  readonly levels: Readonly<Record<string, string>>;
  readonly jit: Estimate;
  readonly free: Estimate;
  readonly combined: Estimate;
  readonly interaction: Estimate;
}

/** Several threads against one, in the same cell. */
export interface Scaling {
  readonly program: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly threads: number;
  /** How many times faster than on one thread. */
  readonly speedup: Estimate;
}

/** A script starts threads as it likes: its statistics say how many, the main thread waits for them. */
export function threadsOf({ cell, samples }: CellResult): number {
  if (cell.parts > 0) return cell.parts;
  const all = Math.max(1, ...samples.map(({ stats }) => stats?.threads ?? 1));
  return Math.max(1, all - 1);
}

export function effectsOf(result: ExperimentResult): Effects[] {
  return [
    ...groupBy(result.cells, ({ cell }) => keyWithout(cell.levels, ["engine", "lock"], cell.parts)).values(),
  ].flatMap((cells) => {
    const times = (engine: string, lock: string): Series => {
      const found = cells.find(({ cell }) => cell.levels.engine === engine && cell.levels.lock === lock);
      return found ? timesOf(found, result.measure) : [];
    };
    const [base, jit, free, both] = [
      times("interp", "gil"),
      times("jit", "gil"),
      times("interp", "free"),
      times("jit", "free"),
    ];
    if ([base, jit, free, both].some((series) => series.length === 0)) return [];
    const { engine: _engine, lock: _lock, ...levels } = cells[0]?.cell.levels ?? {};
    return [
      {
        program: result.program.name,
        threads: Math.max(...cells.map(threadsOf)),
        levels,
        jit: estimateRatio(base, jit),
        free: estimateRatio(base, free),
        combined: estimateRatio(base, both),
        interaction: estimateContrast([
          { series: jit, power: 1 },
          { series: free, power: 1 },
          { series: base, power: -1 },
          { series: both, power: -1 },
        ]),
      },
    ];
  });
}

export function scalingOf(result: ExperimentResult): Scaling[] {
  return [...groupBy(result.cells, ({ cell }) => keyWithout(cell.levels, [], 0)).values()].flatMap((cells) => {
    const one = cells.find(({ cell }) => cell.parts === 1);
    const before = one ? timesOf(one, result.measure) : [];
    return cells.flatMap((several) => {
      const after = timesOf(several, result.measure);
      if (several.cell.parts < 2 || before.length === 0 || after.length === 0) return [];
      const { levels, parts } = several.cell;
      return [{ program: result.program.name, levels, threads: parts, speedup: estimateRatio(before, after) }];
    });
  });
}

function keyWithout(levels: Readonly<Record<string, string>>, without: readonly string[], parts: number): string {
  const rest = Object.entries(levels).filter(([axis]) => !without.includes(axis));
  return JSON.stringify([rest, parts]);
}
