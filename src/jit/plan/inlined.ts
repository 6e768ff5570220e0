/**
 * Inlined calls: what their instructions become. The state of a callee's registers is the caller's of the same numbers:
 * arguments just stay where they are.
 */
import { callAt, frameAt, frameRegisters, unboundLocals } from "../frames.js";
import type { InlinedCall } from "../observe.js";
import { constantAt } from "./choose.js";
import type { Cursor } from "./context.js";
import { isUnboxed, type Known, mayOwn, representationOf } from "./known.js";
import { knownConstant, loadConstant } from "./operands.js";
import { constant, local, type Operand, UNBOUND_BITS } from "./plan.js";

/** True when the instruction is one of an inlined call and was lowered. */
export function lowerInlined(cursor: Cursor): boolean {
  const { row } = cursor.instruction;
  if (row.name === "INLINE_CALL") enter(cursor, callAt(cursor.context.inputs.observation, cursor.pc) as InlinedCall);
  else if (row.name === "INLINE_RETURN") returnRegister(cursor);
  else if (row.name === "INLINE_RETURN_CONST") returnConstant(cursor);
  else return false;
  return true;
}

function enter(cursor: Cursor, call: InlinedCall): void {
  const { context, state } = cursor;
  const callee = call.base - 2;
  if (cursor.known(callee) === "dead") {
    cursor.leave("nothing is called");
    return;
  }
  cursor.note(`inlined: ${call.code}`);
  if (call.same === undefined) cursor.apply("guard_code", [cursor.boxed(callee), constant("i32", call.pointer | 0)]);
  else {
    cursor.apply("guard_same", [cursor.boxed(callee), constant("i64", call.same)]);
    if (!isUnboxed(cursor.known(callee))) state[callee] = "plain";
  }
  for (const register of unboundLocals(call)) {
    const live = context.inputs.liveness.live(call.start, register);
    if (live) cursor.copy(UNBOUND_BITS, context.locals.of(register, "value"));
    state[register] = live ? "plain" : "dead";
  }
}

function returnRegister(cursor: Cursor): void {
  const { context, state } = cursor;
  const { b: source } = cursor.instruction;
  const known = cursor.known(source);
  if (known === "dead") {
    cursor.leave(`${context.nameOf(source)} holds nothing`);
    return;
  }
  if (!isUnboxed(known)) cursor.apply("guard_bound", [local(cursor.localOf(source))]);
  const representation = representationOf(known);
  const waiting = context.locals.temporary(isUnboxed(known) ? typeOf(known) : "i64");
  cursor.copy(local(cursor.localOf(source, representation)), waiting);
  state[source] = "dead";
  finish(cursor, known, local(waiting));
}

const typeOf = (known: Known) => (known === "int" ? "i64" : known === "float" ? "f64" : "i32");

function returnConstant(cursor: Cursor): void {
  const { b: index } = cursor.instruction;
  constantAt(cursor.context, index);
  const known = knownConstant(cursor, index);
  finish(cursor, known, loadConstant(cursor, index, known));
}

/** Locals are given up from the last to the first, then the callee, then what the result replaces. */
function finish(cursor: Cursor, known: Known, result: Operand): void {
  const { context, state } = cursor;
  const call = frameAt(context.inputs.observation, cursor.pc) as InlinedCall;
  const [callee, ...locals] = frameRegisters(call) as [number, ...number[]];
  for (const register of [...locals.reverse(), callee]) {
    cursor.drop(register);
    state[register] = "dead";
  }
  const { c: target } = cursor.instruction;
  if (mayOwn(cursor.known(target))) cursor.drop(target);
  cursor.copy(result, context.locals.of(target, representationOf(known)));
  state[target] = known;
}
