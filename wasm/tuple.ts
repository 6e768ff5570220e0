/** Tuples: a length and the items in the object itself; written once, before anyone else sees them. */
import { newInline, newObject, noteFound, readersMayLook, shareRef } from "./count";
import { TUPLE_ITEMS, TUPLE_LENGTH, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { EMPTY_TUPLE, singleton } from "./singletons";
import { isRef } from "./value";

/** More items than any memory holds; sizes below it do not overflow 32 bits. */
const MOST_ITEMS: u64 = 0x1e00_0000;

/** An owned tuple whose items the caller sets, all of them; 0 when memory is exhausted. */
export function newTuple(length: u64): u32 {
  if (length > MOST_ITEMS) return 0;
  if (length == 0) {
    const empty = singleton(EMPTY_TUPLE);
    shareRef(empty);
    return empty;
  }
  const tuple = newObject(TUPLE_ITEMS + <u32>length * 8, TYPE_TUPLE);
  if (tuple == 0) return 0;
  store<u32>(tuple + TUPLE_LENGTH, <u32>length);
  // The collector of cycles may come while the caller runs Python code for its items.
  if (length > 8) memory.fill(tuple + TUPLE_ITEMS, 0xff, 8 * <u32>length);
  else for (let at = tuple + TUPLE_ITEMS, end = at + 8 * <u32>length; at < end; at += 8) store<i64>(at, UNBOUND);
  return tuple;
}

/** An owned tuple of 1 to MOST_ITEMS items, all of which the caller sets before anything else happens; 0 = no memory. */
@inline
export function rawTuple(length: u32): u32 {
  const tuple = newInline(TUPLE_ITEMS + length * 8, TYPE_TUPLE);
  if (tuple != 0) store<u32>(tuple + TUPLE_LENGTH, length);
  return tuple;
}

@inline
export function tupleLength(tuple: u32): u32 {
  return load<u32>(tuple + TUPLE_LENGTH);
}

/** Item in bounds, borrowed. */
@inline
export function tupleItem(tuple: u32, index: u32): i64 {
  return load<i64>(tuple + TUPLE_ITEMS + 8 * index);
}

/** Item in bounds, owned. */
export function tuple_item(tuple: u32, index: u32): i64 {
  const value = tupleItem(tuple, index);
  if (!isRef(value)) return value;
  shareRef(<u32>value);
  if (readersMayLook()) noteFound(tuple, tuple + TUPLE_ITEMS + 8 * index, <u32>value);
  return value;
}

/** Sets an item of a new tuple, which takes the value's ownership. */
@inline
export function setTupleItem(tuple: u32, index: u32, value: i64): void {
  store<i64>(tuple + TUPLE_ITEMS + 8 * index, value);
}
