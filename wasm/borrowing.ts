/**
 * Stores as stencils and stitched code call them: they lend the value, so the new owner is counted here. The
 * runtime's own functions hand theirs over and call list.ts and globals.ts.
 */
import { setCell } from "./cell";
import { release, share } from "./count";
import { dict_set as setInDict } from "./dict";
import { finaliseNow, unfinalised } from "./finalise";
import { global_store as storeOwnedGlobal } from "./globals";
import { appendSlotOf, storeSlotOf } from "./instance";
import { list_push as pushOwned, list_store as storeOwned } from "./list";

/** list[index] = value; 0 when out of bounds by now (nothing done). */
export function list_store(list: u32, index: u32, value: i64): u32 {
  if (storeOwned(list, index, share(value))) {
    if (unfinalised != 0) finaliseNow();
    return 1;
  }
  release(value);
  return 0;
}

/** Appends the value; 0 when memory is exhausted (nothing done). */
export function list_push(list: u32, value: i64): u32 {
  if (pushOwned(list, share(value))) return 1;
  release(value);
  return 0;
}

export function global_store(slot: u32, value: i64): void {
  storeOwnedGlobal(slot, share(value));
  if (unfinalised != 0) finaliseNow();
}

/** Content of a cell = value. */
export function cell_store(cell: u32, value: i64): void {
  setCell(cell, share(value));
  if (unfinalised != 0) finaliseNow();
}

/** Slot of an instance of that shape = value; 0 when it has another shape by now (nothing done). */
export function slot_store(object: u32, shape: u32, slot: u32, value: i64): u32 {
  if (storeSlotOf(object, shape, slot, share(value))) {
    if (unfinalised != 0) finaliseNow();
    return 1;
  }
  release(value);
  return 0;
}

/** The value as the last attribute of shape `next`, for an instance of `shape`; 0 when it cannot be (nothing done). */
export function slot_append(object: u32, shape: u32, next: u32, value: i64): u32 {
  if (appendSlotOf(object, shape, next, share(value))) return 1;
  release(value);
  return 0;
}

/** dict[key] = value for str and int keys; 0: nothing done, the general way must do it. */
export function dict_set(dict: u32, key: i64, value: i64): u32 {
  const done = setInDict(dict, key, value);
  if (unfinalised != 0) finaliseNow();
  return done;
}
