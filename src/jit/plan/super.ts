/**
 * `super().method(…)`: the call that makes the super object and the LOAD_METHOD behind it become one question to the runtime, for
 * the function that stands behind the class in the object's; no super object is made.
 */
import { LAYOUT } from "../../base/layout.js";
import { BUILTIN_IDS } from "../../bytecode/builtins/index.js";
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { decode } from "../../bytecode/operands.js";
import { isTemporaryAt } from "../frames.js";
import type { RegionBlock } from "../region/region.js";
import { constantAt } from "./choose.js";
import type { Cursor } from "./context.js";
import { builtinCallee } from "./generic.js";
import { constant } from "./plan.js";
import { finish } from "./steps.js";

/** Folds the two instructions if it can. */
export function foldSuper(cursor: Cursor, row: OpcodeRow, block: RegionBlock): boolean {
  const { context, pc, instruction } = cursor;
  const { observation, homes } = context.inputs;
  if (row.generic !== "CALL" || instruction.c !== 2 || pc + 1 >= block.end || observation.stormy.includes(pc))
    return false;
  const next = decode(observation.instructions, pc + 1);
  const { a: made, b: first } = instruction;
  const { a: target, b: name } = next;
  if (next.row.generic !== "LOAD_METHOD" || target + 2 !== made || builtinCallee(cursor) !== BUILTIN_IDS.super)
    return false;
  const consumed = [first - 2, first, first + 1];
  if ([...consumed, target, made].some((register) => homes[register] !== "local")) return false;
  if (consumed.some((register) => cursor.known(register) === "dead" || !cursor.isTemporary(register))) return false;
  if (!isTemporaryAt(observation, pc + 1, made)) return false;
  cursor.apply("guard_builtin", [cursor.boxed(first - 2), constant("i32", BUILTIN_IDS.super)]);
  const self = cursor.boxed(first + 1);
  const method = constant("i64", constantAt(context, name).boxed);
  const found = cursor.applyToTemporary("quiet_3", [
    constant("i32", LAYOUT.QUIET_SUPER),
    cursor.boxed(first),
    self,
    method,
  ]);
  const owned = cursor.applyToTemporary("keep_value", [self]);
  if (found.kind !== "local" || owned.kind !== "local") return false;
  context.calm.add(pc);
  finish(cursor, new Set(consumed), [
    { register: target, representation: "value", from: found.local },
    { register: made, representation: "value", from: owned.local },
  ]);
  cursor.note("its method is found without a super object");
  cursor.folded = 1;
  return true;
}
