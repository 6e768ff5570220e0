/**
 * What the advice rests on: for one program and number of threads the figures of the four cells against each other, and
 * the waits that explain them. Plain data, made from an experiment's results; advice.ts judges it.
 */
import { foursOf, type Scaling, scalingOf, threadsOf, unsteadyAmong } from "./effects.js";
import { type CellResult, type ExperimentResult, type Measure, timesOf } from "./experiment.js";
import { belongsTo, furtherLevels } from "./levels.js";
import { type Estimate, estimateRatio, median, type Series } from "./statistics.js";

/** The four cells by the switches that are on, fewest first: whoever switches wants a reason for each. */
export const CHOICES = ["neither", "jit", "free", "both"] as const;
export type Choice = (typeof CHOICES)[number];
export type OfChoices<T> = Readonly<Record<Choice, T>>;

export const LEVELS: OfChoices<{ readonly engine: string; readonly lock: string }> = {
  neither: { engine: "interp", lock: "gil" },
  jit: { engine: "jit", lock: "gil" },
  free: { engine: "interp", lock: "free" },
  both: { engine: "jit", lock: "free" },
};

/** Shares of the threads' time, as fractions; 0 where nothing was counted. */
export interface Waits {
  readonly gil: number;
  readonly locks: number;
}

export interface Evidence {
  readonly program: string;
  readonly threads: number;
  /** Levels of the axes beyond engine and lock. */
  readonly levels: Readonly<Record<string, string>>;
  readonly cores: number;
  /** Cells with failed or wrong runs, with what was wrong. */
  readonly failed: readonly string[];
  /** Cells that reached no steady state: their medians say nothing. */
  readonly unsteady: readonly string[];
  /** Absent when a cell has no times at all. */
  readonly figures?: Figures;
}

export interface Figures {
  /** `gain[from][to]`: how many times faster the second cell is than the first. */
  readonly gain: OfChoices<OfChoices<Estimate>>;
  readonly waits: OfChoices<Waits>;
  /** Times one thread, in each cell; absent for one thread and for scripts. */
  readonly scaling: Partial<OfChoices<Estimate>>;
  /** The interpreter with the GIL on several threads, at their best: above 1 only when threads wait outside of it. */
  readonly waiting?: Scaling;
  /** Some loop was compiled. */
  readonly compiled: boolean;
}

/** One record for each number of threads and combination of further levels that has all four cells (peers have not). */
export function evidenceOf(result: ExperimentResult, cores: number): Evidence[] {
  const scaling = scalingOf(result);
  return foursOf(result).map(({ levels, four: cells }) => {
    const threads = Math.max(...cells.map(threadsOf));
    const hasTimes = cells.every((cell) => timesOf(cell, result.measure).length > 0);
    const figures = hasTimes && figuresOf(cells, result.measure, { threads, levels }, scaling);
    const failed = cells.flatMap(({ cell, problems }) => (problems[0] ? [`${cell.id}: ${problems[0]}`] : []));
    const unsteady = unsteadyAmong(cells);
    return { program: result.program.name, threads, levels, cores, failed, unsteady, ...(figures && { figures }) };
  });
}

function figuresOf(
  cells: readonly CellResult[],
  measure: Measure,
  { threads, levels }: Pick<Evidence, "threads" | "levels">,
  scaling: readonly Scaling[],
): Figures {
  const cellOf = (choice: Choice) => cells.find(({ cell }) => isChoice(cell.levels, choice));
  const series = ofChoices((choice): Series => {
    const cell = cellOf(choice);
    return cell ? timesOf(cell, measure) : [];
  });
  const within = scaling.filter((one) => !one.doubtful && belongsTo(furtherLevels(one.levels), levels));
  const waiting = within
    .filter(({ levels }) => isChoice(levels, "neither"))
    .reduce<Scaling | undefined>(
      (left, right) => (left && left.speedup.value > right.speedup.value ? left : right),
      undefined,
    );
  return {
    gain: gainsOf(series),
    waits: ofChoices((choice) => waitsOf(cellOf(choice), threads)),
    scaling: scalingAt(within, threads),
    ...(waiting && { waiting }),
    compiled: cells.some(({ samples }) => samples.some(({ stats }) => (stats?.loops.length ?? 0) > 0)),
  };
}

/** Each pair of cells is resampled once; the way back is the inverse of the way there, interval and all. */
function gainsOf(series: OfChoices<Series>): Figures["gain"] {
  const forward = ofChoices((from) =>
    ofChoices((to) => (isBefore(from, to) ? estimateRatio(series[from], series[to]) : SAME)),
  );
  return ofChoices((from) => ofChoices((to) => (isBefore(to, from) ? inverse(forward[to][from]) : forward[from][to])));
}

const SAME: Estimate = { value: 1, ci95: [1, 1] };

const isBefore = (left: Choice, right: Choice): boolean => CHOICES.indexOf(left) < CHOICES.indexOf(right);

const inverse = ({ value, ci95: [low, high] }: Estimate): Estimate => ({ value: 1 / value, ci95: [1 / high, 1 / low] });

function scalingAt(scaling: readonly Scaling[], threads: number): Partial<OfChoices<Estimate>> {
  const entries = CHOICES.flatMap((choice) => {
    const found = scaling.find((one) => one.threads === threads && isChoice(one.levels, choice));
    return found ? [[choice, found.speedup] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Medians over the processes; the wait of all threads over the time of all threads that work. */
function waitsOf(result: CellResult | undefined, threads: number): Waits {
  const runs = (result?.samples ?? []).flatMap(({ stats }) => (stats && stats.wallMs > 0 ? [stats] : []));
  if (runs.length === 0) return { gil: 0, locks: 0 };
  const share = (waitMs: number, wallMs: number): number => Math.min(1, waitMs / (wallMs * threads));
  return {
    gil: median(runs.map(({ gil, wallMs }) => share(gil.waitMs, wallMs))),
    locks: median(runs.map(({ locks, wallMs }) => share(locks.waitMs, wallMs))),
  };
}

const ofChoices = <T>(make: (choice: Choice) => T): OfChoices<T> => ({
  neither: make("neither"),
  jit: make("jit"),
  free: make("free"),
  both: make("both"),
});

const isChoice = ({ engine, lock }: Readonly<Record<string, string>>, choice: Choice): boolean =>
  LEVELS[choice].engine === engine && LEVELS[choice].lock === lock;
