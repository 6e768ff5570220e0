/** The dict that the keywords of a call with `**` are put together in, and what is read from it. */
import { beginTarget } from "./unpack";
import { release, releaseRef, share } from "./count";
import { dictHas, dictSet, entryKey, entryValue, newDict, nextEntry } from "./dict";
import { hasRaised } from "./error";
import { plainDictOf } from "./dict-update";
import { addKeys, keysMethod } from "./mapping";
import { EXC_TypeError, STATUS_NEXT, STATUS_RAISED, TYPE_DICT, TYPE_STR, UNBOUND } from "./generated/layout";
import { list_item, list_push, listLength, newList } from "./list";
import { raiseBuilt, raiseLiteral, raiseMemoryError, str, text, typeName } from "./messages";
import { consume, fieldA, fieldB, fieldC, readRegister, slotOf } from "./operand";
import { newTuple, setTupleItem } from "./tuple";
import { boxRef, isOfType, refOf } from "./value";

/** Adds the mapping b to the dict a of the keywords of the call whose callee is in c; no keyword may come twice. */
export function op_dict_merge(fp: u32, ip: u32): u32 {
  const mapping = readRegister(fp, fieldB(ip));
  if (mapping == UNBOUND) return STATUS_RAISED;
  const callee = load<i64>(slotOf(fp, fieldC(ip)));
  const source = isOfType(mapping, TYPE_DICT) ? share(mapping) : asDict(mapping, callee);
  if (source == UNBOUND) return STATUS_RAISED;
  const done = mergeKeywords(refOf(load<i64>(slotOf(fp, fieldA(ip)))), refOf(source), callee);
  release(source);
  if (!done) return STATUS_RAISED;
  consume(fp, fieldB(ip));
  return STATUS_NEXT;
}

/** A dict of what a mapping has, owned; UNBOUND = raised. */
function asDict(mapping: i64, callee: i64): i64 {
  const inner = plainDictOf(mapping);
  if (inner != UNBOUND) return inner;
  const keys = keysMethod(mapping);
  if (keys == UNBOUND) {
    if (hasRaised()) return UNBOUND;
    const mark = beginTarget(callee);
    text(" argument after ** must be a mapping, not ");
    typeName(mapping);
    raiseBuilt(EXC_TypeError, mark);
    return UNBOUND;
  }
  const dict = newDict();
  const done = dict != 0 && addKeys(dict, mapping, keys);
  release(keys);
  if (done) return boxRef(dict);
  if (dict == 0) raiseMemoryError();
  else releaseRef(dict);
  return UNBOUND;
}

function mergeKeywords(dict: u32, mapping: u32, callee: i64): bool {
  let done = true;
  for (let from: u32 = 0; done;) {
    const index = nextEntry(mapping, from);
    if (index < 0) break;
    from = index + 1;
    const key = entryKey;
    const value = entryValue;
    const present = dictHas(dict, key);
    if (present == 1) raiseTwice(callee, key);
    done = present == 0 && dictSet(dict, key, value);
    release(key);
    release(value);
  }
  return done;
}

function raiseTwice(callee: i64, key: i64): void {
  if (!isOfType(key, TYPE_STR)) {
    raiseLiteral(EXC_TypeError, "keywords must be strings");
    return;
  }
  const mark = beginTarget(callee);
  text(" got multiple values for keyword argument '");
  str(refOf(key));
  text("'");
  raiseBuilt(EXC_TypeError, mark);
}

/** A tuple of two tuples, the names and the values of a dict of keywords; owned, 0 = raised. */
export function keywordsOf(dict: u32): u32 {
  const names = newList(4);
  const values = newList(4);
  let pairs: u32 = 0;
  if (names != 0 && values != 0 && collect(dict, names, values)) pairs = pairOf(tupleFrom(names), tupleFrom(values));
  if (names != 0) releaseRef(names);
  if (values != 0) releaseRef(values);
  return pairs;
}

function collect(dict: u32, names: u32, values: u32): bool {
  for (let from: u32 = 0; ;) {
    const index = nextEntry(dict, from);
    if (index < 0) return true;
    from = index + 1;
    const key = entryKey;
    const value = entryValue;
    const isName = isOfType(key, TYPE_STR);
    if (!isName) raiseLiteral(EXC_TypeError, "keywords must be strings");
    if (isName && list_push(names, key) != 0) {
      if (list_push(values, value) != 0) continue;
      release(value);
    } else {
      release(key);
      release(value);
    }
    if (isName) raiseMemoryError();
    return false;
  }
}

function tupleFrom(list: u32): u32 {
  const count = listLength(list);
  const tuple = newTuple(count);
  for (let i: u32 = 0; tuple != 0 && i < count; i++) setTupleItem(tuple, i, list_item(list, i));
  return tuple;
}

function pairOf(first: u32, second: u32): u32 {
  const pair = first != 0 && second != 0 ? newTuple(2) : 0;
  if (pair == 0) {
    if (first != 0) releaseRef(first);
    if (second != 0) releaseRef(second);
    raiseMemoryError();
    return 0;
  }
  setTupleItem(pair, 0, boxRef(first));
  setTupleItem(pair, 1, boxRef(second));
  return pair;
}
