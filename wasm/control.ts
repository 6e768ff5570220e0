/**
 * What this instance knows of itself: its thread's record and the code object that runs. Mutable wasm globals
 * belong to one instance, and an instance belongs to one thread, so both are thread-local without any cost.
 */
import {
  CONTROL_BASE,
  CONTROL_GIL_ENABLED,
  CONTROL_MULTI,
  CONTROL_OWN_STATE,
  CONTROL_THREAD_COUNT,
  CONTROL_STOP,
  CONTROL_TRACE,
  OWN_NOTHING,
  REFCOUNT_BIASED,
  THREAD_WAITING,
  THREAD_ID,
  THREAD_LIMIT,
  THREAD_OWN,
  THREAD_REQUESTS,
  THREAD_SIZE,
  THREADS_BASE,
} from "./generated/layout";

/** Address of this thread's record. */
export let thread: u32 = 0;

/** This thread as the owner of objects (wasm/biased.ts). */
export let me: u32 = 0;

/** The current code object. */
export let code: u32 = 0;

/** r0 of the frame whose generic operation runs: frames of calls that the operation makes lie behind it. */
export let frame: u32 = 0;

/** Not 0 while the interpreter's loop itself performs a generic operation: that may push a frame (wasm/operation.ts). */
export let pushes: u32 = 0;

export function setFrame(fp: u32): void {
  frame = fp;
}

export function setPushes(value: u32): void {
  pushes = value;
}

export function setCode(pointer: u32): void {
  code = pointer;
}

/** Makes this instance the one that runs Python thread `threadId`. */
export function attach(threadId: u32): void {
  thread = threadRecord(threadId);
  me = threadId + 1;
  code = 0;
  frame = 0;
  store<u32>(thread, threadId, THREAD_ID);
  store<u32>(thread, 0, THREAD_WAITING);
  atomic.store<u32>(thread, REFCOUNT_BIASED ? me : OWN_NOTHING, THREAD_OWN);
  if (atomic.load<u32>(CONTROL_BASE + CONTROL_OWN_STATE) != 0) atomic.store<u32>(thread, OWN_NOTHING, THREAD_OWN);
}

export function threadRecord(threadId: u32): u32 {
  return THREADS_BASE + threadId * THREAD_SIZE;
}

/** True once a thread was started. Plain load: whoever starts the first one is the only one. */
export function threaded(): bool {
  return load<u32>(CONTROL_BASE + CONTROL_THREAD_COUNT) != 0;
}

/**
 * True from just before threads run beside each other: with the GIL they don't, and whoever has it may do without locks and
 * atomics as a lonely thread does. Plain load: whoever sets it starts every later thread.
 */
export function multi(): bool {
  return load<u32>(CONTROL_BASE + CONTROL_MULTI) != 0;
}

export function gilEnabled(): bool {
  return load<u32>(CONTROL_BASE + CONTROL_GIL_ENABLED) != 0;
}

/** True when every thread shall end at its next safepoint. */
export function stopping(): bool {
  return atomic.load<u32>(CONTROL_BASE + CONTROL_STOP) != 0;
}

export function tracing(): bool {
  return load<u32>(CONTROL_BASE + CONTROL_TRACE) != 0;
}

/**
 * Sets request bits in a thread's eval breaker. Bits first, then the limit: the safepoint restores the limit
 * first and then takes the bits, so that a request is seen twice at worst, never lost.
 */
export function request(record: u32, bits: u32): void {
  atomic.or<u32>(record, bits, THREAD_REQUESTS);
  atomic.store<u32>(record, 0, THREAD_LIMIT);
}
