/**
 * The module itertools: what its classes make of their arguments. The iterators are built-in ones (wasm/iterator.ts);
 * what they give next stands in itertools-next.ts. Those that choose items of a whole: itertools-choice.ts.
 */
import { argument, checkCount, checkKeywords, checkNoKeywords, keyword, keywordCount, parameter, positional, wrongCount } from "./arguments";
import { asInt } from "./bigint-bits";
import { fitsI64, i64Of, isAnyInt, isAnyNumber, isNegative } from "./bigint";
import { intOfInstance } from "./as-index";
import { isInstance } from "./class";
import { release, share } from "./count";
import { hasRaised, orMemoryError } from "./error";
import {
  EXC_TypeError, EXC_ValueError, FALSE, ITER_ACCUMULATE, ITER_BATCHED, ITER_CHAIN, ITER_COMPRESS, ITER_COUNT, ITER_CYCLE, ITER_DROPWHILE,
  ITER_FILTERFALSE, ITER_GROUPBY, ITER_ISLICE, ITER_PAIRWISE, ITER_REPEAT, ITER_STARMAP, ITER_TAKEWHILE, ITER_TEE, ITER_ZIP_LONGEST,
  ITERATOR_INDEX, ITERATOR_KIND, ITERATOR_OBJECT, ITERATOR_SECOND, MISSING, NAME_FLOAT, NAME_INDEX, NAME_INT, NONE, TEE_ITEMS, TRUE, TUPLE_ITEMS,
  TYPE_ITERATOR, UNBOUND,
} from "./generated/layout";
import { hasSpecial } from "./special";
import { iterOf } from "./iterate";
import { newIterator } from "./iterator";
import { list_push, newList } from "./list";
import { begin, byte, number, raiseBuilt, raiseForType, raiseLiteral, text } from "./messages";
import { truth } from "./truth";
import { lockNew } from "./pylock";
import { newTuple, setTupleItem } from "./tuple";
import { boxInt, boxNew, boxRef, fitsInt, isBool, isOfType, refOf } from "./value";

/** "accumulate() missing required argument 'iterable' (pos 1)". */
export function missingArgument(called: string, name: string, place: u32): i64 {
  const mark = begin();
  text(called);
  text("() missing required argument '");
  text(name);
  text("' (pos ");
  number(place);
  byte(41);
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

/** Checks of functions whose arguments have names: too many, unknown names. */
export function checkNamed(called: string, least: u32, most: u32, mostPlaces: u32): bool {
  const given = positional + keywordCount();
  if (positional > mostPlaces && mostPlaces < most && given <= most) {
    const mark = begin();
    text(called);
    text(mostPlaces == least ? "() takes exactly " : "() takes at most ");
    number(mostPlaces);
    text(mostPlaces == 1 ? " positional argument (" : " positional arguments (");
    number(positional);
    text(" given)");
    raiseBuilt(EXC_TypeError, mark);
    return false;
  }
  if (given <= most) return checkKeywords(called);
  const mark = begin();
  text(called);
  text(least == most ? "() takes exactly " : "() takes at most ");
  number(most);
  text(keywordCount() == given ? " keyword argument" : " argument");
  text(most == 1 ? " (" : "s (");
  number(given);
  text(" given)");
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** A list of up to four values, owned; 0: the values were released, MemoryError raised. */
export function stateOf(count: u32, a: i64, b: i64 = MISSING, c: i64 = MISSING, d: i64 = MISSING): u32 {
  const list = newList(count);
  if (list == 0) {
    release(a);
    release(b);
    release(c);
    release(d);
    orMemoryError(UNBOUND);
    return 0;
  }
  list_push(list, a);
  if (count > 1) list_push(list, b);
  if (count > 2) list_push(list, c);
  if (count > 3) list_push(list, d);
  return list;
}

/** An iterator of a kind over the iterator of `iterable`; takes the ownership of `second`, of which UNBOUND = raised. */
function over(kind: u32, iterable: i64, index: i64, second: i64): i64 {
  if (second == UNBOUND) return UNBOUND;
  const iterator = iterOf(iterable);
  if (iterator != UNBOUND) return newIterator(kind, iterator, index, second);
  release(second);
  return UNBOUND;
}

function boxState(list: u32): i64 {
  return list == 0 ? UNBOUND : boxRef(list);
}

/** A number, as far as CPython asks: it has `__index__`, `__int__` or `__float__`. */
function isNumeric(value: i64): bool {
  if (isAnyNumber(value)) return true;
  return isInstance(value) && (hasSpecial(value, NAME_INDEX) || hasSpecial(value, NAME_INT) || hasSpecial(value, NAME_FLOAT));
}

export function count(): i64 {
  const start = parameter(0, "start");
  const step = parameter(1, "step");
  if (!checkNamed("count", 0, 2, 2)) return UNBOUND;
  if ((start != UNBOUND && !isNumeric(start)) || (step != UNBOUND && !isNumeric(step))) {
    raiseLiteral(EXC_TypeError, "a number is required");
    return UNBOUND;
  }
  const first = start == UNBOUND ? boxInt(0) : isBool(start) ? asInt(start) : share(start);
  return newIterator(ITER_COUNT, first, 0, step == UNBOUND ? boxInt(1) : share(step));
}

export function cycle(): i64 {
  if (!checkNoKeywords("cycle") || !checkCount("cycle", 1, 1)) return UNBOUND;
  return over(ITER_CYCLE, argument(0), -1, boxState(newList(0)));
}

export function repeat(): i64 {
  const object = parameter(0, "object");
  const times = parameter(1, "times");
  if (!checkNamed("repeat", 1, 2, 2)) return UNBOUND;
  if (object == UNBOUND) return missingArgument("repeat", "object", 1);
  if (times == UNBOUND) return newIterator(ITER_REPEAT, share(object), 0, TRUE);
  const often = sizeOf(times);
  if (hasRaised()) return UNBOUND;
  return newIterator(ITER_REPEAT, share(object), max<i64>(often, 0), FALSE);
}

/** An int argument as a number; hasRaised where it is none. */
export function sizeOf(value: i64): i64 {
  const given = isAnyInt(value) ? share(value) : intOfInstance(value);
  if (given == MISSING) raiseForType(EXC_TypeError, "'", value, "' object cannot be interpreted as an integer");
  if (given == MISSING || given == UNBOUND) return 0;
  const most: i64 = fitsI64(given) ? i64Of(given) : isNegative(given) ? i64.MIN_VALUE : i64.MAX_VALUE;
  release(given);
  return most;
}

export function chain(): i64 {
  if (!checkNoKeywords("chain")) return UNBOUND;
  const iterables = newTuple(positional);
  if (iterables == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < positional; i++) setTupleItem(iterables, i, share(argument(i)));
  const made = over(ITER_CHAIN, boxRef(iterables), 0, NONE);
  release(boxRef(iterables));
  return made;
}

export function chainFromIterable(): i64 {
  if (!checkNoKeywords("chain.from_iterable")) return UNBOUND;
  if (positional != 1) {
    wrongCount("chain.from_iterable", "exactly one argument", positional);
    return UNBOUND;
  }
  return over(ITER_CHAIN, argument(0), 0, NONE);
}

export function compress(): i64 {
  const data = parameter(0, "data");
  const selectors = parameter(1, "selectors");
  if (!checkNamed("compress", 2, 2, 2)) return UNBOUND;
  if (data == UNBOUND) return missingArgument("compress", "data", 1);
  if (selectors == UNBOUND) return missingArgument("compress", "selectors", 2);
  const iterator = iterOf(data);
  if (iterator == UNBOUND) return UNBOUND;
  const chosen = iterOf(selectors);
  if (chosen != UNBOUND) return newIterator(ITER_COMPRESS, iterator, 0, chosen);
  release(iterator);
  return UNBOUND;
}

/** (function, iterable). */
function byFunction(called: string, kind: u32): i64 {
  if (!checkNoKeywords(called) || !checkCount(called, 2, 2)) return UNBOUND;
  return over(kind, argument(1), 0, share(argument(0)));
}

export function dropwhile(): i64 {
  return byFunction("dropwhile", ITER_DROPWHILE);
}

export function takewhile(): i64 {
  return byFunction("takewhile", ITER_TAKEWHILE);
}

export function filterfalse(): i64 {
  return byFunction("filterfalse", ITER_FILTERFALSE);
}

export function starmap(): i64 {
  return byFunction("starmap", ITER_STARMAP);
}

/** A bound of islice: `missing` for None, -2 with what is wrong raised. */
function boundOf(value: i64, missing: i64, message: string): i64 {
  if (value == NONE) return missing;
  const given = isAnyInt(value) ? share(value) : intOfInstance(value);
  if (given != MISSING && given != UNBOUND && fitsI64(given) && !isNegative(given)) {
    const bound = i64Of(given);
    release(given);
    return fitsInt(bound) ? bound : 0x7fff_ffff_ffff;
  }
  if (given != MISSING) release(given);
  if (!hasRaised()) raiseLiteral(EXC_ValueError, message);
  return -2;
}

export function islice(): i64 {
  if (!checkNoKeywords("islice") || !checkCount("islice", 2, 4)) return UNBOUND;
  const wrong = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  let first: i64 = 0;
  let stop: i64 = -1;
  let step: i64 = 1;
  if (positional == 2) stop = boundOf(argument(1), -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  else {
    first = boundOf(argument(1), 0, wrong);
    if (first != -2) stop = boundOf(argument(2), -1, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  if (first == -2 || stop == -2) return UNBOUND;
  if (positional == 4) {
    step = boundOf(argument(3), 1, "Step for islice() must be a positive integer or None.");
    if (step == 0) {
      raiseLiteral(EXC_ValueError, "Step for islice() must be a positive integer or None.");
      return UNBOUND;
    }
    if (step == -2) return UNBOUND;
  }
  return over(ITER_ISLICE, argument(0), 0, boxState(stateOf(3, boxInt(first), boxInt(stop), boxInt(step))));
}

export function pairwise(): i64 {
  if (!checkNoKeywords("pairwise") || !checkCount("pairwise", 1, 1)) return UNBOUND;
  return over(ITER_PAIRWISE, argument(0), 0, boxState(stateOf(1, MISSING)));
}

export function batched(): i64 {
  const iterable = parameter(0, "iterable");
  const n = parameter(1, "n");
  const strict = keyword("strict");
  if (!checkNamed("batched", 2, 3, 2)) return UNBOUND;
  if (iterable == UNBOUND) return missingArgument("batched", "iterable", 1);
  if (n == UNBOUND) return missingArgument("batched", "n", 2);
  const size = sizeOf(n);
  if (hasRaised()) return UNBOUND;
  const isStrict: bool = strict != UNBOUND && truth(strict);
  if (hasRaised()) return UNBOUND;
  if (size < 1) {
    raiseLiteral(EXC_ValueError, "n must be at least one");
    return UNBOUND;
  }
  return over(ITER_BATCHED, iterable, size, isStrict ? TRUE : FALSE);
}

export function zipLongest(): i64 {
  const fill = keyword("fillvalue");
  if (keywordCount() > 0 && (keywordCount() > 1 || fill == UNBOUND)) {
    raiseLiteral(EXC_TypeError, "zip_longest() got an unexpected keyword argument");
    return UNBOUND;
  }
  const iterators = newList(positional);
  if (iterators == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < positional; i++) {
    const iterator = iterOf(argument(i));
    if (iterator == UNBOUND) {
      release(boxRef(iterators));
      return UNBOUND;
    }
    list_push(iterators, iterator);
  }
  return newIterator(ITER_ZIP_LONGEST, boxRef(iterators), positional, fill == UNBOUND ? NONE : share(fill));
}

export function accumulate(): i64 {
  const iterable = parameter(0, "iterable");
  const called = parameter(1, "func");
  const initial = keyword("initial");
  if (!checkNamed("accumulate", 1, 3, 2)) return UNBOUND;
  if (iterable == UNBOUND) return missingArgument("accumulate", "iterable", 1);
  const state = stateOf(3, MISSING, called == UNBOUND ? NONE : share(called), initial == UNBOUND ? NONE : share(initial));
  return over(ITER_ACCUMULATE, iterable, 0, boxState(state));
}

export function groupby(): i64 {
  const iterable = parameter(0, "iterable");
  const key = parameter(1, "key");
  if (!checkNamed("groupby", 1, 2, 2)) return UNBOUND;
  if (iterable == UNBOUND) return missingArgument("groupby", "iterable", 1);
  const state = stateOf(4, key == UNBOUND ? NONE : share(key), MISSING, MISSING, MISSING);
  return over(ITER_GROUPBY, iterable, 0, boxState(state));
}

export function tee(): i64 {
  if (!checkNoKeywords("tee") || !checkCount("tee", 1, 2)) return UNBOUND;
  const n: i64 = positional == 2 ? sizeOf(argument(1)) : 2;
  if (hasRaised()) return UNBOUND;
  if (n < 0) {
    raiseLiteral(EXC_ValueError, "n must be >= 0");
    return UNBOUND;
  }
  const all = newTuple(n);
  if (all == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < <u32>n; i++) setTupleItem(all, i, UNBOUND);
  if (n == 0) return boxRef(all);
  const first = isTee(argument(0)) ? copyOfTee(refOf(argument(0))) : firstTee(argument(0));
  if (first == UNBOUND) {
    release(boxRef(all));
    return UNBOUND;
  }
  setTupleItem(all, 0, first);
  for (let i: u32 = 1; i < <u32>n; i++) {
    const copy = copyOfTee(refOf(first));
    if (copy == UNBOUND) {
      release(boxRef(all));
      return UNBOUND;
    }
    store<i64>(all + TUPLE_ITEMS + 8 * i, copy);
  }
  return boxRef(all);
}

/** A tee over an iterable: its object is the iterator and the lock that a thread holds while it takes an item from it. */
function firstTee(iterable: i64): i64 {
  const source = iterOf(iterable);
  if (source == UNBOUND) return UNBOUND;
  const lock = orMemoryError(boxNew(lockNew()));
  const pair = lock == UNBOUND ? 0 : newTuple(2);
  if (pair == 0) {
    release(source);
    release(lock);
    return orMemoryError(UNBOUND);
  }
  setTupleItem(pair, 0, source);
  setTupleItem(pair, 1, lock);
  const block = newTeeBlock();
  if (block != UNBOUND) return newIterator(ITER_TEE, boxRef(pair), 1, block);
  release(boxRef(pair));
  return UNBOUND;
}

function isTee(value: i64): bool {
  return isOfType(value, TYPE_ITERATOR) && load<u32>(refOf(value) + ITERATOR_KIND) == ITER_TEE;
}

function copyOfTee(from: u32): i64 {
  const index = load<i64>(from + ITERATOR_INDEX);
  return newIterator(ITER_TEE, share(load<i64>(from + ITERATOR_OBJECT)), index, share(load<i64>(from + ITERATOR_SECOND)));
}

/** A list for items of tee, owned; it never moves. */
export function newTeeBlock(): i64 {
  const block = newList(TEE_ITEMS + 1);
  if (block == 0) return orMemoryError(UNBOUND);
  list_push(block, MISSING);
  return boxRef(block);
}
