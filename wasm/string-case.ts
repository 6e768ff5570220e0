/** Case mapping of str: ASCII here, everything else by the host's Unicode tables. */
import { checkNone } from "./arguments";
import { change_case } from "./host";
import { STR_DATA, STR_KIND, UNBOUND } from "./generated/layout";
import { abandon, begin, complete, room, str, textAt, textLength } from "./messages";
import { self } from "./string-arguments";
import { newStringValue } from "./string-make";
import { narrowed, newString, newStringUtf8, sharedString, stringLength } from "./string";

// What change_case does: the contract with src/vm/host/unicode.ts.
const UPPER: u32 = 0;
const LOWER: u32 = 1;
const TITLE: u32 = 2;
const CAPITALIZE: u32 = 3;
const SWAP: u32 = 4;
const FOLD: u32 = 5;

export function upper(): i64 {
  return mapped("str.upper", UPPER);
}

export function lower(): i64 {
  return mapped("str.lower", LOWER);
}

export function title(): i64 {
  return mapped("str.title", TITLE);
}

export function capitalize(): i64 {
  return mapped("str.capitalize", CAPITALIZE);
}

export function swapcase(): i64 {
  return mapped("str.swapcase", SWAP);
}

export function casefold(): i64 {
  return mapped("str.casefold", FOLD);
}

function mapped(called: string, mapping: u32): i64 {
  if (!checkNone(called, 1)) return UNBOUND;
  const s = self();
  if (stringLength(s) == 0) return newStringValue(sharedString(s));
  return newStringValue(isAsciiText(s) ? mapAscii(s, mapping) : mapByHost(s, mapping));
}

/** The mappings that most are asked for. */
export const UPPER_CASE: u32 = UPPER;
export const LOWER_CASE: u32 = LOWER;

/** A str of ASCII in another case, owned; 0: another way, or no memory. */
export function quickCase(s: u32, mapping: u32): u32 {
  return stringLength(s) != 0 && isAsciiText(s) ? mapAscii(s, mapping) : 0;
}

export function isAsciiText(s: u32): bool {
  if (load<u32>(s + STR_KIND) != 1) return false;
  const end = s + STR_DATA + stringLength(s);
  let at = s + STR_DATA;
  for (; at + 8 <= end; at += 8) if (load<u64>(at) & 0x8080_8080_8080_8080) return false;
  for (; at < end; at++) if (load<u8>(at) >= 0x80) return false;
  return true;
}

function mapAscii(s: u32, mapping: u32): u32 {
  const length = stringLength(s);
  const made = newString(length, 1);
  if (made == 0) return 0;
  if (mapping == LOWER || mapping == UPPER) mapWords(s + STR_DATA, made + STR_DATA, length, mapping == LOWER ? 65 : 97);
  else mapBytes(s + STR_DATA, made + STR_DATA, length, mapping);
  return narrowed(made);
}

/**
 * Changes the case of ASCII letters from `first` on, 26 of them, eight bytes at a time. All bytes are below 128: adding what
 * is missing to 128 tells in the highest bit of each whether it is as large, without a carry. Whole words are written: the
 * new str's block has room for them.
 */
function mapWords(from: u32, to: u32, length: u32, first: u32): void {
  const ones: u64 = 0x0101_0101_0101_0101;
  const atLeast = ones * (128 - first);
  const behind = ones * (128 - first - 26);
  for (const end = to + length; to < end; to += 8, from += 8) {
    const word = load<u64>(from) & (ones * 127);
    const letters = (word + atLeast) & ~(word + behind) & (ones * 128);
    store<u64>(to, word ^ (letters >> 2));
  }
}

/** Maps ASCII letters; other bytes stay as they are. */
export function mapBytes(from: u32, to: u32, length: u32, mapping: u32): void {
  let inWord = false;
  for (let i: u32 = 0; i < length; i++) {
    const character = <u32>load<u8>(from + i);
    const isLetter = ((character | 32) - 97) < 26;
    let result = character;
    if (isLetter) {
      switch (mapping) {
        case UPPER: result = character & ~32; break;
        case SWAP: result = character ^ 32; break;
        case TITLE: result = inWord ? character | 32 : character & ~32; break;
        case CAPITALIZE: result = i > 0 ? character | 32 : character & ~32; break;
        default: result = character | 32;
      }
    }
    inWord = isLetter;
    store<u8>(to + i, result);
  }
}

function mapByHost(s: u32, mapping: u32): u32 {
  const mark = begin();
  str(s);
  const bytes = textLength(mark);
  const capacity = 3 * bytes + 16;
  const out = room(capacity);
  let made: u32 = 0;
  if (complete()) made = newStringUtf8(out, <u32>change_case(mapping, textAt(mark), bytes, out, capacity));
  abandon(mark);
  return made;
}

/** A str in lower case as a new one, for callers that do not care about Unicode (names of codecs). */
export function lowerOf(s: u32): u32 {
  return isAsciiText(s) ? mapAscii(s, LOWER) : sharedString(s);
}

/** The mappings that bytes have too. */
export const BYTES_UPPER: u32 = UPPER;
export const BYTES_LOWER: u32 = LOWER;
export const BYTES_TITLE: u32 = TITLE;
export const BYTES_CAPITALIZE: u32 = CAPITALIZE;
export const BYTES_SWAP: u32 = SWAP;

