/** Objects with `__buffer__` (PEP 688), memoryviews above all, where bytes are wanted. */
import { release } from "./count";
import { raiseForType } from "./messages";
import { EXC_TypeError, MISSING, NAME_BUFFER, NAME_BYTES, TYPE_BYTES, UNBOUND } from "./generated/layout";
import { callSpecial0, callSpecial1 } from "./special";
import { boxInt, isOfType } from "./value";

/** What the instance's buffer holds, an owned bytes object; MISSING = it has none, UNBOUND = raised. */
export function bytesOfBuffer(value: i64): i64 {
  const view = callSpecial1(value, NAME_BUFFER, boxInt(0));
  if (view == UNBOUND || view == MISSING) return view;
  const bytes = callSpecial0(view, NAME_BYTES);
  if (bytes == MISSING || (bytes != UNBOUND && !isOfType(bytes, TYPE_BYTES))) {
    raiseForType(EXC_TypeError, "__buffer__ returned non-memoryview object (type ", view, ")");
    if (bytes != MISSING) release(bytes);
    release(view);
    return UNBOUND;
  }
  release(view);
  return bytes;
}
