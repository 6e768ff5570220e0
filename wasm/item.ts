/** Subscripts: a = b[c] and a[b] = c. */
import { isGeneric, newAlias } from "./type-expressions";
import { TYPE_BYTEARRAY, TYPE_BYTES } from "./generated/layout";
import { intOfInstance } from "./as-index";
import { fitsI64, i64Of, isAnyInt } from "./bigint";
import { classAttribute } from "./class-attribute";
import { appendClassName } from "./class-text";
import { classOfValue, isCustom, findInClass, isInstance, nativeBase } from "./class";
import { release, share } from "./count";
import { hasRaised, raiseKeyError } from "./error";
import {
  EXC_AttributeError, EXC_IndexError, EXC_TypeError, MISSING, NAME_CLASS_GETITEM, NAME_GETITEM, NAME_DELITEM, NAME_MISSING, NAME_SETITEM, NONE, STATUS_AGAIN, STATUS_NEXT,
  STATUS_RAISED, TYPE_CLASS, TYPE_LIST, TYPE_RANGE, TYPE_SLICE, TYPE_STR, TYPE_TUPLE, UNBOUND,
  TYPE_DICT,
} from "./generated/layout";
import { MODE_C_CONST, modesOf, OP_INDEX_DICT, OP_INDEX_DICT_K, OP_STORE_INDEX_DICT, OP_STORE_INDEX_DICT_K } from "./generated/opcodes";
import { assignByte, deleteByte } from "./bytearray-edit";
import { assignBytesSlice, bytesItem } from "./bytes-value";
import { call1 } from "./invoke";
import { isSequence } from "./iterate";
import { list_item, list_store, listLength, listPop } from "./list";
import { dictDelete, dictGet, dictItem, dictSet } from "./dict";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text } from "./messages";
import { nativeOf } from "./native";
import { clearSlot, consume, consumeB, consumeC, fieldA, fieldB, finishBC, opcodeAt, operandB, operandC, readRegister, slotOf, storeRegister } from "./operand";
import { inheritsNative, NOT_PUSHED, pushSpecial } from "./operation";
import { isSmallRange, rangeItem, rangeItemOfInt, rangeLength } from "./range";
import { isSet } from "./set";
import { singleton } from "./singletons";
import { newSlice, unpackPlain } from "./slice";
import { assignSlice, deleteSliceOf, sliced, slicedBy } from "./slicing";
import { callSpecial1, callSpecial2, hasSpecial } from "./special";
import { become, specialise } from "./specialise";
import { stringItem } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, integralOf, isInt, isIntegral, isOfType, refOf, typeOf } from "./value";

const OUTSIDE: i64 = -1;

/** a = b[c]. */
export function op_index(fp: u32, ip: u32): u32 {
  const container = operandB(fp, ip);
  if (container == UNBOUND) return STATUS_RAISED;
  const index = operandC(fp, ip);
  if (index == UNBOUND) return STATUS_RAISED;
  if (isInstance(container)) {
    const status = pushSpecial(fp, ip, NAME_GETITEM, 2, container, index, UNBOUND);
    if (status != NOT_PUSHED) return status;
    if (inheritsNative(refOf(container), NAME_GETITEM)) return finishBC(fp, ip, nativeItem(container, index));
  } else if (isDictAccess(container, index)) {
    if (become(ip, (modesOf(opcodeAt(ip)) & MODE_C_CONST) != 0 ? OP_INDEX_DICT_K : OP_INDEX_DICT)) return STATUS_AGAIN;
  } else if (specialise(ip, container, index)) return STATUS_AGAIN;
  return finishBC(fp, ip, item(container, index));
}

/** a = b[b+1:b+2]: without a slice object where the bounds are plain and no method is asked. */
export function op_index_slice(fp: u32, ip: u32): u32 {
  const first = slotOf(fp, fieldB(ip));
  const container = load<i64>(first);
  const result = sliceOf(container, load<i64>(first + 8), load<i64>(first + 16));
  if (result == UNBOUND) return STATUS_RAISED;
  for (let slot = first; slot < first + 24; slot += 8) clearSlot(slot);
  storeRegister(fp, fieldA(ip), result);
  return STATUS_NEXT;
}

function sliceOf(container: i64, start: i64, stop: i64): i64 {
  const type = typeOf(container);
  if ((type == TYPE_STR || type == TYPE_LIST || type == TYPE_TUPLE) && unpackPlain(start, stop)) return sliced(refOf(container), type);
  const slice = newSlice(share(start), share(stop), NONE);
  if (slice == UNBOUND) return UNBOUND;
  const result = item(container, slice);
  release(slice);
  return result;
}

/** A dict and a str, an int or a tuple: the stencils do it. */
function isDictAccess(container: i64, index: i64): bool {
  return isOfType(container, TYPE_DICT) && (isInt(index) || isOfType(index, TYPE_STR) || isOfType(index, TYPE_TUPLE));
}

/** container[index], owned; UNBOUND = raised. */
export function item(container: i64, index: i64): i64 {
  const type = typeOf(container);
  if (type == TYPE_DICT) return dictItem(refOf(container), index);
  if (isCustom(container)) {
    const result = callSpecial1(container, NAME_GETITEM, index);
    if (result != MISSING) return result;
    if (isInstance(container) && nativeBase(classOfValue(container)) != 0) return nativeItem(container, index);
  }
  if (type == TYPE_CLASS) return classItem(refOf(container), index);
  if (type != TYPE_LIST && type != TYPE_TUPLE && type != TYPE_STR && type != TYPE_RANGE && type != TYPE_BYTES &&
    type != TYPE_BYTEARRAY) {
    return typeError("'", container, "' object is not subscriptable");
  }
  const object = refOf(container);
  if (isOfType(index, TYPE_SLICE)) return slicedBy(object, type, refOf(index));
  if (type == TYPE_RANGE && isAnyInt(index)) return rangeItemAt(object, index);
  if (!isAnyInt(index)) {
    const number = intOfInstance(index);
    if (number == MISSING) return badIndex(type, index);
    const value = number == UNBOUND ? UNBOUND : item(container, number);
    release(number);
    return value;
  }
  if (!fitsI64(index)) return raiseNoIndex();
  const place = i64Of(index);
  switch (type) {
    case TYPE_LIST: return listItemAt(object, place);
    case TYPE_TUPLE: return tupleItemAt(object, place);
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: return bytesItem(object, place);
    default: return stringItem(object, place);
  }
}

/** Of an instance that stands for an object of a built-in type: that one's item. */
function nativeItem(container: i64, index: i64): i64 {
  const inner = nativeOf(container);
  if (inner == UNBOUND) return typeError("'", container, "' object is not subscriptable");
  const value = isOfType(inner, TYPE_DICT) ? itemOrMissing(container, refOf(inner), index) : item(inner, index);
  release(inner);
  return value;
}

/** The value of a key in the dict for which an instance stands. */
function itemOrMissing(container: i64, dict: u32, key: i64): i64 {
  const value = dictGet(dict, key);
  return value == UNBOUND && !hasRaised() ? missingItem(container, key) : value;
}

/** What `__missing__` gives for a key that is not there, owned; UNBOUND = raised: KeyError when there is no such method. */
export function missingItem(container: i64, key: i64): i64 {
  const value = isInstance(container) ? callSpecial1(container, NAME_MISSING, key) : MISSING;
  if (value != MISSING) return value;
  raiseKeyError(key);
  return UNBOUND;
}

/** The place from the start that a Python index means in a sequence of a length, or OUTSIDE. */
function placeOf(index: i64, length: i64): i64 {
  const place = index < 0 ? index + length : index;
  return place < 0 || place >= length ? OUTSIDE : place;
}

function listItemAt(list: u32, index: i64): i64 {
  const place = placeOf(index, listLength(list));
  const value = place == OUTSIDE ? UNBOUND : list_item(list, <u32>place);
  return value == UNBOUND ? outOfRange("list index out of range") : value;
}

function tupleItemAt(tuple: u32, index: i64): i64 {
  const place = placeOf(index, tupleLength(tuple));
  return place == OUTSIDE ? outOfRange("tuple index out of range") : share(tupleItem(tuple, <u32>place));
}

/** Range items are computed for ints of any size. */
function rangeItemAt(range: u32, index: i64): i64 {
  if (isIntegral(index) && isSmallRange(range)) {
    const place = placeOf(integralOf(index), rangeLength(range));
    return place == OUTSIDE ? outOfRange("range object index out of range") : rangeItem(range, place);
  }
  const item = rangeItemOfInt(range, index);
  return item == UNBOUND && !hasRaised() ? outOfRange("range object index out of range") : item;
}

function raiseNoIndex(): i64 {
  raiseLiteral(EXC_IndexError, "cannot fit 'int' into an index-sized integer");
  return UNBOUND;
}

function outOfRange(message: string): i64 {
  raiseLiteral(EXC_IndexError, message);
  return UNBOUND;
}

function typeError(before: string, value: i64, after: string): i64 {
  raiseForType(EXC_TypeError, before, value, after);
  return UNBOUND;
}

/** cls[index] is cls.__class_getitem__(index). */
function classItem(cls: u32, index: i64): i64 {
  const found = findInClass(cls, singleton(NAME_CLASS_GETITEM));
  if (found == UNBOUND && isGeneric(cls)) return newAlias(boxRef(cls), index);
  if (found == UNBOUND) return classNotSubscriptable(boxRef(cls));
  release(found);
  const method = classAttribute(cls, singleton(NAME_CLASS_GETITEM));
  if (method == UNBOUND) return UNBOUND;
  const result = call1(method, index);
  release(method);
  return result;
}

function classNotSubscriptable(value: i64): i64 {
  const mark = begin();
  text("type '");
  appendClassName(refOf(value));
  text("' is not subscriptable");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

function badIndex(type: u32, index: i64): i64 {
  switch (type) {
    case TYPE_LIST: return typeError("list indices must be integers or slices, not ", index, "");
    case TYPE_TUPLE: return typeError("tuple indices must be integers or slices, not ", index, "");
    case TYPE_BYTES: return typeError("byte indices must be integers or slices, not ", index, "");
    case TYPE_BYTEARRAY: return typeError("bytearray indices must be integers or slices, not ", index, "");
    case TYPE_RANGE: return typeError("range indices must be integers or slices, not ", index, "");
    default: return typeError("string indices must be integers, not '", index, "'");
  }
}

/** a[b] = c. */
export function op_store_index(fp: u32, ip: u32): u32 {
  const container = readRegister(fp, fieldA(ip));
  if (container == UNBOUND) return STATUS_RAISED;
  const index = operandB(fp, ip);
  if (index == UNBOUND) return STATUS_RAISED;
  const value = operandC(fp, ip);
  if (value == UNBOUND) return STATUS_RAISED;
  let target = container;
  if (isInstance(container)) {
    const status = pushSpecial(fp, ip, NAME_SETITEM, 3, container, index, value);
    if (status != NOT_PUSHED) return status;
    if (inheritsNative(refOf(container), NAME_SETITEM)) target = nativeOf(container);
    if (target == UNBOUND) target = container;
  } else if (isDictAccess(container, index)) {
    if (become(ip, (modesOf(opcodeAt(ip)) & MODE_C_CONST) != 0 ? OP_STORE_INDEX_DICT_K : OP_STORE_INDEX_DICT)) return STATUS_AGAIN;
  } else if (specialise(ip, container, index)) return STATUS_AGAIN;
  const done = storeItem(target, index, value);
  if (target != container) release(target);
  if (!done) return STATUS_RAISED;
  consume(fp, fieldA(ip));
  consumeB(fp, ip);
  consumeC(fp, ip);
  return STATUS_NEXT;
}

/** container[index] = value, which is borrowed; false when it raised. */
export function storeItem(container: i64, index: i64, value: i64): bool {
  if (typeOf(container) == TYPE_DICT) return dictSet(refOf(container), index, value);
  if (typeOf(container) == TYPE_BYTEARRAY) return storeByte(refOf(container), index, value);
  if (isCustom(container)) {
    const result = callSpecial2(container, NAME_SETITEM, index, value);
    if (result != MISSING) {
      release(result);
      return result != UNBOUND;
    }
    const inner = nativeOf(container);
    if (inner != UNBOUND) {
      const done = storeItem(inner, index, value);
      release(inner);
      return done;
    }
  }
  if (typeOf(container) != TYPE_LIST) {
    if (isInstance(container) && hasSpecial(container, NAME_DELITEM)) raiseLiteral(EXC_AttributeError, "__setitem__");
    else typeError("'", container, "' object does not support item assignment");
    return false;
  }
  const list = refOf(container);
  if (isOfType(index, TYPE_SLICE)) return assignSlice(list, refOf(index), value);
  if (!isAnyInt(index)) {
    const number = intOfInstance(index);
    if (number == MISSING) badIndex(TYPE_LIST, index);
    const done = number != MISSING && number != UNBOUND && storeItem(container, number, value);
    release(number);
    return done;
  }
  if (!fitsI64(index)) {
    raiseNoIndex();
    return false;
  }
  const place = placeOf(i64Of(index), listLength(list));
  if (place != OUTSIDE && list_store(list, <u32>place, share(value))) return true;
  if (place != OUTSIDE) release(value);
  outOfRange("list assignment index out of range");
  return false;
}

function storeByte(object: u32, index: i64, value: i64): bool {
  if (isOfType(index, TYPE_SLICE)) return assignBytesSlice(object, refOf(index), value);
  if (isIntegral(index)) return assignByte(object, integralOf(index), value);
  badIndex(TYPE_BYTEARRAY, index);
  return false;
}

function deleteFromBytes(object: u32, index: i64): bool {
  if (isOfType(index, TYPE_SLICE)) return assignBytesSlice(object, refOf(index), UNBOUND);
  if (isIntegral(index)) return deleteByte(object, integralOf(index));
  badIndex(TYPE_BYTEARRAY, index);
  return false;
}

/** del a[b]. */
export function op_delete_index(fp: u32, ip: u32): u32 {
  const container = readRegister(fp, fieldA(ip));
  if (container == UNBOUND) return STATUS_RAISED;
  const index = readRegister(fp, fieldB(ip));
  if (index == UNBOUND) return STATUS_RAISED;
  if (!deleteItem(container, index)) return STATUS_RAISED;
  consume(fp, fieldA(ip));
  consume(fp, fieldB(ip));
  return STATUS_NEXT;
}

/** del container[index]; false when it raised. */
export function deleteItem(container: i64, index: i64): bool {
  if (typeOf(container) == TYPE_DICT) return dictDelete(refOf(container), index);
  if (typeOf(container) == TYPE_BYTEARRAY) return deleteFromBytes(refOf(container), index);
  if (isCustom(container)) {
    const result = callSpecial1(container, NAME_DELITEM, index);
    if (result != MISSING) {
      release(result);
      return result != UNBOUND;
    }
    const inner = nativeOf(container);
    if (inner != UNBOUND) {
      const done = deleteItem(inner, index);
      release(inner);
      return done;
    }
  }
  if (typeOf(container) != TYPE_LIST) {
    if (isInstance(container) && hasSpecial(container, NAME_SETITEM)) raiseLiteral(EXC_AttributeError, "__delitem__");
    else {
      // CPython asks what may be a sequence first, and that words it otherwise.
      const asSequence = isAnyInt(index) && (isSet(container) || isSequence(container) || isInstance(container));
      typeError("'", container, asSequence ? "' object doesn't support item deletion" : "' object does not support item deletion");
    }
    return false;
  }
  const list = refOf(container);
  if (isOfType(index, TYPE_SLICE)) return deleteSliceOf(list, refOf(index));
  if (!isAnyInt(index)) {
    const number = intOfInstance(index);
    if (number == MISSING) badIndex(TYPE_LIST, index);
    const done = number != MISSING && number != UNBOUND && deleteItem(container, number);
    release(number);
    return done;
  }
  if (!fitsI64(index)) {
    raiseNoIndex();
    return false;
  }
  const item = listPop(list, i64Of(index));
  if (item == UNBOUND) {
    outOfRange("list assignment index out of range");
    return false;
  }
  release(item);
  return true;
}
