/**
 * Counts per thread, of objects that a global, a class or another object holds and that threads beside each other use all the time. Counting
 * in the object's header makes two cores pass its cache line to and fro, each time: a loop that only reads a global list took four
 * times as long beside a second one. Such an object's HEADER_COUNT says LOCAL + id instead, and each thread counts what it takes
 * and gives up in a row of its own; what the object's count was by then stands in its entry. CPython 3.14 does so for classes.
 *
 * **It lives as long as the slot holds it.** Nobody sees the sum fall to 0, so the slot's reference must stand: who takes it out
 * of the slot (any slot of a global or a class: an object may be in several) brings all rows together first (`settle`), and from then on
 * the object is counted and dies like any other.
 *
 * **Holders.** The attributes of an instance, the items of a tuple and the values of a dict are held by that object, which the entry names:
 * it settles what it gives up, when it dies at the latest (`unhold`). It may be part of a cycle with what it holds, so the collector puts all such
 * counts into the headers (`withdraw`) before it looks at them, and what lives on is counted per thread again behind it (`restore`).
 *
 * Both ways the world is stopped, so no thread is between looking at a count and changing it. A global that is bound anew all the time is
 * never chosen: the same object must have been found a number of times, and the number grows with each one that is settled.
 * Only threads beside each other do this: stencils count by themselves as long as there is one.
 */
import { gather, mergeQueue } from "./biased";
import { classVersion } from "./class";
import { me, multi, request, stopping, thread, threadRecord } from "./control";
import {
  CONTROL_BASE, CONTROL_HELD_EVERY, CONTROL_LOCAL_EVERY, CONTROL_LOCAL_MADE, CONTROL_LOCAL_SETTLED, CONTROL_LOCAL_TABLE, CONTROL_STRESS, CONTROL_THREAD_TOP, FLAG_KEPT, FLAG_TRASH,
  GLOBALS_BASE, HEADER_COUNT, HEADER_FLAGS, HEADER_OWNER, HEADER_SHARED, HEADER_TYPE, INSTANCE_STORAGE, LOCAL, MAX_GLOBALS, MAX_THREADS, REFCOUNT_BIASED, REQUEST_LOCAL,
  DICT_TABLE, SHAPE_COUNT, STORAGE_ITEMS, STRESS_LOCAL, THREAD_FOUND, TUPLE_ITEMS, TUPLE_LENGTH, TYPE_BIGINT, TYPE_DICT, TYPE_EXCEPTION, TYPE_FIRST_SHAPE, TYPE_TUPLE,
} from "./generated/layout";
import { isValueAt } from "./dict-table";
import { isMarked } from "./mark";
import { alloc } from "./memory";
import { goOffline, goOnline } from "./quiesce";
import { boxRef } from "./value";
import { hasStoppedWorld, resumeWorld, stopWorld } from "./world";

/** So many objects at a time; the fields of an entry, and the rows behind the entries, whose lines of the cache are not shared. */
const IDS: u32 = 256;
const ENTRY: u32 = 16;
const ENTRY_COUNT: u32 = 4;
const ENTRY_HOLDER: u32 = 8; // 0 = globals and classes; odd: its count is in its header while cycles are collected
const ENTRY_ADDRESS: u32 = 12; // where the holder holds it
const WITHDRAWN: u32 = 1;
const ROW: u32 = 4 * IDS;
const LINE: u32 = 64;
const TRIES = 3;
/** CONTROL_LOCAL_EVERY and CONTROL_HELD_EVERY at first. */
export const FIRST_EVERY: u32 = 255;

/** Places in the thread's record: what it found last there, one time in CONTROL_LOCAL_EVERY + 1. */
const PLACES: u32 = 8;
let finds: u32 = 0;

// What is to be counted per thread from the next safepoint on: where it was found, and when.
let proposedAt: u32 = 0;
let proposedIn: u32 = 0;
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
  propose(0, address, object, CONTROL_BASE + CONTROL_LOCAL_EVERY);
}

/** Likewise, in what another object holds: at that address it does. */
export function foundIn(holder: u32, address: u32, object: u32): void {
  propose(holder, address, object, CONTROL_BASE + CONTROL_HELD_EVERY);
}

function propose(holder: u32, address: u32, object: u32, frequency: u32): void {
  const every = load<u32>(CONTROL_BASE + CONTROL_STRESS) & STRESS_LOCAL ? 0 : load<u32>(frequency);
  if ((++finds & every) != 0 || proposed != 0) return;
  const seen = thread + THREAD_FOUND + 4 * ((address >> 3) & (PLACES - 1));
  if (load<u32>(seen) != object) {
    store<u32>(seen, object);
    return;
  }
  proposedAt = address;
  proposedIn = holder;
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
  if (stands(proposedIn, proposedAt) && load<i64>(proposedAt) == boxRef(object) && suits(object)) makeLocal(object, proposedIn, proposedAt);
  else if (load<i32>(object, HEADER_COUNT) >= 0) raiseEvery(proposedIn, 1);
  resumeWorld();
}

/** From now on fewer finds lead to a stop of the world, which was for nothing. */
function raiseEvery(holder: u32, by: u32): void {
  const every = CONTROL_BASE + (holder == 0 ? CONTROL_LOCAL_EVERY : CONTROL_HELD_EVERY);
  store<u32>(every, ((load<u32>(every) + 1) << by) - 1);
}

/** Whether what was proposed to be held at the address still can be: an entry of a class may have moved, a holder may have died. */
function stands(holder: u32, address: u32): bool {
  return holder == 0 ? isGlobal(address) || proposedVersion == classVersion() : holds(holder, address);
}

/** Whether the holder lives, is not changed without locks by its owner (private.ts), and has an item or an attribute at the address. */
function holds(holder: u32, address: u32): bool {
  if (!isMarked(holder) || (load<u8>(holder, HEADER_FLAGS) & FLAG_TRASH) != 0) return false;
  const type = load<u32>(holder, HEADER_TYPE);
  if (type == TYPE_TUPLE) return address - (holder + TUPLE_ITEMS) < 8 * load<u32>(holder, TUPLE_LENGTH);
  if (load<u8>(holder, HEADER_OWNER) != 0 && load<i32>(holder, HEADER_SHARED) == 0) return false;
  if (type == TYPE_DICT) return load<u32>(holder, DICT_TABLE) != 0 && isValueAt(load<u32>(holder, DICT_TABLE), address);
  return type >= TYPE_FIRST_SHAPE && address - (load<u32>(holder, INSTANCE_STORAGE) + STORAGE_ITEMS) < 8 * load<u32>(type, SHAPE_COUNT);
}

/** The object that holds what is counted so; 0 = a global or a class. */
export function holderOf(count: i32): u32 {
  return load<u32>(entryOf(<u32>(count - LOCAL)), ENTRY_HOLDER);
}

@inline
function entryOf(id: u32): u32 {
  return load<u32>(CONTROL_BASE + CONTROL_LOCAL_TABLE) + id * ENTRY;
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

function makeLocal(object: u32, holder: u32, address: u32): void {
  for (let id: u32 = 0; id < IDS; id++) {
    const entry = entryOf(id);
    if (load<u32>(entry) != 0) continue;
    store<u32>(entry, object);
    store<u32>(entry, holder, ENTRY_HOLDER);
    store<u32>(entry, address, ENTRY_ADDRESS);
    distributeCount(object, id);
    store<u32>(CONTROL_BASE + CONTROL_LOCAL_MADE, load<u32>(CONTROL_BASE + CONTROL_LOCAL_MADE) + 1);
    return;
  }
}

/** The count that the object's header has is what its entry has from now on. */
function distributeCount(object: u32, id: u32): void {
  store<i32>(entryOf(id), wholeCount(object), ENTRY_COUNT);
  store<i32>(object, LOCAL + <i32>id, HEADER_COUNT);
  // Every thread's (private.ts).
  if (REFCOUNT_BIASED) store<u8>(object, 0, HEADER_OWNER);
}

function wholeCount(object: u32): i32 {
  if (!REFCOUNT_BIASED) return load<i32>(object, HEADER_COUNT);
  mergeQueue();
  const count = gather(object);
  store<u8>(object, load<u8>(object, HEADER_FLAGS) & ~<u8>FLAG_KEPT, HEADER_FLAGS);
  return count;
}

/**
 * The object was taken out of a global or of a class, or its holder gives it up: all that is counted of it stands in its header again.
 * When the world does not stop, nothing changes, and the object is never freed.
 */
export function settle(object: u32): void {
  if (hasStoppedWorld()) {
    settleStopped(object);
    return;
  }
  for (let turn = 0; turn < TRIES && isLocal(load<i32>(object, HEADER_COUNT)) && !stopping(); turn++) {
    if (stopWorld()) {
      settleStopped(object);
      resumeWorld();
      return;
    }
    // Who stops it waits for this thread.
    goOffline();
    goOnline();
  }
}

function settleStopped(object: u32): void {
  const count = load<i32>(object, HEADER_COUNT);
  if (!isLocal(count)) return;
  const id = <u32>(count - LOCAL);
  bringTogether(object, id);
  store<u32>(entryOf(id), 0);
  raiseEvery(load<u32>(entryOf(id), ENTRY_HOLDER), 2);
  store<u32>(CONTROL_BASE + CONTROL_LOCAL_SETTLED, load<u32>(CONTROL_BASE + CONTROL_LOCAL_SETTLED) + 1);
}

function bringTogether(object: u32, id: u32): void {
  let count = load<i32>(entryOf(id), ENTRY_COUNT);
  const top = load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP);
  for (let owner: u32 = 1; owner <= top; owner++) {
    const word = rowOf(owner) + 4 * id;
    count += load<i32>(word);
    store<i32>(word, 0);
  }
  if (REFCOUNT_BIASED) {
    // As merged: nobody's any more (biased.ts).
    store<i32>(object, 0, HEADER_COUNT);
    store<u8>(object, 0, HEADER_OWNER);
    atomic.store<i32>(object, (count << 2) | 3, HEADER_SHARED);
  } else atomic.store<i32>(object, count, HEADER_COUNT);
}

// ── for the collector of cycles, while the world is stopped ──

/** What objects hold is counted in its header until `restore`. */
export function withdraw(): void {
  if (load<u32>(CONTROL_BASE + CONTROL_LOCAL_TABLE) == 0) return;
  for (let id: u32 = 0; id < IDS; id++) {
    const entry = entryOf(id);
    const holder = load<u32>(entry, ENTRY_HOLDER);
    if (load<u32>(entry) == 0 || holder == 0) continue;
    store<u32>(entry, holder | WITHDRAWN, ENTRY_HOLDER);
    bringTogether(load<u32>(entry), id);
  }
}

/** What is not trash, nor held by trash, is counted per thread again. */
export function restore(): void {
  if (load<u32>(CONTROL_BASE + CONTROL_LOCAL_TABLE) == 0) return;
  for (let id: u32 = 0; id < IDS; id++) {
    const entry = entryOf(id);
    const object = load<u32>(entry);
    const holder = load<u32>(entry, ENTRY_HOLDER);
    if (object == 0 || (holder & WITHDRAWN) == 0) continue;
    store<u32>(entry, holder & ~WITHDRAWN, ENTRY_HOLDER);
    const address = load<u32>(entry, ENTRY_ADDRESS);
    if (holds(holder & ~WITHDRAWN, address) && load<i64>(address) == boxRef(object) && suits(object)) distributeCount(object, id);
    else store<u32>(entry, 0);
  }
}
