/**
 * The simulation's parameters from measured runs of one cell: what one thread took, how long GIL and locks were
 * waited for, and how long several threads took. Each parameter is the one with which the simulation gives the
 * measured figure again; each is found in turn, in the order below, by bisection. Pure.
 */
import type { ScalingMode } from "../driver.js";
import { type Machine, type Simulated, simulate } from "./schedule.js";
import { threadPlans, type Workload } from "./workload.js";

/** One cell at one number of threads; all figures are for one repetition: from the threads' start to their end. */
export interface MeasuredRun {
  readonly threads: number;
  readonly ms: number;
  readonly gilSwitches: number;
  readonly lockWaitMs: number;
}

export interface CalibrationInput {
  readonly lock: "gil" | "free";
  readonly mode: ScalingMode;
  readonly runs: readonly MeasuredRun[];
  /** The same program with the GIL: what it gains from threads there, it gains while threads block. */
  readonly gilRuns: readonly MeasuredRun[];
  readonly cores: number;
  readonly switchIntervalMs: number;
  /** Fraction of its time for which one thread blocks, where a profile says so. */
  readonly blockedShare?: number;
  /**
   * The same where several threads alone were observed. They may have waited for each other, which one does not: it
   * counts where no run of several threads with the GIL says what they save.
   */
  readonly blockedShareOfSeveral?: number;
}

export interface Model {
  readonly workload: Workload;
  readonly handoverMs: number;
  readonly contention: number;
  /** The numbers of threads whose figures went in. */
  readonly calibratedFrom: readonly number[];
}

/** Of CPU-bound work it does not matter much; with blocking, GIL switches say how many. */
const USUAL_BURSTS = 40;
const MOST_BURSTS = 400;

/** Handing over a futex to a sleeping thread, when no run with several threads says how long it takes here. */
const USUAL_HANDOVER_MS = 0.05;

/** A thousandth of the range is finer than any of the figures is known. */
const STEPS = 10;

/** Undefined without a run on one thread. */
export function calibrate(input: CalibrationInput): Model | undefined {
  const one = input.runs.find(({ threads }) => threads === 1);
  if (!one || !(one.ms > 0)) return undefined;
  const several = largest(input.runs);
  const blocked = input.blockedShare ?? blockedShareOf(input);
  const workload = {
    computeMs: one.ms * (1 - blocked),
    blockedMs: one.ms * blocked,
    lockedShare: 0,
    bursts: blocked > 0 ? burstsOf(input) : USUAL_BURSTS,
  };
  const start: Model = {
    workload,
    handoverMs: USUAL_HANDOVER_MS,
    contention: 0,
    calibratedFrom: input.runs.map(({ threads }) => threads),
  };
  if (!several) return start;
  return input.lock === "gil" ? withHandover(start, several, input) : withContention(start, several, input);
}

const largest = (runs: readonly MeasuredRun[]): MeasuredRun | undefined =>
  runs.filter(({ threads }) => threads > 1).sort((left, right) => right.threads - left.threads)[0];

/** With the GIL computing is serial: whatever several threads save, they save while others block. */
function blockedShareOf({ gilRuns, mode, switchIntervalMs, blockedShareOfSeveral = 0 }: CalibrationInput): number {
  const [one, several] = [gilRuns.find(({ threads }) => threads === 1), largest(gilRuns)];
  if (!one || !several) return blockedShareOfSeveral;
  const ratio = several.ms / one.ms / (mode === "weak" ? several.threads : 1);
  if (ratio > 0.97) return 0;
  const machine: Machine = { cores: 1, lock: "gil", switchIntervalMs, handoverMs: USUAL_HANDOVER_MS, contention: 0 };
  return bisect(0, 1, -several.ms, (share) => {
    const workload = {
      computeMs: one.ms * (1 - share),
      blockedMs: one.ms * share,
      lockedShare: 0,
      bursts: USUAL_BURSTS,
    };
    return -simulate(threadPlans(workload, several.threads, mode), machine).wallMs;
  });
}

/** Switches beyond those that the interval forces are threads that blocked. */
function burstsOf({ gilRuns, switchIntervalMs }: CalibrationInput): number {
  const several = largest(gilRuns);
  if (!several) return USUAL_BURSTS;
  const voluntary = several.gilSwitches - several.ms / switchIntervalMs;
  return Math.min(MOST_BURSTS, Math.max(1, Math.round(voluntary)));
}

function withHandover(model: Model, { threads, ms }: MeasuredRun, input: CalibrationInput): Model {
  const wall = (handoverMs: number): number => run({ ...model, handoverMs }, threads, input).wallMs;
  return { ...model, handoverMs: bisect(0, input.switchIntervalMs, ms, wall) };
}

/** First the lock, by how long it was waited for; what is still missing is contention for memory. */
function withContention(model: Model, { threads, ms, lockWaitMs }: MeasuredRun, input: CalibrationInput): Model {
  const withShare = (lockedShare: number): Model => ({ ...model, workload: { ...model.workload, lockedShare } });
  const waited = (share: number): number => run(withShare(share), threads, input).lockWaitMs;
  const locked = withShare(lockWaitMs > 0.001 * ms ? bisect(0, 1, lockWaitMs, waited) : 0);
  const wall = (contention: number): number => run({ ...locked, contention }, threads, input).wallMs;
  return { ...locked, contention: bisect(0, 2, ms, wall) };
}

/** A model's run on `threads` threads of this machine, or of one with other cores. */
export function run(
  model: Model,
  threads: number,
  { cores, lock, mode, switchIntervalMs }: Pick<CalibrationInput, "cores" | "lock" | "mode" | "switchIntervalMs">,
): Simulated {
  const machine: Machine = {
    cores,
    lock,
    switchIntervalMs,
    handoverMs: model.handoverMs,
    contention: model.contention,
  };
  return simulate(threadPlans(model.workload, threads, mode), machine);
}

/** Where a function that grows reaches the target; an end where it does not. */
function bisect(low: number, high: number, target: number, grows: (value: number) => number): number {
  if (grows(low) >= target) return low;
  if (grows(high) <= target) return high;
  let [below, above] = [low, high];
  for (let step = 0; step < STEPS; step++) {
    const middle = (below + above) / 2;
    if (grows(middle) < target) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}
