/** Mapping patterns: the values that a mapping has for keys, and a dict of what is left. */
import { shapesOf } from "./abstract-class";
import { getAttribute } from "./attribute";
import { classOfValue, extendsClass, isInstance, objectClass, rootShape, typeClass } from "./class";
import { release } from "./count";
import { dictGet, dictHas, dictLength, dictSet, dictTake, newDict } from "./dict";
import { hasRaised, orMemoryError } from "./error";
import { CLASS_FLAG_MAPPING, EXC_ValueError, INSTRUCTION_SIZE, NAME_GET_PLAIN, NONE, STATUS_NEXT, STATUS_RAISED, TYPE_DICT, UNBOUND } from "./generated/layout";
import { newInstance } from "./instance";
import { call2 } from "./invoke";
import { addMapping } from "./mapping";
import { begin, raiseBuilt, text } from "./messages";
import { consumeC, fieldA, fieldB, fieldC, readRegister, storeRegister } from "./operand";
import { singleton } from "./singletons";
import { lengthOf } from "./special";
import { appendRepr } from "./text";
import { newTuple, setTupleItem, tupleItem, tupleLength } from "./tuple";
import { boxNew, boxRef, isOfType, refOf } from "./value";

/** a = the values of b for the keys in tuple c, with a dict of the rest when field a of the EXTRA is 1; None = no match. */
export function op_match_mapping(fp: u32, ip: u32): u32 {
  const subject = readRegister(fp, fieldB(ip));
  const keys = subject == UNBOUND ? UNBOUND : readRegister(fp, fieldC(ip));
  if (keys == UNBOUND) return STATUS_RAISED;
  const parts = mappingParts(subject, refOf(keys), fieldA(ip + INSTRUCTION_SIZE) == 1);
  if (parts == UNBOUND) return STATUS_RAISED;
  consumeC(fp, ip);
  storeRegister(fp, fieldA(ip), parts);
  return STATUS_NEXT;
}

/** What mapping patterns look into. */
function isMapping(value: i64): bool {
  if (isOfType(value, TYPE_DICT)) return true;
  if (!isInstance(value)) return false;
  const cls = classOfValue(value);
  return extendsClass(cls, typeClass(TYPE_DICT)) || (shapesOf(cls) & CLASS_FLAG_MAPPING) != 0;
}

function mappingParts(subject: i64, keys: u32, wantsRest: bool): i64 {
  if (!isMapping(subject)) return NONE;
  const count = tupleLength(keys);
  const length: i64 = isOfType(subject, TYPE_DICT) ? dictLength(refOf(subject)) : lengthOf(subject);
  if (length == -1 && hasRaised()) return UNBOUND;
  if (count > 0 && length >= 0 && length < <i64>count) return NONE;
  if (!areDifferent(keys)) return UNBOUND;
  const tuple = newTuple(count + (wantsRest ? 1 : 0));
  if (tuple == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < tupleLength(tuple); i++) setTupleItem(tuple, i, NONE);
  for (let i: u32 = 0; i < count; i++) {
    const value = valueFor(subject, tupleItem(keys, i));
    if (value == UNBOUND) {
      release(boxRef(tuple));
      return hasRaised() ? UNBOUND : NONE;
    }
    setTupleItem(tuple, i, value);
  }
  if (!wantsRest) return boxRef(tuple);
  const rest = restOf(subject, keys);
  if (rest == UNBOUND) release(boxRef(tuple));
  else setTupleItem(tuple, count, rest);
  return rest == UNBOUND ? UNBOUND : boxRef(tuple);
}

/** Raises for a key that comes twice: names with equal values. */
function areDifferent(keys: u32): bool {
  if (tupleLength(keys) < 2) return true;
  const seen = newDict();
  let different = seen != 0;
  for (let i: u32 = 0; different && i < tupleLength(keys); i++) {
    const key = tupleItem(keys, i);
    const known = dictHas(seen, key);
    if (known == 1) raiseDuplicate(key);
    different = known == 0 && dictSet(seen, key, NONE);
  }
  if (seen == 0) orMemoryError(UNBOUND);
  else release(boxRef(seen));
  return different;
}

function raiseDuplicate(key: i64): void {
  const mark = begin();
  text("mapping pattern checks duplicate key (");
  if (!appendRepr(key, false)) return;
  text(")");
  raiseBuilt(EXC_ValueError, mark);
}

/** The value of a key, owned; UNBOUND = there is none, or raised. */
function valueFor(subject: i64, key: i64): i64 {
  if (isOfType(subject, TYPE_DICT)) return dictGet(refOf(subject), key);
  const get = getAttribute(subject, singleton(NAME_GET_PLAIN));
  if (get == UNBOUND) return UNBOUND;
  const absent = orMemoryError(boxNew(newInstance(rootShape(objectClass()))));
  const value: i64 = absent == UNBOUND ? UNBOUND : call2(get, key, absent);
  release(get);
  release(absent);
  if (value != absent || value == UNBOUND) return value;
  release(value);
  return UNBOUND;
}

/** A dict of all other keys, owned; UNBOUND = raised. */
function restOf(subject: i64, keys: u32): i64 {
  const rest = newDict();
  if (rest == 0) return orMemoryError(UNBOUND);
  let done = addMapping(rest, subject);
  for (let i: u32 = 0; done && i < tupleLength(keys); i++) {
    release(dictTake(rest, tupleItem(keys, i)));
    done = !hasRaised();
  }
  if (done) return boxRef(rest);
  release(boxRef(rest));
  return UNBOUND;
}
