/**
 * range objects: start, stop, step and the number of items, as raw numbers of 48 bits; where one of them is beyond that,
 * as ints of any size in a tuple (RANGE_EXACT).
 */
import { compareInts, i64Of, intOfI64, isBig, isNegative, isZero } from "./bigint";
import { addInts, floorDivideInts, moduloInts, multiplyInts, subtractInts } from "./bigint-arithmetic";
import { asInt } from "./bigint-bits";
import { truncatedFloat } from "./bigint-float";
import { newObject, release, releaseRef, share } from "./count";
import { orMemoryError } from "./error";
import {
  RANGE_COUNT, RANGE_EXACT, RANGE_SIZE, RANGE_START, RANGE_STEP, RANGE_STOP, TYPE_RANGE, UNBOUND,
} from "./generated/layout";
import { newTuple, setTupleItem, tupleItem } from "./tuple";
import { boxInt, boxNew, boxRef, fitsInt, integralOf, isFloat, isIntegral, unboxFloat } from "./value";

// Items of the tuple.
const START: u32 = 0;
const STOP: u32 = 1;
const STEP: u32 = 2;
const COUNT: u32 = 3;

/** An owned range of small ints; `step` is not 0 (the caller raises ValueError). 0 when memory is exhausted. */
export function newRange(start: i64, stop: i64, step: i64): u32 {
  const range = newObject(RANGE_SIZE, TYPE_RANGE);
  if (range == 0) return 0;
  store<i64>(range + RANGE_START, start);
  store<i64>(range + RANGE_STOP, stop);
  store<i64>(range + RANGE_STEP, step);
  store<i64>(range + RANGE_COUNT, countOf(start, stop, step));
  store<u32>(range + RANGE_EXACT, 0);
  return range;
}

function countOf(start: i64, stop: i64, step: i64): i64 {
  if (step > 0) return start < stop ? (stop - start - 1) / step + 1 : 0;
  return start > stop ? (start - stop - 1) / -step + 1 : 0;
}

/** range(start, stop, step) of ints of any size, as an owned value; the step is not 0. UNBOUND = raised. */
export function rangeOfInts(start: i64, stop: i64, step: i64): i64 {
  if (isIntegral(start) && isIntegral(stop) && isIntegral(step)) {
    return orMemoryError(boxNew(newRange(integralOf(start), integralOf(stop), integralOf(step))));
  }
  const count = exactCount(start, stop, step);
  if (count == UNBOUND) return UNBOUND;
  const range = newRange(0, 0, 1);
  const exact = range == 0 ? 0 : newTuple(4);
  if (exact == 0) {
    release(count);
    if (range != 0) releaseRef(range);
    return orMemoryError(UNBOUND);
  }
  setTupleItem(exact, START, asInt(start));
  setTupleItem(exact, STOP, asInt(stop));
  setTupleItem(exact, STEP, asInt(step));
  setTupleItem(exact, COUNT, count);
  store<u32>(range + RANGE_EXACT, exact);
  store<i64>(range + RANGE_COUNT, i64Of(count));
  return boxRef(range);
}

/** (distance - 1) // |step| + 1, or 0: an owned int. */
function exactCount(start: i64, stop: i64, step: i64): i64 {
  const isDown = isNegative(step);
  const order = compareInts(start, stop);
  if (isDown ? order <= 0 : order >= 0) return boxInt(0);
  // The same with both signs turned: (stop - start - sign) // step + 1.
  const distance = subtractInts(stop, start);
  const reduced = distance == UNBOUND ? UNBOUND : addInts(distance, boxInt(isDown ? 1 : -1));
  const steps = reduced == UNBOUND ? UNBOUND : floorDivideInts(reduced, step);
  const count = steps == UNBOUND ? UNBOUND : addInts(steps, boxInt(1));
  release(distance);
  release(reduced);
  release(steps);
  return count;
}

/** True when start, stop and step are the raw numbers. */
@inline
export function isSmallRange(range: u32): bool {
  return load<u32>(range + RANGE_EXACT) == 0;
}

function exactItem(range: u32, item: u32): i64 {
  return tupleItem(load<u32>(range + RANGE_EXACT), item);
}

/** Number of items; at most the largest i64. */
@inline
export function rangeLength(range: u32): i64 {
  return load<i64>(range + RANGE_COUNT);
}

/** Number of items, exact: an owned int. */
export function rangeSize(range: u32): i64 {
  if (!isSmallRange(range)) return share(exactItem(range, COUNT));
  const count = rangeLength(range);
  return fitsInt(count) ? boxInt(count) : addInts(boxInt(count >> 1), boxInt(count - (count >> 1)));
}

/** Borrowed ints. */
export function rangeStart(range: u32): i64 {
  return isSmallRange(range) ? boxInt(load<i64>(range + RANGE_START)) : exactItem(range, START);
}

export function rangeStop(range: u32): i64 {
  return isSmallRange(range) ? boxInt(load<i64>(range + RANGE_STOP)) : exactItem(range, STOP);
}

export function rangeStep(range: u32): i64 {
  return isSmallRange(range) ? boxInt(load<i64>(range + RANGE_STEP)) : exactItem(range, STEP);
}

/** Item in bounds, as an owned value; UNBOUND = raised MemoryError, of a range of big ints only. */
export function rangeItem(range: u32, index: i64): i64 {
  if (isSmallRange(range)) return boxInt(load<i64>(range + RANGE_START) + index * load<i64>(range + RANGE_STEP));
  const place = boxInt(index);
  return fitsInt(index) ? exactItemAt(range, place) : UNBOUND;
}

function exactItemAt(range: u32, index: i64): i64 {
  const offset = multiplyInts(index, rangeStep(range));
  if (offset == UNBOUND) return UNBOUND;
  const item = addInts(rangeStart(range), offset);
  release(offset);
  return item;
}

/** Item at an index of any size, from the end where it is negative: owned; UNBOUND where there is none, or raised. */
export function rangeItemOfInt(range: u32, index: i64): i64 {
  const size = rangeSize(range);
  if (size == UNBOUND) return UNBOUND;
  const place = isNegative(index) ? addInts(index, size) : asInt(index);
  let item = UNBOUND;
  if (place != UNBOUND && !isNegative(place) && compareInts(place, size) < 0) item = exactItemAt(range, place);
  release(place);
  release(size);
  return item;
}

/** The range of the items `first`, first + step … before `stop`, as an owned value; UNBOUND = raised. */
export function rangeSlice(range: u32, first: i64, stop: i64, step: i64): i64 {
  const begin = itemAnywhere(range, first);
  const end = itemAnywhere(range, stop);
  const factor = intOfI64(step);
  const stride = factor == UNBOUND ? UNBOUND : multiplyInts(factor, rangeStep(range));
  const isMade = begin != UNBOUND && end != UNBOUND && stride != UNBOUND;
  const made = isMade ? rangeOfInts(begin, end, stride) : UNBOUND;
  release(begin);
  release(end);
  release(factor);
  release(stride);
  return made;
}

/** start + index * step, be it within the range or not. */
function itemAnywhere(range: u32, index: i64): i64 {
  const place = intOfI64(index);
  if (place == UNBOUND) return UNBOUND;
  const item = exactItemAt(range, place);
  release(place);
  return item;
}

/** value in range; a float is in it when it is a whole number that is. */
export function rangeContains(range: u32, value: i64): bool {
  if (isFloat(value)) return containsFloat(range, unboxFloat(value));
  if (isIntegral(value) && isSmallRange(range)) return containsNumber(range, integralOf(value));
  return (isIntegral(value) || isBig(value)) && containsInt(range, value);
}

function containsFloat(range: u32, x: f64): bool {
  if (trunc(x) != x || abs(x) == Infinity) return false;
  const whole = truncatedFloat(x);
  if (whole == UNBOUND) return false;
  const contains = rangeContains(range, whole);
  release(whole);
  return contains;
}

function containsNumber(range: u32, number: i64): bool {
  const start = load<i64>(range + RANGE_START);
  const stop = load<i64>(range + RANGE_STOP);
  const step = load<i64>(range + RANGE_STEP);
  const isBetween = step > 0 ? start <= number && number < stop : stop < number && number <= start;
  return isBetween && (number - start) % step == 0;
}

function containsInt(range: u32, number: i64): bool {
  const start = rangeStart(range);
  const stop = rangeStop(range);
  const step = rangeStep(range);
  const isBetween = isNegative(step) ? compareInts(stop, number) < 0 && compareInts(number, start) <= 0
    : compareInts(start, number) <= 0 && compareInts(number, stop) < 0;
  if (!isBetween) return false;
  const distance = subtractInts(number, start);
  const rest = distance == UNBOUND ? UNBOUND : moduloInts(distance, step);
  release(distance);
  const isHit = rest != UNBOUND && isZero(rest);
  release(rest);
  return isHit;
}

/** Ranges are equal when they give the same items. */
export function rangesEqual(left: u32, right: u32): bool {
  const count = rangeLength(left);
  if (count != rangeLength(right) || !sameCounts(left, right)) return false;
  if (count == 0) return true;
  if (compareInts(rangeStart(left), rangeStart(right)) != 0) return false;
  return count == 1 || compareInts(rangeStep(left), rangeStep(right)) == 0;
}

/** Beyond 64 bits the numbers of items are compared as ints. */
function sameCounts(left: u32, right: u32): bool {
  if (isSmallRange(left) || isSmallRange(right)) return true;
  return compareInts(exactItem(left, COUNT), exactItem(right, COUNT)) == 0;
}

/** The same items from the last to the first, as an owned range value; UNBOUND = raised. */
export function reversedRange(range: u32): i64 {
  return isSmallRange(range) ? rangeSlice(range, rangeLength(range) - 1, -1, -1) : reversedExact(range);
}

/** range(start + (count - 1) * step, start - step, -step), of ints of any size. */
function reversedExact(range: u32): i64 {
  const last = subtractInts(exactItem(range, COUNT), boxInt(1));
  const begin = last == UNBOUND ? UNBOUND : exactItemAt(range, last);
  const stop = begin == UNBOUND ? UNBOUND : subtractInts(exactItem(range, START), exactItem(range, STEP));
  const step = stop == UNBOUND ? UNBOUND : subtractInts(boxInt(0), exactItem(range, STEP));
  const made = step == UNBOUND ? UNBOUND : rangeOfInts(begin, stop, step);
  release(last);
  release(begin);
  release(stop);
  release(step);
  return made;
}

/** Index of a number that is in the range, as an owned int; UNBOUND = raised. */
export function rangeIndexOf(range: u32, number: i64): i64 {
  const distance = subtractInts(number, rangeStart(range));
  const index = distance == UNBOUND ? UNBOUND : floorDivideInts(distance, rangeStep(range));
  release(distance);
  return index;
}
