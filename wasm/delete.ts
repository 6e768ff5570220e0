/** del of names. */
import { clearSlot, fieldA, readRegister, slotOf } from "./operand";
import { closureCell, raiseFree } from "./cell";
import { emptySlot } from "./globals";
import { raiseNameError, raiseUnboundLocal } from "./error";
import { stringIs } from "./arguments";
import { code } from "./control";
import { builtinName } from "./names";
import { builtinValue } from "./singletons";
import { tupleItem } from "./tuple";
import { isRef, refOf } from "./value";
import { CELL_VALUE, CODE_GLOBAL_NAMES, GLOBALS_BASE, STATUS_NEXT, STATUS_RAISED, UNBOUND } from "./generated/layout";

/** Local a becomes unbound. */
export function op_delete_local(fp: u32, ip: u32): u32 {
  if (readRegister(fp, fieldA(ip)) == UNBOUND) return STATUS_RAISED;
  const slot = slotOf(fp, fieldA(ip));
  clearSlot(slot);
  store<i64>(slot, UNBOUND);
  return STATUS_NEXT;
}

/** Global a becomes unbound, or the built-in of its name again. */
export function op_delete_global(fp: u32, ip: u32): u32 {
  const name = refOf(tupleItem(load<u32>(code + CODE_GLOBAL_NAMES), fieldA(ip)));
  if (emptySlot(GLOBALS_BASE + 8 * fieldA(ip), builtinNamed(name))) return STATUS_NEXT;
  raiseNameError(fieldA(ip));
  return STATUS_RAISED;
}

/** As `op_delete_global`; no error when it is unbound already. */
export function op_unbind_global(fp: u32, ip: u32): u32 {
  const name = refOf(tupleItem(load<u32>(code + CODE_GLOBAL_NAMES), fieldA(ip)));
  emptySlot(GLOBALS_BASE + 8 * fieldA(ip), builtinNamed(name));
  return STATUS_NEXT;
}

/** The variable in cell a of the frame becomes unbound. */
export function op_delete_cell(fp: u32, ip: u32): u32 {
  const cell = load<i64>(slotOf(fp, fieldA(ip)));
  if (isRef(cell) && emptySlot(refOf(cell) + CELL_VALUE, UNBOUND)) return STATUS_NEXT;
  raiseUnboundLocal(fieldA(ip));
  return STATUS_RAISED;
}

/** The variable in cell a of the closure becomes unbound. */
export function op_delete_free(fp: u32, ip: u32): u32 {
  if (emptySlot(closureCell(fp, fieldA(ip)) + CELL_VALUE, UNBOUND)) return STATUS_NEXT;
  raiseFree(fieldA(ip));
  return STATUS_RAISED;
}

/** What a name means that no program binds; UNBOUND = nothing. */
function builtinNamed(name: u32): i64 {
  for (let id: u32 = 0; builtinName(id).charCodeAt(0) != 63; id++) if (stringIs(name, builtinName(id))) return builtinValue(id);
  return UNBOUND;
}
