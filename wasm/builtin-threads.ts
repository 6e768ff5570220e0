/**
 * Built-ins of threading and time: Thread and its methods, Lock and its methods, time.time, perf_counter, sleep.
 * Each takes its arguments from arguments.ts and returns an owned value; UNBOUND = raised, with CPython's message.
 */
import {
  argument, checkCount, checkExactlyOne, checkKeywords, checkNoKeywords, checkNone, checkPythonCount, keyword, keywordCount, parameter,
  positional, wrongCount,
} from "./arguments";
import { thread } from "./control";
import { releaseRef, share } from "./count";
import { orMemoryError } from "./error";
import {
  EXC_AssertionError, EXC_NotImplementedError, EXC_OverflowError, EXC_TypeError, EXC_ValueError, NONE, PYTHREAD_DAEMON, PYTHREAD_NAME,
  PYTHREAD_NUMBER, THREAD_OBJECT, UNBOUND,
} from "./generated/layout";
import { perf_counter, time } from "./host";
import { raiseForType, raiseLiteral, raiseMemoryError } from "./messages";
import { lockAcquire, lockLocked, lockNew, lockRelease } from "./pylock";
import { stringOf } from "./text";
import { sleepSeconds, threadIsAlive, threadJoin, threadNew, threadStart } from "./thread";
import { defaultThreadName } from "./thread-text";
import { truth } from "./truth";
import { newTuple, setTupleItem } from "./tuple";
import { boxBool, boxFloat, boxNew, boxRef, isNumber, numberOf, refOf } from "./value";

/** Seconds that CPython's clocks count: 63 bits of nanoseconds. */
const LARGEST_SECONDS: f64 = 9223372036.854775;
/** What `seconds` returns when it raised. */
const RAISED: f64 = NaN;
/** As lock and thread waits have it: no limit. */
const FOREVER: f64 = -1;

// ── threading.Thread ──

/** Thread(group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None). */
export function makeThread(): i64 {
  const group = parameter(0, "group");
  const target = parameter(1, "target");
  const name = parameter(2, "name");
  const args = parameter(3, "args");
  const kwargs = parameter(4, "kwargs");
  const daemon = keyword("daemon");
  if (!checkPythonCount("Thread.__init__", 1, 6, positional + 1) || !checkKeywords("Thread.__init__")) return UNBOUND;
  if (isGiven(group)) {
    raiseLiteral(EXC_AssertionError, "group argument must be None for now");
    return UNBOUND;
  }
  if (isGiven(kwargs)) {
    raiseLiteral(EXC_NotImplementedError, "Thread(kwargs=…) is not supported yet; pass the arguments with args=");
    return UNBOUND;
  }
  const given = args == UNBOUND ? 0 : packed(args);
  if (args != UNBOUND && given == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  const isForDaemon = isGiven(daemon) ? truth(daemon) : isDaemon();
  const made = newThread(target == UNBOUND ? NONE : target, given, name, isForDaemon);
  if (given != 0) releaseRef(given);
  return made;
}

function isGiven(value: i64): bool {
  return value != UNBOUND && value != NONE;
}

/** A thread is a daemon when its maker is one, unless it is told otherwise. */
function isDaemon(): bool {
  const maker = load<u32>(thread + THREAD_OBJECT);
  return maker != 0 && load<u32>(maker + PYTHREAD_DAEMON) != 0;
}

function newThread(target: i64, args: u32, name: i64, daemon: bool): i64 {
  const given = isGiven(name) ? stringOf(name) : 0;
  if (isGiven(name) && given == 0) return UNBOUND;
  const made = threadNew(target, args, given, daemon);
  if (given != 0) releaseRef(given);
  if (made == 0) {
    raiseMemoryError();
    return UNBOUND;
  }
  if (given != 0) return boxRef(made);
  // The name outlives the target, which is given up when the thread ends.
  const named = defaultThreadName(load<u32>(made + PYTHREAD_NUMBER), target);
  store<u32>(made + PYTHREAD_NAME, named);
  if (named != 0) return boxRef(made);
  releaseRef(made);
  raiseMemoryError();
  return UNBOUND;
}

/** The arguments as they were given, in a tuple of one: run() unpacks them. 0: memory is exhausted. */
function packed(args: i64): u32 {
  const tuple = newTuple(1);
  if (tuple != 0) setTupleItem(tuple, 0, share(args));
  return tuple;
}

export function callStart(): i64 {
  if (!checkPythonCount("Thread.start", 1, 1, positional) || !checkKeywords("Thread.start")) return UNBOUND;
  return threadStart(refOf(argument(0))) != 0 ? NONE : UNBOUND;
}

export function callJoin(): i64 {
  if (!checkPythonCount("Thread.join", 1, 2, positional)) return UNBOUND;
  const timeout = parameter(1, "timeout");
  if (!checkKeywords("Thread.join")) return UNBOUND;
  const limit = isGiven(timeout) ? seconds(timeout) : FOREVER;
  if (isNaN(limit)) return UNBOUND;
  return threadJoin(refOf(argument(0)), isGiven(timeout) ? max(limit, 0) : FOREVER) != 0 ? NONE : UNBOUND;
}

export function isAlive(): i64 {
  if (!checkPythonCount("Thread.is_alive", 1, 1, positional) || !checkKeywords("Thread.is_alive")) return UNBOUND;
  return boxBool(threadIsAlive(refOf(argument(0))));
}

// ── threading.Lock ──

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
