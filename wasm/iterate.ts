/**
 * The iteration protocol: `iterOf` and `iterNext` for everything that can be iterated over, and the loops.
 * A loop over a range, list, tuple or str needs no iterator object: three registers from b on hold its state.
 * range: next, remaining, step, all ints; list, tuple, str: object, index, nothing. Anything else: its iterator, NONE,
 * NONE. FOR_RANGE and FOR_LIST are the stencils' forms of FOR_ITER.
 */
import { byteAt, bytesLength } from "./bytes";
import { ITER_BYTES, TYPE_BYTEARRAY, TYPE_BYTES } from "./generated/layout";
import { isCustom, isInstance } from "./class";
import { hasRaised } from "./error";
import {
  EXC_TypeError, ITER_LIST, ITER_RANGE, ITER_SEQUENCE, ITER_STR, MISSING, NAME_GETITEM, NAME_ITER, NAME_NEXT, ITER_TUPLE, NONE, RANGE_COUNT,
  RANGE_START, RANGE_STEP, STATUS_AGAIN, STATUS_JUMP, STATUS_NEXT, STATUS_RAISED, TYPE_GENERATOR, TYPE_ITERATOR, TYPE_LIST,
  TYPE_DICT, TYPE_DICT_VIEW, TYPE_FROZENSET, TYPE_RANGE, TYPE_SET, TYPE_STR, TYPE_TUPLE, UNBOUND, VIEW_KEYS,
} from "./generated/layout";
import { viewDict, viewKind } from "./dict-view";
import { iterateDict, iterateSet } from "./map-iterate";
import { OP_FOR_GENERATOR, OP_FOR_ITER, OP_FOR_ITERATOR } from "./generated/opcodes";
import { continueGenerator, isGenerator } from "./generator";
import { generatorNext, setStopValue } from "./generator-run";
import { takeRaisedStop } from "./delegate";
import { newIterator, nextOf } from "./iterator";
import { list_item, listLength } from "./list";
import { raiseForType } from "./messages";
import { consume, fieldA, fieldB, readRegister, slotOf, storeRegister, take } from "./operand";
import { NOT_PUSHED, pushSpecial } from "./operation";
import { isSmallRange, rangeItem, rangeLength } from "./range";
import { nativeOf } from "./native";
import { callSpecial0, hasSpecial } from "./special";
import { become, specialise } from "./specialise";
import { release, share } from "./count";
import { isInput, iterateInput } from "./input";
import { stringItem, stringLength } from "./string";
import { tuple_item, tupleLength } from "./tuple";
import { boxInt, fitsInt, isInt, refOf, typeOf, unboxInt } from "./value";

// ── the protocol ──

/** iter(value), owned; UNBOUND = raised. */
export function iterOf(value: i64): i64 {
  switch (typeOf(value)) {
    case TYPE_LIST: return newIterator(ITER_LIST, share(value), 0, NONE);
    case TYPE_TUPLE: return newIterator(ITER_TUPLE, share(value), 0, NONE);
    case TYPE_STR: return newIterator(ITER_STR, share(value), 0, NONE);
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: return newIterator(ITER_BYTES, share(value), 0, NONE);
    case TYPE_RANGE: return newIterator(ITER_RANGE, share(value), 0, NONE);
    case TYPE_DICT: return iterateDict(refOf(value), VIEW_KEYS);
    case TYPE_SET:
    case TYPE_FROZENSET: return iterateSet(refOf(value));
    case TYPE_DICT_VIEW: return iterateDict(viewDict(refOf(value)), viewKind(refOf(value)));
    case TYPE_GENERATOR:
    case TYPE_ITERATOR: return share(value);
  }
  if (isCustom(value)) return iterOfInstance(value);
  if (isInput(value)) return iterateInput();
  raiseNotIterable(value);
  return UNBOUND;
}

function iterOfInstance(value: i64): i64 {
  const iterator = callSpecial0(value, NAME_ITER);
  if (iterator == MISSING) {
    const inner = nativeOf(value);
    if (inner != UNBOUND && isIterable(inner)) {
      const made = iterOf(inner);
      release(inner);
      return made;
    }
    release(inner);
    if (hasSpecial(value, NAME_GETITEM)) return newIterator(ITER_SEQUENCE, share(value), 0, NONE);
    raiseNotIterable(value);
    return UNBOUND;
  }
  if (iterator == UNBOUND || isIterator(iterator)) return iterator;
  raiseForType(EXC_TypeError, "iter() returned non-iterator of type '", iterator, "'");
  release(iterator);
  return UNBOUND;
}

/** The next item of an iterator, owned; UNBOUND = exhausted, or raised (`hasRaised`). */
export function iterNext(iterator: i64): i64 {
  switch (typeOf(iterator)) {
    case TYPE_ITERATOR: return nextOf(refOf(iterator));
    case TYPE_GENERATOR: return generatorNext(refOf(iterator));
  }
  if (isInstance(iterator)) {
    const item = callSpecial0(iterator, NAME_NEXT);
    if (item == UNBOUND) stopsIteration();
    if (item != MISSING) return item;
  }
  raiseForType(EXC_TypeError, "'", iterator, "' object is not an iterator");
  return UNBOUND;
}

/** True when `iterOf` would not say that the value is not iterable. */
export function isIterable(value: i64): bool {
  if (isCustom(value)) return hasSpecial(value, NAME_ITER) || hasSpecial(value, NAME_GETITEM) || isIterableNative(value);
  return isSequence(value) || isMap(typeOf(value)) || isIterator(value) || isInput(value);
}

function isIterableNative(value: i64): bool {
  const inner = nativeOf(value);
  const holds = inner != UNBOUND && isIterable(inner);
  release(inner);
  return holds;
}

/** Dicts, their views and sets. */
function isMap(type: u32): bool {
  return type == TYPE_DICT || type == TYPE_SET || type == TYPE_FROZENSET || type == TYPE_DICT_VIEW;
}

/** True for what `iterNext` takes. */
export function isIterator(value: i64): bool {
  return typeOf(value) == TYPE_ITERATOR || isGenerator(value) || (isInstance(value) && hasSpecial(value, NAME_NEXT));
}

export function raiseNotIterable(value: i64): void {
  raiseForType(EXC_TypeError, "'", value, "' object is not iterable");
}

/** When what was raised is a StopIteration, it is dropped and the answer is true: for calls of Python's __next__. */
export function stopsIteration(): bool {
  if (!hasRaised()) return true;
  const value = takeRaisedStop();
  if (value == UNBOUND) return false;
  setStopValue(value);
  return true;
}

// ── sequences by index ──

/** list, tuple, str or range: what `iterationItem` reads by index. */
export function isSequence(value: i64): bool {
  const type = typeOf(value);
  return type == TYPE_LIST || type == TYPE_TUPLE || type == TYPE_STR || type == TYPE_RANGE || type == TYPE_BYTES ||
    type == TYPE_BYTEARRAY;
}

/** Number of items of a sequence, as of now. */
export function iterableLength(iterable: i64): i64 {
  const object = refOf(iterable);
  switch (typeOf(iterable)) {
    case TYPE_LIST: return listLength(object);
    case TYPE_TUPLE: return tupleLength(object);
    case TYPE_STR: return stringLength(object);
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: return bytesLength(object);
    default: return rangeLength(object);
  }
}

/** Item `index` of a sequence, owned; UNBOUND behind the last, or when a str's could not be made (`hasRaised`). */
export function iterationItem(iterable: i64, index: u32): i64 {
  const object = refOf(iterable);
  switch (typeOf(iterable)) {
    case TYPE_LIST: return list_item(object, index);
    case TYPE_TUPLE: return index < tupleLength(object) ? tuple_item(object, index) : UNBOUND;
    case TYPE_STR: return index < stringLength(object) ? stringItem(object, index) : UNBOUND;
    case TYPE_BYTES:
    case TYPE_BYTEARRAY: return index < bytesLength(object) ? boxInt(byteAt(object, index)) : UNBOUND;
    default: return <i64>index < rangeLength(object) ? rangeItem(object, index) : UNBOUND;
  }
}

// ── loops ──

/** a, a+1, a+2 = iteration over b. */
export function op_get_iter(fp: u32, ip: u32): u32 {
  const iterable = readRegister(fp, fieldB(ip));
  if (iterable == UNBOUND) return STATUS_RAISED;
  if (typeOf(iterable) == TYPE_RANGE && fitsRegisters(refOf(iterable))) return iterateRange(fp, ip, refOf(iterable));
  const state = fieldA(ip);
  if (typeOf(iterable) != TYPE_RANGE && isSequence(iterable)) {
    storeRegister(fp, state, take(fp, fieldB(ip)));
    storeRegister(fp, state + 1, boxInt(0));
  } else {
    const iterator = iterOf(iterable);
    if (iterator == UNBOUND) return STATUS_RAISED;
    consume(fp, fieldB(ip));
    storeRegister(fp, state, iterator);
    storeRegister(fp, state + 1, NONE);
  }
  storeRegister(fp, state + 2, NONE);
  return STATUS_NEXT;
}

/** The step after the last item must fit too: then FOR_RANGE needs no overflow test. */
function fitsRegisters(range: u32): bool {
  const end = load<i64>(range + RANGE_START) + load<i64>(range + RANGE_COUNT) * load<i64>(range + RANGE_STEP);
  return isSmallRange(range) && fitsInt(end);
}

function iterateRange(fp: u32, ip: u32, range: u32): u32 {
  const start = load<i64>(range + RANGE_START);
  const count = load<i64>(range + RANGE_COUNT);
  const step = load<i64>(range + RANGE_STEP);
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
  if (typeOf(iterable) == TYPE_ITERATOR) {
    if (become(ip, OP_FOR_ITERATOR)) return STATUS_AGAIN;
  } else if (specialise(ip, iterable, position)) return STATUS_AGAIN;
  if (isGenerator(iterable)) {
    if (become(ip, OP_FOR_GENERATOR)) return STATUS_AGAIN;
    return continueGenerator(refOf(iterable), fp, ip, NONE);
  }
  if (isInt(iterable)) return nextOfRange(fp, ip, first);
  if (isInstance(iterable)) {
    const status = pushSpecial(fp, ip, NAME_NEXT, 1, iterable, UNBOUND, UNBOUND);
    if (status != NOT_PUSHED) return status;
  }
  const index: u32 = position == NONE ? 0 : <u32>unboxInt(position);
  const item = position == NONE ? iterNext(iterable) : iterationItem(iterable, index);
  if (item == UNBOUND) return hasRaised() ? STATUS_RAISED : STATUS_JUMP;
  if (position != NONE) store<i64>(first + 8, boxInt(<i64>index + 1));
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
