/** What operators and built-ins do with bytes and bytearray: items, slices, +, *, comparison, repr. */
import { bytearrayFrom, bytesLength, byteAt, compareFrozen, frozenBytes, isBytearray, isBytesLike, newBytes, sliceBytes } from "./bytes";
import { ofType } from "./builtin-bytes";
import { releaseRef } from "./count";
import { BYTES_DATA, BYTES_LENGTH, EXC_IndexError, EXC_TypeError, UNBOUND } from "./generated/layout";
import { str, begin, byte, raiseBuilt, raiseLiteral, raiseMemoryError, text, typeName } from "./messages";
import { assignBytes } from "./bytearray-edit";
import { hexDigit } from "./decode";
import { adjustSlice, sliceCount, sliceFirst, sliceStep, unpackSlice } from "./slice";
import { newStringValue } from "./string-make";
import { boxInt, refOf } from "./value";

/** object[index], owned; UNBOUND = raised. */
export function bytesItem(object: u32, index: i64): i64 {
  const length = <i64>bytesLength(object);
  const place = index < 0 ? index + length : index;
  if (place >= 0 && place < length) return boxInt(byteAt(object, <u32>place));
  raiseLiteral(EXC_IndexError, isBytearray(object) ? "bytearray index out of range" : "index out of range");
  return UNBOUND;
}

/** object[slice], the slice unpacked already. */
export function slicedBytes(object: u32): i64 {
  adjustSlice(bytesLength(object));
  return newStringValue(sliceBytes(object, sliceFirst, sliceStep, <u32>sliceCount));
}

/** bytearray[slice] = value; UNBOUND as value deletes. False = raised. */
export function assignBytesSlice(object: u32, slice: u32, value: i64): bool {
  if (!unpackSlice(slice)) return false;
  adjustSlice(bytesLength(object));
  return assignBytes(object, sliceFirst, sliceStep, <u32>sliceCount, value);
}

/** left + right, where left is bytes or a bytearray. */
export function addBytes(left: i64, right: i64): i64 {
  if (!isBytesLike(right)) {
    const mark = begin();
    text("can't concat ");
    typeName(right);
    text(" to ");
    typeName(left);
    raiseBuilt(EXC_TypeError, mark);
    return UNBOUND;
  }
  const first = frozenBytes(refOf(left));
  const second = first == 0 ? 0 : frozenBytes(refOf(right));
  const made = second == 0 ? 0 : newBytes(<u64>load<u32>(first + BYTES_LENGTH) + load<u32>(second + BYTES_LENGTH));
  if (made != 0) {
    const length = load<u32>(first + BYTES_LENGTH);
    memory.copy(made + BYTES_DATA, first + BYTES_DATA, length);
    memory.copy(made + BYTES_DATA + length, second + BYTES_DATA, load<u32>(second + BYTES_LENGTH));
  }
  if (first != 0) releaseRef(first);
  if (second != 0) releaseRef(second);
  if (made != 0) return ofType(made, isBytearray(refOf(left)));
  raiseMemoryError();
  return UNBOUND;
}

/** object * count as a new object of its type, owned; 0 when memory is exhausted. */
export function repeatBytes(object: u32, count: i64): u32 {
  const frozen = frozenBytes(object);
  if (frozen == 0) return 0;
  const length = load<u32>(frozen + BYTES_LENGTH);
  const times: u64 = count <= 0 || length == 0 ? 0 : <u64>min<i64>(count, 0x4000_0000);
  const made = newBytes(times * length);
  if (made != 0) {
    for (let i: u32 = 0; i < <u32>times; i++) memory.copy(made + BYTES_DATA + i * length, frozen + BYTES_DATA, length);
  }
  releaseRef(frozen);
  if (made == 0 || !isBytearray(object)) return made;
  const array = bytearrayFrom(made + BYTES_DATA, load<u32>(made + BYTES_LENGTH));
  releaseRef(made);
  return array;
}

/** Negative, 0 or positive as left <, ==, > right; both are bytes-like. */
export function compareBytes(left: u32, right: u32): i32 {
  const first = frozenBytes(left);
  const second = first == 0 ? 0 : frozenBytes(right);
  const order = second == 0 ? -1 : compareFrozen(first, second);
  if (first != 0) releaseRef(first);
  if (second != 0) releaseRef(second);
  return order;
}

/** Appends b'…' or bytearray(b'…'), in which CPython escapes every apostrophe. `name`: of a bytearray's class when it is not the built-in one, else 0. */
export function appendBytes(object: u32, name: u32 = 0): void {
  const frozen = frozenBytes(object);
  if (frozen == 0) return raiseMemoryError();
  const length = load<u32>(frozen + BYTES_LENGTH);
  if (name != 0) {
    str(name);
    byte(40);
  } else if (isBytearray(object)) text("bytearray(");
  let single = false;
  let double = false;
  for (let i: u32 = 0; i < length; i++) {
    const value = load<u8>(frozen + BYTES_DATA + i);
    if (value == 39) single = true;
    else if (value == 34) double = true;
  }
  const quote: u32 = single && !double ? 34 : 39;
  byte(98);
  byte(quote);
  for (let i: u32 = 0; i < length; i++) {
    const value = load<u8>(frozen + BYTES_DATA + i);
    if (value == 39 && isBytearray(object)) text("\\'");
    else appendByte(value, quote);
  }
  byte(quote);
  if (isBytearray(object)) byte(41);
  releaseRef(frozen);
}

function appendByte(value: u32, quote: u32): void {
  if (value == quote || value == 92) {
    byte(92);
    byte(value);
  } else if (value == 9) text("\\t");
  else if (value == 10) text("\\n");
  else if (value == 13) text("\\r");
  else if (value >= 32 && value < 127) byte(value);
  else {
    text("\\x");
    byte(hexDigit(value >> 4));
    byte(hexDigit(value & 15));
  }
}
