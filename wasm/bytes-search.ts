/**
 * Methods of bytes and bytearray that search: places, counts, beginnings and ends.
 */
import { argument, checkCount } from "./arguments";
import { isBig } from "./bigint";
import { frozenBytes, isBytesLike, newBytes } from "./bytes";
import { bufferOf, checkOne, dataOf, lengthOf, orMemory, own, part } from "./bytes-frozen";
import { releaseRef } from "./count";
import { EXC_TypeError, EXC_ValueError, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { rangeEnd, rangeOutside, rangeStart, readRange } from "./string-arguments";
import { countRun, findRun, findRunLast, NOT_FOUND } from "./string-search";
import { tupleItem, tupleLength } from "./tuple";
import { boxBool, boxInt, integralOf, isIntegral, isOfType, refOf } from "./value";

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
