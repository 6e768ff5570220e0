/**
 * Delayed free for lock-free readers (quiescent-state-based reclamation, as in PEP 703): what a thread frees waits
 * in its queue until every other thread has passed a safepoint, where nobody holds a pointer that it does not own.
 * A full queue is sealed with a new epoch, and the others are asked through their eval breakers to publish that
 * they saw it. Threads that are blocked or outside the interpreter count as passed.
 */
import {
  CONTROL_BASE,
  CONTROL_EPOCH,
  CONTROL_ORPHANS,
  CONTROL_THREAD_TOP,
  CONTROL_WORLD,
  REFCOUNT_ATOMIC,
  REFCOUNT_BIASED,
  REQUEST_LOOK,
  REQUEST_QUIESCE,
  THREAD_EPOCH,
  THREAD_PARK,
  THREAD_RETIRED,
  THREAD_STATE,
  THREAD_STATE_BLOCKED,
  THREAD_STATE_RUNNING,
} from "./generated/layout";
import { closeQueue, openQueue } from "./biased";
import { multi, request, stopping, thread, threadRecord } from "./control";
import { lacksGil, takeGil } from "./gil";
import { blockSize, free } from "./memory";
import { awaitWorld } from "./world";

// The queue, in the thread's record.
const COLLECTING: u32 = THREAD_RETIRED; // chain of blocks; a retired block's second word is the next one
const COLLECTING_LAST: u32 = THREAD_RETIRED + 4;
const COUNT: u32 = THREAD_RETIRED + 8;
const BYTES: u32 = THREAD_RETIRED + 12; // since the last look
const NEXT_LOOK: u32 = THREAD_RETIRED + 16; // count at which to look again
const SEALED: u32 = THREAD_RETIRED + 20;
const SEALED_LAST: u32 = THREAD_RETIRED + 24;
const STAMP: u32 = THREAD_RETIRED + 28;

/** In place of SEALED's first block, while this thread frees what was sealed. */
const BUSY: u32 = 1;

/** The first word stays as it is: a dead object's count (0), or a storage block's capacity. */
const LINK: u32 = 4;
const LOOK_EVERY: u32 = 512;
const LOOK_BYTES: u32 = 1 << 20;
/** So many blocks a thread that is about to wait leaves to the others. */
const MANY: u32 = 4 * LOOK_EVERY;
/** How often an exhausted heap is looked at again, about each millisecond, while blocks wait for a thread that does not come. */
export const RECLAIM_TURNS: u32 = 5000;
const TURNS_STOPPED: u32 = 200;

/** Frees the block once no other thread can hold a pointer into it. */
export function retire(block: u32): void {
  const first = load<u32>(thread, COLLECTING);
  store<u32>(block, first, LINK);
  store<u32>(thread, block, COLLECTING);
  if (first == 0) store<u32>(thread, block, COLLECTING_LAST);
  const count = load<u32>(thread, COUNT) + 1;
  const bytes = load<u32>(thread, BYTES) + blockSize(block);
  store<u32>(thread, count, COUNT);
  store<u32>(thread, bytes, BYTES);
  if (count >= load<u32>(thread, NEXT_LOOK) && count >= LOOK_EVERY || bytes >= LOOK_BYTES) look();
}

/** This thread holds no pointer that it does not own: at safepoints. */
export function publish(): void {
  atomic.store<u32>(thread, atomic.load<u32>(CONTROL_BASE + CONTROL_EPOCH), THREAD_EPOCH);
}

/** This thread will block or leave the interpreter: nobody waits for it. */
export function goOffline(): void {
  if (REFCOUNT_BIASED) closeQueue();
  // Whoever it waits for may need the memory, and cannot take it from here.
  if (load<u32>(thread, COUNT) >= MANY) abandonRetired();
  atomic.store<u32>(thread, THREAD_STATE_BLOCKED, THREAD_STATE);
}

export function goOnline(): void {
  atomic.store<u32>(thread, THREAD_STATE_RUNNING, THREAD_STATE);
  awaitWorld();
  // Switched on while the world was stopped (wasm/native-call.ts).
  while (lacksGil()) {
    atomic.store<u32>(thread, THREAD_STATE_BLOCKED, THREAD_STATE);
    takeGil();
    atomic.store<u32>(thread, THREAD_STATE_RUNNING, THREAD_STATE);
    awaitWorld();
  }
  publish();
  if (REFCOUNT_BIASED) openQueue();
}

/**
 * The heap is exhausted: frees what may be freed, or waits about a millisecond for what other threads have yet to pass, for the
 * `turn`th time. False: no block waits anywhere, or who asks is waited for itself.
 */
export function reclaim(turn: u32): bool {
  if (REFCOUNT_ATOMIC == 0 || !multi() || stopping()) return false;
  // Who stops the world passes no safepoint before this thread does.
  if (turn > TURNS_STOPPED && atomic.load<u32>(CONTROL_BASE + CONTROL_WORLD) != 0) return false;
  const others = othersRetire();
  if (!others && !retires(thread) && orphans() == 0) return false;
  // Nobody allocates between finding a pointer and owning it, so waiting here is as good as a safepoint.
  publish();
  if (!look()) atomic.wait<i32>(thread + THREAD_PARK, 0, 1_000_000);
  return true;
}

@inline
function retires(record: u32): bool {
  return load<u32>(record, COLLECTING) != 0 || load<u32>(record, SEALED) != 0;
}

/** Whether blocks wait in the queue of another thread, which then looks at its next safepoint. */
function othersRetire(): bool {
  const end = threadRecord(load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP));
  let some = false;
  for (let record = threadRecord(0); record < end; record += threadRecord(1) - threadRecord(0)) {
    if (record == thread || !retires(record) || atomic.load<u32>(record, THREAD_STATE) != THREAD_STATE_RUNNING) continue;
    request(record, REQUEST_LOOK);
    some = true;
  }
  return some;
}

/** Another thread asks for memory. */
export function lookAsked(): void {
  if (retires(thread)) look();
}

/** The thread ends or waits: whoever looks next takes its queue over. */
export function abandonRetired(): void {
  disown(thread + COLLECTING, thread + COLLECTING_LAST);
  disown(thread + SEALED, thread + SEALED_LAST);
  store<u32>(thread, 0, COUNT);
  store<u32>(thread, 0, BYTES);
  store<u32>(thread, 0, NEXT_LOOK);
}

/** Frees what everybody passed and seals what was collected since. True when something was freed. */
function look(): bool {
  store<u32>(thread, 0, BYTES);
  const sealed = load<u32>(thread, SEALED);
  if (sealed != 0 && !everybodyPassed(load<u32>(thread, STAMP))) {
    store<u32>(thread, load<u32>(thread, COUNT) + LOOK_EVERY, NEXT_LOOK);
    return false;
  }
  // Says that blocks are to come until they are free: who finds none waiting anywhere gives up (reclaim).
  store<u32>(thread, BUSY, SEALED);
  freeChain(sealed);
  seal();
  return sealed != 0;
}

function seal(): void {
  adoptOrphans();
  store<u32>(thread, load<u32>(thread, COLLECTING), SEALED);
  store<u32>(thread, load<u32>(thread, COLLECTING_LAST), SEALED_LAST);
  store<u32>(thread, 0, COLLECTING);
  store<u32>(thread, 0, COUNT);
  store<u32>(thread, 0, NEXT_LOOK);
  store<u32>(thread, atomic.add<u32>(CONTROL_BASE + CONTROL_EPOCH, 1) + 1, STAMP);
  const end = threadRecord(load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP));
  for (let record = threadRecord(0); record < end; record += threadRecord(1) - threadRecord(0)) {
    if (record != thread && atomic.load<u32>(record, THREAD_STATE) == THREAD_STATE_RUNNING) request(record, REQUEST_QUIESCE);
  }
}

function everybodyPassed(stamp: u32): bool {
  const end = threadRecord(load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP));
  for (let record = threadRecord(0); record < end; record += threadRecord(1) - threadRecord(0)) {
    if (record == thread || atomic.load<u32>(record, THREAD_STATE) != THREAD_STATE_RUNNING) continue;
    if (<i32>(atomic.load<u32>(record, THREAD_EPOCH) - stamp) < 0) return false;
  }
  return true;
}

function freeChain(first: u32): void {
  let block = first;
  while (block != 0) {
    const next = load<u32>(block, LINK);
    free(block);
    block = next;
  }
}

function orphans(): u32 {
  return atomic.load<u32>(CONTROL_BASE + CONTROL_ORPHANS);
}

function disown(chain: u32, lastWord: u32): void {
  const first = load<u32>(chain);
  if (first == 0) return;
  const last = load<u32>(lastWord);
  while (true) {
    const seen = orphans();
    store<u32>(last, seen, LINK);
    if (atomic.cmpxchg<u32>(CONTROL_BASE + CONTROL_ORPHANS, seen, first) == seen) break;
  }
  // Now: in between they would be seen nowhere.
  store<u32>(chain, 0);
}

/** Puts the whole orphan chain before this thread's own; their grace period simply begins anew. */
function adoptOrphans(): void {
  if (orphans() == 0) return;
  const first = atomic.xchg<u32>(CONTROL_BASE + CONTROL_ORPHANS, 0);
  if (first == 0) return;
  let last = first;
  while (load<u32>(last, LINK) != 0) last = load<u32>(last, LINK);
  const own = load<u32>(thread, COLLECTING);
  store<u32>(last, own, LINK);
  if (own == 0) store<u32>(thread, last, COLLECTING_LAST);
  store<u32>(thread, first, COLLECTING);
}
