/** Making lists and tuples: from registers, and item by item where a display has starred ones. */
import { extendWith, push, tupleOfList } from "./collect";
import { EXC_TypeError, STATUS_NEXT, STATUS_RAISED, UNBOUND } from "./generated/layout";
import { isIterable } from "./iterate";
import { list_push, newList } from "./list";
import { raiseForType, raiseMemoryError } from "./messages";
import { consume, fieldA, fieldB, fieldC, finishB, readRegister, slotOf, storeRegister, take } from "./operand";
import { newTuple, setTupleItem } from "./tuple";
import { boxNew, boxRef, refOf } from "./value";

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

/** Appends b to the list a, which stays. */
export function op_list_append(fp: u32, ip: u32): u32 {
  const item = readRegister(fp, fieldB(ip));
  if (item == UNBOUND) return STATUS_RAISED;
  return push(refOf(load<i64>(slotOf(fp, fieldA(ip)))), take(fp, fieldB(ip))) ? STATUS_NEXT : STATUS_RAISED;
}

/** Appends all items of b to the list a, which stays: a starred item of a display. */
export function op_list_extend(fp: u32, ip: u32): u32 {
  const iterable = readRegister(fp, fieldB(ip));
  if (iterable == UNBOUND) return STATUS_RAISED;
  if (!isIterable(iterable)) {
    raiseForType(EXC_TypeError, "Value after * must be an iterable, not ", iterable, "");
    return STATUS_RAISED;
  }
  if (!extendWith(refOf(load<i64>(slotOf(fp, fieldA(ip)))), iterable)) return STATUS_RAISED;
  consume(fp, fieldB(ip));
  return STATUS_NEXT;
}

/** a = tuple of the list b, which nobody else has. */
export function op_list_to_tuple(fp: u32, ip: u32): u32 {
  const tuple = tupleOfList(refOf(load<i64>(slotOf(fp, fieldB(ip)))));
  return finishB(fp, ip, boxNew(tuple));
}
