/**
 * What the frames of other threads hold when the program ends. Those are daemons, which never go on nor give anything up: what they hold is
 * not finalised, as in CPython.
 */
import { CONTROL_BASE, CONTROL_THREAD_TOP, THREAD_STACK_BASE, THREAD_STACK_END, THREAD_STATE, THREAD_STATE_BLOCKED } from "./generated/layout";
import { thread, threadRecord } from "./control";
import { isRef, refOf } from "./value";

/** Objects begin at multiples of 16. */
const HELD: u32 = 1;

/** So many bytes of zeros: no frame lies behind them, for each has a header. */
const LONGEST_FRAME: u32 = 1 << 20;

/** The world is stopped. Takes out of a list of objects in the order of their addresses what other threads' registers hold: how many are left. */
export function dropHeld(list: u32, count: u32): u32 {
  const top = threadRecord(load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP));
  for (let record = threadRecord(0); record < top; record += threadRecord(1) - threadRecord(0)) {
    if (record == thread || atomic.load<u32>(record, THREAD_STATE) != THREAD_STATE_BLOCKED) continue;
    const end = load<u32>(record, THREAD_STACK_END);
    let unused: u32 = 0;
    // A register may hold what was freed long ago: it is only compared.
    for (let at = load<u32>(record, THREAD_STACK_BASE); at < end && unused < LONGEST_FRAME; at += 8) {
      const word = load<i64>(at);
      unused = word == 0 ? unused + 8 : 0;
      if (isRef(word)) markHeld(list, count, refOf(word));
    }
  }
  let left: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const object = load<u32>(list + 4 * i);
    if ((object & HELD) == 0) store<u32>(list + 4 * left++, object);
  }
  return left;
}

function markHeld(list: u32, count: u32, object: u32): void {
  let low: u32 = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((load<u32>(list + 4 * middle) & ~HELD) < object) low = middle + 1;
    else high = middle;
  }
  const found = list + 4 * low;
  if (low < count && load<u32>(found) == object) store<u32>(found, object | HELD);
}
