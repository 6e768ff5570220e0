/**
 * Lists. Writers hold the object's lock; readers of one item do not, once a second thread runs: they look at
 * length, storage, capacity (kept in the storage block), item, try to become an owner, and look again. What that
 * cannot settle is read under the lock. Storage that was replaced is freed when no reader can hold it any more.
 */
import {
  EMPTY_STORAGE,
  LIST_ITEMS,
  LIST_LENGTH,
  LIST_SIZE,
  REFCOUNT_BIASED,
  STORAGE_CAPACITY,
  STORAGE_GAP,
  STORAGE_ITEMS,
  TYPE_LIST,
  UNBOUND,
} from "./generated/layout";
import { freeBlock, newInline, publish, readersMayLook, release, releaseRef, share, shareHeld, tryShareRef } from "./count";
import { lockObject, lockTwo, lockUnlessOwn, unlockIf, unlockObject, unlockTwo } from "./lock";
import { allocInline, roundedSize } from "./memory";
import { isOwn } from "./private";
import { isRef } from "./value";

/** More items than any memory holds; sizes below it do not overflow 32 bits. */
const MOST_ITEMS: u64 = 0x1e00_0000;
/** So many items are moved rather than a gap left before them. */
const FEW: u32 = 16;

/** An empty list with room for `capacity` items, owned; 0 when memory is exhausted. */
export function newList(capacity: u32): u32 {
  return withStorage(newStorage(capacity), 0);
}

/** A list of `length` items, which the caller sets, all of them, before anything else happens; 0 when memory is exhausted. */
export function rawList(length: u32): u32 {
  return withStorage(length == 0 ? EMPTY_STORAGE : rawStorage(length, length), length);
}

/** An owned list with that storage, 0 = there was no memory for it. */
@inline
function withStorage(storage: u32, length: u32): u32 {
  if (storage == 0) return 0;
  const list = newInline(LIST_SIZE, TYPE_LIST);
  if (list == 0) {
    dropStorage(storage);
    return 0;
  }
  store<u32>(list, length, LIST_LENGTH);
  store<u32>(list, storage, LIST_ITEMS);
  return list;
}

/** A storage block with all items unbound; 0 when memory is exhausted. */
function newStorage(capacity: u64): u32 {
  if (capacity == 0) return EMPTY_STORAGE;
  if (capacity > MOST_ITEMS) return 0;
  return rawStorage(<u32>capacity, 0);
}

/** A storage block for so many items, the first of which the caller sets: those behind them are unbound. */
@inline
function rawStorage(capacity: u32, first: u32): u32 {
  const size = roundedSize(capacity * 8 + STORAGE_ITEMS);
  const storage = allocInline(size);
  if (storage == 0) return 0;
  // The capacity and behind it the gap, which is 0.
  store<u64>(storage, <u64>((size - STORAGE_ITEMS) >> 3), STORAGE_CAPACITY);
  // A few stores are faster than the instruction that fills.
  let at = slotOf(storage, first);
  const end = storage + size;
  if (end - at > 256) memory.fill(at, 0xff, end - at);
  else for (; at < end; at += 8) store<i64>(at, UNBOUND);
  return storage;
}

export function listLength(list: u32): u32 {
  return atomic.load<u32>(list, LIST_LENGTH);
}

/** Item `index` as an owned value; UNBOUND when the list is not that long. */
export function list_item(list: u32, index: u32): i64 {
  if (index >= atomic.load<u32>(list, LIST_LENGTH)) return UNBOUND;
  const storage = atomic.load<u32>(list, LIST_ITEMS);
  if (!readersMayLook()) return share(load<i64>(slotOf(storage, index)));
  if (index >= load<u32>(storage, STORAGE_CAPACITY)) return lockedItem(list, index);
  const value = atomic.load<i64>(slotOf(storage, index));
  if (!isRef(value)) return value == UNBOUND ? lockedItem(list, index) : value;
  if (!tryShareRef(<u32>value)) return lockedItem(list, index);
  if (atomic.load<i64>(slotOf(storage, index)) == value && atomic.load<u32>(list, LIST_ITEMS) == storage) return value;
  releaseRef(<u32>value);
  return lockedItem(list, index);
}

function lockedItem(list: u32, index: u32): i64 {
  lockObject(list);
  let value: i64 = UNBOUND;
  if (index < load<u32>(list, LIST_LENGTH)) value = shareHeld(load<i64>(slotOf(load<u32>(list, LIST_ITEMS), index)));
  unlockObject(list);
  return value;
}

/** list[index] = value, whose ownership it takes; 0 when out of bounds by now (the caller still owns the value). */
export function list_store(list: u32, index: u32, value: i64): u32 {
  const locked = lockUnlessOwn(list);
  if (index >= load<u32>(list, LIST_LENGTH)) {
    unlockIf(locked, list);
    return 0;
  }
  const slot = slotOf(load<u32>(list, LIST_ITEMS), index);
  const old = load<i64>(slot);
  // What is no reference is read without more ado: its own store orders nothing.
  if (locked || isRef(value)) put(slot, value);
  else store<i64>(slot, value);
  unlockIf(locked, list);
  release(old);
  return 1;
}

/** Appends a value, whose ownership it takes; 0 when memory is exhausted (nothing done). */
export function list_push(list: u32, value: i64): u32 {
  return load<u32>(list, LIST_LENGTH) < load<u32>(load<u32>(list, LIST_ITEMS), STORAGE_CAPACITY) && pushOwn(list, value) ? 1 : pushLocked(list, value);
}

/** Appends to a list of this thread's own that has room. */
@inline
function pushOwn(list: u32, value: i64): bool {
  if (!REFCOUNT_BIASED || !readersMayLook() || !isOwn(list)) return false;
  const length = load<u32>(list, LIST_LENGTH);
  put(slotOf(load<u32>(list, LIST_ITEMS), length), value);
  publish(list + LIST_LENGTH, length + 1);
  return true;
}

function pushLocked(list: u32, value: i64): u32 {
  lockObject(list);
  const length = load<u32>(list, LIST_LENGTH);
  if (length == load<u32>(load<u32>(list, LIST_ITEMS), STORAGE_CAPACITY) && !reserve(list, <u64>length + 1)) {
    unlockObject(list);
    return 0;
  }
  put(slotOf(load<u32>(list, LIST_ITEMS), length), value);
  publish(list + LIST_LENGTH, length + 1);
  unlockObject(list);
  return 1;
}

/** Takes item `index` out, counted from the end when negative; owned. UNBOUND when there is none. */
export function listPop(list: u32, index: i64): i64 {
  lockObject(list);
  const length = load<u32>(list, LIST_LENGTH);
  const at = index < 0 ? index + <i64>length : index;
  let value: i64 = UNBOUND;
  if (at >= 0 && at < <i64>length) value = takeOut(list, <u32>at, length);
  unlockObject(list);
  return value;
}

function takeOut(list: u32, index: u32, length: u32): i64 {
  const storage = load<u32>(list, LIST_ITEMS);
  const value = load<i64>(slotOf(storage, index));
  if (index == 0 && length > FEW && !readersMayLook()) {
    moveStart(list, storage, 1);
    store<u32>(list, length - 1, LIST_LENGTH);
    return value;
  }
  moveItems(storage, index, index + 1, length - index - 1);
  publish(list + LIST_LENGTH, length - 1);
  put(slotOf(storage, length - 1), UNBOUND);
  return value;
}

/**
 * Storage may begin later than its block: the items taken from its front are a gap, and its head stands where the last of
 * them stood. Only while no reader may look on, who would take the head for an item.
 */
function moveStart(list: u32, storage: u32, by: i32): u32 {
  const capacity = load<u32>(storage, STORAGE_CAPACITY);
  const gap = load<u32>(storage, STORAGE_GAP);
  const moved = storage + by * 8;
  store<u32>(moved, capacity - by, STORAGE_CAPACITY);
  store<u32>(moved, gap + by, STORAGE_GAP);
  store<u32>(list, moved, LIST_ITEMS);
  return moved;
}

/**
 * Puts a value, whose ownership it takes, before all others in constant time on average; false: not possible here, nothing
 * was done. Holds the lock.
 */
export function pushFront(list: u32, value: i64): bool {
  const length = load<u32>(list, LIST_LENGTH);
  if (length <= FEW || readersMayLook()) return false;
  if (load<u32>(load<u32>(list, LIST_ITEMS), STORAGE_GAP) == 0 && !makeGap(list, length)) return false;
  put(slotOf(moveStart(list, load<u32>(list, LIST_ITEMS), -1), 0), value);
  store<u32>(list, length + 1, LIST_LENGTH);
  return true;
}

/** New storage with room in front of the items, half as much as there are. */
function makeGap(list: u32, length: u32): bool {
  const old = load<u32>(list, LIST_ITEMS);
  const gap = (length >> 1) + 1;
  const storage = newStorage(<u64>length + gap + (length >> 3));
  if (storage == 0) return false;
  memory.copy(storage + STORAGE_ITEMS + gap * 8, old + STORAGE_ITEMS, length * 8);
  moveStart(list, storage, gap);
  dropStorage(old);
  return true;
}

/** Moves items within a storage block: one by one, each whole, where readers may look on; they look twice. */
export function moveItems(storage: u32, to: u32, from: u32, count: u32): void {
  if (!readersMayLook()) memory.copy(slotOf(storage, to), slotOf(storage, from), 8 * count);
  else if (to < from) for (let i: u32 = 0; i < count; i++) put(slotOf(storage, to + i), load<i64>(slotOf(storage, from + i)));
  else for (let i = count; i > 0; i--) put(slotOf(storage, to + i - 1), load<i64>(slotOf(storage, from + i - 1)));
}

/** list += other (which may be the same list); 0 when memory is exhausted (nothing done). */
export function listExtend(list: u32, other: u32): u32 {
  lockTwo(list, other);
  const length = load<u32>(list, LIST_LENGTH);
  const more = load<u32>(other, LIST_LENGTH);
  const done = reserve(list, <u64>length + more);
  if (done) {
    shareInto(load<u32>(list, LIST_ITEMS), length, load<u32>(other, LIST_ITEMS), more);
    publish(list + LIST_LENGTH, length + more);
  }
  unlockTwo(list, other);
  return done ? 1 : 0;
}

/** left + right as a new owned list; 0 when memory is exhausted. */
export function listConcat(left: u32, right: u32): u32 {
  lockTwo(left, right);
  const first = load<u32>(left, LIST_LENGTH);
  const second = load<u32>(right, LIST_LENGTH);
  const list = newSized(<u64>first + second);
  if (list != 0) {
    const storage = load<u32>(list, LIST_ITEMS);
    shareInto(storage, 0, load<u32>(left, LIST_ITEMS), first);
    shareInto(storage, first, load<u32>(right, LIST_ITEMS), second);
  }
  unlockTwo(left, right);
  return list;
}

/** list * times as a new owned list; 0 when memory is exhausted. Times below 1 give the empty list. */
export function listRepeat(list: u32, times: i64): u32 {
  lockObject(list);
  const length = load<u32>(list, LIST_LENGTH);
  const copies: u64 = times <= 0 || length == 0 ? 0 : <u64>times;
  const result = copies > MOST_ITEMS ? 0 : newSized(copies * length);
  if (result != 0) {
    const source = load<u32>(list, LIST_ITEMS);
    const target = load<u32>(result, LIST_ITEMS);
    if (copies > 1 && holdsNoReference(source, length)) fillBy(target, source, length, <u32>copies * length);
    else for (let i: u32 = 0; i < <u32>copies; i++) shareInto(target, i * length, source, length);
  }
  unlockObject(list);
  return result;
}

function holdsNoReference(storage: u32, length: u32): bool {
  for (let i: u32 = 0; i < length; i++) if (isRef(load<i64>(slotOf(storage, i)))) return false;
  return true;
}

/** Items that nobody counts, again and again, into storage that nobody sees yet: what is there is copied behind itself. */
function fillBy(target: u32, source: u32, length: u32, total: u32): void {
  memory.copy(slotOf(target, 0), slotOf(source, 0), 8 * length);
  for (let done = length; done < total; done += min(done, total - done)) {
    memory.copy(slotOf(target, done), slotOf(target, 0), 8 * min(done, total - done));
  }
}

/** A list that already has its length, its items still unbound: the caller fills them before anyone sees it. */
export function newSized(length: u64): u32 {
  if (length > MOST_ITEMS) return 0;
  const list = newList(<u32>length);
  if (list != 0) store<u32>(list, <u32>length, LIST_LENGTH);
  return list;
}

function shareInto(target: u32, at: u32, source: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) put(slotOf(target, at + i), share(load<i64>(slotOf(source, i))));
}

/** Gives the storage of a dead list back; its items are released by then. */
export function freeStorage(list: u32): void {
  dropStorage(load<u32>(list, LIST_ITEMS));
}

function dropStorage(storage: u32): void {
  if (storage != EMPTY_STORAGE) freeBlock(storage - 8 * load<u32>(storage, STORAGE_GAP));
}

/** Room for `length` items, in new storage half as long again where the old one is too short. Holds the lock. */
export function reserve(list: u32, length: u64): bool {
  const old = load<u32>(list, LIST_ITEMS);
  const capacity = load<u32>(old, STORAGE_CAPACITY);
  if (length <= capacity) return true;
  // Small lists grow to what fills their block: 3, 7, 13 items.
  const more = <u64>capacity + (capacity >> 1) + (length == <u64>capacity + 1 ? 3 : 0);
  let storage = newStorage(max(length, more));
  if (storage == 0) storage = newStorage(length);
  if (storage == 0) return false;
  memory.copy(storage + STORAGE_ITEMS, old + STORAGE_ITEMS, load<u32>(list, LIST_LENGTH) * 8);
  publish(list + LIST_ITEMS, storage);
  dropStorage(old);
  return true;
}

@inline
export function slotOf(storage: u32, index: u32): u32 {
  return storage + STORAGE_ITEMS + index * 8;
}

/** A whole 64-bit store; ordered before what follows where others may look on. */
@inline
export function put(slot: u32, value: i64): void {
  if (readersMayLook()) atomic.store<i64>(slot, value);
  else store<i64>(slot, value);
}
