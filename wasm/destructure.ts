/** Taking an iterable apart into registers: a, b = x and a, *b, c = x. */
import { isInstance } from "./class";
import { readersMayLook, release, releaseRef, share, shareAlone } from "./count";
import { dictLength } from "./dict";
import { hasRaised } from "./error";
import {
  EXC_TypeError, EXC_ValueError, FIELD_A, INSTRUCTION_SIZE, LIST_ITEMS, NAME_ITER, STORAGE_ITEMS, STATUS_AGAIN, STATUS_NEXT, STATUS_RAISED, TYPE_DICT, TYPE_LIST, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { markExecuted } from "./attribute-cache";
import { OP_UNPACK_PAIR, OP_UNPACK_TRIPLE } from "./generated/opcodes";
import { isIterable, iterNext, iterOf } from "./iterate";
import { listOf } from "./collect";
import { list_item, listLength, listPop } from "./list";
import { begin, number, raiseBuilt, raiseForType, text } from "./messages";
import { consume, fieldA, fieldB, fieldC, readRegister, slotOf, storeRegister, take } from "./operand";
import { become } from "./specialise";
import { nativeOf } from "./native";
import { isDefault } from "./special";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, isRef, refOf, typeOf } from "./value";

/** a, a+1, … c of them = b. */
export function op_unpack(fp: u32, ip: u32): u32 {
  const iterable = readRegister(fp, fieldB(ip));
  if (iterable == UNBOUND) return STATUS_RAISED;
  const type = typeOf(iterable);
  if (type == TYPE_TUPLE && tupleLength(refOf(iterable)) == fieldC(ip)) {
    if (fieldC(ip) == 2 && become(ip, OP_UNPACK_PAIR)) return STATUS_AGAIN;
    if (fieldC(ip) == 3 && become(ip, OP_UNPACK_TRIPLE)) return STATUS_AGAIN;
  }
  markExecuted(ip);
  if (type != TYPE_LIST && type != TYPE_TUPLE) {
    if (!canUnpack(iterable)) return STATUS_RAISED;
    const inner = plainTuple(iterable);
    if (inner == UNBOUND) return unpackIterator(fp, ip, iterable);
    consume(fp, fieldB(ip));
    return unpackOwned(fp, ip, inner, false);
  }
  const count = fieldC(ip);
  if (type == TYPE_LIST && !readersMayLook() && listLength(refOf(iterable)) == count && isUnlisted(fp, ip, count)) {
    let at = load<u32>(refOf(iterable) + LIST_ITEMS) + STORAGE_ITEMS;
    for (let i: u32 = 0; i < count; i++, at += 8) storeRegister(fp, fieldA(ip) + i, shareAlone(load<i64>(at)));
    consume(fp, fieldB(ip));
    return STATUS_NEXT;
  }
  // b may be among the registers that are stored into.
  return unpackOwned(fp, ip, take(fp, fieldB(ip)), true);
}

/** Storing into the registers lets no object die, which might change the list, and b is none of them. */
function isUnlisted(fp: u32, ip: u32, count: u32): bool {
  const first = fieldA(ip);
  if (fieldB(ip) - first < count) return false;
  for (let i: u32 = 0; i < count; i++) if (isRef(load<i64>(slotOf(fp, first + i)))) return false;
  return true;
}

/** The tuple for which an instance stands whose class iterates as tuple does (a named tuple), owned; UNBOUND = no such. */
function plainTuple(value: i64): i64 {
  if (!isInstance(value) || !isDefault(value, NAME_ITER)) return UNBOUND;
  const inner = nativeOf(value);
  if (isOfType(inner, TYPE_TUPLE)) return inner;
  release(inner);
  return UNBOUND;
}

/** Of a list or tuple, which it takes. */
function unpackOwned(fp: u32, ip: u32, owned: i64, isCounted: bool): u32 {
  const length: i64 = isOfType(owned, TYPE_TUPLE) ? tupleLength(refOf(owned)) : listLength(refOf(owned));
  const status = length == <i64>fieldC(ip) ? unpack(fp, ip, owned) : raiseUnpackedLength(fieldC(ip), length, isCounted);
  release(owned);
  return status;
}

function canUnpack(iterable: i64): bool {
  if (isIterable(iterable)) return true;
  raiseForType(EXC_TypeError, "cannot unpack non-iterable ", iterable, " object");
  return false;
}

function unpack(fp: u32, ip: u32, iterable: i64): u32 {
  const count = fieldC(ip);
  const object = refOf(iterable);
  const isTuple = isOfType(iterable, TYPE_TUPLE);
  for (let i: u32 = 0; i < count; i++) {
    const item = isTuple ? share(tupleItem(object, i)) : list_item(object, i);
    // Another thread made the list shorter just now.
    if (item == UNBOUND) return raiseUnpackedLength(count, i, true);
    storeRegister(fp, fieldA(ip) + i, item);
  }
  return STATUS_NEXT;
}

function unpackIterator(fp: u32, ip: u32, iterable: i64): u32 {
  const iterator = iterOf(iterable);
  if (iterator == UNBOUND) return STATUS_RAISED;
  const length: i64 = isOfType(iterable, TYPE_DICT) ? dictLength(refOf(iterable)) : -1;
  consume(fp, fieldB(ip));
  const count = fieldC(ip);
  const given = takeItems(fp, fieldA(ip), count, iterator);
  let status: u32 = STATUS_NEXT;
  if (given < count) status = hasRaised() ? STATUS_RAISED : raiseUnpackedLength(count, given, false);
  else {
    const further = iterNext(iterator);
    release(further);
    if (further != UNBOUND) raiseUnpackedLength(count, length, length >= 0);
    if (hasRaised()) status = STATUS_RAISED;
  }
  release(iterator);
  return status;
}

/** Up to `count` items into the registers from `first` on; returns how many there were. */
function takeItems(fp: u32, first: u32, count: u32, iterator: i64): u32 {
  for (let i: u32 = 0; i < count; i++) {
    const item = iterNext(iterator);
    if (item == UNBOUND) return i;
    storeRegister(fp, first + i, item);
  }
  return count;
}

/** `length` < 0: more than expected. CPython tells how many there were too many only of lists, tuples and dicts. */
function raiseUnpackedLength(expected: u32, length: i64, isCounted: bool): u32 {
  const mark = begin();
  const isShort = length >= 0 && length < <i64>expected;
  text(isShort ? "not enough values to unpack (expected " : "too many values to unpack (expected ");
  number(expected);
  if (isShort || isCounted) {
    text(", got ");
    number(length);
  }
  text(")");
  raiseBuilt(EXC_ValueError, mark);
  return STATUS_RAISED;
}

/** a, a+1, … c of them = b, where the one at the EXTRA's field a takes all that the others leave, as a list. */
export function op_unpack_star(fp: u32, ip: u32): u32 {
  const iterable = readRegister(fp, fieldB(ip));
  if (iterable == UNBOUND) return STATUS_RAISED;
  if (!canUnpack(iterable)) return STATUS_RAISED;
  const iterator = iterOf(iterable);
  if (iterator == UNBOUND) return STATUS_RAISED;
  consume(fp, fieldB(ip));
  const before = <u32>load<u16>(ip + INSTRUCTION_SIZE + FIELD_A);
  const status = unpackAround(fp, fieldA(ip), before, fieldC(ip) - before - 1, iterator);
  release(iterator);
  return status;
}

function unpackAround(fp: u32, first: u32, before: u32, after: u32, iterator: i64): u32 {
  const given = takeItems(fp, first, before, iterator);
  if (given < before) return hasRaised() ? STATUS_RAISED : raiseTooFew(before + after, given);
  const rest = listOf(iterator);
  if (rest == 0) return STATUS_RAISED;
  const length = listLength(rest);
  if (length < after) {
    releaseRef(rest);
    return raiseTooFew(before + after, before + length);
  }
  for (let i = after; i > 0; i--) storeRegister(fp, first + before + i, listPop(rest, -1));
  storeRegister(fp, first + before, boxRef(rest));
  return STATUS_NEXT;
}

function raiseTooFew(expected: u32, given: u32): u32 {
  const mark = begin();
  text("not enough values to unpack (expected at least ");
  number(expected);
  text(", got ");
  number(given);
  text(")");
  raiseBuilt(EXC_ValueError, mark);
  return STATUS_RAISED;
}
