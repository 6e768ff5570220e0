/**
 * Which function of a chain of calls is compiled. The innermost is called most often and becomes hot first; its code is wanted within that
 * of its callers, and by itself hardly ever. Functions that call one another in a ring (the levels of a recursive-descent parser) would
 * each be compiled with all the others within. So who becomes hot looks up the stack, and leaves itself to a caller that is to come.
 */
import { LAYOUT } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import { recordOf } from "./call-work.js";
import { loopRecord } from "./observe.js";
import type { JitVm } from "./vm-interface.js";

/** Bits of a frame's link to its call (wasm/operation.ts): a plain call has none. */
const LINK_BITS = 7;

/**
 * Whether the function that the frame at fp begins, hot after `first` calls, had better wait for its callers: one of them, not further
 * away than inlining reaches, was called at least half as often and was not asked about yet. Each is asked about once, so that a ring
 * has an end.
 */
export function isLeftToCallers(vm: JitVm, loop: number, fp: number, first: number): boolean {
  const view = new DataView(vm.memory.buffer);
  const own = loopRecord(loop);
  const pointer = view.getUint32(own + LAYOUT.LOOP_CODE, true);
  const count = (code: number) => view.getUint32(code + LAYOUT.CODE_COUNT, true);
  const isWhole = view.getUint32(own + LAYOUT.LOOP_BACK, true) === count(pointer);
  if (!isWhole || view.getUint32(own + LAYOUT.LOOP_ASKED, true) !== 0) return false;
  let [code, frame] = [pointer, fp];
  for (let level = 0; level < TUNABLES.INLINE_DEPTH; level++) {
    const caller = callerOf(view, code, frame);
    if (!caller || caller.code === pointer || count(code) > TUNABLES.INLINE_INSTRUCTIONS) return false;
    const record = recordOf(vm, caller.code)?.record;
    const state = record === undefined ? LAYOUT.LOOP_STATE_GIVEN_UP : view.getUint32(record + LAYOUT.LOOP_STATE, true);
    if (record === undefined || state === LAYOUT.LOOP_STATE_GIVEN_UP) return false;
    // It has code, or gets some, and holds the function's there.
    if (state !== LAYOUT.LOOP_STATE_COLD) return true;
    const isNew = view.getUint32(record + LAYOUT.LOOP_ASKED, true) === 0;
    if (isNew) return first - view.getInt32(record + LAYOUT.LOOP_COUNTER, true) >= first / 2;
    [code, frame] = [caller.code, caller.fp];
  }
  return false;
}

/** Who called the code whose frame is at fp, by a call that can be inlined; undefined: nobody did. */
function callerOf(view: DataView, code: number, fp: number): { code: number; fp: number } | undefined {
  const link = view.getUint32(fp + LAYOUT.FRAME_CALL_IP, true);
  const caller = view.getUint32(fp + LAYOUT.FRAME_CALLER_CODE, true);
  const generates = (view.getUint16(code + LAYOUT.CODE_FLAGS, true) & LAYOUT.FLAG_GENERATOR) !== 0;
  if (link === 0 || caller === 0 || (link & LINK_BITS) !== 0 || generates) return undefined;
  return { code: caller, fp: fp - 8 * view.getUint16(link + LAYOUT.FIELD_B, true) };
}
