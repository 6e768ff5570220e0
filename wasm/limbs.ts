/**
 * Natural numbers as limbs of 32 bits, the lowest first, at an address: sums, differences, shifts, products with and
 * quotients by one limb. The lengths are the caller's; a result's limbs may be an operand's where it says so.
 */

@inline
export function limbAt(limbs: u32, index: u32): u64 {
  return <u64>load<u32>(limbs + 4 * index);
}

@inline
export function setLimb(limbs: u32, index: u32, limb: u64): void {
  store<u32>(limbs + 4 * index, <u32>limb);
}

/** The length without the zeros at the top. */
export function trimmed(limbs: u32, length: u32): u32 {
  while (length != 0 && load<u32>(limbs + 4 * length - 4) == 0) length--;
  return length;
}

/** Negative, 0 or positive as a <, ==, > b; both trimmed. */
export function compareLimbs(a: u32, aLength: u32, b: u32, bLength: u32): i32 {
  if (aLength != bLength) return aLength < bLength ? -1 : 1;
  for (let i = aLength; i-- != 0;) {
    const l = load<u32>(a + 4 * i);
    const r = load<u32>(b + 4 * i);
    if (l != r) return l < r ? -1 : 1;
  }
  return 0;
}

/** to = a + b, aLength >= bLength; writes aLength limbs (to may be a or b) and returns the carry. */
export function addLimbs(to: u32, a: u32, aLength: u32, b: u32, bLength: u32): u32 {
  let carry: u64 = 0;
  let i: u32 = 0;
  for (; i < bLength; i++) {
    carry += limbAt(a, i) + limbAt(b, i);
    setLimb(to, i, carry);
    carry >>= 32;
  }
  for (; i < aLength; i++) {
    if (carry == 0 && to == a) return 0;
    carry += limbAt(a, i);
    setLimb(to, i, carry);
    carry >>= 32;
  }
  return <u32>carry;
}

/** to = a - b, a >= b; writes aLength limbs (to may be a or b). Returns the borrow where a < b after all. */
export function subtractLimbs(to: u32, a: u32, aLength: u32, b: u32, bLength: u32): u32 {
  let borrow: u64 = 0;
  let i: u32 = 0;
  for (; i < bLength; i++) {
    const difference = limbAt(a, i) - limbAt(b, i) - borrow;
    setLimb(to, i, difference);
    borrow = difference >> 63;
  }
  for (; i < aLength; i++) {
    if (borrow == 0 && to == a) return 0;
    const difference = limbAt(a, i) - borrow;
    setLimb(to, i, difference);
    borrow = difference >> 63;
  }
  return <u32>borrow;
}

/** to = a * factor + carry (to may be a); returns the limb that comes on top. */
export function multiplyByLimb(to: u32, a: u32, length: u32, factor: u32, carry: u32): u32 {
  let rest = <u64>carry;
  for (let i: u32 = 0; i < length; i++) {
    rest += limbAt(a, i) * factor;
    setLimb(to, i, rest);
    rest >>= 32;
  }
  return <u32>rest;
}

/** to = a / divisor (to may be a); returns the remainder. */
export function divideByLimb(to: u32, a: u32, length: u32, divisor: u32): u32 {
  let rest: u64 = 0;
  for (let i = length; i-- != 0;) {
    rest = rest << 32 | limbAt(a, i);
    const quotient = rest / divisor;
    setLimb(to, i, quotient);
    rest -= quotient * divisor;
  }
  return <u32>rest;
}

/** a modulo one limb. */
export function remainderByLimb(a: u32, length: u32, divisor: u32): u32 {
  let rest: u64 = 0;
  for (let i = length; i-- != 0;) rest = (rest << 32 | limbAt(a, i)) % divisor;
  return <u32>rest;
}

/** to = a << bits, bits below 32 (to may be a); returns what leaves at the top. */
export function shiftLeftLimbs(to: u32, a: u32, length: u32, bits: u32): u32 {
  let carry: u64 = 0;
  for (let i: u32 = 0; i < length; i++) {
    carry |= limbAt(a, i) << bits;
    setLimb(to, i, carry);
    carry >>= 32;
  }
  return <u32>carry;
}

/** to = a >> bits, bits below 32 (to may be a, or lie below it). */
export function shiftRightLimbs(to: u32, a: u32, length: u32, bits: u32): void {
  for (let i: u32 = 0; i < length; i++) {
    const high: u64 = i + 1 < length ? limbAt(a, i + 1) : 0;
    setLimb(to, i, (high << 32 | limbAt(a, i)) >> bits);
  }
}

/** Bits of a trimmed number. */
export function bitLengthOf(limbs: u32, length: u32): u64 {
  return length == 0 ? 0 : (<u64>length << 5) - <u64>clz(load<u32>(limbs + 4 * length - 4));
}

/** The 64 bits from bit `start` on. */
export function bitsFrom(limbs: u32, length: u32, start: u64): u64 {
  const first = <u32>(start >> 5);
  const shift = start & 31;
  const low: u64 = first < length ? limbAt(limbs, first) : 0;
  const middle: u64 = first + 1 < length ? limbAt(limbs, first + 1) : 0;
  const high: u64 = first + 2 < length ? limbAt(limbs, first + 2) : 0;
  const bits = (middle << 32 | low) >> shift;
  return shift == 0 ? bits : bits | high << (64 - shift);
}

/** True when one of the bits below `end` is set. */
export function anyBitBelow(limbs: u32, length: u32, end: u64): bool {
  const whole = min<u64>(end >> 5, length);
  for (let i: u32 = 0; i < <u32>whole; i++) if (load<u32>(limbs + 4 * i) != 0) return true;
  return <u32>whole < length && (limbAt(limbs, <u32>whole) & (((<u64>1) << (end & 31)) - 1)) != 0;
}
