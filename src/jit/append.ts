/**
 * The code of a function that is called, put behind the code of an observation: registers and constants renumbered, jumps kept,
 * returns made jumps back.
 */
import { LAYOUT } from "../base/layout.js";
import type { CodeObject } from "../bytecode/code.js";
import { opcode } from "../bytecode/opcodes.js";
import { decode, INSTRUCTION_WORDS } from "../bytecode/operands.js";
import {
  type Binding,
  type InlinedCall,
  type InlinedGenerator,
  type InlinedOperation,
  type Observation,
  observeBuiltins,
  observeConstants,
} from "./observe.js";
import type { JitVm } from "./vm-interface.js";

export type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

export interface Callee {
  readonly pointer: number;
  readonly count: number;
  readonly same: number | undefined;
  readonly makes: InlinedCall["makes"];
  readonly binding?: Binding | undefined;
}

export const instructionCount = ({ instructions }: Observation): number => instructions.length / INSTRUCTION_WORDS;

/** Instructions of what an attempt would compile, inlined ones included. */
export function instructionsIn(observation: Observation): number {
  const { whole, header, back, own } = observation;
  return instructionCount(observation) - own + (whole ? own : back - header + 1);
}

const instructionsOf = (view: DataView, pointer: number, count: number): Uint16Array =>
  new Uint16Array(
    view.buffer,
    view.getUint32(pointer + LAYOUT.CODE_INSTRUCTIONS, true),
    count * INSTRUCTION_WORDS,
  ).slice();

/** Where a callee's code goes on when it returns, and what differs when the call is an operation. */
export interface Site {
  readonly back: number;
  /** The callee's r0, and the register of its result. */
  readonly base: number;
  readonly result: number;
  readonly operation?: InlinedOperation;
  readonly generator?: InlinedGenerator;
  /** An INLINE_TEST before it asks for the code. */
  readonly tested: boolean;
}

/** The site of a call instruction. */
function siteOf({ instructions }: Observation, call: number, { makes }: Callee): Site {
  const { row, a, b } = decode(instructions, call);
  return { tested: false, back: call + row.words, base: b + (makes ? 2 : 0), result: a };
}

/** Puts the callee's code behind what is there. */
export function append(
  vm: JitVm,
  view: DataView,
  merged: Mutable<Observation>,
  call: number,
  callee: Callee,
  site: Partial<Site> = {},
): void {
  const word = (field: number) => view.getUint32(callee.pointer + field, true);
  const half = (field: number) => view.getUint16(callee.pointer + field, true);
  const { back, base, result, operation, generator, tested }: Site = { ...siteOf(merged, call, callee), ...site };
  const start = instructionCount(merged);
  const code = vm.program.codes[word(LAYOUT.CODE_ID)] as CodeObject;
  const inlined: InlinedCall = {
    call,
    back,
    tested,
    start,
    end: start + callee.count,
    base,
    parameters: half(LAYOUT.CODE_PARAMETER_COUNT),
    locals: half(LAYOUT.CODE_LOCALS),
    registers: half(LAYOUT.CODE_REGISTERS),
    code: code.qualifiedName,
    codeId: word(LAYOUT.CODE_ID),
    pointer: callee.pointer,
    address: word(LAYOUT.CODE_INSTRUCTIONS),
    caches: word(LAYOUT.CODE_CACHES),
    same: callee.same,
    makes: callee.makes,
    ...(callee.binding && { binding: callee.binding }),
    ...(operation && { operation }),
    ...(generator && { generator }),
  };
  const original = instructionsOf(view, callee.pointer, callee.count);
  merged.builtins = { ...merged.builtins, ...observeBuiltins(view, original) };
  const copy = shifted(original, inlined, merged, result);
  for (const [from, to] of generator?.detours ?? [])
    copy.set([opcode("JUMP").code, jumpTo(to, from), 0, 0], from * INSTRUCTION_WORDS);
  merged.instructions = joined(merged.instructions, copy);
  if (!generator) merged.instructions.set(callInstruction(inlined, merged), call * INSTRUCTION_WORDS);
  const adaptive = new Uint8Array(view.buffer, word(LAYOUT.CODE_ADAPTIVE), callee.count);
  const exits = new Uint32Array(view.buffer, word(LAYOUT.CODE_EXIT_COUNTS), callee.count);
  merged.adaptive = joined(merged.adaptive, adaptive);
  merged.exitCounts = joined(merged.exitCounts, exits);
  merged.constants = merged.constants.concat(observeConstants(view, word(LAYOUT.CODE_CONSTANTS), code.constants));
  merged.lines = merged.lines.concat(code.positions.map(({ line }) => line));
  merged.handlers = [...shiftedHandlers(code, inlined), ...merged.handlers, ...outerHandlers(merged, inlined)];
  merged.registers = Math.max(merged.registers, base + inlined.registers);
  const entry = merged.entry.slice();
  while (entry.length < merged.registers) entry.push("unbound");
  merged.entry = entry;
  merged.inlined = merged.inlined.concat(inlined);
}

/** Both as one. (Spreading them walks through every item: with many calls the longest part of an observation.) */
export function joined<Items extends Uint8Array | Uint16Array | Uint32Array>(
  left: Items,
  right: ArrayLike<number>,
): Items {
  const both = new (left.constructor as new (length: number) => Items)(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

/** Puts instructions behind what is there that stand in for the one at `call`, which becomes a jump to them. */
export function appendStub(merged: Mutable<Observation>, call: number, words: readonly number[]): void {
  const start = instructionCount(merged);
  const count = words.length / INSTRUCTION_WORDS;
  const end = start + count;
  merged.instructions = joined(merged.instructions, words);
  merged.instructions.set([opcode("JUMP").code, jumpTo(start, call), 0, 0], call * INSTRUCTION_WORDS);
  merged.adaptive = joined(merged.adaptive, new Uint8Array(count).fill(merged.adaptive[call] ?? 0));
  merged.exitCounts = joined(merged.exitCounts, new Uint32Array(count));
  merged.lines = merged.lines.concat(new Array(count).fill(merged.lines[call] as number));
  merged.handlers = [...merged.handlers, ...outerHandlers(merged, { call, start, end })];
  merged.stubs = [...merged.stubs, { start, end, call }];
}

export const jumpTo = (target: number, from: number): number => (target - from - 1) & 0xffff;

function callInstruction({ call, start, operation }: InlinedCall, { instructions }: Observation): number[] {
  if (operation) return [opcode("INLINE_OPERATION").code, jumpTo(start, call), 0, 0];
  const { b, c } = decode(instructions, call);
  return [opcode("INLINE_CALL").code, jumpTo(start, call), b, c];
}

/** The callee's instructions, registers and constants renumbered; what returns goes on behind the call. */
function shifted(original: Uint16Array, inlined: InlinedCall, merged: Observation, result: number): Uint16Array {
  const end = inlined.generator?.end ?? 0;
  const words = original.slice();
  for (let pc = 0; pc < original.length / INSTRUCTION_WORDS; pc++) {
    const { row, a } = decode(original, pc);
    const at = pc * INSTRUCTION_WORDS;
    for (const [index, field] of (["a", "b", "c"] as const).entries()) {
      const kind = row.fields[field];
      if (kind === "reg") (words[at + 1 + index] as number) += inlined.base;
      else if (kind === "const") (words[at + 1 + index] as number) += merged.constants.length;
    }
    if (row.name === "YIELD" || row.name === "YIELD_FROM") {
      const back = jumpTo(inlined.back, inlined.start + pc);
      words.set([opcode("INLINE_YIELD").code, back, a + inlined.base, result], at);
    }
    // Where it is another iterator the code leaves, and a further version performs the generic one.
    if (row.name === "SEND" && inlined.generator) words[at] = opcode("SEND_ITERATOR").code;
    if (row.name === "RETURN_GENERATOR")
      words.set([opcode("INLINE_END").code, jumpTo(end, inlined.start + pc), a + inlined.base, 0], at);
    if (row.name !== "RETURN" && row.name !== "RETURN_CONST") continue;
    const [name, source] =
      row.name === "RETURN"
        ? ["INLINE_RETURN", a + inlined.base]
        : ["INLINE_RETURN_CONST", a + merged.constants.length];
    const back = jumpTo(inlined.back, inlined.start + pc);
    words.set([opcode(name as string).code, back, source as number, result], at);
  }
  return words;
}

function shiftedHandlers(code: CodeObject, { start, base }: InlinedCall): Observation["handlers"] {
  return code.handlers.map((handler) => ({
    ...handler,
    start: handler.start + start,
    end: handler.end + start,
    target: handler.target + start,
    register: handler.register + base,
  }));
}

/** What an exception in the callee reaches when it leaves it. */
export function outerHandlers(
  { handlers }: Observation,
  { call, start, end }: { readonly call: number; readonly start: number; readonly end: number },
): Observation["handlers"] {
  return handlers
    .filter((handler) => call >= handler.start && call < handler.end)
    .map((handler) => ({ ...handler, start, end }));
}
