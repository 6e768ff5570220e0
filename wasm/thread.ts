/**
 * The handle of a thread and the life of a Python thread: a record of the table in shared memory, a register stack, a
 * worker that the host lends. The host calls threadEnter, runs the interpreter, and calls threadFinish; it gives
 * the record free when it has read what it wants. Waits let go of the GIL and end for Ctrl-C and for STOP.
 */
import { collectorBegins } from "./cycles";
import { programEnds } from "./exit";
import { FIRST_EVERY } from "./per-thread";
import { finaliseNow } from "./finalise";
import {
  BLOCKED_JOIN,
  BLOCKED_SLEEP,
  BLOCKED_START,
  CONTROL_BASE,
  CONTROL_CODE_LIST,
  CONTROL_HELD_EVERY,
  CONTROL_LOCAL_EVERY,
  CONTROL_MULTI,
  CONTROL_THREADS_ALIVE,
  CONTROL_THREADS_FREED,
  CONTROL_THREAD_COUNT,
  CONTROL_THREAD_NUMBER,
  EVENT_LEAVE,
  EVENT_RUN,
  EXC_RuntimeError,
  NONE,
  PYTHREAD_DAEMON,
  PYTHREAD_ENDED,
  PYTHREAD_ID,
  PYTHREAD_NAME,
  PYTHREAD_NEW,
  PYTHREAD_NUMBER,
  PYTHREAD_SIZE,
  PYTHREAD_STARTED,
  PYTHREAD_STATE,
  PYTHREAD_TARGET,
  REFCOUNT_BIASED,
  STATUS_RAISED,
  THREAD_EXCEPTION,
  THREAD_ID,
  THREAD_LEAVING,
  THREAD_OBJECT,
  THREAD_PARK,
  THREAD_RESULT,
  THREAD_STACK_BASE,
  THREAD_STATE,
  THREAD_STATE_ENDED,
  THREAD_STATE_FREE,
  THREAD_STUCK,
  TYPE_THREAD,
  UNBOUND,
} from "./generated/layout";
import { mergeQueue, tryCloseQueue } from "./biased";
import { enterFunction, enterModule } from "./call";
import { newObject, release, releaseRef, share, shareRef } from "./count";
import { gilEnabled, setCode, setFrame, stopping, thread, threadRecord, tracing } from "./control";
import { hasRaised, takeException } from "./error";
import { blockingBegin, blockingEnd, dropGil, takeGil } from "./gil";
import { event, perf_counter, thread_start } from "./host";
import { call0 } from "./invoke";
import { abandonFreeLists } from "./memory";
import { ownMember } from "./module";
import { releaseNotes } from "./attribute-cache";
import { releaseScratch } from "./quiet";
import { releaseLookups } from "./class";
import { raiseLiteral, raiseMemoryError, releaseText } from "./messages";
import { PIECE_NS } from "./pylock";
import { abandonRetired, goOnline } from "./quiesce";
import { raiseInterrupt, waitIsOver } from "./safepoint";
import { claimRecord, prepare, raiseTop, RECORDS } from "./thread-record";

/** How long start() waits for the record of a thread that has ended, which its worker gives back. */
const RECORD_WAIT_SECONDS: f64 = 10;
const MAIN_IDENT: u32 = 1;
const FIRST_IDENT: u32 = 2;

/** A new thread's handle, owned; it shares target and name. 0 when memory is exhausted. */
export function threadNew(target: i64, name: u32, daemon: bool): u32 {
  const object = newObject(PYTHREAD_SIZE, TYPE_THREAD);
  if (object == 0) return 0;
  store<i64>(object, share(target), PYTHREAD_TARGET);
  shareRef(name);
  store<u32>(object, name, PYTHREAD_NAME);
  store<u32>(object, PYTHREAD_NEW, PYTHREAD_STATE);
  store<u32>(object, 0, PYTHREAD_ID);
  store<u32>(object, daemon ? 1 : 0, PYTHREAD_DAEMON);
  store<u32>(object, atomic.add<u32>(CONTROL_BASE, 1, CONTROL_THREAD_NUMBER) + FIRST_IDENT, PYTHREAD_NUMBER);
  return object;
}

/** A number that no other thread ever has. `object` is 0 for the main thread. */
export function identOfThread(object: u32): u32 {
  return object == 0 ? MAIN_IDENT : load<u32>(object, PYTHREAD_NUMBER);
}

/** 1: started; 0: raised. */
export function threadStart(object: u32): i32 {
  if (atomic.cmpxchg<u32>(object, PYTHREAD_NEW, PYTHREAD_STARTED, PYTHREAD_STATE) != PYTHREAD_NEW) {
    raiseLiteral(EXC_RuntimeError, "threads can only be started once");
    return 0;
  }
  // From here on nothing may be elided any more; this thread is the only one, or it is set already. With the GIL all may, but
  // owners that the biased counts have.
  if (REFCOUNT_BIASED || !gilEnabled()) atomic.store<u32>(CONTROL_BASE, 1, CONTROL_MULTI);
  if (load<u32>(CONTROL_BASE, CONTROL_LOCAL_EVERY) == 0) store<u32>(CONTROL_BASE, FIRST_EVERY, CONTROL_LOCAL_EVERY);
  if (load<u32>(CONTROL_BASE, CONTROL_HELD_EVERY) == 0) store<u32>(CONTROL_BASE, FIRST_EVERY, CONTROL_HELD_EVERY);
  const alive = atomic.add<u32>(CONTROL_BASE, 1, CONTROL_THREADS_ALIVE);
  const id = alive < RECORDS - 1 ? waitForRecord() : 0;
  if (id != 0 && prepare(id, object)) {
    shareRef(object);
    store<u32>(object, id, PYTHREAD_ID);
    atomic.add<u32>(CONTROL_BASE, 1, CONTROL_THREAD_COUNT);
    if (thread_start(object, id)) return 1;
    atomic.sub<u32>(CONTROL_BASE, 1, CONTROL_THREAD_COUNT);
    releaseRef(object);
  }
  atomic.sub<u32>(CONTROL_BASE, 1, CONTROL_THREADS_ALIVE);
  if (id != 0) atomic.store<u32>(threadRecord(id), THREAD_STATE_FREE, THREAD_STATE);
  atomic.store<u32>(object, PYTHREAD_NEW, PYTHREAD_STATE);
  if (waitIsOver()) raiseInterrupt();
  else raiseLiteral(EXC_RuntimeError, "can't start new thread");
  return 0;
}

/** A free thread record, claimed; when all are taken, waits for one whose thread has ended. 0: none. */
function waitForRecord(): u32 {
  let id = claimRecord();
  if (id != 0) return id;
  const end = perf_counter() + RECORD_WAIT_SECONDS;
  blockingBegin(BLOCKED_START);
  while (id == 0 && !waitIsOver() && perf_counter() < end) {
    const freed = atomic.load<i32>(CONTROL_BASE, CONTROL_THREADS_FREED);
    id = claimRecord();
    if (id == 0) atomic.wait<i32>(CONTROL_BASE + CONTROL_THREADS_FREED, freed, PIECE_NS);
  }
  blockingEnd();
  return id;
}

/**
 * The worker's first call: takes the GIL and sets the outermost frame up, the module's for the main thread.
 * STATUS_FRAME: run the interpreter; STATUS_NEXT: there is nothing to run; STATUS_RAISED.
 */
export function threadEnter(): u32 {
  raiseTop(load<u32>(thread, THREAD_ID) + 1);
  if (load<u32>(thread, THREAD_STACK_BASE) == 0 && !prepare(load<u32>(thread, THREAD_ID), 0)) {
    takeGil();
    goOnline();
    raiseMemoryError();
    return STATUS_RAISED;
  }
  takeGil();
  goOnline();
  if (tracing()) event(EVENT_RUN, 0);
  const object = load<u32>(thread, THREAD_OBJECT);
  if (object == 0) collectorBegins();
  if (object == 0) return enterModule(load<u32>(load<u32>(CONTROL_BASE + CONTROL_CODE_LIST)));
  const target = load<i64>(object, PYTHREAD_TARGET);
  return enterFunction(target);
}

/**
 * What threading wants done when the main thread has ended (its value stands in _thread.shutdown): executors send their
 * threads home. Comes before threadFinish; whatever the program ended with has been read.
 */
export function threadShutdown(): void {
  const hook = ownMember("_thread", "shutdown");
  if (hook == UNBOUND || hook == NONE || stopping()) return;
  if (hasRaised()) release(takeException());
  setFrame(0);
  setCode(0);
  release(call0(hook));
  if (hasRaised()) release(takeException());
  release(hook);
}

/** The worker's last call: what the thread held is released, joiners are woken. Afterwards it touches no object. */
export function threadFinish(): void {
  finaliseNow();
  if (load<u32>(thread, THREAD_OBJECT) == 0) programEnds();
  release(load<i64>(thread, THREAD_RESULT));
  store<i64>(thread, UNBOUND, THREAD_RESULT);
  release(load<i64>(thread, THREAD_EXCEPTION));
  store<i64>(thread, UNBOUND, THREAD_EXCEPTION);
  const object = load<u32>(thread, THREAD_OBJECT);
  if (object != 0) finishObject(object);
  finaliseNow();
  store<u32>(thread, 0, THREAD_OBJECT);
  releaseText();
  releaseLookups();
  releaseNotes();
  releaseScratch();
  if (REFCOUNT_BIASED) leaveQueue();
  abandonRetired();
  abandonFreeLists();
  if (tracing()) event(EVENT_LEAVE, 0);
  atomic.store<u32>(thread, THREAD_STATE_ENDED, THREAD_STATE);
  dropGil();
}

/** From here on this thread touches no count, and what it made dies when others release it. */
function leaveQueue(): void {
  do {
    mergeQueue();
    finaliseNow();
  } while (!tryCloseQueue());
  atomic.store<u32>(thread, 0, THREAD_LEAVING);
  atomic.notify(thread + THREAD_LEAVING, -1);
}

/** After a join, as what the thread left in its queue would still seem alive. */
function waitForLeaving(object: u32): void {
  const word = threadRecord(load<u32>(object, PYTHREAD_ID)) + THREAD_LEAVING;
  if (atomic.load<u32>(word) != object) return;
  blockingBegin(BLOCKED_JOIN);
  while (atomic.load<u32>(word) == object && !waitIsOver()) parkOn(word, object);
  blockingEnd();
}

function parkOn(word: u32, value: u32): void {
  atomic.wait<i32>(word, value, PIECE_NS);
}

/** The target lives no longer than the run. */
function finishObject(object: u32): void {
  const target = load<i64>(object, PYTHREAD_TARGET);
  store<i64>(object, NONE, PYTHREAD_TARGET);
  release(target);
  if (REFCOUNT_BIASED) store<u32>(thread, object, THREAD_LEAVING);
  atomic.sub<u32>(CONTROL_BASE, 1, CONTROL_THREADS_ALIVE);
  atomic.store<u32>(object, PYTHREAD_ENDED, PYTHREAD_STATE);
  atomic.notify(object + PYTHREAD_STATE, -1);
  releaseRef(object);
}

/** Waits for the thread's end, at most `timeout` seconds (negative: no limit). 1: it ended or time is over; 0: raised. */
export function threadJoin(object: u32, timeout: f64): i32 {
  const state = atomic.load<u32>(object, PYTHREAD_STATE);
  if (state == PYTHREAD_NEW) {
    raiseLiteral(EXC_RuntimeError, "cannot join thread before it is started");
    return 0;
  }
  if (object == load<u32>(thread, THREAD_OBJECT)) {
    raiseLiteral(EXC_RuntimeError, "cannot join current thread");
    return 0;
  }
  const done = state == PYTHREAD_ENDED ? 1 : waitOn(object + PYTHREAD_STATE, PYTHREAD_STARTED, timeout, BLOCKED_JOIN);
  if (REFCOUNT_BIASED && done == 1) waitForLeaving(object);
  return done;
}

export function threadIsAlive(object: u32): bool {
  return atomic.load<u32>(object, PYTHREAD_STATE) == PYTHREAD_STARTED;
}

/** time.sleep; the caller has refused negative times. 1: done; 0: raised. */
export function sleepSeconds(seconds: f64): i32 {
  return waitOn(thread + THREAD_PARK, 0, max(seconds, 0), BLOCKED_SLEEP);
}

/** Waits while the word has this value, in pieces. 1: it changed or time is over; 0: KeyboardInterrupt is raised. */
function waitOn(word: u32, value: u32, timeout: f64, reason: u32): i32 {
  const end = perf_counter() + timeout;
  let over = false;
  store<u32>(thread, reason == BLOCKED_JOIN && timeout < 0 ? 1 : 0, THREAD_STUCK);
  blockingBegin(reason);
  while (atomic.load<u32>(word) == value) {
    over = waitIsOver();
    const left: f64 = timeout < 0 ? 1 : end - perf_counter();
    if (over || left <= 0) break;
    atomic.wait<i32>(word, value, left < 0.05 ? <i64>(left * 1e9) : PIECE_NS);
  }
  blockingEnd();
  store<u32>(thread, 0, THREAD_STUCK);
  if (over) raiseInterrupt();
  return over ? 0 : 1;
}
