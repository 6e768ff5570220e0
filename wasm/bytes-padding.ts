/**
 * Methods of bytes and bytearray that strip and pad.
 */
import { argument, checkCount, positional } from "./arguments";
import { ofType } from "./builtin-bytes";
import { bytesLength, frozenBytes, isBytearray, isBytesLike, newBytes } from "./bytes";
import { bufferOf, checkOne, dataOf, lengthOf, orMemory, own, part } from "./bytes-frozen";
import { releaseRef } from "./count";
import { EXC_TypeError, NONE, UNBOUND } from "./generated/layout";
import { begin, number, raiseBuilt, text, typeName } from "./messages";
import { BAD_INT, intOr, self, tabSize } from "./string-arguments";
import { newStringValue } from "./string-make";
import { refOf } from "./value";

export function strip(): i64 {
  return stripped("strip", 3);
}

export function lstrip(): i64 {
  return stripped("lstrip", 1);
}

export function rstrip(): i64 {
  return stripped("rstrip", 2);
}

export function isWhiteByte(value: u32): bool {
  return value == 32 || (value >= 9 && value <= 13);
}

function stripped(called: string, sides: u32): i64 {
  if (!checkCount(called, 0, 1, 1)) return UNBOUND;
  const given = positional > 1 ? argument(1) : NONE;
  const characters = given == NONE ? 0 : bufferOf(given);
  if (given != NONE && characters == 0) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  let from: u32 = 0;
  let end = lengthOf(frozen);
  if (sides & 1) while (from < end && goes(load<u8>(dataOf(frozen) + from), characters)) from++;
  if (sides & 2) while (end > from && goes(load<u8>(dataOf(frozen) + end - 1), characters)) end--;
  const result = part(frozen, from, end);
  if (characters != 0) releaseRef(characters);
  releaseRef(frozen);
  return result;
}

function goes(value: u32, characters: u32): bool {
  if (characters == 0) return isWhiteByte(value);
  for (let i: u32 = 0; i < lengthOf(characters); i++) if (<u32>load<u8>(dataOf(characters) + i) == value) return true;
  return false;
}

export function center(): i64 {
  return justified("center", 3);
}

export function ljust(): i64 {
  return justified("ljust", 2);
}

export function rjust(): i64 {
  return justified("rjust", 1);
}

function justified(called: string, sides: u32): i64 {
  if (!checkCount(called, 1, 2, 1)) return UNBOUND;
  const width = intOr(argument(1), 0);
  if (width == BAD_INT) return UNBOUND;
  let fill: u32 = 32;
  if (positional > 2) {
    const given = argument(2);
    if (!isBytesLike(given) || bytesLength(refOf(given)) != 1) return raiseFill(called, given);
    const one = frozenBytes(refOf(given));
    if (one == 0) return newStringValue(0);
    fill = load<u8>(dataOf(one));
    releaseRef(one);
  }
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const space = <u32>max<i64>(0, min<i64>(width, 0x3fff_ffff) - lengthOf(frozen));
  const left: u32 = sides == 1 ? space : sides == 2 ? 0 : space / 2 + (space & <u32>width & 1);
  return padded(frozen, left, space - left, fill);
}

/** Consumes the frozen object. */
function padded(frozen: u32, left: u32, right: u32, fill: u32): i64 {
  const length = lengthOf(frozen);
  const made = orMemory(newBytes(<u64>length + left + right));
  if (made != 0) {
    memory.fill(dataOf(made), <u8>fill, left);
    memory.copy(dataOf(made) + left, dataOf(frozen), length);
    memory.fill(dataOf(made) + left + length, <u8>fill, right);
  }
  releaseRef(frozen);
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

function raiseFill(called: string, given: i64): i64 {
  const mark = begin();
  text(called);
  if (isBytesLike(given)) {
    text("(): argument 2 must be a byte string of length 1, not a ");
    typeName(given);
    text(" object of length ");
    number(bytesLength(refOf(given)));
  } else {
    text("() argument 2 must be a byte string of length 1, not ");
    if (given == NONE) text("None");
    else typeName(given);
  }
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

export function zfill(): i64 {
  if (!checkOne("zfill")) return UNBOUND;
  const width = intOr(argument(1), 0);
  if (width == BAD_INT) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const length = lengthOf(frozen);
  const space = <u32>max<i64>(0, min<i64>(width, 0x3fff_ffff) - length);
  const made = orMemory(newBytes(<u64>length + space));
  if (made != 0) {
    memory.fill(dataOf(made), 48, space);
    memory.copy(dataOf(made) + space, dataOf(frozen), length);
    const sign = length > 0 ? <u32>load<u8>(dataOf(frozen)) : 0;
    if (space > 0 && (sign == 43 || sign == 45)) {
      store<u8>(dataOf(made), <u8>sign);
      store<u8>(dataOf(made) + space, 48);
    }
  }
  releaseRef(frozen);
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

export function expandTabs(): i64 {
  const size = tabSize();
  if (size == BAD_INT) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const length = expanded(frozen, size, 0);
  const made = orMemory(newBytes(length));
  if (made != 0) expanded(frozen, size, dataOf(made));
  releaseRef(frozen);
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

/** The length with spaces for tabs; the bytes are written to an address, unless that is 0. */
function expanded(frozen: u32, size: i64, to: u32): u64 {
  let column: i64 = 0;
  let length: u64 = 0;
  for (let i: u32 = 0; i < lengthOf(frozen); i++) {
    const byte: u32 = load<u8>(dataOf(frozen) + i);
    const width: i64 = byte != 9 ? 1 : size > 0 ? size - column % size : 0;
    column = byte == 10 || byte == 13 ? 0 : column + width;
    if (to != 0) memory.fill(to + <u32>length, <u8>(byte == 9 ? 32 : byte), <u32>width);
    length += width;
  }
  return length;
}
