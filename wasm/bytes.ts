/**
 * bytes and bytearray. A bytes object is a length and the bytes themselves, never changed once it is made. A bytearray
 * has a storage block that writers replace under the object's lock, as lists do (list.ts); whoever needs all of its bytes
 * at once takes a copy. Functions that make an object return an owned pointer, 0 when memory is exhausted.
 */
import { freeBlock, newObject, releaseRef, shareRef } from "./count";
import {
  BYTEARRAY_LENGTH, BYTEARRAY_SIZE, BYTEARRAY_STORAGE, BYTES_DATA, BYTES_HASH, BYTES_LENGTH, EMPTY_STORAGE, HEADER_TYPE,
  STORAGE_CAPACITY, STORAGE_ITEMS, TYPE_BYTEARRAY, TYPE_BYTES,
} from "./generated/layout";
import { lockObject, unlockObject } from "./lock";
import { alloc, free, roundedSize } from "./memory";
import { typeOf } from "./value";

/** The most bytes in one object. */
const MOST: u64 = 0x3000_0000;

export function isBytesLike(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_BYTES || type == TYPE_BYTEARRAY;
}

@inline
export function isBytearray(object: u32): bool {
  return load<u32>(object + HEADER_TYPE) == TYPE_BYTEARRAY;
}

/** A bytes object whose bytes the caller writes. */
export function newBytes(length: u64): u32 {
  if (length > MOST) return 0;
  const object = newObject(BYTES_DATA + <u32>length, TYPE_BYTES);
  if (object == 0) return 0;
  store<u32>(object + BYTES_LENGTH, <u32>length);
  store<u32>(object + BYTES_HASH, 0);
  return object;
}

/** A bytes object with a copy of `length` bytes. */
export function bytesFrom(at: u32, length: u32): u32 {
  const object = newBytes(length);
  if (object != 0) memory.copy(object + BYTES_DATA, at, length);
  return object;
}

/** Length of a bytes or a bytearray: both have it at the same place. */
@inline
export function bytesLength(object: u32): u32 {
  return atomic.load<u32>(object, BYTES_LENGTH);
}

/** The byte at an index below the length; of a bytearray that shrinks meanwhile, a byte that was there. */
export function byteAt(object: u32, index: u32): u32 {
  if (!isBytearray(object)) return load<u8>(object + BYTES_DATA + index);
  const storage = atomic.load<u32>(object, BYTEARRAY_STORAGE);
  return index < load<u32>(storage + STORAGE_CAPACITY) ? load<u8>(storage + STORAGE_ITEMS + index) : 0;
}

// ── bytearray ──

/** A bytearray of zeros. */
export function newBytearray(length: u64): u32 {
  if (length > MOST) return 0;
  const storage = newByteStorage(length);
  if (storage == 0) return 0;
  const object = newObject(BYTEARRAY_SIZE, TYPE_BYTEARRAY);
  if (object == 0) {
    dropByteStorage(storage);
    return 0;
  }
  memory.fill(storage + STORAGE_ITEMS, 0, <u32>length);
  store<u32>(object + BYTEARRAY_LENGTH, <u32>length);
  store<u32>(object + BYTEARRAY_STORAGE, storage);
  return object;
}

export function bytearrayFrom(at: u32, length: u32): u32 {
  const object = newBytearray(length);
  if (object != 0) memory.copy(load<u32>(object + BYTEARRAY_STORAGE) + STORAGE_ITEMS, at, length);
  return object;
}

function newByteStorage(length: u64): u32 {
  if (length == 0) return EMPTY_STORAGE;
  if (length > MOST) return 0;
  const size = roundedSize(<u32>length + STORAGE_ITEMS);
  const storage = alloc(size);
  if (storage != 0) store<u32>(storage + STORAGE_CAPACITY, size - STORAGE_ITEMS);
  return storage;
}

function dropByteStorage(storage: u32): void {
  if (storage != EMPTY_STORAGE) freeBlock(storage);
}

/** What a dead bytearray owned. */
export function freeByteStorage(object: u32): void {
  dropByteStorage(load<u32>(object + BYTEARRAY_STORAGE));
}

/**
 * Replaces bytes [from, end) of a bytearray by `count` others at `source` (0: zeros). The range is cut to the length of
 * now. False when memory is exhausted (nothing done).
 */
export function spliceBytes(object: u32, from: u32, end: u32, source: u32, count: u32): bool {
  lockObject(object);
  const length = load<u32>(object + BYTEARRAY_LENGTH);
  const start = min(from, length);
  const stop = max(start, min(end, length));
  const total = <u64>(length - (stop - start)) + count;
  const old = load<u32>(object + BYTEARRAY_STORAGE);
  let storage = old;
  if (total > <u64>load<u32>(old + STORAGE_CAPACITY)) {
    storage = newByteStorage(max(total, <u64>length + (length >> 1)));
    if (storage == 0) storage = newByteStorage(total);
    if (storage == 0) {
      unlockObject(object);
      return false;
    }
    memory.copy(storage + STORAGE_ITEMS, old + STORAGE_ITEMS, start);
  }
  const data = storage + STORAGE_ITEMS;
  memory.copy(data + start + count, old + STORAGE_ITEMS + stop, length - stop);
  if (source != 0) memory.copy(data + start, source, count);
  else memory.fill(data + start, 0, count);
  atomic.store<u32>(object, storage, BYTEARRAY_STORAGE);
  atomic.store<u32>(object, <u32>total, BYTEARRAY_LENGTH);
  if (storage != old) dropByteStorage(old);
  unlockObject(object);
  return true;
}

/** Appends one byte; false when memory is exhausted. */
export function pushByte(object: u32, byte: u32): bool {
  lockObject(object);
  const length = load<u32>(object + BYTEARRAY_LENGTH);
  const storage = load<u32>(object + BYTEARRAY_STORAGE);
  const fits = length < load<u32>(storage + STORAGE_CAPACITY);
  if (fits) {
    store<u8>(storage + STORAGE_ITEMS + length, <u8>byte);
    atomic.store<u32>(object, length + 1, BYTEARRAY_LENGTH);
  }
  unlockObject(object);
  return fits || growByOne(object, byte);
}

function growByOne(object: u32, byte: u32): bool {
  const one = alloc(1);
  if (one == 0) return false;
  store<u8>(one, <u8>byte);
  const done = spliceBytes(object, 0xffff_ffff, 0xffff_ffff, one, 1);
  free(one);
  return done;
}

/** Takes the byte at an index out; -1 when the bytearray is not that long (any more). */
export function takeByte(object: u32, index: u32): i32 {
  lockObject(object);
  const length = load<u32>(object + BYTEARRAY_LENGTH);
  const data = load<u32>(object + BYTEARRAY_STORAGE) + STORAGE_ITEMS;
  let result: i32 = -1;
  if (index < length) {
    result = load<u8>(data + index);
    memory.copy(data + index, data + index + 1, length - index - 1);
    atomic.store<u32>(object, length - 1, BYTEARRAY_LENGTH);
  }
  unlockObject(object);
  return result;
}

/** object[index] = byte; false when the bytearray is not that long (any more). */
export function setByte(object: u32, index: u32, byte: u32): bool {
  lockObject(object);
  const fits = index < load<u32>(object + BYTEARRAY_LENGTH);
  if (fits) store<u8>(load<u32>(object + BYTEARRAY_STORAGE) + STORAGE_ITEMS + index, <u8>byte);
  unlockObject(object);
  return fits;
}

/** bytearray[start::step] = the `count` bytes at `source`, as far as the bytearray reaches now. */
export function storeStride(object: u32, start: i64, step: i64, count: u32, source: u32): void {
  lockObject(object);
  const length = <i64>load<u32>(object + BYTEARRAY_LENGTH);
  const data = load<u32>(object + BYTEARRAY_STORAGE) + STORAGE_ITEMS;
  for (let i: u32 = 0, at = start; i < count && at >= 0 && at < length; i++, at += step) {
    store<u8>(data + <u32>at, load<u8>(source + i));
  }
  unlockObject(object);
}

/** del bytearray[start::step] for `count` bytes, ascending; those behind each move down. */
export function removeStride(object: u32, start: u32, step: u32, count: u32): void {
  lockObject(object);
  const length = load<u32>(object + BYTEARRAY_LENGTH);
  const data = load<u32>(object + BYTEARRAY_STORAGE) + STORAGE_ITEMS;
  let to = start;
  let gone: u32 = 0;
  for (let from = start; from < length; from++) {
    if (gone < count && from == start + gone * step) gone++;
    else store<u8>(data + to++, load<u8>(data + from));
  }
  if (start < length) atomic.store<u32>(object, to, BYTEARRAY_LENGTH);
  unlockObject(object);
}

/** The bytes of a bytes or bytearray as a bytes object: itself, or a copy. Owned. */
export function frozenBytes(object: u32): u32 {
  if (!isBytearray(object)) {
    shareRef(object);
    return object;
  }
  lockObject(object);
  const made = bytesFrom(load<u32>(object + BYTEARRAY_STORAGE) + STORAGE_ITEMS, load<u32>(object + BYTEARRAY_LENGTH));
  unlockObject(object);
  return made;
}

/** object[start:…:step] of `count` bytes, in the type of the object. Owned. */
export function sliceBytes(object: u32, start: i64, step: i64, count: u32): u32 {
  const whole = frozenBytes(object);
  if (whole == 0) return 0;
  const isArray = isBytearray(object);
  const length = load<u32>(whole + BYTES_LENGTH);
  if (!isArray && step == 1 && count == length) return whole;
  const made = isArray ? newBytearray(count) : newBytes(count);
  if (made != 0) {
    const data = isArray ? load<u32>(made + BYTEARRAY_STORAGE) + STORAGE_ITEMS : made + BYTES_DATA;
    for (let i: u32 = 0, at = start; i < count; i++, at += step) {
      store<u8>(data + i, at >= 0 && at < <i64>length ? load<u8>(whole + BYTES_DATA + <u32>at) : 0);
    }
  }
  releaseRef(whole);
  return made;
}

/** FNV-1a, never 0; computed once. Equal to the hash of a str of the same Latin-1 characters, as in CPython. */
export function bytesHash(object: u32): u32 {
  const known = load<u32>(object + BYTES_HASH);
  if (known != 0) return known;
  let hash: u32 = 0x811c_9dc5;
  const end = object + BYTES_DATA + load<u32>(object + BYTES_LENGTH);
  for (let at = object + BYTES_DATA; at < end; at++) hash = (hash ^ load<u8>(at)) * 0x0100_0193;
  if (hash == 0) hash = 1;
  store<u32>(object + BYTES_HASH, hash);
  return hash;
}

/** Negative, 0 or positive as left <, ==, > right; both bytes objects. */
export function compareFrozen(left: u32, right: u32): i32 {
  const leftLength = load<u32>(left + BYTES_LENGTH);
  const rightLength = load<u32>(right + BYTES_LENGTH);
  const order = memory.compare(left + BYTES_DATA, right + BYTES_DATA, min(leftLength, rightLength));
  if (order != 0) return order;
  return leftLength == rightLength ? 0 : leftLength < rightLength ? -1 : 1;
}
