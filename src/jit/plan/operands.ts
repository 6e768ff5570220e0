/**
 * Operands of steps → wasm locals and immediates in the representation that a stencil's signature asks for.
 * Conversions arise here and nowhere else: unboxing leaves the register unboxed for what follows.
 */
import { UNBOX } from "../../bytecode/stencils.js";
import type { StepOperand } from "../../bytecode/steps.js";
import { cacheOf } from "../frames.js";
import { constantAt, registerOf } from "./choose.js";
import type { Cursor } from "./context.js";
import { isUnboxed, type Known, refined, representationOf } from "./known.js";
import { constant, local, type Operand, type Representation } from "./plan.js";

/** The operand in the wanted representation; the cursor's row was chosen so that this can succeed. */
export function resolve(cursor: Cursor, operand: StepOperand, wanted: Representation): Operand {
  switch (operand.kind) {
    case "immediate":
      return constant("i32", operand.value);
    case "field":
      return constant("i32", cursor.instruction[operand.field]);
    case "cache":
      return constant("i32", cacheOf(cursor.context.inputs.observation, cursor.pc) | 0);
    case "constant":
      return resolveConstant(cursor, cursor.instruction[operand.field], wanted);
    case "apply":
      return resolveApplication(cursor, operand.stencil, operand.operand);
    case "register":
      return resolveRegister(cursor, registerOf(operand, cursor.instruction), wanted);
  }
}

function resolveApplication(cursor: Cursor, stencil: string, inner: StepOperand): Operand {
  const [wanted] = cursor.context.stencil(stencil).params as [Representation];
  const operand = resolve(cursor, inner, wanted);
  if (stencil === "int_to_float" && operand.kind === "const") return constant("f64", operand.value);
  return cursor.applyToTemporary(stencil, [operand]);
}

/** A constant as an immediate; only a boxed float has to be made by its stencil. */
function resolveConstant(cursor: Cursor, index: number, wanted: Representation): Operand {
  const { constant: found, boxed } = constantAt(cursor.context, index);
  switch (wanted) {
    case "value":
      return found.kind === "float"
        ? cursor.applyToTemporary("box_float", [constant("f64", found.value)])
        : constant("i64", boxed);
    case "int":
      return constant("i64", (found as { value: number }).value);
    case "float":
      return constant("f64", (found as { value: number }).value);
    case "bool":
      return constant("i32", (found as { value: boolean }).value ? 1 : 0);
    default:
      return constant("i32", pointerOf(boxed));
  }
}

/** The pointer in a boxed reference: its low 32 bits, signed as wasm's immediates are. */
const pointerOf = (boxed: number): number => Number(BigInt.asIntN(32, BigInt(boxed)));

/** What is known of a constant once it is in a register. Constants are immortal. */
export function knownConstant(cursor: Cursor, index: number): Known {
  const { kind } = constantAt(cursor.context, index).constant;
  return kind === "int" || kind === "float" || kind === "bool" ? kind : "plain";
}

export function loadConstant(cursor: Cursor, index: number, known: Known): Operand {
  return resolveConstant(cursor, index, representationOf(known));
}

/** A register in the wanted representation; unboxing it leaves it unboxed. */
export function resolveRegister(cursor: Cursor, register: number, wanted: Representation): Operand {
  if (wanted === "value") return cursor.boxed(register);
  const known = cursor.known(register);
  if (isUnboxed(known) && representationOf(known) === wanted) return local(cursor.localOf(register));
  if (isUnboxed(known)) throw new TypeError(`${cursor.pc}: r${register} is ${known}, its stencil wants ${wanted}`);
  const to = cursor.context.locals.of(register, wanted);
  cursor.apply(UNBOX[wanted] as string, [local(cursor.localOf(register, "value"))], [to]);
  cursor.note(`guard: ${cursor.context.nameOf(register)} is ${wanted}`);
  cursor.state[register] = refined(known, wanted);
  return local(to);
}
