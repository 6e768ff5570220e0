/** Displays of dicts and sets: from registers, and entry by entry where they are long, have starred parts or are comprehensions. */
import { release } from "./count";
import { dict_set, dictSet } from "./dict";
import { dictMerge, dictUpdate, emptyDict, plainDictOf } from "./dict-update";
import { EXC_TypeError, STATUS_NEXT, STATUS_RAISED, TYPE_DICT, TYPE_FROZENSET, TYPE_SET, UNBOUND } from "./generated/layout";
import { hasRaised } from "./error";
import { addKeys, keysMethod } from "./mapping";
import { raiseForType } from "./messages";
import { OP_BUILD_SET } from "./generated/opcodes";
import { consume, fieldA, fieldB, fieldC, opcodeAt, readRegister, slotOf, storeRegister } from "./operand";
import { setAdd } from "./set";
import { emptySet, setUpdate } from "./set-algebra";
import { boxRef, isOfType, refOf } from "./value";

/** a = {b: b+1, b+2: b+3, … c registers}. */
export function op_build_dict(fp: u32, ip: u32): u32 {
  const dict = emptyDict();
  if (dict == 0) return STATUS_RAISED;
  const first = fieldB(ip);
  for (let i: u32 = 0; i < fieldC(ip); i += 2) {
    const key = readRegister(fp, first + i);
    const value = key == UNBOUND ? UNBOUND : readRegister(fp, first + i + 1);
    if (value == UNBOUND || (dict_set(dict, key, value) == 0 && !dictSet(dict, key, value))) return given(dict);
  }
  return built(fp, ip, dict);
}

/** a = {b, b+1, … c of them}, or the frozenset. */
export function op_build_set(fp: u32, ip: u32): u32 {
  const set = emptySet(opcodeAt(ip) == OP_BUILD_SET ? TYPE_SET : TYPE_FROZENSET);
  if (set == 0) return STATUS_RAISED;
  const first = fieldB(ip);
  for (let i: u32 = 0; i < fieldC(ip); i++) {
    const element = readRegister(fp, first + i);
    if (element == UNBOUND || !setAdd(set, element)) return given(set);
  }
  return built(fp, ip, set);
}

/** What was begun is given up. */
function given(object: u32): u32 {
  release(boxRef(object));
  return STATUS_RAISED;
}

function built(fp: u32, ip: u32, object: u32): u32 {
  for (let i: u32 = 0; i < fieldC(ip); i++) consume(fp, fieldB(ip) + i);
  storeRegister(fp, fieldA(ip), boxRef(object));
  return STATUS_NEXT;
}

function containerA(fp: u32, ip: u32): u32 {
  return refOf(load<i64>(slotOf(fp, fieldA(ip))));
}

/** a[b] = c for the dict a, which stays. */
export function op_dict_set(fp: u32, ip: u32): u32 {
  const key = readRegister(fp, fieldB(ip));
  const value = key == UNBOUND ? UNBOUND : readRegister(fp, fieldC(ip));
  if (value == UNBOUND || !dictSet(containerA(fp, ip), key, value)) return STATUS_RAISED;
  consume(fp, fieldB(ip));
  consume(fp, fieldC(ip));
  return STATUS_NEXT;
}

/** Adds b to the set a, which stays. */
export function op_set_add(fp: u32, ip: u32): u32 {
  const element = readRegister(fp, fieldB(ip));
  if (element == UNBOUND || !setAdd(containerA(fp, ip), element)) return STATUS_RAISED;
  consume(fp, fieldB(ip));
  return STATUS_NEXT;
}

/** **b in the display of the dict a, which stays. */
export function op_dict_update(fp: u32, ip: u32): u32 {
  const source = readRegister(fp, fieldB(ip));
  if (source == UNBOUND) return STATUS_RAISED;
  const done = isOfType(source, TYPE_DICT) ? dictUpdate(containerA(fp, ip), source) : addOther(containerA(fp, ip), source);
  if (!done) return STATUS_RAISED;
  consume(fp, fieldB(ip));
  return STATUS_NEXT;
}

function addOther(dict: u32, source: i64): bool {
  const inner = plainDictOf(source);
  if (inner != UNBOUND) {
    const merged = dictMerge(dict, refOf(inner));
    release(inner);
    return merged;
  }
  const keys = keysMethod(source);
  if (keys == UNBOUND) {
    if (!hasRaised()) raiseForType(EXC_TypeError, "'", source, "' object is not a mapping");
    return false;
  }
  const done = addKeys(dict, source, keys);
  release(keys);
  return done;
}

/** *b in the display of the set a, which stays. */
export function op_set_update(fp: u32, ip: u32): u32 {
  const source = readRegister(fp, fieldB(ip));
  if (source == UNBOUND || !setUpdate(containerA(fp, ip), source)) return STATUS_RAISED;
  consume(fp, fieldB(ip));
  return STATUS_NEXT;
}
