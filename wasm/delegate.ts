/** `yield from` an iterator that is no generator: its send, throw and close, where it has them. */
import { getAttribute } from "./attribute";
import { release } from "./count";
import { hasRaised, raiseObject, takeException } from "./error";
import { argAt, kindOf } from "./exception";
import {
  EXC_AttributeError, EXC_StopIteration, NAME_CLOSE, NAME_SEND, NAME_THROW, NONE, THREAD_EXCEPTION, UNBOUND,
} from "./generated/layout";
import { thread } from "./control";
import { call0, call1 } from "./invoke";
import { singleton } from "./singletons";
import { refOf } from "./value";

/** iterator.send(value), borrowed. Owned; UNBOUND = raised. */
export function sendToOther(iterator: i64, value: i64): i64 {
  const method = getAttribute(iterator, singleton(NAME_SEND));
  if (method == UNBOUND) return UNBOUND;
  const result = call1(method, value);
  release(method);
  return result;
}

/** iterator.throw(exception) (owned); an iterator without it lets the exception pass. Owned; UNBOUND = raised. */
export function throwToOther(iterator: i64, exception: i64): i64 {
  const method = methodIfAny(iterator, NAME_THROW);
  if (method == UNBOUND) {
    if (hasRaised()) release(exception);
    else raiseObject(exception);
    return UNBOUND;
  }
  const result = call1(method, exception);
  release(method);
  release(exception);
  return result;
}

/** iterator.close(), if there is such a thing. Owned; UNBOUND = raised. */
export function closeOther(iterator: i64): i64 {
  const method = methodIfAny(iterator, NAME_CLOSE);
  if (method == UNBOUND) {
    // CPython tells of what went wrong while `close` was looked up, and goes on.
    release(takeException());
    return NONE;
  }
  const result = call0(method);
  release(method);
  return result;
}

/** The attribute, owned; UNBOUND = there is none, or reading it raised (`hasRaised`). */
function methodIfAny(iterator: i64, name: u32): i64 {
  const method = getAttribute(iterator, singleton(name));
  if (method == UNBOUND && kindOf(refOf(load<i64>(thread + THREAD_EXCEPTION))) == EXC_AttributeError) release(takeException());
  return method;
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
