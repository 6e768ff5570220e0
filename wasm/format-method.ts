/**
 * str.format and str.format_map: literal text and replacement fields `{field!conversion:specification}`, where a
 * specification may hold fields itself, one level deep. The call's arguments are those that are open.
 */
import { argument, checkExactlyOne, keywordOf, positional } from "./arguments";
import { getAttribute } from "./attribute";
import { release, releaseRef, share } from "./count";
import { raiseKeyError } from "./error";
import { EXC_IndexError, EXC_ValueError, UNBOUND } from "./generated/layout";
import { formatValue } from "./format";
import { intern } from "./intern";
import { item } from "./item";
import { alloc, free } from "./memory";
import {
  abandon, begin, byte, codePoint, finishOrRaise, number, raiseBuilt, raiseLiteral, raiseMemoryError, str, text,
} from "./messages";
import { characterAt, stringLength, substring } from "./string";
import { reprOf, stringOf } from "./text";
import { boxInt, boxRef, refOf } from "./value";

// What is under way, in a block of its own: fields may call Python code that formats too.
const NUMBERING: u32 = 0; // u32: UNDECIDED, AUTOMATIC, MANUAL
const NEXT: u32 = 4; // u32: next automatic number
const MAPPING: u32 = 8; // i64: format_map's argument, UNBOUND for format
const STATE_SIZE: u32 = 16;

const UNDECIDED: u32 = 0;
const AUTOMATIC: u32 = 1;
const MANUAL: u32 = 2;

const RAISED: u32 = 0xffff_ffff;
const DEPTH: u32 = 2;

const OPEN: u32 = 123;
const CLOSE: u32 = 125;
const COLON: u32 = 58;
const BANG: u32 = 33;
const BRACKET: u32 = 91;
const BRACKET_END: u32 = 93;
const DOT: u32 = 46;

export function format(): i64 {
  return formatWith(UNBOUND);
}

export function formatMap(): i64 {
  return checkExactlyOne("str.format_map", 1) ? formatWith(argument(1)) : UNBOUND;
}

function formatWith(mapping: i64): i64 {
  const state = alloc(STATE_SIZE);
  if (state == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  store<u32>(state + NUMBERING, UNDECIDED);
  store<u32>(state + NEXT, 0);
  store<i64>(state + MAPPING, mapping);
  const s = refOf(argument(0));
  const mark = begin();
  const done = expand(state, s, 0, stringLength(s), DEPTH);
  free(state);
  if (!done) {
    abandon(mark);
    return UNBOUND;
  }
  const made = finishOrRaise(mark);
  return made == 0 ? UNBOUND : boxRef(made);
}

function fail(message: string): u32 {
  raiseLiteral(EXC_ValueError, message);
  return RAISED;
}

/** Appends characters [from, end) with their fields replaced; false = raised. */
function expand(state: u32, s: u32, from: u32, end: u32, depth: u32): bool {
  if (depth == 0) {
    fail("Max string recursion exceeded");
    return false;
  }
  for (let i = from; i < end; ) {
    const character = characterAt(s, i++);
    if (character != OPEN && character != CLOSE) {
      codePoint(character);
      continue;
    }
    if (i < end && characterAt(s, i) == character) {
      byte(character);
      i++;
      continue;
    }
    if (character == CLOSE) fail("Single '}' encountered in format string");
    else if (i >= end) fail("Single '{' encountered in format string");
    else {
      i = field(state, s, i, end, depth);
      if (i != RAISED) continue;
    }
    return false;
  }
  return true;
}

/** A field from behind its brace on; where it ends, or RAISED. */
function field(state: u32, s: u32, start: u32, end: u32, depth: u32): u32 {
  const nameEnd = endOfName(s, start, end);
  if (nameEnd == RAISED) return RAISED;
  let i = nameEnd + 1;
  let conversion: u32 = 0;
  let after = characterAt(s, nameEnd);
  if (after == BANG) {
    if (i >= end) return fail("end of string while looking for conversion specifier");
    conversion = characterAt(s, i++);
    if (i < end) {
      after = characterAt(s, i++);
      if (after != CLOSE && after != COLON) return fail("expected ':' after conversion specifier");
    }
  }
  const specification = i;
  let specificationEnd = i;
  if (after != CLOSE) {
    let nesting: u32 = 1;
    for (; i < end && nesting > 0; i++) {
      const character = characterAt(s, i);
      if (character == OPEN) nesting++;
      else if (character == CLOSE) nesting--;
    }
    if (nesting > 0) return fail("unmatched '{' in format spec");
    specificationEnd = i - 1;
  }
  const value = convert(fieldValue(state, s, start, nameEnd), conversion);
  if (value == UNBOUND) return RAISED;
  const done = appendFormatted(state, value, s, specification, specificationEnd, depth);
  release(value);
  return done ? i : RAISED;
}

/** Where `}`, `:` or `!` ends the field's name. */
function endOfName(s: u32, start: u32, end: u32): u32 {
  let inBrackets = false;
  for (let i = start; i < end; i++) {
    const character = characterAt(s, i);
    if (character == OPEN) return fail("unexpected '{' in field name");
    if (character == BRACKET) inBrackets = true;
    else if (character == BRACKET_END) inBrackets = false;
    else if (!inBrackets && (character == CLOSE || character == COLON || character == BANG)) return i;
  }
  return fail("expected '}' before end of string");
}

function appendFormatted(state: u32, value: i64, s: u32, from: u32, end: u32, depth: u32): bool {
  const mark = begin();
  if (!specificationOf(state, s, from, end, depth)) {
    abandon(mark);
    return false;
  }
  const specification = finishOrRaise(mark);
  if (specification == 0) return false;
  const made = formatValue(value, specification);
  releaseRef(specification);
  if (made == 0) return false;
  str(made);
  releaseRef(made);
  return true;
}

/** Appends a specification; only where it has fields is it looked at. */
function specificationOf(state: u32, s: u32, from: u32, end: u32, depth: u32): bool {
  for (let i = from; i < end; i++) if (characterAt(s, i) == OPEN) return expand(state, s, from, end, depth - 1);
  for (let i = from; i < end; i++) codePoint(characterAt(s, i));
  return true;
}

/** An owned value (or UNBOUND) after !s, !r or !a; UNBOUND = raised. */
function convert(value: i64, conversion: u32): i64 {
  if (value == UNBOUND || conversion == 0) return value;
  let made: u32 = 0;
  if (conversion == 115) made = stringOf(value);
  else if (conversion == 114 || conversion == 97) made = reprOf(value, conversion == 97);
  else {
    const mark = begin();
    text("Unknown conversion specifier ");
    if (conversion > 32 && conversion < 127) byte(conversion);
    else {
      text("\\x");
      appendHex(conversion);
    }
    raiseBuilt(EXC_ValueError, mark);
  }
  release(value);
  return made == 0 ? UNBOUND : boxRef(made);
}

function appendHex(n: u32): void {
  let shift: i32 = 28;
  while (shift > 0 && n >> shift == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) {
    const digit = (n >> shift) & 15;
    byte(digit < 10 ? 48 + digit : 87 + digit);
  }
}

/** The object that a field's name stands for, owned; UNBOUND = raised. */
function fieldValue(state: u32, s: u32, from: u32, end: u32): i64 {
  let i = from;
  while (i < end && characterAt(s, i) != DOT && characterAt(s, i) != BRACKET) i++;
  let value = firstValue(state, s, from, i);
  while (value != UNBOUND && i < end) {
    const isAttribute = characterAt(s, i++) == DOT;
    const start = i;
    while (i < end && (isAttribute ? characterAt(s, i) != DOT && characterAt(s, i) != BRACKET : characterAt(s, i) != BRACKET_END)) i++;
    const next = isAttribute ? attributeOf(value, s, start, i) : indexed(value, s, start, i, end);
    release(value);
    value = next;
    if (!isAttribute) i++;
  }
  return value;
}

/** The argument that the first part of a name stands for. */
function firstValue(state: u32, s: u32, from: u32, end: u32): i64 {
  const index = readIndex(s, from, end);
  if (index == TOO_LARGE) return UNBOUND;
  const mapping = load<i64>(state + MAPPING);
  if (from < end && index < 0) return namedValue(mapping, s, from, end);
  const wanted = from == end ? AUTOMATIC : MANUAL;
  const numbering = load<u32>(state + NUMBERING);
  if (numbering == UNDECIDED) store<u32>(state + NUMBERING, wanted);
  else if (numbering != wanted) {
    fail(wanted == AUTOMATIC
      ? "cannot switch from manual field specification to automatic field numbering"
      : "cannot switch from automatic field numbering to manual field specification");
    return UNBOUND;
  }
  let place = index;
  if (wanted == AUTOMATIC) {
    place = load<u32>(state + NEXT);
    store<u32>(state + NEXT, <u32>place + 1);
  }
  if (mapping != UNBOUND) {
    fail("Format string contains positional fields");
    return UNBOUND;
  }
  if (place + 1 < <i64>positional) return share(argument(<u32>place + 1));
  const mark = begin();
  text("Replacement index ");
  number(place);
  text(" out of range for positional args tuple");
  raiseBuilt(EXC_IndexError, mark);
  return UNBOUND;
}

/** A keyword argument, or an item of format_map's mapping. */
function namedValue(mapping: i64, s: u32, from: u32, end: u32): i64 {
  const name = substring(s, from, end);
  if (name == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  let value: i64;
  if (mapping != UNBOUND) value = item(mapping, boxRef(name));
  else {
    value = share(keywordOf(name));
    if (value == UNBOUND) raiseKeyError(boxRef(name));
  }
  releaseRef(name);
  return value;
}

function attributeOf(value: i64, s: u32, from: u32, end: u32): i64 {
  const name = partOf(s, from, end);
  if (name == 0) return UNBOUND;
  const interned = intern(name);
  releaseRef(name);
  if (interned != 0) return getAttribute(value, interned);
  raiseMemoryError();
  return UNBOUND;
}

/** value[…]: a number when it is all digits, else the text. `end`: where the bracket closes, before `nameEnd`. */
function indexed(value: i64, s: u32, from: u32, end: u32, nameEnd: u32): i64 {
  if (end >= nameEnd) {
    fail("Missing ']' in format string");
    return UNBOUND;
  }
  if (end + 1 < nameEnd && from < end && characterAt(s, end + 1) != DOT && characterAt(s, end + 1) != BRACKET) {
    fail("Only '.' or '[' may follow ']' in format field specifier");
    return UNBOUND;
  }
  const index = readIndex(s, from, end);
  if (index == TOO_LARGE) return UNBOUND;
  if (index >= 0) return item(value, boxInt(index));
  const key = partOf(s, from, end);
  if (key == 0) return UNBOUND;
  const found = item(value, boxRef(key));
  releaseRef(key);
  return found;
}

/** A part of a name, which must not be empty, as an owned str; 0 = raised. */
function partOf(s: u32, from: u32, end: u32): u32 {
  if (from == end) {
    fail("Empty attribute in format string");
    return 0;
  }
  const part = substring(s, from, end);
  if (part == 0) raiseMemoryError();
  return part;
}

const TOO_LARGE: i64 = -2;

/** The number that characters [from, end) are; -1 when they are not all digits, TOO_LARGE when it raised. */
function readIndex(s: u32, from: u32, end: u32): i64 {
  if (from == end) return -1;
  let n: i64 = 0;
  for (let i = from; i < end; i++) {
    const digit = characterAt(s, i) - 48;
    if (digit > 9) return -1;
    n = n * 10 + digit;
    if (n > 0x7fff_ffff_ffff) {
      fail("Too many decimal digits in format string");
      return TOO_LARGE;
    }
  }
  return n;
}
