/**
 * threading.Lock: the one-byte lock as an object of the program. Waiting lets go of the GIL and ends for Ctrl-C and
 * for the end of the program.
 */
import {
  BLOCKED_LOCK,
  EXC_RuntimeError,
  LOCK_OWNER,
  LOCK_SIZE,
  LOCK_STATE,
  THREAD_ID,
  THREAD_STUCK,
  TYPE_LOCK,
} from "./generated/layout";
import { newObject } from "./count";
import { gilEnabled, thread, threaded } from "./control";
import { blockingBegin, blockingEnd } from "./gil";
import { perf_counter } from "./host";
import { countWait, LOCKED, spinLock, takeOrPark, tryLock, unlock } from "./lock";
import { raiseLiteral } from "./messages";
import { raiseInterrupt, waitIsOver } from "./safepoint";

/** A wait is cut into pieces of this length, so that requests and a holder that died are noticed. */
export const PIECE_NS: i64 = 50_000_000;

/** A new unlocked Lock, owned; 0 when memory is exhausted. */
export function lockNew(): u32 {
  const lock = newObject(LOCK_SIZE, TYPE_LOCK);
  if (lock == 0) return 0;
  store<u32>(lock, 0, LOCK_STATE);
  store<u32>(lock, 0, LOCK_OWNER);
  return lock;
}

/** 1: acquired; 0: not (within `timeout` seconds; negative: no limit); -1: raised. */
export function lockAcquire(lock: u32, blocking: bool, timeout: f64): i32 {
  const byte = lock + LOCK_STATE;
  let result = 1;
  // Who waits for it has no GIL.
  if (!threaded() && load<u8>(byte) == 0) store<u8>(byte, LOCKED);
  else if (!tryLock(byte)) result = blocking && timeout != 0 ? acquireSlowly(byte, timeout) : acquireNow(byte);
  if (result == 1) store<u32>(lock, load<u32>(thread, THREAD_ID) + 1, LOCK_OWNER);
  return result;
}

/** Without waiting: a free lock is taken even if somebody starves for it, as a non-blocking acquire must. */
function acquireNow(byte: u32): i32 {
  const seen = atomic.load<u8>(byte);
  return !(seen & LOCKED) && takeOrPark(byte, perf_counter(), 0) ? 1 : 0;
}

function acquireSlowly(byte: u32, timeout: f64): i32 {
  if (!gilEnabled() && spinLock(byte)) return 1;
  const start = perf_counter();
  let result = 0;
  store<u32>(thread, timeout < 0 ? 1 : 0, THREAD_STUCK);
  blockingBegin(BLOCKED_LOCK);
  while (true) {
    let pieceNs = PIECE_NS;
    if (timeout > 0) {
      const left = start + timeout - perf_counter();
      if (left <= 0) break;
      if (left < 0.05) pieceNs = <i64>(left * 1e9);
    }
    if (takeOrPark(byte, start, pieceNs)) result = 1;
    else if (waitIsOver()) result = -1;
    if (result != 0) break;
  }
  blockingEnd();
  store<u32>(thread, 0, THREAD_STUCK);
  countWait(start);
  if (result == -1) raiseInterrupt();
  return result;
}

/** Any thread may release. 1: done; 0: raised. */
export function lockRelease(lock: u32): i32 {
  const byte = lock + LOCK_STATE;
  if (!(atomic.load<u8>(byte) & LOCKED)) {
    raiseLiteral(EXC_RuntimeError, "release unlocked lock");
    return 0;
  }
  store<u32>(lock, 0, LOCK_OWNER);
  if (!threaded() && load<u8>(byte) == LOCKED) store<u8>(byte, 0);
  else unlock(byte);
  return 1;
}

export function lockLocked(lock: u32): bool {
  return (atomic.load<u8>(lock, LOCK_STATE) & LOCKED) != 0;
}
