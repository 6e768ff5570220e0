/**
 * Raising: an exception object in THREAD_EXCEPTION and nothing else; the status that the operation returns leads
 * the interpreter to `unwind`. MemoryError has an immortal singleton, so that it can be raised without memory.
 * Messages that quote types or values are built in messages.ts.
 */
import { code, thread } from "./control";
import { release, share } from "./count";
import { FIELD_NAME, isMutable, kindIsA, kindOf, newException, newMemoryError, setField } from "./exception";
import {
  CODE_GLOBAL_NAMES, CODE_PARAMETERS, EXC_AttributeError, EXC_IndexError, EXC_KeyError, EXC_StopIteration, EXC_MemoryError, EXC_NameError, EXC_OverflowError, EXC_TypeError,
  EXC_UnboundLocalError, THREAD_EXCEPTION, UNBOUND,
} from "./generated/layout";
import { chainContext, handlesItself } from "./handled";
import { begin, raiseBuilt, raiseMemoryError, str, text } from "./messages";
import { stringLength } from "./string";
import { clearBuffer } from "./traceback";
import { tupleItem } from "./tuple";
import { boxRef, refOf } from "./value";

/** The exception in flight is raised again: the frame that does it stands in its traceback already. */
let again: bool = false;

/** Raises an exception of class EXC_`kind`; `message` is an owned str pointer, 0 or an empty one = no argument. */
export function raise(kind: u32, message: u32): void {
  if (message == 0) raiseWith(kind, UNBOUND);
  else if (stringLength(message) != 0) raiseWith(kind, boxRef(message));
  else {
    release(boxRef(message));
    raiseWith(kind, UNBOUND);
  }
}

/** Raises an exception of class EXC_`kind` with one argument, owned; UNBOUND = none. */
export function raiseWith(kind: u32, only: i64): void {
  let exception = kind == EXC_MemoryError ? 0 : newException(kind, only);
  if (exception == 0) exception = newMemoryError();
  raiseObject(boxRef(exception));
}

/** The same without a context. */
export function raiseAlone(kind: u32, only: i64): void {
  let exception = newException(kind, only);
  if (exception == 0) exception = newMemoryError();
  raiseThrown(boxRef(exception), false);
}

/** KeyError(key); the key is borrowed. */
export function raiseKeyError(key: i64): void {
  raiseWith(EXC_KeyError, share(key));
}

/** Raises an owned exception object: while another is handled, that one becomes its context. */
export function raiseObject(exception: i64): void {
  if (!isMutable(refOf(exception))) clearBuffer();
  chainContext(refOf(exception));
  again = false;
  setException(exception);
}

/** Raises an owned exception object where a generator waits: only what that handles itself becomes the context. */
export function raiseThrown(exception: i64, inGenerator: bool): void {
  if (!isMutable(refOf(exception))) clearBuffer();
  if (inGenerator && handlesItself()) chainContext(refOf(exception));
  again = false;
  setException(exception);
}

/** Raises an owned exception object again, as it is: the end of a handler that did not match, or only cleaned up. */
export function raiseAgain(exception: i64): void {
  again = true;
  setException(exception);
}

/** Whether the exception in flight was raised again; asked once a raise. */
export function takeAgain(): bool {
  const result = again;
  again = false;
  return result;
}

/** Puts an owned exception in flight. */
export function setException(exception: i64): void {
  const old = load<i64>(thread + THREAD_EXCEPTION);
  store<i64>(thread + THREAD_EXCEPTION, exception);
  release(old);
}

/** Sets a field (FIELD_* of exception.ts) of the exception in flight; the value is borrowed. */
export function noteField(index: u32, value: i64): void {
  const exception = load<i64>(thread + THREAD_EXCEPTION);
  if (exception != UNBOUND && isMutable(refOf(exception))) setField(refOf(exception), index, share(value));
}

/** The exception in flight, now owned by the caller. */
export function takeException(): i64 {
  const exception = load<i64>(thread + THREAD_EXCEPTION);
  store<i64>(thread + THREAD_EXCEPTION, UNBOUND);
  return exception;
}

/** True while an exception is in flight: for functions whose result does not tell. */
export function hasRaised(): bool {
  return load<i64>(thread + THREAD_EXCEPTION) != UNBOUND;
}

/** For results that are UNBOUND because memory is exhausted. */
export function orMemoryError(value: i64): i64 {
  if (value == UNBOUND) raiseMemoryError();
  return value;
}

export function raiseUnboundLocal(register: u32): void {
  const mark = begin();
  text("cannot access local variable '");
  str(refOf(tupleItem(load<u32>(code + CODE_PARAMETERS), register)));
  text("' where it is not associated with a value");
  raiseBuilt(EXC_UnboundLocalError, mark);
}

export function raiseNameError(slot: u32): void {
  const name = tupleItem(load<u32>(code + CODE_GLOBAL_NAMES), slot);
  const mark = begin();
  text("name '");
  str(refOf(name));
  text("' is not defined");
  raiseBuilt(EXC_NameError, mark);
  noteField(FIELD_NAME, name);
}

/** Forgets an IndexError or StopIteration in flight: they end a sequence that is iterated over by index. */
export function clearIndexError(): void {
  const exception = load<i64>(thread + THREAD_EXCEPTION);
  if (exception == UNBOUND) return;
  const kind = kindOf(refOf(exception));
  if (kindIsA(kind, EXC_IndexError) || kindIsA(kind, EXC_StopIteration)) release(takeException());
}

/** Forgets a KeyError in flight; false when the exception is another one. */
export function clearKeyError(): bool {
  const exception = load<i64>(thread + THREAD_EXCEPTION);
  if (exception == UNBOUND || !kindIsA(kindOf(refOf(exception)), EXC_KeyError)) return false;
  release(takeException());
  return true;
}

/** Forgets an AttributeError in flight; false when the exception is another one. */
export function clearAttributeError(): bool {
  return clearKind(EXC_AttributeError);
}

export function clearTypeError(): bool {
  return clearKind(EXC_TypeError);
}

export function clearOverflowError(): bool {
  return clearKind(EXC_OverflowError);
}

function clearKind(kind: u32): bool {
  const exception = load<i64>(thread + THREAD_EXCEPTION);
  if (exception == UNBOUND || !kindIsA(kindOf(refOf(exception)), kind)) return false;
  release(takeException());
  return true;
}
