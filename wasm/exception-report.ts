/**
 * What the host asks about an exception that nobody caught: its last line, its notes, the exit status it stands for. Python code that
 * runs for that (a class's own __str__) may raise: then CPython's words for it stand instead.
 */
import { thread } from "./control";
import { hasRaised, takeException } from "./error";
import { sortedNamesOf } from "./builtin-attributes";
import { classOfException, FIELD_NAME, FIELD_OBJ, fieldOf, kindIsA, kindOf, valueAt } from "./exception";
import { exceptionAttribute } from "./exception-attributes";
import { EXC_AttributeError, EXCEPTION_NOTES, NONE, THREAD_EXCEPTION, TYPE_LIST, TYPE_STR, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { list_item } from "./list";
import { release, share } from "./count";
import { abandon, begin, finish, text, textLength } from "./messages";
import { appendReportName } from "./class-text";
import { suggestAttribute } from "./suggestion";
import { appendRepr, appendStr, stringOf } from "./text";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, integralOf, isIntegral, isOfType, refOf } from "./value";

/** "ValueError: message" as a str, owned; 0 when memory is exhausted. */
export function exceptionHeadline(exception: u32): u32 {
  return headline(exception, true);
}

/** The same as it is told of exceptions that nobody can catch: without a hint. */
export function plainHeadline(exception: u32): u32 {
  return headline(exception, false);
}

function headline(exception: u32, hinted: bool): u32 {
  const mark = begin();
  appendReportName(classOfException(exception));
  const named = textLength(mark);
  text(": ");
  const start = begin();
  if (!appendStr(boxRef(exception))) {
    forget();
    abandon(start);
    text("<exception str() failed>");
  } else if (textLength(start) == 0) abandon(mark + named);
  if (hinted && kindIsA(kindOf(exception), EXC_AttributeError)) appendHint(exception);
  return finish(mark);
}

/** What the attribute of an AttributeError may have been meant to be. */
function appendHint(exception: u32): void {
  // What is in flight, this exception mostly, comes back after the questions.
  const pending = takeException();
  const name = fieldOf(exception, FIELD_NAME);
  const owner = fieldOf(exception, FIELD_OBJ);
  if (owner != UNBOUND && isOfType(name, TYPE_STR)) {
    const names = sortedNamesOf(owner);
    if (names == UNBOUND) forget();
    else suggestAttribute(refOf(names), refOf(name));
    release(names);
  }
  release(name);
  release(owner);
  store<i64>(thread + THREAD_EXCEPTION, pending);
}

/** Gives up what was raised on the way. */
function forget(): void {
  if (hasRaised()) release(takeException());
}

/** Note `index` as a str, owned; 0: there are not so many. */
export function exceptionNote(exception: u32, index: u32): u32 {
  const notes = valueAt(exception, EXCEPTION_NOTES);
  if (notes == UNBOUND || notes == NONE) return 0;
  const isSequence = isOfType(notes, TYPE_LIST) || isOfType(notes, TYPE_TUPLE);
  const mark = begin();
  let made: u32 = 0;
  if (isSequence) {
    const note = itemOf(notes, index);
    if (note != UNBOUND) {
      if (!appendStr(note)) {
        forget();
        abandon(mark);
        text("<note str() failed>");
      }
      release(note);
      made = finish(mark);
    }
  } else if (index == 0) {
    if (!appendRepr(notes, false)) {
      forget();
      abandon(mark);
      text("<__notes__ repr() failed>");
    }
    made = finish(mark);
  }
  release(notes);
  return made;
}

function itemOf(sequence: i64, index: u32): i64 {
  if (isOfType(sequence, TYPE_LIST)) return list_item(refOf(sequence), index);
  return index < tupleLength(refOf(sequence)) ? share(tupleItem(refOf(sequence), index)) : UNBOUND;
}

/** Status that a SystemExit ends the process with, or -1: 1, after `exitText` went to stderr. */
export function exitStatus(exception: u32): i32 {
  const code = exitCode(exception);
  const status = code == NONE ? 0 : isIntegral(code) ? <i32>(integralOf(code) & 0xff) : -1;
  release(code);
  return status;
}

/** str of a SystemExit's code, owned; 0 when that fails. */
export function exitText(exception: u32): u32 {
  const code = exitCode(exception);
  const made = stringOf(code);
  if (made == 0) forget();
  release(code);
  return made;
}

function exitCode(exception: u32): i64 {
  const mark = begin();
  text("code");
  const name = finish(mark);
  const code: i64 = name == 0 ? NONE : exceptionAttribute(exception, name);
  if (name != 0) release(boxRef(name));
  return code == UNBOUND ? NONE : code;
}
