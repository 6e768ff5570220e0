/**
 * What the iterators of itertools give next, owned; UNBOUND = exhausted or raised. Threads may share them: what changes
 * is exchanged under the iterator's lock or lies in a list, and no object's lock is held while Python code runs (copies by tee share a
 * Lock of `threading`'s kind, whose waiters let go of the GIL). Long because it is one case an iterator.
 */
import { binary } from "./arithmetic";
import { isAnyNumber } from "./bigint";
import { tupleOf } from "./collect";
import { areSame } from "./compare";
import { thread } from "./control";
import { release, share } from "./count";
import { hasRaised, orMemoryError } from "./error";
import {
  EXC_RuntimeError, EXC_ValueError, ITER_ACCUMULATE, ITER_BATCHED, ITER_CHAIN, ITER_COMPRESS, ITER_COUNT, ITER_CYCLE, ITER_DROPWHILE, ITER_ENDED,
  ITER_GROUP, ITER_GROUPBY, ITER_ISLICE, ITER_PAIRWISE, ITER_REPEAT, ITER_STARMAP, ITER_TAKEWHILE, ITER_TEE, ITER_ZIP_LONGEST,
  ITERATOR_INDEX, ITERATOR_OBJECT, ITERATOR_SECOND, LIST_ITEMS, LOCK_OWNER, MISSING, NONE, STORAGE_ITEMS, TEE_ITEMS, THREAD_ID, TRUE, TUPLE_ITEMS, UNBOUND,
} from "./generated/layout";
import { OP_ADD } from "./generated/opcodes";
import { call1, call2, callValue } from "./invoke";
import { iterNext, iterOf } from "./iterate";
import { nextChoice } from "./itertools-choice";
import { newTeeBlock } from "./itertools";
import { newIterator } from "./iterator";
import { list_item, list_push, list_store, listLength, newList } from "./list";
import { lockObject, unlockObject } from "./lock";
import { raiseLiteral } from "./messages";
import { lockAcquire, lockRelease } from "./pylock";
import { isTrue } from "./special";
import { newTuple, setTupleItem, tupleLength } from "./tuple";
import { boxInt, boxNew, boxRef, refOf, unboxInt } from "./value";

export function nextOfTools(iterator: u32, kind: u32): i64 {
  switch (kind) {
    case ITER_COUNT: return nextCount(iterator);
    case ITER_CYCLE: return nextCycled(iterator);
    case ITER_REPEAT: return nextRepeated(iterator);
    case ITER_CHAIN: return nextChained(iterator);
    case ITER_COMPRESS: return nextCompressed(iterator);
    case ITER_DROPWHILE: return nextAfterDropped(iterator);
    case ITER_TAKEWHILE: return nextWhile(iterator);
    case ITER_STARMAP: return nextStarred(iterator);
    case ITER_ISLICE: return nextSliced(iterator);
    case ITER_PAIRWISE: return nextPair(iterator);
    case ITER_BATCHED: return nextBatch(iterator);
    case ITER_ZIP_LONGEST: return nextLongest(iterator);
    case ITER_ACCUMULATE: return nextAccumulated(iterator);
    case ITER_GROUPBY: return nextGroup(iterator);
    case ITER_GROUP: return nextInGroup(iterator);
    case ITER_TEE: return nextShared(iterator);
    default: return nextChoice(iterator, kind);
  }
}

@inline
function objectOf(iterator: u32): i64 {
  return load<i64>(iterator + ITERATOR_OBJECT);
}

@inline
function secondOf(iterator: u32): i64 {
  return load<i64>(iterator + ITERATOR_SECOND);
}

@inline
function indexOf(iterator: u32): i64 {
  return load<i64>(iterator + ITERATOR_INDEX);
}

function end(iterator: u32): i64 {
  store<i64>(iterator + ITERATOR_INDEX, ITER_ENDED);
  return UNBOUND;
}

/** What a field of the iterator holds now, owned. */
function held(iterator: u32, field: u32): i64 {
  lockObject(iterator);
  const value = share(load<i64>(iterator + field));
  unlockObject(iterator);
  return value;
}

/** Puts an owned value into a field. */
function hold(iterator: u32, field: u32, value: i64): void {
  lockObject(iterator);
  const old = load<i64>(iterator + field);
  store<i64>(iterator + field, value);
  unlockObject(iterator);
  release(old);
}

/** Puts an owned value into a list of an iterator's own, which has the place. */
function keep(list: u32, place: u32, value: i64): void {
  if (list_store(list, place, value) == 0) release(value);
}

/** Each number comes once, however many threads ask. */
function nextCount(iterator: u32): i64 {
  const step = secondOf(iterator);
  lockObject(iterator);
  const now = objectOf(iterator);
  if (isAnyNumber(now) && isAnyNumber(step)) {
    const following = binary(OP_ADD, now, step, false);
    if (following != UNBOUND) store<i64>(iterator + ITERATOR_OBJECT, following);
    unlockObject(iterator);
    return following == UNBOUND ? UNBOUND : now;
  }
  share(now);
  unlockObject(iterator);
  const following = binary(OP_ADD, now, step, false);
  if (following != UNBOUND) {
    hold(iterator, ITERATOR_OBJECT, following);
    return now;
  }
  release(now);
  return UNBOUND;
}

function nextCycled(iterator: u32): i64 {
  const saved = refOf(secondOf(iterator));
  if (indexOf(iterator) < 0) {
    const item = iterNext(objectOf(iterator));
    if (item != UNBOUND) {
      if (list_push(saved, share(item)) != 0) return item;
      release(item);
      release(item);
      return orMemoryError(UNBOUND);
    }
    if (hasRaised()) return UNBOUND;
    store<i64>(iterator + ITERATOR_INDEX, 0);
  }
  const length = <i64>listLength(saved);
  if (length == 0) return UNBOUND;
  lockObject(iterator);
  const index = indexOf(iterator);
  store<i64>(iterator + ITERATOR_INDEX, index + 1 >= length ? 0 : index + 1);
  unlockObject(iterator);
  return list_item(saved, <u32>index);
}

function nextRepeated(iterator: u32): i64 {
  if (secondOf(iterator) == TRUE) return share(objectOf(iterator));
  lockObject(iterator);
  const left = indexOf(iterator);
  if (left > 0) store<i64>(iterator + ITERATOR_INDEX, left - 1);
  unlockObject(iterator);
  return left > 0 ? share(objectOf(iterator)) : UNBOUND;
}

function nextChained(iterator: u32): i64 {
  while (indexOf(iterator) != ITER_ENDED) {
    let active = held(iterator, ITERATOR_SECOND);
    if (active == NONE) {
      const iterable = iterNext(objectOf(iterator));
      if (iterable == UNBOUND) return end(iterator);
      active = iterOf(iterable);
      release(iterable);
      if (active == UNBOUND) return end(iterator);
      hold(iterator, ITERATOR_SECOND, share(active));
    }
    const item = iterNext(active);
    release(active);
    if (item != UNBOUND || hasRaised()) return item;
    hold(iterator, ITERATOR_SECOND, NONE);
  }
  return UNBOUND;
}

function nextCompressed(iterator: u32): i64 {
  while (true) {
    const item = iterNext(objectOf(iterator));
    if (item == UNBOUND) return UNBOUND;
    const selector = iterNext(secondOf(iterator));
    const isChosen = selector == UNBOUND ? -1 : isTrue(selector);
    release(selector);
    if (isChosen > 0) return item;
    release(item);
    if (isChosen < 0) return UNBOUND;
  }
}

/** bool(function(item)): 1, 0, -1 = raised. */
function passes(called: i64, item: i64): i32 {
  const result = call1(called, item);
  if (result == UNBOUND) return -1;
  const holds = isTrue(result);
  release(result);
  return holds;
}

function nextAfterDropped(iterator: u32): i64 {
  while (true) {
    const item = iterNext(objectOf(iterator));
    if (item == UNBOUND || indexOf(iterator) == 1) return item;
    const holds = passes(secondOf(iterator), item);
    if (holds == 0) {
      store<i64>(iterator + ITERATOR_INDEX, 1);
      return item;
    }
    release(item);
    if (holds < 0) return UNBOUND;
  }
}

function nextWhile(iterator: u32): i64 {
  if (indexOf(iterator) == ITER_ENDED) return UNBOUND;
  const item = iterNext(objectOf(iterator));
  if (item == UNBOUND) return UNBOUND;
  const holds = passes(secondOf(iterator), item);
  if (holds > 0) return item;
  release(item);
  return holds == 0 ? end(iterator) : UNBOUND;
}

function nextStarred(iterator: u32): i64 {
  const item = iterNext(objectOf(iterator));
  if (item == UNBOUND) return UNBOUND;
  const values = tupleOf(item);
  release(item);
  if (values == 0) return UNBOUND;
  const result = callValue(secondOf(iterator), values + TUPLE_ITEMS, tupleLength(values));
  release(boxRef(values));
  return result;
}

function nextSliced(iterator: u32): i64 {
  const state = refOf(secondOf(iterator));
  const next = unboxInt(list_item(state, 0));
  const stop = unboxInt(list_item(state, 1));
  let taken = indexOf(iterator);
  if (taken == ITER_ENDED) return UNBOUND;
  while (taken < next) {
    const skipped = iterNext(objectOf(iterator));
    if (skipped == UNBOUND) return end(iterator);
    release(skipped);
    taken++;
    store<i64>(iterator + ITERATOR_INDEX, taken);
  }
  if (stop != -1 && taken >= stop) return end(iterator);
  const item = iterNext(objectOf(iterator));
  if (item == UNBOUND) return end(iterator);
  store<i64>(iterator + ITERATOR_INDEX, taken + 1);
  const following = next + unboxInt(list_item(state, 2));
  const last: i64 = stop == -1 ? 0x7fff_ffff_ffff : stop;
  keep(state, 0, boxInt(min(following, last)));
  return item;
}

function nextPair(iterator: u32): i64 {
  const state = refOf(secondOf(iterator));
  if (indexOf(iterator) == ITER_ENDED) return UNBOUND;
  let before = list_item(state, 0);
  if (before == MISSING) {
    before = iterNext(objectOf(iterator));
    if (before == UNBOUND) return end(iterator);
    keep(state, 0, share(before));
  }
  const item = iterNext(objectOf(iterator));
  const pair = item == UNBOUND ? 0 : newTuple(2);
  if (pair == 0) {
    release(before);
    release(item);
    keep(state, 0, MISSING);
    return item == UNBOUND ? end(iterator) : orMemoryError(UNBOUND);
  }
  setTupleItem(pair, 0, before);
  setTupleItem(pair, 1, item);
  keep(state, 0, share(item));
  return boxRef(pair);
}

function nextBatch(iterator: u32): i64 {
  const size = indexOf(iterator);
  if (size == ITER_ENDED) return UNBOUND;
  const items = newList(<u32>min<i64>(size, 16));
  if (items == 0) return orMemoryError(UNBOUND);
  while (<i64>listLength(items) < size) {
    const item = iterNext(objectOf(iterator));
    if (item == UNBOUND) break;
    if (list_push(items, item) != 0) continue;
    release(item);
    orMemoryError(UNBOUND);
    break;
  }
  const count = <i64>listLength(items);
  const isShort = count < size;
  if (isShort && !hasRaised() && count > 0 && secondOf(iterator) == TRUE) raiseLiteral(EXC_ValueError, "batched(): incomplete batch");
  if (hasRaised() || count == 0) {
    release(boxRef(items));
    return end(iterator);
  }
  const batch = tupleOf(boxRef(items));
  release(boxRef(items));
  return boxNew(batch);
}

function nextLongest(iterator: u32): i64 {
  const iterators = refOf(objectOf(iterator));
  const count = listLength(iterators);
  if (count == 0 || indexOf(iterator) <= 0) return UNBOUND;
  const items = newTuple(count);
  if (items == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < count; i++) setTupleItem(items, i, UNBOUND);
  for (let i: u32 = 0; i < count; i++) {
    const one = list_item(iterators, i);
    let item: i64 = UNBOUND;
    if (one != NONE) {
      item = iterNext(one);
      release(one);
      if (item == UNBOUND && !exhausts(iterator, iterators, i)) {
        release(boxRef(items));
        return UNBOUND;
      }
    }
    setTupleItem(items, i, item == UNBOUND ? share(secondOf(iterator)) : item);
  }
  return boxRef(items);
}

/** Iterator number `index` gave no item; false when that was the last, or it raised. */
function exhausts(iterator: u32, iterators: u32, index: u32): bool {
  const left: i64 = hasRaised() ? 0 : indexOf(iterator) - 1;
  store<i64>(iterator + ITERATOR_INDEX, left);
  if (left <= 0) return false;
  keep(iterators, index, NONE);
  return true;
}

function nextAccumulated(iterator: u32): i64 {
  const state = refOf(secondOf(iterator));
  const initial = list_item(state, 2);
  if (initial != NONE) {
    keep(state, 2, NONE);
    keep(state, 0, share(initial));
    return initial;
  }
  const item = iterNext(objectOf(iterator));
  if (item == UNBOUND) return UNBOUND;
  const total = list_item(state, 0);
  if (total == MISSING) {
    keep(state, 0, share(item));
    return item;
  }
  const called = list_item(state, 1);
  const result = called == NONE ? binary(OP_ADD, total, item, false) : call2(called, total, item);
  release(called);
  release(total);
  release(item);
  if (result != UNBOUND) keep(state, 0, share(result));
  return result;
}

// ── groupby: its list holds the function, the key of the last group, the key and the value that come next ──

const KEY_FUNCTION: u32 = 0;
const TARGET_KEY: u32 = 1;
const CURRENT_KEY: u32 = 2;
const CURRENT_VALUE: u32 = 3;

/** Takes a further item; false when there is none, or raised. */
function stepGroups(iterator: u32): bool {
  const state = refOf(secondOf(iterator));
  const item = iterNext(objectOf(iterator));
  if (item == UNBOUND) return false;
  const called = list_item(state, KEY_FUNCTION);
  const key = called == NONE ? share(item) : call1(called, item);
  release(called);
  if (key == UNBOUND) {
    release(item);
    return false;
  }
  keep(state, CURRENT_VALUE, item);
  keep(state, CURRENT_KEY, key);
  return true;
}

/** The current key is the target's: 1, 0, -1 = raised. */
function isSameKey(target: i64, state: u32): i32 {
  const current = list_item(state, CURRENT_KEY);
  const same = areSame(target, current);
  release(current);
  return same;
}

function nextGroup(iterator: u32): i64 {
  const state = refOf(secondOf(iterator));
  const serial = indexOf(iterator) + 1;
  store<i64>(iterator + ITERATOR_INDEX, serial);
  while (true) {
    const target = list_item(state, TARGET_KEY);
    const hasCurrent = list_item(state, CURRENT_KEY);
    release(hasCurrent);
    let same = 1;
    if (hasCurrent != MISSING) same = target == MISSING ? 0 : isSameKey(target, state);
    release(target);
    if (same < 0) return UNBOUND;
    if (same == 0) break;
    if (!stepGroups(iterator)) return UNBOUND;
  }
  const key = list_item(state, CURRENT_KEY);
  keep(state, TARGET_KEY, share(key));
  const group = newIterator(ITER_GROUP, share(boxRef(iterator)), serial, share(key));
  const pair = group == UNBOUND ? 0 : newTuple(2);
  if (pair == 0) {
    release(key);
    release(group);
    return orMemoryError(UNBOUND);
  }
  setTupleItem(pair, 0, key);
  setTupleItem(pair, 1, group);
  return boxRef(pair);
}

function nextInGroup(iterator: u32): i64 {
  const groups = refOf(objectOf(iterator));
  const state = refOf(secondOf(groups));
  if (indexOf(groups) != indexOf(iterator)) return UNBOUND;
  let value = list_item(state, CURRENT_VALUE);
  if (value == MISSING) {
    if (!stepGroups(groups)) return UNBOUND;
    value = list_item(state, CURRENT_VALUE);
  }
  if (isSameKey(secondOf(iterator), state) > 0) {
    keep(state, CURRENT_VALUE, MISSING);
    return value;
  }
  release(value);
  return UNBOUND;
}

// ── tee ──

function nextShared(iterator: u32): i64 {
  while (true) {
    const block = held(iterator, ITERATOR_SECOND);
    const at = <u32>indexOf(iterator);
    if (at < listLength(refOf(block))) {
      store<i64>(iterator + ITERATOR_INDEX, at + 1);
      const item = list_item(refOf(block), at);
      release(block);
      return item;
    }
    if (at > TEE_ITEMS) {
      const following = blockAfter(refOf(block));
      release(block);
      if (following == UNBOUND) return UNBOUND;
      hold(iterator, ITERATOR_SECOND, following);
      store<i64>(iterator + ITERATOR_INDEX, 1);
      continue;
    }
    const goesOn = takeOne(refOf(objectOf(iterator)), refOf(block), at);
    release(block);
    if (!goesOn) return UNBOUND;
  }
}

/**
 * Item `at` of the block, which none had when it was looked at; false: exhausted or raised. One thread takes at a time,
 * with the lock that the copies share: another one's item may be on its way when the source is already exhausted.
 */
function takeOne(pair: u32, block: u32, at: u32): bool {
  const lock = refOf(load<i64>(pair + TUPLE_ITEMS + 8));
  if (load<u32>(lock, LOCK_OWNER) == load<u32>(thread, THREAD_ID) + 1) {
    raiseLiteral(EXC_RuntimeError, "cannot re-enter the tee iterator");
    return false;
  }
  if (lockAcquire(lock, true, -1) != 1) return false;
  let goesOn = true;
  if (at >= listLength(block)) {
    const item = iterNext(load<i64>(pair + TUPLE_ITEMS));
    goesOn = item != UNBOUND && list_push(block, item) != 0;
    if (item != UNBOUND && !goesOn) {
      release(item);
      orMemoryError(UNBOUND);
    }
  }
  lockRelease(lock);
  return goesOn;
}

/** The list behind a full one, owned: whoever comes first makes it. */
function blockAfter(block: u32): i64 {
  const known = list_item(block, 0);
  if (known != MISSING) return known;
  const made = newTeeBlock();
  if (made == UNBOUND) return UNBOUND;
  const seen = atomic.cmpxchg<i64>(load<u32>(block + LIST_ITEMS) + STORAGE_ITEMS, MISSING, made);
  if (seen == MISSING) return share(made);
  release(made);
  return list_item(block, 0);
}
