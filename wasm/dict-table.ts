/**
 * The table of a dict: indices by hash, and the entries in the order of insertion, in one block. An entry is written
 * before its index and never used for another key, so that a reader without the lock sees a key with its own value.
 */
import { freeBlock, publish, readersMayLook, share } from "./count";
import {
  DICT_DELETED, DICT_EMPTY, DICT_FILLED, DICT_FIRST, DICT_INDICES, DICT_LOG, DICT_ROOM, DICT_TABLE, DICT_USED, DICT_VERSION, PAIR_HASH,
  PAIR_KEY, PAIR_SIZE, PAIR_VALUE, UNBOUND,
} from "./generated/layout";
import { alloc } from "./memory";

const SMALLEST_LOG: u32 = 3;
/** A table of more entries fits no memory. */
const LARGEST_LOG: u32 = 26;
const PERTURB_SHIFT = 5;

@inline
export function maskOf(table: u32): u32 {
  return (1 << load<u32>(table, DICT_LOG)) - 1;
}

@inline
export function entriesOf(table: u32): u32 {
  return table + DICT_INDICES + (4 << load<u32>(table, DICT_LOG));
}

@inline
export function entryOf(table: u32, index: u32): u32 {
  return entriesOf(table) + index * PAIR_SIZE;
}

/** Address of index number `slot`. */
@inline
export function indexAt(table: u32, slot: u32): u32 {
  return table + DICT_INDICES + 4 * slot;
}

/** The slot behind `slot` in the order in which a hash is looked for; `perturb` has been shifted. */
@inline
export function nextSlot(slot: u32, perturb: u64, mask: u32): u32 {
  return (slot * 5 + <u32>perturb + 1) & mask;
}

@inline
export function shifted(perturb: u64): u64 {
  return perturb >> PERTURB_SHIFT;
}

/** log2 of the smallest number of indices that is at least `size`. */
function logFor(size: u64): u32 {
  let log = SMALLEST_LOG;
  while (<u64>1 << log < size) log++;
  return log;
}

/** An empty table; 0 when memory is exhausted. */
function newTable(log: u32): u32 {
  if (log > LARGEST_LOG) return 0;
  const room = (<u32>2 << log) / 3;
  const table = alloc(DICT_INDICES + (4 << log) + room * PAIR_SIZE);
  if (table == 0) return 0;
  store<u32>(table, log, DICT_LOG);
  store<u32>(table, room, DICT_ROOM);
  store<u32>(table, 0, DICT_FIRST);
  store<u32>(table, 0, DICT_FILLED);
  memory.fill(table + DICT_INDICES, 0xff, 4 << log);
  return table;
}

/** Whether a further entry needs no new table. */
@inline
export function hasRoom(table: u32): bool {
  return table != 0 && load<u32>(table, DICT_FILLED) < load<u32>(table, DICT_ROOM);
}

/** Room for one more entry, in a new table where there is none. False when memory is exhausted. Holds the lock. */
function reserve(dict: u32): bool {
  const old = load<u32>(dict, DICT_TABLE);
  if (hasRoom(old)) return true;
  const used = load<u32>(dict, DICT_USED);
  const table = compacted(old, used, logFor(<u64>used * 3));
  if (table == 0) return false;
  publish(dict + DICT_TABLE, table);
  if (old != 0) freeBlock(old);
  return true;
}

/** A new table with the `used` entries of another that are alive; 0 when memory is exhausted. */
function compacted(old: u32, used: u32, log: u32): u32 {
  const table = newTable(log);
  if (table == 0 || old == 0) return table;
  let from = entriesOf(old);
  for (let index: u32 = 0; index < used; from += PAIR_SIZE) {
    const key = load<i64>(from, PAIR_KEY);
    if (key == UNBOUND) continue;
    append(table, index++, load<i64>(from, PAIR_HASH), key, load<i64>(from, PAIR_VALUE));
  }
  store<u32>(table, used, DICT_FILLED);
  return table;
}

function append(table: u32, index: u32, hash: i64, key: i64, value: i64): void {
  const entry = entryOf(table, index);
  store<i64>(entry, hash, PAIR_HASH);
  store<i64>(entry, key, PAIR_KEY);
  store<i64>(entry, value, PAIR_VALUE);
  store<u32>(freeIndex(table, hash), index);
}

/** Address of the first empty index for a hash. */
function freeIndex(table: u32, hash: i64): u32 {
  const mask = maskOf(table);
  let perturb = <u64>hash;
  let slot = <u32>hash & mask;
  while (load<i32>(indexAt(table, slot)) != DICT_EMPTY) {
    perturb = shifted(perturb);
    slot = nextSlot(slot, perturb, mask);
  }
  return indexAt(table, slot);
}

/** A table with the same entries, each with a further owner; 0 when memory is exhausted. Holds the lock. */
export function copyOfTable(dict: u32): u32 {
  const used = load<u32>(dict, DICT_USED);
  const table = compacted(load<u32>(dict, DICT_TABLE), used, logFor((<u64>used * 3 + 1) / 2));
  if (table == 0) return 0;
  let entry = entriesOf(table);
  for (let i: u32 = 0; i < used; i++, entry += PAIR_SIZE) {
    share(load<i64>(entry, PAIR_KEY));
    share(load<i64>(entry, PAIR_VALUE));
  }
  return table;
}

/** Inserts a key that is not there; owns key and value from then on. False: memory exhausted, nothing done. Holds the lock. */
export function insertEntry(dict: u32, hash: i64, key: i64, value: i64): bool {
  if (!reserve(dict)) return false;
  const table = load<u32>(dict, DICT_TABLE);
  const index = load<u32>(table, DICT_FILLED);
  const entry = entryOf(table, index);
  store<i64>(entry, hash, PAIR_HASH);
  putValue(entry + PAIR_VALUE, value);
  putValue(entry + PAIR_KEY, key);
  publish(table + DICT_FILLED, index + 1);
  const free = freeIndex(table, hash);
  publish(free, index);
  keysChanged(dict, 1);
  return true;
}

/** Takes entry `index` out, to which index number `slot` leads; its key and value are now the caller's. Holds the lock. */
export function removeEntry(dict: u32, table: u32, slot: u32, index: u32): void {
  const entry = entryOf(table, index);
  store<i32>(indexAt(table, slot), DICT_DELETED);
  putValue(entry + PAIR_KEY, UNBOUND);
  putValue(entry + PAIR_VALUE, UNBOUND);
  store<i64>(entry, <i64>index - 1, PAIR_HASH);
  if (index == load<u32>(table, DICT_FIRST)) passDeleted(table, index);
  keysChanged(dict, -1);
}

/** The first entry was taken out: who takes them out from the front again and again shall not pass those that are gone. */
function passDeleted(table: u32, index: u32): void {
  const filled = load<u32>(table, DICT_FILLED);
  let first = index + 1;
  while (first < filled && load<i64>(entryOf(table, first), PAIR_KEY) == UNBOUND) first++;
  store<u32>(table, first, DICT_FIRST);
}

function keysChanged(dict: u32, more: i32): void {
  store<u32>(dict, load<u32>(dict, DICT_USED) + more, DICT_USED);
  store<u32>(dict, load<u32>(dict, DICT_VERSION) + 1, DICT_VERSION);
}

/** The index number that leads to entry `index`. */
export function slotOfEntry(table: u32, index: u32): u32 {
  const mask = maskOf(table);
  const hash = load<i64>(entryOf(table, index), PAIR_HASH);
  let perturb = <u64>hash;
  let slot = <u32>hash & mask;
  while (load<u32>(indexAt(table, slot)) != index) {
    perturb = shifted(perturb);
    slot = nextSlot(slot, perturb, mask);
  }
  return slot;
}

/** Number of the last entry that is alive, -1 = none. Remembers its way through the deleted ones. Holds the lock. */
export function lastEntry(table: u32): i32 {
  const top = <i32>load<u32>(table, DICT_FILLED) - 1;
  let index = top;
  while (index >= 0 && load<i64>(entryOf(table, index), PAIR_KEY) == UNBOUND) {
    index = <i32>load<i64>(entryOf(table, index), PAIR_HASH);
  }
  if (index != top && top >= 0) store<i64>(entryOf(table, top), index, PAIR_HASH);
  return index;
}

/** Whether the value of an entry stands at the address. */
export function isValueAt(table: u32, address: u32): bool {
  const offset = address - entriesOf(table);
  return offset < PAIR_SIZE * load<u32>(table, DICT_FILLED) && offset % PAIR_SIZE == PAIR_VALUE;
}

/** A whole 64-bit store, ordered before what follows where others may look on. */
@inline
export function putValue(address: u32, value: i64): void {
  if (readersMayLook()) atomic.store<i64>(address, value);
  else store<i64>(address, value);
}
