/**
 * Dicts. Writers hold the object's lock. Reads do not: they look at the table, which is replaced
 * whole and freed late, and try to become an owner of what they find; what cannot be told so is looked up under the lock.
 * Where keys must be compared by Python's ==, the lock is given up meanwhile, and what was found is looked at again.
 * Long because all of it stands on that one discipline of the lock; the table itself is in dict-table.ts.
 */
import { areSame } from "./compare";
import {
  freeBlock, newObject, noteFound, readersMayLook, release, releaseHeld, share, shareAlone, shareHeld, shareRef, tryShareRef, unhold,
} from "./count";
import { copyOfTable, entriesOf, entryOf, hasRoom, indexAt, insertEntry, lastEntry, maskOf, nextSlot, putValue, removeEntry, shifted, slotOfEntry } from "./dict-table";
import { hasRaised, raiseKeyError } from "./error";
import {
  DICT_EMPTY, DICT_FILLED, DICT_FIRST, DICT_ORDERED, DICT_SIZE, DICT_TABLE, DICT_USED, DICT_VERSION, PAIR_HASH, PAIR_KEY, PAIR_SIZE, PAIR_VALUE,
  REFCOUNT_BIASED, TYPE_DICT, TYPE_STR, TYPE_TUPLE, UNBOUND, VIEW_KEYS, VIEW_VALUES,
} from "./generated/layout";
import { FOR_KEY, hashFor, hashOf, NO_HASH, plainTupleHash } from "./hash";
import { ASK, sameKey } from "./key";
import { lockObject, lockTwo, unlockObject, unlockTwo } from "./lock";
import { raiseMemoryError } from "./messages";
import { isOwn } from "./private";
import { areEqualStrings, stringHash } from "./string";
import { boxInt, boxRef, isInt, isOfType, isRef, refOf, unboxInt } from "./value";

/** There is no such key, or no further entry. */
export const MISSING: i32 = -1;
/** The search raised. */
export const RAISED: i32 = -2;
/** The quick search cannot tell. */
const UNSETTLED: i32 = -3;

/** An empty dict, owned; 0 when memory is exhausted. */
export function newDict(): u32 {
  const dict = newObject(DICT_SIZE, TYPE_DICT);
  if (dict == 0) return 0;
  store<u32>(dict, 0, DICT_TABLE);
  store<u32>(dict, 0, DICT_USED);
  store<u32>(dict, 0, DICT_VERSION);
  store<u32>(dict, 0, DICT_ORDERED);
  return dict;
}

export function dictLength(dict: u32): u32 {
  return load<u32>(dict, DICT_USED);
}

// ── looking up ──

/** The slot at which the last `find` found the key. */
let foundSlot: u32 = 0;

/** Entry number of a key, found with the lock held, which stays held; MISSING likewise. RAISED: it is not held. */
export function find(dict: u32, key: i64, hash: i64): i32 {
  lockObject(dict);
  let index = probe(dict, key, hash);
  while (index == UNSETTLED) index = probe(dict, key, hash);
  return index;
}

/** One search; UNSETTLED when the keys changed while one was compared. */
function probe(dict: u32, key: i64, hash: i64): i32 {
  const table = load<u32>(dict, DICT_TABLE);
  if (table == 0) return MISSING;
  const mask = maskOf(table);
  const entries = entriesOf(table);
  let perturb = <u64>hash;
  let slot = <u32>hash & mask;
  while (true) {
    const index = load<i32>(indexAt(table, slot));
    if (index >= 0) {
      const entry = entries + <u32>index * PAIR_SIZE;
      if (load<i64>(entry, PAIR_HASH) == hash) {
        const same = compareKey(dict, load<i64>(entry, PAIR_KEY), key);
        if (same < 0) return same;
        if (same != 0) {
          foundSlot = slot;
          return index;
        }
      }
    } else if (index == DICT_EMPTY) return MISSING;
    perturb = shifted(perturb);
    slot = nextSlot(slot, perturb, mask);
  }
}

/** Whether the keys are equal: 1, 0, RAISED (then the lock is no longer held), UNSETTLED. */
function compareKey(dict: u32, candidate: i64, key: i64): i32 {
  const same = sameKey(candidate, key);
  if (same != ASK) return same;
  const version = load<u32>(dict, DICT_VERSION);
  share(candidate);
  unlockObject(dict);
  const equal = areSame(candidate, key);
  release(candidate);
  if (equal < 0) return RAISED;
  lockObject(dict);
  return load<u32>(dict, DICT_VERSION) == version ? equal : UNSETTLED;
}

/** Entry number of a key in a table, without the lock; MISSING; UNSETTLED: Python's == must be asked. */
function quickly(table: u32, key: i64, hash: i64): i32 {
  const mask = maskOf(table);
  const entries = entriesOf(table);
  let perturb = <u64>hash;
  let slot = <u32>hash & mask;
  while (true) {
    const index = load<i32>(indexAt(table, slot));
    if (index >= 0) {
      const entry = entries + <u32>index * PAIR_SIZE;
      const candidate = atomic.load<i64>(entry, PAIR_KEY);
      if (candidate == key) return index;
      if (load<i64>(entry, PAIR_HASH) == hash && candidate != UNBOUND) {
        if (isOfType(candidate, TYPE_STR) && isOfType(key, TYPE_STR)) {
          if (areEqualStrings(refOf(candidate), refOf(key))) return index;
          perturb = shifted(perturb);
          slot = nextSlot(slot, perturb, mask);
          continue;
        }
        const same = sameKey(candidate, key);
        if (same != 0) return same == ASK ? UNSETTLED : index;
      }
    } else if (index == DICT_EMPTY) return MISSING;
    perturb = shifted(perturb);
    slot = nextSlot(slot, perturb, mask);
  }
}

/** As `quickly`, without a call where the key, or a str that is equal, stands at the first place that is looked at. */
@inline
function atOnce(table: u32, key: i64, hash: i64): i32 {
  const index = load<i32>(indexAt(table, <u32>hash & maskOf(table)));
  if (index < 0) return index == DICT_EMPTY ? MISSING : quickly(table, key, hash);
  const entry = entryOf(table, index);
  const candidate = atomic.load<i64>(entry, PAIR_KEY);
  if (candidate == key) return index;
  if (load<i64>(entry, PAIR_HASH) == hash && isOfType(candidate, TYPE_STR) && isOfType(key, TYPE_STR) && areEqualStrings(refOf(candidate), refOf(key))) return index;
  return quickly(table, key, hash);
}

/** Hash of a str, a small int or a tuple of such; NO_HASH for every other value, which the quick ways leave alone. */
@inline
function quickHash(key: i64): i64 {
  if (isInt(key)) return key == boxInt(-1) ? -2 : unboxInt(key);
  if (isOfType(key, TYPE_STR)) return <i64>stringHash(refOf(key));
  return isOfType(key, TYPE_TUPLE) ? plainTupleHash(refOf(key)) : NO_HASH;
}

/** dict[key] for str and int keys, owned; UNBOUND: not there, or the general way must tell. Raises nothing. */
export function dict_get(dict: u32, key: i64): i64 {
  const hash = quickHash(key);
  const table = load<u32>(dict, DICT_TABLE);
  if (hash == NO_HASH || table == 0) return UNBOUND;
  const index = atOnce(table, key, hash);
  return index < 0 ? UNBOUND : valueAt(dict, table, index);
}

/** dict.get(key, default), owned, for a dict itself and a str or int key; UNBOUND: the general way must tell. Raises nothing. */
export function dict_get_or(container: i64, key: i64, otherwise: i64): i64 {
  if (!isOfType(container, TYPE_DICT)) return UNBOUND;
  const hash = quickHash(key);
  if (hash == NO_HASH) return UNBOUND;
  const table = load<u32>(refOf(container), DICT_TABLE);
  const index = table == 0 ? MISSING : atOnce(table, key, hash);
  return index >= 0 ? valueAt(refOf(container), table, index) : index == MISSING ? share(otherwise) : UNBOUND;
}

/** The value of an entry as its further owner; UNBOUND when it is gone. Needs no lock. */
function valueAt(dict: u32, table: u32, index: u32): i64 {
  const entry = entryOf(table, index);
  const value = atomic.load<i64>(entry, PAIR_VALUE);
  if (!isRef(value)) return value;
  if (!readersMayLook()) return share(value);
  if (!tryShareRef(refOf(value))) return UNBOUND;
  noteFound(dict, entry + PAIR_VALUE, refOf(value));
  return value;
}

/** key in dict for str and int keys: 1, 0, -1 = the general way must tell. Raises nothing. */
export function dict_has(dict: u32, key: i64): i32 {
  const hash = quickHash(key);
  if (hash == NO_HASH) return -1;
  const table = load<u32>(dict, DICT_TABLE);
  if (table == 0) return 0;
  const index = atOnce(table, key, hash);
  return index >= 0 ? 1 : index == MISSING ? 0 : -1;
}

/** dict[key], owned; UNBOUND = not there, or raised (`hasRaised`). */
export function dictGet(dict: u32, key: i64): i64 {
  const quick = dict_get(dict, key);
  if (quick != UNBOUND) return quick;
  const hash = hashFor(key, FOR_KEY);
  return hash == NO_HASH ? UNBOUND : dictGetHashed(dict, key, hash);
}

export function dictGetHashed(dict: u32, key: i64, hash: i64): i64 {
  const table = load<u32>(dict, DICT_TABLE);
  const quick = table == 0 ? MISSING : quickly(table, key, hash);
  if (quick == MISSING) return UNBOUND;
  const seen: i64 = quick < 0 ? UNBOUND : valueAt(dict, table, quick);
  if (seen != UNBOUND) return seen;
  const index = find(dict, key, hash);
  if (index == RAISED) return UNBOUND;
  const value = index == MISSING ? UNBOUND : shareHeld(load<i64>(entryOf(load<u32>(dict, DICT_TABLE), index), PAIR_VALUE));
  unlockObject(dict);
  return value;
}

/** dict[key], owned; UNBOUND = raised, KeyError when it is not there. */
export function dictItem(dict: u32, key: i64): i64 {
  const value = dictGet(dict, key);
  if (value == UNBOUND && !hasRaised()) raiseKeyError(key);
  return value;
}

/** key in dict: 1, 0, -1 = raised. */
export function dictHas(dict: u32, key: i64): i32 {
  const quick = dict_has(dict, key);
  if (quick >= 0) return quick;
  const hash = hashFor(key, FOR_KEY);
  return hash == NO_HASH ? -1 : dictHasHashed(dict, key, hash);
}

export function dictHasHashed(dict: u32, key: i64, hash: i64): i32 {
  const table = load<u32>(dict, DICT_TABLE);
  const quick = table == 0 ? MISSING : quickly(table, key, hash);
  if (quick != UNSETTLED) return i32(quick >= 0);
  const index = find(dict, key, hash);
  if (index == RAISED) return -1;
  unlockObject(dict);
  return i32(index != MISSING);
}

// ── changing ──

/** dict[key] = value, both borrowed; false = raised. */
export function dictSet(dict: u32, key: i64, value: i64): bool {
  const hash = hashFor(key, FOR_KEY);
  return hash != NO_HASH && dictSetHashed(dict, key, hash, value);
}

export function dictSetHashed(dict: u32, key: i64, hash: i64, value: i64): bool {
  const index = find(dict, key, hash);
  if (index == RAISED) return false;
  if (index >= 0) {
    const address = entryOf(load<u32>(dict, DICT_TABLE), index) + PAIR_VALUE;
    const old = load<i64>(address);
    putValue(address, share(value));
    unlockObject(dict);
    releaseHeld(dict, old);
    return true;
  }
  const done = insertEntry(dict, hash, share(key), share(value));
  unlockObject(dict);
  if (done) return true;
  release(key);
  release(value);
  raiseMemoryError();
  return false;
}

/** dict[key] = value (borrowed) for str and int keys; 0: nothing done, the general way must do it. */
export function dict_set(dict: u32, key: i64, value: i64): u32 {
  const hash = quickHash(key);
  if (hash == NO_HASH) return 0;
  if (!readersMayLook()) return setAlone(dict, key, hash, value);
  // Before it is known whether the dict is this thread's own: to count what is another's may take a wait.
  share(key);
  share(value);
  const own = REFCOUNT_BIASED && readersMayLook() && isOwn(dict) && hasRoom(load<u32>(dict, DICT_TABLE));
  if (!own) lockObject(dict);
  const table = load<u32>(dict, DICT_TABLE);
  const index = table == 0 ? MISSING : quickly(table, key, hash);
  if (index >= 0) {
    const address = entryOf(table, index) + PAIR_VALUE;
    const old = load<i64>(address);
    putValue(address, value);
    if (!own) unlockObject(dict);
    release(key);
    releaseHeld(dict, old);
    return 1;
  }
  const done = index == MISSING && insertEntry(dict, hash, key, value);
  if (!own) unlockObject(dict);
  if (done) return 1;
  release(key);
  release(value);
  return 0;
}

/** The same where nobody may look on. */
function setAlone(dict: u32, key: i64, hash: i64, value: i64): u32 {
  const table = load<u32>(dict, DICT_TABLE);
  const index = table == 0 ? MISSING : atOnce(table, key, hash);
  if (index >= 0) {
    const address = entryOf(table, index) + PAIR_VALUE;
    const old = load<i64>(address);
    store<i64>(address, shareAlone(value));
    releaseHeld(dict, old);
    return 1;
  }
  if (index != MISSING || !insertEntry(dict, hash, key, value)) return 0;
  shareAlone(key);
  shareAlone(value);
  return 1;
}

/** The value of a key, which gets `value` (borrowed) when it is not there; owned. UNBOUND = raised. */
export function dictSetDefault(dict: u32, key: i64, value: i64): i64 {
  const hash = hashFor(key, FOR_KEY);
  if (hash == NO_HASH) return UNBOUND;
  const index = find(dict, key, hash);
  if (index == RAISED) return UNBOUND;
  if (index >= 0) {
    const present = share(load<i64>(entryOf(load<u32>(dict, DICT_TABLE), index), PAIR_VALUE));
    unlockObject(dict);
    return present;
  }
  const done = insertEntry(dict, hash, share(key), share(value));
  unlockObject(dict);
  if (done) return share(value);
  release(key);
  release(value);
  raiseMemoryError();
  return UNBOUND;
}

/** Takes a key out: its value, owned; UNBOUND = not there, or raised (`hasRaised`). */
export function dictTake(dict: u32, key: i64): i64 {
  const hash = hashFor(key, FOR_KEY);
  if (hash == NO_HASH) return UNBOUND;
  const index = find(dict, key, hash);
  if (index == RAISED) return UNBOUND;
  if (index == MISSING) {
    unlockObject(dict);
    return UNBOUND;
  }
  return removed(dict, load<u32>(dict, DICT_TABLE), foundSlot, index);
}

/** Ends the locked removal of an entry; its value, owned. */
function removed(dict: u32, table: u32, slot: u32, index: u32): i64 {
  const entry = entryOf(table, index);
  const key = load<i64>(entry, PAIR_KEY);
  const value = load<i64>(entry, PAIR_VALUE);
  removeEntry(dict, table, slot, index);
  unlockObject(dict);
  unhold(dict, value);
  release(key);
  return value;
}

/** Takes the entry out that was inserted last; it is in `entryKey` and `entryValue`, owned. False: the dict is empty. */
export function takeLast(dict: u32): bool {
  lockObject(dict);
  const table = load<u32>(dict, DICT_TABLE);
  const index = table == 0 ? -1 : lastEntry(table);
  if (index < 0) {
    unlockObject(dict);
    return false;
  }
  entryKey = share(load<i64>(entryOf(table, index), PAIR_KEY));
  entryValue = removed(dict, table, slotOfEntry(table, index), index);
  return true;
}

/** As `takeLast`, of the one that was inserted first. */
export function takeFirst(dict: u32): bool {
  lockObject(dict);
  const table = load<u32>(dict, DICT_TABLE);
  const filled: u32 = table == 0 ? 0 : load<u32>(table, DICT_FILLED);
  let index: u32 = table == 0 ? 0 : load<u32>(table, DICT_FIRST);
  while (index < filled && load<i64>(entryOf(table, index), PAIR_KEY) == UNBOUND) index++;
  if (index >= filled) {
    unlockObject(dict);
    return false;
  }
  entryKey = share(load<i64>(entryOf(table, index), PAIR_KEY));
  entryValue = removed(dict, table, slotOfEntry(table, index), index);
  return true;
}

/** Lets the entry of a key be the last: 1; 0 = there is none, -1 = raised. */
export function dictMoveToEnd(dict: u32, key: i64): i32 {
  const hash = hashOf(key);
  const index: i32 = hash == NO_HASH ? RAISED : find(dict, key, hash);
  if (index == RAISED) return -1;
  const table = load<u32>(dict, DICT_TABLE);
  if (index == MISSING || index == lastEntry(table)) {
    unlockObject(dict);
    return i32(index != MISSING);
  }
  const present = load<i64>(entryOf(table, index), PAIR_KEY);
  const value = load<i64>(entryOf(table, index), PAIR_VALUE);
  removeEntry(dict, table, foundSlot, index);
  const done = insertEntry(dict, hash, present, value);
  unlockObject(dict);
  if (done) return 1;
  release(present);
  release(value);
  raiseMemoryError();
  return -1;
}

/** del dict[key]; false = raised. */
export function dictDelete(dict: u32, key: i64): bool {
  const value = dictTake(dict, key);
  if (value == UNBOUND && !hasRaised()) raiseKeyError(key);
  release(value);
  return value != UNBOUND;
}

export function dictClear(dict: u32): void {
  lockObject(dict);
  const table = load<u32>(dict, DICT_TABLE);
  atomic.store<u32>(dict, 0, DICT_TABLE);
  store<u32>(dict, 0, DICT_USED);
  store<u32>(dict, load<u32>(dict, DICT_VERSION) + 1, DICT_VERSION);
  unlockObject(dict);
  if (table == 0) return;
  releaseEntries(dict, table);
  freeBlock(table);
}

/** Gives up what a table's entries own; nobody writes to it any more. */
function releaseEntries(dict: u32, table: u32): void {
  let entry = entriesOf(table);
  for (let i = load<u32>(table, DICT_FILLED); i != 0; i--, entry += PAIR_SIZE) {
    release(load<i64>(entry, PAIR_KEY));
    releaseHeld(dict, load<i64>(entry, PAIR_VALUE));
  }
}

/** What a dead dict owned. */
export function destroyDict(dict: u32): void {
  const table = load<u32>(dict, DICT_TABLE);
  if (table == 0) return;
  // The last first: they are taken down from the last to the first (count.ts).
  let entry = entriesOf(table) + PAIR_SIZE * load<u32>(table, DICT_FILLED);
  for (let i = load<u32>(table, DICT_FILLED); i != 0; i--) {
    entry -= PAIR_SIZE;
    releaseHeld(dict, load<i64>(entry, PAIR_VALUE));
    release(load<i64>(entry, PAIR_KEY));
  }
  freeBlock(table);
}

/** A new dict with the same entries, owned; 0 when memory is exhausted. */
export function dictCopy(dict: u32): u32 {
  const copy = newDict();
  if (copy == 0) return 0;
  lockObject(dict);
  const used = load<u32>(dict, DICT_USED);
  const table = used == 0 ? 0 : copyOfTable(dict);
  unlockObject(dict);
  if (table == 0 && used != 0) {
    release(boxRef(copy));
    return 0;
  }
  store<u32>(copy, table, DICT_TABLE);
  store<u32>(copy, used, DICT_USED);
  return copy;
}

/**
 * What is walked through in place of the dict: as it is now, which CPython's critical sections give; the dict itself where no other
 * thread may change it. Owned; 0 = raised.
 */
export function stillDict(dict: u32): u32 {
  if (!readersMayLook() || (REFCOUNT_BIASED && isOwn(dict))) {
    shareRef(dict);
    return dict;
  }
  const copy = dictCopy(dict);
  if (copy == 0) raiseMemoryError();
  return copy;
}

/** Gives an empty dict all entries of another at once; false: it is not empty, or there is no memory for that. */
export function startWith(dict: u32, other: u32): bool {
  if (load<u32>(dict, DICT_TABLE) != 0) return false;
  lockTwo(dict, other);
  const used = load<u32>(other, DICT_USED);
  const table = used == 0 || load<u32>(dict, DICT_TABLE) != 0 ? 0 : copyOfTable(other);
  if (table != 0) {
    atomic.store<u32>(dict, table, DICT_TABLE);
    store<u32>(dict, used, DICT_USED);
    store<u32>(dict, load<u32>(dict, DICT_VERSION) + 1, DICT_VERSION);
  }
  unlockTwo(dict, other);
  return table != 0;
}

// ── entries in their order ──

/** The entry that was found last, as further owner. */
export let entryKey: i64 = UNBOUND;
export let entryValue: i64 = UNBOUND;
export let entryHash: i64 = 0;

/** The first entry from number `from` on: its number, and itself in entryKey, entryValue (owned) and entryHash; -1 = none. */
export function nextEntry(dict: u32, from: u32): i32 {
  lockObject(dict);
  const table = load<u32>(dict, DICT_TABLE);
  const filled: u32 = table == 0 ? 0 : load<u32>(table, DICT_FILLED);
  let index: u32 = table == 0 ? from : max(from, load<u32>(table, DICT_FIRST));
  while (index < filled && load<i64>(entryOf(table, index), PAIR_KEY) == UNBOUND) index++;
  const found = index < filled;
  if (found) readEntry(entryOf(table, index));
  unlockObject(dict);
  return found ? <i32>index : -1;
}

/** As nextEntry, for an iterator over a dict: of an entry only what views of the kind VIEW_* show is owned, the other is UNBOUND. */
export function nextShown(dict: u32, from: u32, kind: u32): i32 {
  const seen = readersMayLook() ? shownBeside(dict, from, kind) : UNSETTLED;
  if (seen != UNSETTLED) return seen;
  lockObject(dict);
  const table = load<u32>(dict, DICT_TABLE);
  const filled: u32 = table == 0 ? 0 : load<u32>(table, DICT_FILLED);
  let index: u32 = table == 0 ? from : max(from, load<u32>(table, DICT_FIRST));
  let entry: u32 = table == 0 ? 0 : entryOf(table, index);
  while (index < filled && load<i64>(entry, PAIR_KEY) == UNBOUND) {
    index++;
    entry += PAIR_SIZE;
  }
  if (index < filled) {
    entryKey = kind == VIEW_VALUES ? UNBOUND : share(load<i64>(entry, PAIR_KEY));
    entryValue = kind == VIEW_KEYS ? UNBOUND : share(load<i64>(entry, PAIR_VALUE));
  }
  unlockObject(dict);
  return index < filled ? <i32>index : -1;
}

/** The same without the lock; UNSETTLED: an owner may only be made under it. An entry is written value first, then key, then counted. */
function shownBeside(dict: u32, from: u32, kind: u32): i32 {
  const table = atomic.load<u32>(dict, DICT_TABLE);
  if (table == 0) return MISSING;
  const filled = atomic.load<u32>(table, DICT_FILLED);
  for (let index = max(from, load<u32>(table, DICT_FIRST)); index < filled; index++) {
    const entry = entryOf(table, index);
    const key = atomic.load<i64>(entry, PAIR_KEY);
    if (key == UNBOUND) continue;
    const value: i64 = kind == VIEW_KEYS ? UNBOUND : valueAt(dict, table, index);
    if (kind != VIEW_KEYS && value == UNBOUND) return UNSETTLED;
    if (kind != VIEW_VALUES && isRef(key) && !tryShareRef(refOf(key))) {
      release(value);
      return UNSETTLED;
    }
    entryKey = kind == VIEW_VALUES ? UNBOUND : key;
    entryValue = value;
    return index;
  }
  return MISSING;
}

/** As nextEntry, from number `from` on downwards; UNBOUND's number stands for the last. */
export function previousEntry(dict: u32, from: i32): i32 {
  lockObject(dict);
  const table = load<u32>(dict, DICT_TABLE);
  let index = table == 0 ? -1 : min(from, <i32>load<u32>(table, DICT_FILLED) - 1);
  while (index >= 0 && load<i64>(entryOf(table, index), PAIR_KEY) == UNBOUND) index--;
  if (index >= 0) readEntry(entryOf(table, index));
  unlockObject(dict);
  return index;
}

function readEntry(entry: u32): void {
  entryKey = share(load<i64>(entry, PAIR_KEY));
  entryValue = share(load<i64>(entry, PAIR_VALUE));
  entryHash = load<i64>(entry, PAIR_HASH);
}
