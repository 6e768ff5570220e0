/** Strings and lists of strings as the values that methods return. */
import { release, releaseRef } from "./count";
import { UNBOUND } from "./generated/layout";
import { list_push } from "./list";
import { raiseMemoryError } from "./messages";
import { boxRef } from "./value";

/** The value of an owned str; raises MemoryError for 0. */
export function newStringValue(made: u32): i64 {
  if (made != 0) return boxRef(made);
  raiseMemoryError();
  return UNBOUND;
}

/** Appends an owned object to a list under construction; false when memory is exhausted (both are given up). */
export function pushObject(list: u32, object: u32): bool {
  if (object != 0 && list_push(list, boxRef(object)) != 0) return true;
  if (object != 0) releaseRef(object);
  releaseRef(list);
  return false;
}

/** The value of a list under construction; raises MemoryError for 0. */
export function listValue(list: u32): i64 {
  return newStringValue(list);
}

/** Gives up two values; returns UNBOUND. */
export function giveUp(a: i64, b: i64): i64 {
  release(a);
  release(b);
  return UNBOUND;
}
