/** Methods of int and float, and the attributes that numbers have in common. */
import { argument, checkNone, positional } from "./arguments";
import { bitLength, intOfI64, isAnyInt } from "./bigint";
import { asInt, bitCount } from "./bigint-bits";
import { denominator, ratioOf } from "./bigint-float";
import { pairOf } from "./pair";
import { release } from "./count";
import {
  BUILTIN_FLOAT_AS_INTEGER_RATIO, BUILTIN_FLOAT_CONJUGATE, BUILTIN_FLOAT_IS_INTEGER, BUILTIN_INT_AS_INTEGER_RATIO,
  BUILTIN_INT_BIT_COUNT, BUILTIN_INT_BIT_LENGTH, BUILTIN_INT_CONJUGATE, BUILTIN_INT_IS_INTEGER, EXC_OverflowError,
  EXC_ValueError, TRUE, UNBOUND,
} from "./generated/layout";
import { raiseLiteral } from "./messages";
import { nativeOf } from "./native";
import { wrongSelf } from "./self";
import { boxBool, boxFloat, boxInt, isFloat, unboxFloat } from "./value";

function isIntSelf(id: u32): bool {
  return (positional != 0 && isAnyInt(argument(0))) || wrongSelf(id);
}

export function isFloatSelf(id: u32): bool {
  return (positional != 0 && isFloat(argument(0))) || wrongSelf(id);
}

export function intBitLength(): i64 {
  if (!isIntSelf(BUILTIN_INT_BIT_LENGTH) || !checkNone("int.bit_length", 1)) return UNBOUND;
  return intOfI64(<i64>bitLength(argument(0)));
}

export function intBitCount(): i64 {
  if (!isIntSelf(BUILTIN_INT_BIT_COUNT) || !checkNone("int.bit_count", 1)) return UNBOUND;
  return intOfI64(<i64>bitCount(argument(0)));
}

export function intConjugate(): i64 {
  if (!isIntSelf(BUILTIN_INT_CONJUGATE) || !checkNone("int.conjugate", 1)) return UNBOUND;
  return asInt(argument(0));
}

export function intRatio(): i64 {
  if (!isIntSelf(BUILTIN_INT_AS_INTEGER_RATIO) || !checkNone("int.as_integer_ratio", 1)) return UNBOUND;
  return pairOf(asInt(argument(0)), boxInt(1));
}

export function intIsInteger(): i64 {
  if (!isIntSelf(BUILTIN_INT_IS_INTEGER) || !checkNone("int.is_integer", 1)) return UNBOUND;
  return TRUE;
}

// ── float ──

export function floatIsInteger(): i64 {
  if (!isFloatSelf(BUILTIN_FLOAT_IS_INTEGER) || !checkNone("float.is_integer", 1)) return UNBOUND;
  const x = unboxFloat(argument(0));
  return boxBool(trunc(x) == x && abs(x) != Infinity);
}

export function floatConjugate(): i64 {
  if (!isFloatSelf(BUILTIN_FLOAT_CONJUGATE) || !checkNone("float.conjugate", 1)) return UNBOUND;
  return argument(0);
}

export function floatRatio(): i64 {
  if (!isFloatSelf(BUILTIN_FLOAT_AS_INTEGER_RATIO) || !checkNone("float.as_integer_ratio", 1)) return UNBOUND;
  const x = unboxFloat(argument(0));
  if (isNaN(x)) {
    raiseLiteral(EXC_ValueError, "cannot convert NaN to integer ratio");
    return UNBOUND;
  }
  if (abs(x) == Infinity) {
    raiseLiteral(EXC_OverflowError, "cannot convert Infinity to integer ratio");
    return UNBOUND;
  }
  const numerator = ratioOf(x);
  if (numerator != UNBOUND && denominator != UNBOUND) return pairOf(numerator, denominator);
  release(numerator);
  release(denominator);
  return UNBOUND;
}

// ── attributes of all numbers ──

/** int.real, int.numerator: the number itself, of a bool its int, of an instance what it stands for. */
export function intReal(): i64 {
  const inner = nativeOf(argument(0));
  return inner == UNBOUND ? asInt(argument(0)) : inner;
}

export function intImag(): i64 {
  return boxInt(0);
}

export function intDenominator(): i64 {
  return boxInt(1);
}

export function floatReal(): i64 {
  const inner = nativeOf(argument(0));
  return inner == UNBOUND ? argument(0) : inner;
}

export function floatImag(): i64 {
  return boxFloat(0);
}
