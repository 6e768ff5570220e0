/**
 * Big ints as text: decimal digits by division by 10^9, digits of radices that are powers of two by their bits; and
 * back. CPython's limit of 4300 decimal digits (CONTROL_INT_DIGITS) stands here.
 */
import { isNegative, limbCount, limbsOf, newBig, settle } from "./bigint";
import { BIGINT_LIMBS, CONTROL_BASE, CONTROL_INT_DIGITS, EXC_ValueError } from "./generated/layout";
import { bitLengthOf, bitsFrom, divideByLimb, multiplyByLimb, setLimb, trimmed } from "./limbs";
import { alloc, free } from "./memory";
import { begin, byte, number, raiseBuilt, raiseMemoryError, text } from "./messages";
import { integralOf, isIntegral } from "./value";

const CHUNK: u32 = 1_000_000_000;
const CHUNK_DIGITS: u32 = 9;

/** The most digits of decimal text, 0 = any number. */
export function mostDigits(): u32 {
  return load<u32>(CONTROL_BASE + CONTROL_INT_DIGITS);
}

/** Appends an any int in decimal digits; false = raised, when it has too many. */
export function appendDecimal(value: i64): bool {
  if (isIntegral(value)) {
    number(integralOf(value));
    return true;
  }
  const count = limbCount(value);
  const limit = mostDigits();
  // 2^bits has bits * 0.30103 digits: far beyond the limit, no conversion is tried.
  const bits = bitLengthOf(limbsOf(value, 0), count);
  if (limit != 0 && bits * 30103 / 100000 > <u64>limit + 1) return raiseTooManyDigits(limit);
  return appendChunks(value, count, limit);
}

/** Chunks of nine digits, the lowest first; 32 bits hold more than one, so there are at most count * 9.64 / 9 + 1. */
function appendChunks(value: i64, count: u32, limit: u32): bool {
  const block = alloc(4 * count + 4 * (count + count / 13 + 2));
  if (block == 0) {
    raiseMemoryError();
    return false;
  }
  const chunks = block + 4 * count;
  memory.copy(block, limbsOf(value, 0), 4 * count);
  let chunkCount: u32 = 0;
  for (let left = count; left != 0; left = trimmed(block, left)) {
    store<u32>(chunks + 4 * chunkCount++, divideByLimb(block, block, left, CHUNK));
  }
  const top = load<u32>(chunks + 4 * chunkCount - 4);
  const digits = (chunkCount - 1) * CHUNK_DIGITS + digitsOf(top);
  if (limit != 0 && digits > limit) {
    free(block);
    return raiseTooManyDigits(limit);
  }
  if (isNegative(value)) byte(45);
  number(top);
  for (let i = chunkCount - 1; i-- != 0;) padded(load<u32>(chunks + 4 * i));
  free(block);
  return true;
}

function digitsOf(chunk: u32): u32 {
  let digits: u32 = 1;
  for (let bound: u32 = 10; digits < CHUNK_DIGITS && chunk >= bound; bound *= 10) digits++;
  return digits;
}

/** Appends nine digits. */
function padded(chunk: u32): void {
  for (let place: u32 = CHUNK / 10; place != 0; place /= 10) byte(48 + chunk / place % 10);
}

function raiseTooManyDigits(limit: u32): bool {
  const mark = begin();
  text("Exceeds the limit (");
  number(limit);
  text(" digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
  raiseBuilt(EXC_ValueError, mark);
  return false;
}

/** True when text of so many digits may be read in a radix; raises otherwise. */
export function mayRead(digits: u32, radix: u32): bool {
  const limit = mostDigits();
  if (limit == 0 || digits <= limit || (radix & (radix - 1)) == 0) return true;
  const mark = begin();
  text("Exceeds the limit (");
  number(limit);
  text(" digits) for integer string conversion: value has ");
  number(digits);
  text(" digits; use sys.set_int_max_str_digits() to increase the limit");
  raiseBuilt(EXC_ValueError, mark);
  return false;
}

/** Appends the digits of an any int's magnitude in a radix of 2^bits. */
export function appendBits(value: i64, bits: u32): void {
  const limbs = limbsOf(value, 0);
  const count = limbCount(value);
  const total = <u32>bitLengthOf(limbs, count);
  if (total == 0) byte(48);
  for (let digit = (total + bits - 1) / bits; digit-- != 0;) {
    const d = <u32>bitsFrom(limbs, count, <u64>digit * bits) & ((1 << bits) - 1);
    byte(d < 10 ? 48 + d : 87 + d);
  }
}

// ── a number that is read digit by digit ──

let reading: u32 = 0;
let length: u32 = 0;
let base: u32 = 0;
/** Digits that are not yet in the limbs: their number, and the base to the power of how many they are. */
let pending: u32 = 0;
let weight: u32 = 1;

/** Starts a number of so many digits in a radix; false = raised. */
export function beginDigits(digits: u32, radix: u32): bool {
  base = radix;
  length = 0;
  pending = 0;
  weight = 1;
  const digitBits: u64 = 32 - clz(radix - 1);
  reading = newBig((<u64>digits * digitBits >> 5) + 2);
  return reading != 0;
}

export function nextDigit(digit: u32): void {
  pending = pending * base + digit;
  weight *= base;
  if (<u64>weight * base > 0xffff_ffff) takePending();
}

function takePending(): void {
  const limbs = reading + BIGINT_LIMBS;
  const carry = multiplyByLimb(limbs, limbs, length, weight, pending);
  if (carry != 0) setLimb(limbs, length++, carry);
  pending = 0;
  weight = 1;
}

/** The number that was read, owned. */
export function endDigits(negative: bool): i64 {
  if (weight != 1) takePending();
  return settle(reading, length, negative);
}

/** Exported for those who set the limit: sys.set_int_max_str_digits. */
export function setMostDigits(digits: u32): void {
  store<u32>(CONTROL_BASE + CONTROL_INT_DIGITS, digits);
}

