/** int.to_bytes and int.from_bytes: two's complement of any length. */
import { argument, checkCount, checkKeywords, keyword, parameter, positional, stringIs } from "./arguments";
import { isAnyInt, isNegative, limbCount, limbsOf, newBig, settle } from "./bigint";
import { bytesOfItems } from "./builtin-bytes";
import { frozenBytes, isBytesLike, newBytes } from "./bytes";
import { releaseRef } from "./count";
import {
  BIGINT_LIMBS, BUILTIN_INT_TO_BYTES, BYTES_DATA, BYTES_LENGTH, EXC_OverflowError, EXC_TypeError, EXC_ValueError, TYPE_STR,
  UNBOUND,
} from "./generated/layout";
import { isIterable } from "./iterate";
import { raiseForType, raiseLiteral, raiseMemoryError } from "./messages";
import { wrongSelf } from "./self";
import { BAD_INT, intOr, raiseBadNamed } from "./string-arguments";
import { truth } from "./truth";
import { boxRef, isOfType, refOf } from "./value";

/** 1: big-endian, 0: little-endian, -1 = raised. */
function orderOf(called: string, value: i64): i32 {
  if (value == UNBOUND) return 1;
  if (!isOfType(value, TYPE_STR)) {
    raiseBadNamed(called, "byteorder", value);
    return -1;
  }
  if (stringIs(refOf(value), "big")) return 1;
  if (stringIs(refOf(value), "little")) return 0;
  raiseLiteral(EXC_ValueError, "byteorder must be either 'little' or 'big'");
  return -1;
}

export function toBytes(): i64 {
  if (positional == 0 || !isAnyInt(argument(0))) {
    wrongSelf(BUILTIN_INT_TO_BYTES);
    return UNBOUND;
  }
  const wanted = intOr(parameter(1, "length"), 1);
  const isBig = orderOf("to_bytes", parameter(2, "byteorder"));
  const signed = keyword("signed");
  if (wanted == BAD_INT || isBig < 0 || !checkKeywords("to_bytes") || !checkCount("to_bytes", 0, 2, 1)) return UNBOUND;
  if (wanted < 0) return fail(EXC_ValueError, "length argument must be non-negative");
  const isSigned = signed != UNBOUND && truth(signed);
  if (isNegative(argument(0)) && !isSigned) return fail(EXC_OverflowError, "can't convert negative int to unsigned");
  const made = newBytes(<u64>wanted);
  if (made == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  if (writeInt(argument(0), made + BYTES_DATA, <u32>wanted, isBig != 0, isSigned)) return boxRef(made);
  releaseRef(made);
  return fail(EXC_OverflowError, "int too big to convert");
}

function fail(kind: u32, message: string): i64 {
  raiseLiteral(kind, message);
  return UNBOUND;
}

/** Writes an int as `length` bytes; false when they do not hold it. */
function writeInt(value: i64, at: u32, length: u32, isBig: bool, isSigned: bool): bool {
  const limbs = limbsOf(value, 0);
  const size = limbCount(value) * 4;
  const negative = isNegative(value);
  let carry: u32 = 1;
  let top: u32 = 0;
  let rest: u32 = 0;
  let zero = true;
  for (let i: u32 = 0; i < max(length, size); i++) {
    let byte: u32 = i < size ? load<u8>(limbs + i) : 0;
    if (byte != 0) zero = false;
    if (negative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
      byte &= 0xff;
    }
    if (i < length) {
      store<u8>(at + (isBig ? length - 1 - i : i), <u8>byte);
      top = byte;
    } else if (byte != (negative ? 0xff : 0)) rest = 1;
  }
  if (rest != 0 || (length == 0 && !zero)) return false;
  return !isSigned || length == 0 || (top >> 7 != 0) == negative;
}

export function fromBytes(): i64 {
  if (!checkCount("from_bytes", 1, 2)) return UNBOUND;
  const source = argument(0);
  const isBig = orderOf("from_bytes", parameter(1, "byteorder"));
  const signed = keyword("signed");
  if (isBig < 0 || !checkKeywords("from_bytes")) return UNBOUND;
  let frozen: u32 = 0;
  if (isBytesLike(source)) {
    frozen = frozenBytes(refOf(source));
    if (frozen == 0) raiseMemoryError();
  } else if (isIterable(source) && !isOfType(source, TYPE_STR)) frozen = bytesOfItems(source, false);
  else raiseForType(EXC_TypeError, "cannot convert '", source, "' object to bytes");
  if (frozen == 0) return UNBOUND;
  const made = readInt(frozen, isBig != 0, signed != UNBOUND && truth(signed));
  releaseRef(frozen);
  return made;
}

function readInt(frozen: u32, isBig: bool, isSigned: bool): i64 {
  const length = load<u32>(frozen + BYTES_LENGTH);
  const count = (length + 3) / 4 + 1;
  const object = newBig(count);
  if (object == 0) return UNBOUND;
  const limbs = object + BIGINT_LIMBS;
  memory.fill(limbs, 0, count * 4);
  const data = frozen + BYTES_DATA;
  const top: u32 = length == 0 ? 0 : load<u8>(isBig ? data : data + length - 1);
  const negative = isSigned && top >= 0x80;
  let carry: u32 = 1;
  for (let i: u32 = 0; i < length; i++) {
    let byte: u32 = load<u8>(data + (isBig ? length - 1 - i : i));
    if (negative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
    }
    store<u8>(limbs + i, <u8>byte);
  }
  if (negative && carry != 0) store<u8>(limbs + length, 1);
  return settle(object, count, negative);
}
