/**
 * The next item of the built-in iterators that loops go through most, where no other thread can look on: lists forwards and
 * backwards, entries of dicts, enumerate and zip over lists. What this does not settle, the end above all, the general way
 * (iterator.ts) does. Pairs come in the tuple that the iterator keeps, when nobody else has it any more.
 */
import { isUnique, release, shareAlone } from "./count";
import { entryOf } from "./dict-table";
import {
  DICT_FILLED, DICT_FIRST, DICT_ORDERED, DICT_TABLE, DICT_USED, ITER_DICT_KEYS, ITER_ENDED, ITER_ENUMERATE, ITER_LIST, ITER_LIST_REVERSED, ITER_ZIP,
  ITERATOR_INDEX, ITERATOR_KEPT, ITERATOR_KIND, ITERATOR_OBJECT, ITERATOR_SECOND, LIST_ITEMS, LIST_LENGTH, PAIR_KEY, PAIR_VALUE, STORAGE_ITEMS,
  TYPE_ITERATOR, TYPE_TUPLE, UNBOUND, VIEW_ITEMS, VIEW_KEYS, VIEW_VALUES,
} from "./generated/layout";
import { setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, fitsInt, isOfType, refOf } from "./value";

/** The next item, owned; UNBOUND: nothing was done. */
export function nextAlone(iterator: u32): i64 {
  const kind = load<u32>(iterator + ITERATOR_KIND);
  switch (kind) {
    case ITER_LIST: return isAtItem(iterator) ? takeItem(iterator, 1) : UNBOUND;
    case ITER_LIST_REVERSED: return isAtItem(iterator) ? takeItem(iterator, -1) : UNBOUND;
    case ITER_ENUMERATE: return nextNumbered(iterator);
    case ITER_ZIP: return nextZipped(iterator);
    case ITER_DICT_KEYS:
    case ITER_DICT_KEYS + VIEW_VALUES:
    case ITER_DICT_KEYS + VIEW_ITEMS: return nextEntryOf(iterator, kind - ITER_DICT_KEYS);
    default: return UNBOUND;
  }
}

/** An iterator over a list has a further item; what has ended has an index below 0. */
@inline
function isAtItem(iterator: u32): bool {
  const list = refOf(load<i64>(iterator + ITERATOR_OBJECT));
  return <u64>load<i64>(iterator + ITERATOR_INDEX) < <u64>load<u32>(list + LIST_LENGTH);
}

@inline
function takeItem(iterator: u32, step: i64): i64 {
  const index = load<i64>(iterator + ITERATOR_INDEX);
  store<i64>(iterator + ITERATOR_INDEX, index + step);
  const list = refOf(load<i64>(iterator + ITERATOR_OBJECT));
  return shareAlone(load<i64>(load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS + 8 * <u32>index));
}

@inline
function isListIterator(value: i64): bool {
  return isOfType(value, TYPE_ITERATOR) && load<u32>(refOf(value) + ITERATOR_KIND) == ITER_LIST;
}

/** Whether the tuple that an iterator keeps can be given once more. */
@inline
function isFree(kept: i64, count: u32): bool {
  return isOfType(kept, TYPE_TUPLE) && isUnique(refOf(kept)) && tupleLength(refOf(kept)) == count;
}

@inline
function replaceItem(tuple: u32, index: u32, item: i64): void {
  const old = tupleItem(tuple, index);
  setTupleItem(tuple, index, item);
  release(old);
}

function nextNumbered(iterator: u32): i64 {
  const inner = load<i64>(iterator + ITERATOR_OBJECT);
  const kept = load<i64>(iterator + ITERATOR_SECOND);
  const number = load<i64>(iterator + ITERATOR_INDEX);
  if (!isListIterator(inner) || !isAtItem(refOf(inner)) || !isFree(kept, 2) || !fitsInt(number)) return UNBOUND;
  store<i64>(iterator + ITERATOR_INDEX, number + 1);
  shareAlone(kept);
  replaceItem(refOf(kept), 0, boxInt(number));
  replaceItem(refOf(kept), 1, takeItem(refOf(inner), 1));
  return kept;
}

/** Of one or two lists. */
function nextZipped(iterator: u32): i64 {
  const iterators = refOf(load<i64>(iterator + ITERATOR_OBJECT));
  const kept = load<i64>(iterator + ITERATOR_SECOND);
  const count = tupleLength(iterators);
  if (count - 1 > 1 || load<i64>(iterator + ITERATOR_INDEX) == 1 || !isFree(kept, count)) return UNBOUND;
  for (let i: u32 = 0; i < count; i++) {
    const inner = tupleItem(iterators, i);
    // The same iterator twice: the second item is another than the one looked at.
    if (!isListIterator(inner) || !isAtItem(refOf(inner)) || (i > 0 && inner == tupleItem(iterators, 0))) return UNBOUND;
  }
  shareAlone(kept);
  for (let i: u32 = 0; i < count; i++) replaceItem(refOf(kept), i, takeItem(refOf(tupleItem(iterators, i)), 1));
  return kept;
}

/** Of a dict whose length is what it was: of an ordered one more would have to be looked at. */
function nextEntryOf(iterator: u32, shown: u32): i64 {
  const state = load<i64>(iterator + ITERATOR_INDEX);
  const dict = refOf(load<i64>(iterator + ITERATOR_OBJECT));
  const table = load<u32>(dict + DICT_TABLE);
  if (state == ITER_ENDED || state >> 32 == 0 || table == 0 || load<u32>(dict + DICT_ORDERED) != 0) return UNBOUND;
  if (load<i64>(iterator + ITERATOR_SECOND) != boxInt(load<u32>(dict + DICT_USED))) return UNBOUND;
  const index = max(<u32>state, load<u32>(table + DICT_FIRST));
  if (index >= load<u32>(table + DICT_FILLED)) return UNBOUND;
  const entry = entryOf(table, index);
  const key = load<i64>(entry + PAIR_KEY);
  const kept = load<u32>(iterator + ITERATOR_KEPT);
  if (key == UNBOUND || (shown == VIEW_ITEMS && (kept == 0 || !isUnique(kept)))) return UNBOUND;
  store<i64>(iterator + ITERATOR_INDEX, ((state >> 32) - 1) << 32 | <i64>(index + 1));
  if (shown == VIEW_KEYS) return shareAlone(key);
  const value = shareAlone(load<i64>(entry + PAIR_VALUE));
  if (shown == VIEW_VALUES) return value;
  shareAlone(key);
  const pair = boxRef(kept);
  shareAlone(pair);
  replaceItem(kept, 0, key);
  replaceItem(kept, 1, value);
  return pair;
}
