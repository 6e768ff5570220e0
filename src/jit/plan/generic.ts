/**
 * An instruction that no stencil can do: what is in locals goes to the frame, the runtime performs the instruction
 * there, and what the locals own is taken back. While the runtime works, memory is the frame as the interpreter
 * would have it, so an error or a frame change simply leaves.
 */
import { LAYOUT } from "../../base/layout.js";
import { readsOf, writesOf } from "../../bytecode/operands.js";
import type { RegionEdge } from "../region/region.js";
import type { Cursor } from "./context.js";
import { type Known, mayOwn } from "./known.js";
import { type Node, UNBOUND_BITS } from "./plan.js";

export function lowerGeneric(cursor: Cursor, jump: RegionEdge | null): void {
  const { context, items, pc, state } = cursor;
  cursor.note("performed by the runtime on the frame in memory");
  items.push(...context.exits.writes(pc, state));
  const status = context.locals.temporary("i32");
  items.push({ kind: "generic", pc, ip: cursor.ip, status });
  items.push(leaveUnlessDone(cursor, status, jump !== null));
  takeBack(cursor);
  if (jump) cursor.branch({ kind: "equals", local: status, value: LAYOUT.STATUS_JUMP, negate: false }, jump);
}

/** Any status but "done" leaves; memory holds everything. */
function leaveUnlessDone(cursor: Cursor, status: number, jumps: boolean): Node {
  const leave = (kind: number): Node => ({ kind: "exit", exit: cursor.context.exits.leaveAsIs(cursor.pc, kind) });
  const when = (value: number, negate: boolean, body: Node[]): Node => ({
    kind: "if",
    condition: { kind: "equals", local: status, value, negate },
    body,
  });
  const ways = [
    when(LAYOUT.STATUS_RAISED, false, [leave(LAYOUT.EXIT_RAISED)]),
    when(LAYOUT.STATUS_FRAME, false, [leave(LAYOUT.EXIT_FRAME)]),
    leave(LAYOUT.EXIT_NORMAL),
  ];
  return when(LAYOUT.STATUS_NEXT, true, jumps ? [when(LAYOUT.STATUS_JUMP, true, ways)] : ways);
}

/** Locals own again what they owned; what the instruction stored comes from the frame; what it consumed is gone. */
function takeBack(cursor: Cursor): void {
  const { context, items, state } = cursor;
  const written = new Set(writesOf(cursor.instruction));
  for (const register of readsOf(cursor.instruction)) {
    if (cursor.isTemporary(register) && context.inputs.homes[register] === "local") state[register] = "dead";
  }
  for (const register of context.owned) {
    if (written.has(register)) {
      items.push({ kind: "load", register, to: context.locals.of(register, "value") });
      state[register] = "value";
    }
    if (mayOwn(state[register] as Known)) items.push({ kind: "store", register, from: UNBOUND_BITS });
  }
}
