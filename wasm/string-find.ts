/** find, rfind, index, rindex, count, startswith, endswith, removeprefix, removesuffix of str. */
import { argument, checkCount, checkExactlyOne, checkNoKeywords } from "./arguments";
import { EXC_TypeError, EXC_ValueError, TYPE_STR, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { begin, raiseBuilt, raiseForType, raiseLiteral, text, typeName } from "./messages";
import { rangeEnd, rangeOutside, rangeStart, readRange, self, stringAt } from "./string-arguments";
import { newStringValue } from "./string-make";
import { countIn, findIn, findLastIn, NOT_FOUND, standsAt } from "./string-search";
import { stringLength, substring } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { boxBool, boxInt, isOfType, refOf } from "./value";

export function strFind(): i64 {
  return found(search("find", false));
}

export function strRfind(): i64 {
  return found(search("rfind", true));
}

export function strIndex(): i64 {
  return foundOrRaise(search("index", false));
}

export function strRindex(): i64 {
  return foundOrRaise(search("rindex", true));
}

/** What `search` returns when it raised. */
const RAISED: i64 = -2;

/** Index of argument 1 in the range of arguments 2 and 3; -1 when it is not there. */
function search(called: string, last: bool): i64 {
  if (!checkNoKeywords(called) || !checkCount(called, 1, 3, 1)) return RAISED;
  const part = stringAt(called, 1);
  if (part == 0 || !readRange(2, stringLength(self()))) return RAISED;
  if (rangeOutside) return -1;
  const place = last ? findLastIn(self(), part, rangeStart, rangeEnd) : findIn(self(), part, rangeStart, rangeEnd);
  return place == NOT_FOUND ? -1 : <i64>place;
}

function found(place: i64): i64 {
  return place == RAISED ? UNBOUND : boxInt(place);
}

function foundOrRaise(place: i64): i64 {
  if (place != -1) return found(place);
  raiseLiteral(EXC_ValueError, "substring not found");
  return UNBOUND;
}

export function strCount(): i64 {
  if (!checkNoKeywords("str.count") || !checkCount("count", 1, 3, 1)) return UNBOUND;
  const part = stringAt("count", 1);
  if (part == 0 || !readRange(2, stringLength(self()))) return UNBOUND;
  return boxInt(rangeOutside ? 0 : countIn(self(), part, rangeStart, rangeEnd, NOT_FOUND));
}

export function startsWith(): i64 {
  return affixed("startswith", false);
}

export function endsWith(): i64 {
  return affixed("endswith", true);
}

function affixed(called: string, atEnd: bool): i64 {
  if (!checkNoKeywords(atEnd ? "str.endswith" : "str.startswith") || !checkCount(called, 1, 3, 1)) return UNBOUND;
  const affix = argument(1);
  if (!readRange(2, stringLength(self()))) return UNBOUND;
  if (isOfType(affix, TYPE_STR)) return boxBool(hasAffix(refOf(affix), atEnd));
  if (!isOfType(affix, TYPE_TUPLE)) {
    const mark = begin();
    text(called);
    text(" first arg must be str or a tuple of str, not ");
    typeName(affix);
    raiseBuilt(EXC_TypeError, mark);
    return UNBOUND;
  }
  const tuple = refOf(affix);
  for (let i: u32 = 0; i < tupleLength(tuple); i++) {
    const item = tupleItem(tuple, i);
    if (!isOfType(item, TYPE_STR)) {
      if (atEnd) raiseForType(EXC_TypeError, "tuple for endswith must only contain str, not ", item, "");
      else raiseForType(EXC_TypeError, "tuple for startswith must only contain str, not ", item, "");
      return UNBOUND;
    }
    if (hasAffix(refOf(item), atEnd)) return boxBool(true);
  }
  return boxBool(false);
}

function hasAffix(affix: u32, atEnd: bool): bool {
  const length = stringLength(affix);
  if (rangeOutside || length > rangeEnd - rangeStart) return false;
  return standsAt(self(), atEnd ? rangeEnd - length : rangeStart, affix);
}

export function removePrefix(): i64 {
  return withoutAffix("str.removeprefix", false);
}

export function removeSuffix(): i64 {
  return withoutAffix("str.removesuffix", true);
}

function withoutAffix(fullName: string, atEnd: bool): i64 {
  if (!checkExactlyOne(fullName, 1)) return UNBOUND;
  const affix = argument(1);
  if (!isOfType(affix, TYPE_STR)) {
    if (atEnd) raiseForType(EXC_TypeError, "removesuffix() argument must be str, not ", affix, "");
    else raiseForType(EXC_TypeError, "removeprefix() argument must be str, not ", affix, "");
    return UNBOUND;
  }
  const length = stringLength(self());
  const cut = stringLength(refOf(affix));
  if (cut > length || !standsAt(self(), atEnd ? length - cut : 0, refOf(affix))) return newStringValue(substring(self(), 0, length));
  return newStringValue(atEnd ? substring(self(), 0, length - cut) : substring(self(), cut, length));
}
