/** What changes a bytearray in place: its methods, and assignment to an item. */
import { argument, checkCount, checkExactlyOne, checkNone, positional } from "./arguments";
import { byteOf, bytesOfItems, ofType } from "./builtin-bytes";
import { bytesLength, frozenBytes, isBytesLike, pushByte, removeStride, setByte, spliceBytes, storeStride, takeByte } from "./bytes";
import { releaseRef, share } from "./count";
import {
  BYTES_DATA, BYTES_LENGTH, EXC_IndexError, EXC_TypeError, EXC_ValueError, NONE, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { isIterable } from "./iterate";
import { begin, number, raiseBuilt, raiseForType, raiseLiteral, raiseMemoryError, text } from "./messages";
import { BAD_INT, clamp, intOr, self } from "./string-arguments";
import { findCharacter, NOT_FOUND } from "./string-search";
import { boxInt, boxRef, isIntegral, isOfType, refOf } from "./value";

const RANGE_MESSAGE: string = "byte must be in range(0, 256)";

function noneOrMemory(done: bool): i64 {
  if (done) return NONE;
  raiseMemoryError();
  return UNBOUND;
}

export function append(): i64 {
  if (!checkExactlyOne("bytearray.append", 1)) return UNBOUND;
  const byte = byteOf(argument(1), RANGE_MESSAGE);
  return byte < 0 ? UNBOUND : noneOrMemory(pushByte(self(), byte));
}

export function extend(): i64 {
  if (!checkExactlyOne("bytearray.extend", 1)) return UNBOUND;
  const more = argument(1);
  if (isOfType(more, TYPE_STR)) {
    raiseForType(EXC_TypeError, "expected iterable of integers; got: '", more, "'");
    return UNBOUND;
  }
  if (!isBytesLike(more) && !isIterable(more)) {
    raiseForType(EXC_TypeError, "can't extend bytearray with ", more, "");
    return UNBOUND;
  }
  return extendBytes(self(), more) ? NONE : UNBOUND;
}

/** Appends bytes or an iterable of ints; false = raised. */
function extendBytes(object: u32, more: i64): bool {
  const frozen = isBytesLike(more) ? frozenBytes(refOf(more)) : bytesOfItems(more, true);
  if (frozen == 0) {
    if (isBytesLike(more)) raiseMemoryError();
    return false;
  }
  const done = spliceBytes(object, 0xffff_ffff, 0xffff_ffff, frozen + BYTES_DATA, load<u32>(frozen + BYTES_LENGTH));
  releaseRef(frozen);
  if (!done) raiseMemoryError();
  return done;
}

/** bytearray += bytes: the object itself. */
export function addInPlace(object: i64, more: i64): i64 {
  if (!isBytesLike(more)) {
    raiseForType(EXC_TypeError, "can't concat ", more, " to bytearray");
    return UNBOUND;
  }
  return extendBytes(refOf(object), more) ? share(object) : UNBOUND;
}

export function insert(): i64 {
  if (!checkCount("insert", 2, 2, 1)) return UNBOUND;
  const at = intOr(argument(1), 0);
  if (at == BAD_INT) return UNBOUND;
  const byte = byteOf(argument(2), RANGE_MESSAGE);
  if (byte < 0) return UNBOUND;
  const place = clamp(at, bytesLength(self()));
  if (!spliceBytes(self(), place, place, 0, 1)) return noneOrMemory(false);
  setByte(self(), place, byte);
  return NONE;
}

/** bytearray.resize(size): cut, or filled with zeros. */
export function resize(): i64 {
  if (!checkExactlyOne("bytearray.resize", 1)) return UNBOUND;
  const size = intOr(argument(1), 0);
  if (size == BAD_INT) return UNBOUND;
  if (size < 0) {
    const mark = begin();
    text("Can only resize to positive sizes, got ");
    number(size);
    raiseBuilt(EXC_ValueError, mark);
    return UNBOUND;
  }
  const length = <i64>bytesLength(self());
  if (size > <i64>i32.MAX_VALUE) return noneOrMemory(false);
  const added = <u32>max(size - length, 0);
  return noneOrMemory(spliceBytes(self(), <u32>min(size, length), 0xffff_ffff, 0, added));
}

export function pop(): i64 {
  if (!checkCount("pop", 0, 1, 1)) return UNBOUND;
  const index = positional > 1 ? intOr(argument(1), 0) : -1;
  if (index == BAD_INT) return UNBOUND;
  const length = <i64>bytesLength(self());
  const place = index < 0 ? index + length : index;
  const byte = place < 0 || place >= length ? -1 : takeByte(self(), <u32>place);
  if (byte >= 0) return boxInt(byte);
  raiseLiteral(EXC_IndexError, length == 0 ? "pop from empty bytearray" : "pop index out of range");
  return UNBOUND;
}

export function remove(): i64 {
  if (!checkExactlyOne("bytearray.remove", 1)) return UNBOUND;
  const byte = byteOf(argument(1), RANGE_MESSAGE);
  if (byte < 0) return UNBOUND;
  const frozen = frozenBytes(self());
  if (frozen == 0) return noneOrMemory(false);
  const at = findCharacter(frozen + BYTES_DATA, 1, byte, 0, load<u32>(frozen + BYTES_LENGTH));
  releaseRef(frozen);
  if (at != NOT_FOUND && takeByte(self(), at) >= 0) return NONE;
  raiseLiteral(EXC_ValueError, "value not found in bytearray");
  return UNBOUND;
}

export function clear(): i64 {
  if (!checkNone("bytearray.clear", 1)) return UNBOUND;
  return noneOrMemory(spliceBytes(self(), 0, 0xffff_ffff, 0, 0));
}

export function copy(): i64 {
  if (!checkNone("bytearray.copy", 1)) return UNBOUND;
  const frozen = frozenBytes(self());
  return frozen == 0 ? noneOrMemory(false) : ofType(frozen, true);
}

export function reverse(): i64 {
  if (!checkNone("bytearray.reverse", 1)) return UNBOUND;
  const frozen = frozenBytes(self());
  if (frozen == 0) return noneOrMemory(false);
  const length = load<u32>(frozen + BYTES_LENGTH);
  for (let i: u32 = 0; i < length; i++) setByte(self(), i, load<u8>(frozen + BYTES_DATA + length - 1 - i));
  releaseRef(frozen);
  return NONE;
}

/** bytearray[index] = value; false = raised. */
export function assignByte(object: u32, index: i64, value: i64): bool {
  const length = <i64>bytesLength(object);
  const place = index < 0 ? index + length : index;
  if (place < 0 || place >= length) {
    raiseLiteral(EXC_IndexError, "bytearray index out of range");
    return false;
  }
  const byte = byteOf(value, RANGE_MESSAGE);
  if (byte < 0) return false;
  if (setByte(object, <u32>place, byte)) return true;
  raiseLiteral(EXC_IndexError, "bytearray index out of range");
  return false;
}

/** The bytes that a slice is to hold, owned; 0 = raised. */
function assigned(value: i64): u32 {
  if (isBytesLike(value)) {
    const frozen = frozenBytes(refOf(value));
    if (frozen == 0) raiseMemoryError();
    return frozen;
  }
  if (!isIntegral(value) && isIterable(value) && !isOfType(value, TYPE_STR)) return bytesOfItems(value, true);
  raiseLiteral(EXC_TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  return 0;
}

/** bytearray[slice] = value (UNBOUND: deleted), the slice adjusted to the length (wasm/slice.ts); false = raised. */
export function assignBytes(object: u32, start: i64, step: i64, count: u32, value: i64): bool {
  const frozen: u32 = value == UNBOUND ? 0 : assigned(value);
  if (value != UNBOUND && frozen == 0) return false;
  const given: u32 = frozen == 0 ? 0 : load<u32>(frozen + BYTES_LENGTH);
  let done = true;
  if (step == 1) {
    const end = <u32>start + count;
    if (!spliceBytes(object, <u32>start, end, frozen == 0 ? 0 : frozen + BYTES_DATA, given)) done = noMemory();
  } else if (given == 0) {
    // As CPython: nothing in the place of an extended slice deletes it.
    const last = start + (<i64>count - 1) * step;
    if (count > 0) removeStride(object, <u32>min(start, last), <u32>abs(step), count);
  } else if (given != count) done = raiseSizes(given, count);
  else storeStride(object, start, step, count, frozen + BYTES_DATA);
  if (frozen != 0) releaseRef(frozen);
  return done;
}

function noMemory(): bool {
  raiseMemoryError();
  return false;
}

function raiseSizes(given: u32, count: u32): bool {
  const mark = begin();
  text("attempt to assign bytes of size ");
  number(given);
  text(" to extended slice of size ");
  number(count);
  raiseBuilt(EXC_ValueError, mark);
  return false;
}

/** del bytearray[index]; false = raised. */
export function deleteByte(object: u32, index: i64): bool {
  const length = <i64>bytesLength(object);
  const place = index < 0 ? index + length : index;
  if (place >= 0 && place < length && takeByte(object, <u32>place) >= 0) return true;
  raiseLiteral(EXC_IndexError, "bytearray index out of range");
  return false;
}
