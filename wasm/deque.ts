/**
 * collections.deque: what programs do with one in their loops. The class is Python's (src/python/collections); under the empty
 * name its objects have a list that is larger than others by the greatest length that it may have and by a number that
 * every change raises, so that iterators see that there was one. Each method changes the list under its lock.
 */
import { argument, checkExactlyOne, checkKeywords, checkNoKeywords, checkNone, parameter, positional, wrongCount } from "./arguments";
import { intOfInstance } from "./as-index";
import { fitsI64, i64Of, intOfI64, isAnyInt } from "./bigint";
import { classOfValue, dataOf, isInstance, mroOf, nativeBase } from "./class";
import { appendAll, extendWith, push } from "./collect";
import { newObject, release, releaseRef, share } from "./count";
import { hasRaised, orMemoryError } from "./error";
import {
  BUILTIN_COLLECTIONS_DEQUE_APPEND, BUILTIN_COLLECTIONS_DEQUE_APPENDLEFT, BUILTIN_COLLECTIONS_DEQUE_CLEAR, BUILTIN_COLLECTIONS_DEQUE_EXTEND,
  BUILTIN_COLLECTIONS_DEQUE_EXTENDLEFT, BUILTIN_COLLECTIONS_DEQUE_POP, BUILTIN_COLLECTIONS_DEQUE_POPLEFT, BUILTIN_COLLECTIONS_DEQUE___GETITEM__,
  BUILTIN_COLLECTIONS_DEQUE___INIT__, BUILTIN_COLLECTIONS_DEQUE___ITER__, BUILTIN_COLLECTIONS_DEQUE___LEN__, BUILTIN_COLLECTIONS_DEQUE___REVERSED__,
  CLASS_FLAG_DEQUE, CLASSDATA_FLAGS, DEQUE_LIMIT, DEQUE_SIZE, DEQUE_VERSION, EMPTY_STORAGE, EXC_IndexError, EXC_OverflowError, EXC_RuntimeError,
  EXC_TypeError, EXC_ValueError, ITER_DEQUE, ITER_DEQUE_REVERSED, ITER_ENDED, ITERATOR_INDEX, ITERATOR_OBJECT, ITERATOR_SECOND, LIST_ITEMS, LIST_LENGTH,
  MISSING, NAME_EMPTY, NONE, TYPE_LIST, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { OWNER_COLLECTIONS_DEQUE } from "./generated/members";
import { getSlot, setSlot } from "./instance";
import { iterNext, iterOf } from "./iterate";
import { newIterator } from "./iterator";
import { list_item, listLength, listPop, newList } from "./list";
import { listClear, listInsert } from "./list-edit";
import { lockObject, unlockObject } from "./lock";
import { findMember, NO_MEMBER } from "./members";
import { raiseForType, raiseLiteral, raiseMemoryError } from "./messages";
import { wrongSelf } from "./self";
import { builtinValue, singleton } from "./singletons";
import { tupleItem, tupleLength } from "./tuple";
import { boxInt, boxNew, boxRef, isOfType, refOf } from "./value";

/** No greatest length. */
const NO_LIMIT: i64 = -1;

/** _collections.deque_class(cls): the class that these methods are of. Returns it: a decorator. */
export function dequeClass(): i64 {
  const data = dataOf(refOf(argument(0)));
  store<u32>(data + CLASSDATA_FLAGS, load<u32>(data + CLASSDATA_FLAGS) | CLASS_FLAG_DEQUE);
  return share(argument(0));
}

/** _collections.deque_method(name): one of them. */
export function dequeMethod(): i64 {
  const id = findMember(OWNER_COLLECTIONS_DEQUE, refOf(argument(0)));
  return id == NO_MEMBER ? NONE : builtinValue(id);
}

function isDeque(cls: u32): bool {
  const mro = mroOf(cls);
  for (let i: u32 = 0; i < tupleLength(mro); i++) {
    if ((load<u32>(dataOf(refOf(tupleItem(mro, i))) + CLASSDATA_FLAGS) & CLASS_FLAG_DEQUE) != 0) return true;
  }
  return false;
}

@inline
function isBound(id: u32): bool {
  return positional != 0 || wrongSelf(id);
}

/** The list of the deque that is argument 0, owned; 0 = raised. `id`: the built-in that asks. */
function itemsFor(id: u32): u32 {
  if (positional == 0) {
    wrongSelf(id);
    return 0;
  }
  const value = argument(0);
  if (isInstance(value) && nativeBase(classOfValue(value)) == 0) {
    const list = itemsOf(value);
    if (list != 0 || hasRaised()) return list;
  }
  wrongSelf(id);
  return 0;
}

/** The list of a deque, owned; 0 = it is none, or raised. */
function itemsOf(value: i64): u32 {
  const known = getSlot(refOf(value), singleton(NAME_EMPTY));
  if (known != UNBOUND) return refOf(known);
  return isDeque(classOfValue(value)) ? firstItems(refOf(value)) : 0;
}

/** A deque's list is made when it is first asked for: `__init__` need not have been called. */
function firstItems(object: u32): u32 {
  const list = newObject(DEQUE_SIZE, TYPE_LIST);
  if (list != 0) {
    store<u32>(list, 0, LIST_LENGTH);
    store<u32>(list, EMPTY_STORAGE, LIST_ITEMS);
    store<i64>(list, NO_LIMIT, DEQUE_LIMIT);
    store<u32>(list, 0, DEQUE_VERSION);
    if (setSlot(object, singleton(NAME_EMPTY), share(boxRef(list)))) return list;
    releaseRef(list);
  }
  raiseMemoryError();
  return 0;
}

@inline
function touch(list: u32): void {
  store<u32>(list, load<u32>(list, DEQUE_VERSION) + 1, DEQUE_VERSION);
}

/** Puts a value, which it takes, at one end, and drops from the other what is too much. False = raised. */
function put(list: u32, item: i64, isLeft: bool): bool {
  const done = isLeft ? listInsert(list, 0, item) || orNoMemory(item) : push(list, item);
  if (!done) return false;
  touch(list);
  const limit = load<i64>(list, DEQUE_LIMIT);
  while (limit != NO_LIMIT && <i64>listLength(list) > limit) release(listPop(list, isLeft ? -1 : 0));
  return true;
}

function orNoMemory(item: i64): bool {
  release(item);
  raiseMemoryError();
  return false;
}

function ended(list: u32, result: i64): i64 {
  releaseRef(list);
  return result;
}

export function append(): i64 {
  if (!isBound(BUILTIN_COLLECTIONS_DEQUE_APPEND) || !checkExactlyOne("deque.append", 1)) return UNBOUND;
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE_APPEND);
  return list == 0 ? UNBOUND : ended(list, put(list, share(argument(1)), false) ? NONE : UNBOUND);
}

export function appendLeft(): i64 {
  if (!isBound(BUILTIN_COLLECTIONS_DEQUE_APPENDLEFT) || !checkExactlyOne("deque.appendleft", 1)) return UNBOUND;
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE_APPENDLEFT);
  return list == 0 ? UNBOUND : ended(list, put(list, share(argument(1)), true) ? NONE : UNBOUND);
}

function taken(list: u32, place: i64): i64 {
  const item = listPop(list, place);
  if (item == UNBOUND) raiseLiteral(EXC_IndexError, "pop from an empty deque");
  else touch(list);
  return ended(list, item);
}

export function pop(): i64 {
  if (!isBound(BUILTIN_COLLECTIONS_DEQUE_POP) || !checkNone("deque.pop", 1)) return UNBOUND;
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE_POP);
  return list == 0 ? UNBOUND : taken(list, -1);
}

export function popLeft(): i64 {
  if (!isBound(BUILTIN_COLLECTIONS_DEQUE_POPLEFT) || !checkNone("deque.popleft", 1)) return UNBOUND;
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE_POPLEFT);
  return list == 0 ? UNBOUND : taken(list, 0);
}

/** Puts all items at one end. False = raised: those before it are there, as in CPython. */
function extendAt(list: u32, iterable: i64, isLeft: bool): bool {
  if (!isLeft && load<i64>(list, DEQUE_LIMIT) == NO_LIMIT && (isOfType(iterable, TYPE_LIST) || isOfType(iterable, TYPE_TUPLE))) {
    touch(list);
    return appendAll(list, iterable, false);
  }
  const iterator = iterOf(iterable);
  if (iterator == UNBOUND) return false;
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND || !put(list, item, isLeft)) break;
  }
  release(iterator);
  return !hasRaised();
}

/** As `extendAt`; a deque that extends itself does so by what it has now. */
function extendBy(id: u32, isLeft: bool): i64 {
  const list = itemsFor(id);
  if (list == 0) return UNBOUND;
  let source = argument(1);
  if (source == argument(0)) {
    source = orMemoryError(copyOf(list));
    if (source == UNBOUND) return ended(list, UNBOUND);
  } else share(source);
  const done = extendAt(list, source, isLeft);
  release(source);
  return ended(list, done ? NONE : UNBOUND);
}

function copyOf(list: u32): i64 {
  const copy = newList(0);
  if (copy == 0 || extendWith(copy, boxRef(list))) return boxNew(copy);
  releaseRef(copy);
  return UNBOUND;
}

export function extend(): i64 {
  return isBound(BUILTIN_COLLECTIONS_DEQUE_EXTEND) && checkExactlyOne("deque.extend", 1) ? extendBy(BUILTIN_COLLECTIONS_DEQUE_EXTEND, false) : UNBOUND;
}

export function extendLeft(): i64 {
  return isBound(BUILTIN_COLLECTIONS_DEQUE_EXTENDLEFT) && checkExactlyOne("deque.extendleft", 1) ? extendBy(BUILTIN_COLLECTIONS_DEQUE_EXTENDLEFT, true) : UNBOUND;
}

export function clear(): i64 {
  if (!isBound(BUILTIN_COLLECTIONS_DEQUE_CLEAR) || !checkNone("deque.clear", 1)) return UNBOUND;
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE_CLEAR);
  if (list == 0) return UNBOUND;
  touch(list);
  return ended(list, listClear(list) ? NONE : orMemoryError(UNBOUND));
}

/** deque.__init__(self, iterable=(), maxlen=None). */
export function init(): i64 {
  if (positional > 3) {
    wrongCount("deque", "at most 2 arguments", positional - 1);
    return UNBOUND;
  }
  const iterable = parameter(1, "iterable");
  const limit = parameter(2, "maxlen");
  if (!checkKeywords("deque")) return UNBOUND;
  const most = limit == UNBOUND || limit == NONE ? NO_LIMIT : limitOf(limit);
  if (hasRaised()) return UNBOUND;
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___INIT__);
  if (list == 0) return UNBOUND;
  store<i64>(list, most, DEQUE_LIMIT);
  if (listLength(list) != 0) {
    touch(list);
    if (!listClear(list)) return ended(list, orMemoryError(UNBOUND));
  }
  return ended(list, iterable == UNBOUND || extendAt(list, iterable, false) ? NONE : UNBOUND);
}

function limitOf(value: i64): i64 {
  if (!isAnyInt(value)) raiseLiteral(EXC_TypeError, "an integer is required");
  else if (!fitsI64(value)) raiseLiteral(EXC_OverflowError, "Python int too large to convert to C ssize_t");
  else if (i64Of(value) >= 0) return i64Of(value);
  else raiseLiteral(EXC_ValueError, "maxlen must be non-negative");
  return NO_LIMIT;
}

export function length(): i64 {
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___LEN__);
  return list == 0 ? UNBOUND : ended(list, boxInt(listLength(list)));
}

/** deque[index], owned; UNBOUND = raised. */
export function item(): i64 {
  if (!isBound(BUILTIN_COLLECTIONS_DEQUE___GETITEM__) || !checkExactlyOne("deque.__getitem__", 1)) return UNBOUND;
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___GETITEM__);
  return list == 0 ? UNBOUND : ended(list, itemAt(list, argument(1)));
}

/** deque[index] of a deque whose class has `__getitem__` from here. */
export function itemOfDeque(deque: i64, index: i64): i64 {
  const list = itemsOf(deque);
  return list == 0 ? UNBOUND : ended(list, itemAt(list, index));
}

/** Its length, an int. */
export function lengthOfDeque(deque: i64): i64 {
  const list = itemsOf(deque);
  return list == 0 ? UNBOUND : ended(list, boxInt(listLength(list)));
}

function itemAt(list: u32, index: i64): i64 {
  if (!isAnyInt(index)) {
    const number = intOfInstance(index);
    if (number == MISSING) raiseForType(EXC_TypeError, "sequence index must be integer, not '", index, "'");
    if (number == MISSING || number == UNBOUND) return UNBOUND;
    const value = itemAt(list, number);
    release(number);
    return value;
  }
  if (!fitsI64(index)) {
    raiseLiteral(EXC_IndexError, "cannot fit 'int' into an index-sized integer");
    return UNBOUND;
  }
  const place = i64Of(index) < 0 ? i64Of(index) + <i64>listLength(list) : i64Of(index);
  const value: i64 = place < 0 || place > 0xffff_fff0 ? UNBOUND : list_item(list, <u32>place);
  if (value == UNBOUND) raiseLiteral(EXC_IndexError, "deque index out of range");
  return value;
}

// ── iteration ──

export function iterate(): i64 {
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___ITER__);
  return list == 0 ? UNBOUND : newIterator(ITER_DEQUE, boxRef(list), 0, boxInt(load<u32>(list, DEQUE_VERSION)));
}

export function iterateReversed(): i64 {
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___REVERSED__);
  return list == 0 ? UNBOUND : newIterator(ITER_DEQUE_REVERSED, boxRef(list), <i64>listLength(list) - 1, boxInt(load<u32>(list, DEQUE_VERSION)));
}

/** The next item; UNBOUND = exhausted, or raised: the deque was changed. */
export function nextOfDeque(iterator: u32, step: i64): i64 {
  lockObject(iterator);
  const list = refOf(load<i64>(iterator + ITERATOR_OBJECT));
  const isSame = boxInt(load<u32>(list, DEQUE_VERSION)) == load<i64>(iterator + ITERATOR_SECOND);
  const index = load<i64>(iterator + ITERATOR_INDEX);
  const value = isSame && index >= 0 ? list_item(list, <u32>index) : UNBOUND;
  store<i64>(iterator + ITERATOR_INDEX, value == UNBOUND ? ITER_ENDED : index + step);
  unlockObject(iterator);
  if (!isSame) raiseLiteral(EXC_RuntimeError, "deque mutated during iteration");
  return value;
}

// ── for the methods in Python ──

/** _collections.deque_items(deque): its list. */
export function dequeItems(): i64 {
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___LEN__);
  return list == 0 ? UNBOUND : boxRef(list);
}

/** _collections.deque_limit(deque): its maxlen. */
export function dequeLimit(): i64 {
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___LEN__);
  if (list == 0) return UNBOUND;
  const limit = load<i64>(list, DEQUE_LIMIT);
  return ended(list, limit == NO_LIMIT ? NONE : intOfI64(limit));
}

/** _collections.deque_version(deque): the number that every change raises. */
export function dequeVersion(): i64 {
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___LEN__);
  return list == 0 ? UNBOUND : ended(list, boxInt(load<u32>(list, DEQUE_VERSION)));
}

/** _collections.deque_changed(deque): there was one. */
export function dequeChanged(): i64 {
  const list = itemsFor(BUILTIN_COLLECTIONS_DEQUE___LEN__);
  if (list == 0) return UNBOUND;
  touch(list);
  return ended(list, NONE);
}
