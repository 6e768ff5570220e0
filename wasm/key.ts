/** Equality of the keys of dicts and sets, as far as it needs no Python code. */
import { TYPE_STR, TYPE_TUPLE } from "./generated/layout";
import { areEqualStrings, stringsEqual } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { integralOf, isIntegral, isNumber, isOfType, isRef, numberOf, refOf, typeOf } from "./value";

/** What `sameKey` answers where only Python's == can tell. */
export const ASK: i32 = -1;

/**
 * Whether two keys of one hash are equal: 1, 0 or ASK. Neither needs to be owned, they may be dead by now: what is read of
 * them, and of the items of tuples, stays there until this thread passes a safepoint (quiesce.ts).
 */
export function sameKey(left: i64, right: i64): i32 {
  if (left == right) return 1;
  if (isRef(left) && isRef(right)) {
    const type = typeOf(left);
    if (type != typeOf(right)) return ASK;
    return type == TYPE_STR ? i32(stringsEqual(<u32>left, <u32>right)) : type == TYPE_TUPLE ? sameItems(<u32>left, <u32>right) : ASK;
  }
  if (isNumber(left) && isNumber(right)) {
    return i32(isIntegral(left) && isIntegral(right) ? integralOf(left) == integralOf(right) : numberOf(left) == numberOf(right));
  }
  if (isRef(left) || isRef(right)) {
    const type = typeOf(isRef(left) ? left : right);
    return type == TYPE_STR ? 0 : ASK;
  }
  return 0;
}

/** Two tuples: the first items that differ decide, as long as == of none of them may be Python's; tuples within are asked. */
function sameItems(left: u32, right: u32): i32 {
  const count = tupleLength(left);
  if (count != tupleLength(right)) return 0;
  for (let i: u32 = 0; i < count; i++) {
    const l = tupleItem(left, i);
    const r = tupleItem(right, i);
    if (l == r) continue;
    if (isOfType(l, TYPE_STR) && isOfType(r, TYPE_STR)) {
      if (!areEqualStrings(refOf(l), refOf(r))) return 0;
      continue;
    }
    const same = typeOf(l) == TYPE_TUPLE ? ASK : sameKey(l, r);
    if (same != 1) return same;
  }
  return 1;
}
