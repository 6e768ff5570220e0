/**
 * str() and repr() of exceptions as CPython words them, appended to the text under construction. False: raised.
 */
import { isUserClass, mroOf } from "./class";
import { release, releaseRef } from "./count";
import {
  argAt, argCount, argsOf, classIsA, classOfException, exceptionClass, fieldOf, FIELD_MSG, FIELD_ERRNO, FIELD_FILENAME, FIELD_FILENAME2, FIELD_STRERROR,
  kindIsA, kindOf,
} from "./exception";
import {
  EXC_ImportError, EXC_KeyError, EXC_OSError, EXC_SyntaxError, EXC_UnicodeDecodeError, EXC_UnicodeEncodeError,
  EXC_UnicodeTranslateError, NONE, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { appendSyntaxError, appendUnicodeError } from "./exception-details";
import { byte, raiseMemoryError, text } from "./messages";
import { appendClassName } from "./class-text";
import { appendRepr, appendStr } from "./text";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf } from "./value";

/** Appends str(exception). */
export function appendExceptionStr(exception: u32): bool {
  const kind = kindOf(exception);
  if (argCount(exception) == 1 && (kind == EXC_KeyError || isFirstKeyError(exception))) return appendArgument(exception, 0, true);
  if (kindIsA(kind, EXC_OSError)) {
    const done = appendOSError(exception);
    if (done >= 0) return done != 0;
  } else if (kindIsA(kind, EXC_ImportError)) {
    const message = fieldOf(exception, FIELD_MSG);
    if (isOfType(message, TYPE_STR)) return appended(message, false);
    release(message);
  } else if (kindIsA(kind, EXC_SyntaxError)) {
    return appendSyntaxError(exception);
  } else if (kind == EXC_UnicodeEncodeError || kind == EXC_UnicodeDecodeError || kind == EXC_UnicodeTranslateError) {
    return appendUnicodeError(exception, kind);
  }
  return appendPlain(exception);
}

/** KeyError is the first base with a text of its own, though another one comes before it. */
function isFirstKeyError(exception: u32): bool {
  const cls = classOfException(exception);
  const keyError = exceptionClass(EXC_KeyError);
  if (!isUserClass(cls) || !classIsA(cls, keyError)) return false;
  const order = mroOf(cls);
  for (let i: u32 = 0; i < tupleLength(order); i++) {
    const base = refOf(tupleItem(order, i));
    if (base == keyError) return true;
    if (
      base == exceptionClass(EXC_OSError) || base == exceptionClass(EXC_ImportError) || base == exceptionClass(EXC_SyntaxError) ||
      base == exceptionClass(EXC_UnicodeDecodeError) || base == exceptionClass(EXC_UnicodeEncodeError) || base == exceptionClass(EXC_UnicodeTranslateError)
    ) return false;
  }
  return false;
}

/** As BaseException has it: nothing, the one argument, or all of them as a tuple. */
export function appendPlain(exception: u32): bool {
  const count = argCount(exception);
  if (count == 0) return true;
  return count == 1 ? appendArgument(exception, 0, false) : appendArguments(exception);
}

/** Appends repr(exception). */
export function appendExceptionRepr(exception: u32, ascii: bool): bool {
  appendClassName(classOfException(exception));
  if (argCount(exception) != 1) return appendArguments(exception, ascii);
  byte(40);
  const item = argAt(exception, 0);
  const done = appendRepr(item, ascii);
  release(item);
  byte(41);
  return done;
}

function appendArguments(exception: u32, ascii: bool = false): bool {
  const args = argsOf(exception);
  if (args == 0) {
    raiseMemoryError();
    return false;
  }
  const done = appendRepr(boxRef(args), ascii);
  releaseRef(args);
  return done;
}

function appendArgument(exception: u32, index: u32, quoted: bool): bool {
  return appended(argAt(exception, index), quoted);
}

/** Appends an owned value and gives it up. */
export function appended(value: i64, quoted: bool): bool {
  const done = quoted ? appendRepr(value, false) : appendStr(value);
  release(value);
  return done;
}

/** "[Errno 2] No such file or directory: 'x' -> 'y'". 1: done, 0: raised, -1: it has no such fields. */
function appendOSError(exception: u32): i32 {
  const errno = fieldOf(exception, FIELD_ERRNO);
  const strerror = fieldOf(exception, FIELD_STRERROR);
  if (errno == UNBOUND || strerror == UNBOUND) {
    release(errno);
    release(strerror);
    return -1;
  }
  text("[Errno ");
  let done = appended(errno, false);
  text("] ");
  done = done && appended(strerror, false);
  const filename = fieldOf(exception, FIELD_FILENAME);
  const second = fieldOf(exception, FIELD_FILENAME2);
  if (done && filename != UNBOUND && filename != NONE) {
    text(": ");
    done = appended(filename, true);
    if (done && second != UNBOUND && second != NONE) {
      text(" -> ");
      done = appended(second, true);
    }
  }
  return done ? 1 : 0;
}
