/**
 * Method loads on an object of known type: which function a name means there is a constant of the table of
 * built-ins ("list.append"), so nothing is looked up. Any other method load is performed by the runtime.
 */
import { VALUE } from "../../base/layout.js";
import { BUILTIN_IDS, BUILTIN_STRIDE, BUILTINS_BASE } from "../../bytecode/builtins/index.js";
import { decode, readsOf } from "../../bytecode/operands.js";
import { constantAt } from "./choose.js";
import type { Cursor } from "./context.js";
import { isOpen, representationOf } from "./known.js";
import { resolveRegister } from "./operands.js";
import { constant } from "./plan.js";

/** Folds the instruction if it can; false when the runtime has to perform it. */
export function foldMethod(cursor: Cursor): boolean {
  const { row, a: target, b: name } = cursor.instruction;
  const { homes } = cursor.context.inputs;
  if (row.generic !== "LOAD_METHOD" || homes[target] !== "local" || homes[target + 2] === "memory") return false;
  const { constant: method } = constantAt(cursor.context, name);
  const builtin = method.kind === "str" ? (BUILTIN_IDS as Record<string, number>)[`list.${method.value}`] : undefined;
  if (builtin === undefined || !isList(cursor, target)) return false;
  resolveRegister(cursor, target + 2, "list");
  cursor.drop(target);
  cursor.copy(constant("i64", builtinValue(builtin)), cursor.context.locals.of(target, "value"));
  cursor.state[target] = "plain";
  return true;
}

/** Known to be a list, or boxed and then used by a call that was specialised for lists: worth a guard. */
function isList(cursor: Cursor, target: number): boolean {
  const known = cursor.known(target + 2);
  if (representationOf(known) === "list") return true;
  if (!isOpen(known) || cursor.context.inputs.observation.stormy.includes(cursor.pc)) return false;
  return callOf(cursor, target)?.specialisedFor?.[0] === "list";
}

/** The row of the call, further on in the block, whose callee stands in the register. */
function callOf(cursor: Cursor, callee: number) {
  const { observation, region } = cursor.context.inputs;
  const block = region.blocks.find(({ start, end }) => start <= cursor.pc && cursor.pc < end);
  for (let pc = cursor.pc + 1; pc < (block?.end ?? 0); pc++) {
    const instruction = decode(observation.instructions, pc);
    if (instruction.row.generic === "CALL" && readsOf(instruction)[0] === callee) return instruction.row;
  }
  return undefined;
}

/** The boxed value of a built-in object, as a signed number. */
const builtinValue = (number: number): number =>
  Number(BigInt.asIntN(64, VALUE.REF_FLOOR | BigInt(BUILTINS_BASE + number * BUILTIN_STRIDE)));
