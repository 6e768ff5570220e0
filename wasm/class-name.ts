/** Names in the body of a class: what the body bound, else what the name means outside. */
import { raiseNameError } from "./error";
import { STATUS_NEXT, STATUS_RAISED, UNBOUND } from "./generated/layout";
import { share } from "./count";
import { global_load } from "./globals";
import { fieldA, fieldB, fieldC, slotOf, storeRegister } from "./operand";

/** a = local b, or global c when that is unbound. */
export function op_load_name(fp: u32, ip: u32): u32 {
  const local = load<i64>(slotOf(fp, fieldB(ip)));
  const value = local == UNBOUND ? global_load(fieldC(ip)) : share(local);
  if (value == UNBOUND) {
    raiseNameError(fieldC(ip));
    return STATUS_RAISED;
  }
  storeRegister(fp, fieldA(ip), value);
  return STATUS_NEXT;
}
