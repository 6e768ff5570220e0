/** container[slice]: read, assigned, deleted. Each checks the slice first, as CPython does. */
import { slicedBytes } from "./bytes-value";
import { listOf } from "./collect";
import { releaseRef, share } from "./count";
import { orMemoryError } from "./error";
import {
  EXC_TypeError, EXC_ValueError, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_LIST, TYPE_RANGE, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { isIterable } from "./iterate";
import { listLength } from "./list";
import { assignPlainSlice, assignStridedSlice, deleteSlice, listSlice } from "./list-edit";
import { begin, number, raiseBuilt, raiseLiteral, raiseMemoryError, text } from "./messages";
import { rangeLength, rangeSlice } from "./range";
import { adjustSlice, sliceCount, sliceFirst, sliceStep, sliceStop, unpackSlice } from "./slice";
import { sliceString, stringLength } from "./string";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxNew, boxRef } from "./value";

/** object[slice], owned; UNBOUND = raised. */
export function slicedBy(object: u32, type: u32, slice: u32): i64 {
  return unpackSlice(slice) ? sliced(object, type) : UNBOUND;
}

/** What the unpacked slice means of an object, owned; UNBOUND = raised. */
export function sliced(object: u32, type: u32): i64 {
  switch (type) {
    case TYPE_LIST: return orMemoryError(boxNew(listSlice(object)));
    case TYPE_TUPLE: return orMemoryError(boxNew(slicedTuple(object)));
    case TYPE_RANGE: return slicedRange(object);
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: return slicedBytes(object);
    default:
      adjustSlice(stringLength(object));
      return orMemoryError(boxNew(sliceString(object, <u32>sliceFirst, sliceStep, <u32>sliceCount)));
  }
}

function slicedTuple(tuple: u32): u32 {
  adjustSlice(tupleLength(tuple));
  if (sliceStep == 1 && sliceCount == <i64>tupleLength(tuple)) {
    share(boxRef(tuple));
    return tuple;
  }
  const made = newTuple(<u64>sliceCount);
  let at = sliceFirst;
  if (made != 0) {
    for (let i: u32 = 0; i < <u32>sliceCount; i++, at += sliceStep) {
      setTupleItem(made, i, share(tupleItem(tuple, <u32>at)));
    }
  }
  return made;
}

function slicedRange(range: u32): i64 {
  adjustSlice(rangeLength(range));
  return rangeSlice(range, sliceFirst, sliceStop, sliceStep);
}

/** list[slice] = value; false = raised. */
export function assignSlice(list: u32, slice: u32, value: i64): bool {
  if (!unpackSlice(slice)) return false;
  const isPlain = sliceStep == 1;
  if (!isIterable(value)) {
    raiseLiteral(EXC_TypeError, "must assign iterable to extended slice");
    return false;
  }
  const items = listOf(value);
  // Meanwhile Python may have run: the numbers are those of another slice.
  if (items == 0 || !unpackSlice(slice)) return false;
  const done = isPlain ? assignPlain(list, items) : assignStrided(list, items);
  releaseRef(items);
  return done;
}

function assignPlain(list: u32, items: u32): bool {
  if (assignPlainSlice(list, items)) return true;
  raiseMemoryError();
  return false;
}

function assignStrided(list: u32, items: u32): bool {
  const given = listLength(items);
  const count = assignStridedSlice(list, items);
  if (count == <i64>given) return true;
  const mark = begin();
  text("attempt to assign sequence of size ");
  number(given);
  text(" to extended slice of size ");
  number(count);
  raiseBuilt(EXC_ValueError, mark);
  return false;
}

/** del list[slice]; false = raised. */
export function deleteSliceOf(list: u32, slice: u32): bool {
  if (!unpackSlice(slice)) return false;
  if (deleteSlice(list)) return true;
  raiseMemoryError();
  return false;
}
