/**
 * The table of a set: CPython's open addressing with a few linear probes a place, the same sizes and the same order, so
 * that a set of ints shows as it does there. A slot's hash is written before its element, a table is replaced whole.
 */
import { freeBlock, share } from "./count";
import { putValue } from "./dict-table";
import {
  SET_FILL, SET_MASK, SET_SLOTS, SET_TABLE, SET_USED, SET_VERSION, SLOT_DELETED, SLOT_HASH, SLOT_KEY, SLOT_SIZE, UNBOUND,
} from "./generated/layout";
import { alloc } from "./memory";

const SMALLEST: u32 = 8;
const MOST_SLOTS: u64 = 0x0800_0000;
const PERTURB_SHIFT = 5;
/** Slots behind one that are looked at before the next place. */
const LINEAR_PROBES: u32 = 9;
/** Hash of a slot without an element. */
const NO_ELEMENT: i64 = -1;
/** Larger sets grow by less. */
const LARGE: u32 = 50_000;

@inline
export function slotAt(table: u32, index: u32): u32 {
  return table + SET_SLOTS + index * SLOT_SIZE;
}

/** How many slots behind `index` belong to its place. */
@inline
export function probesAt(index: u32, mask: u32): u32 {
  return index + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

@inline
export function shifted(perturb: u64): u64 {
  return perturb >> PERTURB_SHIFT;
}

@inline
export function nextPlace(index: u32, perturb: u64, mask: u32): u32 {
  return (index * 5 + 1 + <u32>perturb) & mask;
}

/** True for what a slot holds that is an element. */
@inline
export function isElement(key: i64): bool {
  return key != UNBOUND && key != SLOT_DELETED;
}

/** An empty table of more than `least` slots; 0 when memory is exhausted. */
export function newSlots(least: u64): u32 {
  let size: u64 = SMALLEST;
  while (size <= least) size <<= 1;
  return newTable(size);
}

function newTable(size: u64): u32 {
  if (size > MOST_SLOTS) return 0;
  const bytes = <u32>size * SLOT_SIZE;
  const table = alloc(SET_SLOTS + bytes);
  if (table == 0) return 0;
  store<u32>(table, <u32>size - 1, SET_MASK);
  memory.fill(table + SET_SLOTS, 0xff, bytes);
  return table;
}

/** Puts an element that is not there into a table without deleted slots. */
function insertClean(table: u32, key: i64, hash: i64): void {
  const mask = load<u32>(table, SET_MASK);
  let perturb = <u64>hash;
  let index = <u32>hash & mask;
  while (true) {
    for (let slot = slotAt(table, index), probes = probesAt(index, mask) + 1; probes != 0; probes--, slot += SLOT_SIZE) {
      if (load<i64>(slot, SLOT_KEY) != UNBOUND) continue;
      store<i64>(slot, hash, SLOT_HASH);
      store<i64>(slot, key, SLOT_KEY);
      return;
    }
    perturb = shifted(perturb);
    index = nextPlace(index, perturb, mask);
  }
}

/** Replaces the table by one of more than `least` slots without deleted ones. False: memory exhausted. Holds the lock. */
export function resize(set: u32, least: u64): bool {
  const table = newSlots(least);
  if (table == 0) return false;
  const old = load<u32>(set, SET_TABLE);
  insertAll(table, old, false);
  store<u32>(set, load<u32>(set, SET_USED), SET_FILL);
  store<u32>(set, load<u32>(set, SET_VERSION) + 1, SET_VERSION);
  atomic.store<u32>(set, table, SET_TABLE);
  freeBlock(old);
  return true;
}

/** Puts all elements of one table into another that has none of them; `shares`: both own them then. */
function insertAll(table: u32, from: u32, shares: bool): void {
  const mask = load<u32>(from, SET_MASK);
  for (let slot = slotAt(from, 0), end = slotAt(from, mask); slot <= end; slot += SLOT_SIZE) {
    const key = load<i64>(slot, SLOT_KEY);
    if (isElement(key)) insertClean(table, shares ? share(key) : key, load<i64>(slot, SLOT_HASH));
  }
}

/** As many slots as a set of `used` elements gets when it grows. */
@inline
export function growth(used: u32): u64 {
  return used > LARGE ? <u64>used * 2 : <u64>used * 4;
}

/**
 * Adds an element that is not there, at the free or deleted slot that the search for it chose. Owns the key from then on. False:
 * memory exhausted, nothing done. Holds the lock.
 */
export function insertAt(set: u32, slot: u32, key: i64, hash: i64): bool {
  const table = load<u32>(set, SET_TABLE);
  const mask = load<u32>(table, SET_MASK);
  const isReused = load<i64>(slot, SLOT_KEY) == SLOT_DELETED;
  const fill = load<u32>(set, SET_FILL) + (isReused ? 0 : 1);
  const used = load<u32>(set, SET_USED) + 1;
  if (isReused || <u64>fill * 5 < <u64>mask * 3) {
    store<i64>(slot, hash, SLOT_HASH);
    putValue(slot + SLOT_KEY, key);
    changed(set, used, fill);
    return true;
  }
  // CPython puts it in before it grows: its place in the order is that of its old slot.
  const larger = newSlots(growth(used));
  if (larger == 0) return false;
  store<i64>(slot, hash, SLOT_HASH);
  putValue(slot + SLOT_KEY, key);
  insertAll(larger, table, false);
  changed(set, used, used);
  atomic.store<u32>(set, larger, SET_TABLE);
  freeBlock(table);
  return true;
}

/** Takes the element in a slot out; it is now the caller's. Holds the lock. */
export function removeAt(set: u32, slot: u32): void {
  putValue(slot + SLOT_KEY, SLOT_DELETED);
  store<i64>(slot, NO_ELEMENT, SLOT_HASH);
  changed(set, load<u32>(set, SET_USED) - 1, load<u32>(set, SET_FILL));
}

export function changed(set: u32, used: u32, fill: u32): void {
  store<u32>(set, used, SET_USED);
  store<u32>(set, fill, SET_FILL);
  store<u32>(set, load<u32>(set, SET_VERSION) + 1, SET_VERSION);
}

/**
 * Copies all elements of another set into an empty one that nobody else has, in CPython's order. False: memory
 * exhausted. Holds the other's lock.
 */
export function copyInto(set: u32, other: u32): bool {
  const used = load<u32>(other, SET_USED);
  if (used == 0) return true;
  const from = load<u32>(other, SET_TABLE);
  let table = load<u32>(set, SET_TABLE);
  if (<u64>used * 5 >= <u64>load<u32>(table, SET_MASK) * 3) {
    if (!resize(set, <u64>used * 2)) return false;
    table = load<u32>(set, SET_TABLE);
  }
  if (load<u32>(table, SET_MASK) == load<u32>(from, SET_MASK) && load<u32>(other, SET_FILL) == used) copySlots(table, from);
  else insertAll(table, from, true);
  changed(set, used, used);
  return true;
}

/** Gives a set that nobody else has the table of another, slot by slot, deleted ones too. False: memory exhausted. Holds the other's lock. */
export function copyTable(set: u32, other: u32): bool {
  const from = load<u32>(other, SET_TABLE);
  const table = newTable(<u64>load<u32>(from, SET_MASK) + 1);
  if (table == 0) return false;
  copySlots(table, from);
  const empty = load<u32>(set, SET_TABLE);
  store<u32>(set, table, SET_TABLE);
  changed(set, load<u32>(other, SET_USED), load<u32>(other, SET_FILL));
  freeBlock(empty);
  return true;
}

function copySlots(table: u32, from: u32): void {
  const count = load<u32>(from, SET_MASK) + 1;
  memory.copy(slotAt(table, 0), slotAt(from, 0), count * SLOT_SIZE);
  for (let slot = slotAt(table, 0), end = slotAt(table, count); slot < end; slot += SLOT_SIZE) share(load<i64>(slot, SLOT_KEY));
}
