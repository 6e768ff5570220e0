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
import { cacheOf, callPath, frameAt, placeOf } from "./frames.js";
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
    const found = calleeAt(view, merged, pc, asCall, vm.program.codes.length);
    if (found && instructionCount(merged) + found.count <= limit) append(vm, view, merged, pc, found);
    else noteDirect(view, merged, pc, asCall);
  }
  return merged;
}

/** A call of the observed function by itself goes straight to its stitched code. */
function noteDirect(view: DataView, merged: Mutable<Observation>, pc: number, asCall: AsCall): void {
  const { row, b, c: given } = decode(merged.instructions, pc);
  if (!merged.whole || row.name !== "CALL_PY" || isOfManyClasses(merged, pc, b - 2)) return;
  if (asCall(frameAt(merged, pc)?.codeId ?? merged.codeId, placeOf(merged, pc))) return;
  const { pointer, same } = functionAt(view, cacheOf(merged, pc));
  if (pointer !== merged.pointer || view.getUint16(pointer + LAYOUT.CODE_ARGS, true) !== given) return;
  merged.instructions = merged.instructions.slice();
  merged.instructions[pc * INSTRUCTION_WORDS] = opcode("DIRECT_CALL").code;
  merged.direct = [...merged.direct, { call: pc, same }];
}

const instructionCount = ({ instructions }: Observation): number => instructions.length / INSTRUCTION_WORDS;

interface Callee {
  readonly pointer: number;
  readonly count: number;
  readonly same: number | undefined;
  readonly makes: InlinedCall["makes"];
}

/** The function that the call at `pc` may be inlined of. */
function calleeAt(
  view: DataView,
  observation: Observation,
  pc: number,
  asCall: AsCall,
  codes: number,
): Callee | undefined {
  const { row, b, c: given } = decode(observation.instructions, pc);
  if (row.name !== "CALL_PY" && row.name !== "CALL_CLASS") return undefined;
  if (isOfManyClasses(observation, pc, b - 2)) return undefined;
  const frame = frameAt(observation, pc);
  if (asCall(frame?.codeId ?? observation.codeId, placeOf(observation, pc))) return undefined;
  const path = callPath(observation, pc);
  if (path.length >= TUNABLES.INLINE_DEPTH) return undefined;
  const cache = cacheOf(observation, pc);
  const callee = row.name === "CALL_PY" ? functionAt(view, cache) : initAt(view, cache);
  if (!callee || !isCode(view, callee.pointer, codes)) return undefined;
  const { pointer } = callee;
  if (pointer === observation.pointer || path.some((outer) => outer.pointer === pointer)) return undefined;
  const count = view.getUint32(pointer + LAYOUT.CODE_COUNT, true);
  const fits = view.getUint16(pointer + LAYOUT.CODE_ARGS, true) === given + (callee.makes ? 1 : 0);
  const generates = (view.getUint16(pointer + LAYOUT.CODE_FLAGS, true) & LAYOUT.FLAG_GENERATOR) !== 0;
  return fits && !generates && count <= TUNABLES.INLINE_INSTRUCTIONS ? { ...callee, count } : undefined;
}

/** The callee in that register is a method of several classes: a guard for one of them would leave in most turns. */
function isOfManyClasses({ instructions }: Observation, call: number, register: number): boolean {
  for (let pc = call - 1; pc >= Math.max(0, call - NEAR); pc--) {
    const { row, a } = decode(instructions, pc);
    if (row.generic === "LOAD_METHOD" && a === register) return row.name === "LOAD_METHOD_MANY";
  }
  return false;
}

/** So many instructions before a call its method is looked for; arguments lie between. */
const NEAR = 16;

type Found = Omit<Callee, "count">;

/** What a CALL_PY remembers (wasm/inlined.ts): code object, and the function if it lives for ever. */
function functionAt(view: DataView, cache: number): Found {
  const immortal = view.getUint32(cache + 4, true);
  const same = immortal === 0 ? undefined : boxed(immortal);
  return { pointer: view.getUint32(cache, true), same, makes: undefined };
}

/** What a CALL_CLASS remembers: the class, which remembers its `__init__` (wasm/construct.ts). */
function initAt(view: DataView, cache: number): Found | undefined {
  const word = (address: number) => view.getUint32(address, true);
  const found = word(cache);
  const isClass = found !== 0 && found % 8 === 0 && word(found + LAYOUT.HEADER_TYPE) === LAYOUT.TYPE_CLASS;
  if (!isClass || view.getInt32(found + LAYOUT.HEADER_COUNT, true) >= 0) return undefined;
  const init = word(word(found + LAYOUT.CLASS_DATA) + LAYOUT.CLASSDATA_INIT);
  if (init === 0) return undefined;
  return { pointer: word(init + LAYOUT.FUNCTION_CODE), same: boxed(init), makes: { class: found, init } };
}

const boxed = (pointer: number): number => Number(BigInt.asIntN(64, VALUE.REF_FLOOR | BigInt(pointer)));

/** Instruction and cache are not read as one: what another thread changed meanwhile is no code object. */
function isCode(view: DataView, pointer: number, codes: number): boolean {
  if (pointer === 0 || pointer % 8 !== 0) return false;
  const control = (field: number) => view.getUint32(LAYOUT.CONTROL_BASE + field, true);
  const id = view.getUint32(pointer + LAYOUT.CODE_ID, true);
  const list = control(LAYOUT.CONTROL_CODE_LIST);
  return id < codes && view.getUint32(list + 4 * id, true) === pointer;
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
  const { b } = decode(merged.instructions, call);
  const base = b + (callee.makes ? 2 : 0);
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
    makes: callee.makes,
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

function callInstruction({ call, start }: InlinedCall, { instructions }: Observation): number[] {
  const { b, c } = decode(instructions, call);
  return [opcode("INLINE_CALL").code, jumpTo(start, call), b, c];
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
