/**
 * `sum` of a generator expression item by item (src/language/compile/folds.ts): what the built-in does between two items. The
 * register behind the total says how it adds: 0 = all were ints of 64 bits, a float = what was lost so far, None = as `+` does.
 */
import { binary } from "./arithmetic";
import { fitsI64, i64Of, intOfI64, isAnyInt } from "./bigint";
import { floatOf, isTooLargeForFloat } from "./bigint-float";
import { compensated, lostIn } from "./builtin-folds";
import { NONE, STATUS_AGAIN, STATUS_NEXT, STATUS_RAISED, UNBOUND } from "./generated/layout";
import { OP_ADD } from "./generated/opcodes";
import { consumeB, fieldA, fieldB, finishA, operandB, slotOf, storeRegister } from "./operand";
import { specialise } from "./specialise";
import { boxFloat, isFloat, isInt, isIntegral, unboxFloat } from "./value";

/** a = a + b; a+1 = how the next is added. */
export function op_sum_add(fp: u32, ip: u32): u32 {
  const slot = slotOf(fp, fieldA(ip));
  const total = load<i64>(slot);
  const item = operandB(fp, ip);
  if (item == UNBOUND) return STATUS_RAISED;
  // The first float says nothing of the ones to come: the total is no float yet.
  if (!(isInt(total) && isFloat(item)) && specialise(ip, total, item)) return STATUS_AGAIN;
  const next = plus(slot + 8, total, item);
  if (next == UNBOUND) return STATUS_RAISED;
  consumeB(fp, ip);
  finishA(fp, ip, next);
  return STATUS_NEXT;
}

/** The next total, owned; UNBOUND = raised. Changes how the one after is added. */
function plus(how: u32, total: i64, item: i64): i64 {
  const mode = load<i64>(how);
  if (isFloat(mode)) {
    if (!isFloat(item) && (!isAnyInt(item) || isTooLargeForFloat(item))) {
      store<i64>(how, NONE);
      return binary(OP_ADD, boxFloat(compensated(unboxFloat(total), unboxFloat(mode))), item, false);
    }
    const x = isFloat(item) ? unboxFloat(item) : floatOf(item);
    store<i64>(how, boxFloat(unboxFloat(mode) + lostIn(unboxFloat(total), x)));
    return boxFloat(unboxFloat(total) + x);
  }
  if (isInt(mode) && (isIntegral(item) || (isAnyInt(item) && fitsI64(item)))) {
    const number = i64Of(item);
    const next = i64Of(total) + number;
    if (((i64Of(total) ^ next) & (number ^ next)) >= 0) return intOfI64(next);
  }
  const mixed = binary(OP_ADD, total, item, false);
  if (isInt(mode)) store<i64>(how, isFloat(mixed) ? boxFloat(0) : NONE);
  return mixed;
}

/** a = the sum b, behind which stands how it was added. */
export function op_sum_end(fp: u32, ip: u32): u32 {
  const slot = slotOf(fp, fieldB(ip));
  const total = load<i64>(slot);
  const mode = load<i64>(slot, 8);
  store<i64>(slot, UNBOUND);
  store<i64>(slot, UNBOUND, 8);
  storeRegister(fp, fieldA(ip), isFloat(mode) ? boxFloat(compensated(unboxFloat(total), unboxFloat(mode))) : total);
  return STATUS_NEXT;
}
