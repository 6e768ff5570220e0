/**
 * What the runtime does on values alone (wasm/quiet.ts): built-ins that run no Python, slices, small lists and tuples, texts. The
 * operands are handed over and the result is taken; the frame stays in locals. Where that kept leaving, or is of another
 * built-in, the runtime performs the instruction on the frame in memory (generic.ts).
 */
import { LAYOUT, VALUE } from "../../base/layout.js";
import { BUILTIN_LIST } from "../../bytecode/builtins/index.js";
import { QUIET_BUILTINS } from "../../bytecode/builtins/quiet.js";
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { decode, type Instruction, readsOf, writesOf } from "../../bytecode/operands.js";
import type { StepOperand } from "../../bytecode/steps.js";
import type { RegionEdge } from "../region/region.js";
import { constantAt } from "./choose.js";
import type { Cursor } from "./context.js";
import { builtinCallee, originOfCallee } from "./generic.js";
import { MOST_QUIET_OPERANDS } from "./homes.js";
import { isUnboxed, type Known, representationOf } from "./known.js";
import { resolve } from "./operands.js";
import { constant } from "./plan.js";
import { finish } from "./steps.js";

/** Performs the instruction so, if it can. */
export function lowerQuiet(cursor: Cursor, chosen: OpcodeRow, jump: RegionEdge | null): boolean {
  const { context, pc, instruction } = cursor;
  if (chosen.steps !== undefined || context.inputs.observation.stormy.includes(pc)) return false;
  if (instruction.row.name === "LOAD_METHOD") return loadMethod(cursor);
  const what = quietForm(cursor, instruction.row);
  if (what === undefined) return false;
  const operands = readsOf(instruction);
  const given = what === LAYOUT.QUIET_CONCAT ? (["b", "c"] as const) : undefined;
  const homes = [...operands, ...writesOf(instruction)].map((register) => context.inputs.homes[register]);
  if (operands.length > MOST_QUIET_OPERANDS || homes.includes("memory")) return false;
  if (operands.some((register) => cursor.known(register) === "dead")) return false;
  const values = given
    ? given.map((field) => resolve(cursor, operandOf(instruction, field), "value"))
    : operands.map((register) => cursor.boxed(register));
  const made = cursor.applyToTemporary(`quiet_${values.length}`, [constant("i32", what), ...values]);
  if (CALM.has(what) || (what === LAYOUT.QUIET_CALL && onlyAsks(cursor))) context.calm.add(pc);
  const consumed = new Set(operands.filter((register) => cursor.isTemporary(register)));
  const { a: register } = instruction;
  if (made.kind !== "local") return false;
  cursor.note("asked of the runtime, the frame stays in locals");
  if (what === LAYOUT.QUIET_TRUTH) {
    const bool = cursor.applyToTemporary("unbox_bool", [made]) as typeof made;
    finish(cursor, consumed, []);
    const negate = instruction.row.name === "JUMP_IF_FALSE";
    cursor.branch({ kind: "local", negate, local: bool.local }, jump as RegionEdge);
    return true;
  }
  const isDeletion = what === LAYOUT.QUIET_DELETE;
  finish(cursor, consumed, isDeletion ? [] : [{ register, representation: "value", from: made.local }]);
  if (what === LAYOUT.QUIET_ITERATION) startIteration(cursor);
  return true;
}

/** A field of the instruction: a register that it reads, or a constant. */
const operandOf = ({ row }: Instruction, field: "b" | "c"): StepOperand =>
  row.fields[field] === "const" ? { kind: "constant", field } : { kind: "register", field, offset: 0, keep: false };

/** The methods of deques, instances whose class is built in: immortal, and called with the object in front. */
function loadMethod(cursor: Cursor): boolean {
  const { context, state, instruction } = cursor;
  const { a: target, b: name } = instruction;
  const { constant: method, boxed } = constantAt(context, name);
  const homes = [target, target + 2].map((register) => context.inputs.homes[register]);
  const known = cursor.known(target + 2);
  if (homes.includes("memory") || known === "dead" || isUnboxed(known)) return false;
  if (method.kind !== "str" || !DEQUE_METHODS.has(method.value)) return false;
  const operands = [constant("i32", LAYOUT.QUIET_METHOD), cursor.boxed(target + 2), constant("i64", boxed)];
  const made = cursor.applyToTemporary("quiet_2", operands);
  cursor.drop(target);
  cursor.copy(made, context.locals.of(target, "value"));
  state[target] = "plain";
  return true;
}

const DEQUE_METHODS = new Set(["append", "appendleft", "pop", "popleft"]);

/** QUIET_*; undefined: not of that kind. */
function quietForm(cursor: Cursor, { name }: OpcodeRow): number | undefined {
  switch (name) {
    case "CALL_BUILTIN":
      return isQuiet(cursor) ? LAYOUT.QUIET_CALL : undefined;
    case "INDEX_SLICE":
      return LAYOUT.QUIET_SLICE;
    case "BUILD_LIST":
      return LAYOUT.QUIET_LIST;
    case "BUILD_TUPLE":
      return cursor.instruction.c > 0 ? LAYOUT.QUIET_TUPLE : undefined;
    case "BUILD_DICT":
      return LAYOUT.QUIET_DICT;
    case "ADD":
    case "ADD_K":
    case "ADD_LK":
      return concatenates(cursor) ? LAYOUT.QUIET_CONCAT : undefined;
    case "BUILD_STRING":
      return cursor.instruction.c > 1 ? LAYOUT.QUIET_STRING : undefined;
    case "CONVERT":
      return cursor.instruction.c === LETTER_STR || cursor.instruction.c === 0 ? LAYOUT.QUIET_TEXT : undefined;
    case "CONTAINS":
      return LAYOUT.QUIET_CONTAINS;
    case "NOT_CONTAINS":
      return LAYOUT.QUIET_LACKS;
    case "DELETE_INDEX":
      return LAYOUT.QUIET_DELETE;
    case "JUMP_IF_FALSE":
    case "JUMP_IF_TRUE":
      return LAYOUT.QUIET_TRUTH;
    case "GET_ITERATOR":
      return cursor.instruction.c === 1 ? LAYOUT.QUIET_SOURCE : undefined;
    case "GET_ITER":
      return iteratesOver(cursor) ? LAYOUT.QUIET_ITERATION : undefined;
    default:
      return undefined;
  }
}

/** One operand of a sum is a str for certain, or both were. What `+=` extends in its place stays the runtime's. */
function concatenates({ context, pc, instruction, state }: Cursor): boolean {
  const adaptive = context.inputs.observation.adaptive[pc] ?? 0;
  if (adaptive & LAYOUT.ADAPTIVE_IN_PLACE) return false;
  const open = readsOf(instruction).every((register) => !isUnboxed(state[register] as Known));
  if (adaptive & LAYOUT.ADAPTIVE_TEXT && open) return true;
  return (["b", "c"] as const).some((field) => {
    const at = instruction[field];
    if (instruction.row.fields[field] === "const") return constantAt(context, at).constant.kind === "str";
    return representationOf(state[at] ?? "dead") === "str";
  });
}

/** `{x!s}` */
const LETTER_STR = 115;

/** What is made of the operands, or found out of them: neither changes anything else, nor gives anything up. */
const CALM: ReadonlySet<number> = new Set([
  ...[LAYOUT.QUIET_SLICE, LAYOUT.QUIET_LIST, LAYOUT.QUIET_STRING, LAYOUT.QUIET_TEXT, LAYOUT.QUIET_CONTAINS],
  ...[LAYOUT.QUIET_LACKS, LAYOUT.QUIET_TRUTH, LAYOUT.QUIET_CONCAT, LAYOUT.QUIET_TUPLE],
]);

/** The callee is of the built-ins that look at numbers and strs alone. */
function onlyAsks(cursor: Cursor): boolean {
  const builtin = builtinCallee(cursor);
  if (builtin !== undefined) return QUIET_BUILTINS.get(BUILTIN_LIST[builtin]?.name ?? "") === "plain";
  const origin = originOfCallee(cursor);
  const method = origin && constantAt(cursor.context, origin.b).constant;
  return method?.kind === "str" && PLAIN_METHODS.has(method.value);
}

const methodOf = (name: string): string => name.slice(name.indexOf(".") + 1);
const OTHER_METHODS = new Set(
  [...QUIET_BUILTINS].flatMap(([name, quiet]) => (name.includes(".") && quiet !== "plain" ? [methodOf(name)] : [])),
);
const PLAIN_METHODS = new Set(
  [...QUIET_BUILTINS].flatMap(([name, quiet]) =>
    name.includes(".") && quiet === "plain" && !OTHER_METHODS.has(methodOf(name)) ? [methodOf(name)] : [],
  ),
);

/** The callee is known to be a quiet built-in, or a method of a name that only such have. */
function isQuiet(cursor: Cursor): boolean {
  const builtin = builtinCallee(cursor);
  if (builtin !== undefined) return QUIET_BUILTINS.has(BUILTIN_LIST[builtin]?.name ?? "");
  const origin = originOfCallee(cursor);
  if (origin?.row.generic !== "LOAD_METHOD") return false;
  const { constant: method } = constantAt(cursor.context, origin.b);
  return method.kind === "str" && QUIET_METHODS.has(method.value);
}

const QUIET_METHODS = new Set(
  [...QUIET_BUILTINS.keys()].filter((name) => name.includes(".")).map((name) => name.slice(name.indexOf(".") + 1)),
);

/** The loop behind the instruction was specialised for a built-in iterator. */
function iteratesOver({ context, pc, instruction }: Cursor): boolean {
  const { instructions } = context.inputs.observation;
  for (let next = pc + 1; next <= pc + 2 && 4 * next < instructions.length; next++) {
    const { row, b } = decode(instructions, next);
    if (row.generic === "FOR_ITER") return b === instruction.a && row.name === "FOR_ITERATOR";
  }
  return false;
}

const NONE = constant("i64", Number(BigInt.asIntN(64, VALUE.NONE)));

/** The two registers behind the iterator hold nothing. */
function startIteration(cursor: Cursor): void {
  const { a: first } = cursor.instruction;
  for (const register of [first + 1, first + 2]) {
    cursor.drop(register);
    cursor.copy(NONE, cursor.context.locals.of(register, "value"));
    cursor.state[register] = "plain";
  }
}
