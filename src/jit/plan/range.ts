/**
 * `for i in range(n)` within a region: the call and the GET_ITER behind it become the three registers of the iteration, and no
 * range object is made.
 */
import { BUILTIN_IDS } from "../../bytecode/builtins/index.js";
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { decode } from "../../bytecode/operands.js";
import { isTemporaryAt } from "../frames.js";
import type { RegionBlock } from "../region/region.js";
import type { Cursor } from "./context.js";
import { builtinCallee } from "./generic.js";
import { isOpen } from "./known.js";
import { resolveRegister } from "./operands.js";
import { constant, type Operand } from "./plan.js";

/** Folds the two instructions if it can. */
export function foldRange(cursor: Cursor, row: OpcodeRow, block: RegionBlock): boolean {
  const { context, pc, instruction, state } = cursor;
  const { observation, homes } = context.inputs;
  if (row.generic !== "CALL" || pc + 1 >= block.end || observation.stormy.includes(pc)) return false;
  const { a: made, b: first, c: count } = instruction;
  const next = decode(observation.instructions, pc + 1);
  if (next.row.name !== "GET_ITER" || next.b !== made || !isTemporaryAt(observation, pc + 1, made)) return false;
  if (count < 1 || count > 3 || builtinCallee(cursor) !== BUILTIN_IDS.range) return false;
  const given = Array.from({ length: count }, (_, index) => first + index);
  const targets = [next.a, next.a + 1, next.a + 2];
  const known = given.map((register) => cursor.known(register)).every((one) => one === "int" || isOpen(one));
  if (!known || targets.some((register) => homes[register] !== "local")) return false;
  cursor.apply("guard_builtin", [cursor.boxed(first - 2), constant("i32", BUILTIN_IDS.range)]);
  const bounds: Operand[] = given.map((register) => resolveRegister(cursor, register, "int"));
  const results = targets.map((register) => context.locals.of(register, "int"));
  // The callee is a built-in and the arguments are ints: nothing is to be released.
  cursor.apply(
    count === 3 ? "range_by" : "range_from",
    count === 1 ? [constant("i64", 0), ...bounds] : bounds,
    results,
  );
  for (const register of [first - 2, made, ...given]) state[register] = "dead";
  for (const register of targets) state[register] = "int";
  cursor.note("its range is iterated in registers");
  cursor.folded = 1;
  return true;
}
