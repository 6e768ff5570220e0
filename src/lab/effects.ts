/**
 * The effects of the factorial design, for one program and number of threads:
 *
 *     jit = T(interp, gil) / T(jit, gil)          free = T(interp, gil) / T(interp, free)
 *     combined = T(interp, gil) / T(jit, free)    interaction = combined / (jit × free)
 *
 * An interaction of 1 means that the two bets multiply. And scaling within each cell: the speed-up
 * T(1 thread) / T(n threads), times n where every thread did the whole work (weak scaling); and the efficiency, which
 * is the speed-up over n.
 */

import type { ScalingMode } from "./driver.js";
import type { CellResult, ExperimentResult } from "./experiment.js";
import { cellSteadiness, soundTimesOf } from "./experiment.js";
import { groupBy } from "./grouping.js";
import { belongsTo, combinationsAmong, furtherLevels, type Levels } from "./levels.js";
import { type Estimate, estimateContrast, estimateRatio, type Series, type Term } from "./statistics.js";
import { lacksSteadyState } from "./steady/cell.js";

export const EFFECTS = ["jit", "free", "combined", "interaction"] as const;
export type EffectName = (typeof EFFECTS)[number];

/** What each switch, and both together, give over the interpreter with the GIL. */
export interface Effects extends Readonly<Record<EffectName, Estimate>> {
  readonly program: string;
  /** Threads that work; for a script those that it started itself. */
  readonly threads: number;
  /** Levels of the axes beyond engine and lock, where there are any. */
  readonly levels: Readonly<Record<string, string>>;
  /** Cells among the four that reached no steady state; absent when all did. */
  readonly doubtful?: readonly string[];
}

/** Several threads against one, in the same cell. */
export interface Scaling {
  readonly program: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly threads: number;
  readonly mode: ScalingMode;
  /** How many times as much work in the same time as on one thread. */
  readonly speedup: Estimate;
  /** Speed-up over threads: 1 is perfect. */
  readonly efficiency: Estimate;
  /** Of the two cells those that reached no steady state; absent when both did. */
  readonly doubtful?: readonly string[];
}

/** The four cells of one program and number of threads, as terms of each effect. */
export interface Contrasts {
  readonly program: string;
  readonly threads: number;
  readonly levels: Readonly<Record<string, string>>;
  readonly doubtful: readonly string[];
  readonly terms: Readonly<Record<EffectName, readonly Term[]>>;
}

/** A script starts threads as it likes: its statistics say how many, the main thread waits for them. */
export function threadsOf({ cell, samples }: CellResult): number {
  if (cell.parts > 0) return cell.parts;
  const all = Math.max(1, ...samples.map(({ stats }) => stats?.threads ?? 1));
  return Math.max(1, all - 1);
}

export function effectsOf(result: ExperimentResult): Effects[] {
  return contrastsOf(result).map(({ terms, doubtful, ...rest }) => ({
    ...rest,
    jit: estimateContrast(terms.jit),
    free: estimateContrast(terms.free),
    combined: estimateContrast(terms.combined),
    interaction: estimateContrast(terms.interaction),
    ...(doubtful.length > 0 && { doubtful }),
  }));
}

/** The four cells of each number of threads and combination of further levels, in the order of FOUR (peers have not). */
export function foursOf({ cells }: ExperimentResult): { readonly levels: Levels; readonly four: CellResult[] }[] {
  return [...groupBy(cells, ({ cell }) => String(cell.parts)).values()].flatMap((group) =>
    combinationsAmong(group.map(({ cell }) => cell.levels)).flatMap((levels) => {
      const own = group.filter(({ cell }) => belongsTo(furtherLevels(cell.levels), levels));
      const four = FOUR.map(([engine, lock]) =>
        own.find(({ cell }) => cell.levels.engine === engine && cell.levels.lock === lock),
      ).filter((cell) => cell !== undefined);
      return four.length === FOUR.length ? [{ levels, four }] : [];
    }),
  );
}

export function contrastsOf(result: ExperimentResult): Contrasts[] {
  return foursOf(result).flatMap(({ levels, four }) => {
    const series = four.map((cell) => soundTimesOf(cell, result.measure));
    if (series.some(({ length }) => length === 0)) return [];
    return [
      {
        program: result.program.name,
        threads: Math.max(...four.map(threadsOf)),
        levels,
        doubtful: unsteadyAmong(four),
        terms: termsOf(series),
      },
    ];
  });
}

/** The ids of the cells that reached no steady state. */
export const unsteadyAmong = (cells: readonly CellResult[]): string[] =>
  cells.filter((cell) => lacksSteadyState(cellSteadiness(cell))).map(({ cell }) => cell.id);

const FOUR = [
  ["interp", "gil"],
  ["jit", "gil"],
  ["interp", "free"],
  ["jit", "free"],
] as const;

function termsOf(four: readonly Series[]): Contrasts["terms"] {
  const [base, jit, free, both] = four as [Series, Series, Series, Series];
  const over = (after: Series): Term[] => [
    { series: base, power: 1 },
    { series: after, power: -1 },
  ];
  return {
    jit: over(jit),
    free: over(free),
    combined: over(both),
    interaction: [
      { series: jit, power: 1 },
      { series: free, power: 1 },
      { series: base, power: -1 },
      { series: both, power: -1 },
    ],
  };
}

export function scalingOf(result: ExperimentResult): Scaling[] {
  return threadCurves(result).flatMap((cells) => {
    const one = cells.find(({ cell }) => cell.parts === 1);
    if (!one) return [];
    const before = soundTimesOf(one, result.measure);
    return cells.flatMap((several) => {
      const after = soundTimesOf(several, result.measure);
      if (several.cell.parts < 2 || before.length === 0 || after.length === 0) return [];
      const doubtful = unsteadyAmong([one, several]);
      const { levels, parts: threads } = several.cell;
      const { scaling: mode, program } = result;
      const ratio = estimateRatio(before, after);
      const [speedup, efficiency] =
        mode === "weak" ? [times(ratio, threads), ratio] : [ratio, times(ratio, 1 / threads)];
      const found = { program: program.name, levels, threads, mode, speedup, efficiency };
      return [{ ...found, ...(doubtful.length > 0 && { doubtful }) }];
    });
  });
}

/** The cells that differ only in their number of threads, a list for each combination of levels. */
export const threadCurves = (result: ExperimentResult): CellResult[][] => [
  ...groupBy(result.cells, ({ cell }) => JSON.stringify(cell.levels)).values(),
];

const times = ({ value, ci95: [low, high] }: Estimate, factor: number): Estimate => ({
  value: value * factor,
  ci95: [low * factor, high * factor],
});
