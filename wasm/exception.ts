/**
 * Exception objects: making them, their class, arguments, fields. What may change after the raise (context, cause,
 * traceback, arguments) is read and written under the object's lock: an exception may be known to several threads.
 * A lone argument stays without its tuple until somebody asks for `args`: most exceptions are never looked at.
 */
import { extendsClass } from "./class";
import { share, newObject, release, releaseRef, shareRef } from "./count";
import {
  EXC_BaseException, EXC_MemoryError, EXCEPTION_ARGS, EXCEPTION_CAUSE, EXCEPTION_CLASS, EXCEPTION_CONTEXT, EXCEPTION_DICT,
  EXCEPTION_FIELD_COUNT, EXCEPTION_FIELDS, EXCEPTION_KIND, EXCEPTION_NOTES, EXCEPTION_SINGLE, EXCEPTION_SIZE,
  EXCEPTION_SUPPRESS, EXCEPTION_TRACEBACK, FIRST_EXCEPTION, HEADER_COUNT, TYPE_CLASS, TYPE_EXCEPTION, UNBOUND,
} from "./generated/layout";
import { EXCEPTION_NAMES, EXCEPTION_PARENTS } from "./generated/builtins";
import { lockObject, unlockObject } from "./lock";
import { alloc, free } from "./memory";
import { builtinValue, EMPTY_TUPLE, MEMORY_ERROR, singleton } from "./singletons";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf } from "./value";

/** Fields of EXCEPTION_FIELDS by what they mean to a class (and those derived from it). */
export const FIELD_NAME: u32 = 0; // NameError, AttributeError, ImportError
export const FIELD_OBJ: u32 = 1; // AttributeError
export const FIELD_PATH: u32 = 1; // ImportError
export const FIELD_NAME_FROM: u32 = 2; // ImportError
export const FIELD_MSG: u32 = 3; // ImportError
export const FIELD_VALUE: u32 = 0; // StopIteration.value, SystemExit.code
export const FIELD_ERRNO: u32 = 0; // OSError
export const FIELD_STRERROR: u32 = 1;
export const FIELD_FILENAME: u32 = 2;
export const FIELD_FILENAME2: u32 = 3;
// UnicodeError: encoding, object, start, end, reason; SyntaxError: see exception-attributes.ts
export const FIELD_ENCODING: u32 = 0;
export const FIELD_OBJECT: u32 = 1;
export const FIELD_START: u32 = 2;
export const FIELD_END: u32 = 3;
export const FIELD_REASON: u32 = 4;

/** The class object of built-in exception class `kind`. */
@inline
export function exceptionClass(kind: u32): u32 {
  return refOf(builtinValue(FIRST_EXCEPTION + kind));
}

/** A new exception of a built-in class with at most one argument (owned, UNBOUND = none); 0 when memory is exhausted. */
export function newException(kind: u32, only: i64): u32 {
  return newExceptionOf(exceptionClass(kind), kind, only, only != UNBOUND);
}

/**
 * A new exception of any class whose nearest built-in one is `kind`. `args` is owned: the tuple of the arguments, or
 * (`single`) the only one; UNBOUND = none. 0 when memory is exhausted; then `args` has been released.
 */
export function newExceptionOf(type: u32, kind: u32, args: i64, single: bool): u32 {
  const exception = newObject(EXCEPTION_SIZE, TYPE_EXCEPTION);
  if (exception == 0) {
    release(args);
    return 0;
  }
  shareRef(type);
  store<u32>(exception, type, EXCEPTION_CLASS);
  store<u32>(exception, kind, EXCEPTION_KIND);
  store<u8>(exception, single ? 1 : 0, EXCEPTION_SINGLE);
  store<u8>(exception, 0, EXCEPTION_SUPPRESS);
  store<i64>(exception, args == UNBOUND ? boxRef(singleton(EMPTY_TUPLE)) : args, EXCEPTION_ARGS);
  store<i64>(exception, UNBOUND, EXCEPTION_CAUSE);
  store<i64>(exception, UNBOUND, EXCEPTION_CONTEXT);
  store<u32>(exception, 0, EXCEPTION_TRACEBACK);
  store<u32>(exception, 0, EXCEPTION_FIELDS);
  store<i64>(exception, UNBOUND, EXCEPTION_NOTES);
  store<u32>(exception, 0, EXCEPTION_DICT);
  return exception;
}

/** A MemoryError although nothing can be allocated: the immortal one then. Owned. */
export function newMemoryError(): u32 {
  const made = newException(EXC_MemoryError, UNBOUND);
  return made != 0 ? made : singleton(MEMORY_ERROR);
}

/** What the exception owned is given up; its block is not. */
export function destroyException(exception: u32): void {
  release(load<i64>(exception, EXCEPTION_ARGS));
  release(load<i64>(exception, EXCEPTION_CAUSE));
  release(load<i64>(exception, EXCEPTION_CONTEXT));
  release(load<i64>(exception, EXCEPTION_NOTES));
  const traceback = load<u32>(exception, EXCEPTION_TRACEBACK);
  if (traceback != 0) releaseRef(traceback);
  const fields = load<u32>(exception, EXCEPTION_FIELDS);
  if (fields != 0) {
    for (let i: u32 = 0; i < EXCEPTION_FIELD_COUNT; i++) release(load<i64>(fields + 8 * i));
    free(fields);
  }
  const attributes = load<u32>(exception, EXCEPTION_DICT);
  if (attributes != 0) releaseRef(attributes);
  releaseRef(load<u32>(exception, EXCEPTION_CLASS));
}

@inline
export function isException(value: i64): bool {
  return isOfType(value, TYPE_EXCEPTION);
}

/** Number of the nearest built-in class. */
@inline
export function kindOf(exception: u32): u32 {
  return load<u32>(exception, EXCEPTION_KIND);
}

/** True when built-in class `kind` is `base` or derives from it. */
export function kindIsA(kind: u32, base: u32): bool {
  while (kind > base) kind = unchecked(EXCEPTION_PARENTS[kind]);
  return kind == base;
}

export function kindName(kind: u32): string {
  return kind < (EXCEPTION_NAMES.length as u32) ? unchecked(EXCEPTION_NAMES[kind]) : "Exception";
}

/** True for what a raise changes: not the one MemoryError that all threads share. */
@inline
export function isMutable(exception: u32): bool {
  return load<i32>(exception, HEADER_COUNT) >= 0;
}

// ── arguments ──

/** The tuple of the arguments, owned; 0 when memory is exhausted. */
export function argsOf(exception: u32): u32 {
  lockObject(exception);
  if (load<u8>(exception, EXCEPTION_SINGLE) != 0) {
    const tuple = newTuple(1);
    if (tuple == 0) {
      unlockObject(exception);
      return 0;
    }
    setTupleItem(tuple, 0, load<i64>(exception, EXCEPTION_ARGS));
    store<i64>(exception, boxRef(tuple), EXCEPTION_ARGS);
    store<u8>(exception, 0, EXCEPTION_SINGLE);
  }
  const args = refOf(load<i64>(exception, EXCEPTION_ARGS));
  shareRef(args);
  unlockObject(exception);
  return args;
}

/** Replaces the arguments by a tuple, owned. */
export function setArgs(exception: u32, args: u32): void {
  lockObject(exception);
  const old = load<i64>(exception, EXCEPTION_ARGS);
  store<i64>(exception, boxRef(args), EXCEPTION_ARGS);
  store<u8>(exception, 0, EXCEPTION_SINGLE);
  unlockObject(exception);
  release(old);
}

export function argCount(exception: u32): u32 {
  lockObject(exception);
  const single = load<u8>(exception, EXCEPTION_SINGLE) != 0;
  const count: u32 = single ? 1 : tupleLength(refOf(load<i64>(exception, EXCEPTION_ARGS)));
  unlockObject(exception);
  return count;
}

/** Argument `index`, owned; UNBOUND when there are not so many. */
export function argAt(exception: u32, index: u32): i64 {
  lockObject(exception);
  const args = load<i64>(exception, EXCEPTION_ARGS);
  let item: i64 = UNBOUND;
  if (load<u8>(exception, EXCEPTION_SINGLE) != 0) {
    if (index == 0) item = share(args);
  } else if (index < tupleLength(refOf(args))) item = share(tupleItem(refOf(args), index));
  unlockObject(exception);
  return item;
}

// ── values that change ──

/** The value at an offset (EXCEPTION_CAUSE, _CONTEXT, _NOTES), owned; UNBOUND = none. */
export function valueAt(exception: u32, offset: u32): i64 {
  lockObject(exception);
  const value = share(load<i64>(exception + offset));
  unlockObject(exception);
  return value;
}

/** Stores an owned value there. */
export function setValueAt(exception: u32, offset: u32, value: i64): void {
  if (!isMutable(exception)) {
    release(value);
    return;
  }
  lockObject(exception);
  const old = load<i64>(exception + offset);
  store<i64>(exception + offset, value);
  unlockObject(exception);
  release(old);
}

/** The traceback, owned; 0 = none. */
export function tracebackOf(exception: u32): u32 {
  lockObject(exception);
  const traceback = load<u32>(exception, EXCEPTION_TRACEBACK);
  if (traceback != 0) shareRef(traceback);
  unlockObject(exception);
  return traceback;
}

/** Stores an owned traceback, 0 = none. */
export function setTraceback(exception: u32, traceback: u32): void {
  lockObject(exception);
  const old = load<u32>(exception, EXCEPTION_TRACEBACK);
  store<u32>(exception, traceback, EXCEPTION_TRACEBACK);
  unlockObject(exception);
  if (old != 0) releaseRef(old);
}

// ── fields ──

/** Field `index`, owned; UNBOUND = not set. */
export function fieldOf(exception: u32, index: u32): i64 {
  lockObject(exception);
  const fields = load<u32>(exception, EXCEPTION_FIELDS);
  const value = fields == 0 ? UNBOUND : share(load<i64>(fields + 8 * index));
  unlockObject(exception);
  return value;
}

/** Sets field `index` to an owned value; false when memory is exhausted (the value is released then). */
export function setField(exception: u32, index: u32, value: i64): bool {
  lockObject(exception);
  let fields = load<u32>(exception, EXCEPTION_FIELDS);
  if (fields == 0 && isMutable(exception)) {
    fields = alloc(8 * EXCEPTION_FIELD_COUNT);
    for (let i: u32 = 0; fields != 0 && i < EXCEPTION_FIELD_COUNT; i++) store<i64>(fields + 8 * i, UNBOUND);
    store<u32>(exception, fields, EXCEPTION_FIELDS);
  }
  const old: i64 = fields == 0 ? value : load<i64>(fields + 8 * index);
  if (fields != 0) store<i64>(fields + 8 * index, value);
  unlockObject(exception);
  release(old);
  return fields != 0;
}

// ── classes ──

/** True for a class that derives from BaseException. */
export function isExceptionClass(value: i64): bool {
  return isOfType(value, TYPE_CLASS) && extendsClass(refOf(value), exceptionClass(EXC_BaseException));
}

/** True when an exception class is `base` or derives from it. */
export function classIsA(type: u32, base: u32): bool {
  return extendsClass(type, base);
}

/** The exception's class, borrowed from it. */
@inline
export function classOfException(exception: u32): u32 {
  return load<u32>(exception, EXCEPTION_CLASS);
}
