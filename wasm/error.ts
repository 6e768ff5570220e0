/**
 * Raising: an exception object in THREAD_EXCEPTION and nothing else; the status that the operation returns leads
 * the interpreter to `unwind`. MemoryError is an immortal singleton, so that it can be raised without memory.
 * Messages that quote types or values are built in messages.ts.
 */
import { code, thread } from "./control";
import { newObject, release, releaseRef } from "./count";
import {
  CODE_GLOBAL_NAMES, CODE_PARAMETERS, EXC_KeyError, EXC_MemoryError, EXC_NameError, EXC_OverflowError, EXC_UnboundLocalError,
  EXCEPTION_KIND, EXCEPTION_MESSAGE, EXCEPTION_SIZE, THREAD_EXCEPTION, THREAD_TRACEBACK_COUNT,
  TYPE_EXCEPTION, UNBOUND,
} from "./generated/layout";
import { begin, raiseBuilt, raiseLiteral, raiseMemoryError, str, text } from "./messages";
import { EMPTY_STR, MEMORY_ERROR, singleton } from "./singletons";
import { reprOf } from "./text";
import { tupleItem } from "./tuple";
import { boxRef, refOf } from "./value";

/** Raises an exception of class EXC_`kind`; `message` is an owned str pointer, 0 = none. */
export function raise(kind: u32, message: u32): void {
  const exception = kind == EXC_MemoryError ? 0 : newObject(EXCEPTION_SIZE, TYPE_EXCEPTION);
  if (exception == 0) {
    if (message != 0) releaseRef(message);
    raiseObject(boxRef(singleton(MEMORY_ERROR)));
    return;
  }
  store<u32>(exception + EXCEPTION_KIND, kind);
  store<i64>(exception + EXCEPTION_MESSAGE, boxRef(message == 0 ? singleton(EMPTY_STR) : message));
  raiseObject(boxRef(exception));
}

/** Raises an owned exception object; its traceback starts here. */
export function raiseObject(exception: i64): void {
  store<u32>(thread + THREAD_TRACEBACK_COUNT, 0);
  setException(exception);
}

/** Raises an owned exception object again, its traceback kept. */
export function setException(exception: i64): void {
  const old = load<i64>(thread + THREAD_EXCEPTION);
  store<i64>(thread + THREAD_EXCEPTION, exception);
  release(old);
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

/** An int result that 48 bits do not hold. Returns UNBOUND. */
export function raiseIntRange(): i64 {
  raiseLiteral(
    EXC_OverflowError,
    "int result does not fit in 48 bits: Patchwork's ints are limited to 48 bits for now, big integers are not supported yet",
  );
  return UNBOUND;
}

/** KeyError(key); the key is borrowed. */
export function raiseKeyError(key: i64): void {
  const shown = reprOf(key, false);
  if (shown != 0) raise(EXC_KeyError, shown);
}

export function raiseUnboundLocal(register: u32): void {
  const mark = begin();
  text("cannot access local variable '");
  str(refOf(tupleItem(load<u32>(code + CODE_PARAMETERS), register)));
  text("' where it is not associated with a value");
  raiseBuilt(EXC_UnboundLocalError, mark);
}

export function raiseNameError(slot: u32): void {
  const mark = begin();
  text("name '");
  str(refOf(tupleItem(load<u32>(code + CODE_GLOBAL_NAMES), slot)));
  text("' is not defined");
  raiseBuilt(EXC_NameError, mark);
}
