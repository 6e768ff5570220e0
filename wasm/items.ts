/** All items of an iterable at once, for operations that need to look at them twice: a tuple that nobody changes. */
import { release, releaseRef, share } from "./count";
import { hasRaised } from "./error";
import { EXC_TypeError, LIST_ITEMS, LIST_LENGTH, STORAGE_ITEMS, TYPE_LIST, TYPE_TUPLE, UNBOUND } from "./generated/layout";
import { isIterable, iterationItem, raiseNotIterable } from "./iterate";
import { list_push, newList } from "./list";
import { lockObject, unlockObject } from "./lock";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { newTuple, setTupleItem } from "./tuple";
import { isOfType, refOf } from "./value";

/**
 * An owned tuple of what the iterable yields; 0 = raised. `message`: of the TypeError for what is not iterable
 * ("" = CPython's usual one).
 */
export function itemsOf(iterable: i64, message: string): u32 {
  if (isOfType(iterable, TYPE_TUPLE)) return refOf(share(iterable));
  if (isOfType(iterable, TYPE_LIST)) return orRaise(tupleOfList(refOf(iterable)));
  if (!isIterable(iterable)) {
    if (message.length == 0) raiseNotIterable(iterable);
    else raiseLiteral(EXC_TypeError, message);
    return 0;
  }
  const list = collected(iterable);
  if (list == 0) return 0;
  const tuple = orRaise(tupleOfList(list));
  releaseRef(list);
  return tuple;
}

function orRaise(object: u32): u32 {
  if (object == 0) raiseMemoryError();
  return object;
}

function tupleOfList(list: u32): u32 {
  lockObject(list);
  const length = load<u32>(list + LIST_LENGTH);
  const items = load<u32>(list + LIST_ITEMS) + STORAGE_ITEMS;
  const tuple = newTuple(length);
  if (tuple != 0) for (let i: u32 = 0; i < length; i++) setTupleItem(tuple, i, share(load<i64>(items + 8 * i)));
  unlockObject(list);
  return tuple;
}

/** A new list of the items; 0 = raised. */
function collected(iterable: i64): u32 {
  const list = orRaise(newList(0));
  if (list == 0) return 0;
  let index: u32 = 0;
  let item = iterationItem(iterable, index++);
  while (item != UNBOUND) {
    if (list_push(list, item) == 0) {
      release(item);
      raiseMemoryError();
      break;
    }
    item = iterationItem(iterable, index++);
  }
  if (!hasRaised()) return list;
  releaseRef(list);
  return 0;
}
