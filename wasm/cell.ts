/**
 * Cells: variables that a function shares with those defined in it. A cell's content is read without a lock and
 * exchanged whole, as a global's is.
 */
import { makeReadable } from "./biased";
import { code } from "./control";
import { newObject } from "./count";
import {
  CELL_SIZE, CELL_VALUE, CODE_FREE_NAMES, EXC_NameError, FRAME_CALLEE, FUNCTION_CLOSURE, GENERATOR_FUNCTION, HEADER_TYPE, REFCOUNT_BIASED, TYPE_GENERATOR, STATUS_NEXT, STATUS_RAISED, TYPE_CELL,
  UNBOUND,
} from "./generated/layout";
import { raiseUnboundLocal } from "./error";
import { exchangeSlot, loadSlot } from "./globals";
import { begin, raiseBuilt, raiseMemoryError, str, text } from "./messages";
import { clearSlot, fieldA, fieldB, readRegister, slotOf, storeRegister, take } from "./operand";
import { shareRef } from "./count";
import { tupleItem } from "./tuple";
import { boxRef, isRef, refOf } from "./value";

/** An owned cell that takes the value's ownership; 0 when memory is exhausted. */
export function newCell(value: i64): u32 {
  const cell = newObject(CELL_SIZE, TYPE_CELL);
  if (cell == 0) return 0;
  if (REFCOUNT_BIASED && isRef(value)) makeReadable(refOf(value));
  store<i64>(cell + CELL_VALUE, value);
  return cell;
}

/** Content of a cell, owned; UNBOUND = empty. */
@inline
export function cellContent(cell: u32): i64 {
  return loadSlot(cell + CELL_VALUE);
}

/** Content of a cell, owned; UNBOUND = empty. */
export function cell_load(cell: u32): i64 {
  return cellContent(cell);
}

/** Stores an owned value in a cell (UNBOUND empties it). */
@inline
export function setCell(cell: u32, value: i64): void {
  exchangeSlot(cell + CELL_VALUE, value);
}

/** Cell `index` of the closure of the function that runs in a frame. */
export function closureCell(fp: u32, index: u32): u32 {
  return refOf(tupleItem(load<u32>(runningFunction(fp) + FUNCTION_CLOSURE), index));
}

/** The function whose body runs in a frame. */
export function runningFunction(fp: u32): u32 {
  const callee = load<u32>(fp + FRAME_CALLEE);
  return load<u32>(callee + HEADER_TYPE) == TYPE_GENERATOR ? load<u32>(callee + GENERATOR_FUNCTION) : callee;
}

/** a = a new cell that holds what a held. */
export function op_make_cell(fp: u32, ip: u32): u32 {
  const slot = slotOf(fp, fieldA(ip));
  const cell = newCell(load<i64>(slot));
  if (cell == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  store<i64>(slot, boxRef(cell));
  return STATUS_NEXT;
}

/** a = content of the cell b. */
export function op_load_cell(fp: u32, ip: u32): u32 {
  const cell = load<i64>(slotOf(fp, fieldB(ip)));
  const value = isRef(cell) ? cellContent(refOf(cell)) : UNBOUND;
  if (value == UNBOUND) {
    raiseUnboundLocal(fieldB(ip));
    return STATUS_RAISED;
  }
  storeRegister(fp, fieldA(ip), value);
  return STATUS_NEXT;
}

/** Content of the cell b = a. */
export function op_store_cell(fp: u32, ip: u32): u32 {
  if (readRegister(fp, fieldA(ip)) == UNBOUND) return STATUS_RAISED;
  setCell(refOf(load<i64>(slotOf(fp, fieldB(ip)))), take(fp, fieldA(ip)));
  return STATUS_NEXT;
}

/** a = content of cell b of the closure. */
export function op_load_free(fp: u32, ip: u32): u32 {
  const value = cellContent(closureCell(fp, fieldB(ip)));
  if (value == UNBOUND) {
    raiseFree(fieldB(ip));
    return STATUS_RAISED;
  }
  storeRegister(fp, fieldA(ip), value);
  return STATUS_NEXT;
}

export function raiseFree(index: u32): void {
  const mark = begin();
  text("cannot access free variable '");
  str(refOf(tupleItem(load<u32>(code + CODE_FREE_NAMES), index)));
  text("' where it is not associated with a value in enclosing scope");
  raiseBuilt(EXC_NameError, mark);
}

/** Content of cell b of the closure = a. */
export function op_store_free(fp: u32, ip: u32): u32 {
  if (readRegister(fp, fieldA(ip)) == UNBOUND) return STATUS_RAISED;
  setCell(closureCell(fp, fieldB(ip)), take(fp, fieldA(ip)));
  return STATUS_NEXT;
}

/** a = cell b of the closure itself. */
export function op_load_closure(fp: u32, ip: u32): u32 {
  const cell = closureCell(fp, fieldB(ip));
  shareRef(cell);
  storeRegister(fp, fieldA(ip), boxRef(cell));
  return STATUS_NEXT;
}

/** The local a holds nothing any more. */
export function op_unbind(fp: u32, ip: u32): u32 {
  const slot = slotOf(fp, fieldA(ip));
  clearSlot(slot);
  store<i64>(slot, UNBOUND);
  return STATUS_NEXT;
}
