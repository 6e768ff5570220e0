/** Built-ins on numbers: hex, oct, bin, divmod, pow, round. Ints are of any size. */
import { argument, checkAnyInt, checkCount, checkExactlyOne, checkKeywords, checkNoKeywords, parameter, positional } from "./arguments";
import { binary, divisionByZero } from "./arithmetic";
import {
  compareMagnitudes, i64Of, isAnyInt, isAnyNumber, isNegative, isOdd, isZero, bitLength,
} from "./bigint";
import { addInts, divmodInts, multiplyInts, remainder, subtractInts } from "./bigint-arithmetic";
import { asInt } from "./bigint-bits";
import { floatOf, isTooLargeForFloat, raiseNoFloat, roundedFloat } from "./bigint-float";
import { powerModulo, powerOfInt } from "./bigint-power";
import { appendBits } from "./bigint-text";
import { isInstance } from "./class";
import { release } from "./count";
import { EXC_OverflowError, EXC_TypeError, MISSING, NAME_DIVMOD, NAME_POW, NAME_ROUND, NONE, NOT_IMPLEMENTED, UNBOUND } from "./generated/layout";
import { OP_POWER } from "./generated/opcodes";
import { round_float } from "./host";
import { begin, byte, finishOrRaise, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { float_floordiv, float_mod } from "./number";
import { pairOf } from "./pair";
import { binaryByName, callSpecial0, callSpecial1, callSpecial2 } from "./special";
import { boxFloat, boxInt, boxRef, isFloat, unboxFloat } from "./value";

/** Beyond these, rounding a float to places changes nothing, or leaves nothing. */
const MOST_PLACES: i64 = 323;
const LEAST_PLACES: i64 = -308;

export function hexOf(): i64 {
  return inBase("hex", 120, 4);
}

export function octOf(): i64 {
  return inBase("oct", 111, 3);
}

export function binOf(): i64 {
  return inBase("bin", 98, 1);
}

/** Digits of `bits` bits each behind 0x, 0o or 0b. */
function inBase(called: string, letter: u32, bits: u32): i64 {
  if (!checkExactlyOne(called)) return UNBOUND;
  const value = argument(0);
  if (!checkAnyInt(value)) return UNBOUND;
  const mark = begin();
  if (isNegative(value)) byte(45);
  byte(48);
  byte(letter);
  appendBits(value, bits);
  const made = finishOrRaise(mark);
  return made == 0 ? UNBOUND : boxRef(made);
}

export function divide(): i64 {
  if (!checkNoKeywords("divmod") || !checkCount("divmod", 2, 2)) return UNBOUND;
  const left = argument(0);
  const right = argument(1);
  if (isInstance(left) || isInstance(right)) {
    const made = binaryByName(NAME_DIVMOD, left, right, false);
    if (made != MISSING) return made;
  }
  if (!isAnyNumber(left) || !isAnyNumber(right)) return raiseForPair(left, right);
  if (isAnyInt(left) && isAnyInt(right)) {
    if (isZero(right)) return divisionByZero();
    const quotient = divmodInts(left, right);
    return quotient == UNBOUND ? UNBOUND : pairOf(quotient, remainder);
  }
  if (isTooLargeForFloat(left) || isTooLargeForFloat(right)) return raiseNoFloat();
  const x = floatOf(left);
  const y = floatOf(right);
  if (y == 0) return divisionByZero();
  return pairOf(boxFloat(float_floordiv(x, y)), boxFloat(float_mod(x, y)));
}

function raiseForPair(left: i64, right: i64): i64 {
  const mark = begin();
  text("unsupported operand type(s) for divmod(): '");
  typeName(left);
  text("' and '");
  typeName(right);
  text("'");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

export function power(): i64 {
  const base = parameter(0, "base");
  const exponent = parameter(1, "exp");
  const modulus = parameter(2, "mod");
  if (!checkKeywords("pow") || !checkGiven(base, "base", 1) || !checkGiven(exponent, "exp", 2)) return UNBOUND;
  if (!checkCount("pow", 0, 3)) return UNBOUND;
  if (modulus == UNBOUND || modulus == NONE) return binary(OP_POWER, base, exponent, false);
  if (isInstance(base)) {
    const made = callSpecial2(base, NAME_POW, exponent, modulus);
    if (made != MISSING && made != NOT_IMPLEMENTED) return made;
  }
  if (isAnyInt(base) && isAnyInt(exponent) && isAnyInt(modulus)) return powerModulo(base, exponent, modulus);
  if (isAnyNumber(base) && isAnyNumber(exponent) && isAnyNumber(modulus)) {
    raiseLiteral(EXC_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  } else raiseForThree(base, exponent, modulus);
  return UNBOUND;
}

function checkGiven(value: i64, name: string, place: u32): bool {
  if (value != UNBOUND) return true;
  const mark = begin();
  text("pow() missing required argument '");
  text(name);
  text("' (pos ");
  byte(48 + place);
  text(")");
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

function raiseForThree(base: i64, exponent: i64, modulus: i64): void {
  const mark = begin();
  text("unsupported operand type(s) for ** or pow(): '");
  typeName(base);
  text("', '");
  typeName(exponent);
  text("', '");
  typeName(modulus);
  text("'");
  raiseBuilt(EXC_TypeError, mark);
}

// ── round ──

export function round(): i64 {
  const number = parameter(0, "number");
  const places = parameter(1, "ndigits");
  if (!checkKeywords("round")) return UNBOUND;
  if (number == UNBOUND) {
    raiseLiteral(EXC_TypeError, "round() missing required argument 'number' (pos 1)");
    return UNBOUND;
  }
  if (positional > 2) {
    checkCount("round", 0, 2);
    return UNBOUND;
  }
  const isWhole = places == UNBOUND || places == NONE;
  if (isInstance(number)) {
    const made = places == UNBOUND ? callSpecial0(number, NAME_ROUND) : callSpecial1(number, NAME_ROUND, places);
    if (made != MISSING) return made;
  }
  if (!isAnyNumber(number)) {
    raiseForType(EXC_TypeError, "type ", number, " doesn't define __round__ method");
    return UNBOUND;
  }
  if (!isWhole && !checkAnyInt(places)) return UNBOUND;
  if (isFloat(number)) return isWhole ? roundedFloat(unboxFloat(number)) : roundFloat(unboxFloat(number), i64Of(places));
  return isWhole || !isNegative(places) ? asInt(number) : roundInt(number, -i64Of(places));
}

function roundFloat(x: f64, places: i64): i64 {
  if (places > MOST_PLACES || x == 0 || isNaN(x) || abs(x) == Infinity) return boxFloat(x);
  if (places < LEAST_PLACES) return boxFloat(copysign(0.0, x));
  const rounded = round_float(x, <i32>places);
  if (abs(rounded) != Infinity) return boxFloat(rounded);
  raiseLiteral(EXC_OverflowError, "rounded value too large to represent");
  return UNBOUND;
}

/** To a multiple of 10 ** zeros, ties to the even one. */
function roundInt(value: i64, zeros: i64): i64 {
  // A decimal digit has more than three bits: far beyond the number everything is 0.
  if (zeros > <i64>bitLength(value) / 3 + 2) return boxInt(0);
  const unit = powerOfInt(boxInt(10), boxInt(zeros));
  if (unit == UNBOUND) return UNBOUND;
  let quotient = divmodInts(value, unit);
  const rest = remainder;
  if (quotient != UNBOUND) {
    const left = subtractInts(unit, rest);
    const order = left == UNBOUND ? 0 : compareMagnitudes(rest, left);
    if (order > 0 || (order == 0 && isOdd(quotient))) quotient = next(quotient);
    release(left);
    release(rest);
  }
  const rounded = quotient == UNBOUND ? UNBOUND : multiplyInts(quotient, unit);
  release(quotient);
  release(unit);
  return rounded;
}

/** quotient + 1; the quotient is given up. */
function next(quotient: i64): i64 {
  const sum = addInts(quotient, boxInt(1));
  release(quotient);
  return sum;
}
