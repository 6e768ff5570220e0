/**
 * int("…", base) and float("…") as CPython reads them: white space around, a sign, underscores between digits,
 * decimal digits of any script.
 */
import { intOfI64 } from "./bigint";
import { beginDigits, endDigits, mayRead, nextDigit } from "./bigint-text";
import { EXC_ValueError, STR_DATA, STR_KIND, UNBOUND } from "./generated/layout";
import { decimal, readDecimal } from "./fixed";
import { decimal_digit, parse_float } from "./host";
import {
  abandon, advance, begin, complete, number, raiseBuilt, raiseMemoryError, room, str, text, textAt, textLength,
} from "./messages";
import { characterAt, stringLength } from "./string";
import { appendRepr } from "./text";
import { boxFloat, boxInt, boxRef } from "./value";

const UNDERSCORE: u32 = 95;
const ZERO: u32 = 48;
/** Magnitudes stop growing here, and are then read as big ints: far below overflow. */
const TOO_LARGE: i64 = 1 << 56;
/** CPython shows so many characters of a literal that it refuses. */
const SHOWN: u32 = 200;
/** Bits of a NaN that say neither that it is one, nor its sign, nor that the word is no float (TAG_FLOOR). */
const NAN_PAYLOAD: u64 = 0xffff_ffff_ffff;

// The string under way.
let source: u32 = 0;
let position: u32 = 0;
let end: u32 = 0;
/** Digits that were read. */
let digitCount: u32 = 0;

/** White space for numbers: C's in ASCII, beyond it what str.isspace() accepts. */
export function isSpace(character: u32): bool {
  if (character < 0x80) return character == 32 || (character >= 9 && character <= 13);
  return character == 0x85 || character == 0xa0 || character == 0x1680 || (character >= 0x2000 && character <= 0x200a) ||
    character == 0x2028 || character == 0x2029 || character == 0x202f || character == 0x205f || character == 0x3000;
}

/** int(s, base) as a value; base is 0 or 2 … 36. UNBOUND = raised; then the message shows `shown`, if given. */
export function parseInt(s: u32, base: u32, shown: i64 = UNBOUND): i64 {
  const quick = base == 10 ? plainDigits(s) : UNBOUND;
  if (quick != UNBOUND) return quick;
  openTrimmed(s);
  const sign = peek();
  if (sign == 43 || sign == 45) position++;
  const radix = readPrefix(base);
  const start = position;
  const magnitude = readDigits(radix, base == 0 && radix == 10);
  if (magnitude < 0) {
    raiseInvalid(shown == UNBOUND ? boxRef(s) : shown, base);
    return UNBOUND;
  }
  if (!mayRead(digitCount, radix)) return UNBOUND;
  if (magnitude < TOO_LARGE) return intOfI64(sign == 45 ? -magnitude : magnitude);
  return readLarge(start, radix, sign == 45);
}

/** So many decimal digits always fit a small int. */
const PLAIN_DIGITS: u32 = 14;

/** A minus sign at most, and a few digits of ASCII; UNBOUND for any other text. */
export function plainDigits(s: u32): i64 {
  const length = stringLength(s);
  if (load<u32>(s + STR_KIND) != 1 || length == 0 || length > PLAIN_DIGITS) return UNBOUND;
  const data = s + STR_DATA;
  const isNegative = load<u8>(data) == 45;
  let at: u32 = isNegative ? 1 : 0;
  if (at == length) return UNBOUND;
  let number: i64 = 0;
  for (; at < length; at++) {
    const digit = <u32>load<u8>(data + at) - ZERO;
    if (digit > 9) return UNBOUND;
    number = number * 10 + digit;
  }
  return boxInt(isNegative ? -number : number);
}

/** The digits from `start` on, which are valid. */
function readLarge(start: u32, radix: u32, negative: bool): i64 {
  if (!beginDigits(digitCount, radix)) return UNBOUND;
  for (position = start; position < end; position++) if (peek() != UNDERSCORE) nextDigit(digitOf(peek()));
  return endDigits(negative);
}

function openTrimmed(s: u32): void {
  source = s;
  position = 0;
  end = stringLength(s);
  while (position < end && isSpace(characterAt(s, position))) position++;
  while (end > position && isSpace(characterAt(s, end - 1))) end--;
}

/** The next character, 0 behind the last. */
function peek(ahead: u32 = 0): u32 {
  return position + ahead < end ? characterAt(source, position + ahead) : 0;
}

/** Skips 0x, 0o, 0b where the base has or allows it, and the underscore that may follow; returns the base to use. */
function readPrefix(base: u32): u32 {
  const letter = peek(1) | 32;
  const named: u32 = letter == 120 ? 16 : letter == 111 ? 8 : letter == 98 ? 2 : 0;
  if (peek() != ZERO || named == 0 || (base != 0 && base != named)) return base == 0 ? 10 : base;
  position += 2;
  if (peek() == UNDERSCORE) position++;
  return named;
}

/** The rest as a number; -1 when it is not one. `noZeros`: a number other than 0 may not begin with 0 (base 0). */
function readDigits(radix: u32, noZeros: bool): i64 {
  let magnitude: i64 = 0;
  digitCount = 0;
  const leading = peek() == ZERO;
  let afterUnderscore = true;
  for (; position < end; position++) {
    const character = peek();
    if (character == UNDERSCORE) {
      if (afterUnderscore) return -1;
      afterUnderscore = true;
      continue;
    }
    const digit = digitOf(character);
    if (digit >= radix) return -1;
    digitCount++;
    afterUnderscore = false;
    if (magnitude < TOO_LARGE) magnitude = magnitude * radix + digit;
  }
  if (afterUnderscore || (noZeros && leading && magnitude != 0)) return -1;
  return magnitude;
}

/** Value of a digit or letter; 36 or more for anything else. */
function digitOf(character: u32): u32 {
  if (character >= 48 && character <= 57) return character - 48;
  const letter = character | 32;
  if (character < 128) return letter >= 97 && letter <= 122 ? letter - 87 : 99;
  return decimal_digit(character) as u32;
}

function raiseInvalid(given: i64, base: u32): void {
  const mark = begin();
  text("invalid literal for int() with base ");
  number(base);
  text(": ");
  const shown = textLength(0);
  if (!appendRepr(given, false)) return;
  cut(shown, SHOWN);
  raiseBuilt(EXC_ValueError, mark);
}

/** Shortens the text from `mark` on to a number of characters. */
function cut(mark: u32, characters: u32): void {
  const start = textAt(mark);
  const length = textLength(mark);
  let at: u32 = 0;
  for (; at < length; at++) {
    const isStart = (load<u8>(start + at) & 0xc0) != 0x80;
    if (isStart && characters-- == 0) return abandon(mark + at);
  }
}

// Of this thread: mutable globals are per instance.
let nans: u64 = 0;

/** A NaN that is not the same object as another: containers look for the same one. The payload tells them apart. */
function newNaN(x: f64): i64 {
  nans = nans + 1 & NAN_PAYLOAD;
  return <i64>(reinterpret<u64>(x) | nans);
}

/** float(s) as a value; UNBOUND = raised. */
export function parseFloat(s: u32, shown: i64 = UNBOUND): i64 {
  if (load<u32>(s + STR_KIND) == 1 && readDecimal(s + STR_DATA, s + STR_DATA + stringLength(s))) return boxFloat(decimal);
  const mark = begin();
  const out = room(8);
  advance(8);
  str(s);
  if (!complete() || out == 0) {
    abandon(mark);
    raiseMemoryError();
    return UNBOUND;
  }
  const at = textAt(mark);
  const isNumber = parse_float(at + 8, textLength(mark) - 8, at) != 0;
  const x = load<f64>(at);
  abandon(mark);
  if (isNumber) return isNaN(x) ? newNaN(x) : boxFloat(x);
  text("could not convert string to float: ");
  if (appendRepr(shown == UNBOUND ? boxRef(s) : shown, false)) raiseBuilt(EXC_ValueError, mark);
  return UNBOUND;
}
