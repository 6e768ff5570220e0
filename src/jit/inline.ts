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
import { append, type Callee, instructionCount, type Mutable } from "./append.js";
import { bindingOf, keywordsAt, knownDefaults } from "./arguments.js";
import { codeBytes, isLongCall } from "./call-work.js";
import { cacheOf, callPath, frameAt, placeOf } from "./frames.js";
import type { Observation } from "./observe.js";
import { appendOperation, operationAt } from "./operations.js";
import { appendGenerator } from "./resumed.js";
import { chooseCallee, inlineSeveral, isVariable, methodOfMany } from "./several.js";
import type { JitVm } from "./vm-interface.js";

/** Calls that are to stay calls: their callee was another one too often. */
export type AsCall = (codeId: number, pc: number) => boolean;

/** The observation with the callees of its loop that are small enough. */
export function inlineCalls(vm: JitVm, alone: Observation, asCall: AsCall): Observation {
  const merged: Mutable<Observation> = { ...alone };
  const view = new DataView(vm.memory.buffer);
  const limit = alone.own + TUNABLES.INLINE_TOTAL;
  for (let pc = alone.header; pc < instructionCount(merged); pc++) {
    // The last call of a stub stays one.
    if ((pc > alone.back && pc < alone.own) || merged.stubs.some(({ end }) => pc === end - 2)) continue;
    const { name } = decode(merged.instructions, pc).row;
    if (name === "CALL_PY" && inlineSeveral(vm, view, merged, pc, limit)) continue;
    if (inlineOperation(vm, view, merged, pc, asCall, limit)) continue;
    if (name === "FOR_GENERATOR" && inlineGenerator(vm, view, merged, pc, asCall, limit)) continue;
    if (!INLINED_CALLS.has(name)) continue;
    const found = calleeAt(vm, view, merged, pc, asCall);
    if (found && instructionCount(merged) + found.count <= limit) {
      if (!found.makes && isVariable(merged, pc)) chooseCallee(vm, view, merged, pc, [found]);
      else append(vm, view, merged, pc, found);
    } else {
      noteDirect(view, merged, pc, asCall);
      noteLong(vm, view, merged, pc);
    }
  }
  return merged;
}

/** The method that an instruction performs as its operation, if it is small enough. */
function inlineOperation(
  vm: JitVm,
  view: DataView,
  merged: Mutable<Observation>,
  pc: number,
  asCall: AsCall,
  limit: number,
): boolean {
  const found = operationAt(view, merged, pc, (pointer) => isCode(view, pointer, vm.program.codes.length));
  if (!found || asCall(frameAt(merged, pc)?.codeId ?? merged.codeId, placeOf(merged, pc))) return false;
  const { pointer, count, operation } = found;
  if (!isFree(merged, pc, pointer) || !isPlain(view, pointer, operation.operands.length)) return false;
  if (count > TUNABLES.INLINE_INSTRUCTIONS || instructionCount(merged) + count > limit) return false;
  merged.instructions = merged.instructions.slice();
  appendOperation(vm, view, merged, pc, found);
  return true;
}

/** The generator that a FOR_GENERATOR asks for its values, if its code is small enough. */
function inlineGenerator(
  vm: JitVm,
  view: DataView,
  merged: Mutable<Observation>,
  pc: number,
  asCall: AsCall,
  limit: number,
): boolean {
  if (merged.stubs.some(({ start, end }) => pc >= start && pc < end)) return false;
  if (asCall(frameAt(merged, pc)?.codeId ?? merged.codeId, placeOf(merged, pc))) return false;
  const pointer = view.getUint32(cacheOf(merged, pc), true);
  if (!isCode(view, pointer, vm.program.codes.length) || !isFree(merged, pc, pointer)) return false;
  const count = view.getUint32(pointer + LAYOUT.CODE_COUNT, true);
  const isSmall = count <= TUNABLES.INLINE_INSTRUCTIONS && instructionCount(merged) + count <= limit;
  return isSmall && appendGenerator(vm, view, merged, pc, pointer);
}

/** Neither too deep, nor the code of a call that is under way there. */
function isFree(observation: Observation, pc: number, pointer: number): boolean {
  const path = callPath(observation, pc);
  const runs = pointer === observation.pointer || path.some((outer) => outer.pointer === pointer);
  return path.length < TUNABLES.INLINE_DEPTH && !runs;
}

/** A function of so many parameters that is no generator. */
function isPlain(view: DataView, pointer: number, given: number): boolean {
  const generates = (view.getUint16(pointer + LAYOUT.CODE_FLAGS, true) & LAYOUT.FLAG_GENERATOR) !== 0;
  return view.getUint16(pointer + LAYOUT.CODE_ARGS, true) === given && !generates;
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

/** Why a call stays one, for people. */
function noteLong(vm: JitVm, view: DataView, merged: Mutable<Observation>, pc: number): void {
  if (decode(merged.instructions, pc).row.name !== "CALL_PY") return;
  const { pointer } = functionAt(view, cacheOf(merged, pc));
  if (!isCode(view, pointer, vm.program.codes.length)) return;
  if (isLongCall(vm, pointer, view.getUint32(pointer + LAYOUT.CODE_COUNT, true)))
    merged.longCalls = [...(merged.longCalls ?? []), pc];
}

/** The function that the call at `pc`, one of INLINED_CALLS, may be inlined of. */
function calleeAt(vm: JitVm, view: DataView, observation: Observation, pc: number, asCall: AsCall): Callee | undefined {
  const { row, b, c: given } = decode(observation.instructions, pc);
  if (isOfManyClasses(observation, pc, b - 2)) return undefined;
  const frame = frameAt(observation, pc);
  if (asCall(frame?.codeId ?? observation.codeId, placeOf(observation, pc))) return undefined;
  const cache = cacheOf(observation, pc);
  const isFunction = (pointer: number) => isCode(view, pointer, vm.program.codes.length);
  const called = row.name === "CALL_CLASS" ? undefined : functionAt(view, cache);
  const callee =
    called && isFunction(called.pointer) ? called : row.name === "CALL_PY" ? undefined : initAt(view, cache);
  if (!callee || !isFunction(callee.pointer)) return undefined;
  const { pointer, makes, same } = callee;
  const count = view.getUint32(pointer + LAYOUT.CODE_COUNT, true);
  if (!isFree(observation, pc, pointer) || count > TUNABLES.INLINE_INSTRUCTIONS) return undefined;
  const code = vm.program.codes[view.getUint32(pointer + LAYOUT.CODE_ID, true)] as CodeObject;
  if (makesNamespace(code) || isLongCall(vm, pointer, count)) return undefined;
  if (codeBytes(vm, pointer) >= TUNABLES.INLINE_CODE_BYTES) return undefined;
  const self = makes ? 1 : 0;
  if (isPlain(view, pointer, given + self) && row.name !== "CALL_KW") return { pointer, makes, same, count };
  if (row.name !== "CALL" && row.name !== "CALL_KW") return undefined;
  const keywords = row.name === "CALL_KW" ? keywordsAt(observation, vm.program.codes, pc) : [];
  const kept = makes ? makes.init : view.getUint32(cache + 4, true);
  const binding = keywords && bindingOf(view, pointer, code, given, keywords, self, knownDefaults(view, kept));
  return binding && { pointer, makes, same, count, binding };
}

/** The body of a class: what it ends with takes the frame's registers by their numbers. */
function makesNamespace({ instructions }: CodeObject): boolean {
  for (let at = 0; at < instructions.length; at += INSTRUCTION_WORDS) if (instructions[at] === NAMESPACE) return true;
  return false;
}

const NAMESPACE = opcode("NAMESPACE").code;

const INLINED_CALLS = new Set(["CALL_PY", "CALL_CLASS", "CALL", "CALL_KW"]);

/** The callee in that register is a method of several classes: a guard for one of them would leave in most turns. */
const isOfManyClasses = (observation: Observation, call: number, register: number): boolean =>
  methodOfMany(observation, call, register) !== undefined;

type Found = Omit<Callee, "count">;

/** What a call of a function remembers (wasm/inlined.ts): code object, and the function if it lives for ever, or its defaults do. */
function functionAt(view: DataView, cache: number): Found {
  const kept = view.getUint32(cache + 4, true);
  const pointer = view.getUint32(cache, true);
  const isFunction = kept !== 0 && view.getUint32(kept + LAYOUT.HEADER_TYPE, true) === LAYOUT.TYPE_FUNCTION;
  const same = isFunction && view.getUint32(kept + LAYOUT.FUNCTION_CODE, true) === pointer ? boxed(kept) : undefined;
  return { pointer, same, makes: undefined };
}

/** What a CALL_CLASS remembers: the class, which remembers its `__init__` (wasm/construct.ts). */
function initAt(view: DataView, cache: number): Found | undefined {
  const word = (address: number) => view.getUint32(address, true);
  const found = word(cache);
  const isClass = found !== 0 && found % 8 === 0 && word(found + LAYOUT.HEADER_TYPE) === LAYOUT.TYPE_CLASS;
  if (!isClass || view.getInt32(found + LAYOUT.HEADER_COUNT, true) >= 0) return undefined;
  const data = word(found + LAYOUT.CLASS_DATA);
  const init = word(data + LAYOUT.CLASSDATA_INIT);
  const shape = word(data + LAYOUT.CLASSDATA_SHAPE);
  if (init === 0) return undefined;
  return { pointer: word(init + LAYOUT.FUNCTION_CODE), same: boxed(init), makes: { class: found, init, shape } };
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
