/** The words of the exceptions that describe a place: SyntaxError and the UnicodeErrors. */
import { release } from "./count";
import {
  FIELD_ENCODING, FIELD_END, FIELD_OBJECT, FIELD_REASON, FIELD_START, fieldOf,
} from "./exception";
import { appended } from "./exception-text";
import { hexDigit } from "./decode";
import { byteAt, bytesLength, isBytesLike } from "./bytes";
import { EXC_UnicodeDecodeError, EXC_UnicodeTranslateError, NONE, TYPE_STR, UNBOUND } from "./generated/layout";
import { byte, codePoint, number, text } from "./messages";
import { characterAt, stringLength } from "./string";
import { appendEscaped } from "./text";
import { integralOf, isIntegral, isOfType, refOf } from "./value";

const SYNTAX_MSG: u32 = 0;
const SYNTAX_FILENAME: u32 = 1;
const SYNTAX_LINENO: u32 = 2;

/** "invalid syntax (x.py, line 3)". */
export function appendSyntaxError(exception: u32): bool {
  const message = fieldOf(exception, SYNTAX_MSG);
  const filename = fieldOf(exception, SYNTAX_FILENAME);
  const line = fieldOf(exception, SYNTAX_LINENO);
  const hasFile = isOfType(filename, TYPE_STR);
  const hasLine = isIntegral(line);
  const done = appended(message == UNBOUND ? NONE : message, false);
  if (hasFile || hasLine) {
    text(" (");
    if (hasFile) appendBaseName(refOf(filename));
    if (hasFile && hasLine) text(", ");
    if (hasLine) {
      text("line ");
      number(integralOf(line));
    }
    byte(41);
  }
  release(filename);
  release(line);
  return done;
}

function appendBaseName(path: u32): void {
  const length = stringLength(path);
  let start: u32 = 0;
  for (let i: u32 = 0; i < length; i++) if (characterAt(path, i) == 47) start = i + 1;
  for (let i = start; i < length; i++) codePoint(characterAt(path, i));
}

/** "'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)". */
export function appendUnicodeError(exception: u32, kind: u32): bool {
  const object = fieldOf(exception, FIELD_OBJECT);
  if (object == UNBOUND) return true;
  const decodes = kind == EXC_UnicodeDecodeError;
  let done = true;
  if (kind != EXC_UnicodeTranslateError) {
    byte(39);
    done = appended(fieldOf(exception, FIELD_ENCODING), false);
    text("' codec ");
  }
  text(decodes ? "can't decode " : kind == EXC_UnicodeTranslateError ? "can't translate " : "can't encode ");
  const start = integralOf(fieldOf(exception, FIELD_START));
  const end = integralOf(fieldOf(exception, FIELD_END));
  const isOne = end == start + 1 && start >= 0 && start < lengthOf(object);
  text(decodes ? (isOne ? "byte " : "bytes ") : isOne ? "character " : "characters ");
  if (isOne) {
    appendAt(object, <u32>start, decodes);
    byte(32);
  }
  text("in position ");
  number(start);
  if (!isOne) {
    byte(45);
    number(end - 1);
  }
  text(": ");
  release(object);
  return appended(fieldOf(exception, FIELD_REASON), false) && done;
}

function lengthOf(object: i64): i64 {
  if (isBytesLike(object)) return bytesLength(refOf(object));
  return isOfType(object, TYPE_STR) ? <i64>stringLength(refOf(object)) : 0;
}

/** '\xe9', or 0xff of bytes. */
function appendAt(object: i64, index: u32, decodes: bool): void {
  if (decodes) {
    if (isBytesLike(object)) hexByte(byteAt(refOf(object), index));
    return;
  }
  byte(39);
  const character = characterAt(refOf(object), index);
  if (character < 0x80) escapeAlways(character);
  else appendEscaped(character, 39, true);
  byte(39);
}

function hexByte(value: u32): void {
  text("0x");
  byte(hexDigit(value >> 4));
  byte(hexDigit(value & 15));
}

/** \x41: this message escapes every character. */
function escapeAlways(character: u32): void {
  text("\\x");
  for (let shift = 4; shift >= 0; shift -= 4) {
    const digit = (character >> shift) & 15;
    byte(digit < 10 ? 48 + digit : 87 + digit);
  }
}
