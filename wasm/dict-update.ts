/** Filling dicts from other dicts, from pairs and from keyword arguments, and comparing them. */
import { isInstance } from "./class";
import { areSame } from "./compare";
import { addKeys, keysMethod } from "./mapping";
import { release, releaseRef } from "./count";
import {
  dictCopy, dictGetHashed, dictLength, dictSet, dictSetHashed, entryHash, entryKey, entryValue, newDict, nextEntry, startWith, stillDict,
} from "./dict";
import { hasRaised, takeException } from "./error";
import { EXC_RecursionError, EXC_TypeError, EXC_ValueError, NAME_ITER, TYPE_DICT, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { iterNext, iterOf } from "./iterate";
import { begin, number, raiseBuilt, raiseLiteral, raiseMemoryError, text } from "./messages";
import { nativeOf } from "./native";
import { hasSpecial } from "./special";
import { tupleItem, tupleLength } from "./tuple";
import { isOfType, refOf } from "./value";

/** Dicts within dicts that a comparison follows; they may contain themselves. */
const DEEPEST: u32 = 900;
let depth: u32 = 0;

/** The dict inside of an instance that iterates as dicts do, owned: it is read past its own `__getitem__`. UNBOUND = none. */
export function plainDictOf(source: i64): i64 {
  if (!isInstance(source)) return UNBOUND;
  const inner = nativeOf(source);
  if (isOfType(inner, TYPE_DICT) && !hasSpecial(source, NAME_ITER)) return inner;
  release(inner);
  return UNBOUND;
}

/** Adds all entries of a dict, or of an iterable of pairs; false = raised. */
export function dictUpdate(dict: u32, source: i64): bool {
  if (isOfType(source, TYPE_DICT)) return dictMerge(dict, refOf(source));
  if (isInstance(source)) {
    const inner = plainDictOf(source);
    if (inner != UNBOUND) {
      const merged = dictMerge(dict, refOf(inner));
      release(inner);
      return merged;
    }
    const keys = keysMethod(source);
    if (keys != UNBOUND) {
      const done = addKeys(dict, source, keys);
      release(keys);
      return done;
    }
    if (hasRaised()) return false;
  }
  return addPairs(dict, source);
}

export function dictMerge(dict: u32, source: u32): bool {
  if (dict == source || startWith(dict, source)) return true;
  const still = stillDict(source);
  let done = still != 0;
  for (let from: u32 = 0; done;) {
    const index = nextEntry(still, from);
    if (index < 0) break;
    from = index + 1;
    const key = entryKey;
    const value = entryValue;
    done = dictSetHashed(dict, key, entryHash, value);
    release(key);
    release(value);
  }
  if (still != 0) releaseRef(still);
  return done;
}

function addPairs(dict: u32, pairs: i64): bool {
  const iterator = iterOf(pairs);
  if (iterator == UNBOUND) return false;
  let done = true;
  for (let i: u32 = 0; done; i++) {
    const pair = iterNext(iterator);
    if (pair == UNBOUND) {
      done = !hasRaised();
      break;
    }
    done = addPair(dict, pair, i);
    release(pair);
  }
  release(iterator);
  return done;
}

function addPair(dict: u32, pair: i64, place: u32): bool {
  if (isOfType(pair, TYPE_TUPLE)) {
    const tuple = refOf(pair);
    if (tupleLength(tuple) != 2) return wrongLength(place, tupleLength(tuple));
    return dictSet(dict, tupleItem(tuple, 0), tupleItem(tuple, 1));
  }
  const iterator = iterOf(pair);
  if (iterator == UNBOUND) {
    release(takeException());
    raiseLiteral(EXC_TypeError, "object is not iterable");
    return false;
  }
  const done = addIterated(dict, iterator, place);
  release(iterator);
  return done;
}

function addIterated(dict: u32, iterator: i64, place: u32): bool {
  let key: i64 = UNBOUND;
  let value: i64 = UNBOUND;
  let count: u32 = 0;
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND) break;
    if (count == 0) key = item;
    else if (count == 1) value = item;
    else release(item);
    count++;
  }
  const done = !hasRaised() && (count == 2 ? dictSet(dict, key, value) : wrongLength(place, count));
  release(key);
  release(value);
  return done;
}

function wrongLength(place: u32, length: u32): bool {
  const mark = begin();
  text("dictionary update sequence element #");
  number(place);
  text(" has length ");
  number(length);
  text("; 2 is required");
  raiseBuilt(EXC_ValueError, mark);
  return false;
}

/** A new empty dict, owned; 0 = raised. */
export function emptyDict(): u32 {
  const dict = newDict();
  if (dict == 0) raiseMemoryError();
  return dict;
}

/** A new dict with the same entries, owned; 0 = raised. */
export function copyOf(dict: u32): u32 {
  const copy = dictCopy(dict);
  if (copy == 0) raiseMemoryError();
  return copy;
}

/** left | right as a new dict, owned; 0 = raised. */
export function dictUnion(left: u32, right: u32): u32 {
  const result = copyOf(left);
  if (result == 0 || dictMerge(result, right)) return result;
  releaseRef(result);
  return 0;
}

/** 1, 0, -1 = raised. */
export function dictsEqual(left: u32, right: u32): i32 {
  if (dictLength(left) != dictLength(right)) return 0;
  if (depth >= DEEPEST) {
    raiseLiteral(EXC_RecursionError, "maximum recursion depth exceeded in comparison");
    return -1;
  }
  const still = stillDict(left);
  if (still == 0) return -1;
  depth++;
  let equal = 1;
  for (let from: u32 = 0; equal == 1;) {
    const index = nextEntry(still, from);
    if (index < 0) break;
    from = index + 1;
    const key = entryKey;
    const value = entryValue;
    const other = dictGetHashed(right, key, entryHash);
    equal = other == UNBOUND ? (hasRaised() ? -1 : 0) : areSame(value, other);
    release(key);
    release(value);
    release(other);
  }
  depth--;
  releaseRef(still);
  return equal;
}
