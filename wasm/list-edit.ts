/**
 * Changes of lists beyond single items: insert, slices, reverse, contents taken out and put back. All hold the list's
 * lock from the first look at its length to the last store; what was removed is released when it is unlocked again.
 * The functions return false when memory is exhausted: then nothing was done.
 */
import { publish, releaseRef, share } from "./count";
import { EMPTY_STORAGE, LIST_ITEMS, LIST_LENGTH, UNBOUND } from "./generated/layout";
import { moveItems, newList, newSized, pushFront, put, reserve, slotOf } from "./list";
import { lockObject, unlockObject } from "./lock";
import { adjustSlice, sliceCount, sliceFirst, sliceStep } from "./slice";

@inline
function storageOf(list: u32): u32 {
  return load<u32>(list, LIST_ITEMS);
}

@inline
function lengthOf(list: u32): u32 {
  return load<u32>(list, LIST_LENGTH);
}

/** Puts a value, whose ownership it takes, before item `index` (from the end when negative; clamped). */
export function listInsert(list: u32, index: i64, value: i64): bool {
  lockObject(list);
  const length = lengthOf(list);
  const from = index < 0 ? index + <i64>length : index;
  const at = <u32>max<i64>(0, min<i64>(from, length));
  if (at == 0 && pushFront(list, value)) {
    unlockObject(list);
    return true;
  }
  const done = reserve(list, <u64>length + 1);
  if (done) {
    const storage = storageOf(list);
    moveItems(storage, at + 1, at, length - at);
    put(slotOf(storage, at), value);
    publish(list + LIST_LENGTH, length + 1);
  }
  unlockObject(list);
  return done;
}

/** Takes the whole content out into a new list, owned; 0 when memory is exhausted. */
export function takeContent(list: u32): u32 {
  const taken = newList(0);
  if (taken == 0) return 0;
  lockObject(list);
  store<u32>(taken, storageOf(list), LIST_ITEMS);
  store<u32>(taken, lengthOf(list), LIST_LENGTH);
  atomic.store<u32>(list, 0, LIST_LENGTH);
  atomic.store<u32>(list, EMPTY_STORAGE, LIST_ITEMS);
  unlockObject(list);
  return taken;
}

/** Exchanges the content of a list with that of one that nobody else has. */
export function swapContent(list: u32, own: u32): void {
  lockObject(list);
  const storage = storageOf(list);
  const length = lengthOf(list);
  // Readers go by the length first: it must never be too large for what they find then.
  atomic.store<u32>(list, 0, LIST_LENGTH);
  atomic.store<u32>(list, storageOf(own), LIST_ITEMS);
  atomic.store<u32>(list, lengthOf(own), LIST_LENGTH);
  store<u32>(own, storage, LIST_ITEMS);
  store<u32>(own, length, LIST_LENGTH);
  unlockObject(list);
}

export function listClear(list: u32): bool {
  const taken = takeContent(list);
  if (taken == 0) return false;
  releaseRef(taken);
  return true;
}

export function listReverse(list: u32): void {
  lockObject(list);
  const storage = storageOf(list);
  for (let low: u32 = 0, high = lengthOf(list); low + 1 < high; low++) {
    const left = slotOf(storage, low);
    const right = slotOf(storage, --high);
    const value = load<i64>(left);
    put(left, load<i64>(right));
    put(right, value);
  }
  unlockObject(list);
}

/** The items that the unpacked slice means, as a new owned list; 0 when memory is exhausted. */
export function listSlice(list: u32): u32 {
  lockObject(list);
  adjustSlice(lengthOf(list));
  const made = newSized(<u64>sliceCount);
  if (made != 0) {
    const source = storageOf(list);
    const target = storageOf(made);
    let at = sliceFirst;
    for (let i: u32 = 0; i < <u32>sliceCount; i++, at += sliceStep) {
      put(slotOf(target, i), share(load<i64>(slotOf(source, <u32>at))));
    }
  }
  unlockObject(list);
  return made;
}

/** list[first:first+count] = the items of `items`, a list that nobody else has and that is empty afterwards. */
export function assignPlainSlice(list: u32, items: u32): bool {
  lockObject(list);
  const length = lengthOf(list);
  adjustSlice(length);
  const removed = replaceItems(list, length, <u32>sliceFirst, <u32>sliceCount, items);
  unlockObject(list);
  if (removed == 0) return false;
  releaseRef(removed);
  return true;
}

/** Returns what was removed, as a list; 0 when memory is exhausted. Holds the lock. */
function replaceItems(list: u32, length: u32, first: u32, count: u32, items: u32): u32 {
  const more = lengthOf(items);
  const total = <u64>length - count + more;
  const removed = newSized(count);
  if (removed == 0) return 0;
  if (!reserve(list, total)) {
    store<u32>(removed, 0, LIST_LENGTH);
    releaseRef(removed);
    return 0;
  }
  const storage = storageOf(list);
  for (let i: u32 = 0; i < count; i++) put(slotOf(storageOf(removed), i), load<i64>(slotOf(storage, first + i)));
  if (more != count) moveItems(storage, first + more, first + count, length - first - count);
  for (let i: u32 = 0; i < more; i++) put(slotOf(storage, first + i), load<i64>(slotOf(storageOf(items), i)));
  store<u32>(items, 0, LIST_LENGTH);
  setLength(list, length, <u32>total);
  return removed;
}

/** The unused tail of storage is unbound. */
function setLength(list: u32, before: u32, after: u32): void {
  publish(list + LIST_LENGTH, after);
  for (let i = after; i < before; i++) put(slotOf(storageOf(list), i), UNBOUND);
}

/**
 * Each item that the unpacked slice means gives way to one of `items`, a list that nobody else has and that has the
 * old items afterwards. Returns the number of items that the slice means: nothing is done when there are not as many.
 */
export function assignStridedSlice(list: u32, items: u32): i64 {
  lockObject(list);
  adjustSlice(lengthOf(list));
  const count = sliceCount;
  if (count == <i64>lengthOf(items)) {
    let at = sliceFirst;
    for (let i: u32 = 0; i < <u32>count; i++, at += sliceStep) {
      const slot = slotOf(storageOf(list), <u32>at);
      const own = slotOf(storageOf(items), i);
      const value = load<i64>(slot);
      put(slot, load<i64>(own));
      put(own, value);
    }
  }
  unlockObject(list);
  return count;
}

/** Removes the items that the unpacked slice means. */
export function deleteSlice(list: u32): bool {
  lockObject(list);
  const length = lengthOf(list);
  adjustSlice(length);
  const count = <u32>sliceCount;
  const removed = newSized(count);
  if (removed != 0 && count != 0) {
    // From the front, whichever way the slice runs.
    const step = <u32>abs(sliceStep);
    const first = <u32>(sliceStep > 0 ? sliceFirst : sliceFirst + (sliceCount - 1) * sliceStep);
    const storage = storageOf(list);
    let to = first;
    let gone: u32 = 0;
    for (let i = first; i < length; i++) {
      const value = load<i64>(slotOf(storage, i));
      if (gone < count && i == first + gone * step) put(slotOf(storageOf(removed), gone++), value);
      else put(slotOf(storage, to++), value);
    }
    setLength(list, length, length - count);
  }
  unlockObject(list);
  if (removed == 0) return false;
  releaseRef(removed);
  return true;
}
