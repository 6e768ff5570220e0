/** One basic block lowered from the state at its beginning: nodes, tests on the way, and the state at its end. */
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { decode, type Instruction, partsOf, readsOf } from "../../bytecode/operands.js";
import { callAt, directAt, frameAt } from "../frames.js";
import type { RegionBlock, RegionEdge } from "../region/region.js";
import { lowerCell } from "./cells.js";
import { foldCharacter } from "./character.js";
import { chooseRow } from "./choose.js";
import { type Context, Cursor, type Item } from "./context.js";
import { lowerDirect } from "./direct.js";
import { lowerGeneric } from "./generic.js";
import { lowerInlined } from "./inlined.js";
import type { State } from "./known.js";
import { keepsLent } from "./lent.js";
import { mayGoOn } from "./loans.js";
import { foldMethod } from "./method.js";
import { UNBOUND_BITS } from "./plan.js";
import { lowerQuiet } from "./quiet.js";
import { foldRange } from "./range.js";
import { foldSequence } from "./sequence.js";
import { endLoans, settle } from "./settle.js";
import { lowerSteps } from "./steps.js";
import { foldSuper } from "./super.js";
import { foldWide } from "./wide.js";

export interface LoweredBlock {
  readonly items: readonly Item[];
  /** The state at the block's end; null when the end cannot be reached. */
  readonly end: State | null;
}

export function lowerBlock(context: Context, block: RegionBlock, entry: State): LoweredBlock {
  const state = entry.slice();
  const items: Item[] = [];
  context.loans = undefined;
  for (let pc = block.start; pc < block.end; pc++) {
    const instruction = decode(context.inputs.observation.instructions, pc);
    const row = chooseRow(context, instruction, pc, state);
    prepareLent(context, instruction, row, pc, state, items);
    const cursor = new Cursor(context, pc, state, items);
    const ended =
      foldRange(cursor, row, block) ||
      foldSequence(cursor, row) ||
      foldSuper(cursor, row, block) ||
      foldCharacter(cursor, row, block) ||
      (!context.loans && foldWide(cursor, row, block))
        ? cursor.ended
        : row.words < cursor.instruction.row.words
          ? lowerParts(cursor, row)
          : lowerInstruction(cursor, row, blockJump(pc));
    endLoans(context, state);
    if (ended) return { items, end: null };
    pc += cursor.folded;
  }
  if (context.loans) settle(context, block.end - 1, state, items, () => false);
  return { items, end: state };

  function blockJump(pc: number): RegionEdge | null {
    return pc === block.end - 1 ? block.jump : null;
  }
}

/** The callee of a call that guards that it is one function which lives for ever: it needs no owner. */
function knownCallee({ inputs: { observation } }: Context, row: OpcodeRow, pc: number): number[] {
  const { b } = decode(observation.instructions, pc);
  const call = row.name === "INLINE_CALL" ? callAt(observation, pc) : undefined;
  const same = call
    ? call.makes === undefined && call.same
    : row.name === "DIRECT_CALL" && directAt(observation, pc)?.same;
  return typeof same === "number" ? [call ? call.base - 2 : b - 2] : [];
}

/** Frames of generators live on, a direct call's takes its arguments, and a result goes out of the region. */
const OUTLIVES = new Set(["INLINE_YIELD", "INLINE_RESUME", "INLINE_END", "DIRECT_CALL", "RETURN"]);

/** The registers that hold something else, or nothing, behind the instruction; undefined: it ends no frame. */
function endingOwners(context: Context, { name }: OpcodeRow, pc: number): ((owner: number) => boolean) | undefined {
  if (OUTLIVES.has(name)) return () => true;
  if (name !== "INLINE_RETURN") return undefined;
  const { base } = frameAt(context.inputs.observation, pc) as { base: number };
  const { c: target } = decode(context.inputs.observation.instructions, pc);
  return (owner) => owner >= base || owner === target;
}

/** Gives owners to what is lent as far as the instruction might end its life. */
function prepareLent(
  context: Context,
  instruction: Instruction,
  row: OpcodeRow,
  pc: number,
  state: State,
  items: Item[],
): void {
  if (context.loans && !mayGoOn(context, instruction, row, pc, state)) settle(context, pc, state, items, () => false);
  const ends = endingOwners(context, row, pc);
  const keeps = row.words > 1 || row.words < instruction.row.words ? "none" : keepsLent(row);
  if (keeps === "all" && !ends) return;
  const operands = keeps === "operands" ? readsOf({ ...instruction, row }) : knownCallee(context, row, pc);
  settle(context, pc, state, items, (register) => operands.includes(register), ends);
}

/** A superinstruction whose stencil does not fit here: what it stands for, one after the other. */
function lowerParts(cursor: Cursor, first: OpcodeRow): boolean {
  const { context, pc, state, items, instruction } = cursor;
  const parts = partsOf(context.inputs.observation.instructions, pc, instruction);
  cursor.note("its parts are performed one by one");
  return parts.some((part, index) => {
    const own = new Cursor(context, pc + index, state, items, index === 0 ? { ...part, row: first } : part);
    return lowerInstruction(own, index === 0 ? first : chooseRow(context, part, pc + index, state), null);
  });
}

/** True when the rest of the block cannot be reached. */
function lowerInstruction(cursor: Cursor, row: OpcodeRow, jump: RegionEdge | null): boolean {
  // Jumps are edges; the structure of the plan carries them.
  if (lowerInlined(cursor, jump) || lowerDirect(cursor)) return cursor.ended;
  if ((row.control && row.name !== "CALL_PY") || row.handler === "nop") return false;
  if (row.handler === "unbind" && unbind(cursor)) return false;
  if (foldMethod(cursor) || lowerCell(cursor) || lowerQuiet(cursor, row, jump)) return cursor.ended;
  if (row.steps !== undefined) lowerSteps(cursor, row, jump);
  else lowerGeneric(cursor, jump);
  return cursor.ended;
}

/** The local holds nothing any more. */
function unbind(cursor: Cursor): boolean {
  const { context, instruction, state } = cursor;
  const { a: register } = instruction;
  if (context.inputs.homes[register] !== "local") return false;
  cursor.drop(register);
  cursor.copy(UNBOUND_BITS, context.locals.of(register, "value"));
  state[register] = "value";
  return true;
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
