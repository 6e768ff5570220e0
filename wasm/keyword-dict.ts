/** The dict that the keywords of a call with `**` are put together in, and what is read from it. */
import { beginTarget } from "./unpack";
import { release, releaseRef, share } from "./count";
import { dictHas, dictLength, dictSet, entryKey, entryValue, newDict, nextEntry, stillDict } from "./dict";
import { hasRaised } from "./error";
import { plainDictOf } from "./dict-update";
import { addKeys, keysMethod } from "./mapping";
import { EXC_TypeError, STATUS_NEXT, STATUS_RAISED, TYPE_DICT, TYPE_STR, UNBOUND } from "./generated/layout";
import { raiseBuilt, raiseLiteral, raiseMemoryError, str, text, typeName } from "./messages";
import { clearSlot, consume, fieldA, fieldB, fieldC, readRegister, slotOf } from "./operand";
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
  const still = stillDict(mapping);
  let done = still != 0;
  for (let from: u32 = 0; done;) {
    const index = nextEntry(still, from);
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
  if (still != 0) releaseRef(still);
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

/**
 * The names of a dict of keywords that nobody else has, as a tuple, owned; 0 = raised. Their values, owned, go to the slots
 * at `at`, of which there are enough.
 */
export function spreadKeywords(dict: u32, at: u32): u32 {
  const names = newTuple(dictLength(dict));
  if (names == 0) {
    raiseMemoryError();
    return 0;
  }
  let count: u32 = 0;
  for (let from: u32 = 0; ; count++) {
    const index = nextEntry(dict, from);
    if (index < 0) return names;
    from = index + 1;
    const key = entryKey;
    store<i64>(at + 8 * count, entryValue);
    if (!isOfType(key, TYPE_STR)) {
      release(key);
      break;
    }
    setTupleItem(names, count, key);
  }
  for (let i: u32 = 0; i <= count; i++) {
    clearSlot(at + 8 * i);
    store<i64>(at + 8 * i, UNBOUND);
  }
  releaseRef(names);
  raiseLiteral(EXC_TypeError, "keywords must be strings");
  return 0;
}
