/**
 * print(): to stdout and stderr its text is built whole and written in one go, so lines of several threads stay whole; any
 * other file gets a call of write() for every piece, as in CPython.
 */
import { argument, checkKeywords, keyword, positional } from "./arguments";
import { getAttribute } from "./attribute";
import { raiseUnicode, UTF8 } from "./codec-names";
import { release, share } from "./count";
import {
  CONTROL_BASE, CONTROL_STDOUT, EXC_TypeError, EXC_UnicodeEncodeError, NAME_FLUSH, NAME_WRITE, NONE, STR_KIND, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { global_load } from "./globals";
import { write } from "./host";
import { call0, call1 } from "./invoke";
import { singleton } from "./singletons";
import { isTrue } from "./special";
import { descriptorOf } from "./streams";
import {
  abandon, begin, byte, complete, finishOrRaise, number, raiseBuilt, raiseMemoryError, str, text, textAt,
  textLength, typeName,
} from "./messages";
import { characterAt, stringLength } from "./string";
import { appendEscaped, appendStr, stringOf } from "./text";
import { boxNew, isOfType, refOf } from "./value";

const STDOUT: i32 = 1;

/** print(*positional, sep=, end=, file=, flush=): None, or UNBOUND = raised. */
export function print(): i64 {
  const separator = keyword("sep");
  const end = keyword("end");
  const file = keyword("file");
  const flush = keyword("flush");
  if (!checkKeywords("print") || !checkText("sep", separator) || !checkText("end", end)) return UNBOUND;
  const target = file == UNBOUND || file == NONE ? currentOutput() : share(file);
  if (target == NONE) return NONE;
  const descriptor = target == UNBOUND ? STDOUT : descriptorOf(target);
  if (descriptor >= 0) {
    release(target);
    return printWhole(descriptor, separator, end);
  }
  const done = writeParts(target, separator, end) && (flush == UNBOUND || flushed(target, flush));
  release(target);
  return done ? NONE : UNBOUND;
}

/** What sys.stdout is now, owned; UNBOUND where nobody can have changed it. */
function currentOutput(): i64 {
  const slot = load<u32>(CONTROL_BASE + CONTROL_STDOUT);
  return slot == 0 ? UNBOUND : global_load(slot - 1);
}

/** As CPython does it: a call of write() for every piece. */
function writeParts(target: i64, separator: i64, end: i64): bool {
  for (let i: u32 = 0; i < positional; i++) {
    if (i != 0 && !writePiece(target, separator, " ")) return false;
    const value = argument(i);
    const written = isOfType(value, TYPE_STR) ? share(value) : boxNew(stringOf(value));
    const done = written != UNBOUND && writePiece(target, written, "");
    release(written);
    if (!done) return false;
  }
  return writePiece(target, end, "\n");
}

function writePiece(target: i64, piece: i64, otherwise: string): bool {
  let value = share(piece);
  if (!isOfType(piece, TYPE_STR)) {
    const mark = begin();
    text(otherwise);
    value = boxNew(finishOrRaise(mark));
    if (value == UNBOUND) return false;
  }
  const method = getAttribute(target, singleton(NAME_WRITE));
  const result = method == UNBOUND ? UNBOUND : call1(method, value);
  release(method);
  release(value);
  release(result);
  return result != UNBOUND;
}

function flushed(target: i64, wanted: i64): bool {
  const holds = isTrue(wanted);
  if (holds != 1) return holds == 0;
  const method = getAttribute(target, singleton(NAME_FLUSH));
  const result = method == UNBOUND ? UNBOUND : call0(method);
  release(method);
  release(result);
  return result != UNBOUND;
}

/**
 * The print under way on this thread: which of its text is not written, and up to where CPython would have written it. A
 * print within the `__str__` of an argument, and an error there, come behind that.
 */
let openFrom: u32 = 0;
let openEnd: u32 = 0;
let openDescriptor: i32 = 0;

/** Writes what the print under way has complete. */
function flushOpen(): void {
  if (openEnd > openFrom) write(openDescriptor, textAt(openFrom), openEnd - openFrom);
  openFrom = openEnd;
}

function printWhole(descriptor: i32, separator: i64, end: i64): i64 {
  flushOpen();
  const outerEnd = openEnd;
  const outerDescriptor = openDescriptor;
  const mark = begin();
  openFrom = openEnd = mark;
  openDescriptor = descriptor;
  const appended = appendAll(separator, end, mark);
  const done = appended && complete();
  if (done) openEnd = mark + textLength(mark);
  flushOpen();
  abandon(mark);
  openFrom = openEnd = outerEnd;
  openDescriptor = outerDescriptor;
  if (done) return NONE;
  if (appended) raiseMemoryError();
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

function appendAll(separator: i64, end: i64, mark: u32): bool {
  for (let i: u32 = 0; i < positional; i++) {
    if (i != 0 && !appendText(separator, " ", mark)) return false;
    const value = argument(i);
    openEnd = mark + textLength(mark);
    if (isOfType(value, TYPE_STR) ? !appendText(value, "", mark) : !appendStr(value)) return false;
  }
  return appendText(end, "\n", mark);
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
  openEnd = mark + textLength(mark);
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
  raiseUnicode(EXC_UnicodeEncodeError, UTF8, s, first, last + 1, "surrogates not allowed");
}
