/**
 * Loans beside other threads. What a list or a global lends may be taken out, die, even be replaced while a temporary looks at
 * it; but its memory stays as it was until this thread has passed a safepoint (wasm/quiesce.ts). So a few instructions may look
 * at it, as long as they only read and write nothing that held something when the first loan was made: whatever leaves goes
 * back to that loan, where the interpreter does all of it again, with owners of its own. Nothing is counted on objects that
 * other threads count on at the same time, which is what costs between cores.
 *
 * Before anything else happens, what is still lent must get an owner; where it has died meanwhile the code leaves, too.
 */
import type { OpcodeRow } from "../../bytecode/opcodes.js";
import { type Instruction, readsOf, writesOf } from "../../bytecode/operands.js";
import { type RegisterOperand, type Step, stepsOf } from "../../bytecode/steps.js";
import { isTemporaryAt } from "../frames.js";
import { registerOf } from "./choose.js";
import type { Context } from "./context.js";
import { earlyOf, HOLDS_NOTHING } from "./early.js";
import { isLent, type Known, mayOwn, type State } from "./known.js";
import { ARITHMETIC, looksOn, READS } from "./lent.js";

/** Of these, those whose results are owned where they are not looked at. */
const MAKES_OWNERS = new Set(["list_get", "tuple_get", "slot_get", "load_global"]);
/** Of these, those that need a living object to take something out of it for good: beside others one may have died. */
const NEEDS_LIFE = new Set(["tuple_get", "slot_get"]);

/** A register looks on from here: at `pc`, before which this was known. */
export function lend(context: Context, pc: number, start: State, register: number): void {
  context.loans ??= { pc, start, registers: new Set() };
  context.loans.registers.add(register);
}

/** Whether the instruction may be performed while something is lent. */
export function mayGoOn(context: Context, instruction: Instruction, row: OpcodeRow, pc: number, state: State): boolean {
  const { loans, inputs } = context;
  if (!loans) return true;
  if (row.steps === undefined || row.control || row.words > 1 || row.words < instruction.row.words) return false;
  const whole = { ...instruction, row };
  const { start, registers } = loans;
  const held = (register: number): boolean => start[register] !== "dead" || inputs.homes[register] !== "local";
  if (writesOf(whole).some(held)) return false;
  const consumed = readsOf(whole).filter((register) => isTemporaryAt(inputs.observation, pc, register));
  const endsAll = [...registers].every((register) => consumed.includes(register));
  const dies = [...consumed, ...writesOf(whole)].filter((register) => mayOwn(state[register] as Known));
  if (dies.some(held)) return false;
  const steps = stepsOf(row);
  return steps.every(reads);

  function reads(step: Step, index: number): boolean {
    if (step.kind === "drop") return true;
    if (step.kind !== "apply") {
      if (step.from.kind !== "register") return step.from.kind === "constant";
      const known = state[registerOf(step.from, instruction)] as Known;
      return known !== "dead" && !isLent(known) && !mayOwn(known);
    }
    const [result] = step.results;
    // Where a test leads nothing may be lent any more.
    if (result?.kind === "else" || result?.kind === "then") return endsAll && READS.has(step.stencil);
    if (ARITHMETIC.test(step.stencil)) return !step.stencil.startsWith("pow");
    if (!READS.has(step.stencil)) return false;
    if (!MAKES_OWNERS.has(step.stencil)) return true;
    const target = registerOf(result as RegisterOperand, instruction);
    const early = earlyOf({ context, pc, instruction }, step, target);
    if (dies.length === 0 && early !== undefined && HOLDS_NOTHING.has(early)) return true;
    if (dies.length === 0 && looksOn({ context, pc, instruction }, target)) return true;
    // What goes back to the loan gives nothing up: an owner may be made only where nothing leaves any more. An item of a list can
    // be taken even if the list has died (list_take), one of a tuple and an attribute only be looked at.
    const isLast = index === steps.length - 1 && endsAll;
    return isLast && !(NEEDS_LIFE.has(step.stencil) && registers.has(sourceOf(step, instruction)));
  }
}

/** The register of an application's first operand; -1: none. */
function sourceOf({ operands: [first] }: Extract<Step, { kind: "apply" }>, instruction: Instruction): number {
  return first?.kind === "register" ? registerOf(first, instruction) : -1;
}
