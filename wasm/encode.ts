/** str → bytes. The bytes are built in the thread's text buffer. */
import { bytesFrom } from "./bytes";
import { toCodePage } from "./code-page";
import {
  ASCII, BACKSLASH, CP1252, ESCAPE, handlerOf, IGNORE, LATIN1, PASS, raiseUnicode, raiseUnknownHandler, REPLACE, UNICODE_ESCAPE, UNKNOWN, UTF16,
  UTF16_BE, UTF32, UTF32_BE, UTF8, UTF8_SIG, XML,
} from "./codec-names";
import { EXC_UnicodeEncodeError, STR_DATA, STR_KIND } from "./generated/layout";
import { abandon, begin, byte, codePoint, complete, raiseMemoryError, textAt, textLength } from "./messages";
import { isAsciiText } from "./string-case";
import { characterAt, stringLength } from "./string";

/** The str in a codec as a new bytes object, owned; 0 = raised. `errors`: a str, 0 = strict. */
export function encodeText(s: u32, codec: u32, errors: u32): u32 {
  const isSingle = load<u32>(s + STR_KIND) == 1;
  if ((codec <= ASCII && isAsciiText(s)) || (codec == LATIN1 && isSingle)) {
    return orMemory(bytesFrom(s + STR_DATA, stringLength(s)));
  }
  const mark = begin();
  if (codec == UTF8_SIG) unit(0xfeff, UTF8);
  if (codec == UTF16) unit(0xfeff, UTF16);
  if (codec == UTF32) unit(0xfeff, UTF32);
  if (!encodeAll(s, codec, errors)) {
    abandon(mark);
    return 0;
  }
  const made = complete() ? bytesFrom(textAt(mark), textLength(mark)) : 0;
  abandon(mark);
  return orMemory(made);
}

function orMemory(object: u32): u32 {
  if (object == 0) raiseMemoryError();
  return object;
}

function encodeAll(s: u32, codec: u32, errors: u32): bool {
  const length = stringLength(s);
  for (let i: u32 = 0; i < length; ) {
    const character = characterAt(s, i);
    if (fits(character, codec)) {
      unit(character, codec);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < length && !fits(characterAt(s, end), codec)) end++;
    for (; i < end; i++) if (!handle(s, i, end, codec, errors)) return false;
  }
  return true;
}

function fits(character: u32, codec: u32): bool {
  if (codec == ASCII) return character < 0x80;
  if (codec == LATIN1) return character < 0x100;
  if (codec == CP1252) return toCodePage(character) >= 0;
  if (codec == UNICODE_ESCAPE) return true;
  return character < 0xd800 || character > 0xdfff;
}

/** Appends one character that the codec has. */
function unit(character: u32, codec: u32): void {
  switch (codec) {
    case UTF8:
    case UTF8_SIG: return codePoint(character);
    case ASCII:
    case LATIN1: return byte(character);
    case CP1252: return byte(toCodePage(character));
    case UNICODE_ESCAPE: return escaped(character);
  }
  if (codec >= UTF32) return word(character, 4, codec == UTF32_BE);
  const isBig = codec == UTF16_BE;
  if (character < 0x1_0000) return word(character, 2, isBig);
  word(0xd800 + ((character - 0x1_0000) >> 10), 2, isBig);
  word(0xdc00 + ((character - 0x1_0000) & 0x3ff), 2, isBig);
}

function word(n: u32, size: u32, isBig: bool): void {
  for (let i: u32 = 0; i < size; i++) byte((n >> (8 * (isBig ? size - 1 - i : i))) & 0xff);
}

/** Character `i` of the run up to `end` that the codec does not have; false = raised. */
function handle(s: u32, i: u32, end: u32, codec: u32, errors: u32): bool {
  const character = characterAt(s, i);
  switch (handlerOf(errors)) {
    case IGNORE: return true;
    case REPLACE:
      unit(63, codec);
      return true;
    case BACKSLASH:
      escape(character, codec);
      return true;
    case XML:
      reference(character, codec);
      return true;
    case ESCAPE:
      if (character >= 0xdc80 && character <= 0xdcff && codec <= UTF8_SIG) {
        byte(character & 0xff);
        return true;
      }
      break;
    case PASS:
      if (character >= 0xd800 && character <= 0xdfff && codec != ASCII && codec != LATIN1 && codec != CP1252) {
        unit(character, codec);
        return true;
      }
      break;
    case UNKNOWN:
      raiseUnknownHandler(errors);
      return false;
  }
  const reason = codec == ASCII ? "ordinal not in range(128)" : codec == LATIN1 ? "ordinal not in range(256)" :
    codec == CP1252 ? "character maps to <undefined>" : "surrogates not allowed";
  raiseUnicode(EXC_UnicodeEncodeError, codec, s, i, end, reason);
  return false;
}

/** As the text stands in a literal of ASCII. */
function escaped(character: u32): void {
  if (character >= 32 && character < 127 && character != 92) return byte(character);
  const letter: u32 = character == 9 ? 116 : character == 10 ? 110 : character == 13 ? 114 : character == 92 ? 92 : 0;
  if (letter == 0) return escape(character, ASCII);
  byte(92);
  byte(letter);
}

function escape(character: u32, codec: u32): void {
  const digits: i32 = character < 0x100 ? 2 : character < 0x1_0000 ? 4 : 8;
  unit(92, codec);
  unit(digits == 2 ? 120 : digits == 4 ? 117 : 85, codec);
  for (let shift = digits * 4 - 4; shift >= 0; shift -= 4) {
    const digit = (character >> shift) & 15;
    unit(digit < 10 ? 48 + digit : 87 + digit, codec);
  }
}

/** &#8594; */
function reference(character: u32, codec: u32): void {
  unit(38, codec);
  unit(35, codec);
  let bound: u32 = 1;
  while (character / bound >= 10) bound *= 10;
  for (; bound > 0; bound /= 10) unit(48 + (character / bound) % 10, codec);
  unit(59, codec);
}
