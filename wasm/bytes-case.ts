/**
 * Methods of bytes and bytearray that change or test the case and the kind of ASCII letters.
 */
import { ofType } from "./builtin-bytes";
import { isBytearray, newBytes } from "./bytes";
import { checkNothing, dataOf, lengthOf, orMemory, own } from "./bytes-frozen";
import { isWhiteByte } from "./bytes-padding";
import { releaseRef } from "./count";
import { UNBOUND } from "./generated/layout";
import { self } from "./string-arguments";
import { BYTES_CAPITALIZE, BYTES_LOWER, BYTES_SWAP, BYTES_TITLE, BYTES_UPPER, mapBytes } from "./string-case";
import { boxBool } from "./value";

function mapped(called: string, mapping: u32): i64 {
  if (!checkNothing(called)) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const made = orMemory(newBytes(lengthOf(frozen)));
  if (made != 0) mapBytes(dataOf(frozen), dataOf(made), lengthOf(frozen), mapping);
  releaseRef(frozen);
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

export function upper(): i64 {
  return mapped("upper", BYTES_UPPER);
}

export function lower(): i64 {
  return mapped("lower", BYTES_LOWER);
}

export function title(): i64 {
  return mapped("title", BYTES_TITLE);
}

export function capitalize(): i64 {
  return mapped("capitalize", BYTES_CAPITALIZE);
}

export function swapcase(): i64 {
  return mapped("swapcase", BYTES_SWAP);
}

const ALPHA: u32 = 1;
const DIGIT: u32 = 2;
const SPACE: u32 = 4;
const LOW: u32 = 8;
const UP: u32 = 16;
const PLAIN: u32 = 32;

function classOfByte(value: u32): u32 {
  const plain: u32 = value < 128 ? PLAIN : 0;
  if (value >= 97 && value <= 122) return ALPHA | LOW | plain;
  if (value >= 65 && value <= 90) return ALPHA | UP | plain;
  if (value >= 48 && value <= 57) return DIGIT | plain;
  return isWhiteByte(value) ? SPACE | plain : plain;
}

/** Every byte has one of the classes. */
function all(called: string, classes: u32, ofNothing: bool): i64 {
  if (!checkNothing(called)) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const length = lengthOf(frozen);
  let holds = length != 0 || ofNothing;
  for (let i: u32 = 0; i < length; i++) if ((classOfByte(load<u8>(dataOf(frozen) + i)) & classes) == 0) holds = false;
  releaseRef(frozen);
  return boxBool(holds);
}

export function isAlpha(): i64 {
  return all("isalpha", ALPHA, false);
}

export function isDigit(): i64 {
  return all("isdigit", DIGIT, false);
}

export function isAlnum(): i64 {
  return all("isalnum", ALPHA | DIGIT, false);
}

export function isSpace(): i64 {
  return all("isspace", SPACE, false);
}

export function isAscii(): i64 {
  return all("isascii", PLAIN, true);
}

export function isUpper(): i64 {
  return cased("isupper", UP, LOW);
}

export function isLower(): i64 {
  return cased("islower", LOW, UP);
}

function cased(called: string, wanted: u32, unwanted: u32): i64 {
  if (!checkNothing(called)) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  let seen: u32 = 0;
  for (let i: u32 = 0; i < lengthOf(frozen); i++) seen |= classOfByte(load<u8>(dataOf(frozen) + i));
  releaseRef(frozen);
  return boxBool((seen & wanted) != 0 && (seen & unwanted) == 0);
}

export function isTitle(): i64 {
  if (!checkNothing("istitle")) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  let seen = false;
  let inWord = false;
  let holds = true;
  for (let i: u32 = 0; holds && i < lengthOf(frozen); i++) {
    const classes = classOfByte(load<u8>(dataOf(frozen) + i));
    if (classes & ALPHA) {
      holds = inWord == ((classes & LOW) != 0);
      seen = true;
    }
    inWord = (classes & ALPHA) != 0;
  }
  releaseRef(frozen);
  return boxBool(seen && holds);
}
