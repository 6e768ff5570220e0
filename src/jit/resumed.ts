/**
 * `for` over a generator: the generator's code is put behind the loop's own, as a called function's is (append.ts). Each turn takes its
 * registers out of the generator and gives them back when it yields, so that between two values it waits in itself as it would for the
 * interpreter: whoever else looks, closes it or asks it sees what it always sees. Its frame lies where the interpreter would push
 * it. Tests of the place where it waits choose where it goes on; where that is none of its yields (it has not begun, it has
 * ended, it is another one) the loop leaves.
 */
import { LAYOUT } from "../base/layout.js";
import { opcode } from "../bytecode/opcodes.js";
import { decode, INSTRUCTION_WORDS, jumpTarget } from "../bytecode/operands.js";
import { append, instructionCount, joined, jumpTo, type Mutable, outerHandlers } from "./append.js";
import { frameAt } from "./frames.js";
import type { InlinedGenerator, Observation } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** Yields of a generator that a loop holds at most. */
const MOST_WAITS = 4;
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
  const places = yieldsIn(code, count);
  if (places.length === 0 || places.length > MOST_WAITS) return false;
  // What is sent to it comes back where the value was: in no named local.
  if (places.some((place) => decode(code, place).a < locals)) return false;
  const { a: result, b: iterator } = decode(merged.instructions, pc);
  const frame = frameAt(merged, pc);
  const registers = frame?.registers ?? view.getUint16(merged.pointer + LAYOUT.CODE_REGISTERS, true);
  const base = (frame?.base ?? 0) + registers + LAYOUT.FRAME_HEADER / 8;
  const first = instructionCount(merged);
  const start = first + WAIT_WORDS * (places.length + 1);
  const end = jumpTarget(pc, decode(merged.instructions, pc)) as number;
  const waits = places.map((place, index) => ({
    resume: first + WAIT_WORDS * index + 1,
    yield: start + place,
    live: decode(code, place).c,
  }));
  appendTests(merged, pc, { iterator, end, waits });
  const callee = { pointer, count, same: undefined, makes: undefined };
  append(vm, view, merged, first + 1, callee, { back: pc + 1, base, result, generator: { iterator, end, waits } });
  return true;
}

function yieldsIn(code: Uint16Array, count: number): number[] {
  const all = Array.from({ length: count }, (_, place) => place);
  return all.filter((place) => ["YIELD", "YIELD_FROM"].includes(decode(code, place).row.name));
}

/** A test and a way in for each yield, and behind them the instruction itself, where the loop leaves. */
function appendTests(
  merged: Mutable<Observation>,
  pc: number,
  { iterator, end: target, waits }: InlinedGenerator,
): void {
  const start = instructionCount(merged);
  const words = waits.flatMap(({ resume, yield: place }) => [
    ...[opcode("INLINE_RESUME_TEST").code, jumpTo(resume + 1, resume - 1), iterator, 0],
    ...[opcode("INLINE_RESUME").code, jumpTo(place + 1, resume), iterator, 0],
  ]);
  const { row, a, b } = decode(merged.instructions, pc);
  const end = start + words.length / INSTRUCTION_WORDS + 2;
  words.push(row.code, a, b, jumpTo(target, end - 2), opcode("JUMP").code, jumpTo(pc + 1, end - 1), 0, 0);
  const filler = Array.from({ length: end - start }, () => pc);
  merged.instructions = joined(merged.instructions, Uint16Array.from(words));
  merged.instructions.set([opcode("JUMP").code, jumpTo(start, pc), 0, 0], pc * INSTRUCTION_WORDS);
  merged.adaptive = Uint8Array.from([...merged.adaptive, ...filler.map((at) => merged.adaptive[at] ?? 0)]);
  merged.exitCounts = Uint32Array.from([...merged.exitCounts, ...filler.map(() => 0)]);
  merged.lines = [...merged.lines, ...filler.map((at) => merged.lines[at] as number)];
  merged.handlers = [...merged.handlers, ...outerHandlers(merged, { call: pc, start, end })];
  merged.stubs = [...merged.stubs, { start, end, call: pc }];
}
