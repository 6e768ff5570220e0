/** Function objects. Those that the module itself makes are immortal: every thread calls them. */
import { code } from "./control";
import { newObject } from "./count";
import {
  CODE_ID, CODE_INSTRUCTIONS, CONTROL_BASE, CONTROL_CODE_LIST, FUNCTION_CODE, FUNCTION_DEFAULTS, FUNCTION_ENTRY,
  FUNCTION_SIZE, HEADER_COUNT, IMMORTAL, STATUS_NEXT, STATUS_RAISED, TYPE_FUNCTION,
} from "./generated/layout";
import { OP_MAKE_FUNCTION_DEFAULTS } from "./generated/opcodes";
import { raiseMemoryError } from "./messages";
import { fieldA, fieldB, fieldC, opcodeAt, storeRegister, take } from "./operand";
import { boxRef, refOf } from "./value";

/** a = function of code object b, with the tuple c as its last parameters' defaults. */
export function op_make_function(fp: u32, ip: u32): u32 {
  const made = newObject(FUNCTION_SIZE, TYPE_FUNCTION);
  if (made == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  const codes = load<u32>(CONTROL_BASE + CONTROL_CODE_LIST);
  const hasDefaults = opcodeAt(ip) == OP_MAKE_FUNCTION_DEFAULTS;
  const body = load<u32>(codes + 4 * fieldB(ip));
  store<u32>(made + FUNCTION_CODE, body);
  store<u32>(made + FUNCTION_ENTRY, load<u32>(body + CODE_INSTRUCTIONS));
  store<u32>(made + FUNCTION_DEFAULTS, hasDefaults ? refOf(take(fp, fieldC(ip))) : 0);
  if (load<u32>(code + CODE_ID) == 0) store<i32>(made + HEADER_COUNT, IMMORTAL);
  storeRegister(fp, fieldA(ip), boxRef(made));
  return STATUS_NEXT;
}
