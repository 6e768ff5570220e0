/** Quotient and remainder of natural numbers (limbs.ts): Knuth's algorithm D. */
import { limbAt, setLimb } from "./limbs";

/**
 * Divides in place: `rest` (restLength limbs) becomes the remainder, the quotient's restLength - length limbs are
 * written. `divisor` has `length` >= 2 limbs, its highest bit is set; rest's highest limb is below the divisor's.
 */
export function divideLimbs(quotient: u32, rest: u32, restLength: u32, divisor: u32, length: u32): void {
  const top = limbAt(divisor, length - 1);
  const second = limbAt(divisor, length - 2);
  for (let j = restLength - length; j-- != 0;) {
    const part = rest + 4 * j;
    const guess = guessDigit(part, length, top, second);
    setLimb(quotient, j, subtractProduct(part, divisor, length, guess) == 0 ? guess : guess - addBack(part, divisor, length));
  }
}

/** The quotient's digit, or one more, from the three highest limbs by the two highest. */
@inline
function guessDigit(part: u32, length: u32, top: u64, second: u64): u64 {
  const high = limbAt(part, length) << 32 | limbAt(part, length - 1);
  let digit: u64 = 0xffff_ffff;
  let left = high - digit * top;
  if (high / top <= digit) {
    digit = high / top;
    left = high - digit * top;
  }
  while (left >> 32 == 0 && digit * second > (left << 32 | limbAt(part, length - 2))) {
    digit--;
    left += top;
  }
  return digit;
}

/** part -= divisor * digit; the borrow out of the limb above the divisor's. */
@inline
function subtractProduct(part: u32, divisor: u32, length: u32, digit: u64): u64 {
  let carry: u64 = 0;
  let borrow: u64 = 0;
  for (let i: u32 = 0; i < length; i++) {
    carry += limbAt(divisor, i) * digit;
    const difference = limbAt(part, i) - (carry & 0xffff_ffff) - borrow;
    setLimb(part, i, difference);
    borrow = difference >> 63;
    carry >>= 32;
  }
  const difference = limbAt(part, length) - carry - borrow;
  setLimb(part, length, difference);
  return difference >> 63;
}

/** The digit was one too large. Returns that one. */
function addBack(part: u32, divisor: u32, length: u32): u64 {
  let carry: u64 = 0;
  for (let i: u32 = 0; i < length; i++) {
    carry += limbAt(part, i) + limbAt(divisor, i);
    setLimb(part, i, carry);
    carry >>= 32;
  }
  setLimb(part, length, limbAt(part, length) + carry);
  return 1;
}
