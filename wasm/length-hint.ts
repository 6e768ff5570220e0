/** How many items an instance says that it will give, which lists ask before they take them. */
import { isBig, isNegative } from "./bigint";
import { release } from "./count";
import { clearTypeError } from "./error";
import { EXC_TypeError, EXC_ValueError, MISSING, NAME_LEN, NAME_LENGTH_HINT, NOT_IMPLEMENTED, UNBOUND } from "./generated/layout";
import { raiseForType, raiseLiteral } from "./messages";
import { nativeOf } from "./native";
import { callSpecial0, hasSpecial, lengthOf } from "./special";
import { integralOf, isIntegral } from "./value";

/** Asks `__len__`, or `__length_hint__`, of an instance; the answer only matters when it is wrong. False = raised. */
export function askForLength(iterable: i64): bool {
  if (hasSpecial(iterable, NAME_LEN)) {
    if (lengthOf(iterable) != -1) return true;
    if (!clearTypeError()) return false;
  }
  const hint = callSpecial0(iterable, NAME_LENGTH_HINT);
  if (hint == MISSING || hint == NOT_IMPLEMENTED) return true;
  if (hint == UNBOUND) return clearTypeError();
  const inner = nativeOf(hint);
  const isValid = isLength(inner == UNBOUND ? hint : inner, hint);
  release(inner);
  release(hint);
  return isValid;
}

function isLength(number: i64, given: i64): bool {
  if (!isIntegral(number) && !isBig(number)) {
    raiseForType(EXC_TypeError, "__length_hint__ must be an integer, not ", given, "");
    return false;
  }
  if (isBig(number) ? !isNegative(number) : integralOf(number) >= 0) return true;
  raiseLiteral(EXC_ValueError, "__length_hint__() should return >= 0");
  return false;
}
