/**
 * `for` over a generator: the generator's code is put behind the loop's own, as a called function's is (append.ts). Each turn takes its
 * registers out of the generator and gives them back when it yields, so that between two values it waits in itself as it would for the
 * interpreter: whoever else looks, closes it or asks it sees what it always sees. Its frame lies where the interpreter would push
 * it. Tests of the place where it waits choose where it goes on; where that is none of those (it has ended, it is another one) the
 * loop leaves.
 */
import { LAYOUT } from "../base/layout.js";
import type { CodeObject } from "../bytecode/code.js";
import { opcode } from "../bytecode/opcodes.js";
import { decode, INSTRUCTION_WORDS, jumpTarget, successors } from "../bytecode/operands.js";
import { analyseFlow } from "./analysis/dominators.js";
import { append, appendStub, instructionCount, jumpTo, type Mutable } from "./append.js";
import { frameAt } from "./frames.js";
import type { InlinedGenerator, Observation } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** Yields of a generator that a loop holds at most. */
const MOST_YIELDS = 4;
/** Instructions for each of them: the test, and the way in. */
const WAIT_WORDS = 2;

/** Puts the code at `pointer` behind what is there, and makes the FOR_GENERATOR at `pc` a jump to the tests. False: there is no use. */
export function appendGenerator(
  vm: JitVm,
  view: DataView,
  merged: Mutable<Observation>,
  pc: number,
  pointer: number,
): boolean {
  const count = view.getUint32(pointer + LAYOUT.CODE_COUNT, true);
  const locals = view.getUint16(pointer + LAYOUT.CODE_LOCALS, true);
  const code = new Uint16Array(
    view.buffer,
    view.getUint32(pointer + LAYOUT.CODE_INSTRUCTIONS, true),
    count * INSTRUCTION_WORDS,
  );
  const yields = yieldsIn(code, count);
  if (yields.length === 0 || yields.length > MOST_YIELDS) return false;
  // What is sent to it comes back where the value was: in no named local.
  if (yields.some((place) => decode(code, place).a < locals)) return false;
  const body = vm.program.codes[view.getUint32(pointer + LAYOUT.CODE_ID, true)] as CodeObject;
  const detours = detoursIn(code, count, body, yields);
  const ways = yields.map((place) => ({ at: place, next: place + 1, live: decode(code, place).c }));
  if (mayBegin(code, count, yields, detours)) ways.push({ at: 0, next: 0, live: locals });
  const { a: result, b: iterator } = decode(merged.instructions, pc);
  const frame = frameAt(merged, pc);
  const registers = frame?.registers ?? view.getUint16(merged.pointer + LAYOUT.CODE_REGISTERS, true);
  const base = (frame?.base ?? 0) + registers + LAYOUT.FRAME_HEADER / 8;
  const first = instructionCount(merged);
  const start = first + WAIT_WORDS * (ways.length + 1);
  const end = jumpTarget(pc, decode(merged.instructions, pc)) as number;
  const waits = ways.map(({ at, next, live }, index) => ({
    resume: first + WAIT_WORDS * index + 1,
    at: start + at,
    next: start + next,
    live,
  }));
  const generator = { iterator, end, waits, detours };
  appendTests(merged, pc, generator);
  const callee = { pointer, count, same: undefined, makes: undefined };
  append(vm, view, merged, first + 1, callee, { back: pc + 1, base, result, generator });
  return true;
}

function yieldsIn(code: Uint16Array, count: number): number[] {
  const all = Array.from({ length: count }, (_, place) => place);
  return all.filter((place) => ["YIELD", "YIELD_FROM"].includes(decode(code, place).row.name));
}

/**
 * A loop around a yield is entered behind the yield, and there its turns must begin, too, or it had two ways in. So what enters it
 * at its header goes round by its back-edge.
 */
function detoursIn(
  code: Uint16Array,
  count: number,
  { loops }: CodeObject,
  yields: readonly number[],
): [number, number][] {
  const detours: [number, number][] = [];
  for (let pc = 0; pc < count; pc++) {
    const { row } = decode(code, pc);
    const loop = loops.find(({ header }) => header === pc + 1);
    if (!loop || (row.name !== "ENTER_LOOP" && row.name !== "ENTER_STITCHED")) continue;
    if (yields.some((place) => place >= loop.header && place < loop.back)) detours.push([pc, loop.back]);
  }
  return detours;
}

/** Whether the ways in from its yields and from its first instruction meet at the beginnings of its loops only. */
function mayBegin(
  code: Uint16Array,
  count: number,
  yields: readonly number[],
  detours: readonly (readonly [number, number])[],
): boolean {
  const outside = count;
  return analyseFlow(outside, (pc) => {
    if (pc === outside) return [0, ...yields.map((place) => place + 1)];
    if (yields.includes(pc)) return [];
    const detour = detours.find(([from]) => from === pc);
    return detour ? [detour[1]] : successors(pc, decode(code, pc)).filter((next) => next < count);
  }).reducible;
}

/** A test and a way in for each place, and behind them the instruction itself, where the loop leaves. */
function appendTests(
  merged: Mutable<Observation>,
  pc: number,
  { iterator, end: target, waits }: InlinedGenerator,
): void {
  const start = instructionCount(merged);
  const words = waits.flatMap(({ resume, next }) => [
    ...[opcode("INLINE_RESUME_TEST").code, jumpTo(resume + 1, resume - 1), iterator, 0],
    ...[opcode("INLINE_RESUME").code, jumpTo(next, resume), iterator, 0],
  ]);
  const { row, a, b } = decode(merged.instructions, pc);
  const end = start + words.length / INSTRUCTION_WORDS + 2;
  words.push(row.code, a, b, jumpTo(target, end - 2), opcode("JUMP").code, jumpTo(pc + 1, end - 1), 0, 0);
  appendStub(merged, pc, words);
}
