/** strip, lstrip, rstrip; center, ljust, rjust, zfill, expandtabs of str. */
import { argument, checkCount, checkExactlyOne, checkNoKeywords, positional } from "./arguments";
import { EXC_TypeError, NONE, STR_DATA, STR_KIND, TYPE_STR, UNBOUND } from "./generated/layout";
import { raiseForType, raiseLiteral } from "./messages";
import { BAD_INT, intOr, self, tabSize } from "./string-arguments";
import { newStringValue } from "./string-make";
import { findCharacter, NOT_FOUND } from "./string-search";
import { characterAt, copyCharacters, kindOf, newString, sharedString, stringLength, substring, writeCharacter } from "./string";
import { isWhite } from "./unicode";
import { isOfType, refOf } from "./value";

const LEFT: u32 = 1;
const RIGHT: u32 = 2;

export function strip(): i64 {
  return stripped("strip", "str.strip", LEFT | RIGHT);
}

export function lstrip(): i64 {
  return stripped("lstrip", "str.lstrip", LEFT);
}

export function rstrip(): i64 {
  return stripped("rstrip", "str.rstrip", RIGHT);
}

function stripped(called: string, fullName: string, sides: u32): i64 {
  if (!checkNoKeywords(fullName) || !checkCount(called, 0, 1, 1)) return UNBOUND;
  const given = positional > 1 ? argument(1) : NONE;
  if (given != NONE && !isOfType(given, TYPE_STR)) {
    if (sides == LEFT) raiseLiteral(EXC_TypeError, "lstrip arg must be None or str");
    else raiseLiteral(EXC_TypeError, sides == RIGHT ? "rstrip arg must be None or str" : "strip arg must be None or str");
    return UNBOUND;
  }
  const characters = given == NONE ? 0 : refOf(given);
  const s = self();
  let from: u32 = 0;
  let end = stringLength(s);
  if (sides & LEFT) while (from < end && goes(characterAt(s, from), characters)) from++;
  if (sides & RIGHT) while (end > from && goes(characterAt(s, end - 1), characters)) end--;
  return newStringValue(substring(s, from, end));
}

/** A str without white space at its ends, owned; 0 when memory is exhausted. */
export function strippedWhite(s: u32): u32 {
  let from: u32 = 0;
  let end = stringLength(s);
  while (from < end && isWhite(characterAt(s, from))) from++;
  while (end > from && isWhite(characterAt(s, end - 1))) end--;
  return substring(s, from, end);
}

/** A character that is stripped: white space, or one of a str's. */
function goes(character: u32, characters: u32): bool {
  if (characters == 0) return isWhite(character);
  const kind = load<u32>(characters + STR_KIND);
  return findCharacter(characters + STR_DATA, kind, character, 0, stringLength(characters)) != NOT_FOUND;
}

export function center(): i64 {
  return justified("center", "str.center", LEFT | RIGHT);
}

export function ljust(): i64 {
  return justified("ljust", "str.ljust", RIGHT);
}

export function rjust(): i64 {
  return justified("rjust", "str.rjust", LEFT);
}

/** `sides`: where the fill characters go. */
function justified(called: string, fullName: string, sides: u32): i64 {
  if (!checkNoKeywords(fullName) || !checkCount(called, 1, 2, 1)) return UNBOUND;
  const width = intOr(argument(1), 0);
  if (width == BAD_INT) return UNBOUND;
  let fill: u32 = 32;
  if (positional > 2) {
    const given = argument(2);
    if (!isOfType(given, TYPE_STR)) {
      raiseForType(EXC_TypeError, "The fill character must be a unicode character, not ", given, "");
      return UNBOUND;
    }
    if (stringLength(refOf(given)) != 1) {
      raiseLiteral(EXC_TypeError, "The fill character must be exactly one character long");
      return UNBOUND;
    }
    fill = characterAt(refOf(given), 0);
  }
  const length = <i64>stringLength(self());
  if (width <= length) return newStringValue(sharedString(self()));
  const space = <u64>(width - length);
  let left: u64 = 0;
  if (sides == LEFT) left = space;
  // The odd character goes to the left when the width is odd.
  else if (sides == (LEFT | RIGHT)) left = space / 2 + (space & <u64>width & 1);
  return newStringValue(padded(self(), left, space - left, fill));
}

/** s with fill characters around, owned; 0 when memory is exhausted. */
export function padded(s: u32, left: u64, right: u64, fill: u32): u32 {
  const length = stringLength(s);
  const kind = max(load<u32>(s + STR_KIND), kindOf(fill));
  if (left > 0x4000_0000 || right > 0x4000_0000) return 0;
  const made = newString(left + length + right, length == 0 ? kindOf(fill) : kind);
  if (made == 0) return 0;
  const own = load<u32>(made + STR_KIND);
  const data = made + STR_DATA;
  fillRun(data, own, 0, <u32>left, fill);
  copyCharacters(data, own, <u32>left, s);
  fillRun(data, own, <u32>left + length, <u32>right, fill);
  return made;
}

function fillRun(data: u32, kind: u32, from: u32, count: u32, character: u32): void {
  if (kind == 1) memory.fill(data + from, <u8>character, count);
  else for (let i: u32 = 0; i < count; i++) writeCharacter(data, kind, from + i, character);
}

export function zfill(): i64 {
  if (!checkExactlyOne("str.zfill", 1)) return UNBOUND;
  const width = intOr(argument(1), 0);
  if (width == BAD_INT) return UNBOUND;
  const s = self();
  const length = <i64>stringLength(s);
  if (width <= length) return newStringValue(sharedString(s));
  const made = padded(s, <u64>(width - length), 0, 48);
  if (made != 0 && length > 0) {
    const sign = characterAt(s, 0);
    if (sign == 43 || sign == 45) {
      const kind = load<u32>(made + STR_KIND);
      writeCharacter(made + STR_DATA, kind, 0, sign);
      writeCharacter(made + STR_DATA, kind, <u32>(width - length), 48);
    }
  }
  return newStringValue(made);
}

export function expandTabs(): i64 {
  const size = tabSize();
  if (size == BAD_INT) return UNBOUND;
  const s = self();
  const length = expandedLength(s, size);
  if (length == 0) return newStringValue(substring(s, 0, 0));
  if (length > 0x3000_0000) return newStringValue(0);
  const kind = load<u32>(s + STR_KIND);
  const made = newString(length, kind);
  if (made == 0) return newStringValue(0);
  const data = made + STR_DATA;
  let column: i64 = 0;
  let to: u32 = 0;
  for (let i: u32 = 0; i < stringLength(s); i++) {
    const character = characterAt(s, i);
    if (character == 9) {
      const spaces = size > 0 ? size - column % size : 0;
      fillRun(data, kind, to, <u32>spaces, 32);
      column += spaces;
      to += <u32>spaces;
    } else {
      writeCharacter(data, kind, to++, character);
      column = character == 10 || character == 13 ? 0 : column + 1;
    }
  }
  return newStringValue(made);
}

function expandedLength(s: u32, size: i64): u64 {
  let column: i64 = 0;
  let length: u64 = 0;
  for (let i: u32 = 0; i < stringLength(s); i++) {
    const character = characterAt(s, i);
    const width = character != 9 ? 1 : size > 0 ? size - column % size : 0;
    column = character == 10 || character == 13 ? 0 : column + width;
    length += width;
  }
  return length;
}
