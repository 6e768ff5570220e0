/**
 * format() of the usual values by the usual specifications, [[fill]align][sign][0][width][,][.precision][type], done
 * here; whatever else there is goes the long way (format.ts), which also has all errors.
 */
import { appendScaled, countDigits, scale, scaled } from "./fixed";
import { STR_DATA, STR_KIND, STR_LENGTH, TYPE_STR } from "./generated/layout";
import { begin, byte, finish, str } from "./messages";
import { stringLength } from "./string";
import { isFloat, isInt, isOfType, refOf, unboxFloat, unboxInt } from "./value";

const LEFT: u32 = 60; // <
const RIGHT: u32 = 62; // >
const CENTRE: u32 = 94; // ^
const MOST_WIDTH: u32 = 1000;
const LARGEST: f64 = 9007199254740992;

// The specification that was read.
let fill: u32 = 0;
let align: u32 = 0;
let sign: u32 = 0;
let hasZero: bool = false;
let width: u32 = 0;
let isGrouped: bool = false;
let precision: i32 = -1;
let letter: u32 = 0;

function isAlign(character: u32): bool {
  return character == LEFT || character == RIGHT || character == CENTRE;
}

/** Reads a specification; false: not one of those done here. */
function read(specification: u32): bool {
  if (load<u32>(specification + STR_KIND) != 1) return false;
  let at = specification + STR_DATA;
  const end = at + load<u32>(specification + STR_LENGTH);
  fill = 32;
  align = 0;
  sign = 0;
  hasZero = false;
  width = 0;
  isGrouped = false;
  precision = -1;
  letter = 0;
  if (at + 1 < end && isAlign(load<u8>(at + 1))) {
    fill = load<u8>(at);
    align = load<u8>(at + 1);
    at += 2;
  } else if (at < end && isAlign(load<u8>(at))) align = load<u8>(at++);
  if (at < end && (load<u8>(at) == 43 || load<u8>(at) == 45 || load<u8>(at) == 32)) sign = load<u8>(at++);
  if (at < end && load<u8>(at) == 48) {
    hasZero = true;
    at++;
  }
  for (; at < end && <u32>load<u8>(at) - 48 < 10; at++) {
    width = width * 10 + load<u8>(at) - 48;
    if (width > MOST_WIDTH) return false;
  }
  if (at < end && load<u8>(at) == 44) {
    isGrouped = true;
    at++;
  }
  if (at < end && load<u8>(at) == 46) {
    at++;
    precision = 0;
    const start = at;
    for (; at < end && <u32>load<u8>(at) - 48 < 10; at++) {
      precision = precision * 10 + load<u8>(at) - 48;
      if (precision > 99) return false;
    }
    if (at == start) return false;
  }
  if (at < end) letter = load<u8>(at++);
  // Zeros go behind the sign; with an alignment or groups they have rules of their own.
  return at == end && fill < 0x80 && !(hasZero && (align != 0 || isGrouped));
}

/** format(value, specification) as an owned str; 0: not done here (nothing was raised). */
export function formatQuickly(value: i64, specification: u32): u32 {
  if (!read(specification)) return 0;
  if (isInt(value)) {
    if (letter == 0 || letter == 100) return precision >= 0 ? 0 : integer(unboxInt(value), 10, 0);
    if (letter == 120 || letter == 88) return precision >= 0 || isGrouped ? 0 : integer(unboxInt(value), 16, letter - 33);
    if (letter == 98) return precision >= 0 || isGrouped ? 0 : integer(unboxInt(value), 2, 0);
    return fixed(<f64>unboxInt(value));
  }
  if (isFloat(value)) return fixed(unboxFloat(value));
  return isOfType(value, TYPE_STR) ? padded(refOf(value)) : 0;
}

/** x as `%.<places>f`, unpadded; 0: not done here. */
export function fixedString(x: f64, places: u32): u32 {
  if (!scale(x, places)) return 0;
  const mark = begin();
  if (isNegative(x)) byte(45);
  appendScaled(scaled, places, false);
  return finish(mark);
}

function isNegative(x: f64): bool {
  return reinterpret<i64>(x) < 0;
}

/** The sign to be shown, 0 = none. */
function signOf(negative: bool): u32 {
  return negative ? 45 : sign == 45 ? 0 : sign;
}

function spread(character: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) byte(character);
}

/** What stands before `length` characters of a number that are to fill the width, the sign included. */
function before(signed: u32, length: u32): void {
  const missing = width > length ? width - length : 0;
  if (!hasZero) spread(fill, align == LEFT ? 0 : align == CENTRE ? missing >> 1 : missing);
  if (signed != 0) byte(signed);
  if (hasZero) spread(48, missing);
}

function after(length: u32): void {
  if (width <= length || hasZero) return;
  const missing = width - length;
  spread(fill, align == LEFT ? missing : align == CENTRE ? missing - (missing >> 1) : 0);
}

function integer(n: i64, radix: u64, letters: u32): u32 {
  const size: u64 = n < 0 ? <u64>-n : <u64>n;
  const signed = signOf(n < 0);
  let digits: u32 = 1;
  let power: u64 = 1;
  for (; size / power >= radix; power *= radix) digits++;
  const length = digits + (isGrouped ? (digits - 1) / 3 : 0) + (signed == 0 ? 0 : 1);
  const mark = begin();
  before(signed, length);
  if (radix == 10) appendScaled(size, 0, isGrouped);
  else {
    for (let rest = size; power > 0; power /= radix) {
      const digit = <u32>(rest / power);
      rest -= digit * power;
      byte(digit < 10 ? 48 + digit : letters + digit);
    }
  }
  after(length);
  return finish(mark);
}

function fixed(x: f64): u32 {
  const isPercent = letter == 37;
  if (letter != 102 && letter != 70 && !isPercent) return 0;
  if (isPercent) x *= 100;
  const places: u32 = precision < 0 ? 6 : precision;
  if (abs(x) >= LARGEST || !scale(x, places)) return 0;
  const negative = isNegative(x);
  const signed = signOf(negative);
  const digits = max(countDigits(scaled), places + 1);
  const whole = digits - places;
  const length = digits + (places != 0 ? 1 : 0) + (isGrouped ? (whole - 1) / 3 : 0) + (signed == 0 ? 0 : 1) + (isPercent ? 1 : 0);
  const mark = begin();
  before(signed, length);
  appendScaled(scaled, places, isGrouped);
  if (isPercent) byte(37);
  after(length);
  return finish(mark);
}

/** A str: aligned to the left unless the specification says otherwise. */
function padded(s: u32): u32 {
  if (letter != 0 && letter != 115 || hasZero || isGrouped || precision >= 0 || sign != 0) return 0;
  if (align == 0) align = LEFT;
  const length = stringLength(s);
  const mark = begin();
  before(0, length);
  str(s);
  after(length);
  return finish(mark);
}
