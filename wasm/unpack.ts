/** `target(*args)`, as a thread's run() has it: any iterable as the positional arguments of a call. */
import { beginCallMessage } from "./binding-errors";
import { release, releaseRef, shareRef } from "./count";
import {
  BUILTIN_ID, EXC_TypeError, FUNCTION_CODE, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION, TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { isIterable, iterationItem } from "./iterate";
import { list_push, newList } from "./list";
import { begin, raiseBuilt, raiseMemoryError, str, text, typeName } from "./messages";
import { builtinName } from "./names";
import { stringOf } from "./text";
import { newTuple, setTupleItem } from "./tuple";
import { boxRef, isOfType, refOf, typeOf } from "./value";

/** The items as an owned tuple; 0 = raised. */
export function unpackArguments(target: i64, iterable: i64): u32 {
  if (isOfType(iterable, TYPE_TUPLE)) {
    shareRef(refOf(iterable));
    return refOf(iterable);
  }
  if (isIterable(iterable)) return tupleOf(iterable);
  const mark = beginTarget(target);
  text(" argument after * must be an iterable, not ");
  typeName(iterable);
  raiseBuilt(EXC_TypeError, mark);
  return 0;
}

function tupleOf(iterable: i64): u32 {
  // A list first: the iterable may change while it is read.
  const list = newList(0);
  let count: u32 = 0;
  let done = list != 0;
  while (done) {
    const item = iterationItem(iterable, count);
    if (item == UNBOUND) break;
    done = list_push(list, item) != 0;
    if (done) count++;
    else release(item);
  }
  const tuple = done ? newTuple(count) : 0;
  if (tuple != 0) for (let i: u32 = 0; i < count; i++) setTupleItem(tuple, i, iterationItem(boxRef(list), i));
  else raiseMemoryError();
  if (list != 0) releaseRef(list);
  return tuple;
}

/** Starts a message with what CPython calls a callee: its full name, or the text of what is no function. */
function beginTarget(target: i64): u32 {
  const type = typeOf(target);
  if (type == TYPE_FUNCTION) return beginCallMessage(load<u32>(refOf(target) + FUNCTION_CODE), "__main__.");
  if (type == TYPE_BUILTIN || type == TYPE_CLASS) {
    const name = builtinName(load<u32>(refOf(target) + BUILTIN_ID));
    const mark = begin();
    text(name == "threading.Lock" ? "_thread.lock" : name);
    text("()");
    return mark;
  }
  const shown = stringOf(target);
  const mark = begin();
  if (shown == 0) return mark;
  str(shown);
  releaseRef(shown);
  return mark;
}
