/**
 * str objects: PEP 393's kinds of 1, 2 or 4 bytes a code point. The kind is always the smallest that holds the
 * characters, so equal strings have equal kinds. Empty and single Latin-1 characters are the loader's immortals.
 * Functions that make a str return an owned pointer, 0 when memory is exhausted (nothing is raised);
 * only `stringItem` raises.
 */
import { isUnique, newInline, releaseRef, shareRef } from "./count";
import {
  EXC_IndexError, STR_DATA, STR_HASH, STR_KIND, STR_LENGTH, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { blockSize } from "./memory";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { findIn, NOT_FOUND } from "./string-search";
import { EMPTY_STR, latin1Character, singleton } from "./singletons";
import { boxNew, boxRef } from "./value";

/** The most bytes of characters in one str. */
const LONGEST_BYTES: u64 = 0x3000_0000;

@inline
export function stringLength(s: u32): u32 {
  return load<u32>(s + STR_LENGTH);
}

export function emptyString(): u32 {
  return singleton(EMPTY_STR);
}

/** A str of `length` characters of which the largest has `kind` bytes; the caller writes them all. */
export function newString(length: u64, kind: u32): u32 {
  const size = length * kind;
  if (size > LONGEST_BYTES) return 0;
  const s = newInline(STR_DATA + (size as u32), TYPE_STR);
  if (s == 0) return 0;
  store<u32>(s + STR_LENGTH, length as u32);
  store<u32>(s + STR_KIND, kind);
  store<u32>(s + STR_HASH, 0);
  return s;
}

/** The character at an index within the string. */
@inline
export function characterAt(s: u32, index: u32): u32 {
  return load<u32>(s + STR_KIND) == 1 ? load<u8>(s + STR_DATA + index) : readCharacter(s + STR_DATA, load<u32>(s + STR_KIND), index);
}

export function readCharacter(data: u32, kind: u32, index: u32): u32 {
  if (kind == 1) return load<u8>(data + index);
  if (kind == 2) return load<u16>(data + 2 * index);
  return load<u32>(data + 4 * index);
}

export function writeCharacter(data: u32, kind: u32, index: u32, character: u32): void {
  if (kind == 1) store<u8>(data + index, character);
  else if (kind == 2) store<u16>(data + 2 * index, character);
  else store<u32>(data + 4 * index, character);
}

export function kindOf(character: u32): u32 {
  return character < 0x100 ? 1 : character < 0x1_0000 ? 2 : 4;
}

/** The str of one character. */
export function characterString(character: u32): u32 {
  if (character < 0x100) return latin1Character(character);
  const kind = kindOf(character);
  const s = newString(1, kind);
  if (s != 0) writeCharacter(s + STR_DATA, kind, 0, character);
  return s;
}

/** The code point whose (well-formed) UTF-8 begins at `at`. */
function decode(at: u32): u32 {
  const first: u32 = load<u8>(at);
  if (first < 0x80) return first;
  const second: u32 = load<u8>(at + 1) & 63;
  if (first < 0xe0) return ((first & 31) << 6) | second;
  const third: u32 = load<u8>(at + 2) & 63;
  if (first < 0xf0) return ((first & 15) << 12) | (second << 6) | third;
  return ((first & 7) << 18) | (second << 12) | (third << 6) | (load<u8>(at + 3) & 63);
}

function encodedBytes(first: u32): u32 {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** The bytes of a run are all below 128. */
function isAsciiRun(at: u32, end: u32): bool {
  for (; at + 8 <= end; at += 8) if ((load<u64>(at) & 0x8080_8080_8080_8080) != 0) return false;
  for (; at < end; at++) if (load<u8>(at) >= 0x80) return false;
  return true;
}

/** A str from well-formed UTF-8 (lone surrogates as three bytes each are carried through). */
export function newStringUtf8(at: u32, bytes: u32): u32 {
  if (bytes == 0) return emptyString();
  const end = at + bytes;
  if (bytes > 1 && isAsciiRun(at, end)) {
    const plain = newString(bytes, 1);
    if (plain != 0) memory.copy(plain + STR_DATA, at, bytes);
    return plain;
  }
  let count: u32 = 0;
  let largest: u32 = 0;
  for (let p = at; p < end; count++) {
    largest |= decode(p);
    p += encodedBytes(load<u8>(p));
  }
  if (count == 1) return characterString(largest);
  const kind = kindOf(largest);
  const s = newString(count, kind);
  if (s == 0) return 0;
  const data = s + STR_DATA;
  for (let i: u32 = 0, p = at; i < count; i++) {
    writeCharacter(data, kind, i, decode(p));
    p += encodedBytes(load<u8>(p));
  }
  return s;
}

/** Writes the characters of `s` from index `to` on into a string's data of at least that kind. */
export function copyCharacters(data: u32, kind: u32, to: u32, s: u32): void {
  copyRange(data, kind, to, s, 0, stringLength(s));
}

/** As `copyCharacters`, for characters [from, end). */
export function copyRange(data: u32, kind: u32, to: u32, s: u32, from: u32, end: u32): void {
  const own = load<u32>(s + STR_KIND);
  const source = s + STR_DATA;
  if (own == kind) copyRun(data + to * kind, source + from * kind, (end - from) * kind);
  else for (let i = from; i < end; i++) writeCharacter(data, kind, to++, readCharacter(source, own, i));
}

/** A new owned str that may have wider characters than it needs, or one character: as it should be. */
export function narrowed(made: u32): u32 {
  const length = stringLength(made);
  const kind = load<u32>(made + STR_KIND);
  const needed = kind == 1 ? 1 : kindOfRun(made + STR_DATA, kind, 0, length);
  if (length > 1 && needed == kind) return made;
  let result: u32 = 0;
  if (length == 0) result = emptyString();
  else if (length == 1) result = characterString(characterAt(made, 0));
  else {
    result = newString(length, needed);
    if (result != 0) {
      for (let i: u32 = 0; i < length; i++) writeCharacter(result + STR_DATA, needed, i, characterAt(made, i));
    }
  }
  releaseRef(made);
  return result;
}

export function sharedString(s: u32): u32 {
  shareRef(s);
  return s;
}

export function concatStrings(left: u32, right: u32): u32 {
  const leftLength = stringLength(left);
  const rightLength = stringLength(right);
  if (leftLength == 0) return sharedString(right);
  if (rightLength == 0) return sharedString(left);
  const kind = max(load<u32>(left + STR_KIND), load<u32>(right + STR_KIND));
  const s = newString((leftLength as u64) + rightLength, kind);
  if (s == 0) return 0;
  copyCharacters(s + STR_DATA, kind, 0, left);
  copyCharacters(s + STR_DATA, kind, leftLength, right);
  return s;
}

/**
 * left + right where nobody but the caller's variable holds `left`, which becomes the result: for `s += …`, so that a
 * string that grows bit by bit is not copied each time. Owned; 0 when memory is exhausted.
 */
export function extendString(left: u32, right: u32): u32 {
  const kind = load<u32>(left + STR_KIND);
  const length = stringLength(left);
  const total = <u64>length + stringLength(right);
  if (!isUnique(left) || length < LEAST_EXTENDED || left == right || load<u32>(right + STR_KIND) > kind) {
    return concatStrings(left, right);
  }
  if (STR_DATA + total * kind > <u64>blockSize(left)) return roomier(left, right, kind, total);
  copyCharacters(left + STR_DATA, kind, length, right);
  store<u32>(left + STR_HASH, 0);
  store<u32>(left + STR_LENGTH, <u32>total);
  return sharedString(left);
}

/** Strings shorter than this are simply copied. */
const LEAST_EXTENDED: u32 = 128;

/** left + right in a block with room for as much again by half. */
function roomier(left: u32, right: u32, kind: u32, total: u64): u32 {
  const made = newString(total + (total >> 1), kind);
  if (made == 0) return concatStrings(left, right);
  store<u32>(made + STR_LENGTH, <u32>total);
  copyCharacters(made + STR_DATA, kind, 0, left);
  copyCharacters(made + STR_DATA, kind, stringLength(left), right);
  return made;
}

/** The string `count` times. The bytes already written are doubled, so there are few copies. */
export function repeatString(s: u32, count: i64): u32 {
  const length = stringLength(s);
  if (count <= 0 || length == 0) return emptyString();
  if (count == 1) return sharedString(s);
  if ((count as u64) > LONGEST_BYTES) return 0;
  const kind = load<u32>(s + STR_KIND);
  const made = newString((length as u64) * count, kind);
  if (made == 0) return 0;
  const data = made + STR_DATA;
  const total = length * kind * (count as u32);
  let done = length * kind;
  memory.copy(data, s + STR_DATA, done);
  while (done < total) {
    const step = min(done, total - done);
    memory.copy(data + done, data, step);
    done += step;
  }
  return made;
}

/** The parts (str values at `at`, 8 bytes each) one after the other. */
export function joinStrings(at: u32, count: u32): u32 {
  if (count == 0) return emptyString();
  if (count == 1) return sharedString(load<u32>(at));
  let length: u64 = 0;
  let kind: u32 = 1;
  for (let i: u32 = 0; i < count; i++) {
    const part = load<u32>(at + 8 * i);
    length += stringLength(part);
    if (stringLength(part) != 0) kind = max(kind, load<u32>(part + STR_KIND));
  }
  if (length == 0) return emptyString();
  const s = newString(length, kind);
  if (s == 0) return 0;
  for (let i: u32 = 0, to: u32 = 0; i < count; i++) {
    const part = load<u32>(at + 8 * i);
    copyCharacters(s + STR_DATA, kind, to, part);
    to += stringLength(part);
  }
  return s;
}

/** Up to 7 bytes behind each run are read, but do not count: there is always a heap, or its rest, behind a str. */
export function sameBytes(a: u32, b: u32, count: u32): bool {
  for (; count >= 8; count -= 8, a += 8, b += 8) if (load<u64>(a) != load<u64>(b)) return false;
  return count == 0 || (load<u64>(a) ^ load<u64>(b)) << (64 - 8 * <u64>count) == 0;
}

/** Copies bytes to the start of a new str's data, whose block has room for whole words; reads as far behind the source. */
@inline
export function copyBytes(to: u32, from: u32, count: u32): void {
  if (count > MANY_BYTES) memory.copy(to, from, count);
  else for (const end = to + count; to < end; to += 8, from += 8) store<u64>(to, load<u64>(from));
}

/** Copies bytes anywhere in a new str: short runs by two words that may overlap, which costs less than the instruction that copies. */
@inline
function copyRun(to: u32, from: u32, count: u32): void {
  if (count > 16) memory.copy(to, from, count);
  else if (count >= 8) {
    const last = load<u64>(from + count - 8);
    store<u64>(to, load<u64>(from));
    store<u64>(to + count - 8, last);
  } else if (count >= 4) {
    const last = load<u32>(from + count - 4);
    store<u32>(to, load<u32>(from));
    store<u32>(to + count - 4, last);
  } else for (const end = to + count; to < end; to++, from++) store<u8>(to, load<u8>(from));
}

/** Where the instruction that copies is faster than words one by one. */
const MANY_BYTES: u32 = 128;

/** As `stringsEqual`, without a call for what is no longer than a word. */
@inline
export function areEqualStrings(left: u32, right: u32): bool {
  // Length and kind are one word.
  if (load<u64>(left + STR_LENGTH) != load<u64>(right + STR_LENGTH)) return false;
  const count = stringLength(left) * load<u32>(left + STR_KIND);
  if (count > 8) return sameBytes(left + STR_DATA, right + STR_DATA, count);
  return count == 0 || (load<u64>(left + STR_DATA) ^ load<u64>(right + STR_DATA)) << (64 - 8 * <u64>count) == 0;
}

export function stringsEqual(left: u32, right: u32): bool {
  if (left == right) return true;
  const length = stringLength(left);
  const kind = load<u32>(left + STR_KIND);
  if (length != stringLength(right) || kind != load<u32>(right + STR_KIND)) return false;
  return sameBytes(left + STR_DATA, right + STR_DATA, length * kind);
}

/** Negative, 0 or positive as left <, ==, > right, by code points. */
export function compareStrings(left: u32, right: u32): i32 {
  const leftLength = stringLength(left);
  const rightLength = stringLength(right);
  const leftKind = load<u32>(left + STR_KIND);
  const rightKind = load<u32>(right + STR_KIND);
  const common = min(leftLength, rightLength);
  let i: u32 = 0;
  // Words that are equal, and then the first byte that is not.
  if (leftKind == 1 && rightKind == 1) {
    while (i + 8 <= common && load<u64>(left + STR_DATA + i) == load<u64>(right + STR_DATA + i)) i += 8;
    for (; i < common; i++) {
      const difference = <i32>load<u8>(left + STR_DATA + i) - <i32>load<u8>(right + STR_DATA + i);
      if (difference != 0) return difference;
    }
  }
  for (; i < common; i++) {
    const a = readCharacter(left + STR_DATA, leftKind, i);
    const b = readCharacter(right + STR_DATA, rightKind, i);
    if (a != b) return a < b ? -1 : 1;
  }
  return leftLength == rightLength ? 0 : leftLength < rightLength ? -1 : 1;
}

/** Whether two strs of one length and kind are equal: for stencils. */
export function str_equal(left: u32, right: u32): u32 {
  return sameBytes(left + STR_DATA, right + STR_DATA, stringLength(left) * load<u32>(left + STR_KIND)) ? 1 : 0;
}

/** Character `index`, in bounds, as an owned value; UNBOUND when memory is exhausted, which is not raised. */
export function str_item(s: u32, index: u32): i64 {
  return boxNew(characterString(characterAt(s, index)));
}

/** s[index] as an owned value; UNBOUND when it raised. */
export function stringItem(s: u32, index: i64): i64 {
  const length = stringLength(s) as i64;
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) {
    raiseLiteral(EXC_IndexError, "string index out of range");
    return UNBOUND;
  }
  const character = characterString(characterAt(s, at as u32));
  if (character != 0) return boxRef(character);
  raiseMemoryError();
  return UNBOUND;
}

export function stringContains(s: u32, part: u32): bool {
  return findIn(s, part, 0, stringLength(s)) != NOT_FOUND;
}

/** Characters [from, end) as an owned str. */
export function substring(s: u32, from: u32, end: u32): u32 {
  if (from >= end) return emptyString();
  const length = end - from;
  if (length == stringLength(s)) return sharedString(s);
  if (length == 1) return characterString(characterAt(s, from));
  const kind = load<u32>(s + STR_KIND);
  const needed = kind == 1 ? 1 : kindOfRun(s + STR_DATA, kind, from, end);
  const made = newString(length, needed);
  if (made == 0) return 0;
  const source = s + STR_DATA + from * kind;
  if (needed == kind) copyBytes(made + STR_DATA, source, length * kind);
  else for (let i: u32 = 0; i < length; i++) writeCharacter(made + STR_DATA, needed, i, readCharacter(source, kind, i));
  return made;
}

/** The smallest kind for characters [from, end) of a run. */
export function kindOfRun(data: u32, kind: u32, from: u32, end: u32): u32 {
  let bits: u32 = 0;
  for (let i = from; i < end; i++) bits |= readCharacter(data, kind, i);
  return kindOf(bits);
}

/** s[start:…:step] of `count` characters, owned; 0 when memory is exhausted. */
export function sliceString(s: u32, start: i64, step: i64, count: u32): u32 {
  if (count == 0) return emptyString();
  if (step == 1) return substring(s, <u32>start, <u32>start + count);
  if (count == 1) return characterString(characterAt(s, <u32>start));
  const kind = load<u32>(s + STR_KIND);
  let bits: u32 = 0;
  for (let i: u32 = 0, at = start; i < count; i++, at += step) bits |= readCharacter(s + STR_DATA, kind, <u32>at);
  const needed = kindOf(bits);
  const made = newString(count, needed);
  if (made == 0) return 0;
  for (let i: u32 = 0, at = start; i < count; i++, at += step) {
    writeCharacter(made + STR_DATA, needed, i, readCharacter(s + STR_DATA, kind, <u32>at));
  }
  return made;
}

/** Never 0; computed once (threads that compute it at once write the same word). */
@inline
export function stringHash(s: u32): u32 {
  const known = load<u32>(s + STR_HASH);
  return known != 0 ? known : computeHash(s);
}

/** Words of four bytes, as src/build/generate-members.ts does it for names. */
function computeHash(s: u32): u32 {
  let left = stringLength(s) * load<u32>(s + STR_KIND);
  let at = s + STR_DATA;
  let hash: u32 = 0x811c_9dc5 ^ left;
  for (; left >= 4; left -= 4, at += 4) hash = mixed(hash ^ load<u32>(at));
  if (left != 0) hash = mixed(hash ^ (load<u32>(at) & ((1 << (8 * left)) - 1)));
  if (hash == 0) hash = 1;
  store<u32>(s + STR_HASH, hash);
  return hash;
}

@inline
function mixed(word: u32): u32 {
  const product = word * 0x9e37_79b1;
  return product ^ (product >>> 15);
}
