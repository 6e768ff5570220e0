/**
 * The threads of a run that have ended, with what they counted. A program may start any number one after the other: beyond
 * so many they are kept as one sum, unless each one's timeline or attempts were asked for.
 */
import type { LoopStats } from "../jit/vm-interface.js";
import type { ThreadCounters } from "./control-words.js";
import type { ThreadOutcome } from "./protocol.js";

/** A thread that ended, or the sum of several. */
export interface FinishedThread {
  readonly name: string;
  readonly threadId: number;
  /** How many threads this is. */
  readonly count: number;
  readonly outcome: ThreadOutcome;
  readonly counters: ThreadCounters;
}

/** So many are kept each for itself. */
const KEPT = 256;

export class FinishedThreads {
  readonly #kept: FinishedThread[] = [];
  #rest: FinishedThread | undefined;

  constructor(private readonly keepsAll: boolean) {}

  add(thread: FinishedThread): void {
    if (this.keepsAll || thread.threadId === 0 || this.#kept.length < KEPT) this.#kept.push(thread);
    else this.#rest = this.#rest ? sum(this.#rest, thread) : thread;
  }

  all(): readonly FinishedThread[] {
    return this.#rest ? [...this.#kept, this.#rest] : this.#kept;
  }

  /** How the main thread ended. */
  main(): FinishedThread | undefined {
    return this.#kept.find(({ threadId }) => threadId === 0);
  }
}

function sum(a: FinishedThread, b: FinishedThread): FinishedThread {
  const loops = [...new Map([...a.outcome.loops, ...b.outcome.loops].map((loop) => [keyOf(loop), loop])).values()];
  return {
    ...a,
    count: a.count + b.count,
    outcome: { ending: a.outcome.ending, loops },
    counters: {
      instructions: a.counters.instructions + b.counters.instructions,
      gilSwitches: a.counters.gilSwitches + b.counters.gilSwitches,
      gilWaitUs: a.counters.gilWaitUs + b.counters.gilWaitUs,
      lockWaits: a.counters.lockWaits + b.counters.lockWaits,
      lockWaitUs: a.counters.lockWaitUs + b.counters.lockWaitUs,
    },
  };
}

/** One report of a loop's version, and each refusal, is enough. */
const keyOf = ({ loop, version, stitchUs, refusals }: LoopStats): string =>
  `${loop} ${version} ${stitchUs > 0} ${refusals.join()}`;
