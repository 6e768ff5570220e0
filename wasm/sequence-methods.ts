/** Methods and attributes of tuple, range and slice, and the class slice, called. */
import { argument, checkCount, checkExactlyOne, checkNoKeywords, positional } from "./arguments";
import { isCustom } from "./class";
import { areSame } from "./compare";
import { isAnyInt } from "./bigint";
import { truncatedFloat } from "./bigint-float";
import { release, share } from "./count";
import { hasRaised, orMemoryError } from "./error";
import {
  BUILTIN_RANGE_COUNT, BUILTIN_RANGE_INDEX, BUILTIN_TUPLE_COUNT, BUILTIN_TUPLE_INDEX, EXC_ValueError, NONE, SLICE_START, SLICE_STEP, SLICE_STOP, TYPE_RANGE, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { iterNext, iterOf } from "./iterate";
import { raiseLiteral } from "./messages";
import { rangeContains, rangeIndexOf, rangeStart, rangeStep, rangeStop } from "./range";
import { readSearchRange, searchEnd, searchStart } from "./search-range";
import { isSelf } from "./self";
import { newSlice } from "./slice";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxInt, boxRef, integralOf, isFloat, refOf, unboxFloat } from "./value";

// ── tuple ──

export function tupleIndex(): i64 {
  if (!isSelf(TYPE_TUPLE, BUILTIN_TUPLE_INDEX) || !checkNoKeywords("tuple.index") || !checkCount("index", 1, 3, 1)) return UNBOUND;
  const tuple = refOf(argument(0));
  const length = <i64>tupleLength(tuple);
  if (!readSearchRange(length)) return UNBOUND;
  const end = min(searchEnd, length);
  for (let i = searchStart; i < end; i++) {
    const isSame = areSame(tupleItem(tuple, <u32>i), argument(1));
    if (isSame != 0) return isSame < 0 ? UNBOUND : boxInt(i);
  }
  raiseLiteral(EXC_ValueError, "tuple.index(x): x not in tuple");
  return UNBOUND;
}

export function tupleCount(): i64 {
  if (!isSelf(TYPE_TUPLE, BUILTIN_TUPLE_COUNT) || !checkExactlyOne("tuple.count", 1)) return UNBOUND;
  const tuple = refOf(argument(0));
  let found: i64 = 0;
  for (let i: u32 = 0; i < tupleLength(tuple); i++) {
    const isSame = areSame(tupleItem(tuple, i), argument(1));
    if (isSame < 0) return UNBOUND;
    found += isSame;
  }
  return boxInt(found);
}

// ── range ──

export function startOfRange(): i64 {
  return share(rangeStart(refOf(argument(0))));
}

export function stopOfRange(): i64 {
  return share(rangeStop(refOf(argument(0))));
}

export function stepOfRange(): i64 {
  return share(rangeStep(refOf(argument(0))));
}

export function rangeCount(): i64 {
  if (!isSelf(TYPE_RANGE, BUILTIN_RANGE_COUNT) || !checkExactlyOne("range.count", 1)) return UNBOUND;
  if (isCustom(argument(1))) return searchRange(true);
  return boxInt(rangeContains(refOf(argument(0)), argument(1)) ? 1 : 0);
}

/** How many numbers of the range, argument 0, equal argument 1, which is asked itself; or the index of the first one. */
function searchRange(counts: bool): i64 {
  const range = argument(0);
  const value = argument(1);
  const iterator = iterOf(range);
  if (iterator == UNBOUND) return UNBOUND;
  let found: i64 = 0;
  let isSame = 0;
  for (let i: i64 = 0; ; i++) {
    const number = iterNext(iterator);
    if (number == UNBOUND) break;
    isSame = areSame(number, value);
    release(number);
    if (isSame < 0) break;
    if (isSame == 0) continue;
    found = counts ? found + 1 : i;
    if (!counts) break;
  }
  release(iterator);
  if (hasRaised()) return UNBOUND;
  if (counts || isSame == 1) return boxInt(found);
  raiseLiteral(EXC_ValueError, "sequence.index(x): x not in sequence");
  return UNBOUND;
}

export function rangeIndex(): i64 {
  if (!isSelf(TYPE_RANGE, BUILTIN_RANGE_INDEX) || !checkExactlyOne("range.index", 1)) return UNBOUND;
  const range = refOf(argument(0));
  const value = argument(1);
  if (isCustom(value)) return searchRange(false);
  if (rangeContains(range, value)) {
    if (!isFloat(value)) return rangeIndexOf(range, value);
    const number = truncatedFloat(unboxFloat(value));
    const index = rangeIndexOf(range, number);
    release(number);
    return index;
  }
  raiseLiteral(EXC_ValueError, isAnyInt(value) ? "range.index(x): x not in range" : "sequence.index(x): x not in sequence");
  return UNBOUND;
}

// ── slice ──

export function toSlice(): i64 {
  if (!checkNoKeywords("slice") || !checkCount("slice", 1, 3)) return UNBOUND;
  const start = positional == 1 ? NONE : argument(0);
  const stop = argument(positional == 1 ? 0 : 1);
  return newSlice(share(start), share(stop), positional == 3 ? share(argument(2)) : NONE);
}

export function sliceStartOf(): i64 {
  return share(load<i64>(refOf(argument(0)) + SLICE_START));
}

export function sliceStopOf(): i64 {
  return share(load<i64>(refOf(argument(0)) + SLICE_STOP));
}

export function sliceStepOf(): i64 {
  return share(load<i64>(refOf(argument(0)) + SLICE_STEP));
}
