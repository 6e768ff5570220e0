/**
 * `format % values`: the text of CPython's printf-style formatting. Numbers are written by format() (the host), with
 * the sign and the precision of the conversion; padding is done here. What is under way stands in a block of raw memory,
 * since conversions may call Python code that formats too. Long because it is one grammar: splitting it would part the
 * reader of a conversion from what the conversion does.
 */
import { isBytesLike } from "./bytes";
import { hasSpecial } from "./special";
import { nativeOf } from "./native";
import { isInstance } from "./class";
import { intOfInstance } from "./as-index";
import { floatSource, intSource } from "./convert";
import { MISSING } from "./generated/layout";
import { release, releaseRef, share } from "./count";
import {
  EXC_OverflowError, EXC_TypeError, EXC_ValueError, NAME_GETITEM, TUPLE_ITEMS, TYPE_BIGINT, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_DICT, TYPE_FIRST_SHAPE,
  TYPE_LIST, TYPE_RANGE, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { formatValue } from "./format";
import { fixedString } from "./format-quick";
import { item } from "./item";
import { alloc, free } from "./memory";
import {
  abandon, begin, byte, codePoint, finishOrRaise, number, raiseBuilt, raiseForType, raiseLiteral, raiseMemoryError, str, text,
  typeName,
} from "./messages";
import { characterAt, characterString, stringLength, substring } from "./string";
import { reprOf, stringOf } from "./text";
import { bytesKey, bytesShown, byteShown } from "./percent-bytes";
import { tupleLength } from "./tuple";
import { boxFloat, boxRef, integralOf, isFloat, isInt, isIntegral, isOfType, refOf, typeOf, unboxFloat } from "./value";

// What is under way.
const FORMAT: u32 = 0; // u32 str
const POSITION: u32 = 4;
const VALUES: u32 = 8; // address of the arguments left, 8 bytes each
const LEFT: u32 = 12; // how many
const GIVEN: u32 = 16; // i64: the right operand
const KEYED: u32 = 24; // i64: the value of the mapping's key, owned; UNBOUND = none
const ONE: u32 = 32; // i64: a single argument that is no tuple
const FLAGS: u32 = 40;
const WIDTH: u32 = 44;
const PRECISION: u32 = 48; // i32, -1 = none
const IS_BYTES: u32 = 52; // the format is bytes, here as characters
const STATE_SIZE: u32 = 56;

const MINUS: u32 = 1;
const PLUS: u32 = 2;
const SPACE: u32 = 4;
const ALTERNATE: u32 = 8;
const ZERO: u32 = 16;

const END: u32 = 0xffff_ffff;
const LARGEST: u64 = 0x7fff_ffff;

/** format % given as an owned str value; UNBOUND = raised. */
export function formatPercent(format: u32, given: i64): i64 {
  const made = expandPercent(format, given, false);
  return made == 0 ? UNBOUND : boxRef(made);
}

/** format % given as an owned str; 0 = raised. */
export function expandPercent(format: u32, given: i64, isBytes: bool): u32 {
  const state = alloc(STATE_SIZE);
  if (state == 0) {
    raiseMemoryError();
    return 0;
  }
  const isTuple = isOfType(given, TYPE_TUPLE);
  store<u32>(state + FORMAT, format);
  store<u32>(state + POSITION, 0);
  store<u32>(state + VALUES, isTuple ? refOf(given) + TUPLE_ITEMS : state + ONE);
  store<u32>(state + LEFT, isTuple ? tupleLength(refOf(given)) : 1);
  store<i64>(state + GIVEN, given);
  store<i64>(state + ONE, given);
  store<i64>(state + KEYED, UNBOUND);
  store<u32>(state + IS_BYTES, isBytes ? 1 : 0);
  const mark = begin();
  const done = expand(state);
  const isMany = load<u32>(state + LEFT) != 0 && !isMapping(given, isBytes);
  release(load<i64>(state + KEYED));
  free(state);
  if (done && !isMany) return finishOrRaise(mark);
  abandon(mark);
  if (done) {
    raiseLiteral(
      EXC_TypeError,
      isBytes ? "not all arguments converted during bytes formatting" : "not all arguments converted during string formatting",
    );
  }
  return 0;
}

/** What may be looked up by keys, so that nobody asks whether all of it was used. */
function isMapping(value: i64, ofBytes: bool): bool {
  const type = typeOf(value);
  if (type == TYPE_BYTES || type == TYPE_BYTEARRAY) return !ofBytes;
  if (type == TYPE_STR) return false;
  if (type < TYPE_FIRST_SHAPE) return type == TYPE_DICT || type == TYPE_LIST || type == TYPE_RANGE;
  const inner = nativeOf(value);
  const isPlain = isOfType(inner, TYPE_STR) || isOfType(inner, TYPE_TUPLE) || isBytesLike(inner);
  const isOne = isMapping(inner, ofBytes) || (!isPlain && hasSpecial(value, NAME_GETITEM));
  release(inner);
  return isOne;
}

function expand(state: u32): bool {
  const format = load<u32>(state + FORMAT);
  const length = stringLength(format);
  while (true) {
    let i = load<u32>(state + POSITION);
    while (i < length && characterAt(format, i) != 37) codePoint(characterAt(format, i++));
    store<u32>(state + POSITION, i + 1);
    if (i >= length) return true;
    if (i + 1 < length && characterAt(format, i + 1) == 37) {
      byte(37);
      store<u32>(state + POSITION, i + 2);
    } else if (!conversion(state)) return false;
  }
}

/** The next character of the format, END behind the last. */
function peek(state: u32): u32 {
  const format = load<u32>(state + FORMAT);
  const i = load<u32>(state + POSITION);
  return i < stringLength(format) ? characterAt(format, i) : END;
}

function advance(state: u32): void {
  store<u32>(state + POSITION, load<u32>(state + POSITION) + 1);
}

/** What follows a %: key, flags, width, precision, letter. */
function conversion(state: u32): bool {
  store<u32>(state + FLAGS, 0);
  store<u32>(state + WIDTH, 0);
  store<i32>(state + PRECISION, -1);
  if (peek(state) == 40 && !readKey(state)) return false;
  readFlags(state);
  if (!readWidth(state)) return false;
  if (peek(state) == 46 && !readPrecision(state)) return false;
  const size = peek(state);
  if (size == 104 || size == 108 || size == 76) advance(state);
  const letter = peek(state);
  if (letter == END) return fail(EXC_ValueError, "incomplete format");
  const value = nextValue(state);
  if (value == UNBOUND) return false;
  const piece = converted(state, letter, value);
  if (piece == 0) return false;
  advance(state);
  emit(state, piece, letter);
  releaseRef(piece);
  return true;
}

function fail(kind: u32, message: string): bool {
  raiseLiteral(kind, message);
  return false;
}

/** (key): parentheses may nest in it. */
function readKey(state: u32): bool {
  const given = load<i64>(state + GIVEN);
  const isBytes = load<u32>(state + IS_BYTES) != 0;
  if (!isMapping(given, isBytes)) return fail(EXC_TypeError, "format requires a mapping");
  advance(state);
  const start = load<u32>(state + POSITION);
  for (let depth: u32 = 1; depth > 0; advance(state)) {
    const character = peek(state);
    if (character == END) return fail(EXC_ValueError, "incomplete format key");
    if (character == 40) depth++;
    else if (character == 41) depth--;
  }
  const key = substring(load<u32>(state + FORMAT), start, load<u32>(state + POSITION) - 1);
  if (key == 0) {
    raiseMemoryError();
    return false;
  }
  const wanted = isBytes ? bytesKey(key) : boxRef(key);
  if (isBytes) releaseRef(key);
  if (wanted == UNBOUND) return false;
  const value = item(given, wanted);
  release(wanted);
  if (value == UNBOUND) return false;
  release(load<i64>(state + KEYED));
  store<i64>(state + KEYED, value);
  store<u32>(state + VALUES, state + KEYED);
  store<u32>(state + LEFT, 1);
  return true;
}

function readFlags(state: u32): void {
  while (true) {
    const character = peek(state);
    const flag = character == 45 ? MINUS : character == 43 ? PLUS : character == 32 ? SPACE
      : character == 35 ? ALTERNATE : character == 48 ? ZERO : 0;
    if (flag == 0) return;
    store<u32>(state + FLAGS, load<u32>(state + FLAGS) | flag);
    advance(state);
  }
}

const RAISED: i64 = -0x8000_0000_0000;

function readWidth(state: u32): bool {
  let width = readNumber(state, "width too big");
  if (width == RAISED) return false;
  if (width < 0) {
    store<u32>(state + FLAGS, load<u32>(state + FLAGS) | MINUS);
    width = -width;
  }
  store<u32>(state + WIDTH, <u32>width);
  return true;
}

function readPrecision(state: u32): bool {
  advance(state);
  const precision = readNumber(state, "precision too big");
  if (precision == RAISED) return false;
  store<i32>(state + PRECISION, <i32>max<i64>(precision, 0));
  return true;
}

/** Digits, or * for an argument; 0 when there are none. */
function readNumber(state: u32, tooBig: string): i64 {
  if (peek(state) == 42) {
    advance(state);
    const value = nextValue(state);
    if (value == UNBOUND) return RAISED;
    if (!isInt(value)) {
      raiseLiteral(EXC_TypeError, "* wants int");
      return RAISED;
    }
    const n = integralOf(value);
    if (abs(n) <= <i64>LARGEST) return n;
    raiseLiteral(EXC_OverflowError, "Python int too large to convert to C int");
    return RAISED;
  }
  let n: u64 = 0;
  for (let digit = peek(state) - 48; digit < 10; digit = peek(state) - 48) {
    n = n * 10 + digit;
    if (n > LARGEST) {
      raiseLiteral(EXC_ValueError, tooBig);
      return RAISED;
    }
    advance(state);
  }
  return <i64>n;
}

/** The next argument, borrowed; UNBOUND = raised. */
function nextValue(state: u32): i64 {
  const left = load<u32>(state + LEFT);
  if (left == 0) {
    raiseLiteral(EXC_TypeError, "not enough arguments for format string");
    return UNBOUND;
  }
  const at = load<u32>(state + VALUES);
  store<u32>(state + LEFT, left - 1);
  store<u32>(state + VALUES, at + 8);
  return load<i64>(at);
}

/** The text of a value for a letter, without padding, as an owned str; 0 = raised. */
function converted(state: u32, letter: u32, value: i64): u32 {
  switch (letter) {
    case 98:
      if (load<u32>(state + IS_BYTES) == 0) break;
    case 115: return cut(state, load<u32>(state + IS_BYTES) == 0 ? stringOf(value) : bytesShown(value));
    case 114: return cut(state, reprOf(value, load<u32>(state + IS_BYTES) != 0));
    case 97: return cut(state, reprOf(value, true));
    case 100:
    case 105:
    case 117:
    case 111:
    case 120:
    case 88: return integer(state, letter, value);
    case 101:
    case 69:
    case 102:
    case 70:
    case 103:
    case 71: return real(state, letter, value);
    case 99: return load<u32>(state + IS_BYTES) == 0 ? character(value) : byteShown(value);
  }
  const mark = begin();
  text("unsupported format character '");
  codePoint(letter > 31 && letter < 126 ? letter : 63);
  text("' (0x");
  hexDigits(letter);
  text(") at index ");
  number(load<u32>(state + POSITION));
  raiseBuilt(EXC_ValueError, mark);
  return 0;
}

function hexDigits(n: u32): void {
  let shift: i32 = 28;
  while (shift > 0 && n >> shift == 0) shift -= 4;
  for (; shift >= 0; shift -= 4) {
    const digit = (n >> shift) & 15;
    byte(digit < 10 ? 48 + digit : 87 + digit);
  }
}

/** Shortens an owned str (0 = raised) to the precision. */
function cut(state: u32, s: u32): u32 {
  const precision = load<i32>(state + PRECISION);
  if (s == 0 || precision < 0 || <u32>precision >= stringLength(s)) return s;
  const short = substring(s, 0, precision);
  releaseRef(s);
  if (short == 0) raiseMemoryError();
  return short;
}

function integer(state: u32, letter: u32, value: i64): u32 {
  const isDecimal = letter == 100 || letter == 105 || letter == 117;
  const source = isInstance(value) ? (isDecimal ? intSource(value) : intOfInstance(value)) : MISSING;
  if (source == UNBOUND) return 0;
  if (source != MISSING && !isOfType(source, TYPE_STR) && !isBytesLike(source)) {
    const made = integer(state, letter, source);
    release(source);
    return made;
  }
  release(source);
  if (isDecimal && isFloat(value)) return whole(state, unboxFloat(value));
  if (!isIntegral(value) && !isOfType(value, TYPE_BIGINT)) {
    const mark = begin();
    byte(37);
    byte(letter);
    text(isDecimal ? " format: a real number is required, not " : " format: an integer is required, not ");
    typeName(value);
    raiseBuilt(EXC_TypeError, mark);
    return 0;
  }
  return formatted(state, isDecimal ? 100 : letter, value, false);
}

/** The digits of a float cut to an int. */
function whole(state: u32, x: f64): u32 {
  if (isNaN(x)) raiseLiteral(EXC_ValueError, "cannot convert float NaN to integer");
  else if (abs(x) == Infinity) raiseLiteral(EXC_OverflowError, "cannot convert float infinity to integer");
  else {
    // Adding 0 takes the sign off a negative zero.
    const precision = load<i32>(state + PRECISION);
    store<i32>(state + PRECISION, 0);
    const made = formatted(state, 102, boxFloat(trunc(x) + 0), true);
    store<i32>(state + PRECISION, precision);
    return made;
  }
  return 0;
}

function real(state: u32, letter: u32, value: i64): u32 {
  const source = isInstance(value) ? floatSource(value) : MISSING;
  if (source == UNBOUND) return 0;
  if (source != MISSING && !isOfType(source, TYPE_STR) && !isBytesLike(source)) {
    const made = real(state, letter, source);
    release(source);
    return made;
  }
  release(source);
  if (!isFloat(value) && !isIntegral(value) && !isOfType(value, TYPE_BIGINT)) {
    raiseForType(
      EXC_TypeError, load<u32>(state + IS_BYTES) == 0 ? "must be real number, not " : "float argument required, not ", value, "",
    );
    return 0;
  }
  return formatted(state, letter, value, true);
}

/** format(value, sign + # + precision + letter). */
function formatted(state: u32, letter: u32, value: i64, withPrecision: bool): u32 {
  const flags = load<u32>(state + FLAGS);
  if ((flags & (PLUS | SPACE | ALTERNATE)) == 0) {
    if (letter == 100 && isInt(value)) return stringOf(value);
    const places: u32 = load<i32>(state + PRECISION) < 0 ? 6 : load<i32>(state + PRECISION);
    const quick = letter == 102 && isFloat(value) ? fixedString(unboxFloat(value), places) : 0;
    if (quick != 0) return quick;
  }
  const mark = begin();
  if (flags & PLUS) byte(43);
  else if (flags & SPACE) byte(32);
  if (flags & ALTERNATE && letter != 100) byte(35);
  if (withPrecision && load<i32>(state + PRECISION) >= 0) {
    byte(46);
    number(load<i32>(state + PRECISION));
  }
  byte(letter);
  const specification = finishOrRaise(mark);
  if (specification == 0) return 0;
  const made = formatValue(value, specification);
  releaseRef(specification);
  return made;
}

function character(value: i64): u32 {
  const inner = nativeOf(value);
  const source = inner == UNBOUND ? intOfInstance(value) : inner;
  if (source == UNBOUND) return 0;
  if (source != MISSING) {
    const made = character(source);
    release(source);
    return made;
  }
  if (isIntegral(value)) {
    const code = integralOf(value);
    if (code >= 0 && code <= 0x10_ffff) {
      const made = characterString(<u32>code);
      if (made == 0) raiseMemoryError();
      return made;
    }
    raiseLiteral(EXC_OverflowError, "%c arg not in range(0x110000)");
    return 0;
  }
  if (!isOfType(value, TYPE_STR)) {
    if (isOfType(value, TYPE_BIGINT)) raiseLiteral(EXC_OverflowError, "%c arg not in range(0x110000)");
    else raiseForType(EXC_TypeError, "%c requires an int or a unicode character, not ", value, "");
    return 0;
  }
  if (stringLength(refOf(value)) == 1) return refOf(share(value));
  const mark = begin();
  text("%c requires an int or a unicode character, not a string of length ");
  number(stringLength(refOf(value)));
  raiseBuilt(EXC_TypeError, mark);
  return 0;
}

/** Appends a piece, padded: numbers with zeros behind sign and prefix, everything with spaces. */
function emit(state: u32, piece: u32, letter: u32): void {
  const flags = load<u32>(state + FLAGS);
  const width = load<u32>(state + WIDTH);
  const length = stringLength(piece);
  const isText = letter == 115 || letter == 114 || letter == 97 || letter == 99 || letter == 98;
  let zeros: u32 = 0;
  let head: u32 = 0;
  if (!isText) {
    head = headOf(piece, letter);
    const precision = load<i32>(state + PRECISION);
    const isReal = (letter | 32) >= 101 && (letter | 32) <= 103;
    if (!isReal && precision > 0 && <u32>precision > length - head) zeros = <u32>precision - (length - head);
    if (flags & ZERO && !(flags & MINUS) && width > length + zeros) zeros = width - length;
  }
  const total = length + zeros;
  const spaces = width > total ? width - total : 0;
  if (!(flags & MINUS)) repeat(32, spaces);
  if (zeros == 0) str(piece);
  else {
    for (let i: u32 = 0; i < head; i++) codePoint(characterAt(piece, i));
    repeat(48, zeros);
    for (let i = head; i < length; i++) codePoint(characterAt(piece, i));
  }
  if (flags & MINUS) repeat(32, spaces);
}

/** Characters of sign and prefix. */
function headOf(piece: u32, letter: u32): u32 {
  const first = characterAt(piece, 0);
  const sign: u32 = first == 43 || first == 45 || first == 32 ? 1 : 0;
  const hasPrefix = (letter | 32) == 120 || letter == 111;
  if (!hasPrefix || stringLength(piece) < sign + 2) return sign;
  const second = characterAt(piece, sign + 1) | 32;
  return second == 120 || second == 111 ? sign + 2 : sign;
}

function repeat(character: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) byte(character);
}
