/**
 * A method call that several classes answer holds the code of the functions that it may be: all methods of that name that were
 * called. Tests of the callee choose between them, and what is none of them stays a call.
 */
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import { opcode } from "../bytecode/opcodes.js";
import { decode, INSTRUCTION_WORDS, writesOf } from "../bytecode/operands.js";
import { append, appendStub, type Callee, instructionCount, jumpTo, type Mutable } from "./append.js";
import { callPath } from "./frames.js";
import { loopRecord, type Observation } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** Functions of which one call holds the code at most. */
const MOST_CALLEES = 4;

/**
 * A method call (CALL_PY) that several classes answer: behind the loop's code, tests lead to the copies of their functions, and from the
 * last one to the call as it was. The instruction itself becomes a jump there.
 */
export function inlineSeveral(
  vm: JitVm,
  view: DataView,
  merged: Mutable<Observation>,
  call: number,
  limit: number,
): boolean {
  const { b, c: given } = decode(merged.instructions, call);
  const method = methodOfMany(merged, call, b - 2);
  const path = callPath(merged, call);
  if (method === undefined || path.length >= TUNABLES.INLINE_DEPTH) return false;
  let room = limit - instructionCount(merged);
  const callees: Callee[] = [];
  for (const { pointer, count } of methodsNamed(vm, view, method, given)) {
    const runs = pointer === merged.pointer || path.some((outer) => outer.pointer === pointer);
    if (runs || callees.length === MOST_CALLEES || count + STUB_WORDS > room) continue;
    room -= count + STUB_WORDS;
    callees.push({ pointer, count, same: undefined, makes: undefined });
  }
  if (callees.length > 0) chooseCallee(vm, view, merged, call, callees);
  return callees.length > 0;
}

/** Makes the call one of those functions, or a call as it was. */
export function chooseCallee(
  vm: JitVm,
  view: DataView,
  merged: Mutable<Observation>,
  call: number,
  callees: readonly Callee[],
): void {
  const { b } = decode(merged.instructions, call);
  const start = instructionCount(merged);
  const end = start + STUB_WORDS * (callees.length + 1);
  const original = merged.instructions.slice(call * INSTRUCTION_WORDS, (call + 1) * INSTRUCTION_WORDS);
  const words = callees.flatMap((_, index) => {
    const at = start + STUB_WORDS * index;
    return [opcode("INLINE_TEST").code, jumpTo(at + STUB_WORDS, at), b, 0, ...original];
  });
  words.push(...original, opcode("JUMP").code, jumpTo(call + 1, end - 1), 0, 0);
  appendStub(merged, call, words);
  for (const [index, callee] of callees.entries())
    append(vm, view, merged, start + STUB_WORDS * index + 1, callee, { back: call + 1, tested: true });
}

/** The callee of a call comes neither from a global nor from a class: it may well be another one in the next turn. */
export function isVariable({ instructions }: Observation, call: number): boolean {
  const { row, b } = decode(instructions, call);
  if (row.name !== "CALL_PY" && row.name !== "CALL") return false;
  for (let pc = call - 1; pc >= Math.max(0, call - NEAR); pc--) {
    const origin = decode(instructions, pc);
    if (!writesOf(origin).includes(b - 2)) continue;
    return !["LOAD_METHOD", "LOAD_GLOBAL_ANY"].includes(origin.row.generic);
  }
  return false;
}

/** Instructions of each part of a stub. */
const STUB_WORDS = 2;

/** Methods of that name that were called and take so many arguments, the most called first. */
function methodsNamed(vm: JitVm, view: DataView, name: string, given: number): { pointer: number; count: number }[] {
  const list = view.getUint32(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_CODE_LIST, true);
  return vm.program.codes
    .flatMap((code, id) => {
      if (code.name !== name || code.generator) return [];
      const pointer = view.getUint32(list + 4 * id, true);
      const count = view.getUint32(pointer + LAYOUT.CODE_COUNT, true);
      const calls = callsOf(view, pointer);
      const fits = view.getUint16(pointer + LAYOUT.CODE_ARGS, true) === given && count <= TUNABLES.INLINE_SEVERAL;
      return fits && calls > 0 ? [{ pointer, count, calls }] : [];
    })
    .sort((left, right) => right.calls - left.calls);
}

/** How often a function was called, as far as it was counted. */
function callsOf(view: DataView, pointer: number): number {
  const word = (address: number) => view.getUint32(address, true);
  const entry = word(pointer + LAYOUT.CODE_ENTRY);
  if (entry === word(pointer + LAYOUT.CODE_INSTRUCTIONS)) return Number.POSITIVE_INFINITY;
  const record = loopRecord(view.getUint16(entry + LAYOUT.FIELD_A, true));
  return word(record + LAYOUT.LOOP_ASKED) === 0
    ? TUNABLES.HOT_BACK_EDGES - word(record + LAYOUT.LOOP_COUNTER)
    : Number.POSITIVE_INFINITY;
}

/** The name of the method of several classes that the register holds. */
export function methodOfMany(
  { instructions, constants }: Observation,
  call: number,
  register: number,
): string | undefined {
  for (let pc = call - 1; pc >= Math.max(0, call - NEAR); pc--) {
    const { row, a, b } = decode(instructions, pc);
    if (row.generic !== "LOAD_METHOD" || a !== register) continue;
    const name = constants[b]?.constant;
    return row.name === "LOAD_METHOD_MANY" && name?.kind === "str" ? name.value : undefined;
  }
  return undefined;
}

/** So many instructions before a call its method is looked for; arguments lie between. */
const NEAR = 16;
