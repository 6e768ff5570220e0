/**
 * product, permutations, combinations: iterators over tuples of items of what was given. Their state is a list of
 * places that nobody else has; a step of it runs no Python code and is done under the iterator's lock.
 */
import { checkCount, checkNoKeywords, keyword, keywordCount, parameter, argument, positional } from "./arguments";
import { isAnyInt } from "./bigint";
import { tupleOf } from "./collect";
import { release, share } from "./count";
import { hasRaised, orMemoryError } from "./error";
import {
  EXC_OverflowError, EXC_TypeError, EXC_ValueError, ITER_COMBINATIONS, ITER_COMBINATIONS_AGAIN, ITER_ENDED, ITER_PERMUTATIONS, ITER_PRODUCT,
  ITERATOR_INDEX, ITERATOR_OBJECT, ITERATOR_SECOND, LIST_ITEMS, NONE, STORAGE_ITEMS, TUPLE_ITEMS, UNBOUND,
} from "./generated/layout";
import { checkNamed, missingArgument, sizeOf } from "./itertools";
import { newIterator } from "./iterator";
import { list_push, listLength, newList } from "./list";
import { lockObject, unlockObject } from "./lock";
import { raiseLiteral } from "./messages";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, refOf, unboxInt } from "./value";

/** More places than any program's patience: below it sizes do not overflow. */
const MOST_PLACES: i64 = 0x100_0000;

// ── the classes ──

export function product(): i64 {
  const repeat = keyword("repeat");
  if (!checkNamed("product", 0, 0xffff, 0xffff)) return UNBOUND;
  const times = repeat == UNBOUND ? 1 : sizeOf(repeat);
  if (hasRaised()) return UNBOUND;
  if (times < 0) {
    raiseLiteral(EXC_ValueError, "repeat argument cannot be negative");
    return UNBOUND;
  }
  const given: u32 = times == 0 ? 0 : positional;
  if (<i64>given * times > MOST_PLACES) {
    raiseLiteral(EXC_OverflowError, "repeat argument too large");
    return UNBOUND;
  }
  const pools = newTuple(given * <u32>times);
  const places = newList(given * <u32>times);
  if (pools == 0 || places == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < tupleLength(pools); i++) setTupleItem(pools, i, UNBOUND);
  for (let i: u32 = 0; i < tupleLength(pools); i++) {
    if (i >= given) {
      setTupleItem(pools, i, share(tupleItem(pools, i - given)));
      continue;
    }
    const pool = tupleOf(argument(i));
    if (pool == 0) {
      release(boxRef(pools));
      release(boxRef(places));
      return UNBOUND;
    }
    setTupleItem(pools, i, boxRef(pool));
  }
  fillPlaces(places, tupleLength(pools), 0, 0);
  return newIterator(ITER_PRODUCT, boxRef(pools), 0, boxRef(places));
}

/** Appends `count` places to a list: first, first + step, … */
function fillPlaces(places: u32, count: u32, first: i64, step: i64): void {
  for (let i: u32 = 0; i < count; i++) list_push(places, boxInt(first + step * <i64>i));
}

export function permutations(): i64 {
  const iterable = parameter(0, "iterable");
  const length = parameter(1, "r");
  if (!checkNamed("permutations", 1, 2, 2)) return UNBOUND;
  if (iterable == UNBOUND) return missingArgument("permutations", "iterable", 1);
  const pool = tupleOf(iterable);
  if (pool == 0) return UNBOUND;
  const n: i64 = tupleLength(pool);
  let r = n;
  if (length != UNBOUND && length != NONE) {
    if (!isAnyInt(length)) raiseLiteral(EXC_TypeError, "Expected int as r");
    else r = sizeOf(length);
  }
  return choice(ITER_PERMUTATIONS, pool, r);
}

export function combinations(): i64 {
  return chosen("combinations", ITER_COMBINATIONS);
}

export function combinationsWithReplacement(): i64 {
  return chosen("combinations_with_replacement", ITER_COMBINATIONS_AGAIN);
}

function chosen(called: string, kind: u32): i64 {
  const iterable = parameter(0, "iterable");
  const length = parameter(1, "r");
  if (!checkNamed(called, 2, 2, 2)) return UNBOUND;
  if (iterable == UNBOUND) return missingArgument(called, "iterable", 1);
  if (length == UNBOUND) return missingArgument(called, "r", 2);
  const r = sizeOf(length);
  if (hasRaised()) return UNBOUND;
  const pool = tupleOf(iterable);
  return pool == 0 ? UNBOUND : choice(kind, pool, r);
}

/** The iterator over choices of r items of a pool, whose ownership it takes. */
function choice(kind: u32, pool: u32, r: i64): i64 {
  if (!hasRaised() && r < 0) raiseLiteral(EXC_ValueError, "r must be non-negative");
  const n: i64 = tupleLength(pool);
  const isEmpty = kind == ITER_COMBINATIONS_AGAIN ? n == 0 && r > 0 : r > n;
  const places = hasRaised() || r > MOST_PLACES && !isEmpty ? 0 : newList(isEmpty ? 0 : <u32>(kind == ITER_PERMUTATIONS ? n + r : r));
  if (places == 0) {
    release(boxRef(pool));
    return hasRaised() ? UNBOUND : orMemoryError(UNBOUND);
  }
  if (!isEmpty) {
    if (kind == ITER_PERMUTATIONS) fillPlaces(places, <u32>n, 0, 1);
    if (kind == ITER_PERMUTATIONS) fillPlaces(places, <u32>r, n, -1);
    else fillPlaces(places, <u32>r, 0, kind == ITER_COMBINATIONS ? 1 : 0);
  }
  return newIterator(kind, boxRef(pool), isEmpty ? ITER_ENDED : 0, boxRef(places));
}

// ── the next tuple ──

export function nextChoice(iterator: u32, kind: u32): i64 {
  lockObject(iterator);
  const index = load<i64>(iterator + ITERATOR_INDEX);
  let result: i64 = UNBOUND;
  if (index != ITER_ENDED) {
    const isThere = index == 0 ? isPossible(iterator, kind) : advance(iterator, kind);
    result = isThere ? gather(iterator, kind) : UNBOUND;
    store<i64>(iterator + ITERATOR_INDEX, isThere ? 1 : ITER_ENDED);
  }
  unlockObject(iterator);
  return result;
}

/** Address of the places of an iterator, 8 bytes each. */
@inline
function placesOf(iterator: u32): u32 {
  return load<u32>(refOf(load<i64>(iterator + ITERATOR_SECOND)) + LIST_ITEMS) + STORAGE_ITEMS;
}

@inline
function placeCount(iterator: u32): u32 {
  return listLength(refOf(load<i64>(iterator + ITERATOR_SECOND)));
}

@inline
function poolOf(iterator: u32): u32 {
  return refOf(load<i64>(iterator + ITERATOR_OBJECT));
}

@inline
function place(places: u32, index: u32): i64 {
  return unboxInt(load<i64>(places + 8 * index));
}

@inline
function setPlace(places: u32, index: u32, value: i64): void {
  store<i64>(places + 8 * index, boxInt(value));
}

/** There is a first tuple: no pool of a product is empty. */
function isPossible(iterator: u32, kind: u32): bool {
  if (kind != ITER_PRODUCT) return true;
  const pools = poolOf(iterator);
  for (let i: u32 = 0; i < tupleLength(pools); i++) if (tupleLength(refOf(tupleItem(pools, i))) == 0) return false;
  return true;
}

function advance(iterator: u32, kind: u32): bool {
  const places = placesOf(iterator);
  const count = placeCount(iterator);
  const pool = poolOf(iterator);
  if (kind == ITER_PRODUCT) return advanceProduct(places, count, pool);
  const n: i64 = tupleLength(pool);
  if (kind == ITER_PERMUTATIONS) return advancePermutation(places, <u32>n, count - <u32>n);
  return kind == ITER_COMBINATIONS ? advanceCombination(places, count, n) : advanceWithReplacement(places, count, n);
}

function advanceProduct(places: u32, count: u32, pools: u32): bool {
  for (let i: i32 = <i32>count - 1; i >= 0; i--) {
    const next = place(places, i) + 1;
    if (next < <i64>tupleLength(refOf(tupleItem(pools, i)))) {
      setPlace(places, i, next);
      return true;
    }
    setPlace(places, i, 0);
  }
  return false;
}

/** The n places are followed by r cycles, as in CPython's description of it. */
function advancePermutation(places: u32, n: u32, r: u32): bool {
  for (let i: i32 = <i32>r - 1; i >= 0; i--) {
    const cycle = place(places, n + i) - 1;
    if (cycle == 0) {
      const first = place(places, i);
      for (let j: u32 = i; j + 1 < n; j++) setPlace(places, j, place(places, j + 1));
      setPlace(places, n - 1, first);
      setPlace(places, n + i, n - i);
    } else {
      const other = n - <u32>cycle;
      const first = place(places, i);
      setPlace(places, i, place(places, other));
      setPlace(places, other, first);
      setPlace(places, n + i, cycle);
      return true;
    }
  }
  return false;
}

function advanceCombination(places: u32, r: u32, n: i64): bool {
  let i: i32 = <i32>r - 1;
  while (i >= 0 && place(places, i) == <i64>i + n - <i64>r) i--;
  if (i < 0) return false;
  const first = place(places, i) + 1;
  for (let j: u32 = i; j < r; j++) setPlace(places, j, first + <i64>(j - i));
  return true;
}

function advanceWithReplacement(places: u32, r: u32, n: i64): bool {
  let i: i32 = <i32>r - 1;
  while (i >= 0 && place(places, i) == n - 1) i--;
  if (i < 0) return false;
  const first = place(places, i) + 1;
  for (let j: u32 = i; j < r; j++) setPlace(places, j, first);
  return true;
}

/** The tuple of the items at the places. */
function gather(iterator: u32, kind: u32): i64 {
  const places = placesOf(iterator);
  const pool = poolOf(iterator);
  const count = placeCount(iterator) - (kind == ITER_PERMUTATIONS ? tupleLength(pool) : 0);
  const items = newTuple(count);
  if (items == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < count; i++) {
    const from = kind == ITER_PRODUCT ? refOf(tupleItem(pool, i)) : pool;
    setTupleItem(items, i, share(load<i64>(from + TUPLE_ITEMS + 8 * <u32>place(places, i))));
  }
  return boxRef(items);
}
