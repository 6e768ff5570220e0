/**
 * How much one call of a function does in loops of its own, as its loops showed it when they became hot. Counted, not timed: the
 * same on a busy machine. It stands in the function's record, for all threads.
 */
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import { loopRecord, type Observation } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** The record that counts the calls of a function (vm/loader.ts); undefined where they are not counted. */
function recordOf({ memory, program }: JitVm, pointer: number): { view: DataView; record: number } | undefined {
  const view = new DataView(memory.buffer);
  const loop = program.loopCount + view.getUint32(pointer + LAYOUT.CODE_ID, true);
  if (loop >= LAYOUT.MAX_LOOPS) return undefined;
  const record = loopRecord(loop);
  return view.getUint32(record + LAYOUT.LOOP_CODE, true) === pointer ? { view, record } : undefined;
}

/**
 * Notes what a loop of so many instructions that became hot after `first` turns tells of its function, whose calls are counted from
 * there down: of innermost loops, whose turns were all interpreted.
 */
export function noteCallWork(vm: JitVm, observation: Observation, instructions: number, first: number): void {
  const { header, back, loops, pointer, whole } = observation;
  if (whole || loops.some((inner) => inner.header > header && inner.back < back)) return;
  const found = recordOf(vm, pointer);
  if (!found) return;
  const { view, record } = found;
  const counts =
    view.getUint32(record + LAYOUT.LOOP_STATE, true) === LAYOUT.LOOP_STATE_COLD &&
    view.getUint32(record + LAYOUT.LOOP_BACKOFF, true) === 0;
  if (!counts) return;
  const calls = Math.max(1, first - view.getInt32(record + LAYOUT.LOOP_COUNTER, true));
  const work = Math.floor((first * instructions) / calls);
  const most = Math.max(work, view.getUint32(record + LAYOUT.LOOP_CALL_WORK, true));
  view.setUint32(record + LAYOUT.LOOP_CALL_WORK, Math.min(most, 0xffff_ffff), true);
}

/** Whether a call of the code takes so long that nothing is gained by inlining it, and much code would have to be compiled again. */
export function isLongCall(vm: JitVm, pointer: number, count: number): boolean {
  if (count < TUNABLES.INLINE_LONG_SIZE) return false;
  const found = recordOf(vm, pointer);
  return (
    found !== undefined && found.view.getUint32(found.record + LAYOUT.LOOP_CALL_WORK, true) >= TUNABLES.INLINE_LONG_WORK
  );
}
