/**
 * What sets do with each other and with anything that can be iterated over. The order of the results is CPython's: it
 * follows from which of the two is walked through and how the result grows.
 */
import { readersMayLook, release, releaseRef, share } from "./count";
import { dictHasHashed, dictLength, entryHash, entryKey, entryValue, nextEntry, stillDict } from "./dict";
import { hasRaised } from "./error";
import { TYPE_DICT, TYPE_FROZENSET, TYPE_LIST, TYPE_RANGE, TYPE_SET, TYPE_STR, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { FOR_ELEMENT, hashFor, hashOf, NO_HASH } from "./hash";
import { iterNext, iterOf } from "./iterate";
import { raiseMemoryError } from "./messages";
import {
  adoptElements, dropDeleted, elementHash, fillFrom, isFresh, isSet, makeRoom, newSet, nextElement, nextIndex, replaceElements,
  setAddHashed, setClear, setCopy, setDiscardHashed, setHasHashed, setLength, setVersion, stillSet,
} from "./set";
import { boxRef, isOfType, refOf, typeOf } from "./value";

// What is done with each element that is walked through.
const ADD: u32 = 0; // to the target
const DISCARD: u32 = 1; // from the target
const TOGGLE: u32 = 2; // out of the target, or into it
const ADD_COMMON: u32 = 3; // to the target, when it is in the other
const ADD_OTHERS: u32 = 4; // to the target, when it is not
const ALL_IN: u32 = 5; // stop at one that is not in the other
const NONE_IN: u32 = 6; // stop at one that is

/** Walks through a set, dict or any iterable: 1 = to the end, 0 = stopped, -1 = raised. */
function walk(source: i64, step: u32, target: u32, against: i64): i32 {
  if (isSet(source)) return walkSet(refOf(source), step, target, against);
  if (isOfType(source, TYPE_DICT)) return walkDict(refOf(source), step, target, against);
  const iterator = iterOf(source);
  if (iterator == UNBOUND) return -1;
  let result = 1;
  while (result == 1) {
    const key = iterNext(iterator);
    if (key == UNBOUND) {
      if (hasRaised()) result = -1;
      break;
    }
    const hash = step == ADD_COMMON ? hashOf(key) : hashFor(key, FOR_ELEMENT);
    result = hash == NO_HASH ? -1 : apply(step, target, against, key, hash);
    release(key);
  }
  release(iterator);
  return result;
}

function walkSet(set: u32, step: u32, target: u32, against: i64): i32 {
  const still = stillSet(set);
  let result: i32 = still == 0 ? -1 : 1;
  for (let from: u32 = 0; result == 1;) {
    const key = nextElement(still, from);
    if (key == UNBOUND) break;
    from = nextIndex;
    result = apply(step, target, against, key, elementHash);
    release(key);
  }
  if (still != 0) releaseRef(still);
  return result;
}

function walkDict(dict: u32, step: u32, target: u32, against: i64): i32 {
  const still = stillDict(dict);
  let result: i32 = still == 0 ? -1 : 1;
  for (let from: u32 = 0; result == 1;) {
    const index = nextEntry(still, from);
    if (index < 0) break;
    from = index + 1;
    const key = entryKey;
    release(entryValue);
    result = apply(step, target, against, key, entryHash);
    release(key);
  }
  if (still != 0) releaseRef(still);
  return result;
}

function apply(step: u32, target: u32, against: i64, key: i64, hash: i64): i32 {
  if (step == ADD) return setAddHashed(target, key, hash) ? 1 : -1;
  if (step == DISCARD) return setDiscardHashed(target, key, hash) < 0 ? -1 : 1;
  const isIn = step == TOGGLE ? setDiscardHashed(target, key, hash) : has(against, key, hash);
  if (isIn < 0) return -1;
  if (step == ALL_IN) return isIn;
  if (step == NONE_IN) return 1 - isIn;
  if ((isIn != 0) != (step == ADD_COMMON)) return 1;
  return setAddHashed(target, key, hash) ? 1 : -1;
}

function has(container: i64, key: i64, hash: i64): i32 {
  const object = refOf(container);
  return isSet(container) ? setHasHashed(object, key, hash) : dictHasHashed(object, key, hash);
}

/** A new set of the type, owned; 0 = raised. */
export function emptySet(type: u32): u32 {
  const set = newSet(type);
  if (set == 0) raiseMemoryError();
  return set;
}

/** `set` unless `done` is false: then it is given up. */
function orNothing(set: u32, done: bool): u32 {
  if (done) return set;
  release(boxRef(set));
  return 0;
}

/** A new set of the type with the elements of an iterable, owned; 0 = raised. */
export function setOf(type: u32, iterable: i64): u32 {
  const set = emptySet(type);
  return set == 0 ? 0 : orNothing(set, setUpdate(set, iterable));
}

/** Adds all elements of an iterable; false = raised. */
export function setUpdate(set: u32, other: i64): bool {
  if (isSet(other)) return merge(set, refOf(other));
  if (isOfType(other, TYPE_DICT) && !makeRoom(set, dictLength(refOf(other)))) return false;
  return walk(other, ADD, set, UNBOUND) > 0;
}

function merge(set: u32, other: u32): bool {
  if (set == other || setLength(other) == 0) return true;
  if (isFresh(set)) {
    const filled = emptySet(TYPE_SET);
    if (filled == 0) return false;
    const done = fillFrom(filled, other);
    const adopted = done && adoptElements(set, filled);
    release(boxRef(filled));
    if (!done) return false;
    if (adopted) return true;
  } else if (!makeRoom(set, setLength(other))) return false;
  return walkSet(other, ADD, set, UNBOUND) > 0;
}

/** set & other as a new set, owned; 0 = raised. */
export function intersection(set: u32, other: i64): u32 {
  const type = typeOf(boxRef(set));
  if (other == boxRef(set)) return setCopy(set, type);
  const result = emptySet(type);
  if (result == 0) return 0;
  const isLarger = isSet(other) && setLength(refOf(other)) > setLength(set);
  const done = isLarger ? walk(boxRef(set), ADD_COMMON, result, other) : walk(other, ADD_COMMON, result, boxRef(set));
  return orNothing(result, done > 0);
}

/** set - other as a new set, owned; 0 = raised. */
export function difference(set: u32, other: i64): u32 {
  const type = typeOf(boxRef(set));
  const isDict = isOfType(other, TYPE_DICT);
  const size = isDict ? dictLength(refOf(other)) : isSet(other) ? setLength(refOf(other)) : 0;
  if (!isDict && !isSet(other) || setLength(set) >> 2 > size) {
    const copy = setCopy(set, type);
    return copy == 0 ? 0 : orNothing(copy, differenceUpdate(copy, other));
  }
  const result = emptySet(type);
  return result == 0 ? 0 : orNothing(result, walkSet(set, ADD_OTHERS, result, other) > 0);
}

/** set -= other; false = raised. */
export function differenceUpdate(set: u32, other: i64): bool {
  if (other == boxRef(set)) return setClear(set);
  let source = share(other);
  if (isSet(other) && setLength(refOf(other)) >> 3 > setLength(set)) {
    release(source);
    const common = intersection(set, other);
    if (common == 0) return false;
    source = boxRef(common);
  }
  const done = walk(source, DISCARD, set, UNBOUND) > 0;
  release(source);
  return done && dropDeleted(set);
}

/** set ^= other; false = raised. */
export function symmetricDifferenceUpdate(set: u32, other: i64): bool {
  if (other == boxRef(set)) return setClear(set);
  if (isSet(other) || isOfType(other, TYPE_DICT)) return walk(other, TOGGLE, set, UNBOUND) > 0;
  const distinct = setOf(typeOf(boxRef(set)), other);
  if (distinct == 0) return false;
  const done = walkSet(distinct, TOGGLE, set, UNBOUND) > 0;
  release(boxRef(distinct));
  return done;
}

/** set ^ other as a new set, owned; 0 = raised. */
export function symmetricDifference(set: u32, other: i64): u32 {
  const result = setOf(typeOf(boxRef(set)), other);
  return result == 0 ? 0 : orNothing(result, symmetricDifferenceUpdate(result, boxRef(set)));
}

/** set | other as a new set, owned; 0 = raised. */
export function union(set: u32, other: i64): u32 {
  const result = setCopy(set, typeOf(boxRef(set)));
  return result == 0 ? 0 : orNothing(result, setUpdate(result, other));
}

/** set &= other; false = raised. */
export function intersectionUpdate(set: u32, other: i64): bool {
  let version: u32;
  let result: u32;
  // What other threads add or take out meanwhile shall not be lost.
  do {
    version = setVersion(set);
    result = intersection(set, other);
    if (result == 0) return false;
  } while (!replaced(set, result, version, isRepeatable(other)));
  return true;
}

/**
 * Gives the set the elements of one that nobody else has, and which is given up, if its version is still that one; in any case where
 * that cannot be tried again, or where no other thread changed it but what was called meanwhile.
 */
export function replaced(set: u32, result: u32, version: u32, again: bool): bool {
  const done = replaceElements(set, result, version, again && readersMayLook());
  release(boxRef(result));
  return done;
}

/** Iterating over it once more gives the same, and runs no Python. */
export function isRepeatable(value: i64): bool {
  switch (typeOf(value)) {
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_DICT:
    case TYPE_LIST:
    case TYPE_TUPLE:
    case TYPE_RANGE:
    case TYPE_STR: return true;
  }
  return false;
}

/** Whether all elements of the set are in the other: 1, 0, -1 = raised. */
export function isSubset(set: u32, other: i64): i32 {
  if (isSet(other)) {
    if (setLength(set) > setLength(refOf(other))) return 0;
    return walkSet(set, ALL_IN, 0, other);
  }
  const common = intersection(set, other);
  if (common == 0) return -1;
  const holds = setLength(common) == setLength(set);
  release(boxRef(common));
  return i32(holds);
}

export function isSuperset(set: u32, other: i64): i32 {
  if (isSet(other)) return isSubset(refOf(other), boxRef(set));
  return walk(other, ALL_IN, 0, boxRef(set));
}

export function isDisjoint(set: u32, other: i64): i32 {
  if (other == boxRef(set)) return i32(setLength(set) == 0);
  if (isSet(other) && setLength(refOf(other)) > setLength(set)) return walkSet(set, NONE_IN, 0, other);
  return walk(other, NONE_IN, 0, boxRef(set));
}

/** Whether two sets have the same elements: 1, 0, -1 = raised. */
export function setsEqual(left: u32, right: u32): i32 {
  return setLength(left) == setLength(right) ? isSubset(left, boxRef(right)) : 0;
}

/** A frozenset of an iterable, itself when it is one, owned; 0 = raised. */
export function frozensetOf(iterable: i64): u32 {
  return isOfType(iterable, TYPE_FROZENSET) ? refOf(share(iterable)) : setOf(TYPE_FROZENSET, iterable);
}
