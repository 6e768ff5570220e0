/**
 * with: managers are entered and left through the methods of their types. WITH_ENTER puts what is needed for leaving in the
 * manager's register: a lock itself, or the bound `__exit__`.
 */
import { isInstance } from "./class";
import { pushes } from "./control";
import { release, share } from "./count";
import { isGeneratorCode } from "./frame";
import { NOT_PUSHED, pushMethod, pushMethod1, pythonMethod } from "./operation";
import { hasRaised } from "./error";
import { classOfException, tracebackOf } from "./exception";
import {
  BOUND_FUNCTION, BOUND_SELF, EXC_TypeError, FUNCTION_CODE, NAME_ENTER, NAME_EXIT, NONE, STATUS_JUMP, STATUS_NEXT, STATUS_RAISED, TRUE, TYPE_BOUND, TYPE_FUNCTION, TYPE_LOCK, UNBOUND,
} from "./generated/layout";
import { call0, call3 } from "./invoke";
import { qualifiedTypeName } from "./class-text";
import { begin, raiseBuilt, text } from "./messages";
import { consume, fieldA, fieldB, readRegister, slotOf, storeRegister } from "./operand";
import { lockAcquire, lockRelease } from "./pylock";
import { specialMethod } from "./special";
import { truth } from "./truth";
import { boxRef, isOfType, refOf } from "./value";

/** a = b.__enter__(). */
export function op_with_enter(fp: u32, ip: u32): u32 {
  const manager = readRegister(fp, fieldB(ip));
  if (manager == UNBOUND) return STATUS_RAISED;
  if (!isOfType(manager, TYPE_LOCK)) {
    const status = pushEnter(fp, ip, fieldB(ip), manager);
    if (status != NOT_PUSHED) return status;
    const entered = enterObject(fp, fieldB(ip), manager);
    if (entered == UNBOUND) return STATUS_RAISED;
    storeRegister(fp, fieldA(ip), entered);
    return STATUS_NEXT;
  }
  if (lockAcquire(refOf(manager), true, -1) != 1) return STATUS_RAISED;
  storeRegister(fp, fieldA(ip), TRUE);
  return STATUS_NEXT;
}

/** a.__enter__(), whose result nobody wants. */
export function op_with_enter_only(fp: u32, ip: u32): u32 {
  const manager = readRegister(fp, fieldA(ip));
  if (manager == UNBOUND) return STATUS_RAISED;
  if (isOfType(manager, TYPE_LOCK)) return lockAcquire(refOf(manager), true, -1) == 1 ? STATUS_NEXT : STATUS_RAISED;
  const status = pushEnter(fp, ip, fieldA(ip), manager);
  if (status != NOT_PUSHED) return status;
  const entered = enterObject(fp, fieldA(ip), manager);
  release(entered);
  return entered == UNBOUND ? STATUS_RAISED : STATUS_NEXT;
}

/** Pushes the frame of `__enter__` when both methods are in Python; then what leaves again is in the manager's register. */
function pushEnter(fp: u32, ip: u32, register: u32, manager: i64): u32 {
  if (pushes == 0 || !isInstance(manager)) return NOT_PUSHED;
  const enter = pythonMethod(refOf(manager), NAME_ENTER);
  if (enter == UNBOUND || isGeneratorCode(load<u32>(refOf(enter) + FUNCTION_CODE))) {
    release(enter);
    return NOT_PUSHED;
  }
  const exit = specialMethod(manager, NAME_EXIT);
  if (exit == UNBOUND) {
    release(enter);
    return hasRaised() ? STATUS_RAISED : NOT_PUSHED;
  }
  const status = pushMethod1(fp, ip, 0, enter, manager);
  storeRegister(fp, register, exit);
  return status;
}

/** Both methods are looked up before the first is called; returns what that does, UNBOUND = raised. */
function enterObject(fp: u32, register: u32, manager: i64): i64 {
  const exit = specialMethod(manager, NAME_EXIT);
  const enter: i64 = exit == UNBOUND ? UNBOUND : specialMethod(manager, NAME_ENTER);
  if (enter == UNBOUND) {
    const mark = begin();
    text("'");
    qualifiedTypeName(manager);
    text("' object does not support the context manager protocol (missed ");
    text(exit == UNBOUND ? "__exit__ method)" : "__enter__ method)");
    raiseBuilt(EXC_TypeError, mark);
    release(exit);
    return UNBOUND;
  }
  const entered = call0(enter);
  release(enter);
  if (entered == UNBOUND) release(exit);
  else storeRegister(fp, register, exit);
  return entered;
}

/** a.__exit__(None, None, None). */
export function op_with_exit(fp: u32, ip: u32): u32 {
  const exit = load<i64>(slotOf(fp, fieldA(ip)));
  if (isOfType(exit, TYPE_LOCK)) {
    if (lockRelease(refOf(exit)) == 0) return STATUS_RAISED;
  } else {
    const bound = refOf(exit);
    if (pushes != 0 && isOfType(exit, TYPE_BOUND) && isOfType(load<i64>(bound + BOUND_FUNCTION), TYPE_FUNCTION)) {
      const method = share(load<i64>(bound + BOUND_FUNCTION));
      const status = pushMethod(fp, ip, 0, method, 4, load<i64>(bound + BOUND_SELF), NONE, NONE, NONE);
      if (status != NOT_PUSHED) return status;
    }
    const result = call3(exit, NONE, NONE, NONE);
    if (result == UNBOUND) return STATUS_RAISED;
    release(result);
  }
  consume(fp, fieldA(ip));
  return STATUS_NEXT;
}

/** b.__exit__(type, exception, traceback) of the exception in b+1; jumps when that says it is dealt with. */
export function op_with_except(fp: u32, ip: u32): u32 {
  const exit = load<i64>(slotOf(fp, fieldB(ip)));
  if (isOfType(exit, TYPE_LOCK)) return lockRelease(refOf(exit)) == 0 ? STATUS_RAISED : STATUS_NEXT;
  const exception = load<i64>(slotOf(fp, fieldB(ip) + 1));
  const traceback = tracebackOf(refOf(exception));
  const shown: i64 = traceback == 0 ? NONE : boxRef(traceback);
  const result = call3(exit, boxRef(classOfException(refOf(exception))), exception, shown);
  release(shown);
  if (result == UNBOUND) return STATUS_RAISED;
  const isTrue = truth(result);
  release(result);
  if (hasRaised()) return STATUS_RAISED;
  return isTrue ? STATUS_JUMP : STATUS_NEXT;
}
