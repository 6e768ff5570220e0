/** Everything that an iterable gives, as a new list or tuple. */
import { nativeOf } from "./native";
import { isCustom, isInstance } from "./class";
import { isBytesLike } from "./bytes";
import { release, releaseRef, share, shareRef } from "./count";
import { bytesOfBuffer } from "./buffer";
import { hasRaised, takeException } from "./error";
import { LIST_ITEMS, LIST_LENGTH, MISSING, STORAGE_ITEMS, TYPE_LIST, TYPE_RANGE, TYPE_TUPLE, UNBOUND, TYPE_STR } from "./generated/layout";
import { iterNext, iterOf } from "./iterate";
import { list_push, listExtend, listLength, newList } from "./list";
import { rangeLength } from "./range";
import { askForLength } from "./length-hint";
import { lockObject, unlockObject } from "./lock";
import { isMap, listOfMap } from "./map-list";
import { raiseMemoryError } from "./messages";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { isOfType, refOf, typeOf } from "./value";

/** The items as a new owned list; 0 = raised. */
export function listOf(iterable: i64): u32 {
  return collected(iterable, true);
}

/** As `listOf`; `asks`: an instance is asked how many there will be, as CPython asks for lists. */
export function collected(iterable: i64, asks: bool): u32 {
  if (isMap(iterable)) return listOfMap(iterable);
  const list = newList(expected(iterable));
  if (list == 0) {
    raiseMemoryError();
    return 0;
  }
  if (appendAll(list, iterable, asks)) return list;
  releaseRef(list);
  return 0;
}

/** How many items there will be, or less: for room that needs not be found later. */
function expected(iterable: i64): u32 {
  switch (typeOf(iterable)) {
    case TYPE_LIST: return listLength(refOf(iterable));
    case TYPE_TUPLE: return tupleLength(refOf(iterable));
    case TYPE_RANGE: return <u32>min<i64>(max<i64>(rangeLength(refOf(iterable)), 0), MOST_EXPECTED);
  }
  return 0;
}

/** Room for more than this is found step by step: a list that does not fit shall raise where its items are made. */
const MOST_EXPECTED: i64 = 1024;

/** Appends all items to the list; false = raised (what came before stays appended, as in CPython). */
export function extendWith(list: u32, iterable: i64): bool {
  return appendAll(list, iterable, true);
}

/** As `extendWith`, of an iterable that is not asked how many there will be. */
export function appendAll(list: u32, iterable: i64, asks: bool): bool {
  switch (typeOf(iterable)) {
    case TYPE_LIST:
      if (listExtend(list, refOf(iterable)) != 0) return true;
      raiseMemoryError();
      return false;
    case TYPE_TUPLE: return extendWithTuple(list, refOf(iterable));
  }
  if (isMap(iterable)) return extendWithMap(list, iterable);
  const iterator = iterOf(iterable);
  if (iterator == UNBOUND) return false;
  if (asks && isCustom(iterable) && !askForLength(iterable)) {
    release(iterator);
    return false;
  }
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND || !push(list, item)) break;
  }
  release(iterator);
  return !hasRaised();
}

function extendWithMap(list: u32, map: i64): bool {
  const items = listOfMap(map);
  if (items == 0) return false;
  const done = listExtend(list, items) != 0;
  releaseRef(items);
  if (!done) raiseMemoryError();
  return done;
}

function extendWithTuple(list: u32, tuple: u32): bool {
  for (let i: u32 = 0; i < tupleLength(tuple); i++) if (!push(list, share(tupleItem(tuple, i)))) return false;
  return true;
}

/** Appends an owned item; false = raised. */
export function push(list: u32, item: i64): bool {
  if (list_push(list, item) != 0) return true;
  release(item);
  raiseMemoryError();
  return false;
}

/** The items as an owned tuple, a tuple as it is; 0 = raised. */
export function tupleOf(iterable: i64): u32 {
  if (isOfType(iterable, TYPE_TUPLE)) {
    shareRef(refOf(iterable));
    return refOf(iterable);
  }
  if (isOfType(iterable, TYPE_LIST)) return tupleOfList(refOf(iterable));
  // A list first: nobody knows how many there are.
  const list = collected(iterable, false);
  if (list == 0) return 0;
  const tuple = tupleOfList(list);
  releaseRef(list);
  return tuple;
}

/** The items of a list as an owned tuple; 0 = raised. */
export function tupleOfList(list: u32): u32 {
  lockObject(list);
  const count = load<u32>(list + LIST_LENGTH);
  const items = load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS;
  const tuple = newTuple(count);
  if (tuple != 0) for (let i: u32 = 0; i < count; i++) setTupleItem(tuple, i, share(load<i64>(items + 8 * i)));
  unlockObject(list);
  if (tuple == 0) raiseMemoryError();
  return tuple;
}

/**
 * The items of a tuple, whose ownership it takes, with the strs (or the bytes) in place of the instances that stand
 * for them: the tuple itself, or a new one. 0 = raised.
 */
export function plainItems(items: u32, forText: bool): u32 {
  const count = tupleLength(items);
  let first: u32 = 0;
  while (first < count && !isInstance(tupleItem(items, first))) first++;
  if (first == count) return items;
  const copy = newTuple(count);
  if (copy == 0) raiseMemoryError();
  for (let i: u32 = 0; copy != 0 && i < count; i++) {
    const item = tupleItem(items, i);
    let inner = nativeOf(item);
    if (!forText && inner == UNBOUND && isInstance(item)) {
      inner = bytesOfBuffer(item);
      if (inner == MISSING) inner = UNBOUND;
      else if (inner == UNBOUND) release(takeException());
    }
    const isPlain = forText ? isOfType(inner, TYPE_STR) : isBytesLike(inner);
    setTupleItem(copy, i, isPlain ? inner : share(item));
    if (!isPlain) release(inner);
  }
  releaseRef(items);
  return copy;
}
