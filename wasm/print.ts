/**
 * print(): its text is built whole and written in one go, so lines of several threads stay whole.
 */
import { argument, checkKeywords, keyword, positional } from "./arguments";
import {
  EXC_NotImplementedError, EXC_TypeError, EXC_UnicodeEncodeError, NONE, STR_KIND, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { write } from "./host";
import {
  abandon, begin, byte, complete, number, raiseBuilt, raiseLiteral, raiseMemoryError, str, text, textAt,
  textLength, typeName,
} from "./messages";
import { characterAt, stringLength } from "./string";
import { appendEscaped, appendStr } from "./text";
import { isOfType, refOf } from "./value";

const STDOUT: i32 = 1;

/** print(*positional, sep=, end=, file=, flush=): None, or UNBOUND = raised. */
export function print(): i64 {
  const separator = keyword("sep");
  const end = keyword("end");
  const file = keyword("file");
  keyword("flush");
  if (!checkKeywords("print") || !checkText("sep", separator) || !checkText("end", end)) return UNBOUND;
  if (file != UNBOUND && file != NONE) {
    raiseLiteral(EXC_NotImplementedError, "print(file=…) is not supported yet: Patchwork prints to stdout only");
    return UNBOUND;
  }
  const mark = begin();
  if (!appendAll(separator, end)) return UNBOUND;
  const done = complete();
  if (done) write(STDOUT, textAt(mark), textLength(mark));
  abandon(mark);
  if (done) return NONE;
  raiseMemoryError();
  return UNBOUND;
}

function checkText(name: string, value: i64): bool {
  if (value == UNBOUND || value == NONE || isOfType(value, TYPE_STR)) return true;
  const mark = begin();
  text(name);
  text(" must be None or a string, not ");
  typeName(value);
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

function appendAll(separator: i64, end: i64): bool {
  const mark = begin();
  for (let i: u32 = 0; i < positional; i++) {
    if (i != 0 && !appendText(separator, " ", mark)) return false;
    const value = argument(i);
    if (isOfType(value, TYPE_STR) ? !appendText(value, "", mark) : !appendOther(value, mark)) return false;
  }
  return appendText(end, "\n", mark);
}

function appendOther(value: i64, mark: u32): bool {
  if (appendStr(value)) return true;
  abandon(mark);
  return false;
}

/** Appends a str, or the literal where it is None or not given. */
function appendText(value: i64, otherwise: string, mark: u32): bool {
  if (!isOfType(value, TYPE_STR)) {
    text(otherwise);
    return true;
  }
  const s = refOf(value);
  const surrogate = firstSurrogate(s);
  if (surrogate == stringLength(s)) {
    str(s);
    return true;
  }
  // What comes before a string that cannot be encoded is printed, as CPython does.
  if (complete()) write(STDOUT, textAt(mark), textLength(mark));
  abandon(mark);
  raiseSurrogate(s, surrogate);
  return false;
}

function isSurrogate(character: u32): bool {
  return character >= 0xd800 && character < 0xe000;
}

/** Index of the first lone surrogate; the length when there is none. */
function firstSurrogate(s: u32): u32 {
  const length = stringLength(s);
  if (load<u32>(s + STR_KIND) == 1) return length;
  let i: u32 = 0;
  while (i < length && !isSurrogate(characterAt(s, i))) i++;
  return i;
}

function raiseSurrogate(s: u32, first: u32): void {
  let last = first;
  while (last + 1 < stringLength(s) && isSurrogate(characterAt(s, last + 1))) last++;
  const mark = begin();
  text("'utf-8' codec can't encode character");
  if (last == first) {
    text(" '");
    appendEscaped(characterAt(s, first), 39, true);
    byte(39);
  } else text("s");
  text(" in position ");
  number(first);
  if (last != first) {
    byte(45);
    number(last);
  }
  text(": surrogates not allowed");
  raiseBuilt(EXC_UnicodeEncodeError, mark);
}
