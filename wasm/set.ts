/**
 * Sets and frozensets. As dict.ts: writers hold the object's lock, str and small ints are looked up without it, and it
 * is given up while Python's == compares elements. Long because CPython's table, whose order programs see, and the
 * discipline of the lock cannot be told apart here.
 */
import { isInstance } from "./class";
import { areSame } from "./compare";
import { freeBlock, newObject, readersMayLook, release, share, shareRef } from "./count";
import {
  SET_FILL, SET_FINGER, SET_HASH, SET_MASK, SET_SIZE, SET_TABLE, SET_USED, SET_VERSION, SLOT_DELETED, SLOT_HASH, SLOT_KEY, SLOT_SIZE,
  REFCOUNT_BIASED, TYPE_FROZENSET, TYPE_SET, TYPE_STR, TYPE_TUPLE, UNBOUND, NAME_HASH,
} from "./generated/layout";
import { FOR_ELEMENT, hashFor, NO_HASH, plainTupleHash } from "./hash";
import { ASK, sameKey } from "./key";
import { lockObject, unlockObject } from "./lock";
import { raiseMemoryError } from "./messages";
import { isOwn } from "./private";
import {
  changed, copyInto, copyTable, growth, insertAt, isElement, newSlots, nextPlace, probesAt, removeAt, resize, shifted, slotAt,
} from "./set-table";
import { nativeOf } from "./native";
import { isDefault } from "./special";
import { stringHash } from "./string";
import { boxInt, boxRef, isInt, isOfType, refOf, typeOf, unboxInt } from "./value";

/** What a search tells. */
const FOUND: i32 = 1;
const MISSING: i32 = 0;
const RAISED: i32 = -1;
const UNSETTLED: i32 = -2;

/** An empty set or frozenset, owned; 0 when memory is exhausted. */
export function newSet(type: u32): u32 {
  const set = newObject(SET_SIZE, type);
  if (set == 0) return 0;
  const table = newSlots(0);
  if (table == 0) {
    store<u32>(set, 0, SET_TABLE);
    release(boxRef(set));
    return 0;
  }
  store<u32>(set, table, SET_TABLE);
  store<u32>(set, 0, SET_USED);
  store<u32>(set, 0, SET_FILL);
  store<u32>(set, 0, SET_FINGER);
  store<u32>(set, 0, SET_VERSION);
  store<i64>(set, NO_HASH, SET_HASH);
  return set;
}

export function setLength(set: u32): u32 {
  return load<u32>(set, SET_USED);
}

export function isSet(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_SET || type == TYPE_FROZENSET;
}

// ── looking up ──

/** Where the last search ended: at the element, or at the slot for it: the last deleted one on the way, or the free one. */
let place: u32 = 0;

/** FOUND or MISSING with the lock held, which stays held; RAISED: it is not held. */
function find(set: u32, key: i64, hash: i64): i32 {
  lockObject(set);
  let result = probe(set, key, hash);
  while (result == UNSETTLED) result = probe(set, key, hash);
  return result;
}

/** One search; UNSETTLED when the set changed while elements were compared. */
function probe(set: u32, key: i64, hash: i64): i32 {
  const table = load<u32>(set, SET_TABLE);
  const mask = load<u32>(table, SET_MASK);
  let perturb = <u64>hash;
  let index = <u32>hash & mask;
  let deleted: u32 = 0;
  while (true) {
    for (let slot = slotAt(table, index), probes = probesAt(index, mask) + 1; probes != 0; probes--, slot += SLOT_SIZE) {
      const candidate = load<i64>(slot, SLOT_KEY);
      if (candidate == UNBOUND) {
        place = deleted == 0 ? slot : deleted;
        return MISSING;
      }
      if (candidate == key) {
        place = slot;
        return FOUND;
      }
      if (candidate == SLOT_DELETED) deleted = slot;
      if (load<i64>(slot, SLOT_HASH) != hash) continue;
      const same = compareKey(set, candidate, key);
      if (same < 0) return same;
      if (same == 0) continue;
      place = slot;
      return FOUND;
    }
    perturb = shifted(perturb);
    index = nextPlace(index, perturb, mask);
  }
}

/** 1, 0, RAISED (then the lock is no longer held), UNSETTLED. */
function compareKey(set: u32, candidate: i64, key: i64): i32 {
  const same = sameKey(candidate, key);
  if (same != ASK) return same;
  const version = load<u32>(set, SET_VERSION);
  share(candidate);
  unlockObject(set);
  const equal = areSame(candidate, key);
  release(candidate);
  if (equal < 0) return RAISED;
  lockObject(set);
  return load<u32>(set, SET_VERSION) == version ? equal : UNSETTLED;
}

/** A key in a table, without the lock: FOUND, MISSING, UNSETTLED: Python's == must be asked. */
function quickly(table: u32, key: i64, hash: i64): i32 {
  const mask = load<u32>(table, SET_MASK);
  let perturb = <u64>hash;
  let index = <u32>hash & mask;
  while (true) {
    for (let slot = slotAt(table, index), probes = probesAt(index, mask) + 1; probes != 0; probes--, slot += SLOT_SIZE) {
      const candidate = atomic.load<i64>(slot, SLOT_KEY);
      if (candidate == key) return FOUND;
      if (candidate == UNBOUND) return MISSING;
      if (load<i64>(slot, SLOT_HASH) != hash || !isElement(candidate)) continue;
      const same = sameKey(candidate, key);
      if (same != 0) return same == ASK ? UNSETTLED : FOUND;
    }
    perturb = shifted(perturb);
    index = nextPlace(index, perturb, mask);
  }
}

/** key in set for str and int keys, and tuples of such: 1, 0, -1 = the general way must tell. Raises nothing. */
export function set_has(set: u32, key: i64): i32 {
  let hash: i64;
  if (isInt(key)) hash = key == boxInt(-1) ? -2 : unboxInt(key);
  else if (isOfType(key, TYPE_STR)) hash = stringHash(refOf(key));
  else if (isOfType(key, TYPE_TUPLE)) hash = plainTupleHash(refOf(key));
  else return -1;
  if (hash == NO_HASH) return -1;
  const result = quickly(load<u32>(set, SET_TABLE), key, hash);
  return result == UNSETTLED ? -1 : result;
}

/** Hash of an element; that of a set is the one of a frozenset, where it is only looked for. */
function hashToFind(key: i64): i64 {
  if (isOfType(key, TYPE_SET)) return contentHash(refOf(key));
  const inner: i64 = isInstance(key) ? nativeOf(key) : UNBOUND;
  if (inner == UNBOUND) return hashFor(key, FOR_ELEMENT);
  const hash = isOfType(inner, TYPE_SET) && isDefault(key, NAME_HASH) ? contentHash(refOf(inner)) : hashFor(key, FOR_ELEMENT);
  release(inner);
  return hash;
}

/** key in set: 1, 0, -1 = raised. */
export function setHas(set: u32, key: i64): i32 {
  const quick = set_has(set, key);
  if (quick >= 0) return quick;
  const hash = hashToFind(key);
  return hash == NO_HASH ? RAISED : setHasHashed(set, key, hash);
}

export function setHasHashed(set: u32, key: i64, hash: i64): i32 {
  const quick = quickly(load<u32>(set, SET_TABLE), key, hash);
  if (quick != UNSETTLED) return quick;
  const result = find(set, key, hash);
  if (result != RAISED) unlockObject(set);
  return result;
}

// ── changing ──

/** Adds a borrowed element; false = raised. */
export function setAdd(set: u32, key: i64): bool {
  const hash = hashFor(key, FOR_ELEMENT);
  return hash != NO_HASH && setAddHashed(set, key, hash);
}

export function setAddHashed(set: u32, key: i64, hash: i64): bool {
  const result = find(set, key, hash);
  if (result == RAISED) return false;
  const done = result == FOUND || insertAt(set, place, share(key), hash);
  unlockObject(set);
  if (done) return true;
  release(key);
  raiseMemoryError();
  return false;
}

/** Takes an element out: 1, 0 = it was not there, -1 = raised. */
export function setDiscard(set: u32, key: i64): i32 {
  const hash = hashToFind(key);
  return hash == NO_HASH ? RAISED : setDiscardHashed(set, key, hash);
}

export function setDiscardHashed(set: u32, key: i64, hash: i64): i32 {
  const result = find(set, key, hash);
  if (result == RAISED) return RAISED;
  const element = result == FOUND ? load<i64>(place, SLOT_KEY) : UNBOUND;
  if (result == FOUND) removeAt(set, place);
  unlockObject(set);
  release(element);
  return result;
}

/** Takes some element out, owned; UNBOUND: the set is empty. */
export function setPop(set: u32): i64 {
  lockObject(set);
  if (load<u32>(set, SET_USED) == 0) {
    unlockObject(set);
    return UNBOUND;
  }
  const table = load<u32>(set, SET_TABLE);
  const mask = load<u32>(table, SET_MASK);
  let index = load<u32>(set, SET_FINGER) & mask;
  while (!isElement(load<i64>(slotAt(table, index), SLOT_KEY))) index = (index + 1) & mask;
  const slot = slotAt(table, index);
  const element = load<i64>(slot, SLOT_KEY);
  removeAt(set, slot);
  store<u32>(set, index + 1, SET_FINGER);
  unlockObject(set);
  return element;
}

/** Empties the set; false = raised. */
export function setClear(set: u32): bool {
  const empty = newSlots(0);
  if (empty == 0) {
    raiseMemoryError();
    return false;
  }
  lockObject(set);
  const table = load<u32>(set, SET_TABLE);
  atomic.store<u32>(set, empty, SET_TABLE);
  changed(set, 0, 0);
  store<u32>(set, 0, SET_FINGER);
  unlockObject(set);
  dropTable(table);
  return true;
}

function dropTable(table: u32): void {
  const end = slotAt(table, load<u32>(table, SET_MASK));
  for (let slot = slotAt(table, 0); slot <= end; slot += SLOT_SIZE) release(load<i64>(slot, SLOT_KEY));
  freeBlock(table);
}

/** What a dead set owned. */
export function destroySet(set: u32): void {
  const table = load<u32>(set, SET_TABLE);
  if (table != 0) dropTable(table);
}

/** A new set of the type with the same elements, owned; 0 = raised. */
export function setCopy(set: u32, type: u32): u32 {
  const copy = newSet(type);
  if (copy != 0) {
    lockObject(set);
    const done = copyInto(copy, set);
    unlockObject(set);
    if (done) return copy;
    release(boxRef(copy));
  }
  raiseMemoryError();
  return 0;
}

/**
 * What is walked through in place of the set: as it is now, in the order of its table, as CPython has it under its critical section;
 * the set itself where no other thread may change it. Owned; 0 = raised.
 */
export function stillSet(set: u32): u32 {
  if (!readersMayLook() || isOfType(boxRef(set), TYPE_FROZENSET) || (REFCOUNT_BIASED && isOwn(set))) {
    shareRef(set);
    return set;
  }
  const still = newSet(TYPE_SET);
  if (still != 0) {
    lockObject(set);
    const done = copyTable(still, set);
    unlockObject(set);
    if (done) return still;
    release(boxRef(still));
  }
  raiseMemoryError();
  return 0;
}

/** Changes with each element that comes or goes. */
export function setVersion(set: u32): u32 {
  return atomic.load<u32>(set, SET_VERSION);
}

/** Exchanges the elements of a set with those of one that nobody else has; `only`: if its version is still that one. */
export function replaceElements(set: u32, source: u32, version: u32, only: bool): bool {
  lockObject(set);
  const isSame = !only || load<u32>(set, SET_VERSION) == version;
  if (isSame) exchange(set, source);
  unlockObject(set);
  return isSame;
}

/** As replaceElements, but only while the set is fresh: else false. */
export function adoptElements(set: u32, source: u32): bool {
  lockObject(set);
  const fresh = isFresh(set);
  if (fresh) exchange(set, source);
  unlockObject(set);
  return fresh;
}

function exchange(set: u32, source: u32): void {
  const table = load<u32>(set, SET_TABLE);
  const used = load<u32>(set, SET_USED);
  const fill = load<u32>(set, SET_FILL);
  atomic.store<u32>(set, load<u32>(source, SET_TABLE), SET_TABLE);
  changed(set, load<u32>(source, SET_USED), load<u32>(source, SET_FILL));
  store<u32>(source, table, SET_TABLE);
  changed(source, used, fill);
}

/** Makes room for `more` elements at once, as CPython does before it takes over a set or dict; false = raised. */
export function makeRoom(set: u32, more: u32): bool {
  lockObject(set);
  const wanted = <u64>load<u32>(set, SET_FILL) + more;
  const mask = <u64>load<u32>(load<u32>(set, SET_TABLE), SET_MASK);
  const done = wanted * 5 < mask * 3 || resize(set, (<u64>load<u32>(set, SET_USED) + more) * 2);
  unlockObject(set);
  if (!done) raiseMemoryError();
  return done;
}

/** Fills an empty set that nobody else has with another's elements; false = raised. */
export function fillFrom(set: u32, other: u32): bool {
  lockObject(other);
  const done = copyInto(set, other);
  unlockObject(other);
  if (!done) raiseMemoryError();
  return done;
}

/** When more than a fourth of the slots are deleted ones: a new table without them. False = raised. */
export function dropDeleted(set: u32): bool {
  lockObject(set);
  const used = load<u32>(set, SET_USED);
  const mask = load<u32>(load<u32>(set, SET_TABLE), SET_MASK);
  const done = load<u32>(set, SET_FILL) - used <= mask / 4 || resize(set, growth(used));
  unlockObject(set);
  if (!done) raiseMemoryError();
  return done;
}

/** True when no element was ever added to the present table. */
export function isFresh(set: u32): bool {
  return load<u32>(set, SET_FILL) == 0;
}

// ── elements in the order of the table ──

/** The hash of the element that was found last. */
export let elementHash: i64 = 0;
/** The slot behind it. */
export let nextIndex: u32 = 0;

/** The first element from slot `from` on, owned; UNBOUND = none. */
export function nextElement(set: u32, from: u32): i64 {
  lockObject(set);
  const table = load<u32>(set, SET_TABLE);
  const mask = load<u32>(table, SET_MASK);
  let index = from;
  while (index <= mask && !isElement(load<i64>(slotAt(table, index), SLOT_KEY))) index++;
  let element: i64 = UNBOUND;
  if (index <= mask) {
    element = share(load<i64>(slotAt(table, index), SLOT_KEY));
    elementHash = load<i64>(slotAt(table, index), SLOT_HASH);
  }
  unlockObject(set);
  nextIndex = index + 1;
  return element;
}

// ── the hash of a frozenset: independent of the order ──

export function frozensetHash(set: u32): i64 {
  const known = load<i64>(set, SET_HASH);
  if (known != NO_HASH) return known;
  const hash = contentHash(set);
  store<i64>(set, hash, SET_HASH);
  return hash;
}

function shuffled(hash: u64): u64 {
  return ((hash ^ 89869747) ^ (hash << 16)) * 3644798167;
}

function contentHash(set: u32): i64 {
  let hash: u64 = 0;
  lockObject(set);
  const table = load<u32>(set, SET_TABLE);
  const end = slotAt(table, load<u32>(table, SET_MASK));
  for (let slot = slotAt(table, 0); slot <= end; slot += SLOT_SIZE) {
    if (isElement(load<i64>(slot, SLOT_KEY))) hash ^= shuffled(load<i64>(slot, SLOT_HASH));
  }
  hash ^= (<u64>load<u32>(set, SET_USED) + 1) * 1927868237;
  unlockObject(set);
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069 + 907133923;
  return hash == <u64>NO_HASH ? 590923713 : <i64>hash;
}
