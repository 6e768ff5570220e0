/**
 * Iteration without iterator objects: three registers from b on. range: next, remaining, step, all ints;
 * list, tuple, str: object, index, nothing. FOR_RANGE and FOR_LIST are the stencils' forms of FOR_ITER.
 */
import { hasRaised, raiseIntRange } from "./error";
import {
  EXC_TypeError, NONE, RANGE_COUNT, RANGE_START, RANGE_STEP, STATUS_AGAIN, STATUS_JUMP, STATUS_NEXT, STATUS_RAISED,
  TYPE_LIST, TYPE_RANGE, TYPE_STR, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { list_item, listLength } from "./list";
import { raiseForType } from "./messages";
import { consume, fieldA, fieldB, readRegister, slotOf, storeRegister, take } from "./operand";
import { rangeItem, rangeLength } from "./range";
import { specialise } from "./specialise";
import { share } from "./count";
import { stringItem, stringLength } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { boxInt, fitsInt, isInt, refOf, typeOf, unboxInt } from "./value";

export function isIterable(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_LIST || type == TYPE_TUPLE || type == TYPE_STR || type == TYPE_RANGE;
}

export function raiseNotIterable(value: i64): void {
  raiseForType(EXC_TypeError, "'", value, "' object is not iterable");
}

/** Number of items, as of now. */
export function iterableLength(iterable: i64): i64 {
  const object = refOf(iterable);
  switch (typeOf(iterable)) {
    case TYPE_LIST: return listLength(object);
    case TYPE_TUPLE: return tupleLength(object);
    case TYPE_STR: return stringLength(object);
    default: return rangeLength(object);
  }
}

/** Item `index` of an iterable, owned; UNBOUND behind the last, or when a str's could not be made (`hasRaised`). */
export function iterationItem(iterable: i64, index: u32): i64 {
  const object = refOf(iterable);
  switch (typeOf(iterable)) {
    case TYPE_LIST: return list_item(object, index);
    case TYPE_TUPLE: return index < tupleLength(object) ? share(tupleItem(object, index)) : UNBOUND;
    case TYPE_STR: return index < stringLength(object) ? stringItem(object, index) : UNBOUND;
    default: return <i64>index < rangeLength(object) ? rangeItem(object, index) : UNBOUND;
  }
}

/** a, a+1, a+2 = iteration over b. */
export function op_get_iter(fp: u32, ip: u32): u32 {
  const iterable = readRegister(fp, fieldB(ip));
  if (iterable == UNBOUND) return STATUS_RAISED;
  const type = typeOf(iterable);
  if (type == TYPE_RANGE) return iterateRange(fp, ip, refOf(iterable));
  if (!isIterable(iterable)) {
    raiseNotIterable(iterable);
    return STATUS_RAISED;
  }
  const state = fieldA(ip);
  storeRegister(fp, state, take(fp, fieldB(ip)));
  storeRegister(fp, state + 1, boxInt(0));
  storeRegister(fp, state + 2, NONE);
  return STATUS_NEXT;
}

/** The step after the last item must fit too: then FOR_RANGE needs no overflow test. */
function iterateRange(fp: u32, ip: u32, range: u32): u32 {
  const start = load<i64>(range + RANGE_START);
  const count = load<i64>(range + RANGE_COUNT);
  const step = load<i64>(range + RANGE_STEP);
  if (!fitsInt(start + count * step)) {
    raiseIntRange();
    return STATUS_RAISED;
  }
  const state = fieldA(ip);
  consume(fp, fieldB(ip));
  storeRegister(fp, state, boxInt(start));
  storeRegister(fp, state + 1, boxInt(count));
  storeRegister(fp, state + 2, boxInt(step));
  return STATUS_NEXT;
}

/** a = next item of the iteration at b; jump by c when there is none. */
export function op_for_iter(fp: u32, ip: u32): u32 {
  const first = slotOf(fp, fieldB(ip));
  const iterable = load<i64>(first);
  const position = load<i64>(first + 8);
  if (specialise(ip, iterable, position)) return STATUS_AGAIN;
  if (isInt(iterable)) return nextOfRange(fp, ip, first);
  const index = <u32>unboxInt(position);
  const item = iterationItem(iterable, index);
  if (item == UNBOUND) return hasRaised() ? STATUS_RAISED : STATUS_JUMP;
  store<i64>(first + 8, boxInt(<i64>index + 1));
  storeRegister(fp, fieldA(ip), item);
  return STATUS_NEXT;
}

function nextOfRange(fp: u32, ip: u32, first: u32): u32 {
  const remaining = unboxInt(load<i64>(first + 8));
  if (remaining <= 0) return STATUS_JUMP;
  const next = load<i64>(first);
  store<i64>(first, boxInt(unboxInt(next) + unboxInt(load<i64>(first + 16))));
  store<i64>(first + 8, boxInt(remaining - 1));
  storeRegister(fp, fieldA(ip), next);
  return STATUS_NEXT;
}
