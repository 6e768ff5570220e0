/**
 * Special methods: found in the class, never in the instance, called with the object first. Operations ask here when an
 * operand is an instance; MISSING is the answer when its class does not have the method.
 */
import { isCustom, classOfValue, extendsClass, findEntry, findInClass, isInstance, nativeBase } from "./class";
import { release } from "./count";
import { itemOfDeque, lengthOfDeque } from "./deque";
import { bind } from "./descriptor";
import { hasRaised } from "./error";
import {
  BUILTIN_COLLECTIONS_DEQUE___GETITEM__, BUILTIN_COLLECTIONS_DEQUE___LEN__, NAME_GETITEM, BUILTIN_DICT___EQ__, BUILTIN_ID, BUILTIN_RANGE___BOOL__, BUILTIN_STR___STR__, ATTRIBUTE_VALUE, EXC_TypeError, EXC_ValueError, MISSING, NAME_ADD, NAME_AND, NAME_BOOL, NAME_CONTAINS, NAME_EQ, NAME_FLOORDIV, NAME_GE, NAME_GT, NAME_INVERT, NAME_LE, NAME_LEN,
  NAME_LSHIFT, NAME_LT, NAME_MATMUL, NAME_MOD, NAME_MUL, NAME_NE, NAME_NEG, NAME_OR, NAME_POS, NAME_POW, NAME_REPR, NAME_RSHIFT, NAME_STR, NAME_SUB, NAME_TRUEDIV, NAME_XOR,
  NONE, NOT_IMPLEMENTED, TRUE, TYPE_BUILTIN, TYPE_FUNCTION, TYPE_STR, UNBOUND,
} from "./generated/layout";
import {
  OP_ADD, OP_AND, OP_FLOOR_DIVIDE, OP_LEFT_SHIFT, OP_MATRIX_MULTIPLY, OP_MODULO, OP_MULTIPLY, OP_NEGATE, OP_OR, OP_POSITIVE, OP_POWER, OP_RIGHT_SHIFT,
  OP_SUBTRACT, OP_TRUE_DIVIDE,
} from "./generated/opcodes";
import { call0, call1, call2, call3 } from "./invoke";
import { isMethod } from "./members";
import { nativeOf } from "./native";
import { pythonMethod } from "./operation";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { builtinValue, singleton } from "./singletons";
import { truth } from "./truth";
import { integralOf, isBool, isIntegral, isOfType, refOf, typeOf } from "./value";

/** True when calling the value with the object in front is calling the bound method. */
export function takesSelf(method: i64): bool {
  const type = typeOf(method);
  return type == TYPE_FUNCTION || (type == TYPE_BUILTIN && isMethod(load<u32>(refOf(method) + BUILTIN_ID)));
}

/** The special method of a value's class, owned and not bound; UNBOUND when it has none, or it is None. `name`: NAME_*. */
function findSpecial(value: i64, name: u32): i64 {
  const cls = classOfValue(value);
  const method = findInClass(cls, singleton(name));
  return isNativeMethod(cls, method) ? UNBOUND : method;
}

/**
 * What a built-in type's subclass has from that type: operations do it themselves with the object that the instance
 * stands for, so to them there is no such method.
 */
export function isNativeMethod(cls: u32, method: i64): bool {
  return nativeBase(cls) != 0 && typeOf(method) == TYPE_BUILTIN && isSlot(load<u32>(refOf(method) + BUILTIN_ID));
}

/** A special method of a built-in type: a row of src/bytecode/builtins/slots.ts. */
export function isSlot(id: u32): bool {
  return id >= BUILTIN_DICT___EQ__ && id <= BUILTIN_RANGE___BOOL__;
}

/** The special method bound to the value, owned; UNBOUND = its class has none, or raised. */
export function specialMethod(value: i64, name: u32): i64 {
  const method = findSpecial(value, name);
  return method == UNBOUND ? UNBOUND : bind(method, value, classOfValue(value));
}

export function hasSpecial(value: i64, name: u32): bool {
  const cls = classOfValue(value);
  const entry = findEntry(cls, singleton(name));
  return entry != 0 && !isNativeMethod(cls, load<i64>(entry + ATTRIBUTE_VALUE));
}

function isBuiltinOf(method: i64, id: u32): bool {
  return typeOf(method) == TYPE_BUILTIN && load<u32>(refOf(method) + BUILTIN_ID) == id;
}

/** The special method of an instance, owned, if it is a Python function: this thread has noted it, as a rule. UNBOUND = any other, or none. */
@inline
function noted(value: i64, name: u32): i64 {
  return isInstance(value) ? pythonMethod(refOf(value), name) : UNBOUND;
}

/** value.name(): the result, UNBOUND = raised, MISSING = no such method. */
export function callSpecial0(value: i64, name: u32): i64 {
  const quick = noted(value, name);
  if (quick != UNBOUND) return ended(quick, call1(quick, value));
  const method = findSpecial(value, name);
  if (method == UNBOUND) return MISSING;
  if (!takesSelf(method)) return called(bind(method, value, classOfValue(value)), 0, NONE, NONE);
  if (name == NAME_LEN && isBuiltinOf(method, BUILTIN_COLLECTIONS_DEQUE___LEN__)) return lengthOfDeque(value);
  return ended(method, call1(method, value));
}

export function callSpecial1(value: i64, name: u32, a: i64): i64 {
  const quick = noted(value, name);
  if (quick != UNBOUND) return ended(quick, call2(quick, value, a));
  const method = findSpecial(value, name);
  if (method == UNBOUND) return MISSING;
  if (!takesSelf(method)) return called(bind(method, value, classOfValue(value)), 1, a, NONE);
  if (name == NAME_GETITEM && isBuiltinOf(method, BUILTIN_COLLECTIONS_DEQUE___GETITEM__)) return itemOfDeque(value, a);
  return ended(method, call2(method, value, a));
}

export function callSpecial2(value: i64, name: u32, a: i64, b: i64): i64 {
  const quick = noted(value, name);
  if (quick != UNBOUND) return ended(quick, call3(quick, value, a, b));
  const method = findSpecial(value, name);
  if (method == UNBOUND) return MISSING;
  if (!takesSelf(method)) return called(bind(method, value, classOfValue(value)), 2, a, b);
  return ended(method, call3(method, value, a, b));
}

/** Calls what the descriptor gave, whose ownership it takes. */
function called(method: i64, count: u32, a: i64, b: i64): i64 {
  if (method == UNBOUND) return UNBOUND;
  return ended(method, count == 0 ? call0(method) : count == 1 ? call1(method, a) : call2(method, a, b));
}

function ended(method: i64, result: i64): i64 {
  release(method);
  return result;
}

// ── operators ──

/** NAME_* of the method behind a binary operator; the reflected one and the one in place follow it. */
export function methodOf(operator: u32): u32 {
  switch (operator) {
    case OP_ADD: return NAME_ADD;
    case OP_SUBTRACT: return NAME_SUB;
    case OP_MULTIPLY: return NAME_MUL;
    case OP_MATRIX_MULTIPLY: return NAME_MATMUL;
    case OP_TRUE_DIVIDE: return NAME_TRUEDIV;
    case OP_FLOOR_DIVIDE: return NAME_FLOORDIV;
    case OP_MODULO: return NAME_MOD;
    case OP_POWER: return NAME_POW;
    case OP_AND: return NAME_AND;
    case OP_OR: return NAME_OR;
    case OP_LEFT_SHIFT: return NAME_LSHIFT;
    case OP_RIGHT_SHIFT: return NAME_RSHIFT;
    default: return NAME_XOR;
  }
}

/** left operator right where one of them is an instance; UNBOUND = raised, MISSING = neither knows how. */
export function binarySpecial(operator: u32, left: i64, right: i64, augmented: bool): i64 {
  return binaryByName(methodOf(operator), left, right, augmented);
}

/** As `binarySpecial`, by the NAME_* of the method. */
export function binaryByName(name: u32, left: i64, right: i64, augmented: bool): i64 {
  if (augmented) {
    const result = unlessRefused(callSpecial1(left, name + 2, right));
    if (result != MISSING) return result;
  }
  const leftClass = classOfValue(left);
  const rightClass = classOfValue(right);
  const reflected = leftClass != rightClass && isCustom(right);
  const rightFirst = reflected && extendsClass(rightClass, leftClass) &&
    findEntry(rightClass, singleton(name + 1)) != findEntry(leftClass, singleton(name + 1));
  if (rightFirst) {
    const result = unlessRefused(callSpecial1(right, name + 1, left));
    if (result != MISSING) return result;
  }
  const result = isCustom(left) ? unlessRefused(callSpecial1(left, name, right)) : MISSING;
  if (result != MISSING || !reflected || rightFirst) return result;
  return unlessRefused(callSpecial1(right, name + 1, left));
}

/** The right operand's class extends that of the left: where both have the method, its own comes first. */
export function isAskedFirst(right: i64, left: i64): bool {
  if (!isCustom(right)) return false;
  const leftClass = classOfValue(left);
  const rightClass = classOfValue(right);
  return leftClass != rightClass && extendsClass(rightClass, leftClass);
}

/** The left operand's method has refused: what the right one's gives; UNBOUND = raised, MISSING = that refuses, or is not asked. */
export function reflectedSpecial(operator: u32, left: i64, right: i64): i64 {
  if (!isCustom(right) || classOfValue(left) == classOfValue(right)) return MISSING;
  return unlessRefused(callSpecial1(right, methodOf(operator) + 1, left));
}

function unlessRefused(result: i64): i64 {
  return result == NOT_IMPLEMENTED ? MISSING : result;
}

export function unaryMethod(operator: u32): u32 {
  return operator == OP_NEGATE ? NAME_NEG : operator == OP_POSITIVE ? NAME_POS : NAME_INVERT;
}

export function unarySpecial(operator: u32, operand: i64): i64 {
  return callSpecial0(operand, unaryMethod(operator));
}

// ── comparison: relations by number as in compare.ts ──

export function relationMethod(relation: u32): u32 {
  switch (relation) {
    case 0: return NAME_LT;
    case 1: return NAME_LE;
    case 2: return NAME_GT;
    case 3: return NAME_GE;
    case 4: return NAME_EQ;
    default: return NAME_NE;
  }
}

/** The relation that holds of right and left when this one holds of left and right. */
export function mirrored(relation: u32): u32 {
  return relation < 4 ? relation ^ 2 : relation;
}

/** What the comparison gives, any value; UNBOUND = raised, MISSING = neither has the method. */
export function compareSpecial(relation: u32, left: i64, right: i64): i64 {
  const rightFirst = isAskedFirst(right, left);
  if (rightFirst) {
    const result = compareOne(mirrored(relation), right, left);
    if (result != MISSING) return result;
  }
  const result = isCustom(left) ? compareOne(relation, left, right) : MISSING;
  if (result != MISSING || rightFirst || !isCustom(right)) return result;
  return compareOne(mirrored(relation), right, left);
}

export function compareOne(relation: u32, left: i64, right: i64): i64 {
  const name = relationMethod(relation);
  const quick = noted(left, name);
  if (quick != UNBOUND) return unlessRefused(ended(quick, call2(quick, left, right)));
  const entry = findEntry(classOfValue(left), singleton(name));
  const method: i64 = entry == 0 ? UNBOUND : load<i64>(entry + ATTRIBUTE_VALUE);
  if (isNativeMethod(classOfValue(left), method)) return MISSING;
  if (entry == 0 || typeOf(method) == TYPE_BUILTIN) {
    return relation == 5 ? negated(compareOne(4, left, right)) : MISSING;
  }
  return unlessRefused(callSpecial1(left, name, right));
}

/** `!=` without `__ne__` is the opposite of `==`. */
export function negated(result: i64): i64 {
  if (result == UNBOUND || result == MISSING) return result;
  const holds = isTrue(result);
  release(result);
  return holds < 0 ? UNBOUND : TRUE ^ <i64>holds;
}

// ── truth and length ──

/** bool(value) of any value: 1, 0, -1 = raised. */
export function isTrue(value: i64): i32 {
  if (isBool(value)) return value == TRUE ? 1 : 0;
  return isCustom(value) ? truthOfInstance(value) : truthOfBuiltin(value);
}

function truthOfBuiltin(value: i64): i32 {
  const holds = truth(value);
  return hasRaised() ? -1 : i32(holds);
}

/** 1, 0, -1 = raised. */
export function truthOfInstance(value: i64): i32 {
  const result = callSpecial0(value, NAME_BOOL);
  if (result == UNBOUND) return -1;
  if (result == MISSING) return truthByLength(value);
  if (isBool(result)) return i32(result == TRUE);
  raiseNoBool(result);
  return -1;
}

/** `__bool__` gave something else, whose ownership is taken. */
export function raiseNoBool(result: i64): void {
  raiseForType(EXC_TypeError, "__bool__ should return bool, returned ", result, "");
  release(result);
}

function truthByLength(value: i64): i32 {
  if (!hasSpecial(value, NAME_LEN)) return truthOfNative(value);
  const length = lengthOf(value);
  return length < 0 ? -1 : i32(length != 0);
}

function truthOfNative(value: i64): i32 {
  const inner = nativeOf(value);
  if (inner == UNBOUND) return 1;
  const holds = i32(truth(inner));
  release(inner);
  return holds;
}

/** len() of an instance; -1 = raised, -2 = it has none. */
export function lengthOf(value: i64): i64 {
  const result = callSpecial0(value, NAME_LEN);
  if (result == UNBOUND) return -1;
  if (result == MISSING) return -2;
  if (isIntegral(result)) {
    if (integralOf(result) >= 0) return integralOf(result);
    raiseLiteral(EXC_ValueError, "__len__() should return >= 0");
    return -1;
  }
  raiseForType(EXC_TypeError, "'", result, "' object cannot be interpreted as an integer");
  release(result);
  return -1;
}

/** `item in container` of an instance with `__contains__`: 1, 0, -1 = raised, -2 = it has none. */
export function containsSpecial(container: i64, item: i64): i32 {
  const entry = findEntry(classOfValue(container), singleton(NAME_CONTAINS));
  if (entry != 0 && load<i64>(entry + ATTRIBUTE_VALUE) == NONE) {
    raiseForType(EXC_TypeError, "'", container, "' object is not a container");
    return -1;
  }
  const result = callSpecial1(container, NAME_CONTAINS, item);
  if (result == MISSING) return -2;
  if (result == UNBOUND) return -1;
  const holds = isTrue(result);
  release(result);
  return holds;
}

// ── text ──

/** str(value) or repr(value) of an instance as its class says, an owned str; 0 = raised, 1 = the default. */
export function textSpecial(value: i64, wantsRepr: bool): u32 {
  const name = wantsRepr || isDefault(value, NAME_STR) ? NAME_REPR : NAME_STR;
  if (isDefault(value, name) || (!wantsRepr && isString(value))) return 1;
  const result = callSpecial0(value, name);
  if (result == UNBOUND) return 0;
  if (result == MISSING) return 1;
  if (isOfType(result, TYPE_STR)) return refOf(result);
  // Of a class that extends str: the text that it stands for.
  const inner = nativeOf(result);
  if (isOfType(inner, TYPE_STR)) {
    release(result);
    return refOf(inner);
  }
  release(inner);
  const mark = begin();
  text(name == NAME_REPR ? "__repr__" : "__str__");
  text(" returned non-string (type ");
  typeName(result);
  text(")");
  raiseBuilt(EXC_TypeError, mark);
  release(result);
  return 0;
}

/** str() of an instance gives the str that it stands for, whatever its `__repr__` says. */
function isString(value: i64): bool {
  const entry = findEntry(classOfValue(value), singleton(NAME_STR));
  return entry != 0 && load<i64>(entry + ATTRIBUTE_VALUE) == builtinValue(BUILTIN_STR___STR__);
}

/** What the class has is a built-in's, object's as a rule. */
export function isDefault(value: i64, name: u32): bool {
  const entry = findEntry(classOfValue(value), singleton(name));
  return entry == 0 || typeOf(load<i64>(entry + ATTRIBUTE_VALUE)) == TYPE_BUILTIN;
}
