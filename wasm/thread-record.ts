/**
 * The records of Python threads in shared memory: claiming one, and making it ready. A record keeps its allocator
 * state and its register stack from one thread to the next.
 */
import {
  CONTROL_BASE,
  CONTROL_HEAP_END,
  CONTROL_STACK_ASKED,
  CONTROL_THREAD_TOP,
  FINALISER_BYTES,
  FINALISER_LEVELS,
  MAIN_STACK_BYTES,
  MAX_THREADS,
  REFCOUNT_BIASED,
  STACK_BYTES,
  THREAD_DEPTH,
  THREAD_EXCEPTION,
  THREAD_ID,
  THREAD_INSTRUCTIONS,
  THREAD_LIMIT,
  THREAD_LOCK_WAITS,
  THREAD_OBJECT,
  THREAD_PARK,
  THREAD_REQUESTS,
  THREAD_RESULT,
  THREAD_STACK_BASE,
  THREAD_STACK_END,
  THREAD_STATE,
  THREAD_STATE_FREE,
  THREAD_STATE_STARTING,
  THREAD_STUCK,
  THREAD_TRACEBACK_COUNT,
  THREAD_TRAIL,
  TRAIL_BYTES,
  UNBOUND,
} from "./generated/layout";
import { threadRecord } from "./control";
import { allocZeroed, free } from "./memory";

/** The number of the last record does not fit an object's owner. */
export const RECORDS: u32 = REFCOUNT_BIASED ? MAX_THREADS - 1 : MAX_THREADS;

/** A free record, claimed; 0: none. */
export function claimRecord(): u32 {
  for (let id: u32 = 1; id < RECORDS; id++) {
    const record = threadRecord(id);
    if (atomic.load<u32>(record, THREAD_STATE) != THREAD_STATE_FREE) continue;
    if (atomic.cmpxchg<u32>(record, THREAD_STATE_FREE, THREAD_STATE_STARTING, THREAD_STATE) == THREAD_STATE_FREE) {
      raiseTop(id + 1);
      return id;
    }
  }
  return 0;
}

/** Scans of the records end at the highest one ever used. */
export function raiseTop(top: u32): void {
  while (true) {
    const seen = atomic.load<u32>(CONTROL_BASE, CONTROL_THREAD_TOP);
    if (seen >= top || atomic.cmpxchg<u32>(CONTROL_BASE, seen, top, CONTROL_THREAD_TOP) == seen) return;
  }
}

/** The main thread's is larger, and others' where the program asks; but small memory is kept for other things. */
function stackBytes(id: u32): u32 {
  const wanted = id == 0 ? MAIN_STACK_BYTES : atomic.load<u32>(CONTROL_BASE, CONTROL_STACK_ASKED);
  return max(STACK_BYTES, min(wanted, load<u32>(CONTROL_BASE + CONTROL_HEAP_END) >> 5) & ~<u32>0xffff);
}

/** Makes a claimed record ready for its next thread; `object` is 0 for the main thread. False: no memory. */
export function prepare(id: u32, object: u32): bool {
  const record = threadRecord(id);
  const bytes = stackBytes(id);
  const before = load<u32>(record, THREAD_STACK_BASE);
  if (before == 0 || load<u32>(record, THREAD_STACK_END) - before < bytes) {
    if (before != 0) free(before);
    // Zeroed: a register never holds a stale reference.
    const stacks = bytes + FINALISER_LEVELS * FINALISER_BYTES;
    // Room to align the trail; without the interpreter that writes it, it is never touched.
    const stack = allocZeroed(stacks + 2 * TRAIL_BYTES);
    if (stack == 0) {
      store<u32>(record, 0, THREAD_STACK_BASE);
      return false;
    }
    store<u32>(record, (stack + stacks + TRAIL_BYTES) & ~(TRAIL_BYTES - 1), THREAD_TRAIL);
    store<u32>(record, stack, THREAD_STACK_BASE);
    store<u32>(record, stack + bytes, THREAD_STACK_END);
  }
  store<u32>(record, id, THREAD_ID);
  store<u32>(record, load<u32>(record, THREAD_STACK_END), THREAD_LIMIT);
  store<u32>(record, 0, THREAD_REQUESTS);
  store<u32>(record, 0, THREAD_DEPTH);
  store<u32>(record, object, THREAD_OBJECT);
  store<u32>(record, 0, THREAD_TRACEBACK_COUNT);
  store<i64>(record, UNBOUND, THREAD_EXCEPTION);
  store<i64>(record, UNBOUND, THREAD_RESULT);
  store<u32>(record, 0, THREAD_PARK);
  store<u32>(record, 0, THREAD_STUCK);
  memory.fill(record + THREAD_INSTRUCTIONS, 0, THREAD_LOCK_WAITS + 16 - THREAD_INSTRUCTIONS);
  return true;
}
