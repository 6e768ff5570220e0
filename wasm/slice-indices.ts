/** slice.indices(length), of ints of any size. */
import { argument, checkAnyInt, checkExactlyOne } from "./arguments";
import { intOfInstance } from "./as-index";
import { compareInts, isAnyInt, isBig, isNegative, isZero } from "./bigint";
import { addInts, subtractInts } from "./bigint-arithmetic";
import { asInt } from "./bigint-bits";
import { release, share } from "./count";
import { orMemoryError } from "./error";
import {
  BUILTIN_SLICE_INDICES, EXC_TypeError, EXC_ValueError, MISSING, NONE, SLICE_START, SLICE_STEP, SLICE_STOP, TYPE_SLICE, UNBOUND,
} from "./generated/layout";
import { raiseLiteral } from "./messages";
import { isSelf } from "./self";
import { adjustSlice, sliceFirst, sliceStep, sliceStop, unpackSlice } from "./slice";
import { newTuple, setTupleItem } from "./tuple";
import { boxInt, boxRef, integralOf, isIntegral, refOf } from "./value";

export function sliceIndices(): i64 {
  if (!isSelf(TYPE_SLICE, BUILTIN_SLICE_INDICES) || !checkExactlyOne("slice.indices", 1)) return UNBOUND;
  const found = intOfInstance(argument(1));
  if (found == MISSING && !checkAnyInt(argument(1))) return UNBOUND;
  const length = found == MISSING ? share(argument(1)) : found;
  if (length == UNBOUND) return UNBOUND;
  const made = indices(refOf(argument(0)), length);
  release(length);
  return made;
}

function indices(slice: u32, length: i64): i64 {
  if (isBig(length) ? isNegative(length) : integralOf(length) < 0) {
    raiseLiteral(EXC_ValueError, "length should not be negative");
    return UNBOUND;
  }
  const isSmall = isIntegral(length) && isSmallOrNone(slice, SLICE_START) && isSmallOrNone(slice, SLICE_STOP) && isSmallOrNone(slice, SLICE_STEP);
  if (!isSmall) return exactIndices(slice, length);
  if (!unpackSlice(slice)) return UNBOUND;
  adjustSlice(integralOf(length));
  return three(boxInt(sliceFirst), boxInt(sliceStop), boxInt(sliceStep));
}

function isSmallOrNone(slice: u32, part: u32): bool {
  const value = load<i64>(slice + part);
  return value == NONE || isIntegral(value);
}

function exactIndices(slice: u32, length: i64): i64 {
  const step = partOf(slice, SLICE_STEP, boxInt(1));
  if (step == UNBOUND) return UNBOUND;
  if (isZero(step)) {
    raiseLiteral(EXC_ValueError, "slice step cannot be zero");
    release(step);
    return UNBOUND;
  }
  const isDown = isNegative(step);
  const lower = boxInt(isDown ? -1 : 0);
  const upper = isDown ? subtractInts(length, boxInt(1)) : share(length);
  const start = upper == UNBOUND ? UNBOUND : boundOf(slice, SLICE_START, isDown ? upper : lower, lower, upper, length);
  const stop = start == UNBOUND ? UNBOUND : boundOf(slice, SLICE_STOP, isDown ? lower : upper, lower, upper, length);
  release(upper);
  if (stop != UNBOUND) return three(start, stop, step);
  release(start);
  release(step);
  return UNBOUND;
}

/** A part as an owned int; `otherwise` for None, UNBOUND = raised. */
function partOf(slice: u32, part: u32, otherwise: i64): i64 {
  const value = load<i64>(slice + part);
  if (value == NONE) return share(otherwise);
  if (isAnyInt(value)) return share(asInt(value));
  const number = intOfInstance(value);
  if (number == MISSING) raiseLiteral(EXC_TypeError, "slice indices must be integers or None or have an __index__ method");
  return number == MISSING ? UNBOUND : number;
}

/** A bound between the lowest and the highest, counted from the end where it is negative. */
function boundOf(slice: u32, part: u32, otherwise: i64, lower: i64, upper: i64, length: i64): i64 {
  const given = partOf(slice, part, otherwise);
  if (given == UNBOUND || load<i64>(slice + part) == NONE) return given;
  const place = isNegative(given) ? addInts(given, length) : share(given);
  release(given);
  if (place == UNBOUND) return UNBOUND;
  const isLow = compareInts(place, lower) < 0;
  if (!isLow && compareInts(place, upper) <= 0) return place;
  release(place);
  return share(isLow ? lower : upper);
}

/** A tuple of three owned values. */
function three(start: i64, stop: i64, step: i64): i64 {
  const tuple = newTuple(3);
  if (tuple == 0) {
    release(start);
    release(stop);
    release(step);
    return orMemoryError(UNBOUND);
  }
  setTupleItem(tuple, 0, start);
  setTupleItem(tuple, 1, stop);
  setTupleItem(tuple, 2, step);
  return boxRef(tuple);
}
