/**
 * Families of opcodes: a generic one and its specialisations, and what it says of an instruction that it still
 * is generic. From the opcode table alone.
 */
import { OPCODES, type OpcodeRow } from "../../bytecode/opcodes.js";
import { decode, successors } from "../../bytecode/operands.js";
import type { Observation } from "../observe.js";

const families = new Map<string, OpcodeRow[]>();
let sorted = 0;

/** The specialisations of a generic opcode; empty when it has none. */
export function specialisations(generic: string): readonly OpcodeRow[] {
  // A plug-in may have added rows since.
  for (; sorted < OPCODES.length; sorted++) {
    const row = OPCODES[sorted] as OpcodeRow;
    if (row.generic !== row.name) families.set(row.generic, [...(families.get(row.generic) ?? []), row]);
  }
  return families.get(generic) ?? [];
}

/** True for the three forms of the instruction that closes a loop. */
export const isBackEdge = (row: OpcodeRow): boolean => row.name.startsWith("JUMP_BACK");

/**
 * True when nothing shows that the instruction was ever executed: it could have specialised itself and has not,
 * and no stitched code has left there yet.
 */
export function neverExecuted(row: OpcodeRow, pc: number, observation: Observation): boolean {
  return (
    row.generic === row.name &&
    specialisations(row.name).length > 0 &&
    observation.adaptive[pc] === 0 &&
    observation.exitCounts[pc] === 0
  );
}

/** True when the loop's code leads from the instruction to its header again, calls and handlers aside. */
export function leadsBack({ instructions, header, back, own }: Observation, from: number): boolean {
  const seen = new Set<number>();
  const work = [from];
  for (let pc = work.pop(); pc !== undefined; pc = work.pop()) {
    if (pc >= own || pc === header || pc === back) return true;
    if (pc < header || pc > back || seen.has(pc)) continue;
    seen.add(pc);
    work.push(...successors(pc, decode(instructions, pc)));
  }
  return false;
}

/** True when the planner may perform the instruction with stencils: it, or a specialisation of it, has steps. */
export const mayUseStencils = (row: OpcodeRow): boolean =>
  row.steps !== undefined || specialisations(row.generic).some(({ steps }) => steps !== undefined);

const SEQUENCES: Readonly<Record<string, "list" | "tuple" | "str">> = {
  FOR_LIST: "list",
  FOR_TUPLE: "tuple",
  FOR_STR: "str",
};

/** What the loop behind the GET_ITER at `pc` was specialised for, if it goes through a sequence by index. */
export function iteratedSequence(instructions: Uint16Array, pc: number): "list" | "tuple" | "str" | undefined {
  const { a: first } = decode(instructions, pc);
  for (let next = pc + 1; next <= pc + 2; next++) {
    const { row, b } = decode(instructions, next);
    if (row.generic === "FOR_ITER") return b === first ? SEQUENCES[row.name] : undefined;
  }
  return undefined;
}
