/** What the functions of math share: their arguments as floats, and the errors about them. */
import { argument, checkNoKeywords, positional, wrongCount } from "./arguments";
import { floatOf, isTooLargeForFloat, raiseNoFloat } from "./bigint-float";
import { isAnyInt } from "./bigint";
import { isInstance } from "./class";
import { floatSource } from "./convert";
import { release } from "./count";
import { hasRaised } from "./error";
import { EXC_OverflowError, EXC_TypeError, EXC_ValueError, MISSING, TYPE_STR, UNBOUND } from "./generated/layout";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text } from "./messages";
import { appendRepr } from "./text";
import { boxFloat, isFloat, isNumber, isOfType, numberOf, unboxFloat } from "./value";

/** A value as a float. Raises (hasRaised) for what is no number. */
export function realOf(value: i64): f64 {
  if (isFloat(value)) return unboxFloat(value);
  if (isNumber(value)) return numberOf(value);
  const source = isInstance(value) ? floatSource(value) : MISSING;
  if (source == UNBOUND) return NaN;
  if (source != MISSING && !isOfType(source, TYPE_STR)) {
    const x = realOf(source);
    release(source);
    return x;
  }
  release(source);
  if (!isAnyInt(value)) raiseForType(EXC_TypeError, "must be real number, not ", value, "");
  else if (isTooLargeForFloat(value)) raiseNoFloat();
  else return floatOf(value);
  return NaN;
}

export function real(index: u32): f64 {
  return realOf(argument(index));
}

/** True when there is exactly one argument, without a keyword; else raises. */
export function checkOne(called: string): bool {
  return checkNoKeywords(called) && (positional == 1 || wrongCount(called, "exactly one argument", positional));
}

/** The one argument as a float; raises. */
export function onlyReal(called: string): f64 {
  return checkOne(called) ? real(0) : NaN;
}

/** "expected a positive input, got -1.0". */
export function outside(expected: string, x: f64): i64 {
  const mark = begin();
  text("expected ");
  text(expected);
  text(", got ");
  appendRepr(boxFloat(x), false);
  raiseBuilt(EXC_ValueError, mark);
  return UNBOUND;
}

export function domainError(): i64 {
  raiseLiteral(EXC_ValueError, "math domain error");
  return UNBOUND;
}

export function rangeError(): i64 {
  raiseLiteral(EXC_OverflowError, "math range error");
  return UNBOUND;
}

/** The result of a function of a finite x: too large to be a float is an error. */
export function orRangeError(x: f64, result: f64): i64 {
  if (hasRaised()) return UNBOUND;
  return isFinite(x) && !isFinite(result) ? rangeError() : boxFloat(result);
}

/** A result, unless an argument raised. */
export function unlessRaised(result: f64): i64 {
  return hasRaised() ? UNBOUND : boxFloat(result);
}
