/**
 * Methods that bytes and bytearray share. Each works on a frozen copy of a bytearray, so that no other thread changes
 * it meanwhile; results have the type of the object.
 */
import { argument, checkCount, checkKeywords, keywordCount, parameter, positional, wrongCount } from "./arguments";
import { ofType } from "./builtin-bytes";
import { isBig } from "./bigint";
import { bytesFrom, bytesLength, frozenBytes, isBytearray, isBytesLike, newBytes } from "./bytes";
import { release, releaseRef } from "./count";
import {
  BYTES_DATA, BYTES_LENGTH, EXC_TypeError, EXC_ValueError, NONE, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { itemsOf } from "./items";
import { begin, number, raiseBuilt, raiseForType, raiseLiteral, raiseMemoryError, text, typeName } from "./messages";
import { list_push, newList } from "./list";
import { BAD_INT, intOr, rangeEnd, rangeOutside, rangeStart, readRange, self } from "./string-arguments";
import { BYTES_CAPITALIZE, BYTES_LOWER, BYTES_SWAP, BYTES_TITLE, BYTES_UPPER, mapBytes } from "./string-case";
import { newStringValue } from "./string-make";
import { reverseNew } from "./string-split";
import { countRun, findRun, findRunLast, NOT_FOUND } from "./string-search";
import { truth } from "./truth";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxBool, boxInt, boxRef, integralOf, isIntegral, isOfType, refOf } from "./value";

const ALL: u32 = 0xffff_fffe;

/** The object's bytes, owned; 0 = raised. */
function own(): u32 {
  return orMemory(frozenBytes(self()));
}

function orMemory(object: u32): u32 {
  if (object == 0) raiseMemoryError();
  return object;
}

@inline
function dataOf(frozen: u32): u32 {
  return frozen + BYTES_DATA;
}

@inline
function lengthOf(frozen: u32): u32 {
  return load<u32>(frozen + BYTES_LENGTH);
}

/** Part of a frozen object in the type of the method's object. */
function part(frozen: u32, from: u32, end: u32): i64 {
  const made = orMemory(bytesFrom(dataOf(frozen) + from, end - from));
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

/** A bytes-like argument as an owned bytes object; 0 = raised. */
export function bufferOf(value: i64): u32 {
  if (isBytesLike(value)) return orMemory(frozenBytes(refOf(value)));
  raiseForType(EXC_TypeError, "a bytes-like object is required, not '", value, "'");
  return 0;
}

/** "bytes.upper() takes no arguments (1 given)", by the object's type. */
function checkNothing(called: string): bool {
  return checkGiven(called, 0, "no arguments");
}

function checkOne(called: string): bool {
  return checkGiven(called, 1, "exactly one argument");
}

function checkGiven(called: string, wanted: u32, words: string): bool {
  if (keywordCount() == 0 && positional - 1 == wanted) return true;
  const mark = begin();
  text(isBytearray(self()) ? "bytearray." : "bytes.");
  text(called);
  if (keywordCount() != 0) text("() takes no keyword arguments");
  else {
    text("() takes ");
    text(words);
    text(" (");
    number(positional - 1);
    text(" given)");
  }
  raiseBuilt(EXC_TypeError, mark);
  return false;
}

// ── searching ──

export function find(): i64 {
  return place("find", false, false);
}

export function rfind(): i64 {
  return place("rfind", true, false);
}

export function index(): i64 {
  return place("index", false, true);
}

export function rindex(): i64 {
  return place("rindex", true, true);
}

function place(called: string, last: bool, must: bool): i64 {
  if (!checkCount(called, 1, 3, 1)) return UNBOUND;
  const part = needle(argument(1));
  if (part == 0) return UNBOUND;
  const frozen = own();
  let found: i64 = -2;
  if (frozen != 0 && readRange(2, lengthOf(frozen))) {
    const at = rangeOutside ? NOT_FOUND
      : last ? findRunLast(dataOf(frozen), 1, rangeStart, rangeEnd, dataOf(part), 1, lengthOf(part))
        : findRun(dataOf(frozen), 1, rangeStart, rangeEnd, dataOf(part), 1, lengthOf(part));
    found = at == NOT_FOUND ? -1 : <i64>at;
  }
  releaseRef(part);
  if (frozen != 0) releaseRef(frozen);
  if (found == -2) return UNBOUND;
  if (found >= 0 || !must) return boxInt(found);
  raiseLiteral(EXC_ValueError, "subsection not found");
  return UNBOUND;
}

/** What is searched for, an int or bytes, as an owned bytes object; 0 = raised. */
export function needle(value: i64): u32 {
  if (isBytesLike(value)) return orMemory(frozenBytes(refOf(value)));
  if (!isIntegral(value) && !isBig(value)) {
    raiseForType(EXC_TypeError, "argument should be integer or bytes-like object, not '", value, "'");
    return 0;
  }
  const n = isBig(value) ? -1 : integralOf(value);
  if (n < 0 || n > 255) {
    raiseLiteral(EXC_ValueError, "byte must be in range(0, 256)");
    return 0;
  }
  const made = orMemory(newBytes(1));
  if (made != 0) store<u8>(dataOf(made), <u8>n);
  return made;
}

export function count(): i64 {
  if (!checkCount("count", 1, 3, 1)) return UNBOUND;
  const part = needle(argument(1));
  if (part == 0) return UNBOUND;
  const frozen = own();
  let result: i64 = UNBOUND;
  if (frozen != 0 && readRange(2, lengthOf(frozen))) {
    result = boxInt(
      rangeOutside ? 0 : countRun(dataOf(frozen), 1, rangeStart, rangeEnd, dataOf(part), 1, lengthOf(part), NOT_FOUND),
    );
  }
  releaseRef(part);
  if (frozen != 0) releaseRef(frozen);
  return result;
}

/** value in bytes: 1, 0, -1 = raised. */
export function containsBytes(object: u32, value: i64): i32 {
  if (!isBytesLike(value) && !isIntegral(value) && !isBig(value)) {
    raiseForType(EXC_TypeError, "a bytes-like object is required, not '", value, "'");
    return -1;
  }
  const part = needle(value);
  const frozen = part == 0 ? 0 : orMemory(frozenBytes(object));
  if (frozen == 0) return -1;
  const at = findRun(dataOf(frozen), 1, 0, lengthOf(frozen), dataOf(part), 1, lengthOf(part));
  releaseRef(part);
  releaseRef(frozen);
  return i32(at != NOT_FOUND);
}

export function startsWith(): i64 {
  return affixed("startswith", false);
}

export function endsWith(): i64 {
  return affixed("endswith", true);
}

function affixed(called: string, atEnd: bool): i64 {
  if (!checkCount(called, 1, 3, 1)) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  let result: i64 = UNBOUND;
  if (readRange(2, lengthOf(frozen))) result = anyAffix(frozen, called, argument(1), atEnd);
  releaseRef(frozen);
  return result;
}

function anyAffix(frozen: u32, called: string, affix: i64, atEnd: bool): i64 {
  if (isBytesLike(affix)) return boxBool(hasAffix(frozen, affix, atEnd));
  if (!isOfType(affix, TYPE_TUPLE)) {
    const mark = begin();
    text(called);
    text(" first arg must be bytes or a tuple of bytes, not ");
    typeName(affix);
    raiseBuilt(EXC_TypeError, mark);
    return UNBOUND;
  }
  for (let i: u32 = 0; i < tupleLength(refOf(affix)); i++) {
    const item = tupleItem(refOf(affix), i);
    if (!isBytesLike(item)) {
      raiseForType(EXC_TypeError, "a bytes-like object is required, not '", item, "'");
      return UNBOUND;
    }
    if (hasAffix(frozen, item, atEnd)) return boxBool(true);
  }
  return boxBool(false);
}

function hasAffix(frozen: u32, affix: i64, atEnd: bool): bool {
  const other = frozenBytes(refOf(affix));
  if (other == 0) return false;
  const length = lengthOf(other);
  const fits = !rangeOutside && length <= rangeEnd - rangeStart;
  const at = atEnd ? rangeEnd - length : rangeStart;
  const same = fits && memory.compare(dataOf(frozen) + at, dataOf(other), length) == 0;
  releaseRef(other);
  return same;
}

export function removePrefix(): i64 {
  return withoutAffix("removeprefix", false);
}

export function removeSuffix(): i64 {
  return withoutAffix("removesuffix", true);
}

function withoutAffix(called: string, atEnd: bool): i64 {
  if (!checkOne(called)) return UNBOUND;
  const affix = bufferOf(argument(1));
  if (affix == 0) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const length = lengthOf(frozen);
  const cut = lengthOf(affix);
  const at = atEnd ? length - cut : 0;
  const has = cut <= length && memory.compare(dataOf(frozen) + at, dataOf(affix), cut) == 0;
  const result = !has ? part(frozen, 0, length) : atEnd ? part(frozen, 0, length - cut) : part(frozen, cut, length);
  releaseRef(affix);
  releaseRef(frozen);
  return result;
}

// ── stripping and padding ──

export function strip(): i64 {
  return stripped("strip", 3);
}

export function lstrip(): i64 {
  return stripped("lstrip", 1);
}

export function rstrip(): i64 {
  return stripped("rstrip", 2);
}

export function isWhiteByte(value: u32): bool {
  return value == 32 || (value >= 9 && value <= 13);
}

function stripped(called: string, sides: u32): i64 {
  if (!checkCount(called, 0, 1, 1)) return UNBOUND;
  const given = positional > 1 ? argument(1) : NONE;
  const characters = given == NONE ? 0 : bufferOf(given);
  if (given != NONE && characters == 0) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  let from: u32 = 0;
  let end = lengthOf(frozen);
  if (sides & 1) while (from < end && goes(load<u8>(dataOf(frozen) + from), characters)) from++;
  if (sides & 2) while (end > from && goes(load<u8>(dataOf(frozen) + end - 1), characters)) end--;
  const result = part(frozen, from, end);
  if (characters != 0) releaseRef(characters);
  releaseRef(frozen);
  return result;
}

function goes(value: u32, characters: u32): bool {
  if (characters == 0) return isWhiteByte(value);
  for (let i: u32 = 0; i < lengthOf(characters); i++) if (<u32>load<u8>(dataOf(characters) + i) == value) return true;
  return false;
}

export function center(): i64 {
  return justified("center", 3);
}

export function ljust(): i64 {
  return justified("ljust", 2);
}

export function rjust(): i64 {
  return justified("rjust", 1);
}

function justified(called: string, sides: u32): i64 {
  if (!checkCount(called, 1, 2, 1)) return UNBOUND;
  const width = intOr(argument(1), 0);
  if (width == BAD_INT) return UNBOUND;
  let fill: u32 = 32;
  if (positional > 2) {
    const given = argument(2);
    if (!isBytesLike(given) || bytesLength(refOf(given)) != 1) return raiseFill(called, given);
    const one = frozenBytes(refOf(given));
    if (one == 0) return newStringValue(0);
    fill = load<u8>(dataOf(one));
    releaseRef(one);
  }
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const space = <u32>max<i64>(0, min<i64>(width, 0x3fff_ffff) - lengthOf(frozen));
  const left: u32 = sides == 1 ? space : sides == 2 ? 0 : space / 2 + (space & <u32>width & 1);
  return padded(frozen, left, space - left, fill);
}

/** Consumes the frozen object. */
function padded(frozen: u32, left: u32, right: u32, fill: u32): i64 {
  const length = lengthOf(frozen);
  const made = orMemory(newBytes(<u64>length + left + right));
  if (made != 0) {
    memory.fill(dataOf(made), <u8>fill, left);
    memory.copy(dataOf(made) + left, dataOf(frozen), length);
    memory.fill(dataOf(made) + left + length, <u8>fill, right);
  }
  releaseRef(frozen);
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

function raiseFill(called: string, given: i64): i64 {
  const mark = begin();
  text(called);
  if (isBytesLike(given)) {
    text("(): argument 2 must be a byte string of length 1, not a ");
    typeName(given);
    text(" object of length ");
    number(bytesLength(refOf(given)));
  } else {
    text("() argument 2 must be a byte string of length 1, not ");
    if (given == NONE) text("None");
    else typeName(given);
  }
  raiseBuilt(EXC_TypeError, mark);
  return UNBOUND;
}

export function zfill(): i64 {
  if (!checkOne("zfill")) return UNBOUND;
  const width = intOr(argument(1), 0);
  if (width == BAD_INT) return UNBOUND;
  const frozen = own();
  if (frozen == 0) return UNBOUND;
  const length = lengthOf(frozen);
  const space = <u32>max<i64>(0, min<i64>(width, 0x3fff_ffff) - length);
  const made = orMemory(newBytes(<u64>length + space));
  if (made != 0) {
    memory.fill(dataOf(made), 48, space);
    memory.copy(dataOf(made) + space, dataOf(frozen), length);
    const sign = length > 0 ? <u32>load<u8>(dataOf(frozen)) : 0;
    if (space > 0 && (sign == 43 || sign == 45)) {
      store<u8>(dataOf(made), <u8>sign);
      store<u8>(dataOf(made) + space, 48);
    }
  }
  releaseRef(frozen);
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

// ── splitting and joining ──

/** Appends a part to a list under construction; false = raised (the list is given up). */
function add(list: u32, value: i64): bool {
  if (value != UNBOUND && list_push(list, value) != 0) return true;
  if (value != UNBOUND) raiseMemoryError();
  release(value);
  releaseRef(list);
  return false;
}

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
  const given = parameter(1, "sep");
  const limit = intOr(parameter(2, "maxsplit"), -1);
  if (!checkKeywords(called) || limit == BAD_INT) return UNBOUND;
  const times: u32 = limit < 0 || limit > <i64>ALL ? ALL : <u32>limit;
  const separator = given == UNBOUND || given == NONE ? 0 : bufferOf(given);
  if (given != UNBOUND && given != NONE && separator == 0) return UNBOUND;
  if (separator != 0 && lengthOf(separator) == 0) {
    releaseRef(separator);
    raiseLiteral(EXC_ValueError, "empty separator");
    return UNBOUND;
  }
  const frozen = own();
  const list = frozen == 0 ? 0 : orMemory(newList(0));
  let done = list != 0;
  if (done) {
    if (separator == 0) done = fromRight ? whiteFromRight(list, frozen, times) : white(list, frozen, times);
    else done = fromRight ? partsFromRight(list, frozen, separator, times) : parts(list, frozen, separator, times);
  }
  if (separator != 0) releaseRef(separator);
  if (frozen != 0) releaseRef(frozen);
  return done ? boxRef(list) : UNBOUND;
}

function isWhiteAt(frozen: u32, i: u32): bool {
  return isWhiteByte(load<u8>(dataOf(frozen) + i));
}

function white(list: u32, frozen: u32, times: u32): bool {
  const length = lengthOf(frozen);
  let i: u32 = 0;
  let done: u32 = 0;
  while (true) {
    while (i < length && isWhiteAt(frozen, i)) i++;
    if (i == length) break;
    const start = i;
    if (done++ == times) return add(list, part(frozen, start, length));
    while (i < length && !isWhiteAt(frozen, i)) i++;
    if (!add(list, part(frozen, start, i))) return false;
  }
  return true;
}

/** The parts are put in front: there are few. */
function whiteFromRight(list: u32, frozen: u32, times: u32): bool {
  let end = lengthOf(frozen);
  for (let done: u32 = 0; ; done++) {
    while (end > 0 && isWhiteAt(frozen, end - 1)) end--;
    if (end == 0) break;
    let start = end;
    if (done == times) start = 0;
    while (start > 0 && !isWhiteAt(frozen, start - 1)) start--;
    if (!add(list, part(frozen, start, end))) return false;
    if (done == times) break;
    end = start;
  }
  reverseNew(list);
  return true;
}

function parts(list: u32, frozen: u32, separator: u32, times: u32): bool {
  const length = lengthOf(frozen);
  let from: u32 = 0;
  for (let done: u32 = 0; done < times; done++) {
    const at = findRun(dataOf(frozen), 1, from, length, dataOf(separator), 1, lengthOf(separator));
    if (at == NOT_FOUND) break;
    if (!add(list, part(frozen, from, at))) return false;
    from = at + lengthOf(separator);
  }
  return add(list, part(frozen, from, length));
}

function partsFromRight(list: u32, frozen: u32, separator: u32, times: u32): bool {
  let end = lengthOf(frozen);
  for (let done: u32 = 0; done < times; done++) {
    const at = findRunLast(dataOf(frozen), 1, 0, end, dataOf(separator), 1, lengthOf(separator));
    if (at == NOT_FOUND) break;
    if (!add(list, part(frozen, at + lengthOf(separator), end))) return false;
    end = at;
  }
  if (!add(list, part(frozen, 0, end))) return false;
  reverseNew(list);
  return true;
}

export function splitLines(): i64 {
  const given = parameter(1, "keepends");
  if (!checkKeywords("splitlines") || !checkCount("splitlines", 0, 1, 1)) return UNBOUND;
  const keeps = given != UNBOUND && truth(given);
  const frozen = own();
  const list = frozen == 0 ? 0 : orMemory(newList(0));
  if (list == 0) return UNBOUND;
  const length = lengthOf(frozen);
  let done = true;
  for (let i: u32 = 0; done && i < length; ) {
    const start = i;
    while (i < length && load<u8>(dataOf(frozen) + i) != 10 && load<u8>(dataOf(frozen) + i) != 13) i++;
    const end = i;
    if (i < length) i += load<u8>(dataOf(frozen) + i) == 13 && i + 1 < length && load<u8>(dataOf(frozen) + i + 1) == 10 ? 2 : 1;
    done = add(list, part(frozen, start, keeps ? i : end));
  }
  releaseRef(frozen);
  return done ? boxRef(list) : UNBOUND;
}

export function partition(): i64 {
  return parted("partition", false);
}

export function rpartition(): i64 {
  return parted("rpartition", true);
}

function parted(called: string, last: bool): i64 {
  if (!checkOne(called)) return UNBOUND;
  const separator = bufferOf(argument(1));
  if (separator == 0) return UNBOUND;
  const frozen = own();
  const tuple = frozen == 0 ? 0 : orMemory(newTuple(3));
  if (tuple == 0) return UNBOUND;
  const length = lengthOf(frozen);
  const width = lengthOf(separator);
  if (width == 0) raiseLiteral(EXC_ValueError, "empty separator");
  const at = width == 0 ? NOT_FOUND : last ? findRunLast(dataOf(frozen), 1, 0, length, dataOf(separator), 1, width)
    : findRun(dataOf(frozen), 1, 0, length, dataOf(separator), 1, width);
  const found = at != NOT_FOUND;
  setTupleItem(tuple, 0, part(frozen, 0, found ? at : last ? 0 : length));
  setTupleItem(tuple, 1, found ? part(separator, 0, width) : part(frozen, 0, 0));
  setTupleItem(tuple, 2, part(frozen, found ? at + width : last ? 0 : length, length));
  releaseRef(frozen);
  releaseRef(separator);
  let whole = width != 0;
  for (let i: u32 = 0; i < 3; i++) if (tupleItem(tuple, i) == UNBOUND) whole = false;
  if (whole) return boxRef(tuple);
  releaseRef(tuple);
  return UNBOUND;
}

export function join(): i64 {
  if (!checkOne("join")) return UNBOUND;
  const items = itemsOf(argument(1), "can only join an iterable");
  const separator = items == 0 ? 0 : own();
  if (separator == 0) return UNBOUND;
  const total = joinedLength(items, lengthOf(separator));
  const made = total < 0 ? 0 : orMemory(newBytes(<u64>total));
  if (made != 0) {
    let to = dataOf(made);
    for (let i: u32 = 0; i < tupleLength(items); i++) {
      if (i > 0) {
        to += copyInto(to, separator, dataOf(made) + lengthOf(made) - to);
      }
      to += copyInto(to, refOf(tupleItem(items, i)), dataOf(made) + lengthOf(made) - to);
    }
  }
  releaseRef(items);
  releaseRef(separator);
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

/** Copies a bytes-like object, at most `room` bytes: a bytearray may have grown meanwhile. Returns how many. */
function copyInto(to: u32, object: u32, room: u32): u32 {
  const frozen = frozenBytes(object);
  if (frozen == 0) return 0;
  const length = min(lengthOf(frozen), room);
  memory.copy(to, dataOf(frozen), length);
  releaseRef(frozen);
  return length;
}

/** Length of what is joined; -1 = raised. */
function joinedLength(items: u32, gap: u32): i64 {
  let total: i64 = 0;
  for (let i: u32 = 0; i < tupleLength(items); i++) {
    const item = tupleItem(items, i);
    if (!isBytesLike(item)) {
      const mark = begin();
      text("sequence item ");
      number(i);
      text(": expected a bytes-like object, ");
      typeName(item);
      text(" found");
      raiseBuilt(EXC_TypeError, mark);
      return -1;
    }
    total += bytesLength(refOf(item)) + (i > 0 ? gap : 0);
  }
  return total;
}

export function replace(): i64 {
  const limit = intOr(parameter(3, "count"), -1);
  if (limit == BAD_INT || !checkKeywords("replace") || !checkCount("replace", 2, 3, 1)) return UNBOUND;
  const old = bufferOf(argument(1));
  const by = old == 0 ? 0 : bufferOf(argument(2));
  const frozen = by == 0 ? 0 : own();
  if (frozen == 0) return UNBOUND;
  const made = replaced(frozen, old, by, limit < 0 || limit > <i64>ALL ? ALL : <u32>limit);
  releaseRef(old);
  releaseRef(by);
  releaseRef(frozen);
  return made == 0 ? UNBOUND : ofType(made, isBytearray(self()));
}

function replaced(frozen: u32, old: u32, by: u32, most: u32): u32 {
  const length = lengthOf(frozen);
  const width = lengthOf(old);
  const times = countRun(dataOf(frozen), 1, 0, length, dataOf(old), 1, width, most);
  const made = orMemory(newBytes(<u64>length + <u64>times * lengthOf(by) - <u64>times * width));
  if (made == 0) return 0;
  let from: u32 = 0;
  let to = dataOf(made);
  for (let i: u32 = 0; i < times; i++) {
    const at = width == 0 ? i : findRun(dataOf(frozen), 1, from, length, dataOf(old), 1, width);
    memory.copy(to, dataOf(frozen) + from, at - from);
    to += at - from;
    memory.copy(to, dataOf(by), lengthOf(by));
    to += lengthOf(by);
    from = at + width;
  }
  memory.copy(to, dataOf(frozen) + from, length - from);
  return made;
}

// ── case and tests ──

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
