/** Names of codecs and of error handlers → numbers; the exceptions of codecs. */
import { stringIs } from "./arguments";
import { releaseRef, share } from "./count";
import { raiseObject } from "./error";
import { exceptionClass, newExceptionOf, setField } from "./exception";
import { EXC_LookupError } from "./generated/layout";
import { begin, byte, finish, raiseBuilt, raiseMemoryError, str, text } from "./messages";
import { lowerOf } from "./string-case";
import { characterAt, stringLength } from "./string";
import { newTuple, setTupleItem, tupleItem } from "./tuple";
import { boxInt, boxRef } from "./value";

export const UTF8: u32 = 1;
export const ASCII: u32 = 2;
export const LATIN1: u32 = 3;
export const UTF8_SIG: u32 = 4;
/** UTF-16 and UTF-32: with a mark, little-endian, big-endian. */
export const UTF16: u32 = 5;
export const UTF16_LE: u32 = 6;
export const UTF16_BE: u32 = 7;
export const UTF32: u32 = 8;
export const UTF32_LE: u32 = 9;
export const UTF32_BE: u32 = 10;
export const CP1252: u32 = 11;
export const UNICODE_ESCAPE: u32 = 12;

export const STRICT: u32 = 0;
export const IGNORE: u32 = 1;
export const REPLACE: u32 = 2;
export const BACKSLASH: u32 = 3;
export const ESCAPE: u32 = 4;
export const PASS: u32 = 5;
export const XML: u32 = 6;
/** A name that is no handler's: an error only where a handler is needed. */
export const UNKNOWN: u32 = 7;

/** Number of the codec with a name (0: UTF-8); 0 = raised LookupError. */
export function codecOf(name: u32): u32 {
  if (name == 0) return UTF8;
  const plain = plainName(name);
  if (plain == 0) {
    raiseMemoryError();
    return 0;
  }
  const codec = named(plain);
  releaseRef(plain);
  if (codec != 0) return codec;
  const mark = begin();
  text("unknown encoding: ");
  str(name);
  raiseBuilt(EXC_LookupError, mark);
  return 0;
}

/** In lower case, with - for _ and blanks. */
function plainName(name: u32): u32 {
  const mark = begin();
  const lower = lowerOf(name);
  if (lower == 0) return 0;
  for (let i: u32 = 0; i < stringLength(lower); i++) {
    const character = characterAt(lower, i);
    byte(character == 95 || character == 32 || character > 127 ? 45 : character);
  }
  releaseRef(lower);
  return finish(mark);
}

function named(name: u32): u32 {
  if (stringIs(name, "utf-8") || stringIs(name, "utf8") || stringIs(name, "u8") || stringIs(name, "cp65001")) return UTF8;
  if (stringIs(name, "ascii") || stringIs(name, "us-ascii") || stringIs(name, "646")) return ASCII;
  if (stringIs(name, "latin-1") || stringIs(name, "latin1") || stringIs(name, "iso-8859-1") || stringIs(name, "l1") ||
    stringIs(name, "iso8859-1") || stringIs(name, "8859") || stringIs(name, "latin")) return LATIN1;
  if (stringIs(name, "utf-8-sig")) return UTF8_SIG;
  if (stringIs(name, "utf-16") || stringIs(name, "utf16") || stringIs(name, "u16")) return UTF16;
  if (stringIs(name, "utf-16-le") || stringIs(name, "utf-16le")) return UTF16_LE;
  if (stringIs(name, "utf-16-be") || stringIs(name, "utf-16be")) return UTF16_BE;
  if (stringIs(name, "utf-32") || stringIs(name, "utf32") || stringIs(name, "u32")) return UTF32;
  if (stringIs(name, "utf-32-le") || stringIs(name, "utf-32le")) return UTF32_LE;
  if (stringIs(name, "utf-32-be") || stringIs(name, "utf-32be")) return UTF32_BE;
  if (stringIs(name, "cp1252") || stringIs(name, "windows-1252") || stringIs(name, "1252")) return CP1252;
  if (stringIs(name, "unicode-escape") || stringIs(name, "unicodeescape")) return UNICODE_ESCAPE;
  return 0;
}

/** What messages call a codec. */
export function codecName(codec: u32): string {
  switch (codec) {
    case ASCII: return "ascii";
    case LATIN1: return "latin-1";
    case UTF16: return "utf-16";
    case UTF16_LE: return "utf-16-le";
    case UTF16_BE: return "utf-16-be";
    case UTF32: return "utf-32";
    case UTF32_LE: return "utf-32-le";
    case UTF32_BE: return "utf-32-be";
    case CP1252: return "charmap";
    case UNICODE_ESCAPE: return "unicodeescape";
    default: return "utf-8";
  }
}

/** Number of the error handler with a name; 0 as name: strict. */
export function handlerOf(name: u32): u32 {
  if (name == 0 || stringIs(name, "strict")) return STRICT;
  if (stringIs(name, "ignore")) return IGNORE;
  if (stringIs(name, "replace")) return REPLACE;
  if (stringIs(name, "backslashreplace")) return BACKSLASH;
  if (stringIs(name, "surrogateescape")) return ESCAPE;
  if (stringIs(name, "surrogatepass")) return PASS;
  return stringIs(name, "xmlcharrefreplace") ? XML : UNKNOWN;
}

export function raiseUnknownHandler(name: u32): void {
  const mark = begin();
  text("unknown error handler name '");
  str(name);
  byte(39);
  raiseBuilt(EXC_LookupError, mark);
}

/** UnicodeEncodeError or UnicodeDecodeError about characters (bytes) [start, end) of an object, which is borrowed. */
export function raiseUnicode(kind: u32, codec: u32, object: u32, start: u32, end: u32, reason: string): void {
  const nameMark = begin();
  text(codecName(codec));
  const name = finish(nameMark);
  const reasonMark = begin();
  text(reason);
  const why = finish(reasonMark);
  const args = name != 0 && why != 0 ? newTuple(5) : 0;
  if (args == 0) return raiseMemoryError();
  setTupleItem(args, 0, boxRef(name));
  setTupleItem(args, 1, share(boxRef(object)));
  setTupleItem(args, 2, boxInt(start));
  setTupleItem(args, 3, boxInt(end));
  setTupleItem(args, 4, boxRef(why));
  const exception = newExceptionOf(exceptionClass(kind), kind, boxRef(args), false);
  if (exception == 0) return raiseMemoryError();
  for (let i: u32 = 0; i < 5; i++) {
    if (!setField(exception, i, share(tupleItem(args, i)))) return raiseMemoryError();
  }
  raiseObject(boxRef(exception));
}
