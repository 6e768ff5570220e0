/**
 * Any ints (bigint.ts) and floats: conversions rounded half to even or exact, comparison without rounding, and the true
 * quotient of two ints correctly rounded.
 */
import {
  bitLength, compareInts, fitsI64, i64Of, intOfI64, isBig, isNegative, isZero, limbCount, limbsOf, newBig, raiseTooLarge,
  settle, withSign,
} from "./bigint";
import { divmodInts, remainder } from "./bigint-arithmetic";
import { shiftLeftInts } from "./bigint-bits";
import { release } from "./count";
import { BIGINT_LIMBS, EXC_OverflowError, EXC_ValueError, UNBOUND } from "./generated/layout";
import { anyBitBelow, bitsFrom, setLimb } from "./limbs";
import { raiseLiteral } from "./messages";
import { boxFloat, boxInt, integralOf, isFloat, isIntegral, unboxFloat } from "./value";

/** Larger exponents are infinite. */
const MOST_BITS: u64 = 1024;
const TWO_63: f64 = 9223372036854775808.0;
const EXACT: i64 = 1 << 53;
const LEAST_EXPONENT: i64 = -1021;

/** An any int or float as a float, rounded half to even; infinite when an int is too large (see `raiseNoFloat`). */
export function floatOf(value: i64): f64 {
  if (isFloat(value)) return unboxFloat(value);
  if (isIntegral(value)) return <f64>integralOf(value);
  const size = sizeAsFloat(value);
  return isNegative(value) ? -size : size;
}

function sizeAsFloat(value: i64): f64 {
  const bits = bitLength(value);
  if (bits > MOST_BITS) return Infinity;
  const limbs = limbsOf(value, 0);
  const count = limbCount(value);
  if (bits <= 64) return <f64>bitsFrom(limbs, count, 0);
  // 64 bits of which the last stands for all below it too: rounding them to 53 is rounding the number.
  const top = bitsFrom(limbs, count, bits - 64) | <u64>anyBitBelow(limbs, count, bits - 64);
  return <f64>top * powerOfTwo(<i64>bits - 64);
}

/** 2 to a normal exponent. */
function powerOfTwo(exponent: i64): f64 {
  return reinterpret<f64>((exponent + 1023) << 52);
}

/** True when `floatOf` of the int value is not finite: then it is too large. */
export function isTooLargeForFloat(value: i64): bool {
  return isBig(value) && sizeAsFloat(value) == Infinity;
}

export function raiseNoFloat(): i64 {
  return raiseTooLarge("int too large to convert to float");
}

/** float(value) of an any int as a value. */
export function toFloatValue(value: i64): i64 {
  return isTooLargeForFloat(value) ? raiseNoFloat() : boxFloat(floatOf(value));
}

/** int(x), exact. */
export function truncatedFloat(x: f64): i64 {
  if (isNaN(x)) {
    raiseLiteral(EXC_ValueError, "cannot convert float NaN to integer");
    return UNBOUND;
  }
  const size = abs(x);
  if (size == Infinity) return raiseTooLarge("cannot convert float infinity to integer");
  if (size < TWO_63) return intOfI64(<i64>x);
  const bits = reinterpret<u64>(size);
  const mantissa = (bits & 0xf_ffff_ffff_ffff) | 0x10_0000_0000_0000;
  const shift = <u32>(bits >> 52) - 1075;
  const words = shift >> 5;
  const object = newBig(words + 3);
  if (object == 0) return UNBOUND;
  const to = object + BIGINT_LIMBS;
  memory.fill(to, 0, 4 * words);
  const low = mantissa << (shift & 31);
  setLimb(to, words, low);
  setLimb(to, words + 1, low >> 32);
  setLimb(to, words + 2, (shift & 31) == 0 ? 0 : mantissa >> (64 - (shift & 31)));
  return settle(object, words + 3, x < 0);
}

/** Negative, 0 or positive as an any int <, ==, > a float that is no NaN; exact. */
export function compareIntFloat(int: i64, x: f64): i32 {
  if (isIntegral(int)) {
    const n = <f64>integralOf(int);
    return n < x ? -1 : i32(n > x);
  }
  const negative = isNegative(int);
  if ((x < 0) != negative || abs(x) == Infinity || abs(x) < 1) {
    if (x != 0 && (x < 0) == negative && abs(x) == Infinity) return negative ? 1 : -1;
    return negative ? -1 : 1;
  }
  return compareWholes(int, x);
}

/** The int is beyond 48 bits, x has its sign and is finite. */
function compareWholes(int: i64, x: f64): i32 {
  const size = abs(x);
  const bits = bitLength(int);
  const floatBits = <u64>(reinterpret<u64>(size) >> 52) - 1022;
  const order = bits != floatBits ? (bits < floatBits ? -1 : 1) : compareAligned(int, size, bits);
  return isNegative(int) ? -order : order;
}

/** Magnitudes of equally many bits: the float's 53 bits against the int's highest 64. */
function compareAligned(int: i64, size: f64, bits: u64): i32 {
  const mantissa = ((reinterpret<u64>(size) & 0xf_ffff_ffff_ffff) | 0x10_0000_0000_0000) << 11;
  const limbs = limbsOf(int, 0);
  const count = limbCount(int);
  const top = bits >= 64 ? bitsFrom(limbs, count, bits - 64) : bitsFrom(limbs, count, 0) << (64 - bits);
  if (top != mantissa) return top < mantissa ? -1 : 1;
  return bits > 64 && anyBitBelow(limbs, count, bits - 64) ? 1 : 0;
}

/** left / right, right not 0: the nearest float, ties to even, subnormals included. */
export function trueDivideInts(left: i64, right: i64): i64 {
  if (isZero(left)) return boxFloat(isNegative(right) ? -0.0 : 0);
  if (fitsI64(left) && fitsI64(right)) {
    const l = i64Of(left);
    const r = i64Of(right);
    if (abs(l) <= EXACT && abs(r) <= EXACT) return boxFloat(<f64>l / <f64>r);
  }
  const difference = <i64>bitLength(left) - <i64>bitLength(right);
  const negative = isNegative(left) != isNegative(right);
  if (difference > 1024) return raiseQuotientTooLarge();
  if (difference < -1100) return boxFloat(negative ? -0.0 : 0);
  const shift = max(difference, LEAST_EXPONENT) - 55;
  const quotient = scaledQuotient(left, right, shift);
  return quotient < 0 ? UNBOUND : roundedQuotient(<u64>quotient, shift, negative);
}

function raiseQuotientTooLarge(): i64 {
  raiseLiteral(EXC_OverflowError, "integer division result too large for a float");
  return UNBOUND;
}

/** |left| / |right| / 2^shift, below 2^57, the last bit standing for all below it too; -1 = raised. */
function scaledQuotient(left: i64, right: i64, shift: i64): i64 {
  const numerator = withSign(left, false);
  const divisor = withSign(right, false);
  const places = boxInt(abs(shift));
  let scaled = UNBOUND;
  if (numerator != UNBOUND && divisor != UNBOUND) {
    scaled = shiftLeftInts(shift < 0 ? numerator : divisor, places);
  }
  let quotient: i64 = -1;
  if (scaled != UNBOUND) {
    const whole = shift < 0 ? divmodInts(scaled, divisor) : divmodInts(numerator, scaled);
    if (whole != UNBOUND) {
      quotient = i64Of(whole) | i64(!isZero(remainder));
      release(whole);
      release(remainder);
    }
  }
  release(scaled);
  release(numerator);
  release(divisor);
  return quotient;
}

/** quotient * 2^shift as a float. */
function roundedQuotient(quotient: u64, shift: i64, negative: bool): i64 {
  const bits = 64 - <i64>clz(quotient);
  const extra = max(bits, LEAST_EXPONENT - shift) - 53;
  const unit = (<u64>1) << extra;
  const rest = quotient & (unit - 1);
  let kept = quotient & ~(unit - 1);
  if (rest > unit >> 1 || (rest == unit >> 1 && (kept & unit) != 0)) kept += unit;
  // `kept` has 53 bits or fewer, so scaling in two steps is exact where the result is finite.
  const exponent = shift >> 1;
  const size = <f64>kept * powerOfTwo(exponent) * powerOfTwo(shift - exponent);
  if (size == Infinity) return raiseQuotientTooLarge();
  return boxFloat(negative ? -size : size);
}

/** x rounded to a whole number, ties to even, as an int. */
export function roundedFloat(x: f64): i64 {
  return truncatedFloat(nearest(x));
}

/** The exact ratio of a finite float: numerator and, in `denominator`, a power of two; owned. */
export let denominator: i64 = UNBOUND;

export function ratioOf(x: f64): i64 {
  let exponent: i64 = 0;
  let whole = x;
  if (x != 0) {
    const bits = reinterpret<u64>(abs(x));
    const biased = <i64>(bits >> 52);
    const mantissa = biased == 0 ? bits : (bits & 0xf_ffff_ffff_ffff) | 0x10_0000_0000_0000;
    const zeros = <i64>ctz(mantissa);
    exponent = (biased == 0 ? 1 : biased) - 1075 + zeros;
    whole = copysign(<f64>(mantissa >> zeros), x);
  }
  const numerator = truncatedFloat(whole);
  const one = boxInt(1);
  denominator = exponent < 0 ? shiftLeftInts(one, boxInt(-exponent)) : one;
  if (exponent <= 0) return numerator;
  const scaled = shiftLeftInts(numerator, boxInt(exponent));
  release(numerator);
  return scaled;
}

/** compareInts where either side may be a float; NaNs are the caller's. */
export function compareMixed(left: i64, right: i64): i32 {
  if (isFloat(left)) return -compareIntFloat(right, unboxFloat(left));
  if (isFloat(right)) return compareIntFloat(left, unboxFloat(right));
  return compareInts(left, right);
}

