/**
 * Inlining: the code of small Python functions that a loop calls is put behind the loop's own, as if it were one function.
 * A callee's frame lies in its caller's registers from the call's `b` on, so its registers are the caller's, shifted: the
 * arguments need no move, and every later stage sees one register file. CALL_PY becomes INLINE_CALL, RETURN becomes
 * INLINE_RETURN. Which function is called, the call instruction has remembered (wasm/inlined.ts); a guard checks it.
 */
import { LAYOUT, VALUE } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import type { CodeObject } from "../bytecode/code.js";
import { opcode } from "../bytecode/opcodes.js";
import { decode, INSTRUCTION_WORDS } from "../bytecode/operands.js";
import { isBackEdge } from "./analysis/families.js";
import { callPath, frameAt } from "./frames.js";
import { type InlinedCall, type Observation, observeBuiltins, observeConstants } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** Calls that are to stay calls: their callee was another one too often. */
export type AsCall = (codeId: number, pc: number) => boolean;

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

/** The observation with the callees of its loop that are small enough. */
export function inlineCalls(vm: JitVm, alone: Observation, asCall: AsCall): Observation {
  const merged: Mutable<Observation> = { ...alone };
  const view = new DataView(vm.memory.buffer);
  const limit = alone.own + TUNABLES.INLINE_TOTAL;
  for (let pc = alone.header; pc < instructionCount(merged); pc++) {
    if (pc > alone.back && pc < alone.own) continue;
    const found = calleeAt(view, merged, pc, asCall);
    if (found && instructionCount(merged) + found.count <= limit) append(vm, view, merged, pc, found);
  }
  return merged;
}

const instructionCount = ({ instructions }: Observation): number => instructions.length / INSTRUCTION_WORDS;

interface Callee {
  readonly pointer: number;
  readonly count: number;
  readonly same: number | undefined;
}

/** The function that the call at `pc` may be inlined of. */
function calleeAt(view: DataView, observation: Observation, pc: number, asCall: AsCall): Callee | undefined {
  const { row, c: given } = decode(observation.instructions, pc);
  if (row.name !== "CALL_PY") return undefined;
  const frame = frameAt(observation, pc);
  const place = pc - (frame?.start ?? 0);
  if (asCall(frame?.codeId ?? observation.codeId, place)) return undefined;
  const { address, caches, pointer: caller } = frame ?? observation;
  const cache = address + LAYOUT.INSTRUCTION_SIZE * place + caches;
  const pointer = view.getUint32(cache, true);
  const path = callPath(observation, pc);
  if (pointer === 0 || path.length >= TUNABLES.INLINE_DEPTH) return undefined;
  if (pointer === caller || pointer === observation.pointer || path.some((outer) => outer.pointer === pointer))
    return undefined;
  const count = view.getUint32(pointer + LAYOUT.CODE_COUNT, true);
  const isPlain = view.getUint16(pointer + LAYOUT.CODE_ARGS, true) === given;
  const generates = (view.getUint16(pointer + LAYOUT.CODE_FLAGS, true) & LAYOUT.FLAG_GENERATOR) !== 0;
  if (!isPlain || generates || count > TUNABLES.INLINE_INSTRUCTIONS) return undefined;
  const immortal = view.getUint32(cache + 4, true);
  const same = immortal === 0 ? undefined : Number(BigInt.asIntN(64, VALUE.REF_FLOOR | BigInt(immortal)));
  const instructions = instructionsOf(view, pointer, count);
  for (let at = 0; at < count; at++) if (isBackEdge(decode(instructions, at).row)) return undefined;
  return { pointer, count, same };
}

const instructionsOf = (view: DataView, pointer: number, count: number): Uint16Array =>
  new Uint16Array(
    view.buffer,
    view.getUint32(pointer + LAYOUT.CODE_INSTRUCTIONS, true),
    count * INSTRUCTION_WORDS,
  ).slice();

/** Puts the callee's code behind what is there. */
function append(vm: JitVm, view: DataView, merged: Mutable<Observation>, call: number, callee: Callee): void {
  const word = (field: number) => view.getUint32(callee.pointer + field, true);
  const half = (field: number) => view.getUint16(callee.pointer + field, true);
  const { b: base } = decode(merged.instructions, call);
  const start = instructionCount(merged);
  const code = vm.program.codes[word(LAYOUT.CODE_ID)] as CodeObject;
  const inlined: InlinedCall = {
    call,
    start,
    end: start + callee.count,
    base,
    parameters: half(LAYOUT.CODE_ARGS),
    locals: half(LAYOUT.CODE_LOCALS),
    registers: half(LAYOUT.CODE_REGISTERS),
    code: code.qualifiedName,
    codeId: word(LAYOUT.CODE_ID),
    pointer: callee.pointer,
    address: word(LAYOUT.CODE_INSTRUCTIONS),
    caches: word(LAYOUT.CODE_CACHES),
    same: callee.same,
  };
  const original = instructionsOf(view, callee.pointer, callee.count);
  merged.builtins = { ...merged.builtins, ...observeBuiltins(view, original) };
  merged.instructions = joined(merged.instructions, shifted(original, inlined, merged));
  merged.instructions.set(callInstruction(inlined, merged), call * INSTRUCTION_WORDS);
  const adaptive = new Uint8Array(view.buffer, word(LAYOUT.CODE_ADAPTIVE), callee.count);
  const exits = new Uint32Array(view.buffer, word(LAYOUT.CODE_EXIT_COUNTS), callee.count);
  merged.adaptive = Uint8Array.from([...merged.adaptive, ...adaptive]);
  merged.exitCounts = Uint32Array.from([...merged.exitCounts, ...exits]);
  merged.constants = [...merged.constants, ...observeConstants(view, word(LAYOUT.CODE_CONSTANTS), code.constants)];
  merged.lines = [...merged.lines, ...code.positions.map(({ line }) => line)];
  merged.handlers = [...shiftedHandlers(code, inlined), ...merged.handlers, ...outerHandlers(merged, inlined)];
  merged.registers = Math.max(merged.registers, base + inlined.registers);
  merged.entry = Array.from({ length: merged.registers }, (_, register) => merged.entry[register] ?? "unbound");
  merged.inlined = [...merged.inlined, inlined];
}

function joined(left: Uint16Array, right: Uint16Array): Uint16Array {
  const both = new Uint16Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

const jumpTo = (target: number, from: number): number => (target - from - 1) & 0xffff;

function callInstruction({ call, start, base, parameters }: InlinedCall, { instructions }: Observation): number[] {
  const { c } = decode(instructions, call);
  return [opcode("INLINE_CALL").code, jumpTo(start, call), base, Math.max(c, parameters)];
}

/** The callee's instructions, registers and constants renumbered; what returns goes on behind the call. */
function shifted(original: Uint16Array, inlined: InlinedCall, merged: Observation): Uint16Array {
  const words = original.slice();
  const result = decode(merged.instructions, inlined.call).a;
  for (let pc = 0; pc < original.length / INSTRUCTION_WORDS; pc++) {
    const { row, a } = decode(original, pc);
    const at = pc * INSTRUCTION_WORDS;
    for (const [index, field] of (["a", "b", "c"] as const).entries()) {
      const kind = row.fields[field];
      if (kind === "reg") (words[at + 1 + index] as number) += inlined.base;
      else if (kind === "const") (words[at + 1 + index] as number) += merged.constants.length;
    }
    if (row.name !== "RETURN" && row.name !== "RETURN_CONST") continue;
    const [name, source] =
      row.name === "RETURN"
        ? ["INLINE_RETURN", a + inlined.base]
        : ["INLINE_RETURN_CONST", a + merged.constants.length];
    const back = jumpTo(inlined.call + 1, inlined.start + pc);
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
function outerHandlers({ handlers }: Observation, { call, start, end }: InlinedCall): Observation["handlers"] {
  return handlers
    .filter((handler) => call >= handler.start && call < handler.end)
    .map((handler) => ({ ...handler, start, end }));
}
