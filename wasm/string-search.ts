/**
 * Searching in runs of characters of 1, 2 or 4 bytes: the data of strs and of bytes. A run is address, kind, length.
 */
import { STR_DATA, STR_KIND } from "./generated/layout";
import { sameBytes, stringLength } from "./string";

export const NOT_FOUND: u32 = 0xffff_ffff;

/** The character at an index of a run. */
@inline
export function at(data: u32, kind: u32, index: u32): u32 {
  return kind == 1 ? load<u8>(data + index) : kind == 2 ? load<u16>(data + 2 * index) : load<u32>(data + 4 * index);
}

/** First index from `from` on at which the character stands, before `end`. */
export function findCharacter(data: u32, kind: u32, character: u32, from: u32, end: u32): u32 {
  if (kind == 1) {
    if (character > 0xff) return NOT_FOUND;
    let i = from;
    // Eight at a time: a byte of the difference that is 0 borrows from its highest bit.
    const pattern = <u64>character * 0x0101_0101_0101_0101;
    for (; i + 8 <= end; i += 8) {
      const difference = load<u64>(data + i) ^ pattern;
      const zeros = (difference - 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080;
      if (zeros != 0) return i + <u32>(ctz(zeros) >> 3);
    }
    for (; i < end; i++) if (<u32>load<u8>(data + i) == character) return i;
  } else {
    for (let i = from; i < end; i++) if (at(data, kind, i) == character) return i;
  }
  return NOT_FOUND;
}

/** The part (`length` characters) stands at index i. */
function stands(data: u32, kind: u32, i: u32, part: u32, partKind: u32, length: u32): bool {
  if (kind == partKind) return sameBytes(data + i * kind, part, length * kind);
  for (let k: u32 = 0; k < length; k++) if (at(data, kind, i + k) != at(part, partKind, k)) return false;
  return true;
}

/** First index of a part within [from, end); its length may be 0. */
export function findRun(data: u32, kind: u32, from: u32, end: u32, part: u32, partKind: u32, length: u32): u32 {
  if (from > end || length > end - from) return NOT_FOUND;
  if (length == 0) return from;
  if (partKind > kind) return NOT_FOUND;
  const first = at(part, partKind, 0);
  const final = end - length + 1;
  if (length == 1) return findCharacter(data, kind, first, from, final);
  const last = at(part, partKind, length - 1);
  for (let i = from; i < final; i++) {
    i = findCharacter(data, kind, first, i, final);
    if (i == NOT_FOUND) return NOT_FOUND;
    if (at(data, kind, i + length - 1) == last && stands(data, kind, i, part, partKind, length)) return i;
  }
  return NOT_FOUND;
}

/** Last index of a part within [from, end). */
export function findRunLast(data: u32, kind: u32, from: u32, end: u32, part: u32, partKind: u32, length: u32): u32 {
  if (from > end || length > end - from) return NOT_FOUND;
  if (length == 0) return end;
  if (partKind > kind) return NOT_FOUND;
  const first = at(part, partKind, 0);
  for (let i = end - length + 1; i-- > from; ) {
    if (at(data, kind, i) == first && stands(data, kind, i, part, partKind, length)) return i;
  }
  return NOT_FOUND;
}

/** Occurrences that do not overlap, at most `most`. */
export function countRun(data: u32, kind: u32, from: u32, end: u32, part: u32, partKind: u32, length: u32, most: u32): u32 {
  if (from > end || length > end - from) return 0;
  if (length == 0) return min(end - from + 1, most);
  let count: u32 = 0;
  for (let i = from; count < most; count++) {
    i = findRun(data, kind, i, end, part, partKind, length);
    if (i == NOT_FOUND) break;
    i += length;
  }
  return count;
}

/** First index of `part` in characters [from, end) of `s`. */
export function findIn(s: u32, part: u32, from: u32, end: u32): u32 {
  return findRun(
    s + STR_DATA, load<u32>(s + STR_KIND), from, end, part + STR_DATA, load<u32>(part + STR_KIND), stringLength(part),
  );
}

/** Last index of `part` in characters [from, end) of `s`. */
export function findLastIn(s: u32, part: u32, from: u32, end: u32): u32 {
  return findRunLast(
    s + STR_DATA, load<u32>(s + STR_KIND), from, end, part + STR_DATA, load<u32>(part + STR_KIND), stringLength(part),
  );
}

export function countIn(s: u32, part: u32, from: u32, end: u32, most: u32): u32 {
  return countRun(
    s + STR_DATA, load<u32>(s + STR_KIND), from, end, part + STR_DATA, load<u32>(part + STR_KIND), stringLength(part), most,
  );
}

/** The part stands at index `i` of `s`, which has room for it there. */
export function standsAt(s: u32, i: u32, part: u32): bool {
  const kind = load<u32>(s + STR_KIND);
  const partKind = load<u32>(part + STR_KIND);
  return partKind <= kind && stands(s + STR_DATA, kind, i, part + STR_DATA, partKind, stringLength(part));
}
