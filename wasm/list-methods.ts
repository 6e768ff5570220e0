/** Methods of list, and sorted. */
import {
  argument, checkCount, checkExactlyOne, checkIndex, checkKeywords, checkNoKeywords, checkNone, keyword, positional,
} from "./arguments";
import { extendWith, listOf, push } from "./collect";
import { areSame } from "./compare";
import { release, releaseRef, share } from "./count";
import { orMemoryError } from "./error";
import {
  BUILTIN_LIST_APPEND, BUILTIN_LIST_CLEAR, BUILTIN_LIST_COPY, BUILTIN_LIST_COUNT, BUILTIN_LIST_EXTEND, BUILTIN_LIST_INDEX,
  BUILTIN_LIST_INSERT, BUILTIN_LIST_POP, BUILTIN_LIST_REMOVE, BUILTIN_LIST_REVERSE, BUILTIN_LIST_SORT, EXC_IndexError, EXC_TypeError,
  EXC_ValueError, NONE, TYPE_LIST, UNBOUND,
} from "./generated/layout";
import { list_item, listLength, listPop } from "./list";
import { listClear, listInsert, listReverse } from "./list-edit";
import { sortList } from "./list-sort";
import { raiseLiteral } from "./messages";
import { isSelf } from "./self";
import { truth } from "./truth";
import { readSearchRange, searchEnd, searchStart } from "./search-range";
import { boxInt, boxNew, boxRef, integralOf, refOf } from "./value";

export function append(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_APPEND) || !checkExactlyOne("list.append", 1)) return UNBOUND;
  return push(refOf(argument(0)), share(argument(1))) ? NONE : UNBOUND;
}

export function pop(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_POP) || !checkNoKeywords("list.pop") || !checkCount("pop", 0, 1, 1)) return UNBOUND;
  const list = refOf(argument(0));
  if (positional == 2 && !checkIndex(argument(1))) return UNBOUND;
  const item = listPop(list, positional == 2 ? integralOf(argument(1)) : -1);
  if (item != UNBOUND) return item;
  raiseLiteral(EXC_IndexError, listLength(list) == 0 ? "pop from empty list" : "pop index out of range");
  return UNBOUND;
}

export function extend(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_EXTEND) || !checkExactlyOne("list.extend", 1)) return UNBOUND;
  return extendWith(refOf(argument(0)), argument(1)) ? NONE : UNBOUND;
}

export function insert(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_INSERT) || !checkNoKeywords("list.insert") || !checkCount("insert", 2, 2, 1)) return UNBOUND;
  if (!checkIndex(argument(1))) return UNBOUND;
  const value = share(argument(2));
  if (listInsert(refOf(argument(0)), integralOf(argument(1)), value)) return NONE;
  release(value);
  return orMemoryError(UNBOUND);
}

const NOT_FOUND: i64 = -1;
const RAISED: i64 = -2;

/** Index of the first item in [start, end) that is the value or equals it; NOT_FOUND, or RAISED. */
function find(list: u32, value: i64, start: i64, end: i64): i64 {
  for (let i = start; i < end; i++) {
    const item = list_item(list, <u32>i);
    if (item == UNBOUND) break;
    const isSame = areSame(item, value);
    release(item);
    if (isSame != 0) return isSame < 0 ? RAISED : i;
  }
  return NOT_FOUND;
}

export function remove(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_REMOVE) || !checkExactlyOne("list.remove", 1)) return UNBOUND;
  const list = refOf(argument(0));
  const value = argument(1);
  const index = find(list, value, 0, listLength(list));
  if (index == RAISED) return UNBOUND;
  if (index == NOT_FOUND) {
    raiseLiteral(EXC_ValueError, "list.remove(x): x not in list");
    return UNBOUND;
  }
  // When the list became another meanwhile, what stands there now is taken out all the same, as in CPython.
  release(listPop(list, index));
  return NONE;
}

export function index(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_INDEX) || !checkNoKeywords("list.index") || !checkCount("index", 1, 3, 1)) return UNBOUND;
  const list = refOf(argument(0));
  if (!readSearchRange(listLength(list))) return UNBOUND;
  const found = find(list, argument(1), searchStart, searchEnd);
  if (found >= 0) return boxInt(found);
  if (found == NOT_FOUND) raiseLiteral(EXC_ValueError, "list.index(x): x not in list");
  return UNBOUND;
}

export function count(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_COUNT) || !checkExactlyOne("list.count", 1)) return UNBOUND;
  const list = refOf(argument(0));
  let found: i64 = 0;
  for (let i: u32 = 0; i < listLength(list); i++) {
    const item = list_item(list, i);
    if (item == UNBOUND) break;
    const isSame = areSame(item, argument(1));
    release(item);
    if (isSame < 0) return UNBOUND;
    found += isSame;
  }
  return boxInt(found);
}

export function reverse(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_REVERSE) || !checkNone("list.reverse", 1)) return UNBOUND;
  listReverse(refOf(argument(0)));
  return NONE;
}

export function copy(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_COPY) || !checkNone("list.copy", 1)) return UNBOUND;
  return boxNew(listOf(argument(0)));
}

export function clear(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_CLEAR) || !checkNone("list.clear", 1)) return UNBOUND;
  return listClear(refOf(argument(0))) ? NONE : orMemoryError(UNBOUND);
}

export function sort(): i64 {
  if (!isSelf(TYPE_LIST, BUILTIN_LIST_SORT)) return UNBOUND;
  if (positional > 1) {
    raiseLiteral(EXC_TypeError, "sort() takes no positional arguments");
    return UNBOUND;
  }
  return sortByKeywords(refOf(argument(0))) ? NONE : UNBOUND;
}

export function sorted(): i64 {
  if (!checkCount("sorted", 1, 1)) return UNBOUND;
  const list = listOf(argument(0));
  if (list == 0) return UNBOUND;
  if (sortByKeywords(list)) return boxRef(list);
  releaseRef(list);
  return UNBOUND;
}

/** False = raised. */
function sortByKeywords(list: u32): bool {
  const key = keyword("key");
  const reversed = keyword("reverse");
  if (!checkKeywords("sort")) return false;
  const isReversed = reversed == UNBOUND ? 0 : i32(truth(reversed));
  return isReversed >= 0 && sortList(list, key == UNBOUND ? NONE : key, isReversed != 0);
}
