/**
 * Instructions as data: decoding, the concrete registers an instruction reads, keeps and writes, and where
 * control goes from it. Everything follows from the opcode table; compiler, disassembler, planner and tests
 * ask here instead of knowing opcodes. Pure, knows nothing of wasm.
 */
import { type FieldName, OPCODES, type OpcodeRow, plainForm } from "./opcodes.js";

/** Words (u16) an instruction: op, a, b, c. */
export const INSTRUCTION_WORDS = 4;

/**
 * One decoded instruction; a, b, c are the raw u16 fields (jumps are signed: see `jumpTarget`). d, e, f are a, b, c of
 * the instruction behind a superinstruction, and 0 for any other.
 */
export interface Instruction extends Readonly<Record<FieldName, number>> {
  readonly row: OpcodeRow;
}

/** The instruction at index `pc` of a code object's (or live) instruction words. Throws RangeError for no opcode. */
export function decode(words: ArrayLike<number>, pc: number): Instruction {
  const at = pc * INSTRUCTION_WORDS;
  const row = OPCODES[words[at] ?? -1];
  if (!row) throw new RangeError(`instruction ${pc}: no opcode has number ${words[at]}`);
  const a = words[at + 1] ?? 0;
  const b = words[at + 2] ?? 0;
  const c = words[at + 3] ?? 0;
  // It is called for every instruction by every stage, and no array is taken apart for that.
  if (row.words === 1) return { row, a, b, c, d: 0, e: 0, f: 0 };
  return { row, a, b, c, d: words[at + 5] ?? 0, e: words[at + 6] ?? 0, f: words[at + 7] ?? 0 };
}

/** The instructions that a superinstruction at `pc` stands for, as they are performed one by one. */
export function partsOf(words: ArrayLike<number>, pc: number, whole: Instruction): Instruction[] {
  const rest = Array.from({ length: whole.row.words - 1 }, (_, index) => decode(words, pc + 1 + index));
  return [{ ...whole, row: plainForm(whole.row) }, ...rest];
}

/**
 * Registers that the instruction reads: a temporary among them is consumed, a named local is borrowed.
 * In the order of the opcode table (for calls: callee, then arguments).
 */
export function readsOf(instruction: Instruction): number[] {
  return expand(instruction, instruction.row.reads);
}

/** Registers that the instruction looks at and leaves as they are, temporaries too. */
export function keepsOf(instruction: Instruction): number[] {
  return expand(instruction, instruction.row.keeps);
}

/** Registers that the instruction stores into; FOR_ITER's jump at exhaustion leaves them as they are. */
export function writesOf(instruction: Instruction): number[] {
  return expand(instruction, instruction.row.writes);
}

/** The instruction index that the jump of the instruction at `pc` goes to; undefined when it has none. */
export function jumpTarget(pc: number, instruction: Instruction): number | undefined {
  const { row } = instruction;
  for (const field of ["a", "b", "c"] as const) {
    if (row.fields[field] === "jump") return pc + 1 + signed(instruction[field]);
    if (row.fields[field] === "back") return pc - instruction[field];
  }
  return undefined;
}

/** True when control never goes on at the next instruction. */
export function endsFlow({ row }: Instruction): boolean {
  return ENDS.has(row.generic) || row.generic.startsWith("JUMP_BACK");
}

/** Instruction indices that may follow, exceptions aside: the next one first, then the jump's target. */
export function successors(pc: number, instruction: Instruction): number[] {
  const target = jumpTarget(pc, instruction);
  const next = endsFlow(instruction) ? [] : [pc + instruction.row.words];
  return target === undefined || next[0] === target ? next : [...next, target];
}

/** A field of 16 bits as the signed number that a jump means. */
export const signed = (word: number): number => (word << 16) >> 16;

const ENDS = new Set([
  "JUMP",
  "INLINE_CALL",
  "INLINE_OPERATION",
  "INLINE_RETURN",
  "INLINE_RETURN_CONST",
  "INLINE_RESUME",
  "INLINE_YIELD",
  "INLINE_END",
  "RETURN",
  "RETURN_ANY",
  "RETURN_CONST",
  "RERAISE",
  "RETURN_GENERATOR",
  "RAISE",
  "RAISE_FROM",
  "RAISE_AGAIN",
  "RAISE_ASSERTION",
  "RAISE_ASSERTION_MESSAGE",
]);

/** `b-2`: field b, offset -2, once; `b..c`: from field b on, as many as field c says. */
interface Pattern {
  /** undefined: register 0. */
  readonly field: FieldName | undefined;
  readonly offset: number;
  readonly count: FieldName | undefined;
}

const patterns = new Map<string, Pattern>();

function expand(instruction: Instruction, texts: readonly string[]): number[] {
  const registers: number[] = [];
  for (const text of texts) {
    const { field, offset, count } = patternOf(text);
    const first = field === undefined ? 0 : instruction[field] + offset;
    const end = first + (count === undefined ? 1 : instruction[count]);
    for (let register = first; register < end; register++) registers.push(register);
  }
  return registers;
}

function patternOf(text: string): Pattern {
  let pattern = patterns.get(text);
  if (!pattern) {
    const match = /^(?:([a-f])([+-]\d+)?|([a-f0])\.\.([abc]))$/.exec(text);
    if (!match) throw new SyntaxError(`opcode table: cannot read register «${text}»; see the grammar in opcodes.ts`);
    const [, one, offset, first, count] = match as unknown as [string, ...(FieldName | "0" | undefined)[]];
    const field = one ?? first;
    pattern = {
      field: field === "0" ? undefined : (field as FieldName),
      offset: Number(offset ?? 0),
      count: count as FieldName | undefined,
    };
    patterns.set(text, pattern);
  }
  return pattern;
}
