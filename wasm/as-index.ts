/** `__index__`: objects of user classes as ints, where an index is wanted. */
import { isAnyInt } from "./bigint";
import { isInstance } from "./class";
import { release } from "./count";
import { EXC_TypeError, MISSING, NAME_INDEX, UNBOUND } from "./generated/layout";
import { raiseForType } from "./messages";
import { nativeOf } from "./native";
import { callSpecial0 } from "./special";

/** The int that an instance stands for, owned; UNBOUND = raised, MISSING = it stands for none. */
export function intOfInstance(value: i64): i64 {
  if (!isInstance(value)) return MISSING;
  const inner = nativeOf(value);
  if (inner != UNBOUND) {
    if (isAnyInt(inner)) return inner;
    release(inner);
  }
  const number = callSpecial0(value, NAME_INDEX);
  if (number == UNBOUND || number == MISSING || isAnyInt(number)) return number;
  raiseForType(EXC_TypeError, "__index__ returned non-int (type ", number, ")");
  release(number);
  return UNBOUND;
}
