/** The instructions of raise, assert, try and except. */
import { closureCell, setCell } from "./cell";
import { call0 } from "./invoke";
import { release, share } from "./count";
import { raiseAgain, raiseObject, raiseWith } from "./error";
import { exceptionMatches } from "./exception-match";
import { isException, isExceptionClass, newException, newMemoryError, setValueAt } from "./exception";
import {
  BUILTIN_ID, EXC_AssertionError, EXC_RuntimeError, EXC_TypeError, EXCEPTION_CAUSE, EXCEPTION_SUPPRESS, FIRST_EXCEPTION,
  HANDLED_VALUE, HEADER_TYPE, NO_BUILTIN, NONE, STATUS_JUMP, STATUS_NEXT, STATUS_RAISED, THREAD_HANDLED, TYPE_CLASS, UNBOUND,
} from "./generated/layout";
import { handledException } from "./handled";
import { thread } from "./control";
import { abandon, begin, raiseBuilt, raiseLiteral, text, typeName } from "./messages";
import { clearSlot, consume, fieldA, fieldB, fieldC, readRegister, slotOf, storeRegister, take } from "./operand";
import { appendRepr } from "./text";
import { boxRef, refOf } from "./value";

/** raise a. */
export function op_raise(fp: u32, ip: u32): u32 {
  const value = readRegister(fp, fieldA(ip));
  if (value == UNBOUND) return STATUS_RAISED;
  const exception = instanceOf(value, "exceptions must derive from BaseException");
  if (exception == UNBOUND) return STATUS_RAISED;
  consume(fp, fieldA(ip));
  raiseObject(exception);
  return STATUS_RAISED;
}

/** raise a from b. */
export function op_raise_from(fp: u32, ip: u32): u32 {
  const value = readRegister(fp, fieldA(ip));
  if (value == UNBOUND || readRegister(fp, fieldB(ip)) == UNBOUND) return STATUS_RAISED;
  const exception = instanceOf(value, "exceptions must derive from BaseException");
  if (exception == UNBOUND) return STATUS_RAISED;
  const cause = readRegister(fp, fieldB(ip));
  const linked: i64 = cause == NONE ? UNBOUND : instanceOf(cause, "exception causes must derive from BaseException");
  if (cause != NONE && linked == UNBOUND) {
    release(exception);
    return STATUS_RAISED;
  }
  setCause(refOf(exception), linked);
  consume(fp, fieldA(ip));
  consume(fp, fieldB(ip));
  raiseObject(exception);
  return STATUS_RAISED;
}

/** Sets __cause__ (owned, UNBOUND = None): from then on the context is not shown. */
export function setCause(exception: u32, cause: i64): void {
  setValueAt(exception, EXCEPTION_CAUSE, cause);
  store<u8>(exception, 1, EXCEPTION_SUPPRESS);
}

/** The exception that is raised for a value: itself, or what its class makes. Owned; UNBOUND = raised. */
export function instanceOf(value: i64, otherwise: string): i64 {
  if (isException(value)) return share(value);
  if (!isExceptionClass(value)) {
    raiseLiteral(EXC_TypeError, otherwise);
    return UNBOUND;
  }
  if (load<u32>(refOf(value), HEADER_TYPE) == TYPE_CLASS && isBuiltinClass(refOf(value))) {
    const made = newException(load<u32>(refOf(value), BUILTIN_ID) - FIRST_EXCEPTION, UNBOUND);
    return boxRef(made == 0 ? newMemoryError() : made);
  }
  const made = call0(value);
  if (made == UNBOUND || isException(made)) return made;
  const mark = begin();
  text("calling ");
  const done = appendRepr(value, false);
  text(" should have returned an instance of BaseException, not ");
  typeName(made);
  release(made);
  if (done) raiseBuilt(EXC_TypeError, mark);
  else abandon(mark);
  return UNBOUND;
}

/** One whose call makes an exception without any arguments at once. */
function isBuiltinClass(type: u32): bool {
  return load<u32>(type, BUILTIN_ID) != NO_BUILTIN;
}

/** raise: the exception that is being handled, with its traceback as it is. */
export function op_raise_again(fp: u32, ip: u32): u32 {
  const exception = handledException();
  if (exception == UNBOUND) raiseLiteral(EXC_RuntimeError, "No active exception to reraise");
  else raiseAgain(share(exception));
  return STATUS_RAISED;
}

/** AssertionError, whatever that name is bound to. */
export function op_raise_assertion(fp: u32, ip: u32): u32 {
  raiseWith(EXC_AssertionError, UNBOUND);
  return STATUS_RAISED;
}

/** AssertionError(a). */
export function op_raise_assertion_message(fp: u32, ip: u32): u32 {
  if (readRegister(fp, fieldA(ip)) != UNBOUND) raiseWith(EXC_AssertionError, take(fp, fieldA(ip)));
  return STATUS_RAISED;
}

/** Raises a again; this frame stands in its traceback already. */
export function op_reraise(fp: u32, ip: u32): u32 {
  raiseAgain(take(fp, fieldA(ip)));
  return STATUS_RAISED;
}

/** A handler begins: the exception in a is the one that is being handled; the one before it waits in a+1. */
export function op_catch(fp: u32, ip: u32): u32 {
  const register = fieldA(ip);
  const record = load<u32>(thread, THREAD_HANDLED);
  storeRegister(fp, register + 1, load<i64>(record, HANDLED_VALUE));
  store<i64>(record, share(load<i64>(slotOf(fp, register))), HANDLED_VALUE);
  return STATUS_NEXT;
}

/** It ends: the one in a+1 is being handled again, a is given up. */
export function op_end_catch(fp: u32, ip: u32): u32 {
  const register = fieldA(ip);
  const record = load<u32>(thread, THREAD_HANDLED);
  const outer = slotOf(fp, register + 1);
  const old = load<i64>(record, HANDLED_VALUE);
  store<i64>(record, load<i64>(outer), HANDLED_VALUE);
  store<i64>(outer, UNBOUND);
  release(old);
  clearSlot(slotOf(fp, register));
  return STATUS_NEXT;
}

/** Jumps unless exception b is of the class, or of one of the classes, in c. */
export function op_match(fp: u32, ip: u32): u32 {
  const type = readRegister(fp, fieldC(ip));
  if (type == UNBOUND) return STATUS_RAISED;
  const matches = exceptionMatches(load<i64>(slotOf(fp, fieldB(ip))), type);
  if (matches < 0) return STATUS_RAISED;
  consume(fp, fieldC(ip));
  return matches != 0 ? STATUS_NEXT : STATUS_JUMP;
}

/** Cell a becomes empty. */
export function op_unbind_cell(fp: u32, ip: u32): u32 {
  setCell(refOf(load<i64>(slotOf(fp, fieldA(ip)))), UNBOUND);
  return STATUS_NEXT;
}

/** Cell a of the closure becomes empty. */
export function op_unbind_free(fp: u32, ip: u32): u32 {
  setCell(closureCell(fp, fieldA(ip)), UNBOUND);
  return STATUS_NEXT;
}
