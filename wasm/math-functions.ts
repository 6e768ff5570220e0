/** Functions of math of one float: powers, logarithms, angles, and their rounding to ints. */
import { nativeOf } from "./native";
import { isInstance } from "./class";
import { callSpecial0 } from "./special";
import { MISSING } from "./generated/layout";
import { argument, checkCount, checkNoKeywords, positional } from "./arguments";
import { bitLength, isAnyInt, isBig, isNegative } from "./bigint";
import { floatOf, isTooLargeForFloat, truncatedFloat } from "./bigint-float";
import { shiftRightInts } from "./bigint-bits";
import { release, share } from "./count";
import { hasRaised } from "./error";
import { EXC_TypeError, EXC_ValueError, EXC_ZeroDivisionError, UNBOUND, NAME_CEIL, NAME_FLOOR, NAME_TRUNC } from "./generated/layout";
import { checkOne, onlyReal, orRangeError, outside, real, realOf, unlessRaised } from "./math-arguments";
import { float_pow } from "./number";
import { raiseForType, raiseLiteral } from "./messages";
import { boxBool, boxFloat, boxInt, isFloat, isIntegral, integralOf, unboxFloat } from "./value";

const DEGREE: f64 = 57.29577951308232;
const RADIAN: f64 = 0.017453292519943295;
const LN2: f64 = 0.6931471805599453;

// ── powers ──

export function mathSquareRoot(): i64 {
  const x = onlyReal("math.sqrt");
  return x < 0 ? outside("a nonnegative input", x) : unlessRaised(sqrt(x));
}

export function mathCubeRoot(): i64 {
  return unlessRaised(NativeMath.cbrt(onlyReal("math.cbrt")));
}

export function mathExponential(): i64 {
  const x = onlyReal("math.exp");
  return orRangeError(x, NativeMath.exp(x));
}

export function mathExponential2(): i64 {
  const x = onlyReal("math.exp2");
  return orRangeError(x, NativeMath.exp2(x));
}

export function mathExponentialMinus1(): i64 {
  const x = onlyReal("math.expm1");
  return orRangeError(x, expMinus1(x));
}

/** Away from 0 the subtraction loses nothing. */
function expMinus1(x: f64): f64 {
  return abs(x) > 1 ? NativeMath.exp(x) - 1 : NativeMath.expm1(x);
}

function sinhOf(x: f64): f64 {
  const size = abs(x);
  if (size > 709) {
    const root = NativeMath.exp(size / 2);
    return copysign(root / 2 * root, x);
  }
  const t = expMinus1(size);
  return copysign(size < 1 ? t - t * t / (2 * t + 2) : (t + t / (t + 1)) / 2, x);
}

// ── logarithms ──

const NATURAL: u32 = 0;
const BINARY: u32 = 2;
const DECIMAL: u32 = 10;

function logarithm(x: f64, base: u32): f64 {
  return base == NATURAL ? NativeMath.log(x) : base == BINARY ? NativeMath.log2(x) : NativeMath.log10(x);
}

/** The logarithm of any number; raises. */
function logOf(value: i64, base: u32): f64 {
  if (isAnyInt(value)) {
    if (isNegative(value) || value == boxInt(0) || value == boxBool(false)) {
      raiseLiteral(EXC_ValueError, "expected a positive input");
      return NaN;
    }
    if (isBig(value) && isTooLargeForFloat(value)) return logOfHuge(value, base);
  }
  const x = realOf(value);
  if (x <= 0) outside("a positive input", x);
  return hasRaised() ? NaN : logarithm(x, base);
}

/** By its upper bits and their place. */
function logOfHuge(value: i64, base: u32): f64 {
  const length = bitLength(value);
  const upper = shiftRightInts(value, boxInt(<i64>length - 60));
  if (upper == UNBOUND) return NaN;
  const fraction = floatOf(upper) / 1152921504606846976.0; // 2^60
  release(upper);
  return logarithm(fraction, base) + <f64>length * logarithm(2, base);
}

export function mathLog(): i64 {
  if (!checkNoKeywords("math.log") || !checkCount("log", 1, 2)) return UNBOUND;
  const given = positional;
  const numerator = logOf(argument(0), NATURAL);
  if (given == 1 || hasRaised()) return unlessRaised(numerator);
  const denominator = logOf(argument(1), NATURAL);
  if (hasRaised()) return UNBOUND;
  if (denominator != 0) return boxFloat(numerator / denominator);
  raiseLiteral(EXC_ZeroDivisionError, "division by zero");
  return UNBOUND;
}

export function mathLog2(): i64 {
  return checkOne("math.log2") ? unlessRaised(logOf(argument(0), BINARY)) : UNBOUND;
}

export function mathLog10(): i64 {
  return checkOne("math.log10") ? unlessRaised(logOf(argument(0), DECIMAL)) : UNBOUND;
}

export function mathLog1p(): i64 {
  const x = onlyReal("math.log1p");
  return x <= -1 ? outside("argument value > -1", x) : unlessRaised(NativeMath.log1p(x));
}

// ── angles ──

export function mathDegrees(): i64 {
  return unlessRaised(onlyReal("math.degrees") * DEGREE);
}

export function mathRadians(): i64 {
  return unlessRaised(onlyReal("math.radians") * RADIAN);
}

export function mathSine(): i64 {
  const x = onlyReal("math.sin");
  return abs(x) == Infinity ? outside("a finite input", x) : unlessRaised(NativeMath.sin(x));
}

export function mathCosine(): i64 {
  const x = onlyReal("math.cos");
  return abs(x) == Infinity ? outside("a finite input", x) : unlessRaised(NativeMath.cos(x));
}

export function mathTangent(): i64 {
  const x = onlyReal("math.tan");
  return abs(x) == Infinity ? outside("a finite input", x) : unlessRaised(NativeMath.tan(x));
}

export function mathArcSine(): i64 {
  const x = onlyReal("math.asin");
  return abs(x) > 1 ? outside("a number in range from -1 up to 1", x) : unlessRaised(NativeMath.asin(x));
}

export function mathArcCosine(): i64 {
  const x = onlyReal("math.acos");
  return abs(x) > 1 ? outside("a number in range from -1 up to 1", x) : unlessRaised(NativeMath.acos(x));
}

export function mathArcTangent(): i64 {
  return unlessRaised(NativeMath.atan(onlyReal("math.atan")));
}

export function mathHyperbolicSine(): i64 {
  const x = onlyReal("math.sinh");
  return orRangeError(x, sinhOf(x));
}

export function mathHyperbolicCosine(): i64 {
  const x = onlyReal("math.cosh");
  return orRangeError(x, NativeMath.cosh(x));
}

export function mathHyperbolicTangent(): i64 {
  return unlessRaised(NativeMath.tanh(onlyReal("math.tanh")));
}

export function mathAreaSine(): i64 {
  return unlessRaised(NativeMath.asinh(onlyReal("math.asinh")));
}

export function mathAreaCosine(): i64 {
  const x = onlyReal("math.acosh");
  return x < 1 ? outside("argument value not less than 1", x) : unlessRaised(NativeMath.acosh(x));
}

export function mathAreaTangent(): i64 {
  const x = onlyReal("math.atanh");
  return abs(x) >= 1 ? outside("a number between -1 and 1", x) : unlessRaised(NativeMath.atanh(x));
}

// ── rounding, classes of floats ──

export function mathAbsolute(): i64 {
  return unlessRaised(abs(onlyReal("math.fabs")));
}

export function mathRoundDown(): i64 {
  return checkOne("math.floor") ? roundedBy(argument(0), NAME_FLOOR, 0) : UNBOUND;
}

export function mathRoundUp(): i64 {
  return checkOne("math.ceil") ? roundedBy(argument(0), NAME_CEIL, 1) : UNBOUND;
}

export function mathTruncate(): i64 {
  if (!checkOne("math.trunc")) return UNBOUND;
  const value = argument(0);
  if (isFloat(value) || isAnyInt(value)) return rounded(value, 2);
  const made = isInstance(value) ? callSpecial0(value, NAME_TRUNC) : MISSING;
  if (made != MISSING) return made;
  const inner = nativeOf(value);
  if (isFloat(inner) || isAnyInt(inner)) {
    const whole = rounded(inner, 2);
    release(inner);
    return whole;
  }
  release(inner);
  raiseForType(EXC_TypeError, "type ", value, " doesn't define __trunc__ method");
  return UNBOUND;
}

/** As the value's class says, else as a float. */
function roundedBy(value: i64, method: u32, direction: u32): i64 {
  const made = isInstance(value) ? callSpecial0(value, method) : MISSING;
  if (made != MISSING) return made;
  const inner = nativeOf(value);
  const result = rounded(isAnyInt(inner) ? inner : value, direction);
  release(inner);
  return result;
}

/** An int, by direction: 0 down, 1 up, 2 to zero. */
function rounded(value: i64, direction: u32): i64 {
  if (isIntegral(value)) return boxInt(integralOf(value));
  if (isAnyInt(value)) return share(value);
  const x = realOf(value);
  if (hasRaised()) return UNBOUND;
  return truncatedFloat(direction == 0 ? floor(x) : direction == 1 ? ceil(x) : x);
}

export function mathIsFiniteNumber(): i64 {
  const x = onlyReal("math.isfinite");
  return hasRaised() ? UNBOUND : boxBool(isFinite(x));
}

export function mathIsInfinite(): i64 {
  const x = onlyReal("math.isinf");
  return hasRaised() ? UNBOUND : boxBool(abs(x) == Infinity);
}

export function mathIsNotANumber(): i64 {
  const x = onlyReal("math.isnan");
  return hasRaised() ? UNBOUND : boxBool(isNaN(x));
}

export function mathRaisePower(): i64 {
  if (!checkNoKeywords("math.pow") || !checkCount("pow", 2, 2)) return UNBOUND;
  const x = real(0);
  const y = hasRaised() ? NaN : real(1);
  if (hasRaised()) return UNBOUND;
  const result = float_pow(x, y);
  if (isFinite(x) && isFinite(y) && !isFinite(result)) {
    if (isNaN(result) || x == 0) raiseLiteral(EXC_ValueError, "math domain error");
    else orRangeError(x, result);
    return UNBOUND;
  }
  return boxFloat(result);
}
