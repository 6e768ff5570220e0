/**
 * Decimal notation of floats and the reading of it, where 128 bits are enough to be exact: what most programs print. All
 * else is left to the host (src/vm/host), which takes any float and any precision, for the price of a call out of wasm.
 */
import { byte } from "./messages";

/** Places behind the point up to which `scale` goes: 53 bits of a float times 10**15 stay far below 128 bits. */
export const MOST_PLACES: u32 = 15;
const MANTISSA: u64 = (1 << 52) - 1;
const MOST: u64 = 1 << 62;

/** What `scale` found: the digits as a whole number. */
export let scaled: u64 = 0;

/** |x| * 10**places, rounded half to even from the exact value of x, as `scaled`; false: not possible here. */
export function scale(x: f64, places: u32): bool {
  const bits = reinterpret<u64>(x);
  const exponent = <i32>(bits >> 52) & 0x7ff;
  if (places > MOST_PLACES || exponent == 0x7ff) return false;
  scaled = 0;
  if (exponent == 0) return (bits & MANTISSA) == 0;
  const mantissa = (bits & MANTISSA) | (1 << 52);
  const factor = powerOfTen(places);
  const low = mantissa * factor;
  const high = highProduct(mantissa, factor);
  const shift = exponent - 1075;
  if (shift >= 0) {
    if (high != 0 || shift > 9 || low >= MOST >> shift) return false;
    scaled = low << shift;
    return true;
  }
  return roundedShift(high, low, <u32>-shift);
}

/** (high, low) / 2**by, rounded half to even. */
function roundedShift(high: u64, low: u64, by: u32): bool {
  // The product has at most 104 bits: it is less than a half.
  if (by > 110) return true;
  let whole: u64;
  let rest: u64;
  let isMore: bool;
  if (by < 64) {
    if (high >> by != 0) return false;
    whole = (high << (64 - by)) | (low >> by);
    rest = low << (64 - by);
    isMore = false;
  } else {
    whole = by == 64 ? high : high >> (by - 64);
    rest = by == 64 ? low : (high << (128 - by)) | (low >> (by - 64));
    isMore = by != 64 && low << (128 - by) != 0;
  }
  if (whole >= MOST) return false;
  const half: u64 = 1 << 63;
  if (rest > half || (rest == half && (isMore || (whole & 1) != 0))) whole++;
  scaled = whole;
  return true;
}

function highProduct(a: u64, b: u64): u64 {
  const aLow = a & 0xffff_ffff;
  const aHigh = a >> 32;
  const bLow = b & 0xffff_ffff;
  const bHigh = b >> 32;
  const middle = aHigh * bLow + ((aLow * bLow) >> 32);
  const other = aLow * bHigh + (middle & 0xffff_ffff);
  return aHigh * bHigh + (middle >> 32) + (other >> 32);
}

function powerOfTen(n: u32): u64 {
  let power: u64 = 1;
  for (let i: u32 = 0; i < n; i++) power *= 10;
  return power;
}

/** Digits of a number. */
export function countDigits(n: u64): u32 {
  let count: u32 = 1;
  for (; n >= 10; n /= 10) count++;
  return count;
}

/** Appends a number's digits, with a point before the last `places`, and zeros in front where it has not so many. */
export function appendScaled(n: u64, places: u32, grouped: bool): void {
  let digits = max(countDigits(n), places + 1);
  let power = powerOfTen(digits - 1);
  while (digits > 0) {
    const digit = n / power;
    n -= digit * power;
    power /= 10;
    byte(48 + <u32>digit);
    digits--;
    if (digits == places && digits != 0) byte(46);
    if (grouped && digits > places && (digits - places) % 3 == 0) byte(44);
  }
}

/** What `readDecimal` found. */
export let decimal: f64 = 0;

/** Reads [sign] digits [. digits] [e [sign] digits] of plain bytes where one operation of floats is exact (Clinger); else false. */
export function readDecimal(at: u32, end: u32): bool {
  if (at == end) return false;
  const sign = load<u8>(at);
  if (sign == 43 || sign == 45) at++;
  let mantissa: u64 = 0;
  let digits: u32 = 0;
  let exponent: i32 = 0;
  let hasPoint = false;
  for (; at < end; at++) {
    const character = <u32>load<u8>(at);
    if (character == 46 && !hasPoint) {
      hasPoint = true;
      continue;
    }
    const digit = character - 48;
    if (digit > 9) break;
    if (++digits > 18) return false;
    mantissa = mantissa * 10 + digit;
    if (hasPoint) exponent--;
  }
  if (digits == 0) return false;
  if (at < end) {
    if ((load<u8>(at++) | 32) != 101 || at == end) return false;
    const negative = load<u8>(at) == 45;
    if (negative || load<u8>(at) == 43) at++;
    if (at == end || end - at > 3) return false;
    let given = 0;
    for (; at < end; at++) {
      const digit = <u32>load<u8>(at) - 48;
      if (digit > 9) return false;
      given = given * 10 + digit;
    }
    exponent += negative ? -given : given;
  }
  if (mantissa > 1 << 53 || exponent < -22 || exponent > 22) return false;
  let power: f64 = 1;
  for (let i = abs(exponent); i > 0; i--) power *= 10;
  const size = exponent < 0 ? <f64>mantissa / power : <f64>mantissa * power;
  decimal = sign == 45 ? -size : size;
  return true;
}
