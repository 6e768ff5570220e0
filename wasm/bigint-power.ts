/**
 * Powers of any ints (bigint.ts): base ** exponent, pow(base, exponent, modulus) with inverses for negative exponents,
 * the greatest common divisor. Results are owned, UNBOUND = raised.
 */
import {
  bitLength, fitsI64, i64Of, intOfI64, isBig, isNegative, isOdd, isZero, limbCount, limbsOf, MOST_LIMBS,
} from "./bigint";
import { absoluteInt, floorDivideInts, moduloInts, multiplyInts, subtractInts } from "./bigint-arithmetic";
import { asInt, isPowerOfTwo, shiftLeftInts, trailingZeros } from "./bigint-bits";
import { release } from "./count";
import { EXC_ValueError, UNBOUND } from "./generated/layout";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { boxInt, integralOf, isIntegral } from "./value";

/** Moduli below this multiply residues without big ints. */
const SMALL_MODULUS: i64 = 1 << 47;

/** base ** exponent, exponent not negative. */
export function powerOfInt(base: i64, exponent: i64): i64 {
  if (isZero(exponent)) return boxInt(1);
  if (isIntegral(base) && abs(integralOf(base)) <= 1) {
    return boxInt(isOdd(exponent) ? integralOf(base) : integralOf(base) * integralOf(base));
  }
  const bits = bitLength(base);
  if (isBig(exponent) || <u64>integralOf(exponent) * (bits - 1) > MOST_LIMBS * 32) {
    raiseMemoryError();
    return UNBOUND;
  }
  const times = integralOf(exponent);
  if (isPowerOfTwo(base)) {
    const power = shiftLeftInts(boxInt(1), boxInt(<i64>trailingZeros(base) * times));
    if (power == UNBOUND || !isNegative(base) || (times & 1) == 0) return power;
    return replace(power, multiplyInts(power, boxInt(-1)));
  }
  return byBits(base, times);
}

/** `old` was owned and is given up for `next`. */
function replace(old: i64, next: i64): i64 {
  release(old);
  return next;
}

/** From the highest bit down: square, and multiply where the bit is set. */
function byBits(base: i64, exponent: i64): i64 {
  let power = asInt(base);
  for (let bit = 62 - clz(exponent); bit >= 0 && power != UNBOUND; bit--) {
    power = replace(power, multiplyInts(power, power));
    if (power != UNBOUND && ((exponent >> bit) & 1) != 0) power = replace(power, multiplyInts(power, base));
  }
  return power;
}

/** pow(base, exponent, modulus): the result has the modulus's sign. */
export function powerModulo(base: i64, exponent: i64, modulus: i64): i64 {
  if (isZero(modulus)) {
    raiseLiteral(EXC_ValueError, "pow() 3rd argument cannot be 0");
    return UNBOUND;
  }
  const size = absoluteInt(modulus);
  if (size == UNBOUND) return UNBOUND;
  let result = isNegative(exponent) ? inversePower(base, exponent, size) : positivePower(base, exponent, size);
  if (result != UNBOUND && isNegative(modulus) && !isZero(result)) result = replace(result, subtractInts(result, size));
  release(size);
  return result;
}

function inversePower(base: i64, exponent: i64, modulus: i64): i64 {
  const inverse = inverseOf(base, modulus);
  if (inverse == UNBOUND) return UNBOUND;
  const times = absoluteInt(exponent);
  if (times == UNBOUND) return replace(inverse, UNBOUND);
  const result = positivePower(inverse, times, modulus);
  release(times);
  return replace(inverse, result);
}

/** The modulus is positive, the exponent not negative. */
function positivePower(base: i64, exponent: i64, modulus: i64): i64 {
  const residue = moduloInts(base, modulus);
  if (residue == UNBOUND) return UNBOUND;
  if (isIntegral(modulus) && integralOf(modulus) < SMALL_MODULUS) {
    return boxInt(smallPower(integralOf(residue), exponent, integralOf(modulus)));
  }
  let power = boxInt(1);
  const limbs = limbsOf(exponent, 2);
  for (let bit = bitLengthAt(exponent); bit-- != 0 && power != UNBOUND;) {
    power = reduced(multiplyInts(power, power), modulus, power);
    if (power != UNBOUND && (load<u32>(limbs + 4 * <u32>(bit >> 5)) >> <u32>(bit & 31) & 1) != 0) {
      power = reduced(multiplyInts(power, residue), modulus, power);
    }
  }
  return replace(residue, power);
}

function bitLengthAt(exponent: i64): u64 {
  const count = limbCount(exponent);
  return count == 0 ? 0 : (<u64>count << 5) - <u64>clz(load<u32>(limbsOf(exponent, 2) + 4 * count - 4));
}

/** product modulo modulus; gives up the product and the old power. */
function reduced(product: i64, modulus: i64, old: i64): i64 {
  release(old);
  if (product == UNBOUND) return UNBOUND;
  return replace(product, moduloInts(product, modulus));
}

function smallPower(residue: i64, exponent: i64, modulus: i64): i64 {
  let power: i64 = modulus == 1 ? 0 : 1;
  const limbs = limbsOf(exponent, 2);
  for (let bit = bitLengthAt(exponent); bit-- != 0;) {
    power = productModulo(power, power, modulus);
    if ((load<u32>(limbs + 4 * <u32>(bit >> 5)) >> <u32>(bit & 31) & 1) != 0) power = productModulo(power, residue, modulus);
  }
  return power;
}

/** a * b modulo m below 2^47: the quotient as floats is off by one at most, the rest is right modulo 2^64. */
function productModulo(a: i64, b: i64, m: i64): i64 {
  if (m <= 0x7fff_ffff) return a * b % m;
  const quotient = <i64>(<f64>a * <f64>b / <f64>m);
  let rest = a * b - quotient * m;
  if (rest < 0) rest += m;
  else if (rest >= m) rest -= m;
  return rest;
}

/** The number between 0 and modulus that times value is 1 modulo modulus: extended Euclid. */
function inverseOf(value: i64, modulus: i64): i64 {
  let a = moduloInts(value, modulus);
  let b = asInt(modulus);
  let x: i64 = boxInt(1);
  let y: i64 = boxInt(0);
  while (a != UNBOUND && b != UNBOUND && x != UNBOUND && y != UNBOUND && !isZero(b)) {
    const quotient = floorDivideInts(a, b);
    if (quotient == UNBOUND) break;
    const rest = minusProduct(a, quotient, b);
    const next = minusProduct(x, quotient, y);
    release(quotient);
    release(a);
    release(x);
    a = b;
    b = rest;
    x = y;
    y = next;
  }
  const isDone = a != UNBOUND && b != UNBOUND && x != UNBOUND && y != UNBOUND && isZero(b);
  let inverse = UNBOUND;
  if (isDone && isIntegral(a) && integralOf(a) == 1) inverse = moduloInts(x, modulus);
  else if (isDone && isIntegral(modulus) && integralOf(modulus) == 1) inverse = boxInt(0);
  else if (isDone) raiseLiteral(EXC_ValueError, "base is not invertible for the given modulus");
  release(a);
  release(b);
  release(x);
  release(y);
  return inverse;
}

/** a - factor * b. */
function minusProduct(a: i64, factor: i64, b: i64): i64 {
  const product = multiplyInts(factor, b);
  if (product == UNBOUND) return UNBOUND;
  return replace(product, subtractInts(a, product));
}

/** The greatest common divisor, not negative. */
export function gcdOfInts(left: i64, right: i64): i64 {
  let a = absoluteInt(left);
  let b = absoluteInt(right);
  while (a != UNBOUND && b != UNBOUND && !isZero(b)) {
    if (fitsI64(a) && fitsI64(b)) {
      const divisor = intOfI64(gcdOfI64(i64Of(a), i64Of(b)));
      release(a);
      return replace(b, divisor);
    }
    const rest = moduloInts(a, b);
    release(a);
    a = b;
    b = rest;
  }
  if (b == UNBOUND) return replace(a, UNBOUND);
  release(b);
  return a;
}

function gcdOfI64(a: i64, b: i64): i64 {
  while (b != 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}
