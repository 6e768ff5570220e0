/** float.hex() and float.fromhex(): floats as hexadecimal digits, exact; float.from_number(). */
import { argument, checkExactlyOne, checkNone } from "./arguments";
import { i64Of, isZero } from "./bigint";
import { floatOf, isTooLargeForFloat, trueDivideInts } from "./bigint-float";
import { shiftLeftInts } from "./bigint-bits";
import { beginDigits, endDigits, nextDigit } from "./bigint-text";
import { release } from "./count";
import { hasRaised } from "./error";
import {
  BUILTIN_FLOAT_HEX, EXC_OverflowError, EXC_TypeError, EXC_ValueError, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { realOf } from "./math-arguments";
import { begin, byte, finishOrRaise, number, raiseLiteral, text } from "./messages";
import { isFloatSelf } from "./number-methods";
import { isSpace } from "./numerals";
import { characterAt, stringLength } from "./string";
import { appendFloat } from "./text";
import { boxFloat, boxInt, boxRef, isOfType, refOf, unboxFloat } from "./value";

/** Exponents beyond this are infinitely large, or small, whatever the digits (there are at most 2^32 bits of those). */
const LARGEST_EXPONENT: i64 = 1 << 36;

export function floatHex(): i64 {
  if (!isFloatSelf(BUILTIN_FLOAT_HEX) || !checkNone("float.hex", 1)) return UNBOUND;
  const x = unboxFloat(argument(0));
  const mark = begin();
  if (isNaN(x) || abs(x) == Infinity) appendFloat(x);
  else appendHex(x);
  const made = finishOrRaise(mark);
  return made == 0 ? UNBOUND : boxRef(made);
}

function appendHex(x: f64): void {
  const bits = reinterpret<u64>(x);
  const biased = <i64>(bits >> 52 & 0x7ff);
  if (bits >> 63 != 0) byte(45);
  if (x == 0) return text("0x0.0p+0");
  text(biased == 0 ? "0x0." : "0x1.");
  for (let shift = 48; shift >= 0; shift -= 4) {
    const digit = <u32>(bits >> shift) & 15;
    byte(digit < 10 ? 48 + digit : 87 + digit);
  }
  const exponent = biased == 0 ? -1022 : biased - 1023;
  text(exponent < 0 ? "p" : "p+");
  number(exponent);
}

// The string under way.
let source: u32 = 0;
let position: u32 = 0;
let end: u32 = 0;

/** float.from_number(number): of texts none is made. */
export function floatFromNumber(): i64 {
  if (!checkExactlyOne("float.from_number")) return UNBOUND;
  const x = realOf(argument(0));
  return hasRaised() ? UNBOUND : boxFloat(x);
}

export function floatFromHex(): i64 {
  if (!checkExactlyOne("float.fromhex")) return UNBOUND;
  const value = argument(0);
  if (!isOfType(value, TYPE_STR)) {
    raiseLiteral(EXC_TypeError, "bad argument type for built-in operation");
    return UNBOUND;
  }
  source = refOf(value);
  position = 0;
  end = stringLength(source);
  while (position < end && isSpace(peek())) position++;
  while (end > position && isSpace(characterAt(source, end - 1))) end--;
  const negative = peek() == 45;
  if (negative || peek() == 43) position++;
  return readWord(negative);
}

function peek(): u32 {
  return position < end ? characterAt(source, position) : 0;
}

/** Consumes a word in lower case, whatever the case of the text. */
function takes(word: string): bool {
  if (position + word.length > end) return false;
  for (let i = 0; i < word.length; i++) {
    if ((characterAt(source, position + i) | 32) != <u32>word.charCodeAt(i)) return false;
  }
  position += word.length;
  return true;
}

function readWord(negative: bool): i64 {
  let size: f64 = Infinity;
  let isWord = takes("infinity") || takes("inf");
  if (!isWord && takes("nan")) {
    isWord = true;
    size = NaN;
  }
  if (!isWord) return readDigits(negative);
  return position == end ? boxFloat(negative ? -size : size) : invalid();
}

function invalid(): i64 {
  raiseLiteral(EXC_ValueError, "invalid hexadecimal floating-point string");
  return UNBOUND;
}

function hexDigit(character: u32): u32 {
  if (character >= 48 && character <= 57) return character - 48;
  const letter = character | 32;
  return character < 128 && letter >= 97 && letter <= 102 ? letter - 87 : 16;
}

/** Digits with a point among them, and an exponent of two. */
function readDigits(negative: bool): i64 {
  if (peek() == 48 && position + 1 < end && (characterAt(source, position + 1) | 32) == 120) position += 2;
  if (!beginDigits(end - position + 1, 16)) return UNBOUND;
  let digits: u32 = 0;
  let fraction: i64 = -1;
  for (; position < end; position++) {
    const digit = hexDigit(peek());
    if (digit < 16) {
      nextDigit(digit);
      digits++;
      if (fraction >= 0) fraction++;
    } else if (peek() == 46 && fraction < 0) fraction = 0;
    else break;
  }
  const mantissa = endDigits(false);
  if (mantissa == UNBOUND) return UNBOUND;
  const exponent = digits == 0 ? UNBOUND : readExponent();
  const result = exponent == UNBOUND || position != end ? invalid()
    : scaled(mantissa, i64Of(exponent) - 4 * max<i64>(fraction, 0), negative);
  release(mantissa);
  return result;
}

/** The number behind a p, 0 without one, UNBOUND where it is malformed. */
function readExponent(): i64 {
  if ((peek() | 32) != 112) return boxInt(0);
  position++;
  const isDown = peek() == 45;
  if (isDown || peek() == 43) position++;
  const start = position;
  let exponent: i64 = 0;
  for (; peek() >= 48 && peek() <= 57; position++) exponent = min(exponent * 10 + <i64>(peek() - 48), LARGEST_EXPONENT);
  return position == start ? UNBOUND : boxInt(isDown ? -exponent : exponent);
}

/** mantissa * 2^exponent, rounded half to even. */
function scaled(mantissa: i64, exponent: i64, negative: bool): i64 {
  if (isZero(mantissa)) return boxFloat(negative ? -0.0 : 0);
  const size = exponent < 0 ? lowered(mantissa, -exponent) : raised(mantissa, exponent);
  if (size == UNBOUND || !negative) return size;
  return boxFloat(-unboxFloat(size));
}

function raised(mantissa: i64, exponent: i64): i64 {
  const whole = exponent > 1100 ? UNBOUND : shiftLeftInts(mantissa, boxInt(exponent));
  if (whole != UNBOUND && !isTooLargeForFloat(whole)) {
    const x = floatOf(whole);
    release(whole);
    return boxFloat(x);
  }
  release(whole);
  raiseLiteral(EXC_OverflowError, "hexadecimal value too large to represent as a float");
  return UNBOUND;
}

function lowered(mantissa: i64, exponent: i64): i64 {
  // Beyond what the digits can make up for, nothing is left.
  if (exponent > 4 * <i64>end + 1200) return boxFloat(0);
  const divisor = shiftLeftInts(boxInt(1), boxInt(exponent));
  if (divisor == UNBOUND) return UNBOUND;
  const x = trueDivideInts(mantissa, divisor);
  release(divisor);
  return x;
}
