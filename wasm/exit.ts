/**
 * The end of the program, on the main thread: when no thread is left that is no daemon, what was registered for it is
 * called, the newest first, and what is still alive is finalised, the oldest first: CPython's last collection, which finds
 * the modules' names with all that hangs on them.
 */
import { argument } from "./arguments";
import { finaliseEverything } from "./cycles";
import { setFrame, stopping, thread, threadRecord } from "./control";
import { release, share } from "./count";
import { hasRaised, setException, takeException } from "./error";
import { finaliseNow, reportFailure } from "./finalise";
import {
  BLOCKED_JOIN, CONTROL_BASE, CONTROL_CLOSABLE, CONTROL_DELETERS, CONTROL_EXIT_CALLS, CONTROL_THREAD_TOP, NONE, PYTHREAD_DAEMON, THREAD_DEPTH,
  THREAD_OBJECT, THREAD_PARK, THREAD_STATE, THREAD_STATE_BLOCKED, THREAD_STATE_RUNNING, THREAD_STATE_STARTING, UNBOUND,
} from "./generated/layout";
import { blockingBegin, blockingEnd } from "./gil";
import { call0 } from "./invoke";
import { list_push, listPop, newList } from "./list";
import { raiseMemoryError } from "./messages";
import { waitIsOver } from "./safepoint";
import { boxRef } from "./value";

/** _weakref.at_exit(function). */
export function atExit(): i64 {
  const word = CONTROL_BASE + CONTROL_EXIT_CALLS;
  if (atomic.load<u32>(word) == 0) {
    const made = newList(0);
    if (made != 0 && atomic.cmpxchg<u32>(word, 0, made) != 0) release(boxRef(made));
  }
  const list = atomic.load<u32>(word);
  if (list != 0 && list_push(list, share(argument(0))) != 0) return NONE;
  raiseMemoryError();
  return UNBOUND;
}

export function programEnds(): void {
  const calls = load<u32>(CONTROL_BASE + CONTROL_EXIT_CALLS);
  const finalises = (load<u32>(CONTROL_BASE + CONTROL_DELETERS) | load<u32>(CONTROL_BASE + CONTROL_CLOSABLE)) != 0;
  if ((calls == 0 && !finalises) || stopping()) return;
  const inFlight = takeException();
  setFrame(0);
  store<u32>(thread, 0, THREAD_DEPTH);
  blockingBegin(BLOCKED_JOIN);
  while (othersRun() && !waitIsOver()) park();
  blockingEnd();
  if (!waitIsOver()) {
    if (calls != 0) callAll(calls);
    finaliseEverything();
    finaliseNow();
  }
  if (inFlight != UNBOUND) setException(inFlight);
}

/** Whether a thread runs, or is to run, that is no daemon. */
function othersRun(): bool {
  const end = threadRecord(atomic.load<u32>(CONTROL_BASE + CONTROL_THREAD_TOP));
  for (let record = threadRecord(0); record < end; record += threadRecord(1) - threadRecord(0)) {
    const state = atomic.load<u32>(record, THREAD_STATE);
    const lives = state == THREAD_STATE_STARTING || state == THREAD_STATE_RUNNING || state == THREAD_STATE_BLOCKED;
    if (record == thread || !lives) continue;
    const object = load<u32>(record, THREAD_OBJECT);
    if (object == 0 || load<u32>(object, PYTHREAD_DAEMON) == 0) return true;
  }
  return false;
}

function park(): void {
  atomic.wait<i32>(thread + THREAD_PARK, 0, 1_000_000);
}

function callAll(calls: u32): void {
  while (true) {
    const callback = listPop(calls, -1);
    if (callback == UNBOUND) break;
    release(call0(callback));
    if (hasRaised()) reportFailure("Exception ignored in atexit callback ", callback);
    release(callback);
    finaliseNow();
  }
  if (hasRaised()) release(takeException());
}
