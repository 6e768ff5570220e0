/**
 * The exceptions that this thread is handling. The innermost is in a record that THREAD_HANDLED points to: the thread's
 * own, or that of the generator that runs (each has one in itself, linked outwards while it runs). A handler saves what
 * the record held when it begins, in its frame, and puts that back when it ends (raising.ts).
 */
import { thread } from "./control";
import { release, share } from "./count";
import { isMutable, setValueAt, valueAt } from "./exception";
import {
  EXCEPTION_CONTEXT, HANDLED_OUTER, HANDLED_VALUE, THREAD_HANDLED, THREAD_HANDLED_OWN, UNBOUND,
} from "./generated/layout";
import { boxRef, refOf } from "./value";

/** A thread begins: it handles nothing. */
export function resetHandled(record: u32): void {
  const own = record + THREAD_HANDLED_OWN;
  store<i64>(own, UNBOUND, HANDLED_VALUE);
  store<u32>(own, 0, HANDLED_OUTER);
  store<u32>(record, own, THREAD_HANDLED);
}

/** A generator goes on, whose record this is (its value UNBOUND at first). */
@inline
export function enterHandled(item: u32): void {
  store<u32>(item, load<u32>(thread, THREAD_HANDLED), HANDLED_OUTER);
  store<u32>(thread, item, THREAD_HANDLED);
}

/** It yields, returns or raises. */
@inline
export function leaveHandled(item: u32): void {
  store<u32>(thread, load<u32>(item, HANDLED_OUTER), THREAD_HANDLED);
  store<u32>(item, 0, HANDLED_OUTER);
}

/** The exception that is being handled, borrowed; UNBOUND = none. */
export function handledException(): i64 {
  let item = load<u32>(thread, THREAD_HANDLED);
  while (item != 0) {
    const value = load<i64>(item, HANDLED_VALUE);
    if (value != UNBOUND) return value;
    item = load<u32>(item, HANDLED_OUTER);
  }
  return UNBOUND;
}

/** Whether the code that runs handles one itself: in a generator, not what its caller handles. */
export function handlesItself(): bool {
  return load<i64>(load<u32>(thread, THREAD_HANDLED), HANDLED_VALUE) != UNBOUND;
}

/** Implicit chaining: what is raised while another is handled has that one as its context. */
export function chainContext(exception: u32): void {
  const handled = handledException();
  if (handled == UNBOUND || refOf(handled) == exception || !isMutable(exception)) return;
  cutContexts(refOf(handled), exception);
  setValueAt(exception, EXCEPTION_CONTEXT, share(handled));
}

/** No ring: where the chain from `from` on comes to `exception`, it ends before it. */
function cutContexts(from: u32, exception: u32): void {
  let at = share(boxRef(from));
  let slow = from;
  let step = 0;
  while (true) {
    const context = valueAt(refOf(at), EXCEPTION_CONTEXT);
    if (context == UNBOUND) break;
    if (refOf(context) == exception) {
      setValueAt(refOf(at), EXCEPTION_CONTEXT, UNBOUND);
      release(context);
      break;
    }
    release(at);
    at = context;
    // a ring that a program has made itself
    if (refOf(at) == slow) break;
    if ((++step & 63) == 0) slow = refOf(at);
  }
  release(at);
}
