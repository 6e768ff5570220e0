/** Function objects. Those that are made once are immortal: every thread calls them. */
import { newObject, releaseRef } from "./count";
import { destroyExtras, setExtra } from "./function-extras";
import {
  CODE_ENTRY, CONTROL_BASE, CONTROL_CODE_LIST, EXTRAS_ANNOTATE, FUNCTION_CLOSURE, FUNCTION_CODE, FUNCTION_DEFAULTS, FUNCTION_ENTRY, FUNCTION_EXTRAS,
  FUNCTION_KEYWORD_DEFAULTS, FUNCTION_SIZE, HEADER_COUNT, IMMORTAL, STATUS_NEXT, STATUS_RAISED, TYPE_FUNCTION,
} from "./generated/layout";
import { raiseMemoryError } from "./messages";
import { fieldA, fieldB, fieldC, slotOf, storeRegister, take } from "./operand";
import { boxRef, refOf } from "./value";

/** a = function of code object b; c = 1: made once. */
export function op_make_function(fp: u32, ip: u32): u32 {
  const made = newObject(FUNCTION_SIZE, TYPE_FUNCTION);
  if (made == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  const body = load<u32>(load<u32>(CONTROL_BASE + CONTROL_CODE_LIST) + 4 * fieldB(ip));
  store<u32>(made + FUNCTION_CODE, body);
  store<u32>(made + FUNCTION_ENTRY, load<u32>(body + CODE_ENTRY));
  store<u32>(made + FUNCTION_DEFAULTS, 0);
  store<u32>(made + FUNCTION_KEYWORD_DEFAULTS, 0);
  store<u32>(made + FUNCTION_CLOSURE, 0);
  store<u32>(made + FUNCTION_EXTRAS, 0);
  if (fieldC(ip) == 1) store<i32>(made + HEADER_COUNT, IMMORTAL);
  storeRegister(fp, fieldA(ip), boxRef(made));
  return STATUS_NEXT;
}

/** Sets a part (by c: defaults, keyword defaults, closure, `__annotate__`) of the new function a, that nobody else has yet, to b. */
export function op_set_function(fp: u32, ip: u32): u32 {
  const part = fieldC(ip);
  if (part == 3) {
    if (setExtra(refOf(load<i64>(slotOf(fp, fieldA(ip)))), EXTRAS_ANNOTATE, take(fp, fieldB(ip)))) return STATUS_NEXT;
    raiseMemoryError();
    return STATUS_RAISED;
  }
  const field: u32 = part == 0 ? FUNCTION_DEFAULTS : part == 1 ? FUNCTION_KEYWORD_DEFAULTS : FUNCTION_CLOSURE;
  store<u32>(refOf(load<i64>(slotOf(fp, fieldA(ip)))) + field, refOf(take(fp, fieldB(ip))));
  return STATUS_NEXT;
}

/** Releases what a dead function owned. */
export function destroyFunction(object: u32): void {
  releaseOptional(load<u32>(object + FUNCTION_DEFAULTS));
  releaseOptional(load<u32>(object + FUNCTION_KEYWORD_DEFAULTS));
  releaseOptional(load<u32>(object + FUNCTION_CLOSURE));
  destroyExtras(load<u32>(object + FUNCTION_EXTRAS));
}

export function releaseOptional(object: u32): void {
  if (object != 0) releaseRef(object);
}
