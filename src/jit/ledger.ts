/**
 * What compiling beside a program has cost it and may cost. Two cores are busy with a program's first second: V8 optimises the
 * interpreter meanwhile, and whatever is compiled then takes its time from the program. How long the program will run nobody knows:
 * as for skis that may be hired or bought, nothing is spent that has not been earned by running.
 */
import { TUNABLES } from "../base/tunables.js";

/** Milliseconds of compiling that a program which has run for so many may have had. */
export type Budget = (elapsedMs: number) => number;

/** Instructions from which on an order is taken to cost by its size. */
const LEAST = 10;

export class Ledger {
  readonly #began: number;
  /** By the order's number: instructions and what they are expected to cost. */
  readonly #orders = new Map<number, { readonly instructions: number; readonly expectedMs: number }>();
  #spentMs = 0;
  /** Of one instruction, as the last orders showed it: JavaScript becomes five to ten times as fast with use. Small orders say little. */
  #msEach: number = TUNABLES.COMPILE_MS_EACH;
  #msOnce: number = TUNABLES.COMPILE_MS_FIRST;

  /** `budget` absent: everything is affordable. */
  constructor(
    private readonly budget: Budget | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#began = now();
  }

  /** Whether so many instructions may be compiled now. */
  affords(instructions: number): boolean {
    if (!this.budget) return true;
    let ordered = 0;
    for (const { expectedMs } of this.#orders.values()) ordered += expectedMs;
    return this.#spentMs + ordered + this.#expectedMs(instructions) <= this.budget(this.now() - this.#began);
  }

  #expectedMs(instructions: number): number {
    return this.#msOnce + instructions * this.#msEach;
  }

  ordered(order: number, instructions: number): void {
    this.#orders.set(order, { instructions, expectedMs: this.#expectedMs(instructions) });
    this.#msOnce = 0;
  }

  /** What it has cost, from its beginning to its end: on a busy machine more, as there it takes more from the program. */
  delivered(order: number, ms: number): void {
    const entry = this.#orders.get(order);
    if (!entry) return;
    this.#orders.delete(order);
    this.#spentMs += ms;
    this.#msEach = (this.#msEach + Math.max(0, ms) / Math.max(LEAST, entry.instructions)) / 2;
  }
}
