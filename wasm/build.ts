/** Making lists and tuples from registers, and taking them apart into registers. */
import { release, share } from "./count";
import { hasRaised } from "./error";
import {
  EXC_TypeError, EXC_ValueError, STATUS_NEXT, STATUS_RAISED, TYPE_LIST, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { isIterable, iterableLength, iterationItem } from "./iterate";
import { list_push, newList } from "./list";
import { begin, number, raiseBuilt, raiseForType, raiseMemoryError, text } from "./messages";
import { consume, fieldA, fieldB, fieldC, readRegister, slotOf, storeRegister, take } from "./operand";
import { newTuple, setTupleItem } from "./tuple";
import { boxRef, refOf, typeOf } from "./value";

/** True when all c registers from b on have values; raises otherwise. */
function areBound(fp: u32, ip: u32): bool {
  const first = fieldB(ip);
  for (let i: u32 = 0; i < fieldC(ip); i++) if (readRegister(fp, first + i) == UNBOUND) return false;
  return true;
}

/** a = [b, b+1, … c of them]. */
export function op_build_list(fp: u32, ip: u32): u32 {
  if (!areBound(fp, ip)) return STATUS_RAISED;
  const count = fieldC(ip);
  const list = newList(count);
  if (list == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  // There is room for all, so that no push can fail.
  for (let i: u32 = 0; i < count; i++) list_push(list, take(fp, fieldB(ip) + i));
  storeRegister(fp, fieldA(ip), boxRef(list));
  return STATUS_NEXT;
}

/** Appends b to the list a, which a comprehension builds. */
export function op_list_append(fp: u32, ip: u32): u32 {
  const value = readRegister(fp, fieldB(ip));
  if (value == UNBOUND) return STATUS_RAISED;
  if (list_push(refOf(load<i64>(slotOf(fp, fieldA(ip)))), share(value)) == 0) {
    release(value);
    raiseMemoryError();
    return STATUS_RAISED;
  }
  consume(fp, fieldB(ip));
  return STATUS_NEXT;
}

/** a = (b, b+1, … c of them). */
export function op_build_tuple(fp: u32, ip: u32): u32 {
  if (!areBound(fp, ip)) return STATUS_RAISED;
  const count = fieldC(ip);
  const tuple = newTuple(count);
  if (tuple == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  for (let i: u32 = 0; i < count; i++) setTupleItem(tuple, i, take(fp, fieldB(ip) + i));
  storeRegister(fp, fieldA(ip), boxRef(tuple));
  return STATUS_NEXT;
}

/** a, a+1, … c of them = b. */
export function op_unpack(fp: u32, ip: u32): u32 {
  const iterable = readRegister(fp, fieldB(ip));
  if (iterable == UNBOUND) return STATUS_RAISED;
  if (!isIterable(iterable)) {
    raiseForType(EXC_TypeError, "cannot unpack non-iterable ", iterable, " object");
    return STATUS_RAISED;
  }
  const length = iterableLength(iterable);
  if (length != <i64>fieldC(ip)) return raiseUnpackedLength(iterable, fieldC(ip), length);
  // b may be among the registers that are stored into.
  const owned = take(fp, fieldB(ip));
  const status = unpack(fp, ip, owned);
  release(owned);
  return status;
}

function unpack(fp: u32, ip: u32, iterable: i64): u32 {
  const count = fieldC(ip);
  for (let i: u32 = 0; i < count; i++) {
    const item = iterationItem(iterable, i);
    if (item == UNBOUND) {
      // Another thread made the list shorter just now, or there is no memory for a character.
      if (!hasRaised()) raiseUnpackedLength(iterable, count, i);
      return STATUS_RAISED;
    }
    storeRegister(fp, fieldA(ip) + i, item);
  }
  return STATUS_NEXT;
}

/** CPython tells how many there were too many only of lists and tuples. */
function raiseUnpackedLength(iterable: i64, expected: u32, length: i64): u32 {
  const mark = begin();
  const isShort = length < <i64>expected;
  text(isShort ? "not enough values to unpack (expected " : "too many values to unpack (expected ");
  number(expected);
  const type = typeOf(iterable);
  if (isShort || type == TYPE_LIST || type == TYPE_TUPLE) {
    text(", got ");
    number(length);
  }
  text(")");
  raiseBuilt(EXC_ValueError, mark);
  return STATUS_RAISED;
}
