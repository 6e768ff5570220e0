/**
 * Shifts and bit operations of any ints (bigint.ts), on two's complement of as many bits as it takes. Results are owned,
 * UNBOUND = raised.
 */
import {
  bitLength, fitsI64, i64Of, intOfI64, isBig, isNegative, isZero, limbCount, limbsOf, newBig, raiseTooLarge, settle,
} from "./bigint";
import { addInts } from "./bigint-arithmetic";
import { release, share } from "./count";
import { BIGINT_LIMBS, EXC_ValueError, UNBOUND } from "./generated/layout";
import { anyBitBelow, limbAt, setLimb, shiftLeftLimbs, shiftRightLimbs } from "./limbs";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { boxInt, integralOf, isIntegral } from "./value";

export const BITS_AND: u32 = 0;
export const BITS_OR: u32 = 1;
export const BITS_XOR: u32 = 2;

/** Shifts that no memory holds. */
const LONGEST_SHIFT: i64 = 1 << 40;

/** left << right. */
export function shiftLeftInts(left: i64, right: i64): i64 {
  if (isNegative(right)) return negativeShift();
  if (isZero(left)) return boxInt(0);
  if (isBig(right) && !fitsI64(right)) return raiseTooLarge("too many digits in integer");
  const bits = i64Of(right);
  if (bits > LONGEST_SHIFT) {
    raiseMemoryError();
    return UNBOUND;
  }
  const words = <u64>bits >> 5;
  const count = limbCount(left);
  const length = <u64>count + words + 1;
  const object = newBig(length);
  if (object == 0) return UNBOUND;
  const to = object + BIGINT_LIMBS;
  memory.fill(to, 0, 4 * <u32>words);
  const shifted = to + 4 * <u32>words;
  setLimb(shifted, count, shiftLeftLimbs(shifted, limbsOf(left, 0), count, <u32>bits & 31));
  return settle(object, <u32>length, isNegative(left));
}

/** left >> right: rounds towards minus infinity. */
export function shiftRightInts(left: i64, right: i64): i64 {
  if (isNegative(right)) return negativeShift();
  const negative = isNegative(left);
  const bits = i64Of(right);
  const words = <u64>bits >> 5;
  const count = limbCount(left);
  if (words >= count) return boxInt(negative ? -1 : 0);
  if (fitsI64(left)) return intOfI64(i64Of(left) >> bits);
  const length = count - <u32>words;
  const object = newBig(length + 1);
  if (object == 0) return UNBOUND;
  const to = object + BIGINT_LIMBS;
  const from = limbsOf(left, 0);
  shiftRightLimbs(to, from + 4 * <u32>words, length, <u32>bits & 31);
  setLimb(to, length, 0);
  if (negative && anyBitBelow(from, count, bits)) addOne(to, length + 1);
  return settle(object, length + 1, negative);
}

function addOne(limbs: u32, length: u32): void {
  for (let i: u32 = 0; i < length; i++) {
    const limb = load<u32>(limbs + 4 * i) + 1;
    store<u32>(limbs + 4 * i, limb);
    if (limb != 0) return;
  }
}

function negativeShift(): i64 {
  raiseLiteral(EXC_ValueError, "negative shift count");
  return UNBOUND;
}

/** left & right, |, or ^: limb by limb in two's complement. */
export function combineBits(operation: u32, left: i64, right: i64): i64 {
  if (fitsI64(left) && fitsI64(right)) return intOfI64(combined(operation, i64Of(left), i64Of(right)));
  const leftNegative = isNegative(left);
  const rightNegative = isNegative(right);
  const leftCount = limbCount(left);
  const rightCount = limbCount(right);
  const length = max(leftCount, rightCount) + 1;
  const object = newBig(length);
  if (object == 0) return UNBOUND;
  const a = limbsOf(left, 0);
  const b = limbsOf(right, 1);
  const to = object + BIGINT_LIMBS;
  const negative = combined(operation, i64(leftNegative), i64(rightNegative)) != 0;
  let leftCarry = <u64>leftNegative;
  let rightCarry = <u64>rightNegative;
  let carry = <u64>negative;
  for (let i: u32 = 0; i < length; i++) {
    leftCarry += signedLimb(a, leftCount, i, leftNegative);
    rightCarry += signedLimb(b, rightCount, i, rightNegative);
    const limb = <u64>combined(operation, leftCarry, rightCarry) & 0xffff_ffff;
    carry += negative ? limb ^ 0xffff_ffff : limb;
    setLimb(to, i, carry);
    leftCarry >>= 32;
    rightCarry >>= 32;
    carry >>= 32;
  }
  return settle(object, length, negative);
}

@inline
function combined(operation: u32, left: i64, right: i64): i64 {
  return operation == BITS_AND ? left & right : operation == BITS_OR ? left | right : left ^ right;
}

/** A limb of the magnitude, or its complement. */
@inline
function signedLimb(limbs: u32, count: u32, index: u32, negative: bool): u64 {
  const limb: u64 = index < count ? limbAt(limbs, index) : 0;
  return negative ? limb ^ 0xffff_ffff : limb;
}

/** ~value: -1 - value. */
export function invertInt(value: i64): i64 {
  if (isIntegral(value)) return boxInt(~integralOf(value));
  const successor = addInts(value, boxInt(1));
  if (successor == UNBOUND) return UNBOUND;
  const negative = !isNegative(value);
  if (isIntegral(successor)) return intOfI64(-integralOf(successor));
  const count = limbCount(successor);
  const object = newBig(count);
  if (object != 0) memory.copy(object + BIGINT_LIMBS, limbsOf(successor, 0), 4 * count);
  release(successor);
  return object == 0 ? UNBOUND : settle(object, count, negative);
}

/** int.bit_count(): ones of the magnitude. */
export function bitCount(value: i64): u64 {
  const limbs = limbsOf(value, 0);
  let ones: u64 = 0;
  for (let i: u32 = 0; i < limbCount(value); i++) ones += <u64>popcnt(load<u32>(limbs + 4 * i));
  return ones;
}

/** Trailing zero bits of the magnitude, which is not 0. */
export function trailingZeros(value: i64): u64 {
  const limbs = limbsOf(value, 0);
  let i: u32 = 0;
  while (load<u32>(limbs + 4 * i) == 0) i++;
  return (<u64>i << 5) + <u64>ctz(load<u32>(limbs + 4 * i));
}

/** True when the magnitude is a power of two. */
export function isPowerOfTwo(value: i64): bool {
  return !isZero(value) && trailingZeros(value) + 1 == bitLength(value);
}

/** The int itself, a further share: of a bool its number. */
export function asInt(value: i64): i64 {
  return isIntegral(value) ? boxInt(integralOf(value)) : share(value);
}
