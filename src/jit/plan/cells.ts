/**
 * Variables that functions share, in stitched code: what a cell holds is read and stored without the frame in memory. A cell
 * stands in a register of the frame that made it; a closure's are found through the callee, which inlined frames keep in a
 * register and the loop's own in memory.
 */
import { frameAt } from "../frames.js";
import type { Cursor } from "./context.js";
import { isUnboxed } from "./known.js";
import { constant, FP, local, type Operand } from "./plan.js";
import { finish } from "./steps.js";

/** Performs the instruction so, if it is one on a cell. */
export function lowerCell(cursor: Cursor): boolean {
  const { context, pc, instruction } = cursor;
  if (context.inputs.observation.stormy.includes(pc)) return false;
  switch (instruction.row.name) {
    case "LOAD_CELL":
      return load(cursor, inRegister(cursor, instruction.b));
    case "LOAD_FREE":
      return load(cursor, ofClosure(cursor, instruction.b));
    case "STORE_CELL":
      return store(cursor, inRegister(cursor, instruction.b));
    case "STORE_FREE":
      return store(cursor, ofClosure(cursor, instruction.b));
    default:
      return false;
  }
}

function load(cursor: Cursor, cell: Operand | undefined): boolean {
  const { a: target } = cursor.instruction;
  if (!cell || cursor.context.inputs.homes[target] !== "local") return false;
  const content = cursor.applyToTemporary("cell_get", [cell]);
  if (content.kind !== "local") return false;
  finish(cursor, new Set(), [{ register: target, representation: "value", from: content.local }]);
  return true;
}

function store(cursor: Cursor, cell: Operand | undefined): boolean {
  const { a: source } = cursor.instruction;
  if (!cell || cursor.context.inputs.homes[source] === "memory" || cursor.known(source) === "dead") return false;
  cursor.apply("cell_set", [cell, cursor.boxed(source)]);
  finish(cursor, new Set(cursor.isTemporary(source) ? [source] : []), []);
  return true;
}

function inRegister(cursor: Cursor, register: number): Operand | undefined {
  const known = cursor.known(register);
  if (cursor.context.inputs.homes[register] === "memory" || known === "dead" || isUnboxed(known)) return undefined;
  return cursor.boxed(register);
}

function ofClosure(cursor: Cursor, index: number): Operand | undefined {
  const frame = frameAt(cursor.context.inputs.observation, cursor.pc);
  const callee = frame ? inRegister(cursor, frame.base - 2) : cursor.applyToTemporary("running", [local(FP)]);
  return callee && cursor.applyToTemporary("closure_cell", [callee, constant("i32", index)]);
}
