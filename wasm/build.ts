/** Making lists and tuples: from registers, and item by item where a display has starred ones. */
import { extendWith, push, tupleOfList } from "./collect";
import { EXC_TypeError, LIST_ITEMS, STATUS_NEXT, STATUS_RAISED, STORAGE_ITEMS, TUPLE_ITEMS, UNBOUND } from "./generated/layout";
import { isIterable } from "./iterate";
import { rawList } from "./list";
import { raiseForType, raiseMemoryError } from "./messages";
import { consume, fieldA, fieldB, fieldC, finishB, localCount, readRegister, slotOf, storeRegister, take, takeAt } from "./operand";
import { newTuple, rawTuple } from "./tuple";
import { boxNew, boxRef, refOf } from "./value";

/** True when all c registers from b on have values; raises otherwise. */
function areBound(fp: u32, ip: u32): bool {
  const first = fieldB(ip);
  const end = first + fieldC(ip);
  for (let i = first; i < end; i++) if (load<i64>(slotOf(fp, i)) == UNBOUND) return readRegister(fp, i) != UNBOUND;
  return true;
}

/** a = [b, b+1, … c of them]. */
export function op_build_list(fp: u32, ip: u32): u32 {
  if (!areBound(fp, ip)) return STATUS_RAISED;
  const count = fieldC(ip);
  const list = rawList(count);
  if (list == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  // Nobody else sees it yet.
  moveRegisters(fp, fieldB(ip), count, load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS);
  storeRegister(fp, fieldA(ip), boxRef(list));
  return STATUS_NEXT;
}

/** a = (b, b+1, … c of them). */
export function op_build_tuple(fp: u32, ip: u32): u32 {
  if (!areBound(fp, ip)) return STATUS_RAISED;
  const count = fieldC(ip);
  const tuple = count == 0 ? newTuple(0) : rawTuple(count);
  if (tuple == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  moveRegisters(fp, fieldB(ip), count, tuple + TUPLE_ITEMS);
  storeRegister(fp, fieldA(ip), boxRef(tuple));
  return STATUS_NEXT;
}

/** Moves the values of `count` registers to items of a new object. */
@inline
function moveRegisters(fp: u32, first: u32, count: u32, to: u32): void {
  const locals = localCount();
  for (let i: u32 = 0; i < count; i++) store<i64>(to + 8 * i, takeAt(slotOf(fp, first + i), first + i, locals));
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
