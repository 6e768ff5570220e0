/** `yield from` an iterator that is no generator: its send, throw and close, where it has them. */
import { release } from "./count";
import { raiseObject, takeException } from "./error";
import { argAt, kindOf } from "./exception";
import { EXC_AttributeError, EXC_StopIteration, NONE, THREAD_EXCEPTION, UNBOUND } from "./generated/layout";
import { thread } from "./control";
import { begin, raiseBuilt, text, typeName } from "./messages";
import { refOf } from "./value";

/** iterator.send(value), borrowed. Owned; UNBOUND = raised. */
export function sendToOther(iterator: i64, value: i64): i64 {
  const mark = begin();
  text("'");
  typeName(iterator);
  text("' object has no attribute 'send'");
  raiseBuilt(EXC_AttributeError, mark);
  return UNBOUND;
}

/** iterator.throw(exception) (owned); an iterator without it lets the exception pass. Owned; UNBOUND = raised. */
export function throwToOther(iterator: i64, exception: i64): i64 {
  raiseObject(exception);
  return UNBOUND;
}

/** iterator.close(), if there is such a thing. Owned; UNBOUND = raised. */
export function closeOther(iterator: i64): i64 {
  return NONE;
}

/** Drops the StopIteration in flight and returns its value, owned; UNBOUND: it is another exception. */
export function takeRaisedStop(): i64 {
  if (kindOf(refOf(load<i64>(thread + THREAD_EXCEPTION))) != EXC_StopIteration) return UNBOUND;
  const stop = takeException();
  const value = stopValueOf(stop);
  release(stop);
  return value;
}

/** value of a StopIteration, owned. */
export function stopValueOf(exception: i64): i64 {
  const value = argAt(refOf(exception), 0);
  return value == UNBOUND ? NONE : value;
}
