/** One basic block lowered from the state at its beginning: nodes, tests on the way, and the state at its end. */
import type { RegionBlock, RegionEdge } from "../region/region.js";
import { chooseRow } from "./choose.js";
import { type Context, Cursor, type Item } from "./context.js";
import { lowerGeneric } from "./generic.js";
import type { State } from "./known.js";
import { foldMethod } from "./method.js";
import { lowerSteps } from "./steps.js";

export interface LoweredBlock {
  readonly items: readonly Item[];
  /** The state at the block's end; null when the end cannot be reached. */
  readonly end: State | null;
}

export function lowerBlock(context: Context, block: RegionBlock, entry: State): LoweredBlock {
  const state = entry.slice();
  const items: Item[] = [];
  for (let pc = block.start; pc < block.end; pc++) {
    const cursor = new Cursor(context, pc, state, items);
    lowerInstruction(cursor, pc === block.end - 1 ? block.jump : null);
    if (cursor.ended) return { items, end: null };
  }
  return { items, end: state };
}

function lowerInstruction(cursor: Cursor, jump: RegionEdge | null): void {
  const row = chooseRow(cursor.context, cursor.instruction, cursor.pc, cursor.state);
  // Jumps are edges; the structure of the plan carries them.
  if (row.control || row.handler === "nop") return;
  if (row.steps !== undefined) lowerSteps(cursor, row, jump);
  else if (!foldMethod(cursor)) lowerGeneric(cursor, jump);
}

/** The states with which a lowered block leads to its successors. */
export function edgesOf(
  block: RegionBlock,
  lowered: LoweredBlock,
): { readonly edge: RegionEdge; readonly state: State }[] {
  const tests = lowered.items.flatMap((item) =>
    item.kind === "branch" ? [{ edge: item.edge, state: item.state }] : [],
  );
  return lowered.end ? [...tests, { edge: block.next, state: lowered.end }] : tests;
}
