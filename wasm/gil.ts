/**
 * The global interpreter lock, as CPython has it: who waits longer than the switch interval asks the holder through
 * its eval breaker; the holder drops it at its next safepoint and waits until another thread really took it.
 * Blocking calls drop it. Without the GIL only the thread's state changes (for delayed free). The lock itself is
 * gil-lock.ts's, or a plug-in's.
 */
import {
  CONTROL_BASE,
  CONTROL_GIL,
  CONTROL_SWITCH_INTERVAL_US,
  EVENT_BLOCK,
  EVENT_GIL_DROPPED,
  EVENT_GIL_TAKEN,
  EVENT_GIL_WAIT,
  EVENT_UNBLOCK,
  GIL_DROPPERS,
  GIL_LAST,
  GIL_OWNER,
  GIL_SWITCHES,
  REQUEST_DROP_GIL,
  THREAD_GIL_SWITCHES,
  THREAD_GIL_WAIT_US,
  THREAD_ID,
  THREAD_REQUESTS,
} from "./generated/layout";
import { gilEnabled, thread, tracing } from "./control";
import { event, perf_counter } from "./host";
import { goOffline, goOnline } from "./quiesce";

@external("lock", "try_acquire")
declare function tryAcquire(lock: u32): u32;
@external("lock", "acquire")
declare function acquire(lock: u32, intervalNs: i64): void;
@external("lock", "release")
declare function releaseLock(lock: u32): u32;
@external("lock", "hand_over")
declare function handOver(lock: u32, me: u32): void;

const GIL: u32 = CONTROL_BASE + CONTROL_GIL;

/** The holder word of this thread. */
function me(): u32 {
  return load<u32>(thread, THREAD_ID) + 1;
}

export function takeGil(): void {
  if (!gilEnabled()) return;
  if (!tryAcquire(GIL)) waitForGil();
  atomic.store<u32>(GIL, me(), GIL_OWNER);
  // The drop was asked of the former holder.
  atomic.and<u32>(thread, ~REQUEST_DROP_GIL, THREAD_REQUESTS);
  if (atomic.load<u32>(GIL, GIL_LAST) != me()) {
    atomic.store<u32>(GIL, me(), GIL_LAST);
    atomic.add<u32>(GIL, 1, GIL_SWITCHES);
    store<u64>(thread, load<u64>(thread, THREAD_GIL_SWITCHES) + 1, THREAD_GIL_SWITCHES);
    if (atomic.load<u32>(GIL, GIL_DROPPERS) != 0) atomic.notify(GIL + GIL_LAST, -1);
  }
  if (tracing()) event(EVENT_GIL_TAKEN, 0);
}

/** Drops the GIL because it was asked for: waits until another thread took it (without this nobody else gets it). */
export function handOverGil(): void {
  if (!gilEnabled()) return;
  // Before it is dropped: whoever is woken may take this thread's core, and that time is waiting too.
  if (tracing()) event(EVENT_GIL_WAIT, 0);
  goOffline();
  if (dropGil()) handOver(GIL, me());
  takeGil();
  goOnline();
}

/** There is a GIL, and another thread has it or nobody. */
export function lacksGil(): bool {
  return gilEnabled() && atomic.load<u32>(GIL, GIL_OWNER) != me();
}

/** True when another thread waits for the GIL. Nothing where it was switched on a moment ago, for another thread. */
export function dropGil(): bool {
  if (!gilEnabled() || lacksGil()) return false;
  if (tracing()) event(EVENT_GIL_DROPPED, 0);
  atomic.store<u32>(GIL, 0, GIL_OWNER);
  return releaseLock(GIL) != 0;
}

/** Before a call that may block; until blockingEnd the thread touches nothing that it does not own. */
export function blockingBegin(reason: u32): void {
  if (tracing()) event(EVENT_BLOCK, reason);
  goOffline();
  dropGil();
}

export function blockingEnd(): void {
  if (tracing()) event(EVENT_UNBLOCK, 0);
  takeGil();
  goOnline();
}

function waitForGil(): void {
  const start = perf_counter();
  if (tracing()) event(EVENT_GIL_WAIT, 0);
  const interval = max<i64>(1, load<u32>(CONTROL_BASE + CONTROL_SWITCH_INTERVAL_US)) * 1000;
  acquire(GIL, interval);
  const waitedUs = <u64>((perf_counter() - start) * 1e6);
  store<u64>(thread, load<u64>(thread, THREAD_GIL_WAIT_US) + waitedUs, THREAD_GIL_WAIT_US);
}
