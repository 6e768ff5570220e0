/**
 * How much one call of a function does in loops of its own, as its loops showed it when they became hot. Counted, not timed: the
 * same on a busy machine. It stands in the function's record, for all threads.
 */
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import { loopRecord } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** The record that counts the calls of a function (vm/loader.ts); undefined where they are not counted. */
export function recordOf({ memory, program }: JitVm, pointer: number): { view: DataView; record: number } | undefined {
  const view = new DataView(memory.buffer);
  const loop = program.loopCount + view.getUint32(pointer + LAYOUT.CODE_ID, true);
  if (loop >= LAYOUT.MAX_LOOPS) return undefined;
  const record = loopRecord(loop);
  return view.getUint32(record + LAYOUT.LOOP_CODE, true) === pointer ? { view, record } : undefined;
}

/**
 * Calls of a loop's function in which its first turns were interpreted, both counted from the start: asked for when the loop becomes hot
 * after `first` turns. Undefined where they are not counted any more, or the loop is not an innermost one, whose turns alone are all
 * its own.
 */
export function callsUntilHot(vm: JitVm, loop: number, first: number): number | undefined {
  const view = new DataView(vm.memory.buffer);
  const field = (of: number) => view.getUint32(loopRecord(loop) + of, true);
  const pointer = field(LAYOUT.LOOP_CODE);
  const [header, back] = [field(LAYOUT.LOOP_HEADER), field(LAYOUT.LOOP_BACK)];
  const loops = vm.program.codes[view.getUint32(pointer + LAYOUT.CODE_ID, true)]?.loops ?? [];
  const isWhole = back === view.getUint32(pointer + LAYOUT.CODE_COUNT, true);
  if (isWhole || loops.some((inner) => inner.header > header && inner.back < back)) return undefined;
  const found = recordOf(vm, pointer);
  const counts = found !== undefined && found.view.getUint32(found.record + LAYOUT.LOOP_ASKED, true) === 0;
  return counts ? Math.max(1, first - view.getInt32(found.record + LAYOUT.LOOP_COUNTER, true)) : undefined;
}

/** Notes that so many instructions were performed in so many calls of the loop's function. */
export function noteCallWork(vm: JitVm, loop: number, calls: number, instructions: number): void {
  const found = recordOf(vm, new DataView(vm.memory.buffer).getUint32(loopRecord(loop) + LAYOUT.LOOP_CODE, true));
  if (!found) return;
  const { view, record } = found;
  const work = Math.floor(instructions / calls);
  const most = Math.max(work, view.getUint32(record + LAYOUT.LOOP_CALL_WORK, true));
  view.setUint32(record + LAYOUT.LOOP_CALL_WORK, Math.min(most, 0xffff_ffff), true);
}

/** Bytes of a function's own code in use; 0: none. */
export function codeBytes(vm: JitVm, pointer: number): number {
  const found = recordOf(vm, pointer);
  if (!found || found.view.getUint32(found.record + LAYOUT.LOOP_STATE, true) !== LAYOUT.LOOP_STATE_READY) return 0;
  return found.view.getUint32(found.record + LAYOUT.LOOP_SIZE_BYTES, true);
}

/** Whether a call of the code takes so long that nothing is gained by inlining it, and much code would have to be compiled again. */
export function isLongCall(vm: JitVm, pointer: number, count: number): boolean {
  if (count < TUNABLES.INLINE_LONG_SIZE) return false;
  const found = recordOf(vm, pointer);
  return (
    found !== undefined && found.view.getUint32(found.record + LAYOUT.LOOP_CALL_WORK, true) >= TUNABLES.INLINE_LONG_WORK
  );
}
