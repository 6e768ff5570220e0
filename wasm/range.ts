/** range objects: start, stop, step and the number of items, as raw numbers of 48 bits. */
import { newObject } from "./count";
import { RANGE_COUNT, RANGE_SIZE, RANGE_START, RANGE_STEP, RANGE_STOP, TYPE_RANGE } from "./generated/layout";
import { boxInt, integralOf, isFloat, isIntegral, unboxFloat } from "./value";

/** An owned range; `step` is not 0 (the caller raises ValueError). 0 when memory is exhausted. */
export function newRange(start: i64, stop: i64, step: i64): u32 {
  const range = newObject(RANGE_SIZE, TYPE_RANGE);
  if (range == 0) return 0;
  store<i64>(range + RANGE_START, start);
  store<i64>(range + RANGE_STOP, stop);
  store<i64>(range + RANGE_STEP, step);
  store<i64>(range + RANGE_COUNT, countOf(start, stop, step));
  return range;
}

function countOf(start: i64, stop: i64, step: i64): i64 {
  if (step > 0) return start < stop ? (stop - start - 1) / step + 1 : 0;
  return start > stop ? (start - stop - 1) / -step + 1 : 0;
}

@inline
export function rangeLength(range: u32): i64 {
  return load<i64>(range + RANGE_COUNT);
}

/** Item in bounds, as a value. */
export function rangeItem(range: u32, index: i64): i64 {
  return boxInt(load<i64>(range + RANGE_START) + index * load<i64>(range + RANGE_STEP));
}

/** value in range; a float is in it when it is a whole number that is. */
export function rangeContains(range: u32, value: i64): bool {
  if (isIntegral(value)) return containsNumber(range, integralOf(value));
  if (!isFloat(value)) return false;
  const x = unboxFloat(value);
  const number = <i64>x;
  return <f64>number == x && containsNumber(range, number);
}

function containsNumber(range: u32, number: i64): bool {
  const start = load<i64>(range + RANGE_START);
  const stop = load<i64>(range + RANGE_STOP);
  const step = load<i64>(range + RANGE_STEP);
  const isBetween = step > 0 ? start <= number && number < stop : stop < number && number <= start;
  return isBetween && (number - start) % step == 0;
}

/** Ranges are equal when they give the same items. */
export function rangesEqual(left: u32, right: u32): bool {
  const count = rangeLength(left);
  if (count != rangeLength(right)) return false;
  if (count == 0) return true;
  if (load<i64>(left + RANGE_START) != load<i64>(right + RANGE_START)) return false;
  return count == 1 || load<i64>(left + RANGE_STEP) == load<i64>(right + RANGE_STEP);
}

/** The same items from the last to the first, as a new range; 0 when memory is exhausted. */
export function reversedRange(range: u32): u32 {
  const start = load<i64>(range + RANGE_START);
  const step = load<i64>(range + RANGE_STEP);
  return newRange(start + (rangeLength(range) - 1) * step, start - step, -step);
}
