/**
 * What an attempt would come to, against how long the program has run: one that ends soon had better be interpreted than wait for code
 * that hardly runs. Compiling is counted in instructions, not timed: the same on a busy machine. Policies weigh it (hotness.ts).
 * Threads may come and go: time does not begin anew with each.
 */

/** What an attempt at a loop would come to. */
export interface Prospect {
  /** Bytecode instructions of the region, inlined ones included, as far as it can be told before. */
  readonly instructions: number;
  /** Instructions that this thread has compiled before, further versions included. */
  readonly spent: number;
  /** Since the program began; ms. */
  readonly elapsedMs: number;
}

export class Budget {
  #spent = 0;

  /** `began`: when the program did, as `Date.now()` tells it: the same clock in all threads. */
  constructor(private readonly began: number) {}

  spend(instructions: number): void {
    this.#spent += instructions;
  }

  prospect(instructions: number, now: number): Prospect {
    return { instructions, spent: this.#spent, elapsedMs: now - this.began };
  }
}

/** Turns of a loop until so many ms have passed, when `turns` took `ms`. */
export const turnsIn = (wanted: number, turns: number, ms: number): number => (wanted * turns) / Math.max(ms, 0.001);
