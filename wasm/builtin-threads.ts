/**
 * Built-ins of _thread and time: the handle of a thread and its methods, lock and its methods, time.time, perf_counter,
 * sleep.
 * Each takes its arguments from arguments.ts and returns an owned value; UNBOUND = raised, with CPython's message.
 */
import {
  argument, checkCount, checkExactlyOne, checkKeywords, checkNoKeywords, checkNone, keywordCount, parameter, positional,
  wrongCount,
} from "./arguments";
import { thread } from "./control";
import { releaseRef } from "./count";
import { orMemoryError } from "./error";
import { CONTROL_BASE, CONTROL_STACK_ASKED, MAIN_STACK_BYTES, EXC_OverflowError, EXC_TypeError, EXC_ValueError, NONE, THREAD_OBJECT, UNBOUND } from "./generated/layout";
import { perf_counter, report_exception, time } from "./host";
import { raiseForType, raiseLiteral } from "./messages";
import { lockAcquire, lockLocked, lockNew, lockRelease } from "./pylock";
import { stringOf } from "./text";
import { identOfThread, sleepSeconds, threadIsAlive, threadJoin, threadNew, threadStart } from "./thread";
import { truth } from "./truth";
import { boxBool, boxFloat, boxInt, boxNew, isNumber, numberOf, refOf } from "./value";

/** Seconds that CPython's clocks count: 63 bits of nanoseconds. */
const LARGEST_SECONDS: f64 = 9223372036.854775;
/** What `seconds` returns when it raised. */
const RAISED: f64 = NaN;
/** As lock and thread waits have it: no limit. */
const FOREVER: f64 = -1;

// ── _thread: handles of threads ──

/** _ThreadHandle(function, name, daemon): a thread that is to call the function without arguments. */
export function makeThread(): i64 {
  if (!checkNoKeywords("_ThreadHandle") || !checkCount("_ThreadHandle", 3, 3)) return UNBOUND;
  const name = stringOf(argument(1));
  if (name == 0) return UNBOUND;
  const made = threadNew(argument(0), name, truth(argument(2)));
  releaseRef(name);
  return orMemoryError(boxNew(made));
}

export function callStart(): i64 {
  return checkNone("start", 1) && threadStart(refOf(argument(0))) != 0 ? NONE : UNBOUND;
}

/** join(timeout): None waits for ever. */
export function callJoin(): i64 {
  if (!checkExactlyOne("join", 1)) return UNBOUND;
  const timeout = argument(1);
  const limit = timeout == NONE ? FOREVER : seconds(timeout);
  if (isNaN(limit)) return UNBOUND;
  return threadJoin(refOf(argument(0)), limit) != 0 ? NONE : UNBOUND;
}

export function isAlive(): i64 {
  return checkNone("is_alive", 1) ? boxBool(threadIsAlive(refOf(argument(0)))) : UNBOUND;
}

/** handle.ident. */
export function identOf(): i64 {
  return boxInt(<i64>identOfThread(refOf(argument(0))));
}

/** get_ident(): the number of the thread that asks. */
export function ownIdent(): i64 {
  return checkNone("_thread.get_ident") ? boxInt(<i64>identOfThread(load<u32>(thread + THREAD_OBJECT))) : UNBOUND;
}

/** set_stack(bytes): what the stacks of threads shall have that start from now on; 0 = as usual. */
export function setStack(): i64 {
  if (!checkExactlyOne("_thread.set_stack") || !isNumber(argument(0))) return UNBOUND;
  atomic.store<u32>(CONTROL_BASE, <u32>min<f64>(numberOf(argument(0)), <f64>MAIN_STACK_BYTES), CONTROL_STACK_ASKED);
  return NONE;
}

/** report(head, exception): both to stderr, as an exception that nobody caught. */
export function reportException(): i64 {
  if (!checkCount("_thread.report", 2, 2)) return UNBOUND;
  const head = stringOf(argument(0));
  if (head == 0) return UNBOUND;
  report_exception(head, refOf(argument(1)), false);
  releaseRef(head);
  return NONE;
}

// ── _thread.lock ──

export function makeLock(): i64 {
  if (!checkNoKeywords("lock") || !checkCount("lock", 0, 0)) return UNBOUND;
  return orMemoryError(boxNew(lockNew()));
}

/** acquire(blocking=True, timeout=-1). */
export function acquireLock(): i64 {
  const given = positional + keywordCount() - 1;
  if (given > 2) {
    wrongCount("acquire", "at most 2 arguments", given);
    return UNBOUND;
  }
  const blocking = parameter(1, "blocking");
  const timeout = parameter(2, "timeout");
  if (!checkKeywords("acquire")) return UNBOUND;
  const limit = timeout == UNBOUND ? FOREVER : seconds(timeout);
  if (isNaN(limit)) return UNBOUND;
  const blocks = blocking == UNBOUND || truth(blocking);
  if (!checkTimeout(blocks, limit)) return UNBOUND;
  const acquired = lockAcquire(refOf(argument(0)), blocks, limit);
  return acquired < 0 ? UNBOUND : boxBool(acquired != 0);
}

function checkTimeout(blocks: bool, limit: f64): bool {
  if (limit == FOREVER) return true;
  if (blocks && limit >= 0) return true;
  raiseLiteral(
    EXC_ValueError,
    blocks ? "timeout value must be a non-negative number" : "can't specify a timeout for a non-blocking call",
  );
  return false;
}

export function releaseLock(): i64 {
  if (!checkNone("lock.release", 1)) return UNBOUND;
  return lockRelease(refOf(argument(0))) != 0 ? NONE : UNBOUND;
}

export function isLocked(): i64 {
  return checkNone("lock.locked", 1) ? boxBool(lockLocked(refOf(argument(0)))) : UNBOUND;
}

// ── time ──

export function wallTime(): i64 {
  return checkNone("time.time") ? boxFloat(time()) : UNBOUND;
}

export function monotonicTime(): i64 {
  return checkNone("time.perf_counter") ? boxFloat(perf_counter()) : UNBOUND;
}

export function sleep(): i64 {
  if (!checkExactlyOne("time.sleep")) return UNBOUND;
  const time = seconds(argument(0));
  if (isNaN(time)) return UNBOUND;
  if (time < 0) {
    raiseLiteral(EXC_ValueError, "sleep length must be non-negative");
    return UNBOUND;
  }
  return sleepSeconds(time) != 0 ? NONE : UNBOUND;
}

/** A time span given as int or float; NaN = raised. */
function seconds(value: i64): f64 {
  if (!isNumber(value)) {
    raiseForType(EXC_TypeError, "'", value, "' object cannot be interpreted as an integer or float");
    return RAISED;
  }
  const span = numberOf(value);
  if (isNaN(span)) raiseLiteral(EXC_ValueError, "Invalid value NaN (not a number)");
  if (abs(span) <= LARGEST_SECONDS || isNaN(span)) return span;
  raiseLiteral(EXC_OverflowError, "timestamp out of range for platform time_t");
  return RAISED;
}
