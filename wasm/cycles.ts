/**
 * The collector of cycles. The world is stopped (world.ts); the pages of the heap are walked, and the objects that may be
 * part of a cycle are known by a mark in their header (wasm/mark.ts; a block that is no object never has it in its place
 * together with a fitting type). As in CPython: each object's count without the references that other such
 * objects hold is what holds it from outside (frames, stitched code's locals, globals, everything that has no mark); what
 * is not reached from those is trash. Finalisers run once the world goes on (PEP 442), then it is looked, in a second stop,
 * what they brought back to life. The rest is taken down by the thread that collects: nobody else can reach it.
 *
 * It runs when the heap has grown by half of what was in use after the last collection, at least by 8 MiB: the growth
 * that garbage cycles cause is bounded by that, a program that only builds pays a constant part of its time, and
 * allocation itself counts nothing.
 */
import { bury, gather, holdStopped, mergeQueue, scatter } from "./biased";
import { freeBlock, releaseRef } from "./count";
import { thread, tracing } from "./control";
import { destroyChildren } from "./destroy";
import { enqueueFinaliser, finaliseNow, mayFinalise, wantsFinaliser } from "./finalise";
import {
  CONTROL_BASE, CONTROL_GC_ACTIVE, CONTROL_GC_DISABLED, CONTROL_GC_NEXT, CONTROL_HEAP_END, EVENT_COLLECT, EVENT_COLLECTED, FLAG_TRASH, FLAG_WEAK, GENERATOR_SERIAL, HEADER_COUNT,
  HEADER_FLAGS, HEADER_SHARED, HEADER_TYPE, IMMORTAL, REFCOUNT_BIASED, INSTANCE_SERIAL, TUPLE_ITEMS, TUPLE_LENGTH, TYPE_FIRST_SHAPE, TYPE_GENERATOR, TYPE_TUPLE,
} from "./generated/layout";
import { dropHeld } from "./held-by-frames";
import { event } from "./host";
import { alloc, blocksOf, firstPage, free, heapTop, LARGE_PAGE, largeBlock, largeRun } from "./memory";
import { HEAP_PAGE } from "./generated/layout";
import { isMarked } from "./mark";
import { restore, withdraw } from "./per-thread";
import { isRef, refOf } from "./value";
import { mayBeInCycle, visitChildren } from "./visit";
import { forgetWeakly } from "./weak";
import { resumeWorld, stopWorld } from "./world";

/** Growth of the heap before the next collection, at least. */
const LEAST_GROWTH: u32 = 8 << 20;
/** So many bytes before the heap's end it is collected once more. */
const RESERVE: u32 = 1 << 20;

/** HEADER_SHARED of an object that is alive. */
const REACHED: i32 = -1;

// What `onChild` and `onObject` do.
const COUNT: u32 = 0; // counts the objects
const SUBTRACT: u32 = 1;
const REACH: u32 = 2;
const GATHER: u32 = 3; // trash goes to the list
const SCATTER: u32 = 5; // biased counts: both words as they were
const WANT: u32 = 4; // what wants a finaliser is counted, or goes to the list
let mode: u32 = 0;
/** Only objects with FLAG_TRASH are looked at: the second stop. */
let onlyTrash: bool = false;

let found: u32 = 0;
/** Addresses: a stack of what is still to be looked into, then the trash. */
let list: u32 = 0;
let listed: u32 = 0;

export function collectorBegins(): void {
  if (load<u32>(CONTROL_BASE + CONTROL_GC_NEXT) == 0) planNext();
}

/** At a safepoint, when the heap has grown. */
export function collectSoon(): void {
  if (load<u32>(CONTROL_BASE + CONTROL_GC_DISABLED) == 0) collect();
}

/** Collects now; how many objects were trash. 0 also where another thread collects. */
export function collect(): u32 {
  if (!mayFinalise() || atomic.cmpxchg<u32>(CONTROL_BASE + CONTROL_GC_ACTIVE, 0, 1) != 0) return 0;
  if (tracing()) event(EVENT_COLLECT, 0);
  const trash = stopWorld() ? collectStopped() : 0;
  planNext();
  atomic.store<u32>(CONTROL_BASE + CONTROL_GC_ACTIVE, 0);
  if (tracing()) event(EVENT_COLLECTED, 0);
  return trash;
}

function planNext(): void {
  const top = heapTop();
  const end = load<u32>(CONTROL_BASE + CONTROL_HEAP_END);
  const next = <u64>top + max(LEAST_GROWTH, (top - firstPage()) >> 1);
  const last = max<u64>(<u64>top + (RESERVE >> 2), <u64>end - RESERVE);
  atomic.store<u32>(CONTROL_BASE + CONTROL_GC_NEXT, <u32>min<u64>(min(next, last), 0xffff_fff0));
}

/** The world is stopped; afterwards it goes on. */
function collectStopped(): u32 {
  if (REFCOUNT_BIASED) mergeQueue();
  withdraw();
  if (!findTrash()) {
    restore();
    resumeWorld();
    return 0;
  }
  const trash = list;
  let count = listed;
  list = 0;
  let counted: u32 = 0;
  let finalisers: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const object = load<u32>(trash + 4 * i);
    if (countsAsObject(object)) counted++;
    if (wantsFinaliser(object)) finalisers++;
  }
  // A hold on each: nothing of it dies one by one, and who finds one through a weak reference is seen below.
  for (let i: u32 = 0; i < count; i++) hold(load<u32>(trash + 4 * i));
  for (let i: u32 = 0; i < count; i++) {
    const object = load<u32>(trash + 4 * i);
    if (load<u8>(object, HEADER_FLAGS) & FLAG_WEAK) forgetWeakly(object, finalisers != 0, true);
  }
  restore();
  resumeWorld();
  if (finalisers != 0) {
    enqueueAll(trash, count, finalisers);
    finaliseNow();
    const dead = afterFinalisers(trash, count);
    // Over time limit: all of it stays alive until the next collection.
    counted = dead == count ? counted : min(counted, dead);
    count = dead;
  }
  takeDown(trash, count);
  free(trash);
  finaliseNow();
  return counted;
}

/** What is held no longer dies here, when nobody else has it. */
function letGo(object: u32): void {
  releaseRef(object);
}

function hold(object: u32): void {
  if (REFCOUNT_BIASED) holdStopped(object);
  else store<i32>(object, load<i32>(object, HEADER_COUNT) + 1, HEADER_COUNT);
  store<u8>(object, load<u8>(object, HEADER_FLAGS) | <u8>FLAG_TRASH, HEADER_FLAGS);
}

/** As CPython counts: tuples of nothing that could be part of a cycle are not looked after. */
function countsAsObject(object: u32): bool {
  if (load<u32>(object, HEADER_TYPE) != TYPE_TUPLE) return true;
  for (let i: u32 = 0; i < load<u32>(object, TUPLE_LENGTH); i++) {
    const item = load<i64>(object + TUPLE_ITEMS + 8 * i);
    if (isRef(item) && isMarked(refOf(item))) return true;
  }
  return false;
}

// ── what is trash ──

/** The list gets the trash; false: there is none, or no memory to find it. */
function findTrash(): bool {
  onlyTrash = false;
  found = 0;
  walk(COUNT);
  if (found == 0) return false;
  list = alloc(4 * found);
  if (list == 0) {
    if (REFCOUNT_BIASED) walk(SCATTER);
    return false;
  }
  listed = 0;
  walk(SUBTRACT);
  walk(REACH);
  walk(GATHER);
  if (REFCOUNT_BIASED) walk(SCATTER);
  if (listed != 0) return true;
  free(list);
  list = 0;
  return false;
}

/** Every object of the heap that may be part of a cycle. */
function walk(how: u32): void {
  mode = how;
  const top = heapTop();
  for (let page = firstPage(); page + HEAP_PAGE <= top; page += HEAP_PAGE) {
    const size = blocksOf(page);
    if (size == 0) continue;
    if (size == LARGE_PAGE) {
      onBlock(largeBlock(page));
      page += largeRun(page) - HEAP_PAGE;
      continue;
    }
    const end = page + HEAP_PAGE - size;
    for (let block = page; block <= end; block += size) onBlock(block);
  }
}

function onBlock(block: u32): void {
  if (!isMarked(block)) return;
  // Biased counts: dead objects have lost the mark.
  if ((!REFCOUNT_BIASED && load<i32>(block, HEADER_COUNT) == 0) || !mayBeInCycle(load<u32>(block, HEADER_TYPE))) return;
  onObject(block);
}

function onObject(object: u32): void {
  switch (mode) {
    case COUNT:
      store<i32>(object, wholeCount(object), HEADER_SHARED);
      found++;
      break;
    case SUBTRACT: visitChildren(object); break;
    case REACH:
      if (load<i32>(object, HEADER_SHARED) > 0) reachFrom(object);
      break;
    case GATHER:
      if (load<i32>(object, HEADER_SHARED) != REACHED) store<u32>(list + 4 * listed++, object);
      break;
    case SCATTER: scatter(object); break;
    case WANT:
      if (!wantsFinaliser(object)) return;
      if (list != 0) store<u32>(list + 4 * listed++, object);
      else found++;
  }
}

@inline
function wholeCount(object: u32): i32 {
  return REFCOUNT_BIASED ? gather(object) : load<i32>(object, HEADER_COUNT) & 0x7fff_ffff;
}

function reachFrom(object: u32): void {
  push(object);
  while (listed != 0) visitChildren(load<u32>(list + 4 * --listed));
}

function push(object: u32): void {
  store<i32>(object, REACHED, HEADER_SHARED);
  store<u32>(list + 4 * listed++, object);
}

/** A reference of the object that is looked into. */
export function onChild(child: u32): void {
  if (!isMarked(child)) return;
  if (onlyTrash && (load<u8>(child, HEADER_FLAGS) & FLAG_TRASH) == 0) return;
  if (mode == SUBTRACT) store<i32>(child, load<i32>(child, HEADER_SHARED) - 1, HEADER_SHARED);
  else if (load<i32>(child, HEADER_SHARED) != REACHED) push(child);
}

// ── finalisers ──

/** Those that want one, the oldest first, as CPython does. */
function enqueueAll(trash: u32, count: u32, finalisers: u32): void {
  const order = alloc(4 * finalisers);
  if (order == 0) return;
  let n: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const object = load<u32>(trash + 4 * i);
    if (wantsFinaliser(object)) store<u32>(order + 4 * n++, object);
  }
  sortBySerial(order, n);
  for (let i: u32 = 0; i < n; i++) enqueueFinaliser(load<u32>(order + 4 * i));
  free(order);
}

function serialOf(object: u32): u32 {
  const type = load<u32>(object, HEADER_TYPE);
  if (type >= TYPE_FIRST_SHAPE) return load<u32>(object, INSTANCE_SERIAL);
  return type == TYPE_GENERATOR ? load<u32>(object, GENERATOR_SERIAL) : 0;
}

/** Shell's sort: in place, without recursion. */
function sortBySerial(order: u32, count: u32): void {
  let gap: u32 = 1;
  while (gap < count / 3) gap = 3 * gap + 1;
  for (; gap != 0; gap /= 3) {
    for (let i = gap; i < count; i++) {
      const object = load<u32>(order + 4 * i);
      const serial = serialOf(object);
      let at = i;
      while (at >= gap && serialOf(load<u32>(order + 4 * (at - gap))) > serial) {
        store<u32>(order + 4 * at, load<u32>(order + 4 * (at - gap)));
        at -= gap;
      }
      store<u32>(order + 4 * at, object);
    }
  }
}

/** What the finalisers did not bring back to life moves to the list's front; how many these are. The others live on. */
function afterFinalisers(trash: u32, count: u32): u32 {
  let stopped = false;
  for (let attempt = 0; attempt < 100 && !stopped; attempt++) stopped = stopWorld();
  if (REFCOUNT_BIASED && stopped) mergeQueue();
  const stack = stopped ? alloc(4 * count) : 0;
  let dead: u32 = 0;
  if (stack != 0) {
    list = stack;
    listed = 0;
    markRevived(trash, count);
    list = 0;
    for (let i: u32 = 0; i < count; i++) {
      const object = load<u32>(trash + 4 * i);
      if (load<i32>(object, HEADER_SHARED) == REACHED) continue;
      store<u32>(trash + 4 * i, load<u32>(trash + 4 * dead));
      store<u32>(trash + 4 * dead++, object);
      if (load<u8>(object, HEADER_FLAGS) & FLAG_WEAK) forgetWeakly(object, false, true);
    }
  }
  if (REFCOUNT_BIASED && stack != 0) for (let i: u32 = 0; i < count; i++) scatter(load<u32>(trash + 4 * i));
  for (let i = dead; i < count; i++) unmark(load<u32>(trash + 4 * i));
  if (stopped) resumeWorld();
  if (stack != 0) free(stack);
  for (let i = dead; i < count; i++) letGo(load<u32>(trash + 4 * i));
  return dead;
}

function markRevived(trash: u32, count: u32): void {
  onlyTrash = true;
  for (let i: u32 = 0; i < count; i++) {
    const object = load<u32>(trash + 4 * i);
    // without the hold
    store<i32>(object, wholeCount(object) - 1, HEADER_SHARED);
  }
  mode = SUBTRACT;
  for (let i: u32 = 0; i < count; i++) visitChildren(load<u32>(trash + 4 * i));
  mode = REACH;
  for (let i: u32 = 0; i < count; i++) {
    const object = load<u32>(trash + 4 * i);
    if (load<i32>(object, HEADER_SHARED) > 0) reachFrom(object);
  }
  onlyTrash = false;
}

function unmark(object: u32): void {
  store<u8>(object, load<u8>(object, HEADER_FLAGS) & ~<u8>FLAG_TRASH, HEADER_FLAGS);
}

/** The program ends: whatever has a finaliser is finalised, dead or alive, the oldest first. */
export function finaliseEverything(): void {
  if (!mayFinalise() || !stopWorld()) return;
  found = 0;
  list = 0;
  walk(WANT);
  if (found != 0) list = alloc(4 * found);
  if (list != 0) {
    listed = 0;
    walk(WANT);
    listed = dropHeld(list, listed);
    sortBySerial(list, listed);
    for (let i: u32 = 0; i < listed; i++) enqueueFinaliser(load<u32>(list + 4 * i));
    free(list);
    list = 0;
  }
  resumeWorld();
  finaliseNow();
}

// ── the end ──

/** Their references to one another count no more: what they own besides is released, then their memory. */
function takeDown(trash: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) store<i32>(load<u32>(trash + 4 * i), IMMORTAL, HEADER_COUNT);
  for (let i: u32 = 0; i < count; i++) destroyChildren(load<u32>(trash + 4 * i));
  for (let i: u32 = 0; i < count; i++) {
    const object = load<u32>(trash + 4 * i);
    if (REFCOUNT_BIASED) bury(object);
    else store<i32>(object, 0, HEADER_COUNT);
    freeBlock(object);
  }
}
