/** bytes → str. The text is built in the thread's text buffer. */
import { fromCodePage } from "./code-page";
import {
  ASCII, BACKSLASH, CP1252, ESCAPE, handlerOf, IGNORE, LATIN1, raiseUnicode, raiseUnknownHandler, REPLACE, UNICODE_ESCAPE, UNKNOWN, UTF16, UTF16_BE,
  UTF16_LE, UTF32, UTF32_BE, UTF32_LE, UTF8, UTF8_SIG, PASS,
} from "./codec-names";
import { BYTES_DATA, BYTES_LENGTH, EXC_UnicodeDecodeError, STR_DATA } from "./generated/layout";
import { abandon, begin, byte, codePoint, finishOrRaise, raiseMemoryError } from "./messages";
import { emptyString, newString, newStringUtf8 } from "./string";

/** A bytes object (borrowed) in a codec as a new str, owned; 0 = raised. `errors`: a str, 0 = strict. */
export function decodeBytes(object: u32, codec: u32, errors: u32): u32 {
  const data = object + BYTES_DATA;
  const length = load<u32>(object + BYTES_LENGTH);
  if (length == 0) return emptyString();
  if (codec == LATIN1 || (codec <= UTF8_SIG && allAscii(data, length))) return latin1(data, length);
  const mark = begin();
  let done = true;
  if (codec == ASCII) done = decodeAscii(object, errors);
  else if (codec == UTF8) done = decodeUtf8(object, errors, 0);
  else if (codec == UTF8_SIG) done = decodeUtf8(object, errors, length >= 3 && load<u16>(data) == 0xbbef && load<u8>(data + 2) == 0xbf ? 3 : 0);
  else if (codec == CP1252) done = decodeCodePage(object, errors);
  else if (codec == UNICODE_ESCAPE) done = decodeEscapes(object, errors);
  else if (codec <= UTF16_BE) done = decodeUtf16(object, codec, errors);
  else done = decodeUtf32(object, codec, errors);
  if (done) return finishOrRaise(mark);
  abandon(mark);
  return 0;
}

function allAscii(data: u32, length: u32): bool {
  let i: u32 = 0;
  for (; i + 8 <= length; i += 8) if (load<u64>(data + i) & 0x8080_8080_8080_8080) return false;
  for (; i < length; i++) if (load<u8>(data + i) >= 0x80) return false;
  return true;
}

function latin1(data: u32, length: u32): u32 {
  let made: u32 = 0;
  if (length == 1 && load<u8>(data) < 0x80) made = newStringUtf8(data, 1);
  else {
    made = newString(length, 1);
    if (made != 0) memory.copy(made + STR_DATA, data, length);
  }
  if (made == 0) raiseMemoryError();
  return made;
}

function decodeAscii(object: u32, errors: u32): bool {
  const length = load<u32>(object + BYTES_LENGTH);
  for (let i: u32 = 0; i < length; i++) {
    const value = <u32>load<u8>(object + BYTES_DATA + i);
    if (value < 0x80) byte(value);
    else if (!handle(object, i, i + 1, ASCII, errors, "ordinal not in range(128)")) return false;
  }
  return true;
}

function decodeCodePage(object: u32, errors: u32): bool {
  const length = load<u32>(object + BYTES_LENGTH);
  for (let i: u32 = 0; i < length; i++) {
    const value = <u32>load<u8>(object + BYTES_DATA + i);
    const character = fromCodePage(value);
    if (character != 0 || value == 0) codePoint(character);
    else if (!handle(object, i, i + 1, CP1252, errors, "character maps to <undefined>")) return false;
  }
  return true;
}

/** Latin-1 with the escapes of a str literal. Characters by name are none: their names are not here. */
function decodeEscapes(object: u32, errors: u32): bool {
  const data = object + BYTES_DATA;
  const length = load<u32>(object + BYTES_LENGTH);
  for (let i: u32 = 0; i < length; ) {
    const value = <u32>load<u8>(data + i);
    const start = i++;
    if (value != 92) {
      codePoint(value);
      continue;
    }
    if (i == length) return handle(object, start, length, UNICODE_ESCAPE, errors, "\\ at end of string");
    const letter = <u32>load<u8>(data + i++);
    const digits: u32 = letter == 120 ? 2 : letter == 117 ? 4 : letter == 85 ? 8 : 0;
    if (letter == 10) continue;
    if (letter == 78) {
      if (!handle(object, start, i, UNICODE_ESCAPE, errors, "malformed \\N character escape")) return false;
      continue;
    }
    let character: u32 = 0;
    if (digits != 0) {
      let have: u32 = 0;
      for (; have < digits && i < length && digitOf(load<u8>(data + i)) < 16; have++) character = character * 16 + digitOf(load<u8>(data + i++));
      if (have < digits || character > 0x10_ffff) {
        const reason = have == digits ? "illegal Unicode character"
          : digits == 2 ? "truncated \\xXX escape" : digits == 4 ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
        if (!handle(object, start, i, UNICODE_ESCAPE, errors, reason)) return false;
        continue;
      }
    } else if (digitOf(letter) < 8) {
      character = digitOf(letter);
      for (let more: u32 = 0; more < 2 && i < length && digitOf(load<u8>(data + i)) < 8; more++) character = character * 8 + digitOf(load<u8>(data + i++));
    } else {
      character = simpleEscape(letter);
      if (character == 0) {
        byte(92);
        character = letter;
      }
    }
    codePoint(character);
  }
  return true;
}

function digitOf(letter: u32): u32 {
  if (letter >= 48 && letter < 58) return letter - 48;
  const lower = letter | 32;
  return lower >= 97 && lower < 103 ? lower - 87 : 99;
}

/** The character of an escape of one letter; 0 = it is none. */
function simpleEscape(letter: u32): u32 {
  switch (letter) {
    case 92:
    case 39:
    case 34: return letter;
    case 97: return 7;
    case 98: return 8;
    case 102: return 12;
    case 110: return 10;
    case 114: return 13;
    case 116: return 9;
    case 118: return 11;
    default: return 0;
  }
}

function decodeUtf8(object: u32, errors: u32, from: u32): bool {
  const data = object + BYTES_DATA;
  const length = load<u32>(object + BYTES_LENGTH);
  for (let i = from; i < length; ) {
    const first = <u32>load<u8>(data + i);
    if (first < 0x80) {
      byte(first);
      i++;
      continue;
    }
    const size: u32 = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (size == 0) {
      if (!handle(object, i, i + 1, UTF8, errors, "invalid start byte")) return false;
      i++;
      continue;
    }
    let have: u32 = 1;
    while (have < size && i + have < length && continues(first, have, load<u8>(data + i + have))) have++;
    if (have == size) {
      for (let k: u32 = 0; k < size; k++) byte(load<u8>(data + i + k));
      i += size;
      continue;
    }
    if (first == 0xed && handlerOf(errors) == PASS && isSurrogate(data + i, length - i)) {
      for (let k: u32 = 0; k < 3; k++) byte(load<u8>(data + i + k));
      i += 3;
      continue;
    }
    const reason = i + have >= length ? "unexpected end of data" : "invalid continuation byte";
    if (!handle(object, i, i + have, UTF8, errors, reason)) return false;
    i += have;
  }
  return true;
}

/** A byte may stand at place 1, 2 or 3 of a sequence that begins with `first`. */
function continues(first: u32, place: u32, value: u32): bool {
  if (place == 1) {
    if (first == 0xe0) return value >= 0xa0 && value < 0xc0;
    if (first == 0xed) return value >= 0x80 && value < 0xa0;
    if (first == 0xf0) return value >= 0x90 && value < 0xc0;
    if (first == 0xf4) return value >= 0x80 && value < 0x90;
  }
  return (value & 0xc0) == 0x80;
}

function isSurrogate(at: u32, left: u32): bool {
  return left >= 3 && (load<u8>(at + 1) & 0xe0) == 0xa0 && (load<u8>(at + 2) & 0xc0) == 0x80;
}

function decodeUtf16(object: u32, wanted: u32, errors: u32): bool {
  const data = object + BYTES_DATA;
  const length = load<u32>(object + BYTES_LENGTH);
  let codec = wanted;
  let i: u32 = 0;
  if (wanted == UTF16) {
    codec = UTF16_LE;
    const marked = length >= 2 ? <u32>load<u16>(data) : 0;
    if (marked == 0xfeff || marked == 0xfffe) i = 2;
    if (marked == 0xfffe) codec = UTF16_BE;
  }
  while (i < length) {
    if (i + 1 == length) return handle(object, i, length, codec, errors, "truncated data");
    const n = unit16(data + i, codec == UTF16_BE);
    if (n < 0xd800 || n > 0xdfff) {
      codePoint(n);
      i += 2;
      continue;
    }
    if (n < 0xdc00 && i + 4 <= length) {
      const low = unit16(data + i + 2, codec == UTF16_BE);
      if (low >= 0xdc00 && low <= 0xdfff) {
        codePoint(0x1_0000 + ((n - 0xd800) << 10) + (low - 0xdc00));
        i += 4;
        continue;
      }
    }
    if (handlerOf(errors) == PASS) {
      codePoint(n);
      i += 2;
      continue;
    }
    const atEnd = n < 0xdc00 && i + 4 > length;
    const reason = atEnd ? "unexpected end of data" : n < 0xdc00 ? "illegal UTF-16 surrogate" : "illegal encoding";
    const end = atEnd ? length : i + 2;
    if (!handle(object, i, end, codec, errors, reason)) return false;
    i = end;
  }
  return true;
}

function unit16(at: u32, isBig: bool): u32 {
  return isBig ? (<u32>load<u8>(at) << 8) | load<u8>(at + 1) : load<u16>(at);
}

function decodeUtf32(object: u32, wanted: u32, errors: u32): bool {
  const data = object + BYTES_DATA;
  const length = load<u32>(object + BYTES_LENGTH);
  let codec = wanted;
  let i: u32 = 0;
  if (wanted == UTF32) {
    codec = UTF32_LE;
    const marked = length >= 4 ? load<u32>(data) : 0;
    if (marked == 0xfeff || marked == 0xfffe_0000) i = 4;
    if (marked == 0xfffe_0000) codec = UTF32_BE;
  }
  for (; i < length; i += 4) {
    if (i + 4 > length) return handle(object, i, length, codec, errors, "truncated data");
    const n = codec == UTF32_BE ? bswap<u32>(load<u32>(data + i)) : load<u32>(data + i);
    const isLone = n >= 0xd800 && n <= 0xdfff;
    if (n <= 0x10_ffff && (!isLone || handlerOf(errors) == PASS)) codePoint(n);
    else {
      const reason = isLone ? "code point in surrogate code point range(0xd800, 0xe000)" : "code point not in range(0x110000)";
      if (!handle(object, i, i + 4, codec, errors, reason)) return false;
    }
  }
  return true;
}

/** Bytes [start, end) are not the codec's; false = raised. */
function handle(object: u32, start: u32, end: u32, codec: u32, errors: u32, reason: string): bool {
  switch (handlerOf(errors)) {
    case IGNORE: return true;
    case REPLACE:
      codePoint(0xfffd);
      return true;
    case BACKSLASH:
      for (let i = start; i < end; i++) escape(load<u8>(object + BYTES_DATA + i));
      return true;
    case ESCAPE:
      for (let i = start; i < end; i++) codePoint(0xdc00 + <u32>load<u8>(object + BYTES_DATA + i));
      return true;
    case UNKNOWN:
      raiseUnknownHandler(errors);
      return false;
  }
  raiseUnicode(EXC_UnicodeDecodeError, codec, object, start, end, reason);
  return false;
}

function escape(value: u32): void {
  byte(92);
  byte(120);
  byte(hexDigit(value >> 4));
  byte(hexDigit(value & 15));
}

export function hexDigit(digit: u32): u32 {
  return digit < 10 ? 48 + digit : 87 + digit;
}
