/** The context managers there are: locks. And the end of a handler that only cleans up. */
import { setException } from "./error";
import { EXC_TypeError, STATUS_NEXT, STATUS_RAISED, TRUE, TYPE_LOCK, UNBOUND } from "./generated/layout";
import { raiseForType } from "./messages";
import { consume, fieldA, fieldB, readRegister, storeRegister, take } from "./operand";
import { lockAcquire, lockRelease } from "./pylock";
import { isOfType, refOf } from "./value";

/** a = b.__enter__(). */
export function op_with_enter(fp: u32, ip: u32): u32 {
  const manager = readRegister(fp, fieldB(ip));
  if (manager == UNBOUND) return STATUS_RAISED;
  if (!isOfType(manager, TYPE_LOCK)) {
    raiseForType(EXC_TypeError, "'", manager, "' object does not support the context manager protocol (missed __exit__ method)");
    return STATUS_RAISED;
  }
  if (lockAcquire(refOf(manager), true, -1) != 1) return STATUS_RAISED;
  storeRegister(fp, fieldA(ip), TRUE);
  return STATUS_NEXT;
}

/** a.__exit__(None, None, None). */
export function op_with_exit(fp: u32, ip: u32): u32 {
  if (lockRelease(refOf(readRegister(fp, fieldA(ip)))) == 0) return STATUS_RAISED;
  consume(fp, fieldA(ip));
  return STATUS_NEXT;
}

/** raise a again. `unwind` sees by the opcode that this frame stands in the traceback already. */
export function op_reraise(fp: u32, ip: u32): u32 {
  setException(take(fp, fieldA(ip)));
  return STATUS_RAISED;
}
