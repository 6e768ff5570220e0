/** split, rsplit, splitlines, partition, rpartition, join, replace of str. */
import { plainItems } from "./collect";
import { orMemoryError } from "./error";
import {
  argument, checkExactlyOne, checkKeywords, keywordCount, parameter, positional, wrongCount,
} from "./arguments";
import { releaseRef } from "./count";
import {
  EXC_TypeError, EXC_ValueError, LIST_ITEMS, LIST_LENGTH, NONE, STORAGE_ITEMS, STR_DATA, STR_KIND, TUPLE_ITEMS, TYPE_STR, UNBOUND,
} from "./generated/layout";
import { newList } from "./list";
import { begin, number, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { itemsOf } from "./items";
import { BAD_INT, intOr, self, stringAt } from "./string-arguments";
import { newStringValue, pushObject } from "./string-make";
import { countIn, findCharacter, findIn, findLastIn, NOT_FOUND } from "./string-search";
import {
  characterAt, copyBytes, copyCharacters, copyRange, emptyString, narrowed, newString, readCharacter, sharedString, stringLength, substring,
} from "./string";
import { truth } from "./truth";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { endsLine, isWhite, isWhiteByte } from "./unicode";
import { boxRef, isOfType, refOf } from "./value";

const ALL: u32 = 0xffff_fffe;

export function split(): i64 {
  return splitAny("split", false);
}

export function rsplit(): i64 {
  return splitAny("rsplit", true);
}

function splitAny(called: string, fromRight: bool): i64 {
  if (positional + keywordCount() > 3) {
    wrongCount(called, "at most 2 arguments", positional + keywordCount() - 1);
    return UNBOUND;
  }
  const separator = parameter(1, "sep");
  const most = parameter(2, "maxsplit");
  if (!checkKeywords(called)) return UNBOUND;
  const limit = intOr(most, -1);
  if (limit == BAD_INT) return UNBOUND;
  const times: u32 = limit < 0 || limit > <i64>ALL ? ALL : <u32>limit;
  if (separator == UNBOUND || separator == NONE) {
    return newStringValue(fromRight ? splitWhiteRight(self(), times) : splitWhite(self(), times));
  }
  if (!isOfType(separator, TYPE_STR)) {
    raiseForType(EXC_TypeError, "must be str or None, not ", separator, "");
    return UNBOUND;
  }
  if (!checkSeparator(refOf(separator))) return UNBOUND;
  return newStringValue(
    fromRight ? splitAtRight(self(), refOf(separator), times) : splitAt(self(), refOf(separator), times),
  );
}

function checkSeparator(separator: u32): bool {
  if (stringLength(separator) != 0) return true;
  raiseLiteral(EXC_ValueError, "empty separator");
  return false;
}

/** Room that the list of a split has at first: what a block holds that has room for CPython's twelve. */
const USUAL_PARTS: u32 = 13;

/** The parts between white space, or between separators (of one character at least), as an owned list; 0 when memory is exhausted. */
export function splitWhiteAll(s: u32): u32 {
  return splitWhite(s, ALL);
}

export function splitAtAll(s: u32, separator: u32): u32 {
  return splitAt(s, separator, ALL);
}

function splitWhite(s: u32, times: u32): u32 {
  const list = newList(USUAL_PARTS);
  if (list == 0) return 0;
  const length = stringLength(s);
  if (load<u32>(s + STR_KIND) == 1) return splitWhiteBytes(list, s, length, times);
  let i = skipWhite(s, 0);
  for (let done: u32 = 0; i < length; done++) {
    const start = i;
    if (done == times) return pushObject(list, substring(s, start, length)) ? list : 0;
    while (i < length && !isWhite(characterAt(s, i))) i++;
    if (!pushObject(list, substring(s, start, i))) return 0;
    i = skipWhite(s, i);
  }
  return list;
}

/** The same for characters of a byte. */
function splitWhiteBytes(list: u32, s: u32, length: u32, times: u32): u32 {
  const data = s + STR_DATA;
  let i: u32 = 0;
  let done: u32 = 0;
  while (true) {
    while (i < length && isWhiteByte(load<u8>(data + i))) i++;
    if (i == length) break;
    const start = i;
    if (done == times) return pushObject(list, substring(s, start, length)) ? list : 0;
    while (i < length && !isWhiteByte(load<u8>(data + i))) i++;
    if (!pushObject(list, substring(s, start, i))) return 0;
    done++;
  }
  return list;
}

function skipWhite(s: u32, from: u32): u32 {
  const length = stringLength(s);
  while (from < length && isWhite(characterAt(s, from))) from++;
  return from;
}

function splitWhiteRight(s: u32, times: u32): u32 {
  const list = newList(0);
  if (list == 0) return 0;
  let i = stringLength(s);
  for (let done: u32 = 0; ; done++) {
    while (i > 0 && isWhite(characterAt(s, i - 1))) i--;
    if (i == 0) break;
    const end = i;
    if (done == times) {
      if (!pushObject(list, substring(s, 0, end))) return 0;
      break;
    }
    while (i > 0 && !isWhite(characterAt(s, i - 1))) i--;
    if (!pushObject(list, substring(s, i, end))) return 0;
  }
  return reversed(list);
}

/** Turns a list that nobody else has seen around; returns it. */
function reversed(list: u32): u32 {
  reverseNew(list);
  return list;
}

/** The same, for others. */
export function reverseNew(list: u32): void {
  const storage = load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS;
  let high = storage + 8 * load<u32>(list + LIST_LENGTH);
  for (let low = storage; low + 8 < high; low += 8) {
    high -= 8;
    const item = load<i64>(low);
    store<i64>(low, load<i64>(high));
    store<i64>(high, item);
  }
}

function splitAt(s: u32, separator: u32, times: u32): u32 {
  const list = newList(USUAL_PARTS);
  if (list == 0) return 0;
  const length = stringLength(s);
  const width = stringLength(separator);
  const kind = load<u32>(s + STR_KIND);
  const partKind = load<u32>(separator + STR_KIND);
  let from: u32 = 0;
  for (let done: u32 = 0; done < times; done++) {
    const place = width == 1
      ? findCharacter(s + STR_DATA, kind, readCharacter(separator + STR_DATA, partKind, 0), from, length)
      : findIn(s, separator, from, length);
    if (place == NOT_FOUND) break;
    if (!pushObject(list, substring(s, from, place))) return 0;
    from = place + width;
  }
  return pushObject(list, substring(s, from, length)) ? list : 0;
}

function splitAtRight(s: u32, separator: u32, times: u32): u32 {
  const list = newList(0);
  if (list == 0) return 0;
  const width = stringLength(separator);
  let end = stringLength(s);
  for (let done: u32 = 0; done < times; done++) {
    const place = findLastIn(s, separator, 0, end);
    if (place == NOT_FOUND) break;
    if (!pushObject(list, substring(s, place + width, end))) return 0;
    end = place;
  }
  return pushObject(list, substring(s, 0, end)) ? reversed(list) : 0;
}

export function splitLines(): i64 {
  if (positional + keywordCount() > 2) {
    wrongCount("splitlines", "at most 1 argument", positional + keywordCount() - 1);
    return UNBOUND;
  }
  const given = parameter(1, "keepends");
  if (!checkKeywords("splitlines")) return UNBOUND;
  const keeps = given != UNBOUND && truth(given);
  const s = self();
  const list = newList(0);
  if (list == 0) return newStringValue(0);
  const length = stringLength(s);
  for (let i: u32 = 0; i < length; ) {
    const start = i;
    while (i < length && !endsLine(characterAt(s, i))) i++;
    const end = i;
    if (i < length) i += characterAt(s, i) == 13 && i + 1 < length && characterAt(s, i + 1) == 10 ? 2 : 1;
    if (!pushObject(list, substring(s, start, keeps ? i : end))) return newStringValue(0);
  }
  return boxRef(list);
}

export function partition(): i64 {
  return parted("str.partition", false);
}

export function rpartition(): i64 {
  return parted("str.rpartition", true);
}

function parted(fullName: string, last: bool): i64 {
  if (!checkExactlyOne(fullName, 1)) return UNBOUND;
  const given = argument(1);
  if (!isOfType(given, TYPE_STR)) {
    raiseForType(EXC_TypeError, "must be str, not ", given, "");
    return UNBOUND;
  }
  const separator = refOf(given);
  if (!checkSeparator(separator)) return UNBOUND;
  const s = self();
  const length = stringLength(s);
  const place = last ? findLastIn(s, separator, 0, length) : findIn(s, separator, 0, length);
  if (place == NOT_FOUND) {
    return last ? triple(emptyString(), emptyString(), sharedString(s)) : triple(sharedString(s), emptyString(), emptyString());
  }
  return triple(
    substring(s, 0, place), sharedString(separator), substring(s, place + stringLength(separator), length),
  );
}

/** A tuple of three owned objects; 0 among them = memory is exhausted. */
export function triple(a: u32, b: u32, c: u32): i64 {
  const tuple = a != 0 && b != 0 && c != 0 ? newTuple(3) : 0;
  if (tuple == 0) {
    if (a != 0) releaseRef(a);
    if (b != 0) releaseRef(b);
    if (c != 0) releaseRef(c);
    return newStringValue(0);
  }
  setTupleItem(tuple, 0, boxRef(a));
  setTupleItem(tuple, 1, boxRef(b));
  setTupleItem(tuple, 2, boxRef(c));
  return boxRef(tuple);
}

// ── join ──

export function join(): i64 {
  if (!checkExactlyOne("str.join", 1)) return UNBOUND;
  const items = itemsOf(argument(1), "can only join an iterable");
  if (items == 0) return UNBOUND;
  const strings = plainItems(items, true);
  if (strings == 0) return UNBOUND;
  const made = joined(self(), strings);
  releaseRef(strings);
  return made;
}

function joined(separator: u32, items: u32): i64 {
  const count = tupleLength(items);
  for (let i: u32 = 0; i < count; i++) if (!isOfType(tupleItem(items, i), TYPE_STR)) return raiseNoString(i, tupleItem(items, i));
  return newStringValue(joinRun(separator, items + TUPLE_ITEMS, count));
}

/** The `count` strs at `at` (values of 8 bytes) with the separator between them, owned; 0: one is none, or no memory. */
export function joinRun(separator: u32, at: u32, count: u32): u32 {
  const gap = stringLength(separator);
  let length: u64 = count < 2 ? 0 : <u64>gap * (count - 1);
  let kind = length == 0 ? 1 : load<u32>(separator + STR_KIND);
  for (let item = at, end = at + 8 * count; item < end; item += 8) {
    if (!isOfType(load<i64>(item), TYPE_STR)) return 0;
    const part = load<u32>(item);
    length += stringLength(part);
    kind = max(kind, load<u32>(part + STR_KIND));
  }
  if (length == 0) return emptyString();
  if (count == 1) return sharedString(load<u32>(at));
  const made = newString(length, kind);
  if (made == 0) return 0;
  let to: u32 = 0;
  for (let item = at, end = at + 8 * count; item < end; item += 8) {
    if (item != at) to = copied(made, kind, to, separator);
    to = copied(made, kind, to, load<u32>(item));
  }
  // A single character, of a join of empty strs, is one of the loader's.
  return length == 1 ? narrowed(made) : made;
}

/** Copies a str's characters to index `to` of a new one; the index behind them. */
@inline
function copied(made: u32, kind: u32, to: u32, s: u32): u32 {
  copyCharacters(made + STR_DATA, kind, to, s);
  return to + stringLength(s);
}

function raiseNoString(index: u32, item: i64): i64 {
  const mark = begin();
  text("sequence item ");
  number(index);
  text(": expected str instance, ");
  typeName(item);
  text(" found");
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

// ── replace ──

export function replace(): i64 {
  const count = parameter(3, "count");
  if (!checkKeywords("replace")) return UNBOUND;
  if (positional < 3 || positional > 4) return raiseReplaceCount();
  const old = stringAt("replace", 1);
  const by = old == 0 ? 0 : stringAt("replace", 2);
  if (by == 0) return UNBOUND;
  const limit = intOr(count, -1);
  if (limit == BAD_INT) return UNBOUND;
  return newStringValue(replaced(self(), old, by, limit < 0 || limit > <i64>ALL ? ALL : <u32>limit));
}

function raiseReplaceCount(): i64 {
  const given = positional - 1;
  if (given > 3) wrongCount("replace", "at most 3 arguments", given);
  else wrongCount("replace", "at least 2 positional arguments", given);
  return UNBOUND;
}

/** s with at most `most` occurrences of `old` replaced, owned; 0 when memory is exhausted. */
function replaced(s: u32, old: u32, by: u32, most: u32): u32 {
  const length = stringLength(s);
  const width = stringLength(old);
  if (width == 1 && stringLength(by) == 1 && (load<u32>(s + STR_KIND) | load<u32>(old + STR_KIND) | load<u32>(by + STR_KIND)) == 1) {
    return replacedBytes(s, length, load<u8>(old + STR_DATA), load<u8>(by + STR_DATA), most);
  }
  const count = countIn(s, old, 0, length, most);
  if (count == 0 || (width == 0 && stringLength(by) == 0)) return sharedString(s);
  const total = <u64>length - <u64>count * width + <u64>count * stringLength(by);
  if (total == 0) return emptyString();
  const kind = max(load<u32>(s + STR_KIND), load<u32>(by + STR_KIND));
  const made = newString(total, kind);
  if (made == 0) return 0;
  const data = made + STR_DATA;
  let from: u32 = 0;
  let to: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const place = width == 0 ? i : findIn(s, old, from, length);
    copyRange(data, kind, to, s, from, place);
    to += place - from;
    copyCharacters(data, kind, to, by);
    to += stringLength(by);
    from = place + width;
  }
  copyRange(data, kind, to, s, from, length);
  return narrowed(made);
}

/** The same for one byte in the place of another. */
function replacedBytes(s: u32, length: u32, old: u32, by: u32, most: u32): u32 {
  const data = s + STR_DATA;
  const first = most == 0 ? NOT_FOUND : findCharacter(data, 1, old, 0, length);
  if (first == NOT_FOUND) return sharedString(s);
  const made = newString(length, 1);
  if (made == 0) return 0;
  const target = made + STR_DATA;
  copyBytes(target, data, length);
  let left = most;
  for (let i = first; i < length && left > 0; i++) {
    if (<u32>load<u8>(data + i) != old) continue;
    store<u8>(target + i, by);
    left--;
  }
  return length > 1 ? made : narrowed(made);
}
