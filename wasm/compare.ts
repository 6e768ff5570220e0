/**
 * Comparison, identity and membership of any values. Numbers go to the stencils: small ints have 48 bits, so that a mixed
 * comparison as floats is exact; big ones compare in bigint-float.ts. Sequences compare item by item, identity before equality, as CPython does.
 * Long because it is one case a kind of pair, and the cases call one another.
 */
import { sameTypes } from "./type-expressions";
import { compareMixed } from "./bigint-float";
import { isAnyNumber } from "./bigint";
import { bytesOfBuffer } from "./buffer";
import { isBytesLike } from "./bytes";
import { containsBytes } from "./bytes-search";
import { compareBytes } from "./bytes-value";
import { classOfValue, isCustom, isInstance, nativeBase } from "./class";
import { readersMayLook, release, share } from "./count";
import { clearTypeError, hasRaised } from "./error";
import {
  BOUND_FUNCTION, BOUND_SELF, METHOD_ID, METHOD_SELF, TYPE_BOUND, TYPE_METHOD,
  EXC_RecursionError, EXC_TypeError, HEADER_TYPE, LIST_ITEMS, MISSING, NAME_CONTAINS, NAME_EQ, NAME_NE, NOT_IMPLEMENTED, STATUS_AGAIN, SLICE_START, STATUS_JUMP, STATUS_NEXT, STATUS_RAISED, STORAGE_ITEMS, TUPLE_ITEMS, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_LIST,
  TYPE_RANGE, TYPE_SLICE, TYPE_STR, TYPE_TUPLE, UNBOUND,
  TYPE_DICT, TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_SET, TYPE_ALIAS, TYPE_UNION,
} from "./generated/layout";
import {
  OP_CONTAINS, OP_CONTAINS_DICT, OP_CONTAINS_SET, OP_NOT_CONTAINS_DICT, OP_NOT_CONTAINS_SET, OP_EQ, OP_GE, OP_GT, OP_IS, OP_IS_BOUND, OP_IS_NOT_BOUND, OP_JUMP_IF_NOT_EQ, OP_JUMP_IF_NOT_GE, OP_JUMP_IF_NOT_GT, OP_JUMP_IF_NOT_LE,
  OP_JUMP_IF_NOT_LT, OP_LE, OP_LT,
} from "./generated/opcodes";
import {
  eq_float, eq_int, ge_float, ge_int, gt_float, gt_int, le_float, le_int, lt_float, lt_int, ne_float, ne_int,
} from "./generated/stencils";
import { isIterable, iterationItem, iterNext, iterOf } from "./iterate";
import { dictHas } from "./dict";
import { list_item, listLength } from "./list";
import { tupleItem, tupleLength } from "./tuple";
import { viewHas } from "./dict-view";
import { compareMaps, NOT_COMPARABLE } from "./map-operators";
import { setHas, isSet } from "./set";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { nativeOf } from "./native";
import { markExecuted } from "./attribute-cache";
import { baseAt, consumeB, consumeC, finishBC, genericAt, operandB, operandC } from "./operand";
import { rangeContains, rangesEqual } from "./range";
import { pushes } from "./control";
import { IS_SECOND, NOT_PUSHED, pushMethod2, pushSpecial, pythonMethod, rememberMethod, SECOND } from "./operation";
import {
  compareOne, compareSpecial, containsSpecial, isAskedFirst, isDefault, isTrue, mirrored, negated, relationMethod,
} from "./special";
import { become, quicken, specialise } from "./specialise";
import { compareStrings, stringContains, stringsEqual } from "./string";
import { boxBool, integralOf, isFloat, isInt, isIntegral, isNumber, isOfType, isRef, numberOf, refOf, typeOf, unboxFloat, unboxInt } from "./value";

const LT: u32 = 0;
const LE: u32 = 1;
const GT: u32 = 2;
const GE: u32 = 3;
export const EQ: u32 = 4;
const NE: u32 = 5;

/** What comparisons return besides 0 and 1. */
const RAISED: i32 = -1;

/** Containers within containers that a comparison follows; they may contain themselves. */
const DEEPEST: u32 = 1000;
let depth: u32 = 0;

/** a = b relation c. */
export function op_compare(fp: u32, ip: u32): u32 {
  const left = operandB(fp, ip);
  if (left == UNBOUND) return STATUS_RAISED;
  const right = operandC(fp, ip);
  if (right == UNBOUND) return STATUS_RAISED;
  if (specialise(ip, left, right)) return STATUS_AGAIN;
  if (isCustom(left) || isCustom(right)) {
    const status = pushComparison(fp, ip, left, right);
    if (status != NOT_PUSHED) return status;
    return finishBC(fp, ip, compareCustom(relationAt(ip), left, right));
  }
  const holds = compare(relationAt(ip), left, right);
  return finishBC(fp, ip, holds == RAISED ? UNBOUND : boxBool(holds != 0));
}

/** Jump by a unless b relation c. */
export function op_compare_jump(fp: u32, ip: u32): u32 {
  const left = operandB(fp, ip);
  if (left == UNBOUND) return STATUS_RAISED;
  const right = operandC(fp, ip);
  if (right == UNBOUND) return STATUS_RAISED;
  if (specialise(ip, left, right)) return STATUS_AGAIN;
  const status = pushComparison(fp, ip, left, right);
  if (status != NOT_PUSHED) return status;
  const holds = compare(relationAt(ip), left, right);
  if (holds == RAISED) return STATUS_RAISED;
  consumeB(fp, ip);
  consumeC(fp, ip);
  return holds ? STATUS_NEXT : STATUS_JUMP;
}

/** Pushes the frame of the left operand's method, if it is the one that is asked first, and in Python. */
function pushComparison(fp: u32, ip: u32, left: i64, right: i64): u32 {
  if (pushes == 0 || !isInstance(left) || isAskedFirst(right, left)) return NOT_PUSHED;
  const relation = relationAt(ip);
  const method = pythonMethod(refOf(left), relationMethod(relation));
  if (method != UNBOUND) {
    rememberMethod(ip, 0);
    return pushMethod2(fp, ip, 0, method, left, right);
  }
  // `!=` without `__ne__` of its own is the opposite of `==`.
  if (relation != NE || !isDefault(left, NAME_NE) || nativeBase(classOfValue(left)) != 0) return NOT_PUSHED;
  const equal = pythonMethod(refOf(left), NAME_EQ);
  if (equal == UNBOUND) return NOT_PUSHED;
  rememberMethod(ip, IS_SECOND);
  return pushMethod2(fp, ip, SECOND, equal, left, right);
}

/** What the method gave that `pushComparison` asked, or when it refused what comes next; owned, UNBOUND = raised. */
export function comparisonAfter(fp: u32, ip: u32, second: bool, value: i64): i64 {
  if (value != NOT_IMPLEMENTED) return second ? negated(value) : value;
  const left = operandB(fp, ip);
  const right = operandC(fp, ip);
  const relation = relationAt(ip);
  const result: i64 = isCustom(right) ? compareOne(mirrored(relation), right, left) : MISSING;
  if (result != MISSING) return result;
  const holds = compareUnspecial(relation, left, right);
  return holds == RAISED ? UNBOUND : boxBool(holds != 0);
}

/** Of what `__contains__` gave, whose ownership is taken: the instruction's result; UNBOUND = raised. */
export function containmentAfter(operation: u32, value: i64): i64 {
  const holds = isTrue(value);
  release(value);
  return holds < 0 ? UNBOUND : boxBool((holds != 0) == (operation == OP_CONTAINS));
}

/** a = b is c, or is not. Two floats or ints of one value are the same here. */
export function op_is(fp: u32, ip: u32): u32 {
  const left = operandB(fp, ip);
  if (left == UNBOUND) return STATUS_RAISED;
  const right = operandC(fp, ip);
  if (right == UNBOUND) return STATUS_RAISED;
  const isSame = baseAt(ip) == OP_IS;
  quicken(ip, isSame ? OP_IS_BOUND : OP_IS_NOT_BOUND);
  return finishBC(fp, ip, boxBool((left == right) == isSame));
}

/** a = b in c, or not in. */
export function op_contains(fp: u32, ip: u32): u32 {
  const item = operandB(fp, ip);
  if (item == UNBOUND) return STATUS_RAISED;
  const container = operandC(fp, ip);
  if (container == UNBOUND) return STATUS_RAISED;
  if (isInt(item) || isOfType(item, TYPE_STR) || isOfType(item, TYPE_TUPLE)) {
    const type = typeOf(container);
    const isIn = genericAt(ip) == OP_CONTAINS;
    if (type == TYPE_DICT && become(ip, isIn ? OP_CONTAINS_DICT : OP_NOT_CONTAINS_DICT)) return STATUS_AGAIN;
    if (type == TYPE_SET && become(ip, isIn ? OP_CONTAINS_SET : OP_NOT_CONTAINS_SET)) return STATUS_AGAIN;
  }
  markExecuted(ip);
  if (isInstance(container)) {
    const status = pushSpecial(fp, ip, NAME_CONTAINS, 2, container, item, UNBOUND);
    if (status != NOT_PUSHED) return status;
  }
  const holds = contains(container, item);
  return finishBC(fp, ip, holds == RAISED ? UNBOUND : boxBool((holds != 0) == (baseAt(ip) == OP_CONTAINS)));
}

function relationAt(ip: u32): u32 {
  switch (baseAt(ip)) {
    case OP_LT:
    case OP_JUMP_IF_NOT_LT: return LT;
    case OP_LE:
    case OP_JUMP_IF_NOT_LE: return LE;
    case OP_GT:
    case OP_JUMP_IF_NOT_GT: return GT;
    case OP_GE:
    case OP_JUMP_IF_NOT_GE: return GE;
    case OP_EQ:
    case OP_JUMP_IF_NOT_EQ: return EQ;
    default: return NE;
  }
}

/** left relation right as Python's operator gives it, any value, owned; UNBOUND = raised. */
export function compareValues(relation: u32, left: i64, right: i64): i64 {
  if (isCustom(left) || isCustom(right)) return compareCustom(relation, left, right);
  const holds = compare(relation, left, right);
  return holds == RAISED ? UNBOUND : boxBool(holds != 0);
}

/** As `compareValues`, where one of the operands may have special methods: each is asked once. */
function compareCustom(relation: u32, left: i64, right: i64): i64 {
  const result = compareSpecial(relation, left, right);
  if (result != MISSING) return result;
  const holds = compareUnspecial(relation, left, right);
  return holds == RAISED ? UNBOUND : boxBool(holds != 0);
}

/** left < right: 1, 0, or -1 when it raised. For min, max and the like. */
export function isLess(left: i64, right: i64): i32 {
  if (isOfType(left, TYPE_TUPLE)) {
    const known = lessAlone(left, right);
    if (known != ASK) return known;
  }
  return compare(LT, left, right);
}

/** What `lessAlone` answers where only the general way can tell. */
export const ASK: i32 = -1;

/** left < right of numbers and text, and of tuples of these: 1, 0, or ASK. Runs no Python and owns nothing meanwhile. */
export function lessAlone(left: i64, right: i64): i32 {
  if (isInt(left) && isInt(right)) return i32(left < right);
  if (isNumber(left) && isNumber(right)) return compareNumbers(LT, left, right);
  if (!isRef(left) || !isRef(right)) return ASK;
  const l = refOf(left);
  const r = refOf(right);
  const type = load<u32>(l + HEADER_TYPE);
  if (type != load<u32>(r + HEADER_TYPE)) return ASK;
  if (type == TYPE_STR) return i32(compareStrings(l, r) < 0);
  if (type != TYPE_TUPLE) return ASK;
  const count = min(tupleLength(l), tupleLength(r));
  for (let i: u32 = 0; i < count; i++) {
    const a = tupleItem(l, i);
    const b = tupleItem(r, i);
    if (a == b) continue;
    if (isInt(a) && isInt(b)) return i32(a < b);
    if (isNumber(a) && isNumber(b)) {
      if (compareNumbers(EQ, a, b)) continue;
      return compareNumbers(LT, a, b);
    }
    if (!isOfType(a, TYPE_STR) || !isOfType(b, TYPE_STR)) return ASK;
    const order = compareStrings(refOf(a), refOf(b));
    if (order != 0) return i32(order < 0);
  }
  return i32(tupleLength(l) < tupleLength(r));
}

/** left > right: 1, 0, or -1 when it raised. */
export function isGreater(left: i64, right: i64): i32 {
  return compare(GT, left, right);
}

/** As `compare`, for others: relations by number. */
export function relate(relation: u32, left: i64, right: i64): i32 {
  return compare(relation, left, right);
}

/** 1, 0, or RAISED. */
function compare(relation: u32, left: i64, right: i64): i32 {
  if (isInt(left) && isInt(right)) return compareInts(relation, unboxInt(left), unboxInt(right));
  if (isOfType(left, TYPE_STR) && isOfType(right, TYPE_STR)) return compareText(relation, refOf(left), refOf(right));
  return compareAny(relation, left, right);
}

function compareAny(relation: u32, left: i64, right: i64): i32 {
  if (isNumber(left) && isNumber(right)) return compareNumbers(relation, left, right);
  if (isCustom(left) || isCustom(right)) return compareInstances(relation, left, right);
  const type = typeOf(left);
  if (type != 0 && type == typeOf(right)) {
    if (type == TYPE_LIST || type == TYPE_TUPLE) return compareSequences(relation, left, right);
    if ((type == TYPE_UNION || type == TYPE_ALIAS) && relation >= EQ) {
      const same = sameTypes(left, right);
      return same < 0 ? RAISED : i32((same == 1) == (relation == EQ));
    }
    if (type == TYPE_SLICE) return compareSequences(relation, left, right);
    if (type == TYPE_RANGE && relation >= EQ) return i32(rangesEqual(refOf(left), refOf(right)) == (relation == EQ));
  }
  if (isAnyNumber(left) && isAnyNumber(right)) return compareLarge(relation, left, right);
  const ofMaps = compareMaps(relation, left, right);
  if (ofMaps != NOT_COMPARABLE) return ofMaps;
  if ((type == TYPE_BYTES || type == TYPE_BYTEARRAY) && isBytesLike(right)) {
    return ordered(relation, compareBytes(refOf(left), refOf(right)));
  }
  if (relation >= EQ) return i32((left == right || isSameMethod(type, left, right)) == (relation == EQ));
  return unordered(relation, left, right);
}

/** Methods are equal that are bound to the same object. */
function isSameMethod(type: u32, left: i64, right: i64): bool {
  if (type != typeOf(right)) return false;
  const l = refOf(left);
  const r = refOf(right);
  if (type == TYPE_BOUND) return load<i64>(l + BOUND_SELF) == load<i64>(r + BOUND_SELF) && load<i64>(l + BOUND_FUNCTION) == load<i64>(r + BOUND_FUNCTION);
  return type == TYPE_METHOD && load<i64>(l + METHOD_SELF) == load<i64>(r + METHOD_SELF) && load<u32>(l + METHOD_ID) == load<u32>(r + METHOD_ID);
}

function compareInstances(relation: u32, left: i64, right: i64): i32 {
  const result = compareSpecial(relation, left, right);
  if (result == UNBOUND) return RAISED;
  if (result != MISSING) {
    const holds = isTrue(result);
    release(result);
    return holds;
  }
  return compareUnspecial(relation, left, right);
}

/** No special method of the operands knows the answer. */
function compareUnspecial(relation: u32, left: i64, right: i64): i32 {
  const innerLeft = nativeOf(left);
  const innerRight = nativeOf(right);
  // Whoever is no built-in inside has been asked already.
  if ((innerLeft == UNBOUND && (innerRight == UNBOUND || isCustom(left))) || (innerRight == UNBOUND && isCustom(right))) {
    release(innerLeft);
    release(innerRight);
    return relation >= EQ ? i32((left == right) == (relation == EQ)) : unordered(relation, left, right);
  }
  const first = innerLeft == UNBOUND ? left : innerLeft;
  const second = innerRight == UNBOUND ? right : innerRight;
  const holds = relation >= EQ || haveOrder(first, second) ? compare(relation, first, second) : unordered(relation, left, right);
  release(innerLeft);
  release(innerRight);
  return holds;
}

/** Whether < means something between two objects of built-in types. */
function haveOrder(left: i64, right: i64): bool {
  const type = typeOf(left);
  return (isAnyNumber(left) && isAnyNumber(right)) || (isSet(left) && isSet(right)) || (isBytesLike(left) && isBytesLike(right)) ||
    (type == typeOf(right) && (type == TYPE_STR || type == TYPE_LIST || type == TYPE_TUPLE));
}

function compareNumbers(relation: u32, left: i64, right: i64): i32 {
  if (!isIntegral(left) || !isIntegral(right)) return compareFloats(relation, numberOf(left), numberOf(right));
  return compareInts(relation, integralOf(left), integralOf(right));
}

@inline
function compareInts(relation: u32, l: i64, r: i64): i32 {
  switch (relation) {
    case LT: return lt_int(l, r);
    case LE: return le_int(l, r);
    case GT: return gt_int(l, r);
    case GE: return ge_int(l, r);
    case EQ: return eq_int(l, r);
    default: return ne_int(l, r);
  }
}

/** Numbers of which one is a big int. */
function compareLarge(relation: u32, left: i64, right: i64): i32 {
  if (isNaNValue(left) || isNaNValue(right)) return i32(relation == NE);
  return ordered(relation, compareMixed(left, right));
}

function isNaNValue(value: i64): bool {
  return isFloat(value) && isNaN(unboxFloat(value));
}

function compareFloats(relation: u32, left: f64, right: f64): i32 {
  switch (relation) {
    case LT: return lt_float(left, right);
    case LE: return le_float(left, right);
    case GT: return gt_float(left, right);
    case GE: return ge_float(left, right);
    case EQ: return eq_float(left, right);
    default: return ne_float(left, right);
  }
}

function compareText(relation: u32, left: u32, right: u32): i32 {
  if (relation >= EQ) return i32(stringsEqual(left, right) == (relation == EQ));
  return ordered(relation, compareStrings(left, right));
}

/** Whether the relation holds of two things of which the first is less (< 0), equal or greater (> 0). */
function ordered(relation: u32, order: i32): i32 {
  switch (relation) {
    case LT: return i32(order < 0);
    case LE: return i32(order <= 0);
    case GT: return i32(order > 0);
    case GE: return i32(order >= 0);
    case EQ: return i32(order == 0);
    default: return i32(order != 0);
  }
}

/** The first items that differ decide; if there are none, the shorter sequence is less. */
function compareSequences(relation: u32, left: i64, right: i64): i32 {
  if (depth >= DEEPEST) {
    raiseLiteral(EXC_RecursionError, "maximum recursion depth exceeded in comparison");
    return RAISED;
  }
  depth++;
  let result = RAISED;
  if (typeOf(left) == TYPE_TUPLE) {
    result = compareTuples(relation, refOf(left), refOf(right));
    depth--;
    return result;
  }
  const isList = typeOf(left) == TYPE_LIST;
  if (isList && relation >= EQ && listLength(refOf(left)) != listLength(refOf(right))) {
    depth--;
    return i32(relation == NE);
  }
  for (let i = isList ? commonStart(refOf(left), refOf(right)) : 0; ; i++) {
    const l = itemOf(left, i);
    const r = itemOf(right, i);
    if (l == UNBOUND || r == UNBOUND) {
      result = ordered(relation, l == r ? 0 : l == UNBOUND ? -1 : 1);
      release(l);
      release(r);
      break;
    }
    const isSame = areSame(l, r);
    result = isSame != 0 ? isSame : relation >= EQ ? i32(relation == NE) : compare(relation, l, r);
    release(l);
    release(r);
    if (isSame != 1) break;
  }
  depth--;
  return result;
}

/** Whether two values are the same or equal, where nobody needs to be asked: 1, 0, or ASK. */
@inline
function tellAlone(left: i64, right: i64): i32 {
  if (left == right) return 1;
  if (isInt(left) && isInt(right)) return 0;
  return isOfType(left, TYPE_STR) && isOfType(right, TYPE_STR) ? i32(stringsEqual(refOf(left), refOf(right))) : ASK;
}

/** How many items two lists begin with that are equal, as far as that can be told alone. */
function commonStart(left: u32, right: u32): u32 {
  if (readersMayLook()) return 0;
  const count = min(listLength(left), listLength(right));
  const lefts = load<u32>(left + LIST_ITEMS) + STORAGE_ITEMS;
  const rights = load<u32>(right + LIST_ITEMS) + STORAGE_ITEMS;
  let i: u32 = 0;
  while (i < count && tellAlone(load<i64>(lefts + 8 * i), load<i64>(rights + 8 * i)) == 1) i++;
  return i;
}

/** As `compareSequences`, of tuples, which never change: whoever compares them holds them. */
function compareTuples(relation: u32, left: u32, right: u32): i32 {
  const first = tupleLength(left);
  const second = tupleLength(right);
  for (let i: u32 = 0; i < first && i < second; i++) {
    const l = tupleItem(left, i);
    const r = tupleItem(right, i);
    if (l == r) continue;
    let isSame = tellAlone(l, r);
    if (isSame == ASK) isSame = compare(EQ, l, r);
    if (isSame < 0) return RAISED;
    if (isSame == 0) return relation >= EQ ? i32(relation == NE) : compare(relation, l, r);
  }
  return ordered(relation, first < second ? -1 : i32(first != second));
}

/** Item of a list or tuple, or part of a slice, owned; UNBOUND behind the last. */
@inline
function itemOf(sequence: i64, index: u32): i64 {
  const object = refOf(sequence);
  const type = load<u32>(object + HEADER_TYPE);
  if (type == TYPE_SLICE) return index < 3 ? share(load<i64>(object + SLICE_START + 8 * index)) : UNBOUND;
  if (type != TYPE_TUPLE) return list_item(object, index);
  return index < tupleLength(object) ? share(tupleItem(object, index)) : UNBOUND;
}

/** Identity or equality: 1, 0, or RAISED. */
export function areSame(left: i64, right: i64): i32 {
  return left == right ? 1 : compare(EQ, left, right);
}

function unordered(relation: u32, left: i64, right: i64): i32 {
  const mark = begin();
  text("'");
  text(relation == LT ? "<" : relation == LE ? "<=" : relation == GT ? ">" : ">=");
  text("' not supported between instances of '");
  typeName(left);
  text("' and '");
  typeName(right);
  text("'");
  raiseBuilt(EXC_TypeError, mark);
  return RAISED;
}

/** item in container: 1, 0, or RAISED. */
export function contains(container: i64, item: i64): i32 {
  if (isCustom(container)) {
    const holds = containsSpecial(container, item);
    if (holds != -2) return holds;
    const inner = nativeOf(container);
    if (inner != UNBOUND) {
      const found = contains(inner, item);
      release(inner);
      return found;
    }
  }
  switch (typeOf(container)) {
    case TYPE_LIST:
    case TYPE_TUPLE: return hasItem(container, item);
    case TYPE_DICT: return dictHas(refOf(container), item);
    case TYPE_SET:
    case TYPE_FROZENSET: return setHas(refOf(container), item);
    case TYPE_DICT_VIEW: return viewHas(refOf(container), item);
    case TYPE_RANGE:
      // What knows of equality itself is held against every number.
      return isCustom(item) ? iterationHas(container, item) : i32(rangeContains(refOf(container), item));
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: return isInstance(item) ? containsBuffer(refOf(container), item) : containsBytes(refOf(container), item);
    case TYPE_STR:
      if (typeOf(item) == TYPE_STR) return i32(stringContains(refOf(container), refOf(item)));
      if (isInstance(item)) {
        const inner = nativeOf(item);
        const isStr = typeOf(inner) == TYPE_STR;
        const found = isStr && stringContains(refOf(container), refOf(inner));
        release(inner);
        if (isStr) return i32(found);
      }
      raiseForType(EXC_TypeError, "'in <string>' requires string as left operand, not ", item, "");
      return RAISED;
  }
  if (isIterable(container)) return iterationHas(container, item);
  raiseNoContainer(container);
  return RAISED;
}

/** As `containsBytes`, of an instance, which may stand for bytes or have some. */
function containsBuffer(container: u32, item: i64): i32 {
  const inner = nativeOf(item);
  const held = inner == UNBOUND ? bytesOfBuffer(item) : inner;
  if (held == UNBOUND) return RAISED;
  if (held == MISSING) return containsBytes(container, item);
  const found = containsBytes(container, held);
  release(held);
  return found;
}

function raiseNoContainer(container: i64): void {
  raiseForType(EXC_TypeError, "argument of type '", container, "' is not a container or iterable");
}

function hasItem(container: i64, item: i64): i32 {
  const start = searchAlone(refOf(container), item);
  if (start == FOUND) return 1;
  let isSame = 0;
  for (let i = start; isSame == 0; i++) {
    const candidate = iterationItem(container, i);
    if (candidate == UNBOUND) break;
    isSame = areSame(candidate, item);
    release(candidate);
  }
  return isSame;
}

const FOUND: u32 = 0xffff_ffff;

/** The place in a list or tuple from which on the item is to be looked for by asking; FOUND where that is not needed. */
function searchAlone(sequence: u32, item: i64): u32 {
  const isTuple = load<u32>(sequence + HEADER_TYPE) == TYPE_TUPLE;
  if (!isTuple && readersMayLook()) return 0;
  const count = isTuple ? tupleLength(sequence) : listLength(sequence);
  const items = isTuple ? sequence + TUPLE_ITEMS : load<u32>(sequence + LIST_ITEMS) + STORAGE_ITEMS;
  for (let i: u32 = 0; i < count; i++) {
    const isSame = tellAlone(load<i64>(items + 8 * i), item);
    if (isSame == 1) return FOUND;
    if (isSame == ASK) return i;
  }
  return count;
}

/** As far as the item is looked for, the iterator is used up. */
function iterationHas(container: i64, item: i64): i32 {
  const iterator = iterOf(container);
  if (iterator == UNBOUND) {
    if (clearTypeError()) raiseNoContainer(container);
    return RAISED;
  }
  let isSame = 0;
  while (isSame == 0) {
    const candidate = iterNext(iterator);
    if (candidate == UNBOUND) {
      if (hasRaised()) isSame = RAISED;
      break;
    }
    isSame = areSame(candidate, item);
    release(candidate);
  }
  release(iterator);
  return isSame;
}
