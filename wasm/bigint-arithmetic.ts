/**
 * +, -, *, //, % and signs of any ints (bigint.ts). Each takes borrowed any ints and returns an owned value, UNBOUND =
 * raised. Divisors are not zero: the callers raise for those.
 */
import {
  compareMagnitudes, discard, fitsI64, i64Of, intOfI64, isNegative, isZero, limbCount, limbsOf, newBig, settle, withSign,
} from "./bigint";
import { release, share } from "./count";
import { BIGINT_LIMBS, UNBOUND } from "./generated/layout";
import {
  addLimbs, divideByLimb, remainderByLimb, setLimb, shiftLeftLimbs, shiftRightLimbs, subtractLimbs, trimmed,
} from "./limbs";
import { divideLimbs } from "./limbs-divide";
import { multiplyLimbs } from "./limbs-multiply";
import { boxInt, integralOf, isIntegral } from "./value";

/** The other result of `divide`, owned. One a thread, as all mutable globals. */
export let remainder: i64 = UNBOUND;

const WANTS_QUOTIENT: u32 = 1;
const WANTS_REMAINDER: u32 = 2;

export function addInts(left: i64, right: i64): i64 {
  if (fitsI64(left) && fitsI64(right)) {
    const l = i64Of(left);
    const r = i64Of(right);
    const sum = l + r;
    if (((l ^ sum) & (r ^ sum)) >= 0) return intOfI64(sum);
  }
  return addSigned(left, right, isNegative(right));
}

export function subtractInts(left: i64, right: i64): i64 {
  if (fitsI64(left) && fitsI64(right)) {
    const l = i64Of(left);
    const r = i64Of(right);
    const difference = l - r;
    if (((l ^ r) & (l ^ difference)) >= 0) return intOfI64(difference);
  }
  return addSigned(left, right, !isNegative(right));
}

/** left plus right's magnitude with a sign. */
function addSigned(left: i64, right: i64, negative: bool): i64 {
  const leftNegative = isNegative(left);
  const isLess = compareMagnitudes(left, right) < 0;
  const large = isLess ? right : left;
  const small = isLess ? left : right;
  const count = limbCount(large);
  const object = newBig(<u64>count + 1);
  if (object == 0) return UNBOUND;
  const to = object + BIGINT_LIMBS;
  const a = limbsOf(large, 0);
  const b = limbsOf(small, 1);
  if (leftNegative == negative) {
    setLimb(to, count, addLimbs(to, a, count, b, limbCount(small)));
    return settle(object, count + 1, negative);
  }
  subtractLimbs(to, a, count, b, limbCount(small));
  return settle(object, count, isLess ? negative : leftNegative);
}

export function multiplyInts(left: i64, right: i64): i64 {
  if (fitsI64(left) && fitsI64(right)) {
    const l = i64Of(left);
    const r = i64Of(right);
    if (clz(abs(l)) + clz(abs(r)) > 64) return intOfI64(l * r);
  }
  const a = limbCount(left);
  const b = limbCount(right);
  const object = newBig(<u64>a + b);
  if (object == 0) return UNBOUND;
  multiplyLimbs(object + BIGINT_LIMBS, limbsOf(left, 0), a, limbsOf(right, 1), b);
  return settle(object, a + b, isNegative(left) != isNegative(right));
}

export function negateInt(value: i64): i64 {
  return isIntegral(value) ? intOfI64(-integralOf(value)) : withSign(value, !isNegative(value));
}

export function absoluteInt(value: i64): i64 {
  return isNegative(value) ? withSign(value, false) : isIntegral(value) ? boxInt(integralOf(value)) : share(value);
}

// ── division ──

export function floorDivideInts(left: i64, right: i64): i64 {
  return divide(left, right, WANTS_QUOTIENT);
}

export function moduloInts(left: i64, right: i64): i64 {
  return divide(left, right, WANTS_REMAINDER);
}

/** Floored quotient; `remainder` has the modulus. */
export function divmodInts(left: i64, right: i64): i64 {
  return divide(left, right, WANTS_QUOTIENT | WANTS_REMAINDER);
}

function divide(left: i64, right: i64, wanted: u32): i64 {
  remainder = UNBOUND;
  if (fitsI64(left) && fitsI64(right)) return divideI64(i64Of(left), i64Of(right), wanted);
  const order = compareMagnitudes(left, right);
  if (order < 0) return divideByLarger(left, right, wanted);
  if (limbCount(right) == 1) return divideBySmall(left, right, wanted);
  return divideLong(left, right, wanted);
}

/** Hands out what is wanted of two owned results. */
function results(quotient: i64, modulus: i64, wanted: u32): i64 {
  if (quotient == UNBOUND || modulus == UNBOUND) {
    release(quotient);
    release(modulus);
    return UNBOUND;
  }
  if (wanted == WANTS_REMAINDER) {
    release(quotient);
    return modulus;
  }
  if (wanted == WANTS_QUOTIENT) release(modulus);
  else remainder = modulus;
  return quotient;
}

function divideI64(left: i64, right: i64, wanted: u32): i64 {
  let quotient = left / right;
  let rest = left - quotient * right;
  if (rest != 0 && (rest ^ right) < 0) {
    quotient--;
    rest += right;
  }
  if (wanted == WANTS_QUOTIENT) return intOfI64(quotient);
  if (wanted == WANTS_REMAINDER) return intOfI64(rest);
  return results(intOfI64(quotient), intOfI64(rest), wanted);
}

/** |left| < |right|: the quotient is 0 or, of different signs, -1. */
function divideByLarger(left: i64, right: i64, wanted: u32): i64 {
  if (isZero(left) || isNegative(left) == isNegative(right)) {
    return results(boxInt(0), isIntegral(left) ? boxInt(integralOf(left)) : share(left), wanted);
  }
  return results(boxInt(-1), wanted == WANTS_QUOTIENT ? boxInt(0) : addInts(left, right), wanted);
}

function divideBySmall(left: i64, right: i64, wanted: u32): i64 {
  const divisor = load<u32>(limbsOf(right, 1));
  const count = limbCount(left);
  const differ = isNegative(left) != isNegative(right);
  if (wanted == WANTS_REMAINDER) {
    return modulusOfSmall(remainderByLimb(limbsOf(left, 0), count, divisor), divisor, differ, isNegative(right));
  }
  const object = newBig(count + 1);
  if (object == 0) return UNBOUND;
  const to = object + BIGINT_LIMBS;
  const rest = divideByLimb(to, limbsOf(left, 0), count, divisor);
  setLimb(to, count, 0);
  if (differ && rest != 0) increment(to, count + 1);
  return results(
    settle(object, count + 1, differ), modulusOfSmall(rest, divisor, differ, isNegative(right)), wanted,
  );
}

/** The modulus from the rest of the magnitudes. */
function modulusOfSmall(rest: u32, divisor: u32, differ: bool, negative: bool): i64 {
  const size = <i64>(differ && rest != 0 ? divisor - rest : rest);
  return boxInt(negative ? -size : size);
}

function increment(limbs: u32, length: u32): void {
  for (let i: u32 = 0; i < length; i++) {
    const limb = load<u32>(limbs + 4 * i) + 1;
    store<u32>(limbs + 4 * i, limb);
    if (limb != 0) return;
  }
}

/** Both have two limbs or more, |left| >= |right|. */
function divideLong(left: i64, right: i64, wanted: u32): i64 {
  const a = limbCount(left);
  const b = limbCount(right);
  const quotientLength = a + 1 - b;
  const quotient = newBig(quotientLength + 1);
  const rest = quotient == 0 ? 0 : newBig(a + 1);
  const scaled = rest == 0 ? 0 : newBig(b);
  if (scaled == 0) {
    discard(quotient);
    discard(rest);
    return UNBOUND;
  }
  const divisor = limbsOf(right, 1);
  const shift = <u32>clz(load<u32>(divisor + 4 * b - 4));
  const to = quotient + BIGINT_LIMBS;
  const restLimbs = rest + BIGINT_LIMBS;
  shiftLeftLimbs(scaled + BIGINT_LIMBS, divisor, b, shift);
  setLimb(restLimbs, a, shiftLeftLimbs(restLimbs, limbsOf(left, 0), a, shift));
  divideLimbs(to, restLimbs, a + 1, scaled + BIGINT_LIMBS, b);
  discard(scaled);
  shiftRightLimbs(restLimbs, restLimbs, b, shift);
  setLimb(to, quotientLength, 0);
  const differ = isNegative(left) != isNegative(right);
  if (differ && trimmed(restLimbs, b) != 0) {
    increment(to, quotientLength + 1);
    subtractLimbs(restLimbs, divisor, b, restLimbs, b);
  }
  return results(settle(quotient, quotientLength + 1, differ), settle(rest, b, isNegative(right)), wanted);
}

