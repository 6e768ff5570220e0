/**
 * Built-in iterator objects: one layout for all kinds, and what each kind gives next. Several threads may share one:
 * those by index are stepped under the object's lock, so that each item comes once.
 */
import { isBytearray } from "./bytes";
import { call0, call1, callValue } from "./invoke";
import { areSame } from "./compare";
import { nextOfDeque } from "./deque";
import { isUnique, newObject, readersMayLook, release, releaseRef, share, shareAlone, shareRef } from "./count";
import { intOfI64 } from "./bigint";
import { clearIndexError, hasRaised, orMemoryError } from "./error";
import {
  EXC_RecursionError, EXC_ValueError, ITER_BYTES, ITER_CALLABLE, ITER_ENDED, ITER_ENUMERATE, ITER_FILTER, ITER_FILTERFALSE, ITER_LIST, ITER_LIST_REVERSED,
  LIST_ITEMS, LIST_LENGTH, STORAGE_ITEMS, ITER_MAP, ITER_RANGE, ITER_REVERSED, ITER_STR, ITER_TUPLE, ITER_ZIP, ITERATOR_INDEX, ITERATOR_KEPT, ITERATOR_KIND, ITERATOR_OBJECT,
  ITERATOR_SECOND, ITERATOR_SIZE, ITER_SEQUENCE, NAME_GETITEM, NONE, STR_DATA, STR_KIND, TRUE, TUPLE_ITEMS, TYPE_ITERATOR, UNBOUND,
  ITER_DEQUE, ITER_DEQUE_REVERSED, ITER_DICT_KEYS, ITER_DICT_REVERSED, ITER_SET, VIEW_ITEMS, VIEW_VALUES,
} from "./generated/layout";
import { nextOfTools } from "./itertools-next";
import { toolName } from "./itertools-text";
import { nextOfDict, nextOfSet } from "./map-iterate";
import { iterNext, iterationItem, stopsIteration } from "./iterate";
import { callSpecial1, isTrue } from "./special";
import { lockObject, unlockObject } from "./lock";
import { begin, number, raiseBuilt, raiseLiteral, text } from "./messages";
import { pairOf } from "./pair";
import { stringLength } from "./string";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxInt, boxNew, boxRef, fitsInt, refOf } from "./value";

/** Iterators within iterators: each takes native stack. */
const DEEPEST: u32 = 1000;
let depth: u32 = 0;

/** A new iterator, which takes the ownership of `object` and `second`; UNBOUND = raised. */
export function newIterator(kind: u32, object: i64, index: i64, second: i64): i64 {
  const iterator = newObject(ITERATOR_SIZE, TYPE_ITERATOR);
  if (iterator == 0) {
    release(object);
    release(second);
    return orMemoryError(UNBOUND);
  }
  store<u32>(iterator + ITERATOR_KIND, kind);
  store<u32>(iterator + ITERATOR_KEPT, 0);
  store<i64>(iterator + ITERATOR_OBJECT, object);
  store<i64>(iterator + ITERATOR_INDEX, index);
  store<i64>(iterator + ITERATOR_SECOND, second);
  return boxRef(iterator);
}

/** The next item of a built-in iterator, owned; UNBOUND = exhausted or raised. */
export function nextOf(iterator: u32): i64 {
  const kind = load<u32>(iterator + ITERATOR_KIND);
  if (kind == ITER_LIST && !readersMayLook()) {
    const index = load<i64>(iterator + ITERATOR_INDEX);
    const list = refOf(objectOf(iterator));
    // What has ended has an index below 0.
    if (<u64>index >= <u64>load<u32>(list + LIST_LENGTH)) return end(iterator);
    store<i64>(iterator + ITERATOR_INDEX, index + 1);
    return shareAlone(load<i64>(load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS + 8 * <u32>index));
  }
  if (kind == ITER_BYTES) return nextIndexed(iterator, 1);
  if (kind <= ITER_REVERSED) return nextIndexed(iterator, kind <= ITER_RANGE ? 1 : -1);
  if (kind >= ITER_DICT_KEYS && kind <= ITER_SET) return kind == ITER_SET ? nextOfSet(iterator) : nextOfDict(iterator, kind);
  if (kind == ITER_DEQUE || kind == ITER_DEQUE_REVERSED) return nextOfDeque(iterator, kind == ITER_DEQUE ? 1 : -1);
  if (depth >= DEEPEST) {
    raiseLiteral(EXC_RecursionError, "maximum recursion depth exceeded");
    return UNBOUND;
  }
  depth++;
  const item = nextNested(iterator, kind);
  depth--;
  // A StopIteration that came out of a function ends the iteration, as in CPython.
  if (item == UNBOUND && hasRaised()) stopsIteration();
  return item;
}

/** Items by `__getitem__`, until it raises IndexError. */
function nextOfSequence(iterator: u32): i64 {
  const index = load<i64>(iterator + ITERATOR_INDEX);
  if (index == ITER_ENDED) return UNBOUND;
  const item = callSpecial1(load<i64>(iterator + ITERATOR_OBJECT), NAME_GETITEM, boxInt(index));
  const step: i64 = load<i64>(iterator + ITERATOR_SECOND) == TRUE ? -1 : 1;
  store<i64>(iterator + ITERATOR_INDEX, item == UNBOUND ? ITER_ENDED : index + step);
  if (item == UNBOUND) clearIndexError();
  return item;
}

function nextNested(iterator: u32, kind: u32): i64 {
  switch (kind) {
    case ITER_SEQUENCE: return nextOfSequence(iterator);
    case ITER_CALLABLE: return nextCalled(iterator);
    case ITER_ENUMERATE: return nextEnumerated(iterator);
    case ITER_ZIP: return nextTogether(iterator, "zip() argument ");
    case ITER_MAP: return nextMapped(iterator);
    case ITER_FILTER: return nextFiltered(iterator, 1);
    case ITER_FILTERFALSE: return nextFiltered(iterator, 0);
    default: return nextOfTools(iterator, kind);
  }
}

@inline
function objectOf(iterator: u32): i64 {
  return load<i64>(iterator + ITERATOR_OBJECT);
}

/** What ended stays ended, even when its list grows. */
function end(iterator: u32): i64 {
  store<i64>(iterator + ITERATOR_INDEX, ITER_ENDED);
  return UNBOUND;
}

/** One item at a time, so that threads that share the iterator get each item once. */
function nextIndexed(iterator: u32, step: i64): i64 {
  lockObject(iterator);
  const index = load<i64>(iterator + ITERATOR_INDEX);
  const item = index < 0 ? UNBOUND : iterationItem(objectOf(iterator), <u32>index);
  if (item != UNBOUND) store<i64>(iterator + ITERATOR_INDEX, index + step);
  else if (!hasRaised()) end(iterator);
  unlockObject(iterator);
  return item;
}

/** iter(function, sentinel). */
function nextCalled(iterator: u32): i64 {
  if (load<i64>(iterator + ITERATOR_INDEX) < 0) return UNBOUND;
  const item = call0(objectOf(iterator));
  if (item == UNBOUND) return stopsIteration() ? end(iterator) : UNBOUND;
  const isLast = areSame(load<i64>(iterator + ITERATOR_SECOND), item);
  if (isLast == 0) return item;
  release(item);
  return isLast > 0 ? end(iterator) : UNBOUND;
}

function nextEnumerated(iterator: u32): i64 {
  const item = iterNext(objectOf(iterator));
  if (item == UNBOUND) return UNBOUND;
  const index = readersMayLook() ? atomic.add<i64>(iterator + ITERATOR_INDEX, 1) : load<i64>(iterator + ITERATOR_INDEX);
  if (!readersMayLook()) store<i64>(iterator + ITERATOR_INDEX, index + 1);
  const place = intOfI64(index);
  const pair: u32 = place == UNBOUND ? 0 : resultOf(iterator, 2);
  if (pair == 0) {
    release(item);
    release(place);
    return orMemoryError(UNBOUND);
  }
  replaceItem(pair, 0, place);
  replaceItem(pair, 1, item);
  return boxRef(pair);
}

/**
 * A tuple for the next result, owned; 0 when memory is exhausted. As in CPython it is that of the last one, which the iterator
 * keeps, where nobody else has it any more: a loop that takes it apart needs no new one.
 */
function resultOf(iterator: u32, count: u32): u32 {
  const kept = load<i64>(iterator + ITERATOR_SECOND);
  if (readersMayLook()) return newTuple(count);
  if (kept != NONE && isUnique(refOf(kept))) return refOf(share(kept));
  const made = newTuple(count);
  if (made == 0) return 0;
  store<i64>(iterator + ITERATOR_SECOND, share(boxRef(made)));
  release(kept);
  return made;
}

@inline
function replaceItem(tuple: u32, index: u32, item: i64): void {
  const old = tupleItem(tuple, index);
  setTupleItem(tuple, index, item);
  release(old);
}

/** The pair of two values, which it takes over, in the tuple that the iterator keeps, if it may; UNBOUND = raised. */
export function keptPair(iterator: u32, first: i64, second: i64): i64 {
  if (readersMayLook()) return pairOf(first, second);
  const kept = load<u32>(iterator + ITERATOR_KEPT);
  if (kept != 0 && isUnique(kept)) {
    shareRef(kept);
    replaceItem(kept, 0, first);
    replaceItem(kept, 1, second);
    return boxRef(kept);
  }
  const made = pairOf(first, second);
  if (made == UNBOUND) return UNBOUND;
  shareRef(refOf(made));
  store<u32>(iterator + ITERATOR_KEPT, refOf(made));
  if (kept != 0) releaseRef(kept);
  return made;
}

/** One item of each iterator as a tuple; UNBOUND when one of them is exhausted, or raised. */
function nextTogether(iterator: u32, called: string): i64 {
  const iterators = refOf(objectOf(iterator));
  const count = tupleLength(iterators);
  if (count == 0) return UNBOUND;
  const items = load<u32>(iterator + ITERATOR_KIND) == ITER_ZIP ? resultOf(iterator, count) : newTuple(count);
  if (items == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < count; i++) {
    const item = iterNext(tupleItem(iterators, i));
    if (item == UNBOUND) {
      release(boxRef(items));
      if (!hasRaised() && load<i64>(iterator + ITERATOR_INDEX) == 1) checkLengths(iterators, i, called);
      return UNBOUND;
    }
    replaceItem(items, i, item);
  }
  return boxRef(items);
}

/** strict: number `ended` is exhausted, those before it gave a further item. */
function checkLengths(iterators: u32, ended: u32, called: string): void {
  if (ended > 0) {
    raiseLengths(called, ended, " is shorter than argument");
    return;
  }
  for (let i: u32 = 1; i < tupleLength(iterators); i++) {
    const item = iterNext(tupleItem(iterators, i));
    if (item != UNBOUND) {
      release(item);
      raiseLengths(called, i, " is longer than argument");
    }
    if (hasRaised()) return;
  }
}

function raiseLengths(called: string, index: u32, differs: string): void {
  const mark = begin();
  text(called);
  number(index + 1);
  text(differs);
  text(index == 1 ? " " : "s 1-");
  number(index);
  raiseBuilt(EXC_ValueError, mark);
}

function nextMapped(iterator: u32): i64 {
  const called = load<i64>(iterator + ITERATOR_SECOND);
  const iterators = refOf(objectOf(iterator));
  if (tupleLength(iterators) == 1) {
    const item = iterNext(tupleItem(iterators, 0));
    if (item == UNBOUND) return UNBOUND;
    const mapped = call1(called, item);
    release(item);
    return mapped;
  }
  const items = nextTogether(iterator, "map() argument ");
  if (items == UNBOUND) return UNBOUND;
  const mapped = callValue(called, refOf(items) + TUPLE_ITEMS, tupleLength(refOf(items)));
  release(items);
  return mapped;
}

/** The next item of which the function holds (`wanted` 1), or does not (0). */
function nextFiltered(iterator: u32, wanted: i32): i64 {
  const test = load<i64>(iterator + ITERATOR_SECOND);
  while (true) {
    const item = iterNext(objectOf(iterator));
    if (item == UNBOUND) return UNBOUND;
    const passes = test == NONE ? isTrue(item) : truthOfCall(test, item);
    if (passes == wanted) return item;
    release(item);
    if (passes < 0) return UNBOUND;
  }
}

/** bool(test(item)): 1, 0, or -1 when it raised. */
function truthOfCall(test: i64, item: i64): i32 {
  const result = call1(test, item);
  if (result == UNBOUND) return -1;
  const passes = isTrue(result);
  release(result);
  return passes;
}

/** Appends the name of the iterator's type. */
export function iteratorName(iterator: u32): void {
  switch (load<u32>(iterator + ITERATOR_KIND)) {
    case ITER_LIST: return text("list_iterator");
    case ITER_TUPLE: return text("tuple_iterator");
    case ITER_STR: return text(isAscii(refOf(objectOf(iterator))) ? "str_ascii_iterator" : "str_iterator");
    case ITER_RANGE: return text("range_iterator");
    case ITER_BYTES: return text(isBytearray(refOf(objectOf(iterator))) ? "bytearray_iterator" : "bytes_iterator");
    case ITER_LIST_REVERSED: return text("list_reverseiterator");
    case ITER_REVERSED: return text("reversed");
    case ITER_CALLABLE: return text("callable_iterator");
    case ITER_ENUMERATE: return text("enumerate");
    case ITER_ZIP: return text("zip");
    case ITER_MAP: return text("map");
    case ITER_FILTER: return text("filter");
    case ITER_DICT_KEYS: return text("dict_keyiterator");
    case ITER_DICT_KEYS + VIEW_VALUES: return text("dict_valueiterator");
    case ITER_DICT_KEYS + VIEW_ITEMS: return text("dict_itemiterator");
    case ITER_DICT_REVERSED: return text("dict_reversekeyiterator");
    case ITER_DICT_REVERSED + VIEW_VALUES: return text("dict_reversevalueiterator");
    case ITER_DICT_REVERSED + VIEW_ITEMS: return text("dict_reverseitemiterator");
    case ITER_SET: return text("set_iterator");
    case ITER_DEQUE: return text("_collections._deque_iterator");
    case ITER_DEQUE_REVERSED: return text("_collections._deque_reverse_iterator");
    default: return toolName(load<u32>(iterator + ITERATOR_KIND));
  }
}

function isAscii(s: u32): bool {
  if (load<u32>(s + STR_KIND) != 1) return false;
  for (let i: u32 = 0; i < stringLength(s); i++) if (load<u8>(s + STR_DATA + i) >= 0x80) return false;
  return true;
}
