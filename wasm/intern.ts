/**
 * Interned strs: one object a text, immortal, marked by a flag, so that names of attributes compare by address. The
 * loader's strs (all constants and names of the program) are interned from the start; strs made at run time are looked
 * up here. The table grows under a lock; a lookup reads it without one, as entries are only added.
 */
import { CONTROL_BASE, CONTROL_INTERN_LOCK, CONTROL_INTERN_TABLE, CONTROL_INTERNED, FLAG_INTERNED, HEADER_COUNT, HEADER_FLAGS, IMMORTAL, STR_DATA, STR_KIND, THREAD_WAITING } from "./generated/layout";
import { thread } from "./control";
import { freeBlock } from "./count";
import { allocZeroed } from "./memory";
import { newString, stringHash, stringLength, stringsEqual } from "./string";

// The table: how many entries there are, how many fit (a power of two), then the strs, 0 = free.
const COUNT: u32 = 8;
const SIZE: u32 = 12;
const ENTRIES: u32 = 16;
const FIRST_SIZE: u32 = 1024;

@inline
export function isInterned(s: u32): bool {
  return (<u32>load<u8>(s + HEADER_FLAGS) & FLAG_INTERNED) != 0;
}

/** The interned str of the same text; 0 when memory is exhausted. */
export function intern(s: u32): u32 {
  if (isInterned(s)) return s;
  const table = atomic.load<u32>(CONTROL_BASE + CONTROL_INTERN_TABLE);
  const known = table == 0 ? 0 : find(table, s);
  return known != 0 ? known : add(s);
}

function find(table: u32, s: u32): u32 {
  const mask = load<u32>(table + SIZE) - 1;
  let i = stringHash(s) & mask;
  let entry = atomic.load<u32>(table + ENTRIES + 4 * i);
  while (entry != 0 && !stringsEqual(entry, s)) {
    i = (i + 1) & mask;
    entry = atomic.load<u32>(table + ENTRIES + 4 * i);
  }
  return entry;
}

/** Adds a copy, which is immortal; someone else may have done so by now. */
function add(s: u32): u32 {
  lockWord(CONTROL_BASE + CONTROL_INTERN_LOCK);
  let table = load<u32>(CONTROL_BASE + CONTROL_INTERN_TABLE);
  if (table == 0) table = firstTable();
  let known = table == 0 ? 0 : find(table, s);
  if (table != 0 && known == 0) {
    table = grown(table);
    known = table == 0 ? 0 : copyOf(s);
    if (known != 0) insert(table, known);
  }
  unlockWord(CONTROL_BASE + CONTROL_INTERN_LOCK);
  return known;
}

function copyOf(s: u32): u32 {
  const kind = load<u32>(s + STR_KIND);
  const copy = newString(stringLength(s), kind);
  if (copy == 0) return 0;
  memory.copy(copy + STR_DATA, s + STR_DATA, stringLength(s) * kind);
  store<i32>(copy + HEADER_COUNT, IMMORTAL);
  store<u8>(copy + HEADER_FLAGS, FLAG_INTERNED);
  return copy;
}

function firstTable(): u32 {
  const list = load<u32>(CONTROL_BASE + CONTROL_INTERNED);
  const count = load<u32>(list);
  let size = FIRST_SIZE;
  while (size < 2 * count) size *= 2;
  const table = newTable(size);
  if (table == 0) return 0;
  for (let i: u32 = 0; i < count; i++) insert(table, load<u32>(list + 4 + 4 * i));
  atomic.store<u32>(CONTROL_BASE + CONTROL_INTERN_TABLE, table);
  return table;
}

function newTable(size: u32): u32 {
  const table = allocZeroed(ENTRIES + 4 * size);
  if (table != 0) store<u32>(table + SIZE, size);
  return table;
}

function insert(table: u32, s: u32): void {
  const mask = load<u32>(table + SIZE) - 1;
  let i = stringHash(s) & mask;
  while (load<u32>(table + ENTRIES + 4 * i) != 0) i = (i + 1) & mask;
  atomic.store<u32>(table + ENTRIES + 4 * i, s);
  store<u32>(table + COUNT, load<u32>(table + COUNT) + 1);
}

/** The table, or one twice as large when it is half full; lookups may still read the old one. */
function grown(table: u32): u32 {
  const size = load<u32>(table + SIZE);
  if (load<u32>(table + COUNT) < size >> 1) return table;
  const larger = newTable(2 * size);
  if (larger == 0) return 0;
  for (let i: u32 = 0; i < size; i++) {
    const entry = load<u32>(table + ENTRIES + 4 * i);
    if (entry != 0) insert(larger, entry);
  }
  atomic.store<u32>(CONTROL_BASE + CONTROL_INTERN_TABLE, larger);
  freeBlock(table);
  return larger;
}

/** A lock of three states for short sections of the runtime: 0 free, 1 held, 2 held and waited for. */
export function lockWord(word: u32): void {
  for (let spin = 0; spin < 100; spin++) if (atomic.cmpxchg<u32>(word, 0, 1) == 0) return;
  // Who holds it may wait for this thread to be out of its stitched code (private.ts).
  atomic.store<u32>(thread, 1, THREAD_WAITING);
  while (atomic.xchg<u32>(word, 2) != 0) atomic.wait<i32>(word, 2, 10_000_000);
  atomic.store<u32>(thread, 0, THREAD_WAITING);
}

export function unlockWord(word: u32): void {
  if (atomic.xchg<u32>(word, 0) == 2) atomic.notify(word, 1);
}
