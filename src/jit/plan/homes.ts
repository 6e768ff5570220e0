/**
 * Where each register lives while stitched code runs. Decided once, from what the region's instructions do:
 *   memory     only generic operations touch it: it stays in its slot, and owns there
 *   invariant  read, never stored into nor consumed: copied (unboxed) to a local on entry, its slot goes on owning it
 *   local      everything else: the local is the slot
 */

import { decode, type Instruction, keepsOf, partsOf, readsOf, writesOf } from "../../bytecode/operands.js";
import { iteratedSequence, mayUseStencils } from "../analysis/families.js";
import { heldRegisters, isTemporaryAt, localRegisters, movedArguments, operandRegisters } from "../frames.js";
import type { Observation } from "../observe.js";
import type { Region } from "../region/region.js";

export type Home = "memory" | "invariant" | "local";

/** Control instructions that work on locals. */
const STRAIGHT = new Set([
  "INLINE_RETURN",
  "INLINE_RETURN_CONST",
  "INLINE_YIELD",
  "INLINE_END",
  "INLINE_RESUME_TEST",
  "DIRECT_CALL",
  "RETURN",
]);

/** Instructions that work on the operands alone: of which the runtime is asked (quiet.ts), and those on cells (cells.ts). */
const QUIET_ROWS = new Set([
  "GET_ITERATOR",
  "INDEX_SLICE",
  "BUILD_LIST",
  "BUILD_TUPLE",
  "BUILD_STRING",
  "BUILD_DICT",
  "CONVERT",
  "DELETE_INDEX",
  "LOAD_CELL",
  "STORE_CELL",
  "LOAD_FREE",
  "STORE_FREE",
]);
/** Operands that are handed over so at most. */
export const MOST_QUIET_OPERANDS = 4;

export function homesOf(observation: Observation, region: Region): Home[] {
  const touched = new Set<number>();
  const changed = new Set<number>();
  for (const call of observation.inlined) {
    for (const register of [...heldRegisters(call), ...localRegisters(call), ...movedArguments(call)]) {
      touched.add(register);
      // An operation only looks at the operands that are named locals of its frame.
      const isOperand = operandRegisters(call).includes(register);
      if (!isOperand || isTemporaryAt(observation, call.call, register)) changed.add(register);
    }
    // A generator's registers come from it, and go back there.
    for (let register = call.base; call.generator && register < call.base + call.registers; register++) {
      touched.add(register);
      changed.add(register);
    }
  }
  if (observation.whole) {
    // Nothing is in memory when stitched code calls it.
    for (let register = 0; register < observation.locals; register++) {
      changed.add(register);
      touched.add(register);
    }
  }
  const note = (instruction: Instruction, pc: number): void => {
    const reads = readsOf(instruction);
    const writes = writesOf(instruction);
    const consumed = reads.filter((read) => isTemporaryAt(observation, pc, read));
    for (const register of [...writes, ...consumed]) changed.add(register);
    const { name } = instruction.row;
    const isQuiet = QUIET_ROWS.has(name) && reads.length <= MOST_QUIET_OPERANDS;
    const iterates = name === "GET_ITER" && iteratedSequence(observation.instructions, pc) !== undefined;
    if (isQuiet || iterates || mayUseStencils(instruction.row) || STRAIGHT.has(name)) {
      for (const register of [...reads, ...writes, ...keepsOf(instruction)]) touched.add(register);
    }
  };
  for (const { start, end } of region.blocks) {
    for (let pc = start; pc < end; pc++) {
      const instruction = decode(observation.instructions, pc);
      note(instruction, pc);
      if (instruction.row.words > 1)
        for (const part of partsOf(observation.instructions, pc, instruction)) note(part, pc);
    }
  }
  return Array.from({ length: observation.registers }, (_, register) => {
    if (!touched.has(register)) return "memory";
    return changed.has(register) ? "local" : "invariant";
  });
}
