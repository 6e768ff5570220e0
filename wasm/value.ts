/**
 * NaN-boxed values: what they are, boxing and unboxing. Nothing here touches counts.
 * The stencils in conversions.wat say the same to compiled code; this is for the runtime's own functions.
 */
import {
  CLASS_BOOL, CLASS_FLOAT, CLASS_INT, CLASS_LIST, CLASS_NONE, CLASS_OTHER, CLASS_STR, CLASS_TUPLE, FALSE, HEADER_TYPE,
  INT_BIAS, INT_FLOOR, INT_MAX, INT_MIN, NONE, REF_FLOOR, REF_TAG, TAG_FLOOR, TRUE, TYPE_LIST, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";

@inline
export function isRef(value: i64): bool {
  return ((value as u64) >> 48) as u32 == REF_TAG;
}

@inline
export function isFloat(value: i64): bool {
  return (value as u64) < (TAG_FLOOR as u64);
}

@inline
export function isInt(value: i64): bool {
  return (value as u64) - (INT_FLOOR as u64) < 0x1_0000_0000_0000;
}

@inline
export function isBool(value: i64): bool {
  return (value | 1) == TRUE;
}

/** int or bool: what arithmetic and indexing take as an int. */
@inline
export function isIntegral(value: i64): bool {
  return isInt(value) || isBool(value);
}

/** int, bool or float. */
@inline
export function isNumber(value: i64): bool {
  return isFloat(value) || isIntegral(value);
}

@inline
export function refOf(value: i64): u32 {
  return value as u32;
}

/** TYPE_* of a reference, 0 for every other value. */
@inline
export function typeOf(value: i64): u32 {
  return isRef(value) ? load<u32>(refOf(value) + HEADER_TYPE) : 0;
}

@inline
export function isOfType(value: i64, type: u32): bool {
  return isRef(value) && load<u32>(refOf(value) + HEADER_TYPE) == type;
}

@inline
export function boxInt(n: i64): i64 {
  return n + INT_BIAS;
}

@inline
export function unboxInt(value: i64): i64 {
  return value - INT_BIAS;
}

/** The number of an int or bool. */
@inline
export function integralOf(value: i64): i64 {
  return isInt(value) ? unboxInt(value) : value & 1;
}

@inline
export function boxFloat(x: f64): i64 {
  return reinterpret<i64>(x);
}

@inline
export function unboxFloat(value: i64): f64 {
  return reinterpret<f64>(value);
}

/** The number of an int, bool or float as a float; exact, since ints have 48 bits. */
@inline
export function numberOf(value: i64): f64 {
  return isFloat(value) ? unboxFloat(value) : (integralOf(value) as f64);
}

@inline
export function boxBool(truth: bool): i64 {
  return FALSE | (truth as i64);
}

@inline
export function boxRef(object: u32): i64 {
  return REF_FLOOR | (object as i64);
}

/** The value of a new object, UNBOUND for the 0 of exhausted memory. */
@inline
export function boxNew(object: u32): i64 {
  return object == 0 ? UNBOUND : boxRef(object);
}

/** True when the number is one that an int value holds. */
@inline
export function fitsInt(n: i64): bool {
  return n >= INT_MIN && n <= INT_MAX;
}

/** The class by which generic instructions specialise (VALUE_CLASSES of the opcode table). */
export function classOf(value: i64): u32 {
  if (isInt(value)) return CLASS_INT;
  if (isFloat(value)) return CLASS_FLOAT;
  if (isRef(value)) {
    const type = load<u32>(refOf(value) + HEADER_TYPE);
    return type == TYPE_LIST ? CLASS_LIST : type == TYPE_STR ? CLASS_STR : type == TYPE_TUPLE ? CLASS_TUPLE : CLASS_OTHER;
  }
  if (isBool(value)) return CLASS_BOOL;
  return value == NONE ? CLASS_NONE : CLASS_OTHER;
}
