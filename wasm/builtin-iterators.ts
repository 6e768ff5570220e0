/** Built-ins that make and use iterators: iter, next, enumerate, zip, map, filter, reversed. */
import { TYPE_BYTEARRAY, TYPE_BYTES } from "./generated/layout";
import {
  argument, checkAnyInt, checkCount, checkKeywords, checkNoKeywords, checkNone, checkValidKeywords, keyword, keywordCount, parameter, positional, wrongCount,
} from "./arguments";
import { fitsI64, i64Of, raiseTooLarge } from "./bigint";
import { isCustom, isInstance } from "./class";
import { nativeOf } from "./native";
import { callSpecial0, hasSpecial, lengthOf } from "./special";
import { isCallable } from "./callable";
import { release, share } from "./count";
import { hasRaised, orMemoryError, raise } from "./error";
import {
  EXC_StopIteration, EXC_TypeError, ITER_CALLABLE, ITER_ENUMERATE, ITER_FILTER, ITER_LIST_REVERSED, ITER_MAP, ITER_RANGE,
  ITER_REVERSED, ITER_SEQUENCE, ITER_ZIP, MISSING, NAME_GETITEM, NAME_REVERSED, NONE, TRUE, TYPE_DICT, TYPE_DICT_VIEW, TYPE_LIST, TYPE_RANGE, TYPE_STR, TYPE_TUPLE,
  UNBOUND, VIEW_KEYS,
} from "./generated/layout";
import { viewDict, viewKind } from "./dict-view";
import { iterateDictReversed } from "./map-iterate";
import { isGenerator } from "./generator";
import { raiseStop, sendTo, setStopValue } from "./generator-run";
import { isIterator, iterableLength, iterNext, iterOf } from "./iterate";
import { newIterator } from "./iterator";
import { raiseForType, raiseLiteral } from "./messages";
import { reversedRange } from "./range";
import { truth } from "./truth";
import { newTuple, setTupleItem } from "./tuple";
import { isOfType, boxRef, refOf, typeOf } from "./value";

export function iter(): i64 {
  if (!checkNoKeywords("iter") || !checkCount("iter", 1, 2)) return UNBOUND;
  if (positional == 1) return iterOf(argument(0));
  if (isCallable(argument(0))) return newIterator(ITER_CALLABLE, share(argument(0)), 0, share(argument(1)));
  raiseLiteral(EXC_TypeError, "iter(v, w): v must be callable");
  return UNBOUND;
}

export function next(): i64 {
  if (!checkNoKeywords("next") || !checkCount("next", 1, 2)) return UNBOUND;
  if (!isIterator(argument(0))) {
    raiseForType(EXC_TypeError, "'", argument(0), "' object is not an iterator");
    return UNBOUND;
  }
  setStopValue(UNBOUND);
  const item = isGenerator(argument(0)) ? sendTo(refOf(argument(0)), NONE) : iterNext(argument(0));
  if (item != UNBOUND || hasRaised()) return item;
  return positional == 2 ? share(argument(1)) : raiseStop(isGenerator(argument(0)));
}

/** iterator.__iter__() */
export function iterMethod(): i64 {
  return checkNone("__iter__", 1) ? share(argument(0)) : UNBOUND;
}

/** iterator.__next__() */
export function nextMethod(): i64 {
  if (!checkNone("__next__", 1)) return UNBOUND;
  setStopValue(UNBOUND);
  const item = iterNext(argument(0));
  return item != UNBOUND || hasRaised() ? item : raiseStop(isGenerator(argument(0)));
}

export function enumerate(): i64 {
  const given = positional + keywordCount();
  if (positional > 0 && given > 2) {
    wrongCount("enumerate", "at most 2 arguments", given);
    return UNBOUND;
  }
  const iterable = parameter(0, "iterable");
  const start = parameter(1, "start");
  if (iterable == UNBOUND || given > 2) {
    raiseLiteral(EXC_TypeError, "enumerate() missing required argument 'iterable'");
    return UNBOUND;
  }
  if (!checkValidKeywords("enumerate")) return UNBOUND;
  if (start != UNBOUND && !checkAnyInt(start)) return UNBOUND;
  if (start != UNBOUND && !fitsI64(start)) return raiseTooLarge("Python int too large to convert to C ssize_t");
  const iterator = iterOf(iterable);
  return iterator == UNBOUND ? UNBOUND : newIterator(ITER_ENUMERATE, iterator, start == UNBOUND ? 0 : i64Of(start), NONE);
}

export function zip(): i64 {
  const strict = keyword("strict");
  if (!checkKeywords("zip")) return UNBOUND;
  return together(ITER_ZIP, 0, strict, NONE);
}

export function map(): i64 {
  const strict = keyword("strict");
  if (!checkKeywords("map")) return UNBOUND;
  if (positional >= 2) return together(ITER_MAP, 1, strict, argument(0));
  raiseLiteral(EXC_TypeError, "map() must have at least two arguments.");
  return UNBOUND;
}

/** An iterator over the iterators of the arguments from number `first` on. */
function together(kind: u32, first: u32, strict: i64, second: i64): i64 {
  const isStrict = strict == UNBOUND ? 0 : i32(truth(strict));
  if (isStrict < 0) return UNBOUND;
  const count = positional - first;
  const iterators = newTuple(count);
  if (iterators == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < count; i++) setTupleItem(iterators, i, UNBOUND);
  for (let i: u32 = 0; i < count; i++) {
    const iterator = iterOf(argument(first + i));
    if (iterator == UNBOUND) {
      release(boxRef(iterators));
      return UNBOUND;
    }
    setTupleItem(iterators, i, iterator);
  }
  return newIterator(kind, boxRef(iterators), <i64>isStrict, share(second));
}

export function filter(): i64 {
  if (!checkNoKeywords("filter") || !checkCount("filter", 2, 2)) return UNBOUND;
  const iterator = iterOf(argument(1));
  return iterator == UNBOUND ? UNBOUND : newIterator(ITER_FILTER, iterator, 0, share(argument(0)));
}

export function reversed(): i64 {
  if (!checkNoKeywords("reversed") || !checkCount("reversed", 1, 1)) return UNBOUND;
  return reverseOf(argument(0));
}

export function reverseOf(value: i64): i64 {
  switch (typeOf(value)) {
    case TYPE_DICT: return iterateDictReversed(refOf(value), VIEW_KEYS);
    case TYPE_DICT_VIEW: return iterateDictReversed(viewDict(refOf(value)), viewKind(refOf(value)));
    case TYPE_LIST: return newIterator(ITER_LIST_REVERSED, share(value), iterableLength(value) - 1, NONE);
    case TYPE_TUPLE:
    case TYPE_BYTES:
    case TYPE_BYTEARRAY:
    case TYPE_STR: return newIterator(ITER_REVERSED, share(value), iterableLength(value) - 1, NONE);
    case TYPE_RANGE: {
      const range = reversedRange(refOf(value));
      return range == UNBOUND ? UNBOUND : newIterator(ITER_RANGE, range, 0, NONE);
    }
  }
  if (isCustom(value)) return reverseOfInstance(value);
  return notReversible(value);
}

function notReversible(value: i64): i64 {
  raiseForType(EXC_TypeError, "'", value, "' object is not reversible");
  return UNBOUND;
}

/** By `__reversed__`, or `__len__` and `__getitem__`, or what a built-in base gives. */
function reverseOfInstance(value: i64): i64 {
  const made = callSpecial0(value, NAME_REVERSED);
  if (made != MISSING) return made;
  const own = nativeOf(value);
  if (isOfType(own, TYPE_LIST) || isOfType(own, TYPE_DICT)) {
    const reversal = reverseOf(own);
    release(own);
    return reversal;
  }
  release(own);
  if (hasSpecial(value, NAME_GETITEM)) {
    const length = lengthOf(value);
    if (length == -1) return UNBOUND;
    return length < 0 ? notReversible(value) : newIterator(ITER_SEQUENCE, share(value), length - 1, TRUE);
  }
  const inner = nativeOf(value);
  if (inner == UNBOUND) return notReversible(value);
  const iterator = reverseOf(inner);
  release(inner);
  return iterator;
}
