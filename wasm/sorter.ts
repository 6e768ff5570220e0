/** A sorter: what one sort works on, and how its keys compare. In memory, not in globals: a comparison may run Python, which may sort. */
import { isLess } from "./compare";
import { compareStrings } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { isFloat, isInt, isOfType, refOf, unboxFloat } from "./value";
import { TYPE_STR, TYPE_TUPLE, UNBOUND } from "./generated/layout";

export const KEYS: u32 = 0; // u32: address of the keys, i64 values
export const MODE: u32 = 4; // u32
export const ORDER: u32 = 8; // u32: address of the indices, u32 each
export const SCRATCH: u32 = 12; // u32: room for half as many
export const DEPTH: u32 = 16; // u32: runs on the stack
export const WINS: u32 = 20; // u32: as often in a row one of two runs has to win before a merge looks ahead
export const RUNS: u32 = 24; // {start u32, length u32, power u32} each
export const RUN_SIZE: u32 = 12;
const MOST_RUNS: u32 = 90;
export const SORTER_SIZE: u32 = RUNS + RUN_SIZE * MOST_RUNS;

/** How keys compare, where all are of one kind. */
const INTS: u32 = 0;
const FLOATS: u32 = 1;
const STRINGS: u32 = 2;
const ANY: u32 = 3;
/** Added to one of the first three: tuples whose first items are of that kind, and mostly decide. */
const HEADS: u32 = 4;
const INT_HEADS: u32 = INTS + HEADS;
const FLOAT_HEADS: u32 = FLOATS + HEADS;
const STRING_HEADS: u32 = STRINGS + HEADS;

/** How these keys compare. */
export function modeOf(keys: u32, count: u32): u32 {
  if (count == 0) return ANY;
  const areTuples = isOfType(load<i64>(keys), TYPE_TUPLE);
  const kind = kindOf(headIf(areTuples, load<i64>(keys)));
  for (let at = keys + 8, end = keys + 8 * count; at < end; at += 8) if (kindOf(headIf(areTuples, load<i64>(at))) != kind) return ANY;
  return areTuples && kind != ANY ? kind + HEADS : kind;
}

/** The key itself, or of keys that are to be tuples the first item; UNBOUND: it is none, or empty. */
@inline
function headIf(areTuples: bool, key: i64): i64 {
  if (!areTuples) return key;
  return isOfType(key, TYPE_TUPLE) && tupleLength(refOf(key)) != 0 ? headOf(key) : UNBOUND;
}

@inline
function headOf(tuple: i64): i64 {
  return tupleItem(refOf(tuple), 0);
}

@inline
function kindOf(value: i64): u32 {
  return isInt(value) ? INTS : isFloat(value) ? FLOATS : isOfType(value, TYPE_STR) ? STRINGS : ANY;
}

/** Key number `left` < key number `right`: 1, 0, or -1 when it raised. */
export function less(sorter: u32, left: u32, right: u32): i32 {
  const keys = load<u32>(sorter + KEYS);
  const l = load<i64>(keys + 8 * left);
  const r = load<i64>(keys + 8 * right);
  switch (load<u32>(sorter + MODE)) {
    case INTS: return i32(l < r);
    case FLOATS: return i32(unboxFloat(l) < unboxFloat(r));
    case STRINGS: return i32(compareStrings(refOf(l), refOf(r)) < 0);
    case INT_HEADS: return headOf(l) == headOf(r) ? isLess(l, r) : i32(headOf(l) < headOf(r));
    case FLOAT_HEADS: return lessByFloats(l, r);
    case STRING_HEADS: return lessByStrings(l, r);
    default: return isLess(l, r);
  }
}

/** Of tuples that begin with floats: what is neither smaller nor larger is equal, or NaN. */
@inline
function lessByFloats(left: i64, right: i64): i32 {
  const l = unboxFloat(headOf(left));
  const r = unboxFloat(headOf(right));
  return l < r ? 1 : l > r ? 0 : isLess(left, right);
}

@inline
function lessByStrings(left: i64, right: i64): i32 {
  const order = headOf(left) == headOf(right) ? 0 : compareStrings(refOf(headOf(left)), refOf(headOf(right)));
  return order == 0 ? isLess(left, right) : i32(order < 0);
}

@inline
export function at(order: u32, index: u32): u32 {
  return load<u32>(order + 4 * index);
}

/** As `less`, for what stands at two places of the order. */
@inline
export function lessAt(sorter: u32, left: u32, right: u32): i32 {
  const order = load<u32>(sorter + ORDER);
  return less(sorter, at(order, left), at(order, right));
}
