/**
 * The order of an experiment: rounds, each with every cell once, shuffled by a recorded seed. Cells that are compared
 * so run next to each other in time: one after the other they were wrong by 1.6× on such machines (FACTS.md).
 */
import type { Cell } from "./axes.js";
import { seededRandom, shuffled } from "./random.js";

/** One process that is to be run. */
export interface PlannedRun {
  readonly round: number;
  /** Position in the whole plan, from 0. */
  readonly order: number;
  readonly program: string;
  readonly cell: Cell;
}

/** All cells of one program as many times as there are rounds. */
export function makePlan(program: string, cells: readonly Cell[], rounds: number, seed: number): PlannedRun[] {
  const random = seededRandom(seed);
  const plan: PlannedRun[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const cell of shuffled(cells, random)) plan.push({ round, order: plan.length, program, cell });
  }
  return plan;
}
