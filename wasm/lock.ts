/**
 * The one-byte lock, in every object's header and in Python's Lock objects: spin a little, then park on the word
 * that holds the byte. A waiter of more than a millisecond marks the lock as starving: then newcomers queue up
 * instead of overtaking (the hand-off of WebKit's parking lot and PEP 703).
 */
import {
  BLOCKED_OBJECT,
  EVENT_BLOCK,
  EVENT_UNBLOCK,
  HEADER_LOCK,
  REFCOUNT_BIASED,
  THREAD_LOCK_WAITS,
  THREAD_LOCK_WAIT_US,
} from "./generated/layout";
import { isPrivate } from "./biased";
import { readersMayLook } from "./count";
import { thread, tracing } from "./control";
import { dropGil } from "./gil";
import { event, perf_counter } from "./host";
import { expose, isOwn } from "./private";
import { goOffline, goOnline } from "./quiesce";

export const LOCKED: u8 = 1;
const WAITERS: u8 = 2;
const STARVING: u8 = 4;
const SPINS = 40;
const STARVING_SECONDS: f64 = 0.001;
const PARK_NS: i64 = 1_000_000;

/** Locks an object against other writers; nothing where the GIL or loneliness excludes them. */
@inline
export function lockObject(object: u32): void {
  if (readersMayLook()) lockBeside(object);
}

/**
 * As `lockObject`, for changes that neither wait nor allocate: nothing is locked, either, where the object is this thread's own, who
 * waits for it waits for a safepoint (private.ts). Returns whether it is locked, for `unlockIf`.
 */
@inline
export function lockUnlessOwn(object: u32): bool {
  if (!readersMayLook() || (REFCOUNT_BIASED && isOwn(object))) return false;
  lockBeside(object);
  return true;
}

@inline
export function unlockIf(locked: bool, object: u32): void {
  if (locked) unlock(object + HEADER_LOCK);
}

function lockBeside(object: u32): void {
  if (!tryLock(object + HEADER_LOCK) && !spinLock(object + HEADER_LOCK)) waitForLock(object);
  if (REFCOUNT_BIASED && isPrivate(object)) expose(object);
}

function waitForLock(object: u32): void {
  const start = perf_counter();
  if (tracing()) event(EVENT_BLOCK, BLOCKED_OBJECT);
  goOffline(); // it owns all that it points to
  // Where a GIL was switched on, who holds the lock may wait for it.
  dropGil();
  while (!takeOrPark(object + HEADER_LOCK, start, PARK_NS)) {}
  goOnline();
  if (tracing()) event(EVENT_UNBLOCK, 0);
  countWait(start);
}

@inline
export function unlockObject(object: u32): void {
  if (readersMayLook()) unlock(object + HEADER_LOCK);
}

/** Both locks in address order, so that two threads cannot wait for each other. */
export function lockTwo(left: u32, right: u32): void {
  lockObject(min(left, right));
  if (left != right) lockObject(max(left, right));
}

export function unlockTwo(left: u32, right: u32): void {
  if (left != right) unlockObject(max(left, right));
  unlockObject(min(left, right));
}

/** Takes the lock at this byte if it is free and nobody starves for it. */
export function tryLock(byte: u32): bool {
  return atomic.cmpxchg<u8>(byte, 0, LOCKED) == 0;
}

/** Tries for about the time of a short critical section. */
export function spinLock(byte: u32): bool {
  for (let spin = 0; spin < SPINS; spin++) {
    const seen = atomic.load<u8>(byte);
    if (seen == 0 && tryLock(byte)) return true;
    if (seen & WAITERS) break;
  }
  return false;
}

/** One turn of a waiter: takes the free lock (true), or says that it waits, and parks for at most `ns`. */
export function takeOrPark(byte: u32, start: f64, ns: i64): bool {
  const seen = atomic.load<u8>(byte);
  if (!(seen & LOCKED)) {
    // Others may be parked: the waiters bit costs one notify too many at worst.
    return atomic.cmpxchg<u8>(byte, seen, LOCKED | WAITERS) == seen;
  }
  const starving: u8 = perf_counter() - start > STARVING_SECONDS ? STARVING : 0;
  const marked = <u8>(seen | WAITERS | starving);
  if (marked != seen && atomic.cmpxchg<u8>(byte, seen, marked) != seen) return false;
  const word = byte & ~3;
  const expected = atomic.load<i32>(word);
  if (<u8>(expected >>> ((byte & 3) << 3)) == marked) atomic.wait<i32>(word, expected, ns);
  return false;
}

/** Unlocks and wakes a waiter; the starving bit stays for it. */
export function unlock(byte: u32): void {
  const seen = atomic.and<u8>(byte, STARVING);
  // notify is dear even without a waiter: only when one said so
  if (seen & WAITERS) atomic.notify(byte & ~3, 1);
}

/** Statistics of a wait that began at `start`. */
export function countWait(start: f64): void {
  const waitedUs = <u64>((perf_counter() - start) * 1e6);
  store<u64>(thread, load<u64>(thread, THREAD_LOCK_WAITS) + 1, THREAD_LOCK_WAITS);
  store<u64>(thread, load<u64>(thread, THREAD_LOCK_WAIT_US) + waitedUs, THREAD_LOCK_WAIT_US);
}
