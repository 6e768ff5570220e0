/** The patterns of `match` that look into values: each gives a tuple of the parts, or None where nothing matches. */
import { shapesOf } from "./abstract-class";
import { classOfValue, isInstance } from "./class";
import { listOf } from "./collect";
import { release, share } from "./count";
import { orMemoryError } from "./error";
import { CLASS_FLAG_SEQUENCE, INSTRUCTION_SIZE, NONE, STATUS_NEXT, STATUS_RAISED, TYPE_LIST, TYPE_RANGE, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { iterationItem } from "./iterate";
import { list_push, listLength, newList } from "./list";
import { fieldA, fieldB, fieldC, readRegister, storeRegister } from "./operand";
import { rangeLength } from "./range";
import { nativeOf } from "./native";
import { newTuple, setTupleItem, tupleLength } from "./tuple";
import { boxNew, boxRef, refOf, typeOf } from "./value";

/** a = the parts of b: c before a star, and in the EXTRA behind whether there is one, and how many come after it. */
export function op_match_sequence(fp: u32, ip: u32): u32 {
  const subject = readRegister(fp, fieldB(ip));
  if (subject == UNBOUND) return STATUS_RAISED;
  const extra = ip + INSTRUCTION_SIZE;
  const parts = sequenceParts(subject, fieldC(ip), fieldA(extra) != 0, fieldB(extra));
  if (parts == UNBOUND) return STATUS_RAISED;
  storeRegister(fp, fieldA(ip), parts);
  return STATUS_NEXT;
}

/** Length of what sequence patterns look into; -1: something else. */
function sequenceLength(value: i64): i64 {
  const object = refOf(value);
  switch (typeOf(value)) {
    case TYPE_LIST: return listLength(object);
    case TYPE_TUPLE: return tupleLength(object);
    case TYPE_RANGE: return rangeLength(object);
  }
  return -1;
}

/** Instances give way to what they stand for, or to a list of their items. */
function sequenceParts(subject: i64, before: u32, hasStar: bool, after: u32): i64 {
  if (!isInstance(subject)) return partsOf(subject, before, hasStar, after);
  let stand = nativeOf(subject);
  if (stand == UNBOUND && (shapesOf(classOfValue(subject)) & CLASS_FLAG_SEQUENCE) != 0) {
    stand = boxNew(listOf(subject));
    if (stand == UNBOUND) return UNBOUND;
  }
  const parts = stand == UNBOUND ? NONE : partsOf(stand, before, hasStar, after);
  release(stand);
  return parts;
}

function partsOf(subject: i64, before: u32, hasStar: bool, after: u32): i64 {
  const length = sequenceLength(subject);
  const fixed = <i64>before + after;
  if (length < fixed || (length > fixed && !hasStar)) return NONE;
  const tuple = newTuple(<u64>fixed + (hasStar ? 1 : 0));
  if (tuple == 0) return orMemoryError(UNBOUND);
  for (let i: u32 = 0; i < tupleLength(tuple); i++) setTupleItem(tuple, i, NONE);
  const count = <u32>length;
  for (let i: u32 = 0; i < before; i++) if (!setPart(tuple, i, subject, i)) return given(tuple, NONE);
  if (hasStar && !setStar(tuple, before, subject, before, count - after)) return given(tuple, UNBOUND);
  for (let i: u32 = 0; i < after; i++) {
    if (!setPart(tuple, before + 1 + i, subject, count - after + i)) return given(tuple, NONE);
  }
  return boxRef(tuple);
}

/** False: another thread made the list shorter. */
function setPart(tuple: u32, place: u32, subject: i64, index: u32): bool {
  const item = iterationItem(subject, index);
  if (item == UNBOUND) return false;
  setTupleItem(tuple, place, item);
  return true;
}

function setStar(tuple: u32, place: u32, subject: i64, from: u32, end: u32): bool {
  const list = newList(end - from);
  if (list == 0) {
    orMemoryError(UNBOUND);
    return false;
  }
  setTupleItem(tuple, place, boxRef(list));
  for (let i = from; i < end; i++) {
    const item = iterationItem(subject, i);
    if (item == UNBOUND) break;
    list_push(list, item);
  }
  return true;
}

/** Gives up an unfinished tuple for a result. */
function given(tuple: u32, result: i64): i64 {
  release(boxRef(tuple));
  return result;
}
