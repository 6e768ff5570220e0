/** The module _operator: operators as functions. */
import { argument, calledBuiltin, keywordCount, positional } from "./arguments";
import { binary, unary } from "./arithmetic";
import { asInt } from "./bigint-bits";
import { isAnyInt } from "./bigint";
import { intOfInstance } from "./as-index";
import { absOf } from "./builtin-values";
import { compareValues, contains } from "./compare";
import { hasRaised } from "./error";
import {
  BUILTIN__OPERATOR_ADD, BUILTIN__OPERATOR_IADD, BUILTIN__OPERATOR_IS_, BUILTIN__OPERATOR_IS_NONE, BUILTIN__OPERATOR_LT, BUILTIN__OPERATOR_NEG,
  BUILTIN__OPERATOR_POS, BUILTIN__OPERATOR_TRUTH, EXC_TypeError, MISSING, NONE, UNBOUND,
} from "./generated/layout";
import {
  OP_ADD, OP_AND, OP_FLOOR_DIVIDE, OP_INVERT, OP_LEFT_SHIFT, OP_MODULO, OP_MULTIPLY, OP_NEGATE, OP_OR, OP_POSITIVE, OP_POWER, OP_RIGHT_SHIFT,
  OP_SUBTRACT, OP_TRUE_DIVIDE, OP_XOR,
} from "./generated/opcodes";
import { deleteItem, item, storeItem } from "./item";
import { begin, number, raiseBuilt, raiseForType, shortName, text } from "./messages";
import { isTrue } from "./special";
import { boxBool } from "./value";

/** Takes exactly `count` arguments by position. */
function takes(count: u32): bool {
  if (keywordCount() == 0 && positional == count) return true;
  const mark = begin();
  const isOne = count == 1 || keywordCount() > 0;
  if (isOne) text("_operator.");
  shortName(calledBuiltin);
  if (keywordCount() > 0) text("() takes no keyword arguments");
  else {
    text(isOne ? "() takes exactly one argument (" : " expected ");
    number(isOne ? positional : count);
    text(isOne ? " given)" : " arguments, got ");
    if (!isOne) number(positional);
  }
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

function operatorOf(index: u32): u32 {
  switch (index) {
    case 0: return OP_ADD;
    case 1: return OP_SUBTRACT;
    case 2: return OP_MULTIPLY;
    case 3: return OP_TRUE_DIVIDE;
    case 4: return OP_FLOOR_DIVIDE;
    case 5: return OP_MODULO;
    case 6: return OP_POWER;
    case 7: return OP_AND;
    case 8: return OP_OR;
    case 9: return OP_XOR;
    case 10: return OP_LEFT_SHIFT;
    default: return OP_RIGHT_SHIFT;
  }
}

export function operatorBinary(): i64 {
  const called = calledBuiltin;
  if (!takes(2)) return UNBOUND;
  const inPlace = called >= BUILTIN__OPERATOR_IADD;
  return binary(operatorOf(called - (inPlace ? BUILTIN__OPERATOR_IADD : BUILTIN__OPERATOR_ADD)), argument(0), argument(1), inPlace);
}

export function operatorCompare(): i64 {
  const relation = calledBuiltin - BUILTIN__OPERATOR_LT;
  return takes(2) ? compareValues(relation, argument(0), argument(1)) : UNBOUND;
}

export function operatorUnary(): i64 {
  const called = calledBuiltin;
  if (!takes(1)) return UNBOUND;
  const result = unary(called == BUILTIN__OPERATOR_NEG ? OP_NEGATE : called == BUILTIN__OPERATOR_POS ? OP_POSITIVE : OP_INVERT, argument(0));
  return result;
}

export function operatorTruth(): i64 {
  const wanted = calledBuiltin == BUILTIN__OPERATOR_TRUTH ? 1 : 0;
  if (!takes(1)) return UNBOUND;
  const holds = isTrue(argument(0));
  return holds < 0 ? UNBOUND : boxBool(holds == wanted);
}

export function operatorIsNone(): i64 {
  const wanted = calledBuiltin == BUILTIN__OPERATOR_IS_NONE;
  return takes(1) ? boxBool((argument(0) == NONE) == wanted) : UNBOUND;
}

export function operatorAbs(): i64 {
  return takes(1) ? absOf(argument(0)) : UNBOUND;
}

export function operatorIndex(): i64 {
  if (!takes(1)) return UNBOUND;
  const value = argument(0);
  if (isAnyInt(value)) return asInt(value);
  const made = intOfInstance(value);
  if (made != MISSING) return made;
  raiseForType(EXC_TypeError, "'", value, "' object cannot be interpreted as an integer");
  return UNBOUND;
}

export function operatorIs(): i64 {
  const wanted = calledBuiltin == BUILTIN__OPERATOR_IS_;
  return takes(2) ? boxBool((argument(0) == argument(1)) == wanted) : UNBOUND;
}

export function operatorContains(): i64 {
  if (!takes(2)) return UNBOUND;
  const holds = contains(argument(0), argument(1));
  return hasRaised() ? UNBOUND : boxBool(holds != 0);
}

export function operatorGetItem(): i64 {
  return takes(2) ? item(argument(0), argument(1)) : UNBOUND;
}

export function operatorSetItem(): i64 {
  return takes(3) && storeItem(argument(0), argument(1), argument(2)) ? NONE : UNBOUND;
}

export function operatorDelItem(): i64 {
  return takes(2) && deleteItem(argument(0), argument(1)) ? NONE : UNBOUND;
}
