/**
 * The module's global names: one value a slot. Safe against writers: a store exchanges the whole value, a load
 * becomes an owner only of an object that is still alive, and looks again.
 */
import { GLOBALS_BASE } from "./generated/layout";
import { readersMayLook, release, releaseRef, share, tryShareRef } from "./count";
import { isRef } from "./value";

/** The value of a global slot, owned; UNBOUND when unbound. */
export function global_load(slot: u32): i64 {
  const address = GLOBALS_BASE + slot * 8;
  if (!readersMayLook()) return share(load<i64>(address));
  while (true) {
    const value = atomic.load<i64>(address);
    if (!isRef(value)) return value;
    if (!tryShareRef(<u32>value)) continue;
    if (atomic.load<i64>(address) == value) return value;
    releaseRef(<u32>value);
  }
}

/** Stores a value, whose ownership it takes; the old one is released. */
export function global_store(slot: u32, value: i64): void {
  const address = GLOBALS_BASE + slot * 8;
  if (readersMayLook()) {
    release(atomic.xchg<i64>(address, value));
  } else {
    const old = load<i64>(address);
    store<i64>(address, value);
    release(old);
  }
}
