/**
 * Methods of bytes and bytearray that split, join and replace.
 */
import { plainItems } from "./collect";
import { argument, checkCount, checkKeywords, keywordCount, parameter, positional, wrongCount } from "./arguments";
import { ofType } from "./builtin-bytes";
import { bytesLength, frozenBytes, isBytearray, isBytesLike, newBytes } from "./bytes";
import { ALL, bufferOf, checkOne, dataOf, lengthOf, orMemory, own, part } from "./bytes-frozen";
import { isWhiteByte } from "./bytes-padding";
import { release, releaseRef } from "./count";
import { EXC_TypeError, EXC_ValueError, NONE, UNBOUND } from "./generated/layout";
import { itemsOf } from "./items";
import { list_push, newList } from "./list";
import { begin, number, raiseBuilt, raiseLiteral, raiseMemoryError, text, typeName } from "./messages";
import { BAD_INT, intOr, self } from "./string-arguments";
import { countRun, findRun, findRunLast, NOT_FOUND } from "./string-search";
import { reverseNew } from "./string-split";
import { truth } from "./truth";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxRef, refOf } from "./value";

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
  const given = itemsOf(argument(1), "can only join an iterable");
  const items = given == 0 ? 0 : plainItems(given, false);
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
