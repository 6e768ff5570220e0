/** Calls of exception classes: the arguments become `args`, and the fields that a class has beside. */
import { argument, calledBuiltin, checkKeywords, keyword, keywordCount, positional } from "./arguments";
import { releaseRef, share } from "./count";
import { orMemoryError } from "./error";
import {
  exceptionClass, FIELD_ERRNO, FIELD_FILENAME, FIELD_FILENAME2, FIELD_MSG, FIELD_NAME, FIELD_NAME_FROM, FIELD_OBJ,
  FIELD_PATH, FIELD_STRERROR, kindIsA, kindName, kindOf, newExceptionOf, setArgs, setField,
} from "./exception";
import {
  EXC_AttributeError, EXC_ImportError, EXC_NameError, EXC_OSError, EXC_SyntaxError, EXC_TypeError, EXC_UnicodeDecodeError,
  EXC_UnicodeEncodeError, EXC_UnicodeTranslateError, FIRST_EXCEPTION, NONE, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { begin, number, raiseBuilt, raiseForType, raiseMemoryError, text, typeName } from "./messages";
import { kindOfErrno } from "./errno";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, integralOf, isIntegral, isOfType, refOf } from "./value";

/** ValueError(…), the class as the built-in that is called. */
export function construct(): i64 {
  const kind = calledBuiltin - FIRST_EXCEPTION;
  return constructOf(exceptionClass(kind), kind, 0);
}

/**
 * A new exception of a class whose nearest built-in one is `kind`, from the arguments that are open, the first `skipped`
 * of which are not its own. UNBOUND = raised.
 */
export function constructOf(type: u32, kind: u32, skipped: u32): i64 {
  let actual = kind;
  if (kind == EXC_OSError && type == exceptionClass(kind)) {
    const count = positional - skipped;
    if (count >= 2 && count <= 5 && isIntegral(argument(skipped))) actual = kindOfErrno(integralOf(argument(skipped)));
  }
  const exception = newExceptionOf(actual == kind ? type : exceptionClass(actual), actual, UNBOUND, false);
  if (exception == 0) return orMemoryError(UNBOUND);
  if (initialise(exception, skipped)) return boxRef(exception);
  releaseRef(exception);
  return UNBOUND;
}

/** exception.__init__(…) with the arguments that are open, without the first `skipped`. False: raised. */
export function initialise(exception: u32, skipped: u32): bool {
  const count = positional - skipped;
  const kind = kindOf(exception);
  const args = newTuple(count);
  if (args == 0) {
    raiseMemoryError();
    return false;
  }
  for (let i: u32 = 0; i < count; i++) setTupleItem(args, i, share(argument(skipped + i)));
  setArgs(exception, args);
  if (kindIsA(kind, EXC_ImportError)) return initImport(exception, args);
  if (kindIsA(kind, EXC_NameError)) return initNamed(exception, "NameError", false);
  if (kindIsA(kind, EXC_AttributeError)) return initNamed(exception, "AttributeError", true);
  if (keywordCount() != 0) return refuseKeywords(exception);
  if (kindIsA(kind, EXC_OSError)) return initOS(exception, args);
  if (kindIsA(kind, EXC_SyntaxError)) return initSyntax(exception, args);
  if (kind == EXC_UnicodeEncodeError || kind == EXC_UnicodeDecodeError) return initUnicode(exception, args, kind, 0);
  if (kind == EXC_UnicodeTranslateError) return initUnicode(exception, args, kind, 1);
  return true;
}

/** BaseException.__init__ as a method: argument 0 is the exception. */
export function initMethod(): i64 {
  return initialise(refOf(argument(0)), 1) ? NONE : UNBOUND;
}

function refuseKeywords(exception: u32): bool {
  const mark = begin();
  text(kindName(kindOf(exception)));
  text("() takes no keyword arguments");
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

function setGiven(exception: u32, index: u32, value: i64): void {
  if (value != UNBOUND) setField(exception, index, share(value));
}

function initNamed(exception: u32, called: string, withObject: bool): bool {
  const name = keyword("name");
  const object: i64 = withObject ? keyword("obj") : UNBOUND;
  if (!checkKeywords(called)) return false;
  setGiven(exception, FIELD_NAME, name);
  setGiven(exception, FIELD_OBJ, object);
  return true;
}

function initImport(exception: u32, args: u32): bool {
  const name = keyword("name");
  const path = keyword("path");
  const nameFrom = keyword("name_from");
  if (!checkKeywords("ImportError")) return false;
  setGiven(exception, FIELD_NAME, name);
  setGiven(exception, FIELD_PATH, path);
  setGiven(exception, FIELD_NAME_FROM, nameFrom);
  if (tupleLength(args) == 1) setGiven(exception, FIELD_MSG, tupleItem(args, 0));
  return true;
}

/** errno, strerror and two file names; those are no part of args. */
function initOS(exception: u32, args: u32): bool {
  const count = tupleLength(args);
  if (count < 2 || count > 5) return true;
  setGiven(exception, FIELD_ERRNO, tupleItem(args, 0));
  setGiven(exception, FIELD_STRERROR, tupleItem(args, 1));
  if (count == 2) return true;
  setGiven(exception, FIELD_FILENAME, tupleItem(args, 2));
  if (count == 5) setGiven(exception, FIELD_FILENAME2, tupleItem(args, 4));
  const shorter = newTuple(2);
  if (shorter == 0) return true;
  setTupleItem(shorter, 0, share(tupleItem(args, 0)));
  setTupleItem(shorter, 1, share(tupleItem(args, 1)));
  setArgs(exception, shorter);
  return true;
}

/** SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])). */
function initSyntax(exception: u32, args: u32): bool {
  const count = tupleLength(args);
  if (count > 0) setGiven(exception, 0, tupleItem(args, 0));
  if (count != 2) return true;
  const details = tupleItem(args, 1);
  if (!isOfType(details, TYPE_TUPLE)) {
    raiseForType(EXC_TypeError, "'", details, "' object is not iterable");
    return false;
  }
  const given = tupleLength(refOf(details));
  if (given < 4 || given > 7 || given == 5) {
    const mark = begin();
    text("function ");
    text(given < 4 ? "takes at least 4 arguments (" : "takes at most 7 arguments (");
    number(given);
    text(" given)");
    raiseBuilt(EXC_TypeError, mark);
    return false;
  }
  for (let i: u32 = 0; i < min(given, 6); i++) setGiven(exception, 1 + i, tupleItem(refOf(details), i));
  return true;
}

/** encoding (`without` = 1: not for translating), object, start, end, reason. */
function initUnicode(exception: u32, args: u32, kind: u32, without: u32): bool {
  const wanted: u32 = 5 - without;
  const given = tupleLength(args);
  if (given != wanted) {
    const mark = begin();
    text("function takes exactly ");
    number(wanted);
    text(" arguments (");
    number(given);
    text(" given)");
    raiseBuilt(EXC_TypeError, mark);
    return false;
  }
  for (let i: u32 = 0; i < wanted; i++) {
    const field = i + without;
    const value = tupleItem(args, i);
    const isNumber = field == 2 || field == 3;
    const fits = isNumber ? isIntegral(value) : field == 1 && kind == EXC_UnicodeDecodeError ? true : isOfType(value, TYPE_STR);
    if (!fits) return refuseArgument(i, value, isNumber);
    setGiven(exception, field, value);
  }
  return true;
}

function refuseArgument(index: u32, value: i64, isNumber: bool): bool {
  if (isNumber) {
    raiseForType(EXC_TypeError, "'", value, "' object cannot be interpreted as an integer");
    return false;
  }
  const mark = begin();
  text("argument ");
  number(index + 1);
  text(" must be str, not ");
  typeName(value);
  raiseBuilt(EXC_TypeError, mark);
  return false;
}
