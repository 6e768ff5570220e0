/** Attributes and methods of exceptions and tracebacks. */
import { argument, checkExactlyOne, stringIs } from "./arguments";
import { lineOf } from "./traceback-text";
import { release, share, shareRef } from "./count";
import { orMemoryError } from "./error";
import {
  argAt, argCount, argsOf, classOfException, FIELD_VALUE, fieldOf, isException, kindIsA, kindOf, setArgs, setField, setTraceback,
  setValueAt, tracebackOf, valueAt,
} from "./exception";
import {
  EXC_AttributeError, EXC_ImportError, EXC_NameError, EXC_OSError, EXC_StopIteration, EXC_SyntaxError, EXC_SystemExit,
  EXC_TypeError, EXC_UnicodeError, EXCEPTION_CAUSE, EXCEPTION_CONTEXT, EXCEPTION_NOTES, EXCEPTION_SUPPRESS, FALSE, NONE,
  TRACEBACK_CODE, TRACEBACK_NEXT, TRUE, TYPE_LIST, TYPE_STR, TYPE_TRACEBACK, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { list_push, newList } from "./list";
import { raiseForType, raiseLiteral } from "./messages";
import { boxBool, boxNew, boxRef, isOfType, refOf } from "./value";

const NO_FIELD: u32 = 0xff;

/** An attribute that is no method, owned; UNBOUND = there is none of the name, or it raised (hasRaised). */
export function exceptionAttribute(exception: u32, name: u32): i64 {
  if (stringIs(name, "args")) return orMemoryError(boxNew(argsOf(exception)));
  const common = commonAttribute(exception, name);
  if (common != UNBOUND) return common;
  const kind = kindOf(exception);
  const index = fieldIndex(kind, name);
  if (index == NO_FIELD) return UNBOUND;
  const value = fieldOf(exception, index);
  if (value != UNBOUND) return value;
  return index == FIELD_VALUE && (kind == EXC_StopIteration || kind == EXC_SystemExit) ? valueOfArguments(exception, kind) : NONE;
}

function commonAttribute(exception: u32, name: u32): i64 {
  if (stringIs(name, "__cause__")) return orNone(valueAt(exception, EXCEPTION_CAUSE));
  if (stringIs(name, "__context__")) return orNone(valueAt(exception, EXCEPTION_CONTEXT));
  if (stringIs(name, "__suppress_context__")) return boxBool(load<u8>(exception, EXCEPTION_SUPPRESS) != 0);
  if (stringIs(name, "__notes__")) return valueAt(exception, EXCEPTION_NOTES);
  if (stringIs(name, "__traceback__")) {
    const traceback = tracebackOf(exception);
    return traceback == 0 ? NONE : boxRef(traceback);
  }
  if (!stringIs(name, "__class__")) return UNBOUND;
  shareRef(classOfException(exception));
  return boxRef(classOfException(exception));
}

function orNone(value: i64): i64 {
  return value == UNBOUND ? NONE : value;
}

/** StopIteration.value and SystemExit.code follow the arguments. */
function valueOfArguments(exception: u32, kind: u32): i64 {
  const count = argCount(exception);
  if (count == 0) return NONE;
  if (count == 1 || kind == EXC_StopIteration) return argAt(exception, 0);
  return orMemoryError(boxNew(argsOf(exception)));
}

/** Which of EXCEPTION_FIELDS an attribute is for a class. */
function fieldIndex(kind: u32, name: u32): u32 {
  if (kind == EXC_StopIteration) return stringIs(name, "value") ? FIELD_VALUE : NO_FIELD;
  if (kind == EXC_SystemExit) return stringIs(name, "code") ? FIELD_VALUE : NO_FIELD;
  if (kindIsA(kind, EXC_NameError)) return stringIs(name, "name") ? 0 : NO_FIELD;
  if (kindIsA(kind, EXC_AttributeError)) return oneOf(name, "name", "obj", "", "", "");
  if (kindIsA(kind, EXC_ImportError)) return oneOf(name, "name", "path", "name_from", "msg", "");
  if (kindIsA(kind, EXC_OSError)) return oneOf(name, "errno", "strerror", "filename", "filename2", "");
  if (kindIsA(kind, EXC_UnicodeError)) return oneOf(name, "encoding", "object", "start", "end", "reason");
  if (!kindIsA(kind, EXC_SyntaxError)) return NO_FIELD;
  const first = oneOf(name, "msg", "filename", "lineno", "offset", "text");
  if (first != NO_FIELD) return first;
  const rest = oneOf(name, "end_lineno", "end_offset", "print_file_and_line", "", "");
  return rest == NO_FIELD ? NO_FIELD : 5 + rest;
}

function oneOf(name: u32, a: string, b: string, c: string, d: string, e: string): u32 {
  if (stringIs(name, a)) return 0;
  if (stringIs(name, b)) return 1;
  if (stringIs(name, c)) return 2;
  if (stringIs(name, d)) return 3;
  return stringIs(name, e) ? 4 : NO_FIELD;
}

/** exception.name = value (borrowed). 1: done; 0: no attribute of exceptions has that name; -1: raised. */
export function setExceptionAttribute(exception: u32, name: u32, value: i64): i32 {
  if (stringIs(name, "args")) return setArguments(exception, value);
  if (stringIs(name, "__cause__")) return setLink(exception, EXCEPTION_CAUSE, value, "exception cause must be None or derive from BaseException");
  if (stringIs(name, "__context__")) return setLink(exception, EXCEPTION_CONTEXT, value, "exception context must be None or derive from BaseException");
  if (stringIs(name, "__traceback__")) return setTracebackTo(exception, value) ? 1 : -1;
  if (stringIs(name, "__suppress_context__")) {
    if (value != TRUE && value != FALSE) return refused("attribute value type must be bool");
    store<u8>(exception, value == TRUE ? 1 : 0, EXCEPTION_SUPPRESS);
    return 1;
  }
  if (stringIs(name, "__notes__")) {
    setValueAt(exception, EXCEPTION_NOTES, share(value));
    return 1;
  }
  const index = fieldIndex(kindOf(exception), name);
  if (index == NO_FIELD) return 0;
  setField(exception, index, share(value));
  return 1;
}

function refused(message: string): i32 {
  raiseLiteral(EXC_TypeError, message);
  return -1;
}

function setArguments(exception: u32, value: i64): i32 {
  if (isOfType(value, TYPE_TUPLE)) {
    shareRef(refOf(value));
    setArgs(exception, refOf(value));
    return 1;
  }
  if (!isOfType(value, TYPE_LIST)) return refusedIterable(value);
  return refused("args must be a tuple");
}

function refusedIterable(value: i64): i32 {
  raiseForType(EXC_TypeError, "'", value, "' object is not iterable");
  return -1;
}

function setLink(exception: u32, offset: u32, value: i64, message: string): i32 {
  if (value != NONE && !isException(value)) return refused(message);
  if (offset == EXCEPTION_CAUSE) store<u8>(exception, 1, EXCEPTION_SUPPRESS);
  setValueAt(exception, offset, value == NONE ? UNBOUND : share(value));
  return 1;
}

function setTracebackTo(exception: u32, value: i64): bool {
  if (value == NONE) setTraceback(exception, 0);
  else if (isOfType(value, TYPE_TRACEBACK)) {
    shareRef(refOf(value));
    setTraceback(exception, refOf(value));
  } else {
    raiseLiteral(EXC_TypeError, "__traceback__ must be a traceback or None");
    return false;
  }
  return true;
}

/** exception.with_traceback(tb). */
export function withTraceback(): i64 {
  if (!checkExactlyOne("BaseException.with_traceback", 1)) return UNBOUND;
  if (!setTracebackTo(refOf(argument(0)), argument(1))) return UNBOUND;
  return share(argument(0));
}

/** exception.add_note(note). */
export function addNote(): i64 {
  if (!checkExactlyOne("BaseException.add_note", 1)) return UNBOUND;
  const exception = refOf(argument(0));
  const note = argument(1);
  if (!isOfType(note, TYPE_STR)) {
    raiseForType(EXC_TypeError, "add_note() argument must be str, not ", note, "");
    return UNBOUND;
  }
  let notes = valueAt(exception, EXCEPTION_NOTES);
  if (notes == UNBOUND) {
    const made = newList(1);
    if (made == 0) return orMemoryError(UNBOUND);
    notes = boxRef(made);
    setValueAt(exception, EXCEPTION_NOTES, share(notes));
  }
  if (!isOfType(notes, TYPE_LIST)) {
    release(notes);
    raiseLiteral(EXC_TypeError, "Cannot add note: __notes__ is not a list");
    return UNBOUND;
  }
  shareRef(refOf(note));
  const pushed = list_push(refOf(notes), note) != 0;
  if (!pushed) release(note);
  release(notes);
  return pushed ? NONE : orMemoryError(UNBOUND);
}

/** An attribute of a traceback, owned; UNBOUND = none of the name. */
export function tracebackAttribute(traceback: u32, name: u32): i64 {
  if (stringIs(name, "tb_lineno")) return lineOf(traceback);
  // What is known of the frame is its code, which answers for it.
  if (stringIs(name, "tb_frame")) return share(boxRef(load<u32>(traceback, TRACEBACK_CODE)));
  if (!stringIs(name, "tb_next")) return UNBOUND;
  const next = load<u32>(traceback, TRACEBACK_NEXT);
  if (next == 0) return NONE;
  shareRef(next);
  return boxRef(next);
}
