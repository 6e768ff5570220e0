/**
 * How much a loop's code does between its exits. An exit and the way in again cost as much as some ten instructions of the
 * interpreter: code that does not do clearly more in one go is worth nothing. Counted, not timed: the same on a busy machine.
 */
import { TUNABLES } from "../base/tunables.js";

/** What a loop has counted up to now: exits within its turns and failed entries, and whole turns of stitched code. */
export interface Totals {
  readonly exits: number;
  readonly turns: number;
}

export class Pace {
  #last: Totals = { exits: 0, turns: 0 };
  /** What was found last, for people. */
  said = "";

  /** New code begins to run. */
  restart(now: Totals): void {
    this.#last = now;
  }

  /**
   * True when code of so many instructions left after too few since it was asked last, or the code began. Too few exits say
   * nothing yet. A turn takes half of the instructions on average, and an exit ends one more.
   */
  storms(now: Totals, instructions: number): boolean {
    const exits = now.exits - this.#last.exits;
    if (exits < TUNABLES.EXIT_STORM) return false;
    const turns = now.turns - this.#last.turns;
    this.said = `${exits} exits within ${turns + exits} turns of ${instructions} instructions`;
    this.#last = now;
    return ((turns + exits / 2) * instructions) / 2 < exits * TUNABLES.EXIT_WORTH;
  }
}
