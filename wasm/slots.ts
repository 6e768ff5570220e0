/**
 * The special methods of built-in types as functions: `super().__getitem__(key)`, `int.__add__(a, b)`, `(5).__lt__(6)`.
 * Argument 0 is the object, or an instance of a class that extends the type: then what it stands for takes its place.
 */
import { argument, checkNoKeywords, positional, replaceArgument } from "./arguments";
import { binary, unary } from "./arithmetic";
import { isAnyInt, isAnyNumber, intOfI64 } from "./bigint";
import { absolute, length } from "./builtin-values";
import { reverseOf } from "./builtin-iterators";
import { isBytesLike } from "./bytes";
import { contains, relate } from "./compare";
import { release, share } from "./count";
import { dictGet } from "./dict";
import { hasRaised } from "./error";
import { formatValue } from "./format";
import {
  BUILTIN_DIVMOD, BUILTIN_FLOAT, BUILTIN_INT, BUILTIN_MATH_CEIL, BUILTIN_MATH_FLOOR, BUILTIN_POW, BUILTIN_ROUND, EXC_TypeError, NONE,
  NOT_IMPLEMENTED, TYPE_DICT, TYPE_STR, UNBOUND,
} from "./generated/layout";
import {
  OP_ADD, OP_AND, OP_FLOOR_DIVIDE, OP_INVERT, OP_LEFT_SHIFT, OP_MODULO, OP_MULTIPLY, OP_NEGATE, OP_OR, OP_POSITIVE, OP_POWER,
  OP_RIGHT_SHIFT, OP_SUBTRACT, OP_TRUE_DIVIDE, OP_XOR,
} from "./generated/opcodes";
import { hashOf, NO_HASH } from "./hash";
import { call1, call2, call3 } from "./invoke";
import { deleteItem, item, missingItem, storeItem } from "./item";
import { iterOf } from "./iterate";
import { begin, number, raiseBuilt, raiseForType, text } from "./messages";
import { nativeOf } from "./native";
import { isSet } from "./set";
import { checkOwner } from "./slot-owner";
import { builtinValue } from "./singletons";
import { isTrue } from "./special";
import { stringLength } from "./string";
import { reprOf, reprOfNative, stringOf } from "./text";
import { boxBool, boxFloat, boxRef, isFloat, isNumber, isOfType, numberOf, refOf, typeOf } from "./value";

/** The object in place of argument 0; false = raised. */
function openSelf(least: u32, most: u32): bool {
  if (!checkOwner()) return false;
  const inner = nativeOf(argument(0));
  if (inner != UNBOUND) replaceArgument(0, inner);
  const given = positional - 1;
  if (given >= least && given <= most) return checkNoKeywords("wrapper");
  const mark = begin();
  text("expected ");
  if (least != most) text(given < least ? "at least " : "at most ");
  const limit = given < least ? least : most;
  number(limit);
  text(limit == 1 ? " argument, got " : " arguments, got ");
  number(given);
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

/** What an operand stands for, owned. */
function plain(value: i64): i64 {
  const inner = nativeOf(value);
  return inner == UNBOUND ? share(value) : inner;
}

// ── operators ──

/** Whether the type's own method knows what to do with the other operand; sequences raise where they do not. */
function knows(self: i64, other: i64): bool {
  if (isAnyInt(self)) return isAnyInt(other);
  if (isFloat(self)) return isAnyNumber(other);
  if (isSet(self)) return isSet(other);
  if (isOfType(self, TYPE_DICT)) return isOfType(other, TYPE_DICT);
  return true;
}

function operate(operator: u32, reflected: bool): i64 {
  if (!openSelf(1, 1)) return UNBOUND;
  const self = argument(0);
  const other = plain(argument(1));
  let result = NOT_IMPLEMENTED;
  if (knows(self, other)) result = reflected ? binary(operator, other, self, false) : binary(operator, self, other, false);
  release(other);
  return result;
}

/** self operator= other: the object itself, as it came. */
function operateInPlace(operator: u32): i64 {
  const whole = share(argument(0));
  const result = openSelf(1, 1) ? inPlace(operator, whole) : UNBOUND;
  release(whole);
  return result;
}

function inPlace(operator: u32, whole: i64): i64 {
  const self = argument(0);
  const other = plain(argument(1));
  let result = NOT_IMPLEMENTED;
  if (!isSet(self) || isSet(other)) {
    result = binary(operator, self, other, true);
    if (result == self) {
      release(result);
      result = share(whole);
    }
  }
  release(other);
  return result;
}

export function slotAdd(): i64 { return operate(OP_ADD, false); }
export function slotRadd(): i64 { return operate(OP_ADD, true); }
export function slotIadd(): i64 { return operateInPlace(OP_ADD); }
export function slotSub(): i64 { return operate(OP_SUBTRACT, false); }
export function slotRsub(): i64 { return operate(OP_SUBTRACT, true); }
export function slotIsub(): i64 { return operateInPlace(OP_SUBTRACT); }
export function slotMul(): i64 { return operate(OP_MULTIPLY, false); }
export function slotRmul(): i64 { return operate(OP_MULTIPLY, true); }
export function slotImul(): i64 { return operateInPlace(OP_MULTIPLY); }
export function slotTruediv(): i64 { return operate(OP_TRUE_DIVIDE, false); }
export function slotRtruediv(): i64 { return operate(OP_TRUE_DIVIDE, true); }
export function slotFloordiv(): i64 { return operate(OP_FLOOR_DIVIDE, false); }
export function slotRfloordiv(): i64 { return operate(OP_FLOOR_DIVIDE, true); }
export function slotMod(): i64 { return operate(OP_MODULO, false); }
export function slotRmod(): i64 { return operate(OP_MODULO, true); }
export function slotAnd(): i64 { return operate(OP_AND, false); }
export function slotRand(): i64 { return operate(OP_AND, true); }
export function slotIand(): i64 { return operateInPlace(OP_AND); }
export function slotOr(): i64 { return operate(OP_OR, false); }
export function slotRor(): i64 { return operate(OP_OR, true); }
export function slotIor(): i64 { return operateInPlace(OP_OR); }
export function slotXor(): i64 { return operate(OP_XOR, false); }
export function slotRxor(): i64 { return operate(OP_XOR, true); }
export function slotIxor(): i64 { return operateInPlace(OP_XOR); }
export function slotLshift(): i64 { return operate(OP_LEFT_SHIFT, false); }
export function slotRlshift(): i64 { return operate(OP_LEFT_SHIFT, true); }
export function slotRshift(): i64 { return operate(OP_RIGHT_SHIFT, false); }
export function slotRrshift(): i64 { return operate(OP_RIGHT_SHIFT, true); }

export function slotRpow(): i64 { return operate(OP_POWER, true); }
export function slotPow(): i64 {
  if (positional != 3) return operate(OP_POWER, false);
  return openSelf(2, 2) ? call3(builtinValue(BUILTIN_POW), argument(0), argument(1), argument(2)) : UNBOUND;
}

export function slotDivmod(): i64 { return divide(false); }
export function slotRdivmod(): i64 { return divide(true); }
function divide(reflected: bool): i64 {
  if (!openSelf(1, 1)) return UNBOUND;
  const self = argument(0);
  const other = plain(argument(1));
  let result = NOT_IMPLEMENTED;
  if (knows(self, other)) result = call2(builtinValue(BUILTIN_DIVMOD), reflected ? other : self, reflected ? self : other);
  release(other);
  return result;
}

function alone(operator: u32): i64 {
  return openSelf(0, 0) ? unary(operator, argument(0)) : UNBOUND;
}
export function slotNeg(): i64 { return alone(OP_NEGATE); }
export function slotPos(): i64 { return alone(OP_POSITIVE); }
export function slotInvert(): i64 { return alone(OP_INVERT); }
export function slotAbs(): i64 { return openSelf(0, 0) ? absolute() : UNBOUND; }

// ── comparison: relations by number as in compare.ts ──

function comparable(left: i64, right: i64): bool {
  if (isAnyInt(left)) return isAnyInt(right);
  if (isFloat(left)) return isAnyNumber(right);
  const type = typeOf(left);
  if (type == typeOf(right)) return true;
  return (isSet(left) && isSet(right)) || (isBytesLike(left) && isBytesLike(right));
}

function compared(relation: u32): i64 {
  if (!openSelf(1, 1)) return UNBOUND;
  const other = plain(argument(1));
  const holds = comparable(argument(0), other) ? relate(relation, argument(0), other) : 2;
  release(other);
  return holds == 2 ? NOT_IMPLEMENTED : holds < 0 ? UNBOUND : boxBool(holds != 0);
}
export function slotLt(): i64 { return compared(0); }
export function slotLe(): i64 { return compared(1); }
export function slotGt(): i64 { return compared(2); }
export function slotGe(): i64 { return compared(3); }
export function slotEq(): i64 { return compared(4); }
export function slotNe(): i64 { return compared(5); }

// ── containers ──

export function slotLen(): i64 { return openSelf(0, 0) ? length() : UNBOUND; }
export function slotIter(): i64 { return openSelf(0, 0) ? iterOf(argument(0)) : UNBOUND; }
export function slotReversed(): i64 { return openSelf(0, 0) ? reverseOf(argument(0)) : UNBOUND; }

export function slotContains(): i64 {
  const holds = openSelf(1, 1) ? contains(argument(0), argument(1)) : -1;
  return holds < 0 ? UNBOUND : boxBool(holds != 0);
}

/** Of a dict: a subclass may have `__missing__`. */
export function slotGetitem(): i64 {
  const whole = share(argument(0));
  let result: i64 = UNBOUND;
  if (openSelf(1, 1)) {
    if (isOfType(argument(0), TYPE_DICT)) {
      result = dictGet(refOf(argument(0)), argument(1));
      if (result == UNBOUND && !hasRaised()) result = missingItem(whole, argument(1));
    } else result = item(argument(0), argument(1));
  }
  release(whole);
  return result;
}

export function slotSetitem(): i64 {
  return openSelf(2, 2) && storeItem(argument(0), argument(1), argument(2)) ? NONE : UNBOUND;
}

export function slotDelitem(): i64 {
  return openSelf(1, 1) && deleteItem(argument(0), argument(1)) ? NONE : UNBOUND;
}

// ── hash, text, numbers ──

export function slotHash(): i64 {
  if (!openSelf(0, 0)) return UNBOUND;
  const hash = hashOf(argument(0));
  return hash == NO_HASH ? UNBOUND : intOfI64(hash);
}

export function slotRepr(): i64 {
  const whole = share(argument(0));
  let made: u32 = 0;
  if (openSelf(0, 0)) made = typeOf(whole) == typeOf(argument(0)) ? reprOf(argument(0), false) : reprOfNative(whole);
  release(whole);
  return made == 0 ? UNBOUND : boxRef(made);
}

/** str.__str__. */
export function slotStr(): i64 { return openSelf(0, 0) ? share(argument(0)) : UNBOUND; }

export function slotFormat(): i64 {
  const whole = positional == 0 ? UNBOUND : share(argument(0));
  const made = formatSelf(whole);
  release(whole);
  return made;
}

/** Without a specification a number or text is what its own `__str__` says. */
function formatSelf(whole: i64): i64 {
  if (!openSelf(1, 1)) return UNBOUND;
  if (!isOfType(argument(1), TYPE_STR)) {
    raiseForType(EXC_TypeError, "__format__() argument must be str, not ", argument(1), "");
    return UNBOUND;
  }
  const made = stringLength(refOf(argument(1))) == 0 ? stringOf(whole) : formatValue(argument(0), refOf(argument(1)));
  return made == 0 ? UNBOUND : boxRef(made);
}

export function slotBool(): i64 {
  const holds = openSelf(0, 0) ? isTrue(argument(0)) : -1;
  return holds < 0 ? UNBOUND : boxBool(holds != 0);
}

function throughBuiltin(id: u32): i64 {
  return openSelf(0, 0) ? call1(builtinValue(id), argument(0)) : UNBOUND;
}
export function slotInt(): i64 { return throughBuiltin(BUILTIN_INT); }
export function slotTrunc(): i64 { return throughBuiltin(BUILTIN_INT); }
export function slotIndex(): i64 { return throughBuiltin(BUILTIN_INT); }
export function slotFloor(): i64 { return throughBuiltin(BUILTIN_MATH_FLOOR); }
export function slotCeil(): i64 { return throughBuiltin(BUILTIN_MATH_CEIL); }
export function slotFloat(): i64 {
  if (!openSelf(0, 0)) return UNBOUND;
  return isNumber(argument(0)) ? boxFloat(numberOf(argument(0))) : call1(builtinValue(BUILTIN_FLOAT), argument(0));
}
export function slotRound(): i64 {
  if (!openSelf(0, 1)) return UNBOUND;
  return positional == 1 ? call1(builtinValue(BUILTIN_ROUND), argument(0)) : call2(builtinValue(BUILTIN_ROUND), argument(0), argument(1));
}

export { slotInit, slotNew } from "./slot-new";
