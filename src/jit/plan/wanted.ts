/**
 * What the next instruction that reads a register asks of it, as far as one path shows: an item that is about to be added to a
 * float is unboxed where it is read, so that nothing has to keep it boxed in between. Only a guess at what pays: where the
 * item is something else the code leaves, at the reading instruction; where it keeps leaving, the guess is not made again.
 */
import { decode, type Instruction, readsOf, writesOf } from "../../bytecode/operands.js";
import type { Representation } from "../../bytecode/stencils.js";
import { type Step, type StepOperand, stepsOf } from "../../bytecode/steps.js";
import type { RegionBlock } from "../region/region.js";
import { registerOf } from "./choose.js";
import type { Context } from "./context.js";

/** Instructions looked at. */
const FAR = 16;

/** The representation in which the register is read next, if it is one of its own. */
export function wantedNext(context: Context, from: number, register: number): Representation | undefined {
  const { observation, region } = context.inputs;
  let pc = from;
  let block = blockAt(region.blocks, pc - 1);
  for (let count = 0; block && count < FAR; count++) {
    if (pc >= block.end) {
      pc = block.next.target;
      block = block.next.kind === "exit" ? undefined : blockAt(region.blocks, pc);
      continue;
    }
    const instruction = decode(observation.instructions, pc);
    const steps = stepsOf(instruction.row);
    for (const step of steps) {
      const wanted = wantedBy(context, step, instruction, register);
      if (wanted !== undefined) return observation.stormy.includes(pc) || wanted === "value" ? undefined : wanted;
    }
    if (readsOf(instruction).includes(register) || writesOf(instruction).includes(register)) return undefined;
    pc += instruction.row.words;
  }
  return undefined;
}

const blockAt = (blocks: readonly RegionBlock[], pc: number): RegionBlock | undefined =>
  blocks.find(({ start, end }) => start <= pc && pc < end);

function wantedBy(
  context: Context,
  step: Step,
  instruction: Instruction,
  register: number,
): Representation | undefined {
  if (step.kind !== "apply") return undefined;
  const { params } = context.stencil(step.stencil);
  const found = step.operands.map((operand, index) =>
    wantedAs(context, operand, params[index] as Representation, instruction, register),
  );
  return found.find((wanted) => wanted !== undefined);
}

function wantedAs(
  context: Context,
  operand: StepOperand,
  wanted: Representation,
  instruction: Instruction,
  register: number,
): Representation | undefined {
  if (operand.kind === "register") return registerOf(operand, instruction) === register ? wanted : undefined;
  if (operand.kind !== "apply") return undefined;
  const [inner] = context.stencil(operand.stencil).params as [Representation];
  return wantedAs(context, operand.operand, inner, instruction, register);
}
