/** Strings and lists of strings as the values that methods return. */
import { release, releaseRef } from "./count";
import { LIST_ITEMS, LIST_LENGTH, STORAGE_CAPACITY, STORAGE_ITEMS, STR_DATA, UNBOUND } from "./generated/layout";
import { list_push } from "./list";
import { raiseMemoryError } from "./messages";
import { latin1Character } from "./singletons";
import { newString } from "./string";
import { boxRef } from "./value";

/** The value of an owned str; raises MemoryError for 0. */
export function newStringValue(made: u32): i64 {
  if (made != 0) return boxRef(made);
  raiseMemoryError();
  return UNBOUND;
}

/** Appends an owned object to a list under construction; false when memory is exhausted (both are given up). */
@inline
export function pushObject(list: u32, object: u32): bool {
  const length = load<u32>(list + LIST_LENGTH);
  const storage = load<u32>(list + LIST_ITEMS);
  // Nobody else sees the list yet.
  if (object == 0 || length == load<u32>(storage, STORAGE_CAPACITY)) return pushFurther(list, object);
  store<i64>(storage + STORAGE_ITEMS + 8 * length, boxRef(object));
  store<u32>(list + LIST_LENGTH, length + 1);
  return true;
}

function pushFurther(list: u32, object: u32): bool {
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

/** The decimal digits of a number of at most 48 bits, owned; 0 when memory is exhausted. */
export function stringOfInt(n: i64): u32 {
  const isNegative = n < 0;
  let high: u64 = isNegative ? -n : n;
  if (!isNegative && high < 10) return latin1Character(48 + <u32>high);
  let digits: u32 = 1;
  for (let bound: u64 = 10; high >= bound; bound *= 10) digits++;
  const made = newString(digits + u32(isNegative), 1);
  if (made == 0) return 0;
  const data = made + STR_DATA;
  if (isNegative) store<u8>(data, 45);
  let at = data + digits + u32(isNegative);
  // 32-bit divisions by a constant become multiplications, 64-bit ones do not.
  for (; high > 0xffff_ffff; high /= 10) store<u8>(--at, 48 + <u32>(high % 10));
  for (let low = <u32>high; low != 0; low /= 10) store<u8>(--at, 48 + low % 10);
  return made;
}
