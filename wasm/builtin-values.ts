/**
 * Built-ins on values: len, abs, min, max, range, int, float, str, bool. Each takes its
 * arguments from arguments.ts and returns an owned value; UNBOUND = raised, with CPython's message.
 */
import {
  argument, checkAnyInt, checkCount, checkExactlyOne, checkIndex, checkKeywords, checkNoKeywords, keyword, parameter,
  positional,
} from "./arguments";
import { fitsI64, i64Of, isAnyInt, isBig, isZero, raiseTooLarge } from "./bigint";
import { absoluteInt } from "./bigint-arithmetic";
import { asInt } from "./bigint-bits";
import { toFloatValue, truncatedFloat } from "./bigint-float";
import { isCustom, isInstance } from "./class";
import { floatSource, intSource } from "./convert";
import { release, releaseRef, share } from "./count";
import { dictLength } from "./dict";
import { viewLength } from "./dict-view";
import { orMemoryError } from "./error";
import {
  BUILTIN_LEN, MISSING, NAME_ABS, EXC_OverflowError, EXC_TypeError, EXC_ValueError, FALSE, STR_DATA, INT_MAX, INT_MIN,
  TYPE_BYTEARRAY, TYPE_BYTES, TYPE_LIST, TYPE_RANGE, TYPE_STR, TYPE_TUPLE, UNBOUND,
  TYPE_DICT, TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_SET,
} from "./generated/layout";
import { decoded } from "./builtin-bytes";
import { byteAt, bytesLength, isBytesLike } from "./bytes";
import { call1 } from "./invoke";
import { listLength } from "./list";
import { raiseForType, raiseLiteral, raiseMemoryError } from "./messages";
import { nativeOf } from "./native";
import { parseFloat, parseInt } from "./numerals";
import { rangeOfInts, rangeSize } from "./range";
import { builtinValue } from "./singletons";
import { callSpecial0, isTrue, lengthOf } from "./special";
import { emptyString, newString, stringLength, writeCharacter } from "./string";
import { setLength } from "./set";
import { stringOf } from "./text";
import { tupleLength } from "./tuple";
import {
  boxBool, boxFloat, boxInt, boxRef, integralOf, isFloat, isNumber, isOfType, numberOf, refOf, typeOf, unboxFloat,
} from "./value";

export function length(): i64 {
  if (!checkExactlyOne("len")) return UNBOUND;
  const value = argument(0);
  const object = refOf(value);
  switch (typeOf(value)) {
    case TYPE_STR: return boxInt(stringLength(object));
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: return boxInt(bytesLength(object));
    case TYPE_LIST: return boxInt(listLength(object));
    case TYPE_TUPLE: return boxInt(tupleLength(object));
    case TYPE_RANGE: return lengthOfRange(object);
    case TYPE_DICT: return boxInt(dictLength(object));
    case TYPE_SET:
    case TYPE_FROZENSET: return boxInt(setLength(object));
    case TYPE_DICT_VIEW: return boxInt(viewLength(object));
  }
  if (isCustom(value)) {
    const count = lengthOf(value);
    if (count != -2) return count < 0 ? UNBOUND : boxInt(count);
    const inner = nativeOf(value);
    if (inner != UNBOUND) {
      const result = call1(builtinValue(BUILTIN_LEN), inner);
      release(inner);
      return result;
    }
  }
  raiseForType(EXC_TypeError, "object of type '", value, "' has no len()");
  return UNBOUND;
}

function lengthOfRange(range: u32): i64 {
  const size = rangeSize(range);
  if (size == UNBOUND || fitsI64(size)) return size;
  release(size);
  return raiseTooLarge("Python int too large to convert to C ssize_t");
}

export function absolute(): i64 {
  return checkExactlyOne("abs") ? absOf(argument(0)) : UNBOUND;
}

/** abs(value), owned; UNBOUND = raised. */
export function absOf(value: i64): i64 {
  if (isFloat(value)) return boxFloat(abs(unboxFloat(value)));
  if (isAnyInt(value)) return absoluteInt(value);
  if (isInstance(value)) {
    const result = callSpecial0(value, NAME_ABS);
    if (result != MISSING) return result;
    const inner = nativeOf(value);
    if (isAnyInt(inner)) {
      const made = absoluteInt(inner);
      release(inner);
      return made;
    }
    if (isFloat(inner)) return boxFloat(abs(unboxFloat(inner)));
    release(inner);
  }
  raiseForType(EXC_TypeError, "bad operand type for abs(): '", value, "'");
  return UNBOUND;
}

// ── classes called ──

export function toRange(): i64 {
  if (!checkNoKeywords("range") || !checkCount("range", 1, 3)) return UNBOUND;
  for (let i: u32 = 0; i < positional; i++) if (!checkAnyInt(argument(i))) return UNBOUND;
  const start = positional == 1 ? boxInt(0) : argument(0);
  const stop = argument(positional == 1 ? 0 : 1);
  const step = positional == 3 ? argument(2) : boxInt(1);
  if (isZero(step)) {
    raiseLiteral(EXC_ValueError, "range() arg 3 must not be zero");
    return UNBOUND;
  }
  return rangeOfInts(start, stop, step);
}

export function toInt(): i64 {
  if (!checkCount("int", 0, 2)) return UNBOUND;
  const base = positional == 2 ? argument(1) : keyword("base");
  if (!checkKeywords("int")) return UNBOUND;
  if (positional == 0 && base == UNBOUND) return boxInt(0);
  if (positional == 0) {
    raiseLiteral(EXC_TypeError, "int() missing string argument");
    return UNBOUND;
  }
  return base == UNBOUND ? intOf(argument(0)) : intInBase(argument(0), base);
}

function intOf(value: i64): i64 {
  if (isAnyInt(value)) return asInt(value);
  if (isFloat(value)) return truncatedFloat(unboxFloat(value));
  if (isOfType(value, TYPE_STR)) return parseInt(refOf(value), 10);
  if (isBytesLike(value)) return intOfBytes(refOf(value), 10);
  const source = intSource(value);
  if (source != MISSING) {
    const made = source == UNBOUND ? UNBOUND : intOf(source);
    release(source);
    return made;
  }
  raiseForType(
    EXC_TypeError, "int() argument must be a string, a bytes-like object or a real number, not '", value, "'",
  );
  return UNBOUND;
}

function intInBase(value: i64, base: i64): i64 {
  if (!checkAnyInt(base)) return UNBOUND;
  const radix = i64Of(base);
  if (radix != 0 && (radix < 2 || radix > 36)) {
    raiseLiteral(EXC_ValueError, "int() base must be >= 2 and <= 36, or 0");
    return UNBOUND;
  }
  if (isOfType(value, TYPE_STR)) return parseInt(refOf(value), radix as u32);
  if (isBytesLike(value)) return intOfBytes(refOf(value), radix as u32);
  raiseLiteral(EXC_TypeError, "int() can't convert non-string with explicit base");
  return UNBOUND;
}

export function toFloat(): i64 {
  if (!checkNoKeywords("float") || !checkCount("float", 0, 1)) return UNBOUND;
  if (positional == 0) return boxFloat(0);
  return floatFrom(argument(0));
}

function floatFrom(value: i64): i64 {
  if (isNumber(value)) return boxFloat(numberOf(value));
  if (isBig(value)) return toFloatValue(value);
  if (isOfType(value, TYPE_STR)) return parseFloat(refOf(value));
  if (isBytesLike(value)) return floatOfBytes(refOf(value));
  const source = floatSource(value);
  if (source != MISSING) {
    const made = source == UNBOUND ? UNBOUND : floatFrom(source);
    release(source);
    return made;
  }
  raiseForType(EXC_TypeError, "float() argument must be a string or a real number, not '", value, "'");
  return UNBOUND;
}

/** The bytes as a str, one character each; 0 = memory is exhausted. */
function textOfBytes(object: u32): u32 {
  const length = bytesLength(object);
  const made = newString(length, 1);
  for (let i: u32 = 0; made != 0 && i < length; i++) writeCharacter(made + STR_DATA, 1, i, byteAt(object, i));
  if (made == 0) raiseMemoryError();
  return made;
}

function intOfBytes(object: u32, base: u32): i64 {
  const made = textOfBytes(object);
  if (made == 0) return UNBOUND;
  const result = parseInt(made, base, boxRef(object));
  releaseRef(made);
  return result;
}

function floatOfBytes(object: u32): i64 {
  const made = textOfBytes(object);
  if (made == 0) return UNBOUND;
  const result = parseFloat(made, boxRef(object));
  releaseRef(made);
  return result;
}

export function toStr(): i64 {
  if (!checkCount("str", 0, 3)) return UNBOUND;
  const value = parameter(0, "object");
  const encoding = parameter(1, "encoding");
  const errors = parameter(2, "errors");
  if (!checkKeywords("str")) return UNBOUND;
  if (encoding != UNBOUND || errors != UNBOUND) return refuseDecoding(value, encoding, errors);
  if (value == UNBOUND) return boxRef(emptyString());
  const made = stringOf(value);
  return made == 0 ? UNBOUND : boxRef(made);
}

/** str(bytes, encoding, errors). */
function refuseDecoding(value: i64, encoding: i64, errors: i64): i64 {
  if (encoding != UNBOUND && !isOfType(encoding, TYPE_STR)) {
    raiseForType(EXC_TypeError, "str() argument 'encoding' must be str, not ", encoding, "");
  } else if (errors != UNBOUND && !isOfType(errors, TYPE_STR)) {
    raiseForType(EXC_TypeError, "str() argument 'errors' must be str, not ", errors, "");
  } else if (isBytesLike(value)) {
    return decoded(refOf(value), encoding, errors);
  } else if (isOfType(value, TYPE_STR)) {
    raiseLiteral(EXC_TypeError, "decoding str is not supported");
  } else {
    raiseForType(EXC_TypeError, "decoding to str: need a bytes-like object, ", value, " found");
  }
  return UNBOUND;
}

export function toBool(): i64 {
  if (!checkNoKeywords("bool") || !checkCount("bool", 0, 1)) return UNBOUND;
  if (positional == 0) return FALSE;
  const holds = isTrue(argument(0));
  return holds < 0 ? UNBOUND : boxBool(holds != 0);
}
