/**
 * Which row of the opcode table performs an instruction: the one it was specialised to, unless what is known of
 * its operands contradicts that or it keeps leaving; then one that fits for certain, then the generic one. A
 * superinstruction may so get a row that does only its first part.
 */
import { LAYOUT } from "../../base/layout.js";
import type { Constant } from "../../bytecode/code.js";
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { opcode, plainForm } from "../../bytecode/opcodes.js";
import type { Instruction } from "../../bytecode/operands.js";
import { type RegisterOperand, type StepOperand, stepsOf } from "../../bytecode/steps.js";
import { specialisations } from "../analysis/families.js";
import type { Observation } from "../observe.js";
import type { Context } from "./context.js";
import { isUnboxed, type Known, representationOf, type State } from "./known.js";
import type { Representation } from "./plan.js";

export type Fit = "certain" | "guarded" | "contradicted";

export function chooseRow(context: Context, instruction: Instruction, pc: number, state: State): OpcodeRow {
  const { row } = instruction;
  const { observation } = context.inputs;
  if (row.control) return row;
  const tooLarge = ((observation.adaptive[pc] ?? 0) & LAYOUT.ADAPTIVE_OUTGROWN) !== 0;
  // The first storm at a read of an item only says that the item is not what was guessed (wanted.ts), at a store of an attribute
  // that what was there dies (available.ts).
  const storms = stormsAt(observation, pc) > (readsItem(row) || STORES_ATTRIBUTE.has(row.name) ? 1 : 0);
  const storming = storms && (tooLarge || !isDivision(row) || fitOf(context, row, instruction, state) !== "certain");
  const outgrown = tooLarge || (storming && !row.steps);
  if (row.steps !== undefined && !storming && fitOf(context, row, instruction, state) !== "contradicted") return row;
  const many = forManyShapes(row, stormsAt(observation, pc));
  if (many && fitOf(context, many, instruction, state) !== "contradicted") return many;
  const plain = plainForm(row);
  const others = plain.name === row.generic ? [row.generic] : [row.generic, plain.name];
  for (const other of others.flatMap(specialisations)) {
    // A superinstruction takes the place of one, never of a single instruction.
    const fits =
      other !== row &&
      other.steps !== undefined &&
      !other.intrinsic &&
      !other.guarded &&
      other.words <= row.words &&
      !(outgrown && isForInts(other));
    if (fits && fitOf(context, other, instruction, state) === "certain") return other;
  }
  return plain;
}

/** How often the instruction kept leaving: versions of the code that did. */
export const stormsAt = ({ stormy }: Observation, pc: number): number => stormy.filter((one) => one === pc).length;

/**
 * An attribute that kept leaving belongs to objects of several shapes: this thread's notes tell them apart. The interpreter's own
 * instruction comes to that later, after changing from shape to shape a while.
 */
function forManyShapes(row: OpcodeRow, storms: number): OpcodeRow | undefined {
  const name = storms === (STORES_ATTRIBUTE.has(row.name) ? 2 : 1) ? MANY_SHAPES[row.name] : undefined;
  return name === undefined ? undefined : opcode(name);
}

const STORES_ATTRIBUTE: ReadonlySet<string> = new Set(["STORE_ATTR_SLOT", "STORE_ATTR_MANY"]);

const MANY_SHAPES: Readonly<Record<string, string>> = {
  LOAD_ATTR_SLOT: "LOAD_ATTR_MANY",
  LOAD_ATTR_MANY: "LOAD_ATTR_MANY",
  LOAD_METHOD_PY: "LOAD_METHOD_MANY",
  LOAD_METHOD_MANY: "LOAD_METHOD_MANY",
  STORE_ATTR_SLOT: "STORE_ATTR_MANY",
  STORE_ATTR_NEW: "STORE_ATTR_MANY",
  STORE_ATTR_MANY: "STORE_ATTR_MANY",
};

const readsItem = (row: OpcodeRow): boolean =>
  stepsOf(row).some((step) => step.kind === "apply" && (step.stencil === "list_get" || step.stencil === "list_next"));

/**
 * A division that kept leaving, though its operands are certain and its results do not outgrow ints, met zeros: performed by the
 * runtime it would raise and leave as well, and all the others would take several times as long.
 */
const isDivision = ({ steps, generic }: OpcodeRow): boolean => steps !== undefined && DIVIDES.test(generic);

const DIVIDES = /^(FLOOR_DIVIDE|MODULO|TRUE_DIVIDE)(_K|_LK)?$/;

/** Rows whose result, or one of whose operands, must be an int of 48 bits. */
const isForInts = ({ specialisedFor }: OpcodeRow): boolean => specialisedFor?.includes("int") ?? false;

/** How the steps of a row suit what is known of its operands. */
function fitOf(context: Context, row: OpcodeRow, instruction: Instruction, state: State): Fit {
  let fit: Fit = "certain";
  for (const step of stepsOf(row)) {
    if (step.kind !== "apply") continue;
    const { params } = context.stencil(step.stencil);
    for (const [index, operand] of step.operands.entries()) {
      const found = fitOfOperand(context, operand, params[index] as Representation, instruction, state);
      if (found === "contradicted") return found;
      if (found === "guarded") fit = found;
    }
  }
  return fit;
}

function fitOfOperand(
  context: Context,
  operand: StepOperand,
  wanted: Representation,
  instruction: Instruction,
  state: State,
): Fit {
  if (operand.kind === "apply") {
    const [inner] = context.stencil(operand.stencil).params as [Representation];
    return fitOfOperand(context, operand.operand, inner, instruction, state);
  }
  if (operand.kind === "constant") {
    const { constant } = constantAt(context, instruction[operand.field]);
    return wanted === "value" || constant.kind === wanted ? "certain" : "contradicted";
  }
  if (operand.kind !== "register") return "certain";
  const known = state[registerOf(operand, instruction)] as Known;
  if (known === "dead") return "contradicted";
  if (wanted === "value") return "certain";
  if (!isUnboxed(known)) return "guarded";
  return representationOf(known) === wanted ? "certain" : "contradicted";
}

export const registerOf = (operand: RegisterOperand, instruction: Instruction): number =>
  instruction[operand.field] + operand.offset;

export function constantAt(context: Context, index: number): { readonly constant: Constant; readonly boxed: number } {
  const found = context.inputs.observation.constants[index];
  if (!found) throw new RangeError(`constant ${index} does not exist in ${context.inputs.observation.code}`);
  return found;
}
