/**
 * Ints of any size. What fits 48 bits is an int value; beyond it an immutable object of sign and limbs. The functions
 * that take "any int" take ints, bools and big ints alike; those that return one return an owned value, UNBOUND = raised.
 */
import { thread } from "./control";
import { newObject } from "./count";
import {
  BIGINT_LENGTH, BIGINT_LIMBS, BIGINT_NEGATIVE, EXC_OverflowError, THREAD_LIMBS, TYPE_BIGINT, UNBOUND,
} from "./generated/layout";
import { bitLengthOf, compareLimbs, limbAt, trimmed } from "./limbs";
import { free } from "./memory";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { boxInt, boxRef, fitsInt, integralOf, isFloat, isIntegral, isOfType, refOf } from "./value";

/** The largest number of limbs: 2^31 bits. More is a MemoryError. */
export const MOST_LIMBS: u64 = 1 << 26;
const LARGEST_I64: u64 = 0x7fff_ffff_ffff_ffff;

/** An int beyond 48 bits. */
@inline
export function isBig(value: i64): bool {
  return isOfType(value, TYPE_BIGINT);
}

/** int of any size, or bool. */
@inline
export function isAnyInt(value: i64): bool {
  return isIntegral(value) || isBig(value);
}

/** int of any size, bool or float. */
@inline
export function isAnyNumber(value: i64): bool {
  return isFloat(value) || isAnyInt(value);
}

// ── reading any int ──

/** The limbs of an any int. Those of a small one are written to the thread's record, where `slot` (0 … 3) says. */
export function limbsOf(value: i64, slot: u32): u32 {
  if (isBig(value)) return refOf(value) + BIGINT_LIMBS;
  const at = thread + THREAD_LIMBS + 8 * slot;
  store<u64>(at, <u64>abs(integralOf(value)));
  return at;
}

/** Number of limbs, 0 for zero. */
export function limbCount(value: i64): u32 {
  if (isBig(value)) return load<u32>(refOf(value) + BIGINT_LENGTH);
  const size = <u64>abs(integralOf(value));
  return size == 0 ? 0 : size >> 32 == 0 ? 1 : 2;
}

export function isNegative(value: i64): bool {
  return isBig(value) ? load<u32>(refOf(value) + BIGINT_NEGATIVE) != 0 : integralOf(value) < 0;
}

@inline
export function isZero(value: i64): bool {
  return isIntegral(value) && integralOf(value) == 0;
}

/** The lowest bit of the magnitude. */
export function isOdd(value: i64): bool {
  return isBig(value) ? (load<u32>(refOf(value) + BIGINT_LIMBS) & 1) != 0 : (integralOf(value) & 1) != 0;
}

/** Bits of the magnitude. */
export function bitLength(value: i64): u64 {
  return bitLengthOf(limbsOf(value, 0), limbCount(value));
}

/** Negative, 0 or positive as left <, ==, > right. */
export function compareInts(left: i64, right: i64): i32 {
  if (isIntegral(left) && isIntegral(right)) {
    const l = integralOf(left);
    const r = integralOf(right);
    return l < r ? -1 : i32(l > r);
  }
  const negative = isNegative(left);
  if (negative != isNegative(right)) return negative ? -1 : 1;
  const order = compareMagnitudes(left, right);
  return negative ? -order : order;
}

export function compareMagnitudes(left: i64, right: i64): i32 {
  return compareLimbs(limbsOf(left, 0), limbCount(left), limbsOf(right, 1), limbCount(right));
}

/** True when the number's magnitude is below 2^63: `i64Of` has it. */
export function fitsI64(value: i64): bool {
  if (isIntegral(value)) return true;
  const object = refOf(value);
  return load<u32>(object + BIGINT_LENGTH) <= 2 && load<u64>(object + BIGINT_LIMBS) <= LARGEST_I64;
}

/** The number of an any int; the nearest where it does not fit. */
export function i64Of(value: i64): i64 {
  if (isIntegral(value)) return integralOf(value);
  const size = fitsI64(value) ? load<u64>(refOf(value) + BIGINT_LIMBS) : LARGEST_I64;
  return isNegative(value) ? -(<i64>size) : <i64>size;
}

// ── making ──

/** An object for `length` limbs, which are not written; 0 = raised MemoryError. To be passed to `settle`. */
export function newBig(length: u64): u32 {
  const object = length > MOST_LIMBS ? 0 : newObject(BIGINT_LIMBS + 4 * <u32>length, TYPE_BIGINT);
  if (object == 0) raiseMemoryError();
  return object;
}

/** The value of an object of newBig whose limbs are written: an int value where it fits, and the object is freed. */
export function settle(object: u32, length: u32, negative: bool): i64 {
  const limbs = object + BIGINT_LIMBS;
  const count = trimmed(limbs, length);
  if (count <= 2) {
    const size: u64 = count == 0 ? 0 : count == 1 ? limbAt(limbs, 0) : load<u64>(limbs);
    if (size >> 48 == 0) {
      const n = negative ? -(<i64>size) : <i64>size;
      if (fitsInt(n)) {
        free(object);
        return boxInt(n);
      }
    }
  }
  store<u32>(object + BIGINT_LENGTH, count);
  store<u32>(object + BIGINT_NEGATIVE, u32(negative));
  return boxRef(object);
}

/** Forgets an object of newBig. */
export function discard(object: u32): void {
  if (object != 0) free(object);
}

export function intOfI64(n: i64): i64 {
  return fitsInt(n) ? boxInt(n) : intOfSize(<u64>abs(n), n < 0);
}

/** An int of a magnitude and a sign. */
export function intOfSize(size: u64, negative: bool): i64 {
  const object = newBig(2);
  if (object == 0) return UNBOUND;
  store<u64>(object + BIGINT_LIMBS, size);
  return settle(object, 2, negative);
}

/** A copy of an any int with the sign given. */
export function withSign(value: i64, negative: bool): i64 {
  if (isIntegral(value)) {
    const n = abs(integralOf(value));
    return intOfI64(negative ? -n : n);
  }
  const count = limbCount(value);
  const object = newBig(count);
  if (object == 0) return UNBOUND;
  memory.copy(object + BIGINT_LIMBS, limbsOf(value, 0), 4 * count);
  return settle(object, count, negative);
}

/** For sizes and places: an any int beyond 64 bits. Returns UNBOUND. */
export function raiseTooLarge(message: string): i64 {
  raiseLiteral(EXC_OverflowError, message);
  return UNBOUND;
}
