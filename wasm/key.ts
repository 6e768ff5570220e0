/** Equality of the keys of dicts and sets, as far as it needs no Python code. */
import { TYPE_STR } from "./generated/layout";
import { stringsEqual } from "./string";
import { integralOf, isIntegral, isNumber, isRef, numberOf, typeOf } from "./value";

/** What `sameKey` answers where only Python's == can tell. */
export const ASK: i32 = -1;

/** Whether two keys of one hash are equal: 1, 0 or ASK. Neither needs to be owned: they may be dead by now. */
export function sameKey(left: i64, right: i64): i32 {
  if (left == right) return 1;
  if (isRef(left) && isRef(right)) {
    if (typeOf(left) != TYPE_STR || typeOf(right) != TYPE_STR) return ASK;
    return i32(stringsEqual(<u32>left, <u32>right));
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
