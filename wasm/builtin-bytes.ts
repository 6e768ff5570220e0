/** bytes(), bytearray(), fromhex, hex, decode; str.encode and str(bytes, encoding). */
import { nativeOf } from "./native";
import { isCustom, isInstance } from "./class";
import { intOfInstance } from "./as-index";
import { bytesOfBuffer } from "./buffer";
import { callSpecial0, hasSpecial } from "./special";
import { MISSING, NAME_BUFFER } from "./generated/layout";
import {
  argument, checkCount, checkExactlyOne, checkKeywords, keywordCount, parameter, positional, wrongCount,
} from "./arguments";
import { isBig } from "./bigint";
import { bytearrayFrom, bytesFrom, frozenBytes, isBytesLike, newBytes } from "./bytes";
import { codecOf } from "./codec-names";
import { decodeBytes, hexDigit } from "./decode";
import { encodeText } from "./encode";
import { releaseRef, release } from "./count";
import {
  BYTES_DATA, BYTES_LENGTH, EXC_OverflowError, EXC_TypeError, EXC_ValueError, STR_DATA, TYPE_STR, UNBOUND, TYPE_BYTES, NAME_BYTES,
} from "./generated/layout";
import { itemsOf } from "./items";
import { askForLength } from "./length-hint";
import { isIterable } from "./iterate";
import {
  abandon, begin, byte, complete, number, raiseBuilt, raiseForType, raiseLiteral, raiseMemoryError, text, textAt, textLength,
} from "./messages";
import { BAD_INT, intOr, raiseBadNamed, self } from "./string-arguments";
import { newStringValue } from "./string-make";
import { characterAt, newString, stringLength } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, integralOf, isIntegral, isOfType, refOf } from "./value";

export function toBytes(): i64 {
  return construct("bytes", false);
}

export function toBytearray(): i64 {
  return construct("bytearray", true);
}

function construct(called: string, isArray: bool): i64 {
  if (positional + keywordCount() > 3) {
    wrongCount(called, "at most 3 arguments", positional + keywordCount());
    return UNBOUND;
  }
  const source = parameter(0, "source");
  const encoding = parameter(1, "encoding");
  const errors = parameter(2, "errors");
  if (!checkKeywords(called)) return UNBOUND;
  if (!checkName(called, "encoding", encoding) || !checkName(called, "errors", errors)) return UNBOUND;
  const frozen = sourceBytes(isArray, source, encoding, errors);
  if (frozen == 0) return UNBOUND;
  return ofType(frozen, isArray);
}

function checkName(called: string, name: string, value: i64): bool {
  if (value == UNBOUND || isOfType(value, TYPE_STR)) return true;
  raiseBadNamed(called, name, value);
  return false;
}

/** An owned bytes object as a value of bytes or bytearray. */
export function ofType(frozen: u32, isArray: bool): i64 {
  if (!isArray) return boxRef(frozen);
  const made = bytearrayFrom(frozen + BYTES_DATA, load<u32>(frozen + BYTES_LENGTH));
  releaseRef(frozen);
  return newStringValue(made);
}

/** What `__bytes__` gave, whose ownership it takes; 0 = raised. */
function ownBytes(made: i64): u32 {
  if (made == UNBOUND || isOfType(made, TYPE_BYTES)) return made == UNBOUND ? 0 : refOf(made);
  raiseForType(EXC_TypeError, "__bytes__ returned non-bytes (type ", made, ")");
  release(made);
  return 0;
}

/** What bytes() makes of its arguments, owned; 0 = raised. */
function sourceBytes(isArray: bool, source: i64, encoding: i64, errors: i64): u32 {
  if (source == UNBOUND) {
    if (encoding == UNBOUND && errors == UNBOUND) return orMemory(newBytes(0));
    raiseLiteral(EXC_TypeError, encoding != UNBOUND ? "encoding without a string argument" : "errors without a string argument");
    return 0;
  }
  if (isInstance(source)) {
    const made = isArray ? MISSING : callSpecial0(source, NAME_BYTES);
    if (made != MISSING) return ownBytes(made);
    const inner = nativeOf(source);
    if (inner != UNBOUND) {
      const bytes = sourceBytes(isArray, inner, encoding, errors);
      release(inner);
      return bytes;
    }
    const held = isArray && hasSpecial(source, NAME_BUFFER) ? callSpecial0(source, NAME_BYTES) : bytesOfBuffer(source);
    if (held != MISSING) return ownBytes(held);
    const size = intOfInstance(source);
    if (size == UNBOUND) return 0;
    if (size != MISSING) {
      const bytes = sourceBytes(isArray, size, encoding, errors);
      release(size);
      return bytes;
    }
  }
  if (isOfType(source, TYPE_STR)) {
    if (encoding == UNBOUND && errors == UNBOUND) {
      raiseLiteral(EXC_TypeError, "string argument without an encoding");
      return 0;
    }
    const codec = codecOf(encoding == UNBOUND ? 0 : refOf(encoding));
    return codec == 0 ? 0 : encodeText(refOf(source), codec, errors == UNBOUND ? 0 : refOf(errors));
  }
  if (encoding != UNBOUND || errors != UNBOUND) {
    raiseLiteral(EXC_TypeError, encoding != UNBOUND ? "encoding without a string argument" : "errors without a string argument");
    return 0;
  }
  if (isBytesLike(source)) return orMemory(frozenBytes(refOf(source)));
  if (isBig(source)) {
    raiseLiteral(EXC_OverflowError, "cannot fit 'int' into an index-sized integer");
    return 0;
  }
  if (isIntegral(source)) return zeros(integralOf(source));
  if (isIterable(source)) return bytesOfItems(source, isArray);
  if (!isArray) raiseForType(EXC_TypeError, "cannot convert '", source, "' object to bytes");
  else raiseForType(EXC_TypeError, "cannot convert '", source, "' object to bytearray");
  return 0;
}

function orMemory(object: u32): u32 {
  if (object == 0) raiseMemoryError();
  return object;
}

function zeros(count: i64): u32 {
  if (count < 0) {
    raiseLiteral(EXC_ValueError, "negative count");
    return 0;
  }
  const made = orMemory(newBytes(<u64>count));
  if (made != 0) memory.fill(made + BYTES_DATA, 0, <u32>count);
  return made;
}

/** The bytes that an iterable of ints yields, as an owned bytes object; 0 = raised. */
export function bytesOfItems(iterable: i64, isArray: bool): u32 {
  if (!isArray && isCustom(iterable) && !askForLength(iterable)) return 0;
  const items = itemsOf(iterable, "");
  if (items == 0) return 0;
  const count = tupleLength(items);
  const made = orMemory(newBytes(count));
  for (let i: u32 = 0; made != 0 && i < count; i++) {
    const n = byteOf(tupleItem(items, i), isArray ? "byte must be in range(0, 256)" : "bytes must be in range(0, 256)");
    if (n < 0) {
      releaseRef(made);
      releaseRef(items);
      return 0;
    }
    store<u8>(made + BYTES_DATA + i, <u8>n);
  }
  releaseRef(items);
  return made;
}

/** A value as a byte; -1 = raised. */
export function byteOf(value: i64, message: string): i32 {
  const standsFor = intOfInstance(value);
  if (standsFor == UNBOUND) return -1;
  if (standsFor != MISSING) {
    const byte = byteOf(standsFor, message);
    release(standsFor);
    return byte;
  }
  if (isBig(value)) {
    raiseLiteral(EXC_ValueError, message);
    return -1;
  }
  const n = intOr(value, 0);
  if (n == BAD_INT) return -1;
  if (n >= 0 && n < 256) return <i32>n;
  raiseLiteral(EXC_ValueError, message);
  return -1;
}

// ── text and bytes ──

export function encode(): i64 {
  const encoding = parameter(1, "encoding");
  const errors = parameter(2, "errors");
  if (!checkOptions("encode", encoding, errors)) return UNBOUND;
  const codec = codecOf(encoding == UNBOUND ? 0 : refOf(encoding));
  if (codec == 0) return UNBOUND;
  return orRaised(encodeText(self(), codec, errors == UNBOUND ? 0 : refOf(errors)));
}

function checkOptions(called: string, encoding: i64, errors: i64): bool {
  if (positional + keywordCount() > 3) return wrongCount(called, "at most 2 arguments", positional + keywordCount() - 1);
  return checkKeywords(called) && checkName(called, "encoding", encoding) && checkName(called, "errors", errors);
}

function orRaised(object: u32): i64 {
  return object == 0 ? UNBOUND : boxRef(object);
}

export function decode(): i64 {
  const encoding = parameter(1, "encoding");
  const errors = parameter(2, "errors");
  if (!checkOptions("decode", encoding, errors)) return UNBOUND;
  return decoded(self(), encoding, errors);
}

/** A bytes-like object as text; encoding and errors are strs or UNBOUND. */
export function decoded(object: u32, encoding: i64, errors: i64): i64 {
  const codec = codecOf(encoding == UNBOUND ? 0 : refOf(encoding));
  const frozen = codec == 0 ? 0 : orMemory(frozenBytes(object));
  if (frozen == 0) return UNBOUND;
  const made = decodeBytes(frozen, codec, errors == UNBOUND ? 0 : refOf(errors));
  releaseRef(frozen);
  return orRaised(made);
}

// ── hexadecimal digits ──

export function bytesFromHex(): i64 {
  return fromHex(false);
}

export function bytearrayFromHex(): i64 {
  return fromHex(true);
}

function fromHex(isArray: bool): i64 {
  if (!checkExactlyOne("fromhex")) return UNBOUND;
  const value = argument(0);
  if (!isOfType(value, TYPE_STR)) {
    raiseForType(EXC_TypeError, "fromhex() argument must be str or bytes-like, not ", value, "");
    return UNBOUND;
  }
  const s = refOf(value);
  const length = stringLength(s);
  const mark = begin();
  let i: u32 = 0;
  while (i < length) {
    const character = characterAt(s, i);
    if (character == 32 || (character >= 9 && character <= 13)) {
      i++;
      continue;
    }
    const high = digitOf(character);
    const low: i32 = i + 1 < length ? digitOf(characterAt(s, i + 1)) : 0;
    if (high < 0 || low < 0) return raiseNoHex(mark, high < 0 ? i : i + 1);
    if (i + 1 == length) {
      abandon(mark);
      raiseLiteral(EXC_ValueError, "fromhex() arg must contain an even number of hexadecimal digits");
      return UNBOUND;
    }
    byte(<u32>(high * 16 + low));
    i += 2;
  }
  const made = complete() ? (isArray ? bytearrayFrom(textAt(mark), textLength(mark)) : bytesFrom(textAt(mark), textLength(mark))) : 0;
  abandon(mark);
  return newStringValue(made);
}

function digitOf(character: u32): i32 {
  if (character >= 48 && character <= 57) return <i32>character - 48;
  const letter = character | 32;
  return letter >= 97 && letter <= 102 ? <i32>letter - 87 : -1;
}

function raiseNoHex(mark: u32, place: u32): i64 {
  abandon(mark);
  text("non-hexadecimal number found in fromhex() arg at position ");
  number(place);
  raiseBuilt(EXC_ValueError, mark);
  return UNBOUND;
}

/** hex(sep, bytes_per_sep). */
export function hex(): i64 {
  const separator = parameter(1, "sep");
  const group = intOr(parameter(2, "bytes_per_sep"), 1);
  if (group == BAD_INT || !checkKeywords("hex") || !checkCount("hex", 0, 2, 1)) return UNBOUND;
  let mark: u32 = 0;
  if (separator != UNBOUND) {
    if (isOfType(separator, TYPE_STR) && stringLength(refOf(separator)) == 1) mark = characterAt(refOf(separator), 0);
    else {
      if (isOfType(separator, TYPE_STR) || isBytesLike(separator)) raiseLiteral(EXC_ValueError, "sep must be length 1.");
      else raiseForType(EXC_TypeError, "object of type '", separator, "' has no len()");
      return UNBOUND;
    }
  }
  const frozen = orMemory(frozenBytes(self()));
  if (frozen == 0) return UNBOUND;
  const made = hexOf(frozen, mark, group);
  releaseRef(frozen);
  return newStringValue(made);
}

function hexOf(frozen: u32, separator: u32, group: i64): u32 {
  const length = load<u32>(frozen + BYTES_LENGTH);
  const size = <u32>min<i64>(abs(group), 0x4000_0000);
  const gaps = separator == 0 || size == 0 || length == 0 ? 0 : (length - 1) / size;
  if (length == 0) return newString(0, 1);
  const made = newString(<u64>length * 2 + gaps, 1);
  if (made == 0) return 0;
  let to = made + STR_DATA;
  for (let i: u32 = 0; i < length; i++) {
    // Groups are counted from the right, or from the left when the size is negative.
    const isEdge = gaps > 0 && i > 0 && (group > 0 ? (length - i) % size == 0 : i % size == 0);
    if (isEdge) store<u8>(to++, <u8>separator);
    const value = <u32>load<u8>(frozen + BYTES_DATA + i);
    store<u8>(to++, <u8>hexDigit(value >> 4));
    store<u8>(to++, <u8>hexDigit(value & 15));
  }
  return made;
}
