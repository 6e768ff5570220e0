/**
 * The module's global names: one value a slot. Safe against writers: a store exchanges the whole value, a load
 * becomes an owner only of an object that is still alive, and looks again. Cells are read and written the same way.
 */
import { makeReadable } from "./biased";
import { GLOBALS_BASE, HEADER_COUNT, REFCOUNT_BIASED } from "./generated/layout";
import { readersMayLook, release, releaseRef, share, tryShareRef } from "./count";
import { found, isGlobal, isLocal, settle } from "./per-thread";
import { isRef } from "./value";

/** The value of a global slot, owned; UNBOUND when unbound. */
export function global_load(slot: u32): i64 {
  return loadSlot(GLOBALS_BASE + slot * 8);
}

/** Stores a value, whose ownership it takes; the old one is released. */
export function global_store(slot: u32, value: i64): void {
  exchangeSlot(GLOBALS_BASE + slot * 8, value);
}

/** The value at an address that other threads may write to, owned. */
export function loadSlot(address: u32): i64 {
  if (!readersMayLook()) return share(load<i64>(address));
  while (true) {
    const value = atomic.load<i64>(address);
    if (!isRef(value)) return value;
    if (!tryShareRef(<u32>value)) continue;
    if (atomic.load<i64>(address) == value) {
      if (load<i32>(<u32>value, HEADER_COUNT) >= 0 && isGlobal(address)) found(address, <u32>value);
      return value;
    }
    releaseRef(<u32>value);
  }
}

/** Stores an owned value at an address that other threads may read. */
export function exchangeSlot(address: u32, value: i64): void {
  if (REFCOUNT_BIASED && isRef(value)) makeReadable(<u32>value);
  if (readersMayLook()) {
    giveUp(address, atomic.xchg<i64>(address, value));
  } else {
    const old = load<i64>(address);
    store<i64>(address, value);
    release(old);
  }
}

/** Takes the value at an address out, which then holds `instead`; false when it held `instead` already. */
export function emptySlot(address: u32, instead: i64): bool {
  let old: i64;
  if (readersMayLook()) {
    old = atomic.xchg<i64>(address, instead);
  } else {
    old = load<i64>(address);
    store<i64>(address, instead);
  }
  if (old == instead) return false;
  giveUp(address, old);
  return true;
}

/** What stood at the address is no longer held by it. */
function giveUp(address: u32, old: i64): void {
  if (isRef(old) && isLocal(load<i32>(<u32>old, HEADER_COUNT)) && isGlobal(address)) settle(<u32>old);
  release(old);
}
