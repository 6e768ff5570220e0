/**
 * The quiet built-ins (quiet.ts) that programs call most, on their operands alone: nothing is written to memory for the call,
 * nothing raises. UNBOUND: nothing was done, the general way must do it. None of them runs Python, but what it gives up may have to
 * be finalised.
 */
import { classOfValue, isInstance, nativeBase } from "./class";
import { EQ, relate } from "./compare";
import { readersMayLook, release, shareAlone } from "./count";
import { dict_get, dict_has, dict_set, dictLength } from "./dict";
import {
  ITER_ENUMERATE, ITER_ZIP, VIEW_ITEMS, VIEW_KEYS, VIEW_VALUES, LIST_ITEMS, LIST_LENGTH, NAME_EQ, NONE, STORAGE_ITEMS, TUPLE_ITEMS, TYPE_DICT, TYPE_FROZENSET, TYPE_LIST, TYPE_SET, TYPE_STR,
  TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import {
  QUICK_DICT_ITEMS, QUICK_DICT_KEYS, QUICK_DICT_VALUES, QUICK_ENUMERATE, QUICK_ZIP, QUICK_WAYS, QUICK_LIST_EXTEND, QUICK_LIST_REMOVE, QUICK_SET_DISCARD, QUICK_SET_REMOVE, QUICK_CHR, QUICK_DICT_SETDEFAULT, QUICK_INT, QUICK_LEN, QUICK_LIST_POP, QUICK_ORD, QUICK_SET_ADD, QUICK_STR_ENDSWITH, QUICK_STR_FIND, QUICK_STR_ISALNUM,
  QUICK_STR_ISALPHA, QUICK_STR_ISDIGIT, QUICK_STR_ISSPACE, QUICK_STR_JOIN, QUICK_STR_LOWER, QUICK_STR_SPLIT, QUICK_STR_STARTSWITH, QUICK_STR_STRIP,
  QUICK_STR_UPPER, QUICK_TYPE,
} from "./generated/builtins";
import { newView } from "./dict-view";
import { isSequence, iterOf } from "./iterate";
import { newIterator } from "./iterator";
import { listExtend, listPop } from "./list";
import { set_has, setDiscard, setLength } from "./set";
import { isDefault } from "./special";
import { plainDigits } from "./numerals";
import { characterAt, characterString, stringLength } from "./string";
import { LOWER_CASE, quickCase, UPPER_CASE } from "./string-case";
import { findIn, NOT_FOUND, standsAt } from "./string-search";
import { joinRun, splitAtAll, splitWhiteAll } from "./string-split";
import { strippedWhite } from "./string-strip";
import { areOfClass, areWhite } from "./string-tests";
import { newTuple, setTupleItem, tupleLength } from "./tuple";
import { ALPHA, DECIMAL, DIGIT, NUMERIC } from "./unicode";
import { boxBool, boxInt, boxNew, boxRef, isInt, isOfType, isRef, refOf, typeOf, unboxInt } from "./value";

/** Built-in `id` with the first `count` of three arguments. */
export function quickCall(id: u32, count: u32, a: i64, b: i64, c: i64): i64 {
  const way = <u32>unchecked(QUICK_WAYS[id]);
  if (way == 0) return UNBOUND;
  if (count == 1) return isOfType(a, TYPE_STR) ? ofString(way, refOf(a)) : ofOther(way, a);
  if (way == QUICK_ZIP && count == 2) return zipped(a, b);
  if (count == 2) {
    if (isOfType(a, TYPE_STR)) return ofStringAnd(way, refOf(a), b);
    if (isOfType(a, TYPE_SET)) return ofSetAnd(way, refOf(a), b);
    if (isOfType(a, TYPE_LIST)) return ofListAnd(way, refOf(a), b);
  }
  if (way == QUICK_DICT_SETDEFAULT && count == 3) return setDefault(a, b, c);
  if (way == QUICK_STR_FIND && count == 3 && isOfType(a, TYPE_STR) && isOfType(b, TYPE_STR)) return findFrom(refOf(a), refOf(b), c);
  return UNBOUND;
}

function ofString(way: u32, s: u32): i64 {
  switch (way) {
    case QUICK_LEN: return boxInt(stringLength(s));
    case QUICK_ORD: return stringLength(s) == 1 ? boxInt(characterAt(s, 0)) : UNBOUND;
    case QUICK_STR_ISDIGIT: return boxBool(areOfClass(s, DIGIT));
    case QUICK_STR_ISALPHA: return boxBool(areOfClass(s, ALPHA));
    case QUICK_STR_ISALNUM: return boxBool(areOfClass(s, ALPHA | DECIMAL | DIGIT | NUMERIC));
    case QUICK_STR_ISSPACE: return boxBool(areWhite(s));
    case QUICK_STR_LOWER: return boxNew(quickCase(s, LOWER_CASE));
    case QUICK_STR_UPPER: return boxNew(quickCase(s, UPPER_CASE));
    case QUICK_STR_STRIP: return boxNew(strippedWhite(s));
    case QUICK_STR_SPLIT: return boxNew(splitWhiteAll(s));
    case QUICK_INT: return plainDigits(s);
    case QUICK_TYPE: return boxRef(classOfValue(boxRef(s)));
    default: return UNBOUND;
  }
}

function ofOther(way: u32, value: i64): i64 {
  switch (way) {
    case QUICK_LEN: return lengthOf(value);
    case QUICK_CHR: return isInt(value) && <u64>unboxInt(value) < 0x11_0000 ? boxNew(characterString(<u32>unboxInt(value))) : UNBOUND;
    case QUICK_TYPE: return value == UNBOUND ? UNBOUND : boxRef(classOfValue(value));
    case QUICK_DICT_KEYS: return isOfType(value, TYPE_DICT) ? newView(refOf(value), VIEW_KEYS) : UNBOUND;
    case QUICK_DICT_VALUES: return isOfType(value, TYPE_DICT) ? newView(refOf(value), VIEW_VALUES) : UNBOUND;
    case QUICK_DICT_ITEMS: return isOfType(value, TYPE_DICT) ? newView(refOf(value), VIEW_ITEMS) : UNBOUND;
    case QUICK_ENUMERATE: return isOfType(value, TYPE_LIST) ? numbered(iterOf(value)) : UNBOUND;
    case QUICK_LIST_POP: return isOfType(value, TYPE_LIST) ? listPop(refOf(value), -1) : UNBOUND;
    default: return UNBOUND;
  }
}

function lengthOf(value: i64): i64 {
  switch (typeOf(value)) {
    case TYPE_LIST: return boxInt(load<u32>(refOf(value) + LIST_LENGTH));
    case TYPE_DICT: return boxInt(dictLength(refOf(value)));
    case TYPE_TUPLE: return boxInt(tupleLength(refOf(value)));
    case TYPE_SET:
    case TYPE_FROZENSET: return boxInt(setLength(refOf(value)));
    default: return UNBOUND;
  }
}

function ofStringAnd(way: u32, s: u32, other: i64): i64 {
  if (way == QUICK_STR_JOIN) return joined(s, other);
  if (!isOfType(other, TYPE_STR)) return UNBOUND;
  const part = refOf(other);
  const length = stringLength(s);
  const width = stringLength(part);
  switch (way) {
    case QUICK_STR_STARTSWITH: return boxBool(width <= length && standsAt(s, 0, part));
    case QUICK_STR_ENDSWITH: return boxBool(width <= length && standsAt(s, length - width, part));
    case QUICK_STR_FIND: return place(findIn(s, part, 0, length));
    case QUICK_STR_SPLIT: return width == 0 ? UNBOUND : boxNew(splitAtAll(s, part));
    default: return UNBOUND;
  }
}

function place(found: u32): i64 {
  return boxInt(found == NOT_FOUND ? -1 : <i64>found);
}

function findFrom(s: u32, part: u32, from: i64): i64 {
  const length = stringLength(s);
  return isInt(from) && <u64>unboxInt(from) <= <u64>length ? place(findIn(s, part, <u32>unboxInt(from), length)) : UNBOUND;
}

/** enumerate() of an iterator, which it takes over. */
function numbered(iterator: i64): i64 {
  return iterator == UNBOUND ? UNBOUND : newIterator(ITER_ENUMERATE, iterator, 0, NONE);
}

/** zip() of two that are iterated by index. */
function zipped(left: i64, right: i64): i64 {
  if (!isSequence(left) || !isSequence(right)) return UNBOUND;
  const iterators = newTuple(2);
  if (iterators == 0) return UNBOUND;
  const first = iterOf(left);
  const second = iterOf(right);
  setTupleItem(iterators, 0, first);
  setTupleItem(iterators, 1, second);
  if (first == UNBOUND || second == UNBOUND) {
    release(boxRef(iterators));
    return UNBOUND;
  }
  return newIterator(ITER_ZIP, boxRef(iterators), 0, NONE);
}

function ofSetAnd(way: u32, set: u32, key: i64): i64 {
  const has = set_has(set, key);
  switch (way) {
    case QUICK_SET_ADD: return has == 1 ? NONE : UNBOUND;
    case QUICK_SET_DISCARD: if (has == 0) return NONE;
    case QUICK_SET_REMOVE: return has == 1 && setDiscard(set, key) == 1 ? NONE : UNBOUND;
    default: return UNBOUND;
  }
}

function ofListAnd(way: u32, list: u32, other: i64): i64 {
  if (way == QUICK_LIST_REMOVE) return removed(list, other);
  if (way == QUICK_LIST_POP) return isInt(other) ? listPop(list, unboxInt(other)) : UNBOUND;
  if (way != QUICK_LIST_EXTEND || !isOfType(other, TYPE_LIST)) return UNBOUND;
  return listExtend(list, refOf(other)) != 0 ? NONE : UNBOUND;
}

/** Where no other thread can change the list meanwhile, and no == of its items up to there may be Python's. */
function removed(list: u32, value: i64): i64 {
  if (value == UNBOUND || readersMayLook()) return UNBOUND;
  const length = load<u32>(list + LIST_LENGTH);
  const items = load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS;
  for (let i: u32 = 0; i < length; i++) {
    const item = load<i64>(items + 8 * i);
    if (item != value) {
      const same = equal(item, value);
      if (same < 0) return UNBOUND;
      if (same == 0) continue;
    }
    release(listPop(list, i));
    return NONE;
  }
  return UNBOUND;
}

/** 1, 0, or -1 where Python's == must be asked. */
function equal(left: i64, right: i64): i32 {
  if (isPlain(left) && isPlain(right)) return relate(EQ, left, right);
  return isInstance(left) && isInstance(right) && isPlainly(left) && isPlainly(right) ? 0 : -1;
}

/** Told apart from others by what it is alone. */
function isPlainly(instance: i64): bool {
  return isDefault(instance, NAME_EQ) && nativeBase(classOfValue(instance)) == 0;
}

/** A number, a bool, None or a str. */
export function isPlain(value: i64): bool {
  return value != UNBOUND && (!isRef(value) || isOfType(value, TYPE_STR));
}

/** Of a list that no other thread can change meanwhile, or a tuple. */
function joined(separator: u32, items: i64): i64 {
  if (isOfType(items, TYPE_TUPLE)) return boxNew(joinRun(separator, refOf(items) + TUPLE_ITEMS, tupleLength(refOf(items))));
  if (!isOfType(items, TYPE_LIST) || readersMayLook()) return UNBOUND;
  const list = refOf(items);
  return boxNew(joinRun(separator, load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS, load<u32>(list + LIST_LENGTH)));
}

/** Two steps, between which other threads would see the dict. */
function setDefault(container: i64, key: i64, value: i64): i64 {
  if (!isOfType(container, TYPE_DICT) || value == UNBOUND || readersMayLook()) return UNBOUND;
  const dict = refOf(container);
  const present = dict_get(dict, key);
  if (present != UNBOUND) return present;
  return dict_has(dict, key) == 0 && dict_set(dict, key, value) != 0 ? shareAlone(value) : UNBOUND;
}
