/** The name and the repr of a Thread, as threading.py makes them. */
import {
  BUILTIN_ID, PYTHREAD_DAEMON, PYTHREAD_ENDED, PYTHREAD_ID, PYTHREAD_NAME, PYTHREAD_NEW,
  PYTHREAD_NUMBER, PYTHREAD_STATE, TYPE_BUILTIN, TYPE_CLASS, TYPE_FUNCTION,
} from "./generated/layout";
import { functionName } from "./function-extras";
import { begin, byte, finish, number, shortName, str, text } from "./messages";
import { refOf, typeOf } from "./value";

/** "Thread-N (target)" as an owned str, for a thread that was given no name; 0 when memory is exhausted. */
export function defaultThreadName(serial: u32, target: i64): u32 {
  const mark = begin();
  text("Thread-");
  number(serial);
  const type = typeOf(target);
  if (type == TYPE_FUNCTION || type == TYPE_BUILTIN || type == TYPE_CLASS) {
    text(" (");
    appendName(target, type);
    byte(41);
  }
  return finish(mark);
}

/** __name__ of a function, a built-in or a class. */
function appendName(callable: i64, type: u32): void {
  if (type == TYPE_FUNCTION) return str(functionName(refOf(callable)));
  shortName(load<u32>(refOf(callable) + BUILTIN_ID));
}

/** <Thread(Thread-1 (f), started 1)>; Patchwork's ident is the number of the thread's record. */
export function appendThread(thread: u32): void {
  const name = load<u32>(thread + PYTHREAD_NAME);
  const state = atomic.load<u32>(thread + PYTHREAD_STATE);
  text("<Thread(");
  if (name != 0) {
    str(name);
  } else {
    text("Thread-");
    number(load<u32>(thread + PYTHREAD_NUMBER));
  }
  text(state == PYTHREAD_NEW ? ", initial" : state == PYTHREAD_ENDED ? ", stopped" : ", started");
  if (load<u32>(thread + PYTHREAD_DAEMON) != 0) text(" daemon");
  if (state != PYTHREAD_NEW) {
    byte(32);
    number(load<u32>(thread + PYTHREAD_ID));
  }
  text(")>");
}
