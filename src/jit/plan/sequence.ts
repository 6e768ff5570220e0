/**
 * GET_ITER of what the FOR_ITER behind it was specialised for: a list, a tuple or a str is its own iteration, with an index that
 * begins at 0. What a register of the frame goes on owning is lent to the iteration.
 */

import { VALUE } from "../../base/layout.js";
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { iteratedSequence } from "../analysis/families.js";
import type { Cursor } from "./context.js";
import { isLent, isOpen, type Known, lentBy, mayOwn, refined, representationOf } from "./known.js";
import { resolveRegister } from "./operands.js";
import { constant } from "./plan.js";

const NONE = constant("i64", Number(BigInt.asIntN(64, VALUE.NONE)));

/** Performs the instruction if it can; else the runtime has to. */
export function foldSequence(cursor: Cursor, row: OpcodeRow): boolean {
  const { context, pc, state, instruction } = cursor;
  const { observation, homes } = context.inputs;
  const { a: first, b: source } = instruction;
  const registers = [first, first + 1, first + 2];
  if (row.name !== "GET_ITER" || observation.stormy.includes(pc)) return false;
  if (registers.some((register) => homes[register] !== "local")) return false;
  const wanted = iteratedSequence(observation.instructions, pc);
  const known = cursor.known(source);
  const fits = isOpen(known) || known === "plain" || representationOf(known) === wanted;
  if (wanted === undefined || !fits) return false;
  const left = registers.filter((register) => register !== source && mayOwn(cursor.known(register)));
  // With what is given up the lender might end, unless it is a register of the frame that nothing here changes.
  if (left.length > 0 && isLent(known) && homes[source] !== "invariant") return false;
  const from = resolveRegister(cursor, source, wanted);
  const moves = cursor.isTemporary(source);
  const held = cursor.known(source);
  // A constant is immortal.
  const lends = known === "plain" ? refined("lent", wanted) : lentBy(held, source, true);
  const lent = known === "plain" || !moves ? lends : held;
  if (moves) state[source] = "dead";
  // What another way into this left there.
  for (const register of left) cursor.drop(register);
  cursor.copy(from, context.locals.of(first, wanted));
  cursor.copy(constant("i64", 0), context.locals.of(first + 1, "int"));
  cursor.copy(NONE, context.locals.of(first + 2, "value"));
  for (const [register, now] of [lent, "int", "plain"].entries()) state[first + register] = now as Known;
  cursor.note(`iterates over a ${wanted} in registers`);
  return true;
}
