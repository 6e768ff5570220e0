/**
 * The lock under the GIL: who has it, and how others wait for it. gil.ts keeps everything around it (owner, counts,
 * timeline, delayed free) and calls these four through imports of "lock", so that a plug-in's functions can take their
 * places when the module is linked (src/build/lock.ts has the contract).
 */
import {
  CONTROL_BASE, CONTROL_GIL, GIL_DROPPERS, GIL_LAST, GIL_LOCKED, GIL_OWNER, GIL_SWITCHES, GIL_WAITERS, REQUEST_DROP_GIL,
} from "./generated/layout";
import { request, stopping, threadRecord } from "./control";

/** What `memory.atomic.wait32` says when the time is over. */
const TIMED_OUT: i32 = 2;
/** A dropper looks again after this time, so that nothing can leave it hanging. */
const DROPPER_NS: i64 = 5_000_000;

/** 1: it was free and is this thread's now. */
export function lock_try_acquire(lock: u32): u32 {
  return atomic.cmpxchg<u32>(lock, 0, 1, GIL_LOCKED) == 0 ? 1 : 0;
}

/** Waits until the lock is this thread's; each interval in which nobody got it, the holder is asked to drop it. */
export function lock_acquire(lock: u32, intervalNs: i64): void {
  atomic.add<u32>(lock, 1, GIL_WAITERS);
  while (true) {
    const switches = atomic.load<u32>(lock, GIL_SWITCHES);
    const result = atomic.wait<i32>(lock + GIL_LOCKED, 1, intervalNs);
    if (lock_try_acquire(lock)) break;
    if (result == TIMED_OUT && atomic.load<u32>(lock, GIL_SWITCHES) == switches) lock_ask_holder();
  }
  atomic.sub<u32>(lock, 1, GIL_WAITERS);
}

/** Frees the lock; 1: another thread waits for it. */
export function lock_release(lock: u32): u32 {
  atomic.store<u32>(lock, 0, GIL_LOCKED);
  if (atomic.load<u32>(lock, GIL_WAITERS) == 0) return 0;
  atomic.notify(lock + GIL_LOCKED, 1);
  return 1;
}

/** After a release that was asked for: waits until another thread really took the lock. `me` is what GIL_LAST holds. */
export function lock_hand_over(lock: u32, me: u32): void {
  atomic.add<u32>(lock, 1, GIL_DROPPERS);
  while (atomic.load<u32>(lock, GIL_LAST) == me && atomic.load<u32>(lock, GIL_WAITERS) != 0 && !stopping()) {
    atomic.wait<i32>(lock + GIL_LAST, me, DROPPER_NS);
  }
  atomic.sub<u32>(lock, 1, GIL_DROPPERS);
}

/** Asks the holder, through its eval breaker, to drop the GIL at its next safepoint. */
export function lock_ask_holder(): void {
  const holder = atomic.load<u32>(CONTROL_BASE + CONTROL_GIL, GIL_OWNER);
  if (holder != 0) request(threadRecord(holder - 1), REQUEST_DROP_GIL);
}

/** 1: the program ends, and waits shall end with it. */
export function lock_stopping(): u32 {
  return stopping() ? 1 : 0;
}
