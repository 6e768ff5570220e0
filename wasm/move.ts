/** Generic forms of what moves values between registers and globals; they raise where a name is unbound. */
import {
  STATUS_AGAIN, STATUS_NEXT, STATUS_RAISED, UNBOUND,
} from "./generated/layout";
import { OP_COPY, OP_LOAD_GLOBAL, OP_RETURN, OP_STORE_GLOBAL } from "./generated/opcodes";
import { share } from "./count";
import { raiseNameError } from "./error";
import { global_load, global_store } from "./globals";
import { fieldA, fieldB, readRegister, storeRegister, take } from "./operand";
import { quicken } from "./specialise";

export function op_nop(fp: u32, ip: u32): u32 {
  return STATUS_NEXT;
}

/** a = b. */
export function op_copy(fp: u32, ip: u32): u32 {
  const value = readRegister(fp, fieldB(ip));
  if (value == UNBOUND) return STATUS_RAISED;
  quicken(ip, OP_COPY);
  storeRegister(fp, fieldA(ip), share(value));
  return STATUS_NEXT;
}

/** a = global b. */
export function op_load_global(fp: u32, ip: u32): u32 {
  const value = global_load(fieldB(ip));
  if (value == UNBOUND) {
    raiseNameError(fieldB(ip));
    return STATUS_RAISED;
  }
  quicken(ip, OP_LOAD_GLOBAL);
  storeRegister(fp, fieldA(ip), value);
  return STATUS_NEXT;
}

/** global b = a. */
export function op_store_global(fp: u32, ip: u32): u32 {
  if (readRegister(fp, fieldA(ip)) == UNBOUND) return STATUS_RAISED;
  quicken(ip, OP_STORE_GLOBAL);
  global_store(fieldB(ip), take(fp, fieldA(ip)));
  return STATUS_NEXT;
}

/** RETURN of a local that may be unbound: raises, or becomes RETURN. */
export function op_return_unbound(fp: u32, ip: u32): u32 {
  if (readRegister(fp, fieldA(ip)) == UNBOUND) return STATUS_RAISED;
  quicken(ip, OP_RETURN);
  return STATUS_AGAIN;
}
