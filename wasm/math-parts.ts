/** Functions of math on the parts and neighbours of floats, and of two or three floats. */
import {
  argument, checkCount, checkKeywords, checkNoKeywords, keyword, keywordCount, parameter, positional,
} from "./arguments";
import { isAnyInt, isBig, isNegative } from "./bigint";
import { orMemoryError, hasRaised } from "./error";
import { EXC_OverflowError, EXC_TypeError, EXC_ValueError, UNBOUND } from "./generated/layout";
import { domainError, onlyReal, orRangeError, rangeError, real, realOf, unlessRaised } from "./math-arguments";
import { begin, number, raiseBuilt, raiseForType, raiseLiteral, text } from "./messages";
import { newTuple } from "./tuple";
import { boxBool, boxFloat, boxInt, boxRef, integralOf, isIntegral } from "./value";
import { TUPLE_ITEMS } from "./generated/layout";

const LEAST_NORMAL: f64 = 2.2250738585072014e-308;

function pair(first: i64, second: i64): i64 {
  const tuple = newTuple(2);
  if (tuple == 0) return orMemoryError(UNBOUND);
  store<i64>(tuple + TUPLE_ITEMS, first);
  store<i64>(tuple + TUPLE_ITEMS + 8, second);
  return boxRef(tuple);
}

/** The exponent e of x = m * 2^e with 0.5 <= |m| < 1; x is finite and not 0. */
export function exponentOf(x: f64): i32 {
  const normal = abs(x) < LEAST_NORMAL ? x * 18014398509481984.0 : x; // 2^54
  const exponent = <i32>((reinterpret<u64>(normal) >> 52) & 0x7ff) - 1022;
  return normal == x ? exponent : exponent - 54;
}

/** x * 2^n, rounded once. */
export function scaled(x: f64, n: i32): f64 {
  return NativeMath.scalbn(x, n);
}

export function mathFrexp(): i64 {
  const x = onlyReal("math.frexp");
  if (hasRaised()) return UNBOUND;
  if (x == 0 || !isFinite(x)) return pair(boxFloat(x), boxInt(0));
  const exponent = exponentOf(x);
  return pair(boxFloat(scaled(x, -exponent)), boxInt(exponent));
}

export function mathModf(): i64 {
  const x = onlyReal("math.modf");
  if (hasRaised()) return UNBOUND;
  const whole = trunc(x);
  const fraction = abs(x) == Infinity ? 0 : x - whole;
  return pair(boxFloat(copysign(fraction, x)), boxFloat(whole));
}

export function mathLdexp(): i64 {
  if (!checkNoKeywords("math.ldexp") || !checkCount("ldexp", 2, 2)) return UNBOUND;
  const x = real(0);
  if (hasRaised()) return UNBOUND;
  const by = argument(1);
  if (!isAnyInt(by)) {
    raiseLiteral(EXC_TypeError, "Expected an int as second argument to ldexp.");
    return UNBOUND;
  }
  if (x == 0 || !isFinite(x)) return boxFloat(x);
  const far: i64 = 5000;
  const n = isBig(by) ? (isNegative(by) ? -far : far) : min(max(integralOf(by), -far), far);
  const result = scaled(x, <i32>n);
  return isFinite(result) ? boxFloat(result) : rangeError();
}

export function mathUlp(): i64 {
  const x = abs(onlyReal("math.ulp"));
  if (hasRaised()) return UNBOUND;
  if (!isFinite(x)) return boxFloat(x);
  const next = neighbour(x, 1);
  return boxFloat(next == Infinity ? x - neighbour(x, -1) : next - x);
}

/** The float so many steps further from 0 (or to it, when negative); x is not negative. */
function neighbour(x: f64, steps: i64): f64 {
  return reinterpret<f64>(reinterpret<i64>(x) + steps);
}

export function mathNextAfter(): i64 {
  const wanted = keyword("steps");
  if (!checkKeywords("nextafter") || !checkCount("nextafter", 2, 2)) return UNBOUND;
  const x = real(0);
  const y = hasRaised() ? NaN : real(1);
  if (hasRaised()) return UNBOUND;
  let steps: i64 = 1;
  if (wanted != UNBOUND && wanted != -1) {
    if (!isAnyInt(wanted)) {
      raiseForType(EXC_TypeError, "'", wanted, "' object cannot be interpreted as an integer");
      return UNBOUND;
    }
    if (isNegative(wanted)) {
      raiseLiteral(EXC_ValueError, "steps must be a non-negative integer");
      return UNBOUND;
    }
    steps = isBig(wanted) ? i64.MAX_VALUE : integralOf(wanted);
  }
  if (isNaN(x) || isNaN(y)) return boxFloat(NaN);
  return boxFloat(floatAt(towards(placeOf(x), placeOf(y), steps), y));
}

/** Floats in their order as whole numbers; both zeros are 0. */
function placeOf(x: f64): i64 {
  const size = reinterpret<i64>(abs(x));
  return x < 0 ? -size : size;
}

function towards(from: i64, to: i64, steps: i64): i64 {
  if (from == to || steps == 0) return from;
  const distance = <u64>(to > from ? to - from : from - to);
  if (<u64>steps >= distance) return to;
  return to > from ? from + steps : from - steps;
}

function floatAt(place: i64, sign: f64): f64 {
  if (place == 0) return copysign(0.0, sign);
  const size = reinterpret<f64>(place < 0 ? -place : place);
  return place < 0 ? -size : size;
}

export function mathCopySign(): i64 {
  if (!checkTwo("math.copysign", "copysign")) return UNBOUND;
  const x = real(0);
  const y = hasRaised() ? NaN : real(1);
  return unlessRaised(copysign(x, y));
}

function checkTwo(called: string, short: string): bool {
  return checkNoKeywords(called) && checkCount(short, 2, 2);
}

export function mathArcTangent2(): i64 {
  if (!checkTwo("math.atan2", "atan2")) return UNBOUND;
  const y = real(0);
  const x = hasRaised() ? NaN : real(1);
  return unlessRaised(NativeMath.atan2(y, x));
}

export function mathFloatModulo(): i64 {
  if (!checkTwo("math.fmod", "fmod")) return UNBOUND;
  const x = real(0);
  const y = hasRaised() ? NaN : real(1);
  if (hasRaised()) return UNBOUND;
  if (abs(y) == Infinity && isFinite(x)) return boxFloat(x);
  const result = NativeMath.mod(x, y);
  return isNaN(result) && !isNaN(x) && !isNaN(y) ? domainError() : boxFloat(result);
}

/** IEEE 754's remainder: of the nearest multiple, the even one of two. */
export function mathNearestRemainder(): i64 {
  if (!checkTwo("math.remainder", "remainder")) return UNBOUND;
  const x = real(0);
  const y = hasRaised() ? NaN : real(1);
  if (hasRaised()) return UNBOUND;
  if (isNaN(x) || isNaN(y)) return boxFloat(NaN);
  if (abs(x) == Infinity || y == 0) return domainError();
  if (abs(y) == Infinity) return boxFloat(x);
  const size = abs(x);
  const divisor = abs(y);
  const rest = NativeMath.mod(size, divisor);
  const other = divisor - rest;
  let result = rest;
  if (rest > other) result = -other;
  else if (rest == other) result = rest - 2 * NativeMath.mod(0.5 * (size - rest), divisor);
  return boxFloat(copysign(1.0, x) * result);
}

export function mathIsClose(): i64 {
  const a = parameter(0, "a");
  const b = parameter(1, "b");
  const relative = keyword("rel_tol");
  const absolute = keyword("abs_tol");
  if (!checkKeywords("isclose") || !checkTwoGiven(a, b)) return UNBOUND;
  const x = realOf(a);
  const y = hasRaised() ? NaN : realOf(b);
  const relativeTolerance = hasRaised() || relative == UNBOUND ? 1e-9 : realOf(relative);
  const absoluteTolerance = hasRaised() || absolute == UNBOUND ? 0.0 : realOf(absolute);
  if (hasRaised()) return UNBOUND;
  if (relativeTolerance < 0 || absoluteTolerance < 0) {
    raiseLiteral(EXC_ValueError, "tolerances must be non-negative");
    return UNBOUND;
  }
  if (x == y) return boxBool(true);
  if (abs(x) == Infinity || abs(y) == Infinity) return boxBool(false);
  const difference = abs(x - y);
  return boxBool(
    difference <= abs(relativeTolerance * y) || difference <= abs(relativeTolerance * x) || difference <= absoluteTolerance,
  );
}

function checkTwoGiven(a: i64, b: i64): bool {
  if (positional > 2) {
    const mark = begin();
    text("isclose() takes exactly 2 positional arguments (");
    number(positional);
    text(" given)");
    raiseBuilt(EXC_TypeError, mark);
    return false;
  }
  if (a != UNBOUND && b != UNBOUND) return true;
  raiseLiteral(
    EXC_TypeError,
    a == UNBOUND ? "isclose() missing required argument 'a' (pos 1)" : "isclose() missing required argument 'b' (pos 2)",
  );
  return false;
}

// ── fused multiply and add ──

let tail: f64 = 0;

/** a + b rounded; what is lost is in `tail`. */
export function twoSum(a: f64, b: f64): f64 {
  const sum = a + b;
  const part = sum - a;
  tail = a - (sum - part) + (b - part);
  return sum;
}

const SPLIT: f64 = 134217729.0; // 2^27 + 1

/** a * b rounded; what is lost is in `tail`. No part may overflow or underflow. */
export function twoProduct(a: f64, b: f64): f64 {
  const product = a * b;
  const bigA = SPLIT * a;
  const highA = bigA - (bigA - a);
  const lowA = a - highA;
  const bigB = SPLIT * b;
  const highB = bigB - (bigB - b);
  const lowB = b - highB;
  tail = lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
  return product;
}

export function lastTail(): f64 {
  return tail;
}

export function mathMultiplyAdd(): i64 {
  if (!checkNoKeywords("math.fma") || !checkCount("fma", 3, 3)) return UNBOUND;
  const x = real(0);
  const y = hasRaised() ? NaN : real(1);
  const z = hasRaised() ? NaN : real(2);
  if (hasRaised()) return UNBOUND;
  const result = fused(x, y, z);
  if (isFinite(result)) return boxFloat(result);
  if (isNaN(result)) {
    if (isNaN(x) || isNaN(y) || isNaN(z)) return boxFloat(NaN);
    raiseLiteral(EXC_ValueError, "invalid operation in fma");
    return UNBOUND;
  }
  if (!isFinite(x) || !isFinite(y) || !isFinite(z)) return boxFloat(result);
  raiseLiteral(EXC_OverflowError, "overflow in fma");
  return UNBOUND;
}

/** x * y + z rounded once: the sum of the parts is rounded to odd before the last addition. */
function fused(x: f64, y: f64, z: f64): f64 {
  if (!isFinite(x) || !isFinite(y) || !isFinite(z) || x == 0 || y == 0) return x * y + z;
  if (z == 0) z = copysign(0.0, z);
  const exponent = exponentOf(x) + exponentOf(y);
  const a = scaled(x, -exponentOf(x));
  const b = scaled(y, -exponentOf(y));
  let c = z;
  if (z != 0) {
    const distance = exponentOf(z) - exponent;
    if (distance > 120) return z;
    c = distance < -120 ? copysign(7.52316384526264e-37, z) : scaled(z, -exponent); // 2^-120
  }
  const product = twoProduct(a, b);
  const low = tail;
  const inner = twoSum(c, low);
  const innerTail = tail;
  const sum = twoSum(product, inner);
  return scaled(sum + oddSum(innerTail, tail), exponent);
}

/** a + b rounded to odd. */
function oddSum(a: f64, b: f64): f64 {
  const sum = twoSum(a, b);
  if (tail == 0) return sum;
  const bits = reinterpret<i64>(sum);
  if (bits & 1) return sum;
  return reinterpret<f64>((sum > 0) == (tail > 0) ? bits + 1 : bits - 1);
}
