/**
 * Stopping the world: every other thread waits at a safepoint, or is blocked and waits where it would go on. Who stops it
 * sets CONTROL_WORLD first and looks at the threads' states then; a thread that goes on sets its state first and looks at
 * CONTROL_WORLD then: one of the two always sees the other.
 */
import {
  CONTROL_BASE, CONTROL_THREAD_TOP, CONTROL_WORLD, EVENT_COLLECT, EVENT_COLLECTED, REQUEST_PAUSE, THREAD_ID, THREAD_PARK, THREAD_STATE, THREAD_STATE_BLOCKED, THREAD_STATE_RUNNING, THREAD_WAITING,
} from "./generated/layout";
import { multi, request, stopping, thread, threadRecord, tracing } from "./control";
import { event } from "./host";

const WORLD: u32 = CONTROL_BASE + CONTROL_WORLD;
/** How often it is looked whether all have stopped, and how long a look lasts: some seconds, then it is given up. */
const TURNS = 20_000;
const TURN_NS: i64 = 100_000;

/** False: another thread stops it, or one would not stop; then it goes on as before. */
export function stopWorld(): bool {
  if (!multi()) return true;
  if (atomic.cmpxchg<u32>(WORLD, 0, load<u32>(thread, THREAD_ID) + 1) != 0) return false;
  ask();
  // One that will stop may wait for this thread to be out of its stitched code (private.ts).
  atomic.store<u32>(thread, 1, THREAD_WAITING);
  let stopped = allStopped();
  for (let turn = 0; !stopped && turn < TURNS && !stopping(); turn++) {
    park();
    stopped = allStopped();
  }
  atomic.store<u32>(thread, 0, THREAD_WAITING);
  if (!stopped) resumeWorld();
  return stopped;
}

/** Whether this thread has stopped it. */
export function hasStoppedWorld(): bool {
  return atomic.load<u32>(WORLD) == load<u32>(thread, THREAD_ID) + 1;
}

export function resumeWorld(): void {
  if (!multi()) return;
  atomic.store<u32>(WORLD, 0);
  atomic.notify(WORLD, -1);
}

/** Before this thread, whose state says RUNNING, goes on: waits while another one has stopped the world. */
export function awaitWorld(): void {
  if (stopper() == 0) return;
  if (tracing()) event(EVENT_COLLECT, 0);
  for (let owner = stopper(); owner != 0; owner = stopper()) {
    atomic.store<u32>(thread, THREAD_STATE_BLOCKED, THREAD_STATE);
    waitFor(owner);
    atomic.store<u32>(thread, THREAD_STATE_RUNNING, THREAD_STATE);
  }
  if (tracing()) event(EVENT_COLLECTED, 0);
}

/** What CONTROL_WORLD says of another thread that has stopped the world; 0 for none. */
function stopper(): u32 {
  const owner = atomic.load<u32>(WORLD);
  return owner == load<u32>(thread, THREAD_ID) + 1 ? 0 : owner;
}

function ask(): void {
  const end = threadRecord(load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP));
  for (let record = threadRecord(0); record < end; record += threadRecord(1) - threadRecord(0)) {
    if (record != thread && atomic.load<u32>(record, THREAD_STATE) == THREAD_STATE_RUNNING) request(record, REQUEST_PAUSE);
  }
}

function allStopped(): bool {
  const end = threadRecord(load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP));
  for (let record = threadRecord(0); record < end; record += threadRecord(1) - threadRecord(0)) {
    if (record != thread && atomic.load<u32>(record, THREAD_STATE) == THREAD_STATE_RUNNING) return false;
  }
  return true;
}

// Waits stand in functions of their own: Liftoff of Node 20 halves 64-bit locals across them.
function park(): void {
  atomic.wait<i32>(thread + THREAD_PARK, 0, TURN_NS);
}

function waitFor(owner: u32): void {
  atomic.wait<i32>(WORLD, owner, 10_000_000);
}
