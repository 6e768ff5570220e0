/**
 * list.sort and sorted. Where comparing runs no Python, the list is sorted under its lock; else its content is taken out
 * meanwhile, so that the list is empty for everybody, as in CPython, and put back at the end.
 */
import { call1 } from "./invoke";
import { releaseRef } from "./count";
import { hasRaised } from "./error";
import {
  EMPTY_STORAGE, EXC_ValueError, LIST_ITEMS, LIST_LENGTH, NONE, STORAGE_ITEMS, TYPE_BIGINT, TYPE_BYTES, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { newList, put, slotOf } from "./list";
import { push } from "./collect";
import { swapContent, takeContent } from "./list-edit";
import { lockObject, unlockObject } from "./lock";
import { alloc, free } from "./memory";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { sortedOrder } from "./sort";
import { tupleItem, tupleLength } from "./tuple";
import { isRef, refOf, typeOf } from "./value";

/** Tuples within tuples that are looked into. */
const DEEPEST: u32 = 8;

/** Sorts in place; `key`: NONE, or a function. False = raised. */
export function sortList(list: u32, key: i64, reverse: bool): bool {
  if (key == NONE && sortLocked(list, reverse)) return !hasRaised();
  const content = takeContent(list);
  if (content == 0) {
    raiseMemoryError();
    return false;
  }
  sortContent(content, key, reverse);
  const isChanged = load<u32>(list + LIST_LENGTH) != 0 || load<u32>(list + LIST_ITEMS) != EMPTY_STORAGE;
  swapContent(list, content);
  releaseRef(content);
  if (isChanged && !hasRaised()) raiseLiteral(EXC_ValueError, "list modified during sort");
  return !hasRaised();
}

/** False: comparing might run Python, nothing was done. */
function sortLocked(list: u32, reverse: bool): bool {
  lockObject(list);
  const items = load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS;
  const count = load<u32>(list + LIST_LENGTH);
  let isPlain = true;
  for (let i: u32 = 0; isPlain && i < count; i++) isPlain = comparesAlone(load<i64>(items + 8 * i), 0);
  if (isPlain) arrange(list, items, count, reverse);
  unlockObject(list);
  return isPlain;
}

/** True for values whose comparison runs no Python. */
function comparesAlone(value: i64, depth: u32): bool {
  if (!isRef(value)) return true;
  const type = typeOf(value);
  if (type == TYPE_STR || type == TYPE_BIGINT || type == TYPE_BYTES) return true;
  if (type != TYPE_TUPLE || depth == DEEPEST) return false;
  const tuple = refOf(value);
  for (let i: u32 = 0; i < tupleLength(tuple); i++) if (!comparesAlone(tupleItem(tuple, i), depth + 1)) return false;
  return true;
}

/** Sorts a list that nobody else has. */
function sortContent(list: u32, key: i64, reverse: bool): void {
  const count = load<u32>(list + LIST_LENGTH);
  if (key == NONE) {
    arrange(list, load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS, count, reverse);
    return;
  }
  const keys = keysOf(list, count, key);
  if (keys == 0) return;
  arrange(list, load<u32>(keys + LIST_ITEMS) + STORAGE_ITEMS, count, reverse);
  releaseRef(keys);
}

/** A new list of key(item) for all items; 0 = raised. */
function keysOf(list: u32, count: u32, key: i64): u32 {
  const keys = newList(count);
  if (keys == 0) {
    raiseMemoryError();
    return 0;
  }
  for (let i: u32 = 0; i < count; i++) {
    const made = call1(key, load<i64>(slotOf(load<u32>(list + LIST_ITEMS), i)));
    if (made != UNBOUND && push(keys, made)) continue;
    releaseRef(keys);
    return 0;
  }
  return keys;
}

/** Puts the items of a list that nobody changes into the order of the keys, as far as it is known when one raised. */
function arrange(list: u32, keys: u32, count: u32, reverse: bool): void {
  const order = sortedOrder(keys, count, reverse);
  if (order == 0) return;
  const old = alloc(max<u32>(8 * count, 8));
  if (old == 0) raiseMemoryError();
  else {
    const storage = load<u32>(list + LIST_ITEMS);
    memory.copy(old, storage + STORAGE_ITEMS, 8 * count);
    for (let i: u32 = 0; i < count; i++) put(slotOf(storage, i), load<i64>(old + 8 * load<u32>(order + 4 * i)));
    free(old);
  }
  free(order);
}
