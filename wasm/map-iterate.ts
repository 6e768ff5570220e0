/**
 * Iterators over dicts, their views and sets. An iterator remembers how many there were (ITERATOR_SECOND) and raises when
 * that changed; over a dict its index holds the next entry and, above it, how many are still to come.
 */
import { release, share } from "./count";
import { dictLength, entryKey, entryValue, nextShown, previousEntry } from "./dict";
import {
  DICT_ORDERED, DICT_VERSION, EXC_RuntimeError, ITER_DICT_KEYS, ITER_DICT_REVERSED, ITER_ENDED, ITER_SET, ITERATOR_INDEX,
  ITERATOR_OBJECT, ITERATOR_SECOND, UNBOUND, VIEW_ITEMS, VIEW_KEYS,
} from "./generated/layout";
import { keptPair, newIterator } from "./iterator";
import { raiseLiteral } from "./messages";
import { nextElement, nextIndex, setLength } from "./set";
import { boxInt, boxRef, refOf, unboxInt } from "./value";

/** No count is this: what changed once stays so. */
const CHANGED: i64 = -1;

/** An iterator over a dict, of the kind VIEW_*; UNBOUND = raised. */
export function iterateDict(dict: u32, kind: u32): i64 {
  const length = dictLength(dict);
  return newIterator(ITER_DICT_KEYS + kind, share(boxRef(dict)), <i64>length << 32, boxInt(stampOf(dict)));
}

export function iterateDictReversed(dict: u32, kind: u32): i64 {
  const length = dictLength(dict);
  return newIterator(ITER_DICT_REVERSED + kind, share(boxRef(dict)), <i64>length << 32 | 0x7fff_ffff, boxInt(stampOf(dict)));
}

export function iterateSet(set: u32): i64 {
  return newIterator(ITER_SET, share(boxRef(set)), 0, boxInt(setLength(set)));
}

/** What must not change while a dict is iterated: its length, of an OrderedDict its keys. */
function stampOf(dict: u32): u32 {
  return isOrdered(dict) ? load<u32>(dict, DICT_VERSION) : dictLength(dict);
}

function isOrdered(dict: u32): bool {
  return load<u32>(dict, DICT_ORDERED) != 0;
}

/** Raises when the collection has not as many entries as at first. */
function isUnchanged(iterator: u32, length: u32, message: string): bool {
  if (load<i64>(iterator + ITERATOR_SECOND) == boxInt(length)) return true;
  store<i64>(iterator + ITERATOR_SECOND, boxInt(CHANGED));
  raiseLiteral(EXC_RuntimeError, message);
  return false;
}

/** The next of a dict's iterator, owned; UNBOUND = exhausted or raised. */
export function nextOfDict(iterator: u32, kind: u32): i64 {
  const state = load<i64>(iterator + ITERATOR_INDEX);
  if (state == ITER_ENDED) return UNBOUND;
  const dict = refOf(load<i64>(iterator + ITERATOR_OBJECT));
  if (isOrdered(dict) && state >> 32 == 0) {
    store<i64>(iterator + ITERATOR_INDEX, ITER_ENDED);
    return UNBOUND;
  }
  const message = isOrdered(dict) ? "OrderedDict mutated during iteration" : "dictionary changed size during iteration";
  if (!isUnchanged(iterator, stampOf(dict), message)) return UNBOUND;
  const isReversed = kind >= ITER_DICT_REVERSED;
  const shown = isReversed ? kind - ITER_DICT_REVERSED : kind - ITER_DICT_KEYS;
  const index = isReversed ? previousEntry(dict, <i32>state) : nextShown(dict, <u32>state, shown);
  if (index < 0) {
    store<i64>(iterator + ITERATOR_INDEX, ITER_ENDED);
    return UNBOUND;
  }
  const left = state >> 32;
  if (left == 0 && !isReversed) {
    release(entryKey);
    release(entryValue);
    store<i64>(iterator + ITERATOR_INDEX, ITER_ENDED);
    raiseLiteral(EXC_RuntimeError, "dictionary keys changed during iteration");
    return UNBOUND;
  }
  // Behind entry 0 a reversed iterator is at -1: all 32 bits, which previousEntry takes for the end.
  store<i64>(iterator + ITERATOR_INDEX, max<i64>(left - 1, 0) << 32 | <i64><u32>(isReversed ? index - 1 : index + 1));
  return chosen(iterator, shown);
}

/** Of the entry that was just found what a view of the kind shows, owned. */
function chosen(iterator: u32, kind: u32): i64 {
  const key = entryKey;
  const value = entryValue;
  if (kind == VIEW_ITEMS) return keptPair(iterator, key, value);
  release(kind == VIEW_KEYS ? value : key);
  return kind == VIEW_KEYS ? key : value;
}

export function nextOfSet(iterator: u32): i64 {
  const index = load<i64>(iterator + ITERATOR_INDEX);
  if (index == ITER_ENDED) return UNBOUND;
  const set = refOf(load<i64>(iterator + ITERATOR_OBJECT));
  if (!isUnchanged(iterator, setLength(set), "Set changed size during iteration")) return UNBOUND;
  const element = nextElement(set, <u32>index);
  store<i64>(iterator + ITERATOR_INDEX, element == UNBOUND ? <i64>ITER_ENDED : <i64>nextIndex);
  return element;
}

/** How many items a dict's iterator has still to give; 0 where the dict has changed. */
export function leftOfDict(iterator: u32): i64 {
  const state = load<i64>(iterator + ITERATOR_INDEX);
  const isSame = load<i64>(iterator + ITERATOR_SECOND) == boxInt(stampOf(refOf(load<i64>(iterator + ITERATOR_OBJECT))));
  return state == ITER_ENDED || !isSame ? 0 : state >> 32;
}

/** As `leftOfDict`, of a set's: its elements are counted. */
export function leftOfSet(iterator: u32): i64 {
  const index = load<i64>(iterator + ITERATOR_INDEX);
  const set = refOf(load<i64>(iterator + ITERATOR_OBJECT));
  if (index == ITER_ENDED || load<i64>(iterator + ITERATOR_SECOND) != boxInt(setLength(set))) return 0;
  let count: i64 = 0;
  let element = nextElement(set, <u32>index);
  for (; element != UNBOUND; element = nextElement(set, nextIndex)) {
    release(element);
    count++;
  }
  return count;
}

/** How many items the iterator had to give. */
export function leftOfMap(iterator: u32): i64 {
  return unboxInt(load<i64>(iterator + ITERATOR_SECOND));
}
