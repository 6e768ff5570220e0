/**
 * Counts per thread, of objects that a global or a class holds and that threads beside each other use all the time. Counting
 * in the object's header makes two cores pass its cache line to and fro, each time: a loop that only reads a global list took four
 * times as long beside a second one. Such an object's HEADER_COUNT says LOCAL + id instead, and each thread counts what it takes
 * and gives up in a row of its own; what the object's count was by then stands in its entry. CPython 3.14 does so for classes.
 *
 * **It lives as long as the slot holds it.** Nobody sees the sum fall to 0, so the slot's reference must stand: who takes it out
 * of the slot (any slot of that kind: an object may be in several) brings all rows together first (`settle`), and from then on
 * the object is counted and dies like any other.
 *
 * Both ways the world is stopped, so no thread is between looking at a count and changing it. A global that is bound anew all the time is
 * never chosen: the same object must have been found a number of times, and the number grows with each one that is settled.
 * Only threads beside each other do this: stencils count by themselves as long as there is one.
 */
import { gather, mergeQueue } from "./biased";
import { classVersion } from "./class";
import { me, multi, request, stopping, thread, threadRecord } from "./control";
import {
  CONTROL_BASE, CONTROL_LOCAL_EVERY, CONTROL_LOCAL_MADE, CONTROL_LOCAL_SETTLED, CONTROL_LOCAL_TABLE, CONTROL_STRESS, CONTROL_THREAD_TOP, FLAG_KEPT, FLAG_TRASH, GLOBALS_BASE,
  HEADER_COUNT, HEADER_FLAGS, HEADER_OWNER, HEADER_SHARED, HEADER_TYPE, LOCAL, MAX_GLOBALS, MAX_THREADS, REFCOUNT_BIASED, REQUEST_LOCAL, STRESS_LOCAL, THREAD_FOUND,
  TYPE_BIGINT, TYPE_EXCEPTION,
} from "./generated/layout";
import { alloc } from "./memory";
import { goOffline, goOnline } from "./quiesce";
import { boxRef } from "./value";
import { resumeWorld, stopWorld } from "./world";

/** So many objects at a time; the fields of an entry, and the rows behind the entries, whose lines of the cache are not shared. */
const IDS: u32 = 64;
const ENTRY: u32 = 8;
const ENTRY_COUNT: u32 = 4;
const ROW: u32 = 4 * IDS;
const LINE: u32 = 64;
const TRIES = 3;
/** CONTROL_LOCAL_EVERY at first. */
export const FIRST_EVERY: u32 = 255;

/** Places in the thread's record: what it found last there, one time in CONTROL_LOCAL_EVERY + 1. */
const PLACES: u32 = 8;
let finds: u32 = 0;

// What is to be counted per thread from the next safepoint on: where it was found, and when.
let proposedAt: u32 = 0;
let proposed: u32 = 0;
let proposedVersion: u32 = 0;

/** Whether a negative count is such a one, not that of an object that lives for ever. */
@inline
export function isLocal(count: i32): bool {
  return count >= LOCAL && count < 0;
}

/** This thread has so many references more. */
export function countLocally(count: i32, by: i32): void {
  const word = rowOf(me) + 4 * <u32>(count - LOCAL);
  store<i32>(word, load<i32>(word) + by);
}

@inline
function rowOf(owner: u32): u32 {
  return load<u32>(CONTROL_BASE + CONTROL_LOCAL_TABLE) + IDS * ENTRY + (owner - 1) * ROW;
}

/** A reader beside other threads found the object, whose count is in its header, in a global or in a class. */
export function found(address: u32, object: u32): void {
  const every = load<u32>(CONTROL_BASE + CONTROL_STRESS) & STRESS_LOCAL ? 0 : load<u32>(CONTROL_BASE + CONTROL_LOCAL_EVERY);
  if ((++finds & every) != 0 || proposed != 0) return;
  const seen = thread + THREAD_FOUND + 4 * ((address >> 3) & (PLACES - 1));
  if (load<u32>(seen) != object) {
    store<u32>(seen, object);
    return;
  }
  proposedAt = address;
  proposed = object;
  proposedVersion = classVersion();
  request(thread, REQUEST_LOCAL);
}

/** At a safepoint, before this thread says that it holds no stale pointer: an entry of a class may have moved. */
export function distribute(): void {
  const object = proposed;
  if (object == 0) return;
  proposed = 0;
  if (load<u32>(CONTROL_BASE + CONTROL_LOCAL_TABLE) == 0 && !makeTable()) return;
  // Another thread stops it: the object will be found again.
  if (!multi() || !stopWorld()) return;
  const stands = isGlobal(proposedAt) || proposedVersion == classVersion();
  if (stands && load<i64>(proposedAt) == boxRef(object) && suits(object)) makeLocal(object);
  resumeWorld();
}

/** Whether a global stands at the address (no object of the heap has it). */
@inline
export function isGlobal(address: u32): bool {
  return address - GLOBALS_BASE < 8 * MAX_GLOBALS;
}

function suits(object: u32): bool {
  const type = load<u32>(object, HEADER_TYPE);
  return type != TYPE_BIGINT && type != TYPE_EXCEPTION && load<i32>(object, HEADER_COUNT) >= 0 && (load<u8>(object, HEADER_FLAGS) & FLAG_TRASH) == 0;
}

function makeTable(): bool {
  const size = IDS * ENTRY + MAX_THREADS * ROW;
  const block = alloc(size + LINE);
  if (block == 0) return false;
  const table = (block + LINE - 1) & ~(LINE - 1);
  memory.fill(table, 0, size);
  // One of several that made one; the others' stays as it is: they are few.
  atomic.cmpxchg<u32>(CONTROL_BASE + CONTROL_LOCAL_TABLE, 0, table);
  return true;
}

function makeLocal(object: u32): void {
  const table = load<u32>(CONTROL_BASE + CONTROL_LOCAL_TABLE);
  for (let id: u32 = 0; id < IDS; id++) {
    const entry = table + id * ENTRY;
    if (load<u32>(entry) != 0) continue;
    store<u32>(entry, object);
    store<i32>(entry, wholeCount(object), ENTRY_COUNT);
    store<i32>(object, LOCAL + <i32>id, HEADER_COUNT);
    // Every thread's (private.ts).
    if (REFCOUNT_BIASED) store<u8>(object, 0, HEADER_OWNER);
    store<u32>(CONTROL_BASE + CONTROL_LOCAL_MADE, load<u32>(CONTROL_BASE + CONTROL_LOCAL_MADE) + 1);
    return;
  }
}

function wholeCount(object: u32): i32 {
  if (!REFCOUNT_BIASED) return load<i32>(object, HEADER_COUNT);
  mergeQueue();
  const count = gather(object);
  store<u8>(object, load<u8>(object, HEADER_FLAGS) & ~<u8>FLAG_KEPT, HEADER_FLAGS);
  return count;
}

/**
 * The object was taken out of a global or of a class: all that is counted of it stands in its header again. When the world does not
 * stop, nothing changes, and the object is never freed.
 */
export function settle(object: u32): void {
  for (let turn = 0; turn < TRIES && isLocal(load<i32>(object, HEADER_COUNT)) && !stopping(); turn++) {
    if (stopWorld()) {
      const count = load<i32>(object, HEADER_COUNT);
      if (isLocal(count)) bringTogether(object, <u32>(count - LOCAL));
      resumeWorld();
      return;
    }
    // Who stops it waits for this thread.
    goOffline();
    goOnline();
  }
}

function bringTogether(object: u32, id: u32): void {
  const entry = load<u32>(CONTROL_BASE + CONTROL_LOCAL_TABLE) + id * ENTRY;
  let count = load<i32>(entry, ENTRY_COUNT);
  const top = load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP);
  for (let owner: u32 = 1; owner <= top; owner++) {
    const word = rowOf(owner) + 4 * id;
    count += load<i32>(word);
    store<i32>(word, 0);
  }
  store<u32>(entry, 0);
  if (REFCOUNT_BIASED) {
    // As merged: nobody's any more (biased.ts).
    store<i32>(object, 0, HEADER_COUNT);
    store<u8>(object, 0, HEADER_OWNER);
    atomic.store<i32>(object, (count << 2) | 3, HEADER_SHARED);
  } else atomic.store<i32>(object, count, HEADER_COUNT);
  const every = CONTROL_BASE + CONTROL_LOCAL_EVERY;
  store<u32>(every, (load<u32>(every) << 2) | 3);
  store<u32>(CONTROL_BASE + CONTROL_LOCAL_SETTLED, load<u32>(CONTROL_BASE + CONTROL_LOCAL_SETTLED) + 1);
}
