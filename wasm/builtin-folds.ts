/** Built-ins that reduce an iterable to one value: min, max, sum, any, all. */
import { fitsI64, i64Of, intOfI64, isAnyInt } from "./bigint";
import { floatOf, isTooLargeForFloat } from "./bigint-float";
import { binary } from "./arithmetic";
import { argument, checkCount, checkExactlyOne, checkKeywords, keyword, keywordCount, parameter, positional, wrongCount } from "./arguments";
import { isGreater, isLess } from "./compare";
import { release, share } from "./count";
import { hasRaised } from "./error";
import { EXC_TypeError, EXC_ValueError, FALSE, NONE, TRUE, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_LIST, TYPE_STR, LIST_ITEMS, STORAGE_CAPACITY, UNBOUND } from "./generated/layout";
import { OP_ADD } from "./generated/opcodes";
import { call1 } from "./invoke";
import { iterNext, iterOf } from "./iterate";
import { listLength, slotOf } from "./list";
import { begin, raiseBuilt, raiseLiteral, text } from "./messages";
import { isTrue } from "./special";
import { boxFloat, boxInt, isFloat, isInt, isIntegral, isOfType, refOf, typeOf, unboxFloat, unboxInt } from "./value";

const NO_LIMIT: u32 = 0xffff_ffff;

// ── min and max ──

export function least(): i64 {
  return extreme("min", false);
}

export function greatest(): i64 {
  return extreme("max", true);
}

/** min or max of several arguments or of one iterable; of equal ones the first. */
function extreme(called: string, wantsGreatest: bool): i64 {
  const key = keyword("key");
  const fallback = keyword("default");
  if (!checkKeywords(called) || !checkCount(called, 1, NO_LIMIT)) return UNBOUND;
  if (positional > 1) {
    if (fallback == UNBOUND) return bestOf(UNBOUND, key, wantsGreatest);
    return raiseAbout(EXC_TypeError, "Cannot specify a default for ", called, "() with multiple positional arguments");
  }
  if (isOfType(argument(0), TYPE_LIST) && (key == UNBOUND || key == NONE)) {
    const quick = extremeOfList(refOf(argument(0)), wantsGreatest);
    if (quick != UNBOUND) return quick;
  }
  const iterator = iterOf(argument(0));
  if (iterator == UNBOUND) return UNBOUND;
  const best = bestOf(iterator, key, wantsGreatest);
  release(iterator);
  if (best != UNBOUND || hasRaised()) return best;
  if (fallback != UNBOUND) return share(fallback);
  return raiseAbout(EXC_ValueError, "", called, "() iterable argument is empty");
}

/** Of a list of small ints alone; UNBOUND: it is not, or empty. As `sumOfList` it needs no lock. */
function extremeOfList(list: u32, wantsGreatest: bool): i64 {
  const length = listLength(list);
  const storage = atomic.load<u32>(list, LIST_ITEMS);
  if (length == 0 || length > load<u32>(storage, STORAGE_CAPACITY)) return UNBOUND;
  let best = load<i64>(slotOf(storage, 0));
  if (!isInt(best)) return UNBOUND;
  for (let i: u32 = 1; i < length; i++) {
    const item = load<i64>(slotOf(storage, i));
    if (!isInt(item)) return UNBOUND;
    if (wantsGreatest ? item > best : item < best) best = item;
  }
  return best;
}

/** Raises before + the built-in's name + after; returns UNBOUND. */
function raiseAbout(kind: u32, before: string, called: string, after: string): i64 {
  const mark = begin();
  text(before);
  text(called);
  text(after);
  raiseBuilt(kind, mark);
  return UNBOUND;
}

/** The best item of an iterator, or of the arguments (UNBOUND), owned; UNBOUND = there is none, or raised. */
function bestOf(iterator: i64, key: i64, wantsGreatest: bool): i64 {
  const hasKey = key != UNBOUND && key != NONE;
  let best: i64 = UNBOUND;
  let bestKey: i64 = UNBOUND;
  for (let i: u32 = 0; ; i++) {
    const item = iterator != UNBOUND ? iterNext(iterator) : i < positional ? share(argument(i)) : UNBOUND;
    if (item == UNBOUND) break;
    const itemKey = hasKey ? call1(key, item) : share(item);
    const better = itemKey == UNBOUND ? -1 : bestKey == UNBOUND ? 1 : isBetter(itemKey, bestKey, wantsGreatest);
    release(better > 0 ? best : item);
    release(better > 0 ? bestKey : itemKey);
    if (better > 0) {
      best = item;
      bestKey = itemKey;
    }
    if (better < 0) break;
  }
  release(bestKey);
  if (!hasRaised()) return best;
  release(best);
  return UNBOUND;
}

/** Whether a candidate takes the place of the best so far: 1, 0, or -1 when it raised. */
function isBetter(candidate: i64, best: i64, wantsGreatest: bool): i32 {
  return wantsGreatest ? isGreater(candidate, best) : isLess(candidate, best);
}

// ── any and all ──

export function any(): i64 {
  return checkExactlyOne("any") ? firstOf(argument(0), 1, TRUE, FALSE) : UNBOUND;
}

export function all(): i64 {
  return checkExactlyOne("all") ? firstOf(argument(0), 0, FALSE, TRUE) : UNBOUND;
}

/** `found` when an item's truth is `wanted`, else `otherwise`. */
function firstOf(iterable: i64, wanted: i32, found: i64, otherwise: i64): i64 {
  const iterator = iterOf(iterable);
  if (iterator == UNBOUND) return UNBOUND;
  let result = otherwise;
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND) {
      if (hasRaised()) result = UNBOUND;
      break;
    }
    const holds = isTrue(item);
    release(item);
    if (holds == 1 - wanted) continue;
    result = holds < 0 ? UNBOUND : found;
    break;
  }
  release(iterator);
  return result;
}

// ── sum ──

export function sum(): i64 {
  if (positional == 0) {
    wrongCount("sum", "at least 1 positional argument", 0);
    return UNBOUND;
  }
  if (positional + keywordCount() > 2) {
    wrongCount("sum", "at most 2 arguments", positional + keywordCount());
    return UNBOUND;
  }
  const given = parameter(1, "start");
  if (!checkKeywords("sum")) return UNBOUND;
  const start = given == UNBOUND ? boxInt(0) : given;
  if (!checkStart(typeOf(start))) return UNBOUND;
  if (isInt(start) && isOfType(argument(0), TYPE_LIST)) {
    const quick = sumOfList(refOf(argument(0)), unboxInt(start));
    if (quick != UNBOUND) return quick;
  }
  const iterator = iterOf(argument(0));
  if (iterator == UNBOUND) return UNBOUND;
  const total = isInt(start) ? sumInts(iterator, unboxInt(start))
    : isFloat(start) ? sumFloats(iterator, unboxFloat(start)) : sumAny(iterator, share(start));
  release(iterator);
  return total;
}

function checkStart(type: u32): bool {
  if (type == TYPE_STR) raiseLiteral(EXC_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  else if (type == TYPE_BYTES) raiseLiteral(EXC_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
  else if (type == TYPE_BYTEARRAY) raiseLiteral(EXC_TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  else return true;
  return false;
}

/** So many ints of 48 bits, and one to start with, fit 64 bits. */
const MOST_ADDED: u32 = 0xffff;

/** Of a list of small ints alone; UNBOUND: it is not. Nothing here waits, so that its storage stays for a reader without a lock. */
function sumOfList(list: u32, start: i64): i64 {
  const length = listLength(list);
  const storage = atomic.load<u32>(list, LIST_ITEMS);
  if (length > load<u32>(storage, STORAGE_CAPACITY) || length > MOST_ADDED) return UNBOUND;
  let total = start;
  for (let i: u32 = 0; i < length; i++) {
    const item = load<i64>(slotOf(storage, i));
    if (!isInt(item)) return UNBOUND;
    total += unboxInt(item);
  }
  return intOfI64(total);
}

/** As long as all fit 64 bits. */
function sumInts(iterator: i64, start: i64): i64 {
  let total = start;
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND) return hasRaised() ? UNBOUND : intOfI64(total);
    if (isIntegral(item) || (isAnyInt(item) && fitsI64(item))) {
      const number = i64Of(item);
      const next = total + number;
      if (((total ^ next) & (number ^ next)) >= 0) {
        release(item);
        total = next;
        continue;
      }
    }
    const sum = intOfI64(total);
    const mixed = sum == UNBOUND ? UNBOUND : addOwned(sum, item);
    if (mixed == UNBOUND) return UNBOUND;
    return isFloat(mixed) ? sumFloats(iterator, unboxFloat(mixed)) : sumAny(iterator, mixed);
  }
}

/** Neumaier's compensated summation, as CPython does it since 3.12. */
function sumFloats(iterator: i64, start: f64): i64 {
  let total = start;
  let lost: f64 = 0;
  while (true) {
    const item = iterNext(iterator);
    if (item == UNBOUND) return hasRaised() ? UNBOUND : boxFloat(compensated(total, lost));
    if (!isFloat(item) && (!isAnyInt(item) || isTooLargeForFloat(item))) {
      const mixed = addOwned(boxFloat(compensated(total, lost)), item);
      return mixed == UNBOUND ? UNBOUND : sumAny(iterator, mixed);
    }
    const x = isFloat(item) ? unboxFloat(item) : floatOf(item);
    release(item);
    lost += lostIn(total, x);
    total += x;
  }
}

/** What adding x to the total loses. */
@inline
export function lostIn(total: f64, x: f64): f64 {
  const next = total + x;
  return abs(total) >= abs(x) ? total - next + x : x - next + total;
}

/** The compensation must not make a NaN of an infinity, nor lose the sign of a zero. */
export function compensated(total: f64, lost: f64): f64 {
  return lost != 0 && isFinite(lost) ? total + lost : total;
}

/** `total` is owned. */
function sumAny(iterator: i64, total: i64): i64 {
  while (total != UNBOUND) {
    const item = iterNext(iterator);
    if (item == UNBOUND) break;
    total = addOwned(total, item);
  }
  if (!hasRaised()) return total;
  release(total);
  return UNBOUND;
}

/** total + item; gives both up. */
function addOwned(total: i64, item: i64): i64 {
  const result = binary(OP_ADD, total, item, false);
  release(total);
  release(item);
  return result;
}
